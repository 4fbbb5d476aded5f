"""Moodle XML: what Moodle 5.1 was seen to take, and to make of it."""

import base64
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from allquiz.bank.read import read_banks
from allquiz.exporters.moodle import export, refusal
from allquiz.exporters.refusals import SHARES
from tests.exporters.banks import DECK, exported, nasty, shipped

# The fractions that Moodle's importer knows, in percent; others stop the whole file.
FRACTIONS = [100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20]
FRACTIONS += [16.66667, 14.28571, 12.5, 11.11111, 10, 5, 0]


@pytest.fixture
def quiz(tmp_path: Path) -> dict[str, ET.Element]:
    """The questions of the nasty bank by name."""
    root = ET.fromstring(exported("moodle", nasty(tmp_path)))
    return {
        question.findtext("name/text", ""): question
        for question in root
        if question.get("type") != "category"
    }


def texts(element: ET.Element, path: str) -> list[str]:
    return [found.text or "" for found in element.findall(path)]


def test_a_question_keeps_its_name_as_moodles_name_and_idnumber(
    quiz: dict[str, ET.Element],
) -> None:
    assert quiz["nn/one"].findtext("idnumber") == "nn/one"


def test_a_slash_within_a_name_is_no_new_category(tmp_path: Path) -> None:
    root = ET.fromstring(exported("moodle", nasty(tmp_path)))
    assert texts(root, "question/category/text") == ["$course$/top/N // n/Deck/01 Sub // topic"]


def test_what_is_html_there_is_escaped_twice_and_what_is_text_once(
    quiz: dict[str, ET.Element],
) -> None:
    assert "a &lt; b &amp; c {x}" in texts(quiz["nn/one"], "answer/text")
    assert "is #1 = a: <em>right</em> &amp; &lt;true&gt;?<br>Second" in (
        quiz["nn/one"].findtext("questiontext/text") or ""
    )
    sides = texts(quiz["nn/pairs"], "subquestion/answer/text")  # plain, but shown without tags
    assert sides[:4] == ["x & y", "z", "z", "&lt;5% &amp; &amp;beta;"]


def test_signs_of_xml_and_of_gaps_stand_for_themselves(tmp_path: Path) -> None:
    (tmp_path / "signs.yaml").write_text(
        "title: Signs\ntopic: signs\nquestions:\n"
        "  - {id: one, type: cloze, stem: 'Of the set {1:SA:=a} it is {{<5 &|x}}.'}\n"
    )
    file = BytesIO()
    deck = replace(DECK, name="Signs & <symptoms>")
    export(deck, read_banks([tmp_path]).questions, file)
    root = ET.fromstring(file.getvalue())
    assert texts(root, "question/category/text") == ["$course$/top/Signs & <symptoms>/signs"]
    (text,) = texts(root, "question/questiontext/text")
    # Behind `&amp;` Moodle (4.5.6, 5.0dev) sees no `~`: all wordings were one.
    assert text.startswith("<p>Of the set &#123;1:SA:=a} it is {1:SHORTANSWER:=&#60;5 &#38;~=x~")


def test_an_asterisk_in_a_typed_answer_stands_for_itself(quiz: dict[str, ET.Element]) -> None:
    assert r"CD34\* cell" in texts(quiz["nn/word"], "answer/text")


def test_what_moodle_would_not_forgive_is_written_out(quiz: dict[str, ET.Element]) -> None:
    accepted = texts(quiz["nn/word"], "answer/text")
    assert {"β-blast {x}", "beta-blast {x}", "beta blast {x}"} <= set(accepted)


def test_several_right_options_cost_as_much_as_they_give(quiz: dict[str, ET.Element]) -> None:
    given = [answer.get("fraction", "") for answer in quiz["nn/thirds"].findall("answer")]
    assert sorted(given) == ["-33.33333", "33.33333", "33.33333", "33.33333"]
    assert quiz["nn/thirds"].findtext("single") == "false"


def test_each_fraction_is_one_that_moodle_knows() -> None:
    root = ET.fromstring(exported("moodle", shipped()))
    for question in root.iterfind("question"):
        if question.get("type") == "multichoice":
            for answer in question.findall("answer"):
                given = abs(float(answer.get("fraction", "")))
                assert any(abs(given - known) < 0.001 for known in FRACTIONS)
    assert all(any(abs(float(s) - known) < 0.001 for known in FRACTIONS) for s in SHARES.values())


