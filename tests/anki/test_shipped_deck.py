"""The shipped deck in real Anki."""

from pathlib import Path

from anki.decks import DeckId

from tests.anki.conftest import Anki
from tests.conftest import Run, shipped_bank


def test_every_question_has_its_card_and_a_second_import_adds_nothing(
    allquiz: Run, anki: Anki, tmp_path: Path
) -> None:
    package = tmp_path / "all.apkg"
    assert allquiz("export", "anki", "-o", package).returncode == 0
    names = {question.name for question in shipped_bank().questions}

    counted = anki.import_(package)
    assert {name for name in anki.notes() if "@" not in name} == names  # the rest tell corrections
    assert counted == {"new": len(anki.notes())}
    assert all(note.cards() for note in anki.notes().values())
    assert anki.empty_cards() == 0
    assert anki.is_sound()
    cards = anki.collection.card_count()

    assert anki.import_(package) == {"duplicate": counted["new"]}
    assert anki.collection.card_count() == cards


def test_the_same_input_gives_the_same_bytes(allquiz: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.apkg", tmp_path / "two.apkg"
    allquiz("export", "anki", "-o", one)
    allquiz("export", "anki", "-o", two)
    assert one.read_bytes() == two.read_bytes()


def test_the_deck_is_small_enough_to_be_sent(allquiz: Run, tmp_path: Path) -> None:
    allquiz("export", "anki", "-o", tmp_path / "all.apkg")
    assert (tmp_path / "all.apkg").stat().st_size < 300_000


def test_there_is_a_subdeck_for_each_topic_and_one_for_what_is_retired_last_of_all(
    allquiz: Run, anki: Anki, tmp_path: Path
) -> None:
    package = tmp_path / "all.apkg"
    allquiz("export", "anki", "-o", package)
    anki.import_(package)
    filled = [
        deck.name
        for deck in anki.collection.decks.all_names_and_ids()
        if anki.collection.decks.card_count(DeckId(deck.id), include_subdecks=False)
    ]
    topics = {question.topic for question in shipped_bank().questions}
    assert len(filled) == len(topics) + 1
    last = f'deck:"{max(filled)}"'
    for query in (f"-{last} tag:allquiz::retired", f"{last} -tag:allquiz::retired"):
        assert not anki.collection.find_cards(query)
    assert all(name.startswith("ALL (acute lymphocytic leukemia)::") for name in filled)


def test_each_note_carries_source_date_and_hierarchical_tags(
    allquiz: Run, anki: Anki, tmp_path: Path
) -> None:
    package = tmp_path / "all.apkg"
    allquiz("export", "anki", "-o", package)
    anki.import_(package)
    for note in anki.notes().values():
        assert "revised 20" in note["Source"]
        assert any(tag.startswith("ALL::") for tag in note.tags)
        assert any(tag.startswith("allquiz::type::") for tag in note.tags)
