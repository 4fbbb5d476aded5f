"""What answers add up to, for `stats`."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, NamedTuple

from allquiz.model.counts import Counts
from allquiz.store.cache import Cache
from allquiz.store.derive import COUNTS

COUNTED = f"""
FROM entry AS a WHERE a.counts = {COUNTS} AND (?1 IS NULL OR a.day >= ?1)
AND (?2 IS NULL OR a.target IN (SELECT value FROM json_each(?2)))
"""


class Done(NamedTuple):
    """The answers of a day that were given with one certainty, or without any (empty): how many, how
    many of them got full marks, and their points."""

    day: date
    confidence: str
    answers: int
    full: int
    points: float


class Miss(NamedTuple):
    """A response that did not get full marks, and how often it was given to the key of now.

    That is the key which was answered last; what was answered to an earlier one says nothing of it.
    """

    question: str
    response: Any
    times: int


class Sums(NamedTuple):
    """Reads sums of what counts from the day `since` on, of the questions `among`, by full name."""

    cache: Cache
    since: date | None = None
    among: Collection[str] | None = None

    def by_question(self) -> dict[str, Counts]:
        """What the answers to each question add up to."""
        columns = (
            "a.target, count(*), sum(a.result), sum(a.foretold > 0), "
            "sum(a.result = 1 AND a.foretold > 0), sum(a.foretold)"
        )
        rows = self._rows(columns, "GROUP BY a.target ORDER BY a.target")
        return {question: Counts(*row) for question, *row in rows}

    def misses(self, most: int) -> Iterator[Miss]:
        """Responses that did not get full marks, "I don't know" left out; the `most` frequent."""
        key = "(SELECT m.key_revision FROM memory AS m WHERE m.question = a.target)"
        rows = self._rows(
            "a.target, a.response, count(*) AS times",
            f"AND a.result < 1 AND a.response <> '' AND a.key_revision = {key} "
            f"GROUP BY a.target, a.response ORDER BY times DESC, a.target, a.response LIMIT {most}",
        )
        for question, response, times in rows:
            yield Miss(question, json.loads(response), times)

    def sittings(self) -> int:
        """The quizzes in which something was answered."""
        ((count,),) = self._rows("count(DISTINCT nullif(a.session, ''))")
        return int(count)

    def by_day(self) -> list[Done]:
        """The answers of each day that has any, by how sure the learner was."""
        columns = "a.day, a.confidence, count(*), sum(a.result = 1), sum(a.result)"
        rows = self._rows(columns, "GROUP BY a.day, a.confidence ORDER BY a.day")
        return [Done(date.fromordinal(day), *rest) for day, *rest in rows]

    def _rows(self, columns: str, rest: str = "") -> list[Any]:
        """Columns of the answers that are summed."""
        day = self.since and self.since.toordinal()
        names = None if self.among is None else json.dumps([*self.among])
        return self.cache.rows(f"SELECT {columns} {COUNTED} {rest}", day, names)
