"""An .apkg file: a collection of Anki's and its media, made in memory, the same bytes each time."""

import json
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from allquiz.exporters.archive import MARK, written

EMPTY = Path(__file__).parent / "collection.sql"
PAGE = 16384  # bytes of a database page: notes are long, and short pages leave much of them empty
LEVEL = 6  # of deflate


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


class Collection:
    """A collection being written: its notes first, then decks and note types, then all as a file.

    It has no indexes: Anki reads it once and whole, and they would be an eighth of the file.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect(":memory:", isolation_level=None)
        for pragma in (f"page_size = {PAGE}", "journal_mode = OFF", "synchronous = OFF"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.executescript(EMPTY.read_text("utf-8"))
        self._database.execute("BEGIN")

    def add_notes(self, rows: Iterable[NoteRow]) -> None:
        """Notes with their cards, new ones in this order."""
        cards: list[tuple[Any, ...]] = []
        notes = _notes(rows, cards)
        self._database.executemany("INSERT INTO notes VALUES(?,?,?,?,?,?,?,?,?,?,?)", notes)
        self._database.executemany(f"INSERT INTO cards VALUES(?{',?' * 17})", cards)

    def add_decks(self, decks: Iterable[dict[str, Any]], kinds: Iterable[dict[str, Any]]) -> None:
        """Decks and note types, as Anki's JSON."""
        (text,) = self._database.execute("SELECT decks FROM col").fetchone()
        every = {**json.loads(text), **{str(deck["id"]): deck for deck in decks}}
        both = json.dumps(every), json.dumps({kind["id"]: kind for kind in kinds})
        self._database.execute("UPDATE col SET decks = ?, models = ?", both)

    def write(self, file: BinaryIO, media: Mapping[str, Path]) -> None:
        """Write the .apkg file, and close. `media` maps names in the collection to files."""
        self._database.execute("COMMIT")
        with zipfile.ZipFile(file, "w") as archive:
            archive.comment = MARK
            written(archive, "collection.anki2", self._database.serialize(), LEVEL)
            self._database.close()
            names = sorted(media)
            written(archive, "media", json.dumps(dict(enumerate(names))), LEVEL)
            for number, name in enumerate(names):
                written(archive, str(number), media[name].read_bytes(), LEVEL)


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
