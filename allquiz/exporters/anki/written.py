"""What a package holds that was written before: to compare it with what would be written now."""

import json
import sqlite3
import zipfile
import zlib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple


class Written(NamedTuple):
    """A package: its notes by guid, each its time in seconds and a hash of its fields and tags, and a
    hash of all else. Two are equal where Anki finds the same in them, however they were compressed."""

    notes: Mapping[str, tuple[int, bytes]]
    rest: bytes


def read(package: Path | BinaryIO) -> Written | None:
    """What is in a package; None where it is none that we could have written."""
    try:
        with zipfile.ZipFile(package) as archive:
            media = json.loads(archive.read("media"))
            files = sorted((name, sha256(archive.read(at)).digest()) for at, name in media.items())
            return _read(archive.read("collection.anki2"), files)
    except (OSError, ValueError, KeyError, AttributeError, zipfile.BadZipFile, zlib.error):
        return None
    except sqlite3.Error:
        return None


def _read(database: bytes, files: list[tuple[str, bytes]]) -> Written:
    rest = sha256(repr(files).encode())
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(database)
        notes = {
            guid: (time, sha256(f"{tags}\x1f{fields}".encode()).digest())
            for guid, time, tags, fields in connection.execute(
                "SELECT guid, mod, tags, flds FROM notes"
            )
        }
        for table in (
            "SELECT id, guid, mid FROM notes",
            "SELECT * FROM cards",
            "SELECT * FROM col",
        ):
            for row in connection.execute(f"{table} ORDER BY 1"):
                rest.update(repr(row).encode())
    finally:
        connection.close()
    return Written(notes, rest.digest())


def left_behind(before: Written, now: Written) -> int:
    """How many notes changed though their time is no later: Anki would keep what came before."""
    return sum(
        guid in before.notes and content != before.notes[guid][1] and time <= before.notes[guid][0]
        for guid, (time, content) in now.notes.items()
    )
