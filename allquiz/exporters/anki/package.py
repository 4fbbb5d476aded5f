"""An .apkg file: a collection of Anki's and its media, made in memory, the same bytes each time."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from allquiz.exporters.archive import new_archive, written

EMPTY = Path(__file__).parent / "collection.sql"
PAGE = 16384  # bytes of a database page: notes are long, and short pages leave much of them empty


class NoteRow(NamedTuple):
    """A note as it goes into the database; `stamp` is when its content last changed, in seconds."""

    id: int
    guid: str
    note_type: int
    deck: int
    stamp: int
    tags: str
    fields: str
    cards: tuple[int, ...]


def write_package(
    file: BinaryIO,
    notes: Iterable[NoteRow],
    decks: Iterable[dict[str, Any]],
    note_types: Iterable[dict[str, Any]],
    media: Mapping[str, Path],
) -> None:
    """Write the .apkg file. Of the notes, new ones are studied in this order; decks and note types are
    as Anki's JSON, and asked for once the last note is there; `media` maps names in the collection to files.

    The collection has no indexes: Anki reads it once and whole, and they would be an eighth of the file.
    """
    database = sqlite3.connect(":memory:", isolation_level=None)
    for pragma in (f"page_size = {PAGE}", "journal_mode = OFF", "synchronous = OFF"):
        database.execute(f"PRAGMA {pragma}")
    database.executescript(EMPTY.read_text("utf-8"))
    database.execute("BEGIN")
    cards: list[tuple[Any, ...]] = []
    database.executemany(f"INSERT INTO notes VALUES(?{',?' * 10})", _notes(notes, cards))
    database.executemany(f"INSERT INTO cards VALUES(?{',?' * 17})", cards)
    (text,) = database.execute("SELECT decks FROM col").fetchone()
    every = {**json.loads(text), **{str(deck["id"]): deck for deck in decks}}
    both = json.dumps(every), json.dumps({kind["id"]: kind for kind in note_types})
    database.execute("UPDATE col SET decks = ?, models = ?", both)
    database.execute("COMMIT")
    with new_archive(file) as archive:
        written(archive, "collection.anki2", database.serialize())
        database.close()
        names = sorted(media)
        written(archive, "media", json.dumps(dict(enumerate(names))))
        for number, name in enumerate(names):
            written(archive, str(number), media[name].read_bytes())


def _notes(rows: Iterable[NoteRow], cards: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows of notes, while those of their cards are collected."""
    for position, row in enumerate(rows, start=1):
        cards += [
            (row.id + ord_, row.id, row.deck, ord_, row.stamp, -1, 0, 0, position,
             0, 0, 0, 0, 0, 0, 0, 0, "")
            for ord_ in row.cards
        ]  # fmt: skip
        # Sort field and checksum are left to Anki, which makes both anew as it imports.
        yield (row.id, row.guid, row.note_type, row.stamp, -1, row.tags, row.fields, "", 0, 0, "")
