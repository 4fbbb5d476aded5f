"""What is derived from the files of answers, kept in the cache folder: it can be deleted at any time.

An SQLite database that says up to which place each file was read; only what is new is read again.
Where a file changed before that place, where the rules or the settings are others, or where the
database is damaged, it is made anew. Where it can't be written, it is held in memory.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from zlib import crc32

from allquiz.store.journal import StoreError
from allquiz.store.lines import moment

WAIT = 20.0  # seconds for another program that brings the same database up to date
PRAGMAS = (
    "page_size = 16384",  # bytes: fewer of them to go through for `stats`, and to make
    "synchronous = NORMAL",
    "journal_mode = WAL",  # from the second time on: all that is new would be written twice
)


class Cache:
    """The database for a data folder, in a folder of caches; None holds it in memory.

    `catch_up` brings it up to date: it is called before anything is first read.
    """

    def __init__(
        self, folder: Path | None, data: Path, catch_up: Callable[[sqlite3.Connection], None]
    ) -> None:
        self._catch_up = catch_up
        name = crc32(str(data.absolute()).encode(errors="surrogateescape"))
        self.path = folder and folder / f"progress-{name:08x}.sqlite3"
        self._was_deleted = False
        self._connection: sqlite3.Connection | None = None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def stale(self) -> None:
        """Something was written: what is read next follows it."""
        self._is_stale = True

    def first(self, query: str, *values: object, fresh: bool = True) -> Any:
        return next(iter(self.rows(query, *values, fresh=fresh)), None)

    def rows(self, query: str, *values: object, fresh: bool = True) -> list[Any]:
        """All rows, up to date; not `fresh`, as things stood when something was last read so.

        Where the database can't be used, those of another one.
        """
        while True:
            try:
                connection = self._connection
                if connection is None:
                    connection, fresh = self._open(), True
                if fresh and self._is_stale:
                    self._catch_up(connection)
                    self._is_stale = False
                return connection.execute(query, values).fetchall()
            except (sqlite3.Error, OSError) as error:
                self.close()
                if self.path is None:
                    raise StoreError(
                        f"what is derived from your answers can't be used ({error}); they are safe",
                        "set ALLQUIZ_CACHE_DIR to another folder",
                    ) from None
                if self._was_deleted or not _is_to_blame(error):
                    self.path = None
                else:
                    _delete(self.path)
                    self._was_deleted = True

    def after(self, at: datetime, condition: str, *values: object, fresh: bool = True) -> datetime:
        """The time, or right after all entries of which that is true: clocks are set back."""
        (last,) = self.first(f"SELECT max(at) FROM entry WHERE {condition}", *values, fresh=fresh)
        return at if last is None else max(at, moment(last + 1).astimezone(at.tzinfo))

    def _open(self) -> sqlite3.Connection:
        is_new = not (self.path and self.path.exists())
        if self.path and is_new:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self.path.touch(0o600)  # nobody else may read it
        made = sqlite3.connect(self.path or ":memory:", timeout=WAIT, isolation_level=None)
        self._connection, self._is_stale = made, True
        for pragma in PRAGMAS[: -1 if is_new else None]:
            made.execute(f"PRAGMA {pragma}")
        return made


def _is_to_blame(error: Exception) -> bool:
    """Whether it is the database itself, not the disk, the folder or another program."""
    code = getattr(error, "sqlite_errorcode", None)
    is_operational = isinstance(error, sqlite3.OperationalError)
    return code is not None and (not is_operational or code == sqlite3.SQLITE_ERROR)


def _delete(path: Path) -> None:
    for ending in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            Path(f"{path}{ending}").unlink()
