"""What a package holds that was written before: to compare it with what would be written now."""

import json
import re
import sqlite3
import zipfile
from collections.abc import Callable, Container, Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TypeVar

from allquiz.exporters.archive import UNREADABLE

T = TypeVar("T")
ALL = ("SELECT * FROM notes ORDER BY id", "SELECT * FROM cards ORDER BY id", "SELECT * FROM col")
NO_PACKAGE = (OSError, KeyError, AttributeError, sqlite3.Error, *UNREADABLE)
# So begins what export.py adds to a description.
RELEASE = re.compile(r"Version (\S+) \(\d{4}-\d\d-\d\d\)")


class EarlierNote(NamedTuple):
    """A note of a package: its time in seconds, the id of its type, its tags, and its fields in one text."""

    time: int
    type: int
    tags: str
    fields: str

    @property
    def name(self) -> str:
        return self.fields.partition("\x1f")[0]


def notes(package: Path | BinaryIO) -> Mapping[str, EarlierNote]:
    """The notes of a package by guid; none where it is none that we could have written."""
    rows = "SELECT guid, mod, mid, tags, flds FROM notes"
    found = _read(package, lambda database, _: database.execute(rows).fetchall())
    return {guid: EarlierNote(*rest) for guid, *rest in found or ()}


def release_of(package: Path, decks: Container[int]) -> str | None:
    """The release that a package is of, if it holds one of these decks; None where it is of none."""

    def look(database: sqlite3.Connection, _: zipfile.ZipFile) -> str | None:
        (text,) = database.execute("SELECT decks FROM col").fetchone()
        ours = [deck["desc"] for id, deck in json.loads(text).items() if int(id) in decks]
        said = (RELEASE.match(each.rpartition("<br><br>")[2]) for each in ours)
        return next((found[1] for found in said if found), None)

    return _read(package, look)


def is_same(package: Path, other: BinaryIO) -> bool:
    """Whether Anki finds the same in both, however they were compressed."""
    ours = _read(package, _everything)
    return ours is not None and ours == _read(other, _everything)


def _everything(database: sqlite3.Connection, archive: zipfile.ZipFile) -> list[Any]:
    media = json.loads(archive.read("media"))
    return [
        {name: archive.read(number) for number, name in media.items()},
        *(database.execute(rows).fetchall() for rows in ALL),
    ]


def _read(
    package: Path | BinaryIO, look: Callable[[sqlite3.Connection, zipfile.ZipFile], T]
) -> T | None:
    """What `look` finds in it; None where it is no package of Anki's."""
    database = sqlite3.connect(":memory:")
    try:
        with zipfile.ZipFile(package) as archive:
            database.deserialize(archive.read("collection.anki2"))
            return look(database, archive)
    except NO_PACKAGE:
        return None
    finally:
        database.close()
