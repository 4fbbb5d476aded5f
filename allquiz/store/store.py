"""The progress of one learner: the log of answers, and what is derived from it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from allquiz.model.review import Event, Review
from allquiz.schedule import LATEST, RETENTION
from allquiz.store import derive
from allquiz.store.aggregates import Aggregates
from allquiz.store.database import explained
from allquiz.store.drafts import Drafts
from allquiz.store.errors import StoreError
from allquiz.store.knowledge import Knowledge
from allquiz.store.quizzes import Quizzes
from allquiz.store.rows import (
    EPOCH,
    INSERT,
    MICROSECOND,
    document_of,
    entry_of,
    microseconds,
    moment,
    review_of,
    row_of,
    stamp,
)

FILE = "progress.sqlite3"

# Clocks differ between machines and are set back: what is dated further ahead waits until then.
AHEAD = timedelta(days=7)

# What an entry must not be dated before, by its kind: it would change the meaning of both.
AFTER = {
    "answer": ("answer", "forget"),
    "flag": ("flag", "unflag"),
    "unflag": ("flag", "unflag"),
}
# The last of each of two kinds, each straight from the index, however many there are.
LAST = """
SELECT
  (SELECT coalesce(max(at), '') FROM log WHERE target = ? AND kind = ? AND at <= ?),
  (SELECT coalesce(max(at), '') FROM log WHERE target = ? AND kind = ? AND at <= ?)
"""


def utc_now() -> datetime:
    """The time of this machine's clock."""
    return datetime.now(UTC)


