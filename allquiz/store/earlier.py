"""The database in which allquiz 0.1.0 kept progress: its entries become lines, once.

It is read from a copy, and left as it was. Where this is interrupted, or the database is written to
once more, the next start goes on: what is there already is not added again.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from allquiz.store.lines import FIELDS, BadLine, Document, checked

FILE = "progress.sqlite3"
WAL = "-wal"


def state_of(data: Path) -> str | None:
    """What tells that the database was changed; None where there is none."""
    paths = data / FILE, Path(f"{data / FILE}{WAL}")
    stats = [path.stat() for path in paths if path.is_file()]
    state = "; ".join(f"{each.st_size} {each.st_mtime_ns}" for each in stats)
    return state if paths[0].is_file() else None


def read(data: Path) -> tuple[list[Document], str | None]:
    """Lines for everything that the database holds, and what can't be read. Raises OSError.

    A write-ahead log beside it may be of another machine's file, as a syncing tool leaves it: the
    database is read without it and with it. What a quiz came to stands before the quiz itself.
    """
    import shutil  # with the modules that pack files, of which a start needs none
    import tempfile

    found, wrong = list[Document](), None
    with tempfile.TemporaryDirectory(prefix="allquiz-") as folder:
        copy = Path(folder) / FILE
        for with_log in (False, True):
            shutil.copyfile(data / FILE, copy)
            if with_log:
                try:
                    shutil.copyfile(f"{data / FILE}{WAL}", f"{copy}{WAL}")
                except FileNotFoundError:
                    break
            try:
                with closing(sqlite3.connect(copy)) as connection:
                    connection.row_factory = sqlite3.Row
                    lost = 0
                    for row in _documents(connection):
                        try:
                            found.append(_document(row))
                        except (BadLine, ValueError, TypeError, KeyError):
                            lost += 1
                    if lost:
                        wrong = f"{lost} of its entries can't be read"
            except sqlite3.Error as error:
                wrong = str(error)
    return found, wrong


def _documents(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The rows of the database, with the names of a line's fields."""
    for row in connection.execute("SELECT * FROM log ORDER BY sequence"):
        yield {**row, "question": row["target"], "answered_at": row["at"]}
    drafts = []
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'draft'").fetchone():
        drafts = [dict(row) for row in connection.execute("SELECT * FROM draft")]
    for row in map(dict, connection.execute("SELECT * FROM session ORDER BY rowid")):
        session, is_exam = row["id"], row.get("kind") == "exam"
        put_down = [draft for draft in drafts if draft["session"] == session]
        yield {"kind": "clock", "session": session, "spent_ms": row.get("spent_ms") or 0}
        if row["ended_at"] is not None:
            yield {"kind": "finished", "session": session}
            if is_exam and not put_down:  # drafts were kept until the result was shown
                yield {"kind": "shown", "session": session}
        for draft in put_down:
            at = draft["at"]
            yield {**draft, "kind": "draft", "at": at or row["started_at"], "answered_at": at}
        options = row.get("options") or "{}"
        yield {**row, "kind": "quiz", "at": row["started_at"], "exam": is_exam, "options": options}


def _document(row: dict[str, Any]) -> Document:
    """The document of a row: texts of JSON read, and each time, in UTC there, with the offset of this
    machine's zone then. Raises BadLine, ValueError or TypeError."""
    given = dict(row)
    for name in ("response", "questions", "banks", "options"):
        if given.get(name) is not None and name in FIELDS[given["kind"]]:
            given[name] = json.loads(given[name])
    (found,) = checked([given])
    document = {name: found[name] for name in ("kind", *FIELDS[found["kind"]])}
    for name, value in document.items():
        if isinstance(value, datetime):
            document[name] = value.astimezone()
    return document
