"""What a learner has done and knows: all that `stats` shows, as one value."""

from collections.abc import Mapping
from datetime import date, datetime
from math import ceil
from typing import NamedTuple

from allquiz.model.frozen_value import value
from allquiz.reports.calibration import Certainty
from allquiz.reports.confusions import Confusion
from allquiz.reports.days import Forecast, Streak
from allquiz.reports.progress import Hard, Table


class Met(NamedTuple):
    """A question that was answered, as `stats --json` has it: `seen` and `score`, a mean from 0 to 1,
    count the answers asked for only.

    `topic` is None where no bank has the question now; `recall` is the chance from 0 to 1 of
    recalling it on the day in question, None where it is asked no more. `stability` is in days,
    `difficulty` from 1 to 10, `due` in UTC.
    """

    id: str
    topic: str | None
    seen: int
    score: float
    last_score: float
    lapses: int
    due: datetime
    stability: float
    difficulty: float
    recall: float | None


@value
class LearnerStats:
    """`on` is the day for which recall is predicted; `days` limits the answers counted, None all.

    `by_day` has the answers of each day, `stems` what the hardest questions ask. `confusions` and
    `questions` are empty where they were not asked for.
    """

    today: date
    on: date
    days: int | None
    table: Table
    due_now: int
    sessions: int
    by_day: Mapping[date, int]
    streak: Streak
    forecast: Forecast
    calibration: tuple[Certainty, ...]
    hardest: tuple[Hard, ...]
    stems: Mapping[str, str]
    confusions: tuple[Confusion, ...]
    questions: tuple[Met, ...]
    next_command: str

    @property
    def days_left(self) -> int | None:
        """The days until every question is met, at the mean of all days since the first; None where only
        some days are counted, none is met, or on the first day, which tells no pace yet."""
        met, unmet = self.table.met, self.table.not_met
        days = (self.today - min(self.by_day, default=self.today)).days + 1
        return None if self.days or not met or days == 1 else ceil(unmet * days / met)