class Store(Knowledge, Aggregates, Quizzes, Drafts):
    """The progress of one learner, in the folder given. Each call that writes is one commit.

    `retention` is the chance of recall at which questions fall due. `clock` tells the time in UTC:
    entries dated more than AHEAD of it wait until their time has come. Every method raises StoreError where the
    database can't be read or written.
    """

    def __init__(
        self,
        folder: Path,
        *,
        retention: float = RETENTION,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(folder / FILE)
        self._retention = retention
        self._clock = clock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        try:
            if kind is None:
                with suppress(
                    StoreError
                ):  # the answers are safe; the next start says what is wrong
                    self.catch_up()  # now, so that the next start need not
        finally:
            self._connection.close()

    def record(self, *entries: Review | Event) -> int:
        """Add entries to the log, in one commit; those it holds already are left as they are.

        Returns how many were new. What is derived from them follows when it is next read.
        """
        with self._transaction() as connection:
            before = connection.total_changes
            connection.executemany(INSERT, [row_of(entry) for entry in entries])
            return connection.total_changes - before

    def save(self, entry: Review | Event) -> None:
        """Add what was done just now: where the clock was set back, right after what was before it.

        So the answers to a question stand in the order in which they were given.
        """
        last = self._last_before(entry)
        if isinstance(entry, Review):
            self.record(entry if last <= entry.answered_at else replace(entry, answered_at=last))
        else:
            self.record(entry if last <= entry.at else replace(entry, at=last))

    def _last_before(self, entry: Review | Event) -> datetime:
        """A moment after the last entry that counts and that this one must follow."""
        if isinstance(entry, Review):
            kind, target = "answer", entry.question
        else:
            kind, target = str(entry.kind), entry.target
        one, other = AFTER.get(kind, (kind, kind))
        until = self._until_text()
        last = max(self._first(LAST, target, one, until, target, other, until))
        with explained(self.path):
            return moment(last) + MICROSECOND if last else EPOCH

    def _until(self) -> datetime:
        """Up to when entries count."""
        return min(self._clock(), LATEST) + AHEAD

    def _until_text(self) -> str:
        return stamp(self._until())

    def catch_up(self) -> None:
        """Bring what is derived in step with the log."""
        with explained(self.path):
            derive.catch_up(self._connection, self._until(), self._retention)

    def rebuild(self) -> None:
        """Derive everything from the log anew."""
        with explained(self.path):
            derive.rebuild(self._connection, self._until(), self._retention)

    def verify(self) -> list[str]:
        """The questions whose derived state is not what the log comes to: none, if all is well."""
        self.catch_up()
        with explained(self.path):
            return list(derive.disagreements(self._connection, self._until(), self._retention))

    def answers(self) -> Iterator[Review]:
        """The answers neither undone nor forgotten, oldest first, overrides applied.

        Those dated too far in the future to count yet are among them.
        """
        self.catch_up()
        return self._each(
            review_of, f"{COUNTING} UNION ALL {WAITING} ORDER BY at, id", self._until_text()
        )

    def log(self) -> Iterator[Review | Event]:
        """Everything, the oldest first."""
        return self._each(entry_of, "SELECT * FROM log ORDER BY at, id")

    def documents(self) -> Iterator[dict[str, Any]]:
        """Everything as it was saved, the fields unchecked."""
        return self._each(document_of, "SELECT * FROM log ORDER BY sequence")

    def size(self) -> int:
        """How many entries the log has."""
        return int(self._first("SELECT count(*) FROM log")[0])

    def waiting(self) -> int:
        """How many questions have answers dated in the future."""
        self.catch_up()
        return int(self._first("SELECT count(DISTINCT question) FROM waiting")[0])

    def has_answers(self) -> bool:
        """Whether any answer was ever saved."""
        return self._first("SELECT 1 FROM log WHERE kind = 'answer' LIMIT 1") is not None

    def flagged(self) -> set[str]:
        """The full names of the questions that carry a flag."""
        rows = self._rows(
            "SELECT target, kind FROM log WHERE kind IN ('flag', 'unflag') AND at <= ? "
            "ORDER BY target, at, id",
            self._until_text(),
        )
        last = {row["target"]: row["kind"] for row in rows}
        return {target for target, kind in last.items() if kind == "flag"}

    def last_answer(self) -> Review | None:
        """The last answer that counts: the one saved last, where it was given on this machine (its
        clock may have been set back since the one before), else the newest."""
        self.catch_up()
        for review, here in self._each(lambda row: (review_of(row), row["here"]), LAST_SAVED):
            if not here:
                break
            if self._counts(review):
                return review
        newest = self._each(
            review_of,
            "SELECT log.* FROM counted JOIN log USING (sequence) "
            "ORDER BY counted.at DESC, counted.sequence DESC LIMIT 1",
        )
        return next(newest, None)

    def _counts(self, review: Review) -> bool:
        return bool(
            self._first(
                "SELECT 1 FROM counted JOIN log USING (sequence) WHERE counted.at = ? AND log.id = ?",
                microseconds(review.answered_at),
                review.id,
            )
        )

    def dated_after(self, question: str, at: datetime) -> list[str]:
        """The ids of answers to a question that are dated later."""
        rows = self._rows(
            "SELECT id FROM log WHERE target = ? AND kind = 'answer' AND at > ?",
            question,
            stamp(at),
        )
        return [row["id"] for row in rows]


LAST_SAVED = """
SELECT *, session IS NOT NULL AND session IN (SELECT id FROM session) AS here
FROM log WHERE kind = 'answer' ORDER BY sequence DESC
"""

ANSWER = (
    "log.id, log.target, log.revision, log.key_revision, log.at AS at, log.response, "
    "log.duration_ms, log.session, log.confidence, log.learner"
)
COUNTING = f"SELECT {ANSWER}, counted.score, counted.rating FROM counted JOIN log USING (sequence)"  # noqa: S608  # constants
WAITING = f"""
SELECT {ANSWER}, coalesce(over, score), iif(over IS NULL, rating, iif(over = 1, 'good', 'again'))
FROM (
  SELECT *, (SELECT o.score FROM log AS o WHERE o.target = a.id AND o.kind = 'override'
    ORDER BY o.at DESC, o.id DESC LIMIT 1) AS over
  FROM log AS a WHERE kind = 'answer' AND at > ?
) AS log
WHERE NOT EXISTS (SELECT 1 FROM log AS u WHERE u.target = log.id AND u.kind = 'undo')
  AND NOT EXISTS (SELECT 1 FROM log AS f
    WHERE f.target = log.target AND f.kind = 'forget' AND f.at >= log.at)
"""  # noqa: S608  # constants
