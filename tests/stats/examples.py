"""A learner to draw: small enough to count by hand, with every section."""

from datetime import UTC, date, datetime, timedelta

from allquiz.model.review import Counts
from allquiz.reports.calibration import calibrate
from allquiz.reports.confusions import Confusion
from allquiz.reports.days import forecast, streak
from allquiz.reports.learner_stats import LearnerStats, Met
from allquiz.reports.progress import Hard, by_topic

TODAY = date(2026, 11, 24)
COUNTS = {
    "all/a": Counts(120, 101.0, 44, 40, 39.5),
    "all/b": Counts(30, 15.0, 10, 4, 9.1),
    "all/c": Counts(4, 2.0, 2, 2, 1.8),
    "mine/z": Counts(6, 6.0),
}
TOPICS = {
    "all/a": "blood-and-marrow",
    "all/b": "minimal-residual-disease",
    "all/c": "key-statistics",
    "all/d": "genetics",
}
BY_DAY = {TODAY - timedelta(days=n): (n * 7) % 23 + 1 for n in range(0, 100, 3)} | {
    TODAY - timedelta(days=1): 40
}
DUES = [TODAY + timedelta(days=n) for n in (-9, -1, 0, 0, 1, 1, 1, 4, 13, 14, 90)]


def standing(on: date = TODAY + timedelta(days=1), days: int | None = None) -> LearnerStats:
    """A learner with something in every section."""
    return LearnerStats(
        today=TODAY,
        on=on,
        days=days,
        table=by_topic(COUNTS, TOPICS, {"all/a": 0.93, "all/b": 0.61, "all/c": 0.997}),
        due_now=4,
        sessions=16,
        by_day=BY_DAY,
        streak=streak(BY_DAY, TODAY),
        forecast=forecast(DUES, TODAY),
        calibration=calibrate([("sure", 44, 27, 28.5), ("think", 30, 21, 21.0), ("guess", 3, 1, 1.0)]),
        hardest=(Hard("all/b", 30, 15.0, 3), Hard("all/c", 4, 1.5, 0)),
        stems={
            "all/b": "How many cancer cells may hide among ten thousand normal ones — in a\n"
            "sample of marrow, by flow cytometry — and still be found? (≥ 0.01%)",
            "all/c": "Short?",
        },
        confusions=tuple(
            Confusion(first, second, forth, back, ("all/a",))
            for first, second, forth, back in [
                ("Rituximab", "Venetoclax", 4, 3),
                ("B cells", "T cells", 2, 0),
                ("α chain", "A very long name of a thing that is not the other thing at all", 1, 0),
                ("one", "two", 1, 0),
                ("three", "four", 1, 0),
                ("five", "six", 1, 0),
            ]
        ),
        questions=(
            Met("all/a", "blood-and-marrow", 120, 101 / 120, 1.0, 0,
                datetime(2026, 12, 1, tzinfo=UTC), 30.0, 4.0, 0.93),
        ),
        next_command="allquiz quiz --due",
    )  # fmt: skip
