"""An .apkg file: a collection of Anki's and its media, made in memory, the same bytes each time.

Decks and note types are Anki's JSON, over its own defaults; `stamp` is the time of their last change, in
seconds.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from pathlib import Path
from typing import Any, BinaryIO

from allquiz.exporters.anki.note_ids import digest_of, guid, note_id
from allquiz.exporters.anki.note_types import NoteType
from allquiz.exporters.anki.notes_to_release import Note
from allquiz.exporters.archive import new_archive, written

HERE = Path(__file__).parent
EMPTY = HERE / "collection.sql"
PAGE = 16384  # bytes of a database page: notes are long, and short pages leave much of them empty
DEFAULTS: Any = json.loads((HERE / "defaults.json").read_text("utf-8"))


def write_package(
    file: BinaryIO,
    notes: Iterable[tuple[Note, NoteType, int]],
    decks: Iterable[dict[str, Any]],
    note_types: Iterable[dict[str, Any]],
    media: Mapping[str, Path],
) -> None:
    """Write the .apkg file. Each note comes with its type and the id of its deck; new ones are studied in
    this order. Decks and note types are asked for once the last note is there; `media` maps names in the
    collection to files.

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


def _notes(
    notes: Iterable[tuple[Note, NoteType, int]], cards: list[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    """The rows of notes, while those of their cards are collected."""
    taken = set[int]()
    for position, (note, kind, deck) in enumerate(notes, start=1):
        digest = digest_of(note.name)
        id = note_id(digest, taken)
        fields = map(note.fields.get, kind.fields, repeat(""))
        cards += [
            (id + ord_, id, deck, ord_, note.stamp, -1, 0, 0, position,
             0, 0, 0, 0, 0, 0, 0, 0, "")
            for ord_ in note.cards
        ]  # fmt: skip
        # Sort field and checksum are left to Anki, which makes both anew as it imports.
        yield (id, guid(digest), kind.id, note.stamp, -1, f" {' '.join(note.tags)} ", "\x1f".join(fields),
               "", 0, 0, "")  # fmt: skip


def deck_json(id: int, name: str, description: str, stamp: int) -> dict[str, Any]:
    """A deck with the options of the default one, and nothing studied in it yet."""
    return {**DEFAULTS["deck"], "desc": description, "id": id, "mod": stamp, "name": name}


def note_type_json(kind: NoteType, css: str, stamp: int, deck: int) -> dict[str, Any]:
    """A note type whose fields and cards keep their ids; the browser sorts by its stem, field 1.

    Which fields a card needs (`req`) Anki works out anew.
    """
    fields = [
        {**DEFAULTS["field"], "name": name, "id": kind.id * 1000 + number, "ord": number}
        for number, name in enumerate(kind.fields)
    ]
    cards = [
        {**DEFAULTS["card"], "id": kind.id * 1000 + 500 + number, "ord": number}
        | dict(zip(("name", "qfmt", "afmt"), card, strict=True))
        for number, card in enumerate(kind.cards)
    ]
    made = {"css": css, "did": deck, "flds": fields, "id": str(kind.id), "mod": stamp}
    more = {"name": kind.name, "tmpls": cards, "type": int(kind.is_cloze)}
    return {**DEFAULTS["note type"], **made, **more}
