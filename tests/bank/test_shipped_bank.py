"""What the shipped bank promises."""

from collections import Counter
from xml.etree import ElementTree

import pytest

from allquiz.model.question import KINDS, Choice, TrueFalse
from allquiz.reports.coverage import cover
from tests.conftest import QUESTIONS, shipped_bank

READING = shipped_bank()
ALL = READING.questions


def test_it_has_no_problem() -> None:
    assert READING.problems == []
    assert len(ALL) >= 350
    assert all(question.namespace == "all" for question in ALL)


def test_every_fact_is_tested_and_each_core_fact_twice() -> None:
    for fact, names in cover(READING.facts.values(), ALL).facts:
        assert len(names) >= (2 if fact.importance == "core" else 1), fact.id


def test_all_types_are_used_for_what_they_suit() -> None:
    counts = Counter(question.type for question in ALL)
    assert all(counts[kind.type] >= 12 for kind in KINDS)
    assert counts["choice"] <= 0.45 * len(ALL)


def test_true_and_false_are_balanced() -> None:
    keys = [question.answer for question in ALL if isinstance(question, TrueFalse)]
    assert 0.45 <= sum(keys) / len(keys) <= 0.55


def test_it_goes_beyond_recall() -> None:
    counts = Counter(question.level for question in ALL)
    assert counts["understand"] >= 0.25 * len(ALL)
    assert counts["apply"] >= 0.10 * len(ALL)


def test_the_length_of_an_option_tells_nothing() -> None:
    choices = [question for question in ALL if isinstance(question, Choice)]
    longest = [
        len(question.answer) > max(len(option.text) for option in question.distractors)
        for question in choices
    ]
    # By chance it would be one in four or five.
    assert sum(longest) / len(longest) <= 0.25


@pytest.mark.parametrize("question", ALL, ids=lambda question: question.id)
def test_each_question_has_its_reason_facts_and_source(question: Choice) -> None:
    assert question.explanation
    assert question.facts
    assert all(section for _, section in question.citations)
    assert question.level
    assert question.sources
    assert all(source.revised for source in question.sources)


@pytest.mark.parametrize("path", sorted((QUESTIONS / "figures").glob("*")), ids=lambda p: p.name)
def test_each_drawing_has_title_and_description_and_is_used(path: object) -> None:
    root = ElementTree.parse(str(path)).getroot()  # our own file
    names = [child.tag.rpartition("}")[2] for child in root]
    assert {"title", "desc"} <= set(names)
    used = {question.figure.path for question in ALL if question.figure}
    assert str(path) in used
