"""`preview`: what a learner sees, and the answers."""

import os
import re
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pexpect
import pytest

from allquiz.asking import show
from allquiz.bank.read import read_banks
from allquiz.model.words import letter
from tests.conftest import QUESTIONS, Run, shipped_bank

HEAD = (
    "title: T\ntopic: t\nnamespace: n\nsource: {title: Lecture, revised: 2026-01-02}\nquestions:\n"
)
CHOICE = """\
  - id: cell
    type: choice
    stem: Which *cell* <b>?
    answer: Mega & co
    distractors: {Mono: It moves., Lympho: It matures.}
    hint: Large.
    explanation: Since so.
    since: {note: It grew., as_of: 2025, source: A paper}
    as_of: 2021
"""
REST = """\
  - {id: num, type: numeric, stem: N?, answer: 20, unit: "%", tolerance: 5%}
  - {id: word, type: short_answer, stem: W?, answer: marrow, accept: [pith], exact: true}
  - {id: gaps, type: cloze, stem: "A {{b|c}} and {{d}}."}
  - {id: pairs, type: matching, stem: P, pairs: {x: one, y: two}, distractors: [three]}
  - {id: steps, type: ordering, stem: O, order: [first, second]}
  - {id: sorts, type: categorize, stem: S, categories: {big: [whale], small: [mouse]}}
  - {id: card, type: flashcard, front: F?, back: Back side}
  - {id: judge, type: true_false, stem: J, answer: false}
  - {id: many, type: multiple_response, stem: M, answers: [r1, r2], distractors: [w1]}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "b.yaml"
    path.write_text(HEAD + CHOICE + REST)
    return path


def test_a_file_is_named_only_for_a_page(allquiz: Run, bank: Path) -> None:
    refused = allquiz("preview", "b.yaml", "-o", "b.html")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "allquiz preview b.yaml --html -o b.html" in refused.stderr


def test_a_folder_may_have_the_name_of_a_question(allquiz: Run, bank: Path) -> None:
    folder = bank.parent / "cell"
    folder.mkdir()
    bank.rename(folder / "b.yaml")
    assert "Back side" in allquiz("preview", "cell").stdout


def test_a_choice_with_its_letters_key_and_background(allquiz: Run, bank: Path) -> None:
    shown = allquiz("preview", "b.yaml", "cell").stdout
    (question,) = [q for q in read_banks([bank]).questions if q.id == "cell"]
    options = show(question, 0).options
    for index, text in enumerate(options):
        assert f"\n{letter(index)}) {text}\n" in shown
    key = letter(options.index("Mega & co"))
    assert f"Answer: {key}) Mega & co\n" in shown
    assert re.search(r"^Not: [ABC]\) Mono: It moves\.$", shown, re.MULTILINE)
    for line in (
        "Which cell <b>?",
        "Hint: Large.",
        "Why: Since so.",
        "New: Since the source was written (as of 2025): It grew. [A paper]",
        "The answer holds as of 2021.",
        "Source: “Lecture”, revised 2026-01-02",
    ):
        assert f"\n{line}\n" in shown


@pytest.mark.parametrize(
    ("id", "lines"),
    [
        ("num", ["Answer: 20% (up to 5% off is right)"]),
        ("word", ["Answer: marrow", "Also: pith", "No typo is forgiven."]),
        ("gaps", ["A ____(1) and ____(2).", "Gap 1: b (also right: c)", "Gap 2: d"]),
        ("steps", ["Place 1: first", "Place 2: second"]),
        ("card", ["Back: Back side"]),
        ("judge", ["Answer: The statement is false."]),
    ],
)
def test_the_key_of_each_type(allquiz: Run, bank: Path, id: str, lines: list[str]) -> None:
    shown = allquiz("preview", "b.yaml", id).stdout.splitlines()
    assert [line for line in lines if line not in shown] == []


def test_pairs_and_groups_are_joined_by_letter(allquiz: Run, bank: Path) -> None:
    pairs = allquiz("preview", "b.yaml", "pairs").stdout
    assert re.search(r"^\d\. x → [ABC]\) one$", pairs, re.MULTILINE)
    assert "Goes with none: three" in pairs
    assert re.search(r"\d\. whale → A\) big", allquiz("preview", "b.yaml", "sorts").stdout)


def test_a_whole_file_and_one_with_an_error(allquiz: Run, bank: Path) -> None:
    assert allquiz("preview", "b.yaml").stdout.count("After the answer") == 10
    bank.write_text(HEAD + CHOICE + REST.replace("answer: 20", "answer: twenty"))
    whole = allquiz("preview", "b.yaml")
    assert (whole.returncode, whole.stdout.count("After the answer")) == (0, 9)
    assert "error[bad-number]" in whole.stderr
    one = allquiz("preview", "b.yaml", "num")
    assert one.returncode == 2
    assert "error[bad-number]" in one.stderr
    assert "did you mean" in allquiz("preview", "b.yaml", "ceel").stderr


def test_a_long_file_goes_through_the_pager_where_there_is_to_be_one(bank: Path) -> None:
    for pager, said in (
        ("sed s/^/paged:/", "paged:Question 10 of 10"),
        ("", "Question 10 of 10"),
        ("less '", "Error: PAGER can't be read: No closing quotation"),
    ):
        child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "allquiz", "preview", str(bank)],
            env={**os.environ, "TERM": "xterm", "PAGER": pager},
            dimensions=(24, 80),
            encoding="utf-8",
            timeout=20,
        )
        child.expect_exact(said)
        child.expect(pexpect.EOF)


class Page(HTMLParser):
    """What a page fetches, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_escaped_and_fetches_nothing(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    assert allquiz("preview", "b.yaml", "--html").returncode == 0
    page = Page((tmp_path / "b.html").read_text("utf-8"))
    assert "Which cell <b>?" in page.text
    assert "Mega & co" in page.text
    assert [link for link in page.links if not link.startswith("#")] == []
    assert page.tags.count("article") == 10
    allquiz("preview", QUESTIONS / "02-blood-and-marrow.yaml", "--html", "-o", "two.html")
    pictured = Page((tmp_path / "two.html").read_text("utf-8"))
    assert "svg" in pictured.tags
    assert [each for each in pictured.links if not each.startswith(("#", "https://"))] == []


def test_a_page_of_somebody_else_is_not_replaced(allquiz: Run, bank: Path, tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text("mine")
    assert allquiz("preview", "b.yaml", "--html").returncode == 2
    assert (tmp_path / "b.html").read_text() == "mine"
    assert allquiz("preview", "b.yaml", "--html", "-o", "c.html").returncode == 0
    assert allquiz("preview", "b.yaml", "--html", "-o", "c.html").returncode == 0


def test_the_page_has_the_bank_s_title_and_its_math_as_typed(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        'title: "Heat & light"\ntopic: t\nnamespace: n\nquestions:\n'
        "  - {id: a, type: flashcard, front: 'Is \\( x^2 < 3 \\) ?', back: B}\n"
    )
    assert allquiz("preview", "b.yaml", "--html").returncode == 0
    made = (tmp_path / "b.html").read_text("utf-8")
    assert "<h1>Heat &amp; light</h1>" in made
    assert "Is \\( x^2 &lt; 3 \\) ?" in made


def test_without_a_file_the_shipped_bank_is_shown(allquiz: Run) -> None:
    ran = allquiz("preview")
    assert ran.returncode == 0
    assert ran.stdout.lstrip().startswith("Question 1 of ")
    one = allquiz("preview", "all/white-two-defenders")
    assert one.stdout.lstrip().startswith("Question 1 of 1")
    assert allquiz("preview", "no-such-question").returncode == 2


def test_how_to_see_a_figure_names_its_bank(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "my bank" / "figures").mkdir(parents=True)
    (tmp_path / "my bank" / "figures" / "f.svg").write_text("<svg/>")
    (tmp_path / "my bank" / "b.yaml").write_text(
        "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\nquestions:\n"
        "  - {id: card, type: flashcard, front: F, back: B, figure: {file: f.svg, alt: A}}\n"
    )
    said = allquiz("preview", "my bank/b.yaml").stdout
    assert "allquiz show card --open --bank 'my bank'\n" in said
    assert allquiz("show", "card", "--bank", "my bank").returncode == 0
    ours = next(q for q in shipped_bank().questions if q.figure)
    for bank in ("", " --bank shipped"):
        said = allquiz("preview", ours.name, "--bank", "shipped").stdout
        assert f"allquiz show {ours.id} --open{bank}\n" in said
        (tmp_path / "b.yaml").write_text("title: T\ntopic: t\nquestions: []\n")
    (tmp_path / "b.yaml").unlink()
    shutil.copytree(QUESTIONS, tmp_path / "questions")  # as in a checkout
    assert f"allquiz show {ours.id} --open\n" in allquiz("preview", ours.name).stdout
