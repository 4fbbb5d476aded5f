"""Deck and questions to an Anki package."""

import html
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from allquiz.exporters.anki.key_on_cards import parts
from allquiz.exporters.anki.note_ids import MOST_CARDS
from allquiz.exporters.anki.note_types import PARTS, TEMPLATES, NoteType, note_types, styling
from allquiz.exporters.anki.notes import media_name
from allquiz.exporters.anki.notes_to_release import NEW, Note, OutgoingNotes, dated_types
from allquiz.exporters.anki.package import deck_json, note_type_json, write_package
from allquiz.exporters.anki.record import Known, day
from allquiz.model.deck import RETIRED, Deck
from allquiz.model.key import Gaps, key_of
from allquiz.model.question import AnyQuestion
from allquiz.model.words import number

UPDATING = " ".join(Path(__file__).with_name("updating.txt").read_text("utf-8").split())


def export(
    deck: Deck, questions: Iterable[AnyQuestion], file: BinaryIO, known: Known | None = None
) -> list[str]:
    """Write the .apkg file of a deck: the same bytes for the same input.

    Says how many of its notes are not released as they are.
    """
    work = _Work(deck, known or Known())
    write_package(file, work.rows(questions), work.decks(), work.note_types(), work.media)
    return work.remarks()


def refusal(question: AnyQuestion) -> str | None:
    """A note has room for so many parts."""
    key = key_of(question)
    count = len(parts(key))
    most = MOST_CARDS if isinstance(key, Gaps) else PARTS
    if count <= most:
        return None
    return f"{question.name} has {count} parts; a note holds {most}: divide the question"


class _Work:
    def __init__(self, deck: Deck, known: Known) -> None:
        self.deck = deck
        self.known = known
        self.media: dict[str, Path] = {}
        self._counts: Counter[str] = Counter()
        self._latest = known.record.newest

    def note_types(self) -> list[dict[str, Any]]:
        touched = max(int(path.stat().st_mtime) for path in TEMPLATES.iterdir())
        types = dated_types([self.known.record.note_types, self.known.shipped_types], touched)
        css = styling()
        return [
            note_type_json(kind, css, types[key].time, self.deck.id)
            for key, kind in sorted(note_types().items(), key=lambda entry: len(str(entry)))
        ]

    def decks(self) -> Iterator[dict[str, Any]]:
        """The deck and its subdecks; asked for once all its notes are known."""
        deck, time = self.deck, self._latest
        yield deck_json(deck.id, deck.name, self._description(), time)
        for subdeck in deck.subdecks:
            yield deck_json(subdeck.id, f"{deck.name}::{subdeck.name}", "", time)

    def rows(self, questions: Iterable[AnyQuestion]) -> Iterator[tuple[Note, NoteType, int]]:
        """The notes with their types and decks, those that are retired last: a new learner may never want
        them.

        Anki asks what is new a subdeck after the other, so they have one of their own where the deck says so.
        """
        outgoing = OutgoingNotes(self.known.record, self.known.time_of)
        retired = []
        kinds = note_types()
        places = {subdeck.topic: subdeck.id for subdeck in self.deck.subdecks}
        for question in questions:
            if question.figure:
                self.media[media_name(question.figure)] = Path(question.figure.path)
            for note in outgoing.notes(question):
                if note.changes:
                    self._counts[NEW if note.old is None else "changed"] += 1
                    self._latest = max(self._latest, note.stamp)
                place = places.get(question.topic, self.deck.id)
                place = places.get(RETIRED, place) if note.retired else place
                row = note, kinds[note.note_type], place
                if note.retired:
                    retired.append(row)
                else:
                    yield row
        yield from retired

    def remarks(self) -> list[str]:
        count = self._counts.total()
        if not count:
            return []
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(self._counts.items(), reverse=True))
        notes = number(count, "note is", "notes are")
        return [f"{notes} not released ({kinds}); `export anki --release` does that."]

    def _description(self) -> str:
        """What the deck file says, the version, and how to update; Anki takes it for HTML."""
        releases = self.known.record.releases
        if releases:
            version, time = list(releases.items())[-1]
            said = f"Version {version} ({day(time)})"
            count = self._counts.total()
            said += f", with {number(count, 'unreleased change')}." if count else "."
        else:
            said = "Not released yet."
        paragraphs = [self.deck.description, f"{said} {UPDATING}"]
        return "<br><br>".join(
            html.escape(" ".join(text.split()), quote=False) for text in paragraphs if text
        )
