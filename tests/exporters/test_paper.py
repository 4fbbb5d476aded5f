"""Sheets for a class: versions, their keys, what stands where, and pages that cut no question."""

import csv
import io
import os
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from allquiz.exporters.paper import arranged, items, sampler, sheets
from allquiz.markup import to_html, to_plain
from allquiz.model.key import Gaps, Options, Words, key_of
from allquiz.model.question import AnyQuestion
from tests.anki.cards.browser import needed_chromium
from tests.conftest import Run
from tests.exporters.banks import DECK, nasty, shipped

PAGE = {"A4": (210, 297), "letter": (216, 279)}  # millimetres
MARGINS = (32, 34)
INCH = 25.4


class Texts(HTMLParser):
    """The text of every article, and the tags that occur."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.articles: list[str] = []
        self.tags: set[str] = set()
        self._inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "article":
            self.articles.append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "article"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.articles[-1] += data


def rows(questions: list[AnyQuestion], versions: int) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(items(questions, versions), newline="")))


def test_every_version_asks_every_question_and_in_its_own_order(tmp_path: Path) -> None:
    questions = nasty(tmp_path)
    orders = [[shown.question.name for shown in arranged(questions, name)] for name in "ABCD"]
    assert all(sorted(order) == sorted(question.name for question in questions) for order in orders)
    assert len(set(map(tuple, orders))) == 4


def test_options_stand_in_another_order_in_another_version() -> None:
    questions = [q for q in shipped() if q.type == "choice"]
    by_version = [{s.question.name: s.options for s in arranged(questions, name)} for name in "AB"]
    other = [name for name in by_version[0] if by_version[0][name] != by_version[1][name]]
    assert len(other) > len(questions) / 2


def test_the_key_names_the_letters_of_its_own_version(tmp_path: Path) -> None:
    questions = nasty(tmp_path)
    articles = Texts(sheets(DECK, questions, 2)).articles
    keys = articles[2 * len(questions) :]
    told = iter(keys)
    for name in "AB":
        for number, shown in enumerate(arranged(questions, name), start=1):
            text = next(told)
            assert text.startswith(f"{number}.")
            if isinstance(shown.key, Options) and shown.key.kind != "statement":
                letters = set(re.findall(r"(?:^\d+\.|; )([A-Z])\. ", text.split("\n")[0]))
                right = {option.text for option in shown.key.right}
                assert {shown.options["ABCDEF".index(letter)] for letter in letters} == right


def test_the_key_of_a_typed_answer_is_its_first_wording_and_tells_the_further_ones() -> None:
    question, first, more = next(
        (question, first, more)
        for question in shipped()
        if isinstance(key := key_of(question), Words)
        for first, *more in [key.wordings]
        if more
    )
    made = sheets(DECK, [question])
    assert f"<b class=right>{to_html(first)}</b>" in made
    assert f"Also right: {'; '.join(map(to_html, more))}" in made


def test_what_is_to_be_typed_stands_in_the_key_alone() -> None:
    for question in shipped():
        if isinstance(key := key_of(question), Words):
            asked, told = Texts(sheets(DECK, [question])).articles
            shown = to_plain(key.wordings[0])
            assert shown in told
            assert shown not in asked, question.name


def test_the_key_of_several_gaps_is_the_first_wording_of_each() -> None:
    question, gaps = next(
        (question, key.gaps)
        for question in shipped()
        if isinstance(key := key_of(question), Gaps)
        if len(key.gaps) > 1 and all(gap.wordings[1:] for gap in key.gaps)
    )
    made = sheets(DECK, [question])
    assert f"<b class=right>{'; '.join(to_html(gap.wordings[0]) for gap in gaps)}</b>" in made
    for number, gap in enumerate(gaps, start=1):
        further = "; ".join(map(to_html, gap.wordings[1:]))
        assert f"<p>Also right in gap {number}: {further}</p>" in made


def test_what_stands_where_is_mapped_back_to_full_names(tmp_path: Path) -> None:
    questions = nasty(tmp_path)
    found = rows(questions, 4)
    assert [row["version"] for row in found] == [v for v in "ABCD" for _ in questions]
    assert [row["name"] for row in found if row["version"] == "C"] == [
        shown.question.name for shown in arranged(questions, "C")
    ]


def test_one_version_has_no_letter_and_keeps_the_banks_order(tmp_path: Path) -> None:
    questions = nasty(tmp_path)
    assert [(row["version"], row["name"]) for row in rows(questions, 1)] == [
        ("", question.name) for question in questions
    ]
    assert "Version" not in sheets(DECK, questions)


def test_a_sampler_is_of_all_topics_and_always_the_same() -> None:
    questions = shipped()
    drawn = sampler(questions, 40)
    assert len(drawn) == 40
    assert drawn == sampler(questions, 40)
    counts = Counter(question.topic for question in drawn)
    assert len(counts) == len({question.topic for question in questions})
    assert max(counts.values()) - min(counts.values()) <= 1


def test_the_text_of_a_bank_is_text(tmp_path: Path) -> None:
    page = sheets(DECK, nasty(tmp_path))
    assert "<true>" in "".join(Texts(page).articles)
    assert "true" not in Texts(page).tags


@pytest.mark.parametrize("size", ["A4", "letter"])
def test_no_question_is_taller_than_a_page_nor_cut_by_one(
    size: str, browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "sheets.html"
    path.write_text(sheets(DECK, shipped(), 1, size), "utf-8")  # type: ignore[arg-type]
    width, height = (
        int((whole - margin) / INCH * 96) for whole, margin in zip(PAGE[size], MARGINS, strict=True)
    )
    tab = browser.new_page(viewport={"width": width, "height": height})
    tab.emulate_media(media="print")
    tab.goto(path.as_uri())
    measured = tab.evaluate(
        """() => [...document.querySelectorAll("article")].map(article =>
        [article.getBoundingClientRect().height, getComputedStyle(article).breakInside])"""
    )
    wide = tab.evaluate("document.documentElement.scrollWidth")
    tab.close()
    assert max(tall for tall, _ in measured) < height
    assert {how for _, how in measured} == {"avoid"}
    assert wide <= width


def test_a_pdf_where_a_chromium_is_there(allquiz: Run, tmp_path: Path) -> None:
    needed_chromium()
    (tmp_path / "bank.yaml").write_text(
        "title: B\ntopic: b\nnamespace: n\nquestions:\n"
        "  - {id: a, type: true_false, stem: It is so., answer: true}\n"
    )
    for _ in range(2):
        ran = allquiz("export", "paper", "--bank", "bank.yaml", "--versions", 4, "-o", "test.pdf")
        assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "test.pdf").read_bytes().startswith(b"%PDF-")
    lines = (tmp_path / "test.items.csv").read_text("utf-8-sig").splitlines()
    assert lines[:2] == ["version,place,name,type,question", "A,1,n/a,true_false,It is so."]
    assert len(lines) == 5


@pytest.mark.skipif(os.name != "posix", reason="it stands for a browser as a script of a shell")
@pytest.mark.parametrize(
    ("script", "said"), [("sleep 60", "it came to no end"), ("echo no >&2", "no")]
)
def test_a_chromium_that_makes_no_pdf_is_told_with_a_way_out(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    browser = tmp_path / "chromium"
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(browser))
    if said != "no":
        monkeypatch.setattr("allquiz.app.pdf.PATIENCE", 0)
    (tmp_path / "bank.yaml").write_text(
        "title: B\ntopic: b\nnamespace: n\nquestions:\n"
        "  - {id: a, type: true_false, stem: It is so., answer: true}\n"
    )
    ran = allquiz("export", "paper", "--bank", "bank.yaml", "-o", "test.pdf")
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"Error: {browser} made no PDF: {said}\nHelp: ")
    assert not list(tmp_path.glob("test.*"))


@pytest.mark.parametrize("name", ["test.pdf", "TEST.PDF"])
def test_without_a_chromium_a_pdf_is_refused_with_a_way_out(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr("allquiz.app.pdf.PLACES", ())
    (tmp_path / "bank.yaml").write_text(
        "title: B\ntopic: b\nnamespace: n\nquestions:\n"
        "  - {id: a, type: true_false, stem: It is so., answer: true}\n"
    )
    ran = allquiz("export", "paper", "--bank", "bank.yaml", "-o", name)
    assert ran.returncode == 2
    assert ".html" in ran.stderr
    assert not (tmp_path / name).exists()
