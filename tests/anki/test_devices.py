"""What decks/README.md tells learners with two devices, on Anki's own sync server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import ExportAnkiPackageOptions

from tests.anki.author import DECK, Author
from tests.anki.conftest import Anki
from tests.anki.syncing import Device, sync_server

ONE, TWO = "2026-01-01", "2026-02-01"
CLOTS = """\
title: Clots
topic: clots
namespace: t
source: {title: A page, revised: 2020-01-02}
questions: [{id: clot, type: true_false, stem: Do platelets clot?, answer: true}]
"""
HOME = "Blood, year one"


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path / "bank")


@pytest.fixture
def devices(tmp_path: Path) -> Iterator[tuple[Device, Device]]:
    """A desktop and a phone of one learner, nothing in them yet."""
    (tmp_path / "server").mkdir()
    with sync_server(tmp_path / "server") as server:
        pair = Device(tmp_path / "desktop", server), Device(tmp_path / "phone", server)
        yield pair
        for device in pair:
            device.collection.close()


def update(author: Author) -> Path:
    """A release with a corrected wording, and a new topic in a subdeck of its own."""
    author.edit("sheds platelets", "makes platelets")
    (author.folder / "clots.yaml").write_text(CLOTS)
    more = '{topic: blood, name: "01 Blood", id: 4712}, {topic: clots, name: "02 Clots", id: 4713}'
    deck = DECK.replace('{topic: blood, name: "01 Blood", id: 4712}', more)
    (author.decks / "year-one.yaml").write_text(deck)
    return author.release(TWO)


def test_imported_on_one_device_and_synced_all_is_well(
    author: Author, devices: tuple[Device, Device]
) -> None:
    desktop, phone = devices
    desktop.import_(author.release(ONE))
    desktop.sync()
    phone.sync()
    phone.study()
    phone.sync()
    desktop.sync()  # before the update
    before = desktop.scheduling()
    assert {reps for reps, *_ in before.values()} == {2}
    desktop.import_(update(author))
    desktop.sync()
    phone.sync()
    for device in devices:
        assert device.notes()["t/pick"]["Stem"] == "Which cell makes platelets?"
        now = device.scheduling()
        assert {card: now[card] for card in before} == before
        assert device.decks() == [f"{HOME}::01 Blood", f"{HOME}::02 Clots"]
        assert device.is_sound()


def test_an_update_imported_on_both_devices_gives_decks_twice(
    author: Author, devices: tuple[Device, Device]
) -> None:
    desktop, phone = devices
    desktop.import_(author.release(ONE))
    desktop.sync()
    phone.sync()
    package = update(author)
    for device in devices:
        device.import_(package)
    for device in (desktop, phone, desktop, phone):
        device.sync()
    names = [deck.name for deck in desktop.collection.decks.all_names_and_ids()]
    assert any(name.endswith("+") for name in names)
    for device in devices:
        assert len(device.notes()) == 9  # no note is there twice


def test_of_two_decks_first_imported_on_two_devices_anki_keeps_one(
    author: Author, devices: tuple[Device, Device]
) -> None:
    desktop, phone = devices
    (author.decks / "short.yaml").write_text("name: In short\nid: 4720\ntopics: [blood]\n")
    desktop.import_(author.release(ONE))
    phone.import_(author.release(ONE, deck="short"))
    phone.study()
    desktop.sync()
    assert phone.sync()  # it asks which to keep
    assert phone.decks() == [f"{HOME}::01 Blood"]
    assert {reps for reps, *_ in phone.scheduling().values()} == {0}


def test_a_package_with_scheduling_gives_nothing_to_cards_that_are_there(
    author: Author, devices: tuple[Device, Device], tmp_path: Path
) -> None:
    desktop, phone = devices
    for device in devices:
        device.import_(author.release(ONE))
    phone.study()
    options = ExportAnkiPackageOptions(with_scheduling=True)
    studied = tmp_path / "studied.apkg"
    phone.collection.export_anki_package(out_path=str(studied), options=options, limit=None)
    before = desktop.scheduling()
    assert desktop.import_(studied, with_scheduling=True) == {"duplicate": 8}
    assert desktop.scheduling() == before != phone.scheduling()


def test_a_retired_note_that_was_deleted_comes_back_and_a_suspended_one_stays_suspended(
    author: Author, anki: Anki
) -> None:
    author.edit("{id: share,", "{id: share, retired: 2026-01-20,")
    author.edit("{id: word,", "{id: word, retired: 2026-01-20,")
    package = author.release(ONE)
    anki.import_(package)
    anki.study()
    anki.collection.remove_notes([anki.notes()["t/share"].id])
    anki.collection.sched.suspend_notes([anki.notes()["t/word"].id])
    assert anki.import_(package) == {"new": 1, "duplicate": 7}
    assert anki.reps("t/share") == [0]
    (card,) = anki.notes()["t/word"].cards()
    assert card.queue == -1


def test_a_renamed_deck_gets_a_second_one_beside_it(author: Author, anki: Anki) -> None:
    anki.import_(author.release(ONE))
    deck = anki.collection.decks.by_name(HOME)
    assert deck is not None
    anki.collection.decks.rename(deck["id"], "Mine")
    anki.import_(update(author))
    assert anki.cards_in("Mine") == 14
    assert anki.cards_in(HOME) == 1
