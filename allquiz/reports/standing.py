"""Where a learner stands: all that `stats` shows, as one value."""

from collections.abc import Mapping
from datetime import date

from allquiz.model.value import value
from allquiz.reports.calibration import Calibration
from allquiz.reports.confusions import Confusion
from allquiz.reports.days import Forecast, Streak
from allquiz.reports.progress import Hard, Table


@value
class Standing:
    """`on` is the day for which recall is predicted; `days` limits the answers counted, None all.

    `by_day` has the answers of each day, `stems` what the hardest questions ask.
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
    calibration: Calibration
    hardest: tuple[Hard, ...]
    stems: Mapping[str, str]
    confusions: tuple[Confusion, ...]
    next_command: str