def test_a_number_is_a_middle_and_how_far_from_it_is_right(quiz: dict[str, ET.Element]) -> None:
    for name, middle, half in (
        ("number", "20", "1"),
        ("range", "1.25", "0.75"),
        ("negative", "-273.15", "0"),
    ):
        question = quiz[f"nn/{name}"]
        assert texts(question, "answer/text") == [middle]
        assert question.findtext("answer/tolerance") == half
    assert "(In %: write only the number.)" in (
        quiz["nn/number"].findtext("questiontext/text") or ""
    )


def test_gaps_are_moodles_own_with_every_sign_that_it_acts_on_as_an_entity(
    quiz: dict[str, ET.Element],
) -> None:
    text = quiz["nn/gaps"].findtext("questiontext/text") or ""
    assert re.findall(r"\{1:SHORTANSWER:=([^~}]*)", text) == ["bone marrow", "adults"]
    assert "~=marrow" in text
    assert "=bone &#126; marrow" in (quiz["nn/gap"].findtext("questiontext/text") or "")


def test_an_order_is_marked_by_place(quiz: dict[str, ET.Element]) -> None:
    order = quiz["nn/order"]
    assert order.findtext("gradingtype") == "ABSOLUTE_POSITION"
    assert order.find("shownumcorrect") is not None  # without it the import fails
    assert texts(order, "answer/text") == ["first &lt;", "second", "third &amp; last"]


def test_a_spare_right_side_stands_beside_an_empty_left_one(quiz: dict[str, ET.Element]) -> None:
    for name, right in (("nn/pairs", "spare"), ("nn/sort", "N")):  # N is a category without items
        last = quiz[name].findall("subquestion")[-1]
        assert (last.findtext("text") or "") == ""
        assert last.findtext("answer/text") == right


def test_all_that_is_said_after_answering_reaches_the_student(quiz: dict[str, ET.Element]) -> None:
    feedback = quiz["nn/one"].findtext("generalfeedback/text") or ""
    assert "<strong>x</strong> = y" in feedback
    assert "Since then (2025-03-04): It moved &amp; changed. (A journal (UK))" in feedback
    assert "The answer holds as of 2021." in feedback
    assert "Source: P, A &amp; B &lt;c&gt; (revised 2026-01-02)" in feedback
    assert "no: {not} this #" in texts(quiz["nn/one"], "answer/feedback/text")
    assert "spare: never used" in (quiz["nn/pairs"].findtext("generalfeedback/text") or "")


def test_tags_level_and_hint_go_along(quiz: dict[str, ET.Element]) -> None:
    assert texts(quiz["nn/one"], "tags/tag/text") == [
        "nasty",
        "blood/cells",
        "x-ray",
        "level/apply",
    ]
    assert texts(quiz["nn/one"], "hint/text") == ["A [hint]"]


def test_a_figure_lies_inside_the_question_that_shows_it() -> None:
    root = ET.fromstring(exported("moodle", shipped()))
    shown = list(root.iter("file"))
    assert shown
    for file in shown:
        assert base64.b64decode(file.text or "").lstrip().startswith(b"<")
    for text in root.iterfind("question/questiontext"):
        for name in re.findall(r'src="@@PLUGINFILE@@/([^"]+)"', text.findtext("text") or ""):
            assert [file.get("name") for file in text.findall("file")] == [name]


def test_what_moodle_cannot_hold_is_refused_by_name(tmp_path: Path) -> None:
    refused = [refusal(question) for question in nasty(tmp_path)]
    assert [reason for reason in refused if reason] == [
        "nn/card is a flashcard, which Moodle has no question type for"
    ]
    assert [q.type for q in shipped() if refusal(q)] == ["flashcard"] * sum(
        q.type == "flashcard" for q in shipped()
    )


def test_the_same_bank_gives_the_same_bytes(tmp_path: Path) -> None:
    assert exported("moodle", nasty(tmp_path)) == exported("moodle", nasty(tmp_path))
