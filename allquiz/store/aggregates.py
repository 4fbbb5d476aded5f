"""What answers add up to, for `stats`.

All-time sums stand in tables that triggers keep in step with `counted`; sums since some day are
made from `counted` itself.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from allquiz.model.days import day_of, midnight
from allquiz.store.connection import Connected
from allquiz.store.rows import from_microseconds, microseconds


class Remembered(NamedTuple):
    """A question with its memory; `points` is the sum of the scores of all its answers."""

    question: str
    stability: float
    difficulty: float
    last_review: datetime
    due: datetime
    lapses: int
    seen: int
    points: float
    score: float  # of the last answer


class Sum(NamedTuple):
    """What the answers to a question add up to.

    `reviews` came when the question was due, a day or more after the answer before; `recalled` of
    these got full marks, `foretold` is the sum of the chances that FSRS had given them.
    """

    question: str
    answers: int
    points: float
    reviews: int
    recalled: int
    foretold: float


class Miss(NamedTuple):
    """A response that did not get full marks, and how often it was given to the key of now.

    That is the key which was answered last; what was answered to an earlier one says nothing of it.
    """

    question: str
    response: Any
    times: int


class Aggregates(Connected):
    """Reads sums. `since` is a time in UTC, `among` limits them to questions of these full names."""

    def catch_up(self) -> None:
        """Bring what is derived in step with the log."""
        raise NotImplementedError

    def remembered(self) -> list[Remembered]:
        """Every question that has an answer that counts, by name."""
        self.catch_up()
        return [
            Remembered(
                question,
                stability,
                difficulty,
                from_microseconds(last),
                from_microseconds(due),
                *rest,
            )
            for question, stability, difficulty, last, due, *rest in self._rows(
                "SELECT question, stability, difficulty, last_review, due, lapses, seen, points, score "
                "FROM memory ORDER BY question"
            )
        ]

    def sums(self, since: datetime | None = None) -> list[Sum]:
        """The sums of each question."""
        self.catch_up()
        return [Sum(*row) for row in self._rows(f"{_tally(since)} {SUMS}", *_values(since))]

    def certainties(
        self, since: datetime | None = None, among: Iterable[str] | None = None
    ) -> list[tuple[str, int, int, float]]:
        """Each certainty with its answers, those of them that got full marks, and their points."""
        self.catch_up()
        chosen, names = _among(among)
        query = f"{_tally(since)} {CERTAINTIES.format(chosen=chosen)}"
        return [tuple(row) for row in self._rows(query, *_values(since), *names)]

    def misses(
        self, most: int, since: datetime | None = None, among: Iterable[str] | None = None
    ) -> Iterator[Miss]:
        """Responses that did not get full marks, "I don't know" left out; the `most` frequent."""
        self.catch_up()
        chosen, names = _among(among)
        query = (MISSES if since is None else MISSES_SINCE).format(chosen=chosen)
        for question, response, times in self._rows(query, *_values(since), *names, most):
            yield Miss(question, json.loads(response), times)

    def sittings(self, since: datetime | None = None, among: Iterable[str] | None = None) -> int:
        """The quizzes in which something was answered."""
        self.catch_up()
        if since is None and among is None:
            return int(self._first("SELECT count(*) FROM sitting")[0])
        chosen, names = _among(among)
        query = SITTINGS.format(chosen=chosen)
        return int(self._first(query, microseconds(since) if since else EARLIEST, *names)[0])

    def by_day(
        self, midnights: Sequence[datetime], among: Iterable[str] | None = None
    ) -> list[int]:
        """The answers between each of the times and the next."""
        self.catch_up()
        chosen, names = _among(among)
        ends = json.dumps([microseconds(at) for at in midnights])
        counts = [0] * (len(midnights) - 1)
        for number, count in self._rows(BY_DAY.format(chosen=chosen), ends, *names):
            counts[number] = count
        return counts

    def active_days(self) -> list[date]:
        """The days, where this machine is, on which something was answered, the oldest first."""
        self.catch_up()
        days: list[date] = []
        start = EARLIEST
        while at := self._first("SELECT min(at) FROM counted WHERE at >= ?", start)[0]:
            days.append(day_of(from_microseconds(at)))
            start = microseconds(midnight(days[-1] + timedelta(days=1)))
        return days

    def bank_paths(self) -> list[str]:
        """The paths that were given with --bank, in any quiz."""
        found = {
            path: None
            for (banks,) in self._rows("SELECT DISTINCT banks FROM session ORDER BY banks")
            for path in json.loads(banks)
        }
        return list(found)


def disagreements(connection: sqlite3.Connection) -> Iterator[str]:
    """Full names of questions whose sums are not what the answers that count come to."""
    for name in connection.execute(DISAGREEMENTS):
        yield str(name[0])
    if connection.execute(STRAY_SITTINGS).fetchone():
        yield "(quizzes that were answered in)"


def _tally(since: datetime | None) -> str:
    """The table `tally`, or the same made from the answers since then."""
    return "" if since is None else TALLY_SINCE


def _values(since: datetime | None) -> list[int]:
    return [] if since is None else [microseconds(since)]


def _among(names: Iterable[str] | None) -> tuple[str, list[str]]:
    """A condition on `number`, and its value."""
    if names is None:
        return "1", []
    chosen = "(SELECT number FROM memory WHERE question IN (SELECT value FROM json_each(?)))"
    return f"counts.question IN {chosen}", [json.dumps(list(names))]


EARLIEST = -(2**63)  # before any time

# In the place of the derived table, under its name.
TALLY_SINCE = """
WITH tally AS (
  SELECT question, coalesce(confidence, '') AS confidence, review, count(*) AS answers,
    sum(score) AS points, sum(score = 1) AS full, total(retrievability) AS foretold
  FROM counted WHERE at >= ? GROUP BY question, 2, review
)
"""

SUMS = """
SELECT memory.question, sum(answers), sum(tally.points), sum(iif(review, answers, 0)),
  sum(iif(review, full, 0)), total(iif(review, foretold, 0))
