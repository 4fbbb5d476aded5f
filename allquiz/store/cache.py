"""What is derived from the files of answers, kept in the cache folder: it can be deleted at any time.

An SQLite database that says up to which place each file was read; only what is new is read again.
Where a file changed before that place, where the rules or the settings are others, or where the
database is damaged, it is made anew. Where it can't be written, it is held in memory.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from allquiz.store.errors import StoreError

T = TypeVar("T")
# Errors that are not the database's own fault: the disk's, the folder's, or another program's.
ELSEWHERE = {
    sqlite3.SQLITE_PERM, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_AUTH, sqlite3.SQLITE_NOLFS,
}  # fmt: skip
WAIT = 20.0  # seconds for another program that brings the same database up to date
SCHEMA = """
-- What the rest was made for, and by; `until` is when answers waited, `newest` the last time of any,
-- both in microseconds since 1970; `converted` tells which database of 0.1.0 was taken over.
CREATE TABLE made (
  only INTEGER PRIMARY KEY CHECK (only = 1), until INTEGER NOT NULL, newest INTEGER NOT NULL,
  retention REAL NOT NULL, day_starts INTEGER NOT NULL, converted TEXT
) STRICT;

-- The files, and how far they were read: `through` in bytes, `lines` in lines. `checksum` is of all
-- bytes before it, `tail` of the last of these.
CREATE TABLE file (
  name TEXT PRIMARY KEY, inode INTEGER NOT NULL, size INTEGER NOT NULL, changed INTEGER NOT NULL,
  through INTEGER NOT NULL, lines INTEGER NOT NULL, checksum INTEGER NOT NULL, tail INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unreadable (
  file TEXT NOT NULL, line INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (file, line)
) STRICT, WITHOUT ROWID;

-- Every answer (reading.Given) with what it comes to (derive.Counted).
CREATE TABLE answer (
  question TEXT NOT NULL, at INTEGER NOT NULL, id TEXT NOT NULL, "offset" INTEGER NOT NULL,
  given_day INTEGER NOT NULL, key_revision TEXT NOT NULL, response TEXT, score REAL NOT NULL,
  rating TEXT NOT NULL, confidence TEXT, session TEXT, file TEXT NOT NULL, place INTEGER NOT NULL,
  counts INTEGER NOT NULL, result REAL NOT NULL, graded TEXT NOT NULL, day INTEGER NOT NULL,
  foretold REAL, review INTEGER NOT NULL,
  PRIMARY KEY (question, at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, target TEXT NOT NULL, at INTEGER NOT NULL, score REAL
) STRICT, WITHOUT ROWID;

CREATE INDEX event_by_target ON event (target, kind);

-- What is known of each question with an answer that counts (derive.Known).
CREATE TABLE memory (
  question TEXT PRIMARY KEY, phase TEXT NOT NULL, step INTEGER, stability REAL NOT NULL,
  difficulty REAL NOT NULL, day INTEGER NOT NULL, due_day INTEGER NOT NULL, wait INTEGER NOT NULL,
  lapses INTEGER NOT NULL, due INTEGER NOT NULL, last INTEGER NOT NULL, "offset" INTEGER NOT NULL,
  first_day INTEGER NOT NULL, seen INTEGER NOT NULL, points REAL NOT NULL, score REAL NOT NULL,
  confidence TEXT, key_revision TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX memory_by_due ON memory (due);

-- Quizzes, what is known of each in whatever order it came, and what is put down in exams.
CREATE TABLE quiz (id TEXT PRIMARY KEY, at INTEGER NOT NULL, document TEXT NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE course (
  session TEXT PRIMARY KEY, spent_ms INTEGER NOT NULL DEFAULT 0,
  finished INTEGER NOT NULL DEFAULT 0, shown INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE draft (
  session TEXT NOT NULL, question TEXT NOT NULL, at INTEGER NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (session, question)
) STRICT, WITHOUT ROWID;
"""


class Cache:
    """The database for a data folder, in a folder of caches; None holds it in memory.

    `catch_up` brings it up to date: it is called with the cache, before anything is first read.
    """

    def __init__(
        self, folder: Path | None, data: Path, version: int, catch_up: Callable[["Cache"], None]
    ) -> None:
        self._version = crc32(f"{version}{SCHEMA}".encode()) & 0x7FFFFFFF
        self._catch_up = catch_up
        self._is_current = self._was_current = False
        self.path = folder and folder / f"progress-{_name(data)}.sqlite3"
        self.connection = self._open()

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()

    def stale(self) -> None:
        """Something was written: what is read next follows it."""
        self._is_current = False

    def current(self) -> None:
        """Bring it up to date, if it may not be."""
        if not self._is_current:
            self._is_current = self._was_current = (
                True  # what reads it meanwhile is the bringing up to date itself
            )
            try:
                self._sound(lambda: self._catch_up(self))
            except BaseException:
                self._is_current = False
                raise

    def rows(self, query: str, *values: object) -> list[Any]:
        """All rows, up to date; columns go by number."""
        self.current()
        return self._sound(lambda: self.connection.execute(query, values).fetchall())

    def first(self, query: str, *values: object) -> Any:
        """The first row, up to date, or None where there is none."""
        self.current()
        return self._sound(lambda: self.connection.execute(query, values).fetchone())

    def peek(self, query: str, *values: object) -> Any:
        """The first row, of how things stood when something was last read up to date."""
        if not self._was_current:
            self.current()
        return self._sound(lambda: self.connection.execute(query, values).fetchone())

    def _sound(self, read: Callable[[], T]) -> T:
        """What is read; where the database can't be used, from another one."""
        try:
            return read()
        except sqlite3.Error as error:
            self.connection.close()
            self._give_up(error)
        try:
            self.connection = self._open()
            if self._is_current:
                self._catch_up(self)
            return read()
        except sqlite3.Error as error:
            raise StoreError(
                f"what is derived from your answers can't be used ({error}); they are safe",
                "set ALLQUIZ_CACHE_DIR to another folder",
            ) from None

    def _give_up(self, error: Exception) -> None:
        """Delete the database where it is to blame, else do without a file."""
        code = getattr(error, "sqlite_errorcode", None)
        if self.path is None or code is None or code & 0xFF in ELSEWHERE:
            self.path = None
            return
        try:
            for ending in ("", "-wal", "-shm"):
                Path(f"{self.path}{ending}").unlink(missing_ok=True)
        except OSError:
            self.path = None

    def _open(self) -> sqlite3.Connection:
        """The database, empty where it is new or of another version."""
        for _ in range(2):
            if self.path is not None:
                try:
                    return self._connect(self.path)
                except (sqlite3.Error, OSError) as error:
                    self._give_up(error)
        self.path = None
        return self._connect(":memory:")

    def _connect(self, place: Path | str) -> sqlite3.Connection:
        if isinstance(place, Path) and not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(place, os.O_CREAT | os.O_RDWR, 0o600))  # nobody else may read it
        connection = sqlite3.connect(place, timeout=WAIT, isolation_level=None)
        try:
            if self._version_of(connection) != self._version:
                connection.execute("PRAGMA journal_mode = WAL")
                with transaction(connection):
                    if self._version_of(connection) != self._version:  # nobody was quicker
                        self._make(connection)
            connection.execute("PRAGMA synchronous = NORMAL")
        except BaseException:
            connection.close()
            raise
        return connection

    def _make(self, connection: sqlite3.Connection) -> None:
        for table in tables(connection):
            connection.execute(f"DROP TABLE {table}")
        for statement in SCHEMA.split(";\n"):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {self._version}")

    def _version_of(self, connection: sqlite3.Connection) -> int:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return int(version)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, once other programs are done."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def tables(connection: sqlite3.Connection) -> list[str]:
    """Their names."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    return [name for (name,) in connection.execute(query).fetchall()]


def _name(data: Path) -> str:
    """A name for the cache of a data folder."""
    return f"{crc32(str(data.absolute()).encode(errors='surrogateescape')):08x}"
