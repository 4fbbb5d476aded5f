"""genanki with what a deck that people keep needs: stamps, streams, and the same bytes each time."""

import json
import sqlite3
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from allquiz.exporters.anki.note_types import NoteType

FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # of every file in the package
PAGE = 16384  # bytes of a database page: notes are long, and short pages leave much of them empty
MARK = b"allquiz"  # the comment of the package: by it we know our own
LEVEL = 1  # of deflate: most of the gain at a fraction of the time


class NoteRow(NamedTuple):
    """A note as it goes into the database; `stamp` is when its content last changed, in seconds."""

    id: int
    guid: str
    note_type: int
    deck: int
    stamp: int
    tags: str
    fields: str
    sort_field: str
    cards: tuple[int, ...]


class StampedModel(genanki.Model):  # type: ignore[misc]  # genanki is untyped
    """A note type whose parts keep their ids, and whose stamp is the day it changed."""

    def __init__(self, note_type: NoteType, css: str, stamp: int) -> None:
        self._stamp = stamp
        super().__init__(
            note_type.id,
            note_type.name,
            fields=[
                {"name": name, "id": note_type.id * 1000 + number}
                for number, name in enumerate(note_type.fields)
            ],
            templates=[
                {
                    "name": name,
                    "qfmt": front,
                    "afmt": back,
                    "id": note_type.id * 1000 + 500 + number,
                }
                for number, (name, front, back) in enumerate(note_type.cards)
            ],
            css=css,
            model_type=genanki.Model.CLOZE if note_type.is_cloze else genanki.Model.FRONT_BACK,
            sort_field_index=1,
        )

    @property
    def _req(self) -> list[Any]:
        """Which fields a card needs: Anki works it out anew, and rendering to guess it is slow."""
        return []

    def to_json(self, timestamp: float, deck_id: int) -> dict[str, Any]:  # noqa: ARG002
        """The note type as Anki's JSON, with its own stamp."""
        document: dict[str, Any] = super().to_json(self._stamp, deck_id)
        return document


class StampedDeck(genanki.Deck):  # type: ignore[misc]
    """A deck with the day it changed."""

    def __init__(self, deck_id: int, name: str, description: str, stamp: int) -> None:
        super().__init__(deck_id, name, description)
        self._stamp = stamp

    def to_json(self) -> dict[str, Any]:
        """The deck as Anki's JSON, with its own stamp."""
        return {**super().to_json(), "mod": self._stamp}


class StreamedPackage(genanki.Package):  # type: ignore[misc]
    """A package written from rows, in memory.

    `decks` is called, and `media` looked at, when all rows were taken.
    """

    def __init__(
        self,
        decks: Callable[[], list[StampedDeck]],
        models: list[StampedModel],
        rows: Iterable[NoteRow],
        media: Mapping[str, Path],
    ) -> None:
        super().__init__([])
        self._decks = decks
        self._models = models
        self._rows = rows
        self._media = media

    def write_to(self, file: BinaryIO) -> None:
        """Write the .apkg file."""
        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE}")
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            self.write_to_db(connection.cursor(), 0, None)
            database = connection.serialize()
        finally:
            connection.close()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
            archive.comment = MARK
            archive.writestr(_entry("collection.anki2"), database, compresslevel=LEVEL)
            del database
            media = sorted(self._media.items())
            names = {str(number): name for number, (name, _) in enumerate(media)}
            archive.writestr(_entry("media"), json.dumps(names), compresslevel=LEVEL)
            for number, (_, path) in enumerate(media):
                archive.writestr(_entry(str(number)), path.read_bytes(), compresslevel=LEVEL)

    def write_to_db(self, cursor: sqlite3.Cursor, timestamp: float, id_gen: Any) -> None:  # noqa: ARG002
        """The whole collection: tables, rows, note types, decks, and the indexes last."""
        statements = [part for part in APKG_SCHEMA.split(";") if part.strip()]
        tables = [s for s in statements if not s.strip().upper().startswith("CREATE INDEX")]
        indexes = [s for s in statements if s not in tables]
        cursor.executescript(";".join(tables) + ";")
        cursor.executescript(APKG_COL)
        cursor.execute("BEGIN")
        cards: list[tuple[Any, ...]] = []
        cursor.executemany("INSERT INTO notes VALUES(?,?,?,?,?,?,?,?,?,?,?)", self._notes(cards))
        cursor.executemany("INSERT INTO cards VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", cards)
        decks = self._decks()
        (text,) = cursor.execute("SELECT decks FROM col").fetchone()
        all_decks = {**json.loads(text), **{str(deck.deck_id): deck.to_json() for deck in decks}}
        models = {m.model_id: m.to_json(0, decks[0].deck_id) for m in self._models}
        cursor.execute(
            "UPDATE col SET decks = ?, models = ?", (json.dumps(all_decks), json.dumps(models))
        )
        cursor.execute("COMMIT")
        cursor.executescript(";".join(indexes) + ";")

    def _notes(self, cards: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """The rows of notes, while those of their cards are collected."""
        for position, row in enumerate(self._rows, start=1):
            cards += [
                (row.id + ord_, row.id, row.deck, ord_, row.stamp, -1, 0, 0, position,
                 0, 0, 0, 0, 0, 0, 0, 0, "")
                for ord_ in row.cards
            ]  # fmt: skip
            yield (row.id, row.guid, row.note_type, row.stamp, -1, row.tags, row.fields,
                   row.sort_field, 0, 0, "")  # fmt: skip


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIXED_DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
