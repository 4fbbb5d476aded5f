"""The quizzes and exams that were begun, so that they can be resumed."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any, Literal, NamedTuple

from allquiz.store.connection import Connected
from allquiz.store.errors import StoreError
from allquiz.store.rows import moment, stamp

Kind = Literal["quiz", "exam"]
NOTHING: Mapping[str, Any] = {}


class Begun(NamedTuple):
    """A quiz that was begun and not ended: the full names it asks, and those answered so far.

    `answered` maps a question to the id of its answer, in the order in which they were given.
    `spent_ms` is the time that earlier sittings took, `options` what else was asked for.
    """

    id: str
    started_at: datetime
    seed: int
    questions: tuple[str, ...]
    banks: tuple[str, ...]
    answered: dict[str, str]
    kind: Kind
    time_limit_ms: int | None
    spent_ms: int
    options: dict[str, Any]
    handed_in: bool  # an exam that is, while its result was not shown to the end


class Quizzes(Connected):
    """Begins and ends quizzes. Each call that writes is one commit."""

    def begin(
        self,
        session: str,
        at: datetime,
        seed: int,
        questions: Iterable[str],
        banks: Iterable[str],
        *,
        kind: Kind = "quiz",
        time_limit_ms: int | None = None,
        options: Mapping[str, Any] = NOTHING,
    ) -> None:
        """Remember a quiz, so that it can be resumed. `options` must be fit for JSON."""
        names, paths = json.dumps(list(questions)), json.dumps(list(banks))
        row = (
            session, stamp(at), seed, names, paths, kind, time_limit_ms, json.dumps(dict(options)),
        )  # fmt: skip
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO session (id, started_at, seed, questions, banks, kind, time_limit_ms, "
                "options) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

    def spent(self, session: str, spent_ms: int) -> None:
        """Remember how long a quiz took so far, in all its sittings."""
        with self._transaction() as connection:
            connection.execute("UPDATE session SET spent_ms = ? WHERE id = ?", (spent_ms, session))

    def end(self, session: str, at: datetime) -> None:
        """Remember that a quiz has no question left."""
        with self._transaction() as connection:
            connection.execute("UPDATE session SET ended_at = ? WHERE id = ?", (stamp(at), session))

    def unfinished(self) -> Begun | None:
        """What to go on with: an exam whose result is still to be shown, else the quiz or exam
        begun last, if it was not ended, else the last exam that was not.

        A quiz that was left loses nothing where another follows it; an exam would lose its answers.
        """
        row = self._first(UNFINISHED)
        if row is None:
            return None
        questions = tuple(json.loads(row["questions"]))
        return Begun(
            row["id"],
            moment(row["started_at"]),
            row["seed"],
            questions,
            tuple(json.loads(row["banks"])),
            self._answered(row["id"], questions),
            row["kind"],
            row["time_limit_ms"],
            row["spent_ms"],
            json.loads(row["options"] or "{}"),
            row["ended_at"] is not None,
        )

    def adopt(self, old: sqlite3.Connection) -> None:
        """Take over the quizzes and drafts of another database, as far as they can be read."""
        for table in ("session", "draft"):
            with suppress(sqlite3.Error, UnicodeDecodeError, StoreError):
                theirs = old.execute(f"SELECT * FROM {table}")  # noqa: S608  # one of two
                ours = {row[1] for row in self._rows(f"PRAGMA table_info({table})")}
                columns = [name for name, *_ in theirs.description]
                if not ours.issuperset(columns):
                    continue
                row = f"({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
                with self._transaction() as connection:
                    connection.executemany(
                        f"INSERT OR IGNORE INTO {table} {row}", theirs.fetchall()
                    )

    def _answered(self, session: str, questions: Iterable[str]) -> dict[str, str]:
        rows = [
            (row["sequence"], name, row["id"])
            for name in questions
            for row in self._rows(ANSWERED, name, session)
        ]
        return {name: id for _, name, id in sorted(rows)}


# The last that was written, whatever the clock said: the table is of this machine alone.
UNFINISHED = """
SELECT * FROM session
WHERE ended_at IS NULL AND (kind = 'exam' OR rowid = (SELECT max(rowid) FROM session))
  OR ended_at IS NOT NULL AND EXISTS (SELECT 1 FROM draft WHERE draft.session = session.id)
ORDER BY ended_at IS NULL, rowid DESC LIMIT 1
"""

# The answer given to a question in a session, unless it was taken back or forgotten.
ANSWERED = """
SELECT sequence, id FROM log
WHERE target = ? AND kind = 'answer' AND session = ?
  AND NOT EXISTS (SELECT 1 FROM log AS u WHERE u.target = log.id AND u.kind = 'undo')
  AND NOT EXISTS (
    SELECT 1 FROM log AS f
    WHERE f.target = log.target AND f.kind = 'forget' AND f.sequence > log.sequence
  )
"""
