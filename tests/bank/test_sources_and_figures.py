"""Several pages behind a question, and a picture that is part of it."""

import json
from pathlib import Path
from unicodedata import normalize

import pytest

from allquiz.app.checking import problems_of
from allquiz.bank.read import read_banks
from allquiz.bank.repair import repair
from allquiz.bank.rewrite import without_place
from allquiz.exporters.anki.notes import content
from allquiz.model.question import AnyQuestion
from tests.conftest import Run

SOURCES = """\
one: {title: Page one, document: D, publisher: P, revised: 2020-01-01}
two: {title: Page two, document: D, publisher: P, revised: 2021-02-03}
"""
HEAD = "title: T\ntopic: t\nnamespace: n\nquestions:\n"
QUESTION = (
    "  - id: q\n    type: true_false\n    stem: Look at the picture. Is it?\n    answer: true\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A bank's folder, its sources and one picture."""
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "x.svg").write_text("<svg/>")
    return tmp_path


def question(folder: Path, more: str, headings: str = "") -> AnyQuestion:
    (folder / "bank.yaml").write_text(headings + HEAD + QUESTION + more)
    reading = read_banks([folder])
    assert reading.problems == []
    return reading.questions[0]


PAGES = "    source:\n      - page: one\n        section: Here\n      - page: two\n"


def shown(allquiz: Run, folder: Path) -> dict[str, object]:
    shown: dict[str, object] = json.loads(
        allquiz("show", "q", "--json", "--bank", str(folder)).stdout
    )
    return shown


def test_pages_are_shown_as_they_were_written(allquiz: Run, folder: Path) -> None:
    question(folder, PAGES)
    assert shown(allquiz, folder)["source"] == [{"page": "one", "section": "Here"}, {"page": "two"}]


def test_pages_are_named_to_a_reader(allquiz: Run, folder: Path) -> None:
    question(folder, PAGES)
    assert "source: one, Here; two\n" in allquiz("show", "q", "--bank", str(folder)).stdout


def test_a_list_of_one_page_stays_a_list(allquiz: Run, folder: Path) -> None:
    question(folder, "    source: [{page: one}]\n")
    assert shown(allquiz, folder)["source"] == [{"page": "one"}]


def test_each_page_is_named_after_the_verdict(allquiz: Run, folder: Path) -> None:
    question(folder, PAGES)
    said = allquiz("quiz", "--plain", "--bank", str(folder), stdin="t\n").stdout
    assert "P, 2020-01-01, “Page one”, Here" in said
    assert "P, 2021-02-03, “Page two”" in said


def test_a_card_in_anki_names_each_page(folder: Path) -> None:
    made = content(question(folder, PAGES))["Source"]
    assert made.count("Page one, Here") == made.count("Page two") == 1


def test_a_bank_may_rest_on_several_pages(folder: Path) -> None:
    found = question(folder, "", "source: [{page: one}, {page: two, section: There}]\n")
    assert [(source.key, section) for source, section in found.citations] == [
        ("one", None),
        ("two", "There"),
    ]


def test_the_questions_section_counts_for_a_page_without_one(folder: Path) -> None:
    found = question(folder, PAGES + "    section: Else\n")
    assert [section for _, section in found.citations] == ["Here", "Else"]


def test_a_picture_comes_with_the_verdict_whatever_the_stem_says(
    allquiz: Run, folder: Path
) -> None:
    question(folder, "    figure: {file: x.svg, alt: A drawing of it}\n")
    said = allquiz("quiz", "--plain", "--bank", str(folder), stdin="q\n").stdout
    assert "A drawing of it" not in said
    said = allquiz("quiz", "--plain", "--bank", str(folder), stdin="t\n").stdout
    assert "A drawing of it" in said


def test_a_picture_that_is_asked_about_comes_with_the_stem(allquiz: Run, folder: Path) -> None:
    question(folder, "    figure: {file: x.svg, alt: A drawing of it, show: stem}\n")
    said = allquiz("quiz", "--plain", "--bank", str(folder), stdin="q\n").stdout
    assert "A drawing of it" in said
    assert shown(allquiz, folder)["figure"] == {
        "file": "x.svg",
        "alt": "A drawing of it",
        "show": "stem",
    }


