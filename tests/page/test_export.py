"""`allquiz export page`."""

import os
from dataclasses import replace
from itertools import cycle
from pathlib import Path

from playwright.sync_api import expect

from allquiz.exporters.page.export import page
from allquiz.model.deck import Deck
from tests.conftest import Run, shipped_bank
from tests.page.bank import ALL_TYPES, made
from tests.page.browser import Tab
from tests.page.conftest import Open

MANY = 10_000 if os.environ.get("ALLQUIZ_LONG") else 2_000


def test_the_same_bank_gives_the_same_bytes_and_check_says_so(allquiz: Run, tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text(ALL_TYPES, "utf-8")
    export = ("export", "page", "--bank", "bank.yaml", "-o", "quiz.html")
    assert allquiz(*export, "--check").returncode == 1
    assert allquiz(*export).returncode == 0
    first = (tmp_path / "quiz.html").read_bytes()
    assert allquiz(*export).returncode == 0
    assert (tmp_path / "quiz.html").read_bytes() == first
    assert allquiz(*export, "--check").returncode == 0
    bank.write_text(ALL_TYPES.replace("Blood is red.", "Blood is quite red."), "utf-8")
    assert allquiz(*export, "--check").returncode == 1
    assert (tmp_path / "quiz.html").read_bytes() == first


def test_a_file_of_somebody_else_is_not_replaced(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(ALL_TYPES, "utf-8")
    (tmp_path / "quiz.html").write_text("mine")
    ran = allquiz("export", "page", "--bank", "bank.yaml", "-o", "quiz.html")
    assert ran.returncode == 2
    assert (tmp_path / "quiz.html").read_text() == "mine"


def test_options_of_another_format_are_refused(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "bank.yaml").write_text(ALL_TYPES, "utf-8")
    ran = allquiz("export", "page", "--bank", "bank.yaml", "--versions", 2)
    assert (ran.returncode, "--versions is for paper" in ran.stderr) == (2, True)


def open_export(open_page: Open, allquiz: Run, tmp_path: Path, *options: str) -> Tab:
    """The page that a command writes, with what answers in it."""
    ran = allquiz("export", "page", *options, "-o", "quiz.html")
    assert ran.returncode == 0, ran.stderr
    tab = open_page(tmp_path / "quiz.html")
    tab.engine()
    return tab


def names_in(tab: Tab) -> set[str]:
    return set(tab.call("() => [...engine.questions.keys()]"))


def test_a_topic_as_a_page(open_page: Open, allquiz: Run, tmp_path: Path) -> None:
    tab = open_export(open_page, allquiz, tmp_path, "--topic", "genetics")
    shipped = shipped_bank().questions
    assert names_in(tab) == {q.name for q in shipped if q.topic == "genetics" and not q.retired}
    tab.click("Choose")
    assert tab.page.locator(".topics label").count() == 1


def test_a_deck_as_a_page(open_page: Open, allquiz: Run, tmp_path: Path) -> None:
    tab = open_export(open_page, allquiz, tmp_path, "--deck", "blood-cells")
    expect(tab.page).to_have_title("ALL: blood cells and bone marrow")
    tagged = (q for q in shipped_bank().questions if "blood-cells" in q.tags)
    assert names_in(tab) == {q.name for q in tagged if not q.retired} != set()
    for _ in range(3):
        tab.button("I don’t know").or_(tab.button("Show the back")).dispatch_event("click")
        if tab.button("Well").count():
            tab.click("Well")
        tab.click("Next")
    assert {line["question"] for line in tab.lines()} <= names_in(tab)


def test_what_a_browser_reads_fastest_unless_that_is_much_longer(
    open_page: Open, tmp_path: Path
) -> None:
    """All ASCII, with references for what is not, and shown as it was written; Greek stays Greek."""
    latin = made(tmp_path, ALL_TYPES.replace("Blood", "“Blood” (≥ 1 µl 😀)"))
    assert latin.read_bytes().isascii()
    tab = open_page(latin)
    tab.engine()
    stems = tab.call("() => [...engine.questions.values()].map(each => engine.read(each).stem)")
    assert "“Blood” (≥ 1 µl 😀) is red." in stems
    greek = made(tmp_path, ALL_TYPES.replace("breaks into them", "το αίμα " * 200), name="greek")
    assert "αίμα" in greek.read_text("utf-8")


def test_thousands_of_questions_are_asked_judged_and_summed_up(
    open_page: Open, tmp_path: Path
) -> None:
    shipped = [q for q in shipped_bank().questions if not q.retired]
    many = [
        replace(question, id=f"{question.id}-{number}")
        for number, question in zip(range(MANY), cycle(shipped), strict=False)
    ]
    path = tmp_path / "large.html"
    path.write_text(page(Deck(key="large", name="Large", id=1), many), "utf-8")
    tab = open_page(path)
    expect(tab.page.get_by_role("progressbar", name="Question 1 of 10")).to_be_visible()
    tab.button("I don’t know").or_(tab.button("Show the back")).click()
    if tab.button("Not at all").count():
        tab.click("Not at all")
    expect(tab.button("Next")).to_be_visible()
    assert [line["score"] for line in tab.lines()] == [0]
    tab.click("Progress")
    expect(tab.page.locator(".figure").filter(has_text=f"met of {MANY:,}")).to_contain_text("1")
    tab.click("Choose")
    expect(tab.page.get_by_role("button", name="New")).to_contain_text(f"{MANY - 1:,}")
