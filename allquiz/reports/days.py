"""What was done on each day, and what will be due."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Self

DAY = timedelta(days=1)
LEVELS = 4


class Calendar(NamedTuple):
    """Weeks from Monday to Sunday, the last one holding today; days that don't count are None."""

    start: date
    weeks: tuple[tuple[int | None, ...], ...]

    @property
    def busiest(self) -> int:
        return max((count or 0 for week in self.weeks for count in week), default=0)

    @property
    def by_weekday(self) -> list[int]:
        """Answers on all Mondays, all Tuesdays, and so on."""
        return [sum(day or 0 for day in column) for column in zip(*self.weeks, strict=True)]

    def monday(self, week: int) -> date:
        """The first day of a week, counted from 0."""
        return self.start + 7 * DAY * week

    def last(self, weeks: int) -> Self:
        dropped = max(0, len(self.weeks) - weeks)
        return self._replace(start=self.monday(dropped), weeks=self.weeks[dropped:])

    def bounds(self) -> list[tuple[int, int]]:
        """The fewest and the most answers of each level of shade, from the lightest.

        Quarters of the busiest day; fewer levels where that has fewer than four answers.
        """
        tops = sorted({-(-self.busiest * level // LEVELS) for level in range(1, LEVELS + 1)})
        lows = [1, *(top + 1 for top in tops)]
        return [(low, top) for low, top in zip(lows, tops, strict=False) if top]


def level(count: int, bounds: Sequence[tuple[int, int]]) -> int:
    """The shade of a day with so many answers: 0 for none, else a number from 1."""
    return next((n for n, (low, top) in enumerate(bounds, 1) if low <= count <= top), 0)


def calendar(
    counts: Mapping[date, int], today: date, weeks: int, first: date | None = None
) -> Calendar:
    """The last so many weeks, this one included.

    Days after today hold None, answers or not, and so do those before `first`.
    """
    monday = today - DAY * today.weekday()
    start = monday - 7 * DAY * (weeks - 1)
    days = [start + DAY * n for n in range(7 * weeks)]
    first = first or start
    cells = [counts.get(day, 0) if first <= day <= today else None for day in days]
    return Calendar(start, tuple(tuple(cells[n : n + 7]) for n in range(0, len(cells), 7)))


def weeks_since(first: date, today: date) -> int:
    """How many weeks from Monday to Sunday hold the days from the first to today."""
    return (today - first + DAY * first.weekday()).days // 7 + 1


class Streak(NamedTuple):
    """Days in a row with an answer. `current` ends today, or yesterday while today has none yet."""

    current: int
    longest: int


def streak(days: Collection[date], today: date) -> Streak:
    """The streaks in some days; days after today are left out."""
    run, runs = 0, {}
    before: date | None = None
    for day in sorted(set(days)):
        if day > today:
            break
        run = run + 1 if before is not None and day - before == DAY else 1
        runs[day] = run
        before = day
    current = runs.get(today) or runs.get(today - DAY, 0)
    return Streak(current, max(runs.values(), default=0))


class Forecast(NamedTuple):
    """Reviews that will be due: the overdue with today, then day by day; the rest is `later`."""

    start: date
    days: tuple[int, ...]
    overdue: int  # of those of the first day, due before it
    later: int


def forecast(dues: Iterable[date], today: date, days: int = 14) -> Forecast:
    """How many questions come due on each of the next days, today being the first of them."""
    counts = Counter(dues)
    overdue = sum(count for day, count in counts.items() if day < today)
    first, *ahead = (counts[today + DAY * n] for n in range(days))
    later = counts.total() - overdue - first - sum(ahead)
    return Forecast(today, (overdue + first, *ahead), overdue, later)
