"""A real Anki collection to import into."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.models import NotetypeId
from anki.scheduler.v3 import CardAnswer, Scheduler


class Anki:
    """An Anki collection in a folder of its own, made where there is none."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(exist_ok=True)
        self.collection = Collection(str(folder / "collection.anki2"))

    def import_(self, package: Path, *, with_scheduling: bool = False) -> dict[str, int]:
        """Import a package as the desktop does; the counts of its log that are not 0."""
        request = ImportAnkiPackageRequest(
            package_path=str(package),
            options=ImportAnkiPackageOptions(with_scheduling=with_scheduling),
        )
        log = self.collection.import_anki_package(request).log
        kinds = (
            "new",
            "updated",
            "duplicate",
            "conflicting",
            "first_field_match",
            "empty_first_field",
        )
        counts = {kind: len(getattr(log, kind)) for kind in kinds}
        return {kind: count for kind, count in counts.items() if count}

    def is_sound(self) -> bool:
        """Whether Anki's own database check finds nothing."""
        report, sound = self.collection.fix_integrity()
        print(report)  # shown where a test fails
        return sound

    def empty_cards(self) -> int:
        """How many notes have cards that show nothing."""
        return len(self.collection.get_empty_cards().notes)

    def notes(self) -> dict[str, Any]:
        """Every note by its ID field."""
        ids = self.collection.find_notes("")
        return {note["ID"]: note for note in map(self.collection.get_note, ids)}

    def study(self) -> None:
        """Answer every card easily, and again when it is due."""
        scheduler = self.collection.sched
        assert isinstance(scheduler, Scheduler)
        for number in self.collection.find_cards(""):
            for is_again in (False, True):
                if is_again:
                    scheduler.set_due_date([number], "0")
                card = self.collection.get_card(number)
                card.start_timer()
                states = self.collection._backend.get_scheduling_states(card.id)
                answer = scheduler.build_answer(card=card, states=states, rating=CardAnswer.EASY)
                scheduler.answer_card(answer)
        self.collection.fix_integrity()  # what a later check finds is not of this study's making

    def tag(self, name: str, tag: str) -> None:
        """Tag a note as a learner does."""
        self.collection.tags.bulk_add([self.notes()[name].id], tag)

    def edit(self, name: str, field: str, text: str) -> None:
        """Write into a field of a note as a learner does."""
        note = self.notes()[name]
        note[field] = text
        self.collection.update_note(note)

    def scheduling(self) -> dict[tuple[str, int], tuple[Any, ...]]:
        """Repetitions and the rest of each card's state, by guid and card number."""
        rows = self.collection.db.all(  # type: ignore[union-attr]
            "select guid, ord, reps, type, queue, due, ivl, factor, lapses, did, cards.data"
            " from cards join notes on notes.id = cards.nid"
        )
        return {(guid, ord_): tuple(state) for guid, ord_, *state in rows}

    def reps(self, name: str) -> list[int]:
        """How often each card of a note was answered, card 1 first."""
        cards = sorted(self.notes()[name].cards(), key=lambda card: card.ord)
        return [card.reps for card in cards]

    def cards_in(self, deck: str) -> int:
        """How many cards a deck has, its subdecks included."""
        return len(self.collection.find_cards(f'"deck:{deck}"'))

    def description(self, deck: str) -> str:
        """What Anki shows below a deck's name."""
        found = self.collection.decks.by_name(deck)
        assert found is not None
        return str(found["desc"])

    def note_types(self) -> list[Any]:
        """Every note type as it is now; Anki's own cache outlives an import."""
        models = self.collection.models
        models._clear_cache()
        return [models.get(NotetypeId(entry.id)) for entry in models.all_names_and_ids()]

    def rendered(self, name: str) -> list[tuple[str, str]]:
        """Front and back of each card of a note, as Anki's template engine makes them."""
        cards = self.notes()[name].cards()
        return [(card.question(), card.answer()) for card in cards]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    """An empty collection."""
    opened = Anki(tmp_path / "anki")
    yield opened
    opened.collection.close()
