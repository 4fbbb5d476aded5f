"""Deck and questions to an Anki package."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from allquiz.exporters.anki.note_types import CHANGED, HERE, note_types
from allquiz.exporters.anki.notes import content, media_name, tags
from allquiz.exporters.anki.package import NoteRow, StampedDeck, StampedModel, StreamedPackage
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion


def export(deck: Deck, questions: Sequence[AnyQuestion]) -> bytes:
    """The .apkg file of a deck: the same bytes for the same input.

    Raises Unsuitable for a question that a note can't hold.
    """
    css = (HERE / "templates" / "style.css").read_text("utf-8")
    types = note_types()
    models = [StampedModel(note_type, css, CHANGED) for note_type in types.values()]
    decks = [StampedDeck(deck.id, deck.name, deck.description, deck.stamp)]
    decks += [
        StampedDeck(subdeck.id, f"{deck.name}::{subdeck.name}", "", deck.stamp)
        for subdeck in deck.subdecks
    ]
    media = {media_name(q.figure): Path(q.figure.path) for q in questions if q.figure}
    return StreamedPackage(decks, models, _rows(deck, questions), media).to_bytes()


def _rows(deck: Deck, questions: Sequence[AnyQuestion]) -> Iterator[NoteRow]:
    types = note_types()
    places = {subdeck.topic: subdeck.id for subdeck in deck.subdecks}
    ids: set[int] = set()
    for question in questions:
        note = content(question)
        note_type = types[note.note_type]
        fields = note.fields
        yield NoteRow(
            id=_note_id(question.name, ids),
            guid=guid(question.name),
            note_type=note_type.id,
            deck=places.get(question.topic, deck.id),
            stamp=deck.stamp,
            tags=f" {' '.join(tags(question))} ",
            fields="\x1f".join([fields.get(name, "") for name in note_type.fields]),
            sort_field=fields["Stem"],
            cards=note.cards,
        )


def guid(name: str) -> str:
    """The permanent id of a note, from the question's full name alone: 72 bits in base 64."""
    return base64.urlsafe_b64encode(_digest(name)[:9]).decode()


def _note_id(name: str, taken: set[int]) -> int:
    """A number in the range of Anki's own (milliseconds since 1970), the same for the same name."""
    number = 10**12 + int.from_bytes(_digest(name)[9:15], "big") % (5 * 10**11)
    while number in taken:
        number += 1
    taken.add(number)
    return number


def _digest(name: str) -> bytes:
    return hashlib.sha256(f"allquiz/{name}".encode()).digest()
