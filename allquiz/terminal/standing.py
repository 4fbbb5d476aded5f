"""The page of `stats`, drawn for a terminal."""

from collections.abc import Iterator
from datetime import timedelta

from allquiz.grading.interval import ENOUGH
from allquiz.reports.days import Forecast, calendar, weeks_since
from allquiz.reports.learner_stats import LearnerStats
from allquiz.terminal.draw import BLANK
from allquiz.terminal.graphs import Look, Pieces, bar, fit, grid, table, weeks_that_fit
from allquiz.terminal.page import Line
from allquiz.terminal.sentences import (
    CONFUSIONS,
    SAID,
    advice,
    busiest,
    certainty,
    confusion,
    day,
    expectation,
    gone,
    habits,
    hard,
    headline,
    marks,
    number,
    retention,
    topic_cells,
    when,
)

SOME_WEEKS = 12  # a grid of fewer looks lost
TOPICS = (
    "Score: the share of the points. Recalled: of the reviews that were due, those with full marks; "
    "FSRS: what it had predicted for these. {when}: what it predicts for all that you met."
)


def page(standing: LearnerStats, look: Look) -> Iterator[Line]:
    """What a terminal shows: each section with a drawing and the numbers beside it."""
    yield BLANK
    yield Line(headline(standing), tone="title")
    yield Line(habits(standing))
    yield from map(Line, retention(standing))
    yield from map(Line, expectation(standing))
    if said := gone(standing):
        yield Line(said, tone="quiet")
    yield from _topics(standing, look)
    yield from _calendar(standing, look)
    yield from _forecast(standing, look)
    yield from _calibration(standing, look)
    yield from _hardest(standing, look)
    yield from _confusions(standing)
    yield BLANK
    yield Line(f"Next: {standing.next_command}", tone="strong")


def _heading(text: str, note: str = "") -> Iterator[Line]:
    yield BLANK
    yield Line(pieces=((text, "title"), (f"  {note}" if note else "", "quiet")))


def _topics(standing: LearnerStats, look: Look) -> Iterator[Line]:
    rows = [row for row in standing.table.topics if row.counts.answered]
    if not rows:
        return
    heads = ("topic", "score", "recalled", "FSRS", when(standing).removeprefix("on "))
    cells = [(row.topic or "no topic", *topic_cells(row)) for row in rows]
    bars = [row.counts.score if row.counts.answered >= ENOUGH else None for row in rows]
    yield from _heading("By topic")
    yield from table(heads, cells, look, bars)
    yield Line(TOPICS.format(when=heads[-1].capitalize()), tone="quiet")
    others = len(standing.table.topics) - len(rows)
    if others and standing.days is None:
        yield Line(f"{number(others, 'topic')} not met yet.", tone="quiet")


def _calendar(standing: LearnerStats, look: Look) -> Iterator[Line]:
    if not standing.by_day:
        return
    if standing.days is None:
        first = min(standing.by_day)
        weeks = max(SOME_WEEKS, weeks_since(first, standing.today))
    else:
        first = standing.today - timedelta(days=standing.days - 1)
        weeks = weeks_since(first, standing.today)
    weeks = min(weeks, weeks_that_fit(look))
    yield from _heading("Answers by day", f"the last {number(weeks, 'week')}")
    shown = first if standing.days else None
    yield from grid(calendar(standing.by_day, standing.today, weeks, shown), look)
    yield Line(busiest(standing), tone="quiet")


def _forecast(standing: LearnerStats, look: Look) -> Iterator[Line]:
    ahead = standing.forecast
    if not sum(ahead.days) and not ahead.later:
        return
    later = f", {ahead.later:,} later" if ahead.later else ""
    yield from _heading("Reviews to come", f"{sum(ahead.days):,} in {len(ahead.days)} days{later}")
    half = len(ahead.days) // 2
    for row in range(half):
        left = _ahead(ahead, row, look.width // 2 - 1)
        yield Line(pieces=(*left, ("  ", ""), *_ahead(ahead, row + half, look.width // 2 - 1)))
    if ahead.overdue:
        yield Line(f"Of today's, {ahead.overdue:,} are overdue.", tone="quiet")


def _ahead(ahead: Forecast, place: int, width: int) -> Pieces:
    """One day of a forecast: its name, a bar and the number, in just so many columns."""
    most = max(ahead.days) or 1
    name = day(ahead.start + timedelta(days=place)) if place else "today"
    number = f" {ahead.days[place]:>{len(f'{most:,}')},}"
    cells = min(20, width - 12 - len(number))
    filled, (left, _) = bar(ahead.days[place] / most, cells)
    rest = " " * (width - 12 - cells - len(number))
    return (f"{name:<12}", "quiet"), filled, (f"{' ' * len(left)}{number}{rest}", "")


def _calibration(standing: LearnerStats, look: Look) -> Iterator[Line]:
    known = standing.calibration
    if not known.answered:
        return
    cells = max(10, min(24, look.width - 10 - 36))
    yield from _heading("How sure, how right", "with the 95% interval")
    for row in known.rows:
        drawn = bar(row.share or 0, cells) if row.answered >= ENOUGH else ((" " * cells, ""),)
        yield Line(pieces=((f"{SAID[row.word]:<10}", "quiet"), *drawn, (f"  {certainty(row)}", "")))
    yield Line(marks(known), tone="quiet")
    for sentence in advice(known):
        yield Line(sentence)


def _hardest(standing: LearnerStats, look: Look) -> Iterator[Line]:
    if not standing.hardest:
        return
    yield from _heading("Hardest questions")
    for question in standing.hardest:
        yield Line(fit(standing.stems[question.question], look.width, look).rstrip())
        yield Line(f"{question.question}: {hard(question)}", " ", tone="quiet")


def _confusions(standing: LearnerStats) -> Iterator[Line]:
    if not standing.confusions:
        return
    yield from _heading("Taken for one another")
    for pair in standing.confusions[:CONFUSIONS]:
        yield Line(confusion(pair), "•")
    more = len(standing.confusions) - CONFUSIONS
    if more > 0:
        yield Line(
            f"{number(more, 'more pair')}; `allquiz quiz --confused` drills them.", tone="quiet"
        )
