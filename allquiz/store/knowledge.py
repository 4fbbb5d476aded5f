"""What is known of each question, and which of them are due."""

from collections.abc import Iterator
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
        return {row[0] for row in self._rows("SELECT question FROM memory")}

    def by_due(self) -> Iterator[tuple[str, datetime]]:
        """The questions with the time at which each is due, the most overdue first."""
        self.catch_up()
        rows = self._rows("SELECT question, due FROM memory ORDER BY due, question")
        return ((row[0], from_microseconds(row[1])) for row in rows)

    def due(self, at: datetime) -> list[str]:
        """The questions due at a time, the most overdue first."""
        self.catch_up()
        rows = self._rows(
            "SELECT question FROM memory WHERE due <= ? ORDER BY due, question", microseconds(at)
        )
        return [row[0] for row in rows]

    def missed(self) -> set[str]:
        """The questions whose last answer did not get full marks."""
        self.catch_up()
        return {row[0] for row in self._rows("SELECT question FROM memory WHERE score < 1")}

    def sure_but_wrong(self) -> list[str]:
        """The questions last answered with confidence and without full marks, the oldest first."""
        self.catch_up()
        rows = self._rows(
            "SELECT question FROM memory WHERE score < 1 AND confidence = 'sure' "
            "ORDER BY last_review, question"
        )
        return [row[0] for row in rows]

    def first_met(self, since: datetime) -> int:
        """How many questions were answered for the first time since then."""
        self.catch_up()
        row = self._first(
            "SELECT count(*) FROM counted WHERE at >= ? AND retrievability IS NULL",
            microseconds(since),
        )
        return int(row[0])