def test_a_card_in_anki_shows_it_on_the_side_it_belongs_to(folder: Path) -> None:
    late = content(question(folder, "    figure: {file: x.svg, alt: a}\n"))
    early = content(question(folder, "    figure: {file: x.svg, alt: a, show: stem}\n"))
    assert "<img" in late["Figure"]
    assert "<img" not in late["Stem"]
    assert "<img" in early["Stem"]
    assert "<img" not in early["Figure"]


def test_the_layout_keeps_both(allquiz: Run, folder: Path) -> None:
    before = question(folder, PAGES + "    figure: {show: stem, alt: a, file: x.svg}\n")
    assert allquiz("fmt", str(folder)).returncode == 0
    text = (folder / "bank.yaml").read_text()
    assert PAGES in text
    assert '    figure:\n      file: x.svg\n      alt: "a"\n      show: stem\n' in text
    assert without_place(read_banks([folder]).questions[0]) == without_place(before)


@pytest.mark.parametrize(
    ("given", "there"),
    [
        ("./figures/X.svg", "x.svg"),
        ("X.SVG", "x.svg"),
        ("me\u0301rite.svg", "m\u00e9rite.svg"),
        ("m\u00e9rite.svg", "me\u0301rite.svg"),
        ("cells/Y.png", "cells/y.png"),
        ("x.png", "x.svg"),
    ],
)
def test_a_figure_by_another_spelling_is_asked_after(folder: Path, given: str, there: str) -> None:
    (folder / "figures" / there).parent.mkdir(exist_ok=True)
    (folder / "figures" / there).write_text("<svg/>")
    (folder / "b.yaml").write_text(
        HEAD + QUESTION + f"    figure: {{file: {given}, alt: a}}\n", "utf-8"
    )
    (problem,) = [p for p in read_banks([folder]).problems if p.severity == "error"]
    assert problem.rule == "missing-figure"
    look_alike = "mérite" in normalize("NFC", given)
    more = " Its letters are others, though they look the same" if look_alike else ""
    assert problem.help == f"did you mean `{there}`?{more}"
    mended = repair(folder / "b.yaml", (folder / "b.yaml").read_bytes()).decode()
    assert (f"file: {there}," in mended) == (given != "x.png")


@pytest.mark.parametrize("given", ["figures/x.svg", "./figures/x.svg", "FIGURES/x.svg"])
def test_a_figure_with_its_folder_is_told_and_mended(folder: Path, given: str) -> None:
    path = folder / "b.yaml"
    path.write_text(HEAD + QUESTION + f"    figure: {{src: {given}, caption: a}}\n")
    path.write_bytes(repair(path, path.read_bytes()))
    assert read_banks([path]).problems == []
    path.write_text(HEAD + QUESTION + f"    figure: {{file: {given}, alt: a}}\n")
    (problem,) = read_banks([path]).problems
    assert problem.message == f"“{given}” names the folder as well"
    assert problem.help == "write `x.svg`, without the folder"


def test_a_figure_that_is_nowhere_is_missed_where_it_is_looked_for(folder: Path) -> None:
    for given, remedy in (
        ("z.png", "add the file, or mend its name"),
        ("figures/z.png", "write `z.png`, without the folder, and add the file, or mend its name"),
    ):
        figure = f"    figure: {{file: {given}, alt: a}}\n"
        (folder / "b.yaml").write_text(HEAD + QUESTION + figure)
        (problem,) = [p for p in read_banks([folder]).problems if p.severity == "error"]
        assert (problem.message, problem.help) == ("there is no figures/z.png", remedy)


def test_a_source_of_the_bank_that_is_not_found_is_no_lack_of_each_question(folder: Path) -> None:
    for source, rules in (("no-such", {"unknown-source"}), ("", {"missing-source"})):
        head = HEAD.replace("questions", f"source: {source}\nquestions") if source else HEAD
        (folder / "b.yaml").write_text(head + QUESTION)
        found = {problem.rule for problem in problems_of(read_banks([folder / "b.yaml"]))}
        assert found & {"unknown-source", "missing-source"} == rules
