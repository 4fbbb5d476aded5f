"""Looking after the database: is it sound, and if not, what can be saved of it."""

import shutil
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from allquiz.model.review import Review
from allquiz.store.database import is_damage
from allquiz.store.errors import StoreError
from allquiz.store.jsonl import BadLineError, entry_of_document
from allquiz.store.salvage import salvage
from allquiz.store.store import FILE, Store

WAL = "-wal"  # what SQLite keeps beside the file: the newest commits
BESIDE = (WAL, "-shm")


class Examined(NamedTuple):
    """What is wrong with a database, and whether a repair can mend it; what it holds if it is sound.

    `differing` names the questions whose memory is not what the log comes to, `waiting` counts those
    with answers dated in the future.
    """

    wrong: str | None = None
    can_be_mended: bool = False
    entries: int = 0
    differing: Sequence[str] = ()
    waiting: int = 0


class Repaired(NamedTuple):
    """What was saved: answers, other entries, how many between them were lost, and the old file."""

    answers: int
    others: int
    missing: int
    kept: Path


def examine(folder: Path, *, retention: float) -> Examined:
    """Look at the database in the folder, which must exist; nothing is changed.

    Raises OSError where there is no room for the copy that is looked at.
    """
    with tempfile.TemporaryDirectory() as scratch:
        try:
            _snapshot(folder / FILE, Path(scratch) / FILE)
            with Store(Path(scratch), retention=retention) as store:
                for number, entry in enumerate(store.documents(), start=1):
                    entry_of_document(entry, number)
                return Examined(
                    entries=store.size(), differing=store.verify(), waiting=store.waiting()
                )
        except BadLineError as error:
            return Examined(
                f"it is damaged (entry {error.line} makes no sense: {error})", can_be_mended=True
            )
        except StoreError as error:
            said = str(error).replace(scratch, str(folder))  # it was the copy that was looked at
            return Examined(said, can_be_mended=error.is_damage)
        except UnicodeDecodeError as error:  # where SQLite quotes what it can't make sense of
            return Examined(f"it is damaged ({error})", can_be_mended=True)
        except sqlite3.DatabaseError as error:
            what = "is damaged" if is_damage(error) else "can't be opened"
            return Examined(f"it {what} ({error})", can_be_mended=is_damage(error))


def _snapshot(database: Path, target: Path) -> None:
    """Copy a database as it is at one moment, and have SQLite look through the copy."""
    uri = f"{database.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True, timeout=10)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        copy.text_factory = lambda data: data.decode("utf-8", "replace")  # it quotes what it found
        source.backup(copy)
        said = [str(row[0]) for row in copy.execute("PRAGMA integrity_check(3)")]
    if said != ["ok"]:
        raise sqlite3.DatabaseError(" ".join(said[0].split()))


def repair(folder: Path, now: datetime) -> Repaired:
    """Put a fresh database with all that can be read in the place of the damaged one.

    Works on a copy, and keeps the damaged file, named with the time. Raises StoreError or OSError,
    the damaged file left as it was.
    """
    database = folder / FILE
    kept = folder / f"{FILE}.damaged-{now:%Y%m%d-%H%M%S}"
    _copy(database, kept)
    saved = salvage(kept)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".repair-") as scratch:
        old = Path(scratch) / "old.sqlite3"
        _copy(kept, old)  # opening it may change it
        with Store(Path(scratch)) as store:
            store.record(*saved.entries)
            with (
                suppress(sqlite3.Error, UnicodeDecodeError),
                closing(sqlite3.connect(old)) as connection,
            ):
                store.adopt(connection)
        for end in BESIDE:
            database.with_name(FILE + end).unlink(missing_ok=True)
        (Path(scratch) / FILE).replace(database)
    answers = sum(isinstance(entry, Review) for entry in saved.entries)
    return Repaired(answers, len(saved.entries) - answers, saved.missing, kept)


def _copy(database: Path, target: Path) -> None:
    """Copy the database with the commits that are not in it yet."""
    shutil.copy2(database, target)
    newest = database.with_name(database.name + WAL)
    if newest.exists() and newest.stat().st_size:
        shutil.copy2(newest, target.with_name(target.name + WAL))
