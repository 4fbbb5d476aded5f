"""The database in which allquiz 0.1.0 kept progress: its entries become lines, once.

It is read from a copy, and left as it was. Where this is interrupted, or the database is written to
once more, the next start goes on: what is there already is not added again.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from allquiz.store.lines import FIELDS, moment, when, write

FILE = "progress.sqlite3"


def state_of(data: Path) -> str | None:
    """What tells that the database was changed; None where there is none."""
    stats = [path.stat() for path in _paths(data)]
    return "; ".join(f"{each.st_size} {each.st_mtime_ns}" for each in stats) or None


def _paths(data: Path) -> list[Path]:
    paths = [data / FILE, data / f"{FILE}-wal"]
    return [path for path in paths if path.is_file()] if paths[0].is_file() else []


def read(data: Path) -> tuple[bytes, str | None]:
    """Lines for everything that the database holds, and what can't be read. Raises OSError.

    A write-ahead log beside it may be of another machine's file, as a syncing tool leaves it: the
    database is read without it and with it. What a quiz came to stands before the quiz itself.
    """
    import shutil  # with the modules that pack files, of which a start needs none
    import tempfile

    found, wrong = list[bytes](), None
    with tempfile.TemporaryDirectory(prefix="allquiz-") as folder:
        copy = Path(folder) / FILE
        for path in _paths(data):
            shutil.copyfile(path, copy.with_name(path.name))
            try:
                with closing(sqlite3.connect(copy)) as connection:
                    connection.row_factory = sqlite3.Row
                    found += map(_line, _documents(connection))
            except sqlite3.Error as error:
                wrong = str(error)
    return b"".join(found), wrong


def _documents(connection: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    for row in connection.execute("SELECT * FROM log ORDER BY sequence"):
        yield {**row, "question": row["target"], "answered_at": row["at"]}
    drafts = [*map(dict, connection.execute("SELECT *, at AS answered_at FROM draft"))]
    for row in map(dict, connection.execute("SELECT * FROM session ORDER BY rowid")):
        session, start, is_exam = row["id"], row["started_at"], row["kind"] == "exam"
        put_down = [draft for draft in drafts if draft["session"] == session]
        yield {"kind": "clock", "session": session, "spent_ms": row["spent_ms"]}
        if row["ended_at"] is not None:
            yield {"kind": "finished", "session": session}
            if is_exam and not put_down:  # drafts were kept until the result was shown
                yield {"kind": "shown", "session": session}
        yield from ({**draft, "kind": "draft", "at": draft["at"] or start} for draft in put_down)
        options = row["options"] or "{}"
        yield {**row, "kind": "quiz", "at": start, "exam": is_exam, "options": options}


def _line(row: dict[str, Any]) -> bytes:
    """The line of a row: texts of JSON read, and each time, in UTC there, with the offset of this
    machine's zone then. What is neither stays what it is."""
    said: dict[str, Any] = {"kind": row["kind"]}
    for name in FIELDS.get(row["kind"], ()):
        value: Any = row.get(name)
        said[name] = None if isinstance(value, bytes) else value
        with suppress(ValueError, TypeError):
            if name in ("response", "questions", "banks", "options"):
                said[name] = json.loads(value)
            elif name in ("at", "answered_at"):
                said[name] = moment(*when(value)).astimezone()
    return write(said)
