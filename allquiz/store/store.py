"""The log of answers, and the quizzes that were begun."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from allquiz.model.review import Event, Review
from allquiz.store.database import connect, explained

FILE = "progress.sqlite3"


class Begun(NamedTuple):
    """A quiz that was begun and not ended: the full names it asks, and those answered so far."""

    id: str
    seed: int
    questions: tuple[str, ...]
    banks: tuple[str, ...]
    answered: dict[str, str]  # question to the id of its answer


class Store:
    """The progress of one learner, in the folder given. Each call that writes is one commit.

    Every method raises StoreError where the database can't be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE
        self._connection = connect(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._connection.close()

    def record(self, *entries: Review | Event) -> int:
        """Add entries to the log, in one commit; those it holds already are left as they are.

        Returns how many were new.
        """
        rows = [_row(entry) for entry in entries]
        with explained(self.path), self._transaction() as connection:
            before = connection.total_changes
            connection.executemany(
                f"INSERT INTO log ({', '.join(COLUMNS)}) "  # noqa: S608  # a constant
                f"VALUES ({', '.join('?' * len(COLUMNS))}) ON CONFLICT (id) DO NOTHING",
                rows,
            )
            return connection.total_changes - before

    def answers(self) -> list[Review]:
        """The answers that count, oldest first."""
        return [_review(row) for row in self._rows("SELECT * FROM answer ORDER BY at, id")]

    def log(self) -> list[Review | Event]:
        """Everything, the oldest first."""
        rows = self._rows("SELECT *, target AS question FROM log ORDER BY at, sequence")
        return [_review(row) if row["kind"] == "answer" else _event(row) for row in rows]

    def scores(self) -> dict[str, float]:
        """The score of the last answer to each question that counts."""
        rows = self._rows("SELECT question, score FROM answer ORDER BY at, sequence")
        return {row["question"]: row["score"] for row in rows}

    def has_answers(self) -> bool:
        """Whether any answer was ever saved."""
        return bool(list(self._rows("SELECT 1 FROM log WHERE kind = 'answer' LIMIT 1")))

    def flagged(self) -> set[str]:
        """The full names of the questions that carry a flag."""
        rows = self._rows(
            "SELECT target, kind FROM log WHERE kind IN ('flag', 'unflag') ORDER BY at, sequence"
        )
        last = {row["target"]: row["kind"] for row in rows}
        return {target for target, kind in last.items() if kind == "flag"}

    def last_answer(self) -> Review | None:
        """The newest answer that counts."""
        rows = list(self._rows("SELECT * FROM answer ORDER BY at DESC, sequence DESC LIMIT 1"))
        return _review(rows[0]) if rows else None

    def begin(
        self, session: str, at: datetime, seed: int, questions: Iterable[str], banks: Iterable[str]
    ) -> None:
        """Remember a quiz, so that it can be resumed."""
        row = (session, stamp(at), seed, json.dumps(list(questions)), json.dumps(list(banks)))
        with explained(self.path), self._transaction() as connection:
            connection.execute(
                "INSERT INTO session (id, started_at, seed, questions, banks) "
                "VALUES (?, ?, ?, ?, ?)",
                row,
            )

    def end(self, session: str, at: datetime) -> None:
        """Remember that a quiz has no question left."""
        with explained(self.path), self._transaction() as connection:
            connection.execute("UPDATE session SET ended_at = ? WHERE id = ?", (stamp(at), session))

    def unfinished(self) -> Begun | None:
        """The quiz begun last, if it was not ended."""
        rows = list(self._rows("SELECT * FROM session ORDER BY started_at DESC, id LIMIT 1"))
        if not rows or rows[0]["ended_at"] is not None:
            return None
        answered = self._rows(
            "SELECT question, id FROM answer WHERE session = ? ORDER BY at", rows[0]["id"]
        )
        return Begun(
            rows[0]["id"],
            rows[0]["seed"],
            tuple(json.loads(rows[0]["questions"])),
            tuple(json.loads(rows[0]["banks"])),
            {row["question"]: row["id"] for row in answered},
        )

    def _rows(self, query: str, *values: str) -> Iterator[sqlite3.Row]:
        with explained(self.path):
            cursor = self._connection.cursor()
            cursor.row_factory = sqlite3.Row
            yield from cursor.execute(query, values).fetchall()

    def _transaction(self) -> "_Transaction":
        return _Transaction(self._connection)


class _Transaction:
    """All or nothing, waiting for other writers first."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    def __enter__(self) -> sqlite3.Connection:
        self.connection.execute("BEGIN IMMEDIATE")
        return self.connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self.connection.execute("COMMIT")
        elif self.connection.in_transaction:
            self.connection.execute("ROLLBACK")


COLUMNS = (
    "id", "kind", "target", "at", "score", "revision", "key_revision", "response", "rating",
    "confidence", "duration_ms", "session", "learner",
)  # fmt: skip


def stamp(at: datetime) -> str:
    """A time in UTC as text that sorts."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The time that `stamp` wrote."""
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


def _row(entry: Review | Event) -> tuple[object, ...]:
    if isinstance(entry, Event):
        nothing = (None,) * 8
        return (entry.id, entry.kind, entry.target, stamp(entry.at), entry.score, *nothing)
    return (
        entry.id,
        "answer",
        entry.question,
        stamp(entry.answered_at),
        entry.score,
        entry.revision,
        entry.key_revision,
        json.dumps(entry.response, ensure_ascii=False),
        entry.rating,
        entry.confidence,
        entry.duration_ms,
        entry.session,
        entry.learner,
    )


def _review(row: sqlite3.Row) -> Review:
    return Review(
        id=row["id"],
        question=row["question"],
        revision=row["revision"],
        key_revision=row["key_revision"],
        answered_at=moment(row["at"]),
        response=json.loads(row["response"]),
        score=row["score"],
        rating=row["rating"],
        duration_ms=row["duration_ms"],
        session=row["session"],
        confidence=row["confidence"],
        learner=row["learner"],
    )


def _event(row: sqlite3.Row) -> Event:
    return Event(
        id=row["id"],
        kind=row["kind"],
        target=row["target"],
        at=moment(row["at"]),
        score=row["score"],
    )
