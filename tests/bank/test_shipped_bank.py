"""What the shipped bank promises."""

from collections import Counter
from xml.etree import ElementTree

from allquiz.model.question import KINDS, Choice, TrueFalse
from allquiz.reports.coverage import cover
from tests.conftest import QUESTIONS, shipped_bank


def test_it_has_no_problem() -> None:
    reading = shipped_bank()
    questions = reading.questions
    assert reading.problems == []
    assert len(questions) >= 350
    assert all(question.namespace == "all" for question in questions)


def test_every_fact_is_tested_and_each_core_fact_twice() -> None:
    reading = shipped_bank()
    questions = reading.questions
    for fact, names in cover(reading.facts.values(), questions).facts:
        assert len(names) >= (2 if fact.importance == "core" else 1), fact.id


def test_all_types_are_used_for_what_they_suit() -> None:
    questions = shipped_bank().questions
    counts = Counter(question.type for question in questions)
    assert all(counts[kind.type] >= 12 for kind in KINDS)
    assert counts["choice"] <= 0.45 * len(questions)


def test_true_and_false_are_balanced() -> None:
    questions = shipped_bank().questions
    keys = [question.answer for question in questions if isinstance(question, TrueFalse)]
    assert 0.45 <= sum(keys) / len(keys) <= 0.55


def test_it_goes_beyond_recall() -> None:
    questions = shipped_bank().questions
    counts = Counter(question.level for question in questions)
    assert counts["understand"] >= 0.25 * len(questions)
    assert counts["apply"] >= 0.10 * len(questions)


def test_the_length_of_an_option_tells_nothing() -> None:
    questions = shipped_bank().questions
    choices = [question for question in questions if isinstance(question, Choice)]
    longest = [
        len(question.answer) > max(len(option.text) for option in question.distractors)
        for question in choices
    ]
    # By chance it would be one in four or five.
    assert sum(longest) / len(longest) <= 0.25


def test_each_question_has_its_reason_facts_and_source() -> None:
    for each in shipped_bank().questions:
        assert each.explanation, each.name
        assert each.facts, each.name
        assert all(section for _, section in each.citations), each.name
        assert each.level, each.name
        assert each.sources, each.name
        assert all(source.revised for source in each.sources), each.name


def test_each_drawing_has_title_and_description_and_is_used() -> None:
    used = {each.figure.path for each in shipped_bank().questions if each.figure}
    for path in (QUESTIONS / "figures").glob("*"):
        root = ElementTree.parse(path).getroot()  # our own file
        names = {child.tag.rpartition("}")[2] for child in root}
        assert {"title", "desc"} <= names, path.name
        assert str(path) in used
