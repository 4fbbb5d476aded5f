"""Which questions the shipped decks hold."""

from allquiz.bank.decks import read_decks
from allquiz.exporters.anki.export import refusal
from allquiz.model.deck import RETIRED
from tests.conftest import ROOT, shipped_bank

READING = shipped_bank()
DECKS, PROBLEMS = read_decks(ROOT / "decks")


def names(deck: str) -> set[str]:
    return {question.name for question in DECKS[deck].pick(READING.questions, READING.facts)}


def test_the_complete_deck_has_every_question_in_a_subdeck_of_its_topic() -> None:
    assert PROBLEMS == []
    assert names("all") == {question.name for question in READING.questions}
    assert DECKS["all"].every_topic == {*(each.topic for each in READING.questions), RETIRED}


def test_the_essentials_test_core_facts_only_and_nothing_about_outlook() -> None:
    picked = DECKS["essentials"].pick(READING.questions, READING.facts)
    assert picked
    for question in picked:
        assert "outlook" not in question.tags
        assert {READING.facts[fact].importance for fact in question.facts} == {"core"}


def test_each_named_subject_has_a_deck() -> None:
    for deck, tag in [
        ("blood-cells", "blood-cells"),
        ("leukemia-or-lymphoma", "leukemia-or-lymphoma"),
        ("drug-classes", "drug-classes"),
    ]:
        assert names(deck) == {q.name for q in READING.questions if tag in q.tags} != set()
    statistics = {q.name for q in READING.questions if q.topic == "key-statistics"}
    assert names("key-statistics") == statistics != set()


def test_a_note_can_hold_every_question() -> None:
    assert [reason for reason in map(refusal, READING.questions) if reason] == []
