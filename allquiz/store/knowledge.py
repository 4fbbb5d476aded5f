"""What is known of each question, and which of them are due."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from allquiz.model.memory import Memory
from allquiz.store import derive
from allquiz.store.connection import Connected
from allquiz.store.database import explained
from allquiz.store.rows import from_microseconds, microseconds


class Standing(NamedTuple):
    """How a learner stands with one question, after its last answer that counts.

    `seen` counts the answers, `points` sums their scores (0 to 1 each); `score`, `confidence` and
    `key_revision` are the last one's.
    """

    memory: Memory
    seen: int
    points: float
    score: float
    confidence: str | None
    key_revision: str | None


class Knowledge(Connected):
    """Reads the derived tables, brought in step with the log first."""

    def catch_up(self) -> None:
        """Bring what is derived in step with the log."""
        raise NotImplementedError

    def standing(self, question: str) -> Standing | None:
        """How the learner stands with a question; None where no answer to it counts."""
        self.catch_up()
        with explained(self.path):
            known = derive.known_of(self._connection, question)
        if known is None:
            return None
        last = known.last
        return Standing(
            known.memory, known.seen, known.points, last.score, last.confidence, last.key_revision
        )

    def seen(self) -> set[str]:
        """The questions that have an answer that counts."""
        self.catch_up()
        # One text is twice as quick to fetch as a row each.
        row = self._first("SELECT json_group_array(question) FROM memory")
        return set(json.loads(row[0]))

    def due(self, at: datetime) -> Iterator[str]:
        """The questions due at a time, the most overdue first."""
        self.catch_up()
        return self._names("WHERE due <= ? ORDER BY due, question", microseconds(at))

    def ahead(self, at: datetime) -> Iterator[str]:
        """The questions known and not due at a time, those due soonest first."""
        self.catch_up()
        return self._names("WHERE due > ? ORDER BY due, question", microseconds(at))

    def next_due(self, after: datetime) -> datetime | None:
        """When a question next falls due; None where no question is known."""
        self.catch_up()
        row = self._first("SELECT min(due) FROM memory WHERE due > ?", microseconds(after))
        return None if row[0] is None else from_microseconds(row[0])

    def missed(self) -> set[str]:
        """The questions whose last answer did not get full marks."""
        self.catch_up()
        return set(self._names("WHERE score < 1"))

    def sure_but_wrong(self) -> list[str]:
        """The questions last answered with confidence and without full marks, the oldest first."""
        self.catch_up()
        return list(
            self._names("WHERE score < 1 AND confidence = 'sure' ORDER BY last_review, question")
        )

    def first_met(self, since: datetime) -> int:
        """How many questions were answered for the first time since then."""
        self.catch_up()
        row = self._first(
            "SELECT count(*) FROM counted WHERE at >= ? AND retrievability IS NULL",
            microseconds(since),
        )
        return int(row[0])

    def answered_key(self, question: str) -> str | None:
        """The key revision that the last answer to the question was given to, if there is one."""
        self.catch_up()
        row = self._first("SELECT key_revision FROM memory WHERE question = ?", question)
        return None if row is None else str(row[0])

    def answered_keys(self) -> dict[str, str]:
        """The key revision that the last answer to each question was given to."""
        self.catch_up()
        # One text is quicker to fetch than a row each.
        row = self._first("SELECT json_group_object(question, key_revision) FROM memory")
        found: dict[str, str] = json.loads(row[0])
        return found

    def compared(self) -> dict[str, str]:
        """The state in which each bank file was when its keys were compared with the answered ones."""
        return {row[0]: row[1] for row in self._rows("SELECT file, state FROM compared")}

    def corrected(self, among: Iterable[str] | None = None) -> Iterator[str]:
        """The questions whose key was another one when they were compared: all, or among some."""
        if among is None:
            rows = self._rows("SELECT question FROM corrected")
        else:
            rows = self._rows(
                "SELECT question FROM corrected WHERE question IN (SELECT value FROM json_each(?))",
                json.dumps(list(among)),
            )
        return (row[0] for row in rows)

    def remember_compared(self, files: Mapping[str, str], corrected: Iterable[str]) -> None:
        """Keep the states of bank files, and the questions with another key, in one commit."""
        with self._transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO compared VALUES (?, ?)", files.items())
            connection.executemany(
                "INSERT OR IGNORE INTO corrected VALUES (?)", ((name,) for name in corrected)
            )

    def compare_again(self) -> None:
        """Have every key compared anew: there are answers from elsewhere."""
        with self._transaction() as connection:
            connection.execute("DELETE FROM compared")

    def _names(self, condition: str, *values: object) -> Iterator[str]:
        rows = self._rows(f"SELECT question FROM memory {condition}", *values)  # noqa: S608  # a constant
        return (row[0] for row in rows)
