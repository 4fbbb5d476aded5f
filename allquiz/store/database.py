"""Opening the database: made when new, migrated when old, left as it is when anything is wrong."""

import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from allquiz.store.errors import StoreError

HERE = Path(__file__).parent
WAIT = 10.0  # seconds for another quiz on the same database to finish its commit


def connect(
    path: Path, schema: str | None = None, migrations: Path | None = None
) -> sqlite3.Connection:
    """A connection to the database at the path, brought to the newest version.

    Raises StoreError where it can't be opened, is damaged, or comes from a newer allquiz.
    """
    schema = schema or (HERE / "schema.sql").read_text("utf-8")
    with explained(path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"the folder {path.parent} can't be made: {error.strerror}",
                "set ALLQUIZ_DATA_DIR to a folder you can write to, or use `quiz --no-save`",
            ) from None
        connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
        try:
            _refuse_newer(connection, path, schema)
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous = FULL")  # an answer outlives a power cut
            _bring_up_to_date(connection, schema, migrations or HERE / "migrations")
        except BaseException:
            connection.close()
            raise
    return connection


def version_of(schema: str) -> int:
    """The version that a schema declares."""
    declared = re.search(r"PRAGMA user_version = (\d+);", schema)
    return int(declared[1]) if declared else 0


def _refuse_newer(connection: sqlite3.Connection, path: Path, schema: str) -> None:
    newest = version_of(schema)
    version = _version(connection)
    if version > newest:
        raise StoreError(
            f"{path} was written by a newer allquiz (its version is {version}, this one knows "
            f"{newest}); it was left as it is",
            "update allquiz, or set ALLQUIZ_DATA_DIR to another folder",
        )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to a write-ahead log. SQLite does not wait for others here, so it is done for it."""
    end = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _bring_up_to_date(connection: sqlite3.Connection, schema: str, migrations: Path) -> None:
    newest = version_of(schema)
    if _version(connection) == newest:
        return
    connection.execute("BEGIN IMMEDIATE")
    with closing(_Rollback(connection)) as guard:
        # Another process may have done the work while this one waited.
        version = _version(connection)
        if version == 0:
            if connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
                raise sqlite3.DatabaseError("it holds the tables of another program")
            _run(connection, schema)
        for number in range(version + 1, newest + 1) if version else ():
            _run(connection, (migrations / f"{number:04}.sql").read_text("utf-8"))
            connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
        guard.done = True


class _Rollback:
    """Rolls back on closing, unless the work was done."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.done = False

    def close(self) -> None:
        if not self.done and self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


def _run(connection: sqlite3.Connection, script: str) -> None:
    """The statements of a script, inside the transaction (executescript would commit it)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(statement)  # a last one without its semicolon, or a comment


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says into what a learner can do about it."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:  # SQLite may quote broken text
        text = str(error)
        if "readonly" in text or "unable to open" in text:
            raise StoreError(
                f"progress can't be saved in {path}: it can't be written ({text})",
                "make the folder writable, set ALLQUIZ_DATA_DIR to another one, or use "
                "`quiz --no-save`",
            ) from None
        if "full" in text or "disk I/O" in text:
            raise StoreError(
                f"progress can't be saved in {path}: {text}",
                "free some space on the disk; what was saved before is still there",
            ) from None
        if "locked" in text:
            raise StoreError(
                f"progress can't be saved in {path}: another program holds it",
                "close the other program and try again",
            ) from None
        raise StoreError(
            f"the progress file {path} is damaged ({text}); it was left as it is",
            "`allquiz doctor --repair` saves what can be read and keeps this file; your last export "
            "comes back with `allquiz history import FILE`",
            is_damage=True,
        ) from None


def is_damage(error: sqlite3.Error) -> bool:
    """Whether it is the file that is to blame, not who may use it or how much room there is."""
    return not any(word in str(error) for word in ELSEWHERE)


ELSEWHERE = ("readonly", "unable to open", "full", "disk I/O", "locked")
