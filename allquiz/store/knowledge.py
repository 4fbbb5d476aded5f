"""What is known of each question, which of them are due, and what the answers to them add up to."""

import json
from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from allquiz.model.days import day_of, first_moment
from allquiz.model.memory import Memory
from allquiz.model.review import Counts
from allquiz.store.cache import Cache
from allquiz.store.derive import COUNTS, Known
from allquiz.store.lines import microseconds, moment

# Due is what is due on this day or one before, and what is to be repeated within minutes when they
# are over.
DUE = "(due_day <= ?1 OR (wait > 0 AND due_at <= ?2))"
# Relative overdueness, the days overdue as a share of the interval, an order of Anki's for reviews: in
# simulations of a backlog (Open Spaced Repetition, "review sort order comparison", and our own in
# tests/benchmarks/year.py) more is recalled than by the date alone. Steps of minutes come first.
OVERDUE = "wait > 0 DESC, (?1 - due_day + 1.0) / max(1, due_day - day) DESC, question"
# A question that was asked often rests before it is asked once more: else the few that are forgotten
# again and again take over, one of them a tenth of every quiz.
OFTEN, REST = 6, 0.9  # answers; days for each that is more
RESTED = f" AND NOT (?1 > day AND ?1 - day < (seen - {OFTEN}) * {REST})"
AT_FIRST = 50  # questions: more than most quizzes ask
FAR = " AND day < ?1 AND (?1 - day) * 2 >= due_day - day"
COUNTED = f"""
FROM entry AS a WHERE a.counts = {COUNTS} AND (?1 IS NULL OR a.day >= ?1)
AND (?2 IS NULL OR a.target IN (SELECT value FROM json_each(?2)))
"""


class Knowledge(NamedTuple):
    """Reads what is known. `now` is a time with the offset from UTC that the learner has there."""

    cache: Cache
    day_starts: int

    def today(self, now: datetime) -> date:
        return day_of(now, self.day_starts)

    def all(self) -> list[Known]:
        """Every question that has an answer that counts, by name."""
        rows = self.cache.rows("SELECT * FROM memory ORDER BY question")
        return [Known(row[0], Memory(*row[1:9]), *row[9:]) for row in rows]

    def due(self, now: datetime, *, rested: bool = False) -> Iterator[str]:
        """The questions due at a time, the most overdue for their interval first.

        `rested` leaves out those that rest.
        """
        return self._ordered(f"{DUE}{RESTED * rested} ORDER BY {OVERDUE}", now)

    def ahead(self, now: datetime, *, rested: bool = False) -> Iterator[str]:
        """The questions known and not due at a time, the most forgotten first.

        `rested` leaves out those that rest, and those of whose interval less than half has gone by:
        to ask them is hardly of use.
        """
        order = "ORDER BY (?1 - day) / stability DESC, question"
        return self._ordered(f"NOT {DUE}{(FAR + RESTED) * rested} {order}", now)

    def next_due(self, now: datetime) -> datetime | None:
        """When a question next falls due, on this machine; None where no question is known."""
        query = f"SELECT due_at, due_day, wait FROM memory WHERE NOT {DUE} ORDER BY due_at LIMIT 1"
        due_at, due_day, wait = self.cache.first(query, *self._when(now)) or (0, 0, 0)
        if wait:
            return moment(due_at).astimezone()
        return first_moment(date.fromordinal(due_day), self.day_starts) if due_day else None

    def missed(self) -> set[str]:
        return set(self._names("score < 1"))

    def sure_but_wrong(self) -> list[str]:
        """The questions last answered with confidence and without full marks, the oldest first."""
        return self._names("score < 1 AND confidence = 'sure' ORDER BY last_at, question")

    def first_met(self, now: datetime) -> int:
        return len(self._names("first_day >= ?", self.today(now).toordinal()))

    def waiting(self) -> int:
        query = f"SELECT count(DISTINCT target) FROM entry WHERE counts > {COUNTS}"
        return int(self.cache.first(query)[0])

    def has_answers(self) -> bool:
        return self.cache.first("SELECT 1 FROM entry WHERE kind IS NULL LIMIT 1") is not None

    def answered_keys(self) -> dict[str, str]:
        """The key revision that the last answer to each question was given to."""
        query = "SELECT json_group_object(question, key_revision) FROM memory"
        found: dict[str, str] = json.loads(self.cache.first(query)[0])  # sooner than row by row
        return found

    def _when(self, now: datetime) -> tuple[int, int]:
        return self.today(now).toordinal(), microseconds(now)

    def _names(self, condition: str, *values: object) -> list[str]:
        rows = self.cache.rows(f"SELECT question FROM memory WHERE {condition}", *values)
        return [name for (name,) in rows]

    def _ordered(self, condition: str, now: datetime) -> Iterator[str]:
        """As far as they are wanted: the first are had without all others being put in order."""
        first = self._names(f"{condition} LIMIT {AT_FIRST}", *self._when(now))
        yield from first
        if len(first) == AT_FIRST:
            yield from self._names(f"{condition} LIMIT -1 OFFSET {AT_FIRST}", *self._when(now))


class Done(NamedTuple):
    """The answers of a day that were given with one certainty, or without any (empty): how many, how
    many of them got full marks, and their points."""

    day: date
    confidence: str
    answers: int
    full: int
    points: float


class Sums(NamedTuple):
    """Reads sums of what counts from the day `since` on, of the questions `among`, by full name."""

    cache: Cache
    since: date | None = None
    among: Collection[str] | None = None

    def by_question(self) -> dict[str, Counts]:
        columns = (
            "a.target, count(*), sum(a.result), sum(a.foretold > 0), "
            "sum(a.result = 1 AND a.foretold > 0), sum(a.foretold)"
        )
        rows = self._rows(columns, "GROUP BY a.target ORDER BY a.target")
        return {question: Counts(*row) for question, *row in rows}

    def misses(self, most: int) -> Iterator[tuple[str, Any, int]]:
        """Questions, responses that did not get full marks, "I don't know" left out, and how often
        each was given; the `most` frequent. To the key of now, the one which was answered last: what
        was answered to an earlier one says nothing of it."""
        key = "(SELECT m.key_revision FROM memory AS m WHERE m.question = a.target)"
        rows = self._rows(
            "a.target, a.response, count(*) AS times",
            f"AND a.result < 1 AND a.response <> '' AND a.key_revision = {key} "
            f"GROUP BY a.target, a.response ORDER BY times DESC, a.target, a.response LIMIT {most}",
        )
        for question, response, times in rows:
            yield question, json.loads(response), times

    def sittings(self) -> int:
        return len(self._rows("a.session", "AND a.session <> '' GROUP BY a.session"))

    def by_day(self) -> list[Done]:
        """The answers of each day that has any, by how sure the learner was."""
        columns = "a.day, a.confidence, count(*), sum(a.result = 1), sum(a.result)"
        rows = self._rows(columns, "GROUP BY a.day, a.confidence ORDER BY a.day")
        return [Done(date.fromordinal(day), *rest) for day, *rest in rows]

    def _rows(self, columns: str, rest: str = "") -> Any:
        day = self.since and self.since.toordinal()
        names = None if self.among is None else json.dumps([*self.among])
        return self.cache.rows(f"SELECT {columns} {COUNTED} {rest}", day, names)
