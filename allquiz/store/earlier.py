"""The database in which allquiz 0.1.0 kept progress: its entries become lines, once.

It is read from a copy, and left as it was. Where this is interrupted, or the database is written to
once more, the next start goes on: what is there already is not added again.
"""

import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from allquiz.store.lines import BadLine, document_of, entry_of, stamp, time, write

FILE = "progress.sqlite3"
WAL = "-wal"


def state_of(data: Path) -> str | None:
    """What tells that the database was changed; None where there is none."""
    try:
        status = (data / FILE).stat()
    except OSError:
        return None
    with suppress(OSError):
        log = Path(f"{data / FILE}{WAL}").stat()
        return f"{status.st_size} {status.st_mtime_ns} {log.st_size} {log.st_mtime_ns}"
    return f"{status.st_size} {status.st_mtime_ns}"


def read(data: Path) -> tuple[dict[str, str], str | None]:
    """The lines for everything that the database holds, each with the id of the entry or quiz that it
    belongs to, and what can't be read.

    A write-ahead log beside it may be of another machine's file, as a syncing tool leaves it: the
    database is read without it and with it. What a quiz came to stands before the quiz itself.
    """
    found: dict[str, str] = {}
    wrong = None
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
                    found.update((line, id) for id, line in _lines(connection))
            except (sqlite3.Error, ValueError) as error:
                wrong = str(error)
    return found, wrong


def _lines(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    connection.row_factory = sqlite3.Row
    yield from _entries(connection)
    put_down: dict[str, list[sqlite3.Row]] = {}
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'draft'").fetchone():
        for row in connection.execute("SELECT * FROM draft"):
            put_down.setdefault(row["session"], []).append(row)
    for row in connection.execute("SELECT * FROM session ORDER BY rowid"):
        yield from _quiz(dict(row), put_down.get(row["id"], []))


def _entries(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The answers and what happened to them, each time with the offset of this machine's zone then."""
    for row in connection.execute("SELECT * FROM log ORDER BY sequence"):
        given = dict(row)
        with suppress(BadLine, ValueError, TypeError):
            given["at"] = _local(given["at"])
            if given["kind"] == "answer":
                given |= {"question": given["target"], "answered_at": given["at"]}
                given["response"] = json.loads(given["response"])
            yield given["id"], write(document_of(entry_of(given)))


def _quiz(row: dict[str, Any], put_down: list[sqlite3.Row]) -> Iterator[tuple[str, str]]:
    session, is_exam = row["id"], row.get("kind") == "exam"
    documents = [{"kind": "clock", "session": session, "spent_ms": row.get("spent_ms") or 0}]
    if row["ended_at"] is not None:
        documents.append({"kind": "finished", "session": session})
        if is_exam and not put_down:  # drafts were kept until the result was shown
            documents.append({"kind": "shown", "session": session})
    documents += [_draft(each, row["started_at"]) for each in put_down]
    for document in documents:
        yield session, write(document)
    yield (
        session,
        write(
            {
                "kind": "quiz",
                "id": session,
                "at": _local(row["started_at"]),
                "exam": is_exam,
                "seed": row["seed"],
                "questions": json.loads(row["questions"]),
                "banks": json.loads(row["banks"]),
                "time_limit_ms": row.get("time_limit_ms"),
                "options": json.loads(row.get("options") or "{}"),
            }
        ),
    )


def _draft(row: sqlite3.Row, started_at: str) -> dict[str, Any]:
    return {
        "kind": "draft",
        "session": row["session"],
        "question": row["question"],
        "at": _local(row["at"] or started_at),
        "response": json.loads(row["response"]),
        "confidence": row["confidence"],
        "flagged": bool(row["flagged"]),
        "answered_at": row["at"] and _local(row["at"]),
        "duration_ms": row["duration_ms"],
    }


def _local(text: str) -> str:
    """A time in UTC as it was on this machine's clock. Raises BadLine."""
    return stamp(time({"at": text.replace("Z", "+00:00")}, "at").astimezone())
