"""The exam as a state machine."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.asking import fits, show
from allquiz.exam import Paper
from allquiz.grading.verdict import Unclear
from allquiz.grading.vocabulary import NO_WORDS
from allquiz.model.cloze import split_cloze
from allquiz.model.place import Place
from allquiz.model.question import (
    AnyQuestion,
    Choice,
    Cloze,
    Flashcard,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from allquiz.model.review import Draft
from allquiz.reports.exam_result import exam_result

HERE = Place("bank.yaml", 1, 1)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
QUESTIONS: list[AnyQuestion] = [
    TrueFalse(id=f"q{number}", stem="S", topic="ab"[number % 2], answer=True, place=HERE)
    for number in range(1, 6)
]

RIGHT, WRONG = True, False


def paper(questions: list[AnyQuestion] = QUESTIONS) -> Paper:
    return Paper("exam", 1, questions, NO_WORDS)


def ids() -> Any:
    numbers = count()
    return lambda _: f"id{next(numbers)}"


MOVES = st.one_of(
    st.tuples(st.just("answer"), st.sampled_from([True, False, None])),
    st.tuples(st.just("go"), st.integers(-2, 8)),
    st.tuples(st.sampled_from(["next", "back", "list", "on", "flag", "undo"]), st.none()),
)


@given(st.lists(MOVES, max_size=40))
def test_whatever_the_moves_the_last_answer_to_each_question_is_handed_in_once(
    moves: list[tuple[str, Any]],
) -> None:
    exam = paper()
    model: dict[int, Any] = {}  # what should be there: question index to response
    before: list[tuple[int, Any]] = []
    gone = object()
    for step, (move, value) in enumerate(moves):
        here = exam.place
        if move == "answer" and exam.current:
            before.append((here, model.get(here, gone)))
            model[here] = value
            exam.take(exam.answer(value, now=NOON + timedelta(seconds=step), duration_ms=10))
        elif move == "flag" and exam.current:
            exam.take(exam.flag())
        elif move == "undo":
            undone = exam.undo()
            assert (undone is None) == (not before)
            assert exam.place == here  # nothing counts before it is saved
            if undone:
                exam.take(undone)
                at, was = before.pop()
                model.pop(at) if was is gone else model.update({at: was})
                assert exam.place == at
        elif move == "go":
            assert exam.go_to(value) == (1 <= value <= 5)
        elif move == "next":
            exam.forward()
        elif move == "back":
            assert exam.back() == (here > 0)
            assert exam.place == max(0, here - 1)
        elif move == "list":
            exam.go_to_list()
        elif move == "on":
            exam.go_on()
            assert exam.current is None or not exam.draft.answered
        assert exam.answered == [index + 1 for index in sorted(model)]
    judged = [each for each in exam.judged(ids()) if each]
    given_ = [(each.review.question, each.review.response, each.score) for each in judged]
    assert given_ == [(f"q{i + 1}", model[i], float(model[i] is True)) for i in sorted(model)]
    assert len({each.review.id for each in judged}) == len(judged)
    assert {each.review.session for each in judged} <= {"exam"}


def test_a_number_that_can_not_be_read_changes_nothing() -> None:
    number = Numeric(id="n", stem="S", place=HERE, low=20, high=20)  # type: ignore[arg-type]
    exam = paper([number])
    exam.take(exam.answer("20", now=NOON, duration_ms=0))
    with pytest.raises(Unclear):
        exam.answer("0,5", now=NOON, duration_ms=0)
    assert exam.draft.response == "20"


def test_a_changed_answer_has_the_time_of_the_change_and_all_the_time_it_took() -> None:
    exam = paper()
    exam.take(exam.answer(RIGHT, now=NOON, duration_ms=3000))
    exam.take(exam.be("sure"))
    exam.take(exam.answer(WRONG, now=NOON + timedelta(minutes=5), duration_ms=2000))
    assert exam.draft == Draft(WRONG, answered_at=NOON + timedelta(minutes=5), duration_ms=5000)


def test_a_flag_alone_is_no_answer_and_outlives_one() -> None:
    exam = paper()
    exam.take(exam.flag())
    assert (exam.answered, exam.flagged) == ([], [1])
    exam.take(exam.answer(RIGHT, now=NOON, duration_ms=0))
    exam.take(exam.undo() or pytest.fail("there is an answer to take back"))
    assert (exam.answered, exam.flagged) == ([], [1])
    exam.take(exam.answer(RIGHT, now=NOON, duration_ms=0))
    exam.take(exam.flag())
    exam.take(exam.undo() or pytest.fail("there is an answer to take back"))
    assert (exam.answered, exam.flagged) == ([], [])


def test_answers_are_taken_back_one_after_the_other() -> None:
    exam = paper()
    for response in (RIGHT, WRONG, RIGHT):
        exam.take(exam.answer(response, now=NOON, duration_ms=0))
        exam.forward()
    left = []
    while undone := exam.undo():
        exam.take(undone)
        left.append(exam.answered)
    assert left == [[1, 2], [1], []]


def test_the_result_counts_out_of_all_and_out_of_the_answered() -> None:
    exam = paper()  # topics b a b a b
    for response in (True, False, True):
        exam.take(exam.answer(response, now=NOON, duration_ms=0))
        exam.take(exam.be("sure"))
        exam.forward()
    of = exam_result(QUESTIONS, exam.judged(ids()))
    assert (of.points, of.answered, of.total) == (2, 3, 5)
    assert [(t.topic, t.points, t.answered, t.unanswered) for t in of.topics] == [
        ("a", 0, 1, 1),
        ("b", 2, 2, 1),
    ]
    assert of.weakest is not None
    assert of.weakest.topic == "a"
    assert of.marks == (3, -6, 3)
    assert of.sure_but_wrong == (2,)


def test_the_weakest_topic_has_answers_not_all_right_and_of_equals_the_most() -> None:
    for topics, responses, weakest in [
        ("aab", (True, False, True), "a"),
        ("aabbbb", (True, False, True, False, True, False), "b"),
        ("abc", (False, False, True), None),  # two are as weak
        ("abc", (True, True, None), None),  # none of c was answered
        ("abb", (True, True, True), None),
        ("aa", (True, False), None),  # there is no other
    ]:
        questions = [replace(QUESTIONS[0], id=str(n), topic=t) for n, t in enumerate(topics)]
        exam = paper(questions)
        for response in responses:
            if response is not None:
                exam.take(exam.answer(response, now=NOON, duration_ms=0))
            exam.forward()
        found = exam_result(questions, exam.judged(ids())).weakest
        assert (found and found.topic) == weakest, topics


def test_an_empty_exam_has_a_result() -> None:
    of = exam_result(QUESTIONS, [None] * 5)
    assert (of.points, of.answered, of.weakest, of.marks) == (0, 0, None, ())
    assert [topic.share for topic in of.topics] == [None, None]


OPTIONS = (Option("b"), Option("c"))


@pytest.mark.parametrize(
    ("question", "response", "fit"),
    [
        (Choice(id="q", stem="S", place=HERE, answer="a", distractors=OPTIONS), "b", True),
        (Choice(id="q", stem="S", place=HERE, answer="a", distractors=OPTIONS), "gone", False),
        (Choice(id="q", stem="S", place=HERE, answer="a", distractors=OPTIONS), ["a"], False),
        (Choice(id="q", stem="S", place=HERE, answer="a", distractors=OPTIONS), None, True),
        (MultipleResponse(id="q", stem="S", place=HERE, answers=OPTIONS, distractors=()), "b", False),
        (MultipleResponse(id="q", stem="S", place=HERE, answers=OPTIONS, distractors=()), ["c"], True),
        (TrueFalse(id="q", stem="S", place=HERE, answer=True), {"a": "b"}, False),
        (TrueFalse(id="q", stem="S", place=HERE, answer=True), False, True),
        (Numeric(id="q", stem="S", place=HERE, low=Decimal(5), high=Decimal(5), unit="mg"), "5 mg", True),
        (Numeric(id="q", stem="S", place=HERE, low=Decimal(5), high=Decimal(5), unit="g"), "5 mg", False),
        (Numeric(id="q", stem="S", place=HERE, low=Decimal(5), high=Decimal(5)), "platelet", False),
        (ShortAnswer(id="q", stem="S", place=HERE, answer="platelet"), "megakaryocyte", True),
        (Cloze(id="q", stem="S", place=HERE, parts=split_cloze("{{a}} {{b}}")), ["a", "c"], True),
        (Cloze(id="q", stem="S", place=HERE, parts=split_cloze("{{a}}")), ["a", "c"], False),
        (Ordering(id="q", stem="S", place=HERE, order=("a", "b")), ["b", "a"], True),
        (Ordering(id="q", stem="S", place=HERE, order=("a", "b")), ["b", "c"], False),
        (Flashcard(id="q", stem="S", place=HERE, back="B"), "good", True),
        (Flashcard(id="q", stem="S", place=HERE, back="B"), "platelet", False),
    ],
)  # fmt: skip
def test_an_answer_to_a_question_that_has_changed_meanwhile_is_noticed(
    question: AnyQuestion, response: object, fit: bool
) -> None:
    assert fits(show(question, 1), response) is fit