FROM tally JOIN memory ON memory.number = tally.question
GROUP BY tally.question ORDER BY tally.question
"""

CERTAINTIES = """
SELECT confidence, sum(answers), sum(full), sum(points) FROM tally AS counts
WHERE confidence <> '' AND {chosen} GROUP BY confidence
"""

MISSES = """
SELECT memory.question, response, times
FROM miss AS counts JOIN memory ON memory.number = counts.question
  AND memory.key_revision = counts.key_revision
WHERE {chosen} ORDER BY times DESC, counts.question, response LIMIT ?
"""

MISSES_SINCE = """
SELECT memory.question, response, count(*) AS times
FROM counted AS counts JOIN log USING (sequence) JOIN memory ON memory.number = counts.question
  AND memory.key_revision = counts.key_revision
WHERE counts.at >= ? AND counts.score < 1 AND response <> 'null' AND {chosen}
GROUP BY counts.question, response ORDER BY times DESC, counts.question, response LIMIT ?
"""

SITTINGS = """
SELECT count(DISTINCT session) FROM counted AS counts JOIN log USING (sequence)
WHERE counts.at >= ? AND {chosen}
"""

BY_DAY = """
WITH ends AS (SELECT key, value, lead(value) OVER (ORDER BY key) AS next FROM json_each(?))
SELECT ends.key, count(*) FROM ends
CROSS JOIN counted AS counts ON counts.at >= ends.value AND counts.at < ends.next
WHERE {chosen} GROUP BY ends.key
"""

# Sums of real numbers depend on the order in which they were made, in their last digits.
DISAGREEMENTS = """
WITH
  should_sum AS (
    SELECT question, coalesce(confidence, '') AS confidence, review, count(*) AS answers,
      sum(score) AS points, sum(score = 1) AS full, total(retrievability) AS foretold
    FROM counted GROUP BY 1, 2, 3
  ),
  should_miss AS (
    SELECT question, coalesce(counted.key_revision, ''), response, count(*)
    FROM counted JOIN log USING (sequence)
    WHERE counted.score < 1 AND response <> 'null' GROUP BY 1, 2, 3
  ),
  wrong AS (
    SELECT question FROM should_sum AS a LEFT JOIN tally AS b USING (question, confidence, review)
    WHERE a.answers IS NOT b.answers OR a.full IS NOT b.full
      OR abs(a.points - b.points) > 1e-6 OR abs(a.foretold - b.foretold) > 1e-6
    UNION SELECT question FROM (
      SELECT question, confidence, review FROM tally
      EXCEPT SELECT question, confidence, review FROM should_sum
    )
    UNION SELECT question FROM (SELECT * FROM miss EXCEPT SELECT * FROM should_miss)
    UNION SELECT question FROM (SELECT * FROM should_miss EXCEPT SELECT * FROM miss)
  )
SELECT coalesce(memory.question, '(a question that is not known)')
FROM wrong LEFT JOIN memory ON memory.number = wrong.question
ORDER BY 1
"""

STRAY_SITTINGS = """
WITH should AS (
  SELECT session, count(*) FROM counted JOIN log USING (sequence)
  WHERE session IS NOT NULL GROUP BY session
)
SELECT * FROM (SELECT * FROM sitting EXCEPT SELECT * FROM should)
UNION ALL SELECT * FROM (SELECT * FROM should EXCEPT SELECT * FROM sitting) LIMIT 1
"""
