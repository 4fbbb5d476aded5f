"""Aiken: the file beside what it comes to."""

import pytest

from tests.importers.brought import bring

QUESTION = {"type": "choice", "stem": "What?", "answer": "two", "distractors": ["one", "three"]}


@pytest.mark.parametrize(
    "aiken",
    [
        "What?\nA. one\nB. two\nC. three\nANSWER: B\n",
        "\ufeffWhat?\r\nA) one\r\nB) two\r\nC) three\r\n\r\nANSWER: B",
    ],
)
def test_a_question_comes_in_whole(aiken: str) -> None:
    brought = bring(aiken)
    assert brought.only == QUESTION
    assert brought.said == ""


@pytest.mark.parametrize(
    ("aiken", "note"),
    [
        ("What?\na) one\nb) two\nc) three\nANSWER: b", "Moodle takes capital letters only"),
        ("Listen.\nWhat?\nA. one\nB. two\nANSWER: B", "Moodle wants the stem on one line"),
        (
            "What?\nA. one\nB. two\nANSWER: B\nFEEDBACK: why",
            "Moodle would ignore the FEEDBACK line",
        ),
    ],
)
def test_what_moodle_would_refuse_is_read_and_said(aiken: str, note: str) -> None:
    brought = bring(aiken)
    assert brought.only["answer"] == "two"
    assert f"note: {note}" in brought.said
    assert brought.taken.left_out == 0


def test_feedback_is_the_explanation() -> None:
    aiken = "What?\nA. one\nB. two\nANSWER: B\nFEEDBACK: why\n\nWho?\nA. x\nB. y\nANSWER: A"
    one, other = bring(aiken).questions
    assert one["explanation"] == "why"
    assert "explanation" not in other


def test_an_option_may_go_on_below_and_a_stem_may_begin_with_a_letter_and_a_dot() -> None:
    aiken = "E. coli is a\nA. germ\nthat lives in the gut\nB. cell\nANSWER: A"
    assert bring(aiken).only["stem"] == "E. coli is a"
    assert bring(aiken).only["answer"] == "germ\nthat lives in the gut"


@pytest.mark.parametrize(
    ("aiken", "why"),
    [
        ("What?\nA. one\nB. two\nANSWER: D", "`ANSWER: D` names no option"),
        ("What?\nA. one\nB. two\nANSWER: A, B", "Aiken has one right answer"),
        ("What?\nA. one\nB. two", "no line `ANSWER:` follows it"),
    ],
)
def test_a_question_without_its_right_option_is_left_out(aiken: str, why: str) -> None:
    brought = bring(f"Fine?\nA. x\nB. y\nANSWER: A\n\n{aiken}")
    assert len(brought.questions) == 1
    assert brought.said.splitlines()[0].startswith("file:6: question 2 “What?")
    assert why in brought.said
