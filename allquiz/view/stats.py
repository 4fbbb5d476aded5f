"""The page of `stats`."""

from collections.abc import Iterator
from datetime import timedelta

from allquiz.model.words import number
from allquiz.reports.days import calendar, weeks_since
from allquiz.reports.learner_stats import LearnerStats
from allquiz.reports.share_bounds import ENOUGH
from allquiz.view import stats_words as words
from allquiz.view.blocks import BLANK, Bar, Bars, Block, Days, Heading, Line, Table
from allquiz.view.words import SURE, day

SOME_WEEKS = 12  # a grid of fewer looks lost
CONFUSIONS = 5  # pairs that are named
TOPICS = (
    "Score: the share of the points. Recalled: of the reviews that were due, those with full marks; "
    "FSRS: what it had predicted for these. {when}: what it predicts for all that you met."
)


def overview(stats: LearnerStats) -> Iterator[Block]:
    """Where the learner stands, what is due, the weakest topic, and the next command: one screen."""
    yield from _in_short(stats)
    rows = [row for row in stats.table.topics if row.counts.answered >= ENOUGH]
    weakest = min(rows, key=lambda row: row.counts.score or 0, default=None)
    if weakest and len(rows) > 1 and (weakest.counts.score or 0) < 1:
        score = words.topic_cells(weakest)[0]
        yield Line(f"Weakest topic: {weakest.topic or 'no topic'}, {score}.")
    yield Line("Topics, days, reviews to come, what is hard: allquiz stats --all", tone="quiet")
    yield BLANK
    yield Line(f"Next: {stats.next_command}", tone="strong")


def stats_blocks(stats: LearnerStats) -> Iterator[Block]:
    """What was done, what is due, and what is known, a section each; the next command last."""
    yield from _in_short(stats)
    yield from _topics(stats)
    yield from _calendar(stats)
    yield from _forecast(stats)
    yield from _calibration(stats)
    yield from _trouble(stats)
    yield BLANK
    yield Line(f"Next: {stats.next_command}", tone="strong")


def _in_short(stats: LearnerStats) -> Iterator[Block]:
    yield Line(words.headline(stats), tone="title")
    yield Line(words.habits(stats))
    yield from map(Line, words.retention(stats))
    yield from map(Line, words.expectation(stats))
    if stats.table.gone.answered:
        gone = number(stats.table.gone_questions, "question")
        said = f"{number(stats.table.gone.answered, 'answer')} to {gone} of banks that are not here"
        yield Line(f"{said}: counted above, in no topic.", tone="quiet")


def _trouble(stats: LearnerStats) -> Iterator[Block]:
    if stats.hardest:
        yield Heading("Hardest questions")
    for question in stats.hardest:
        yield Line(f"{question.question}: {words.hard(question)}")
        yield Line(" ".join(stats.stems[question.question].split()), " ", tone="quiet")
    if stats.confusions:
        yield Heading("Taken for one another")
    for pair in stats.confusions[:CONFUSIONS]:
        yield Line(words.confusion(pair), "•")
    if (more := len(stats.confusions) - CONFUSIONS) > 0:
        said = f"{number(more, 'more pair')}; `allquiz quiz --confused` drills them."
        yield Line(said, tone="quiet")


def _topics(stats: LearnerStats) -> Iterator[Block]:
    rows = [row for row in stats.table.topics if row.counts.answered]
    if not rows:
        return
    heads = ("topic", "score", "recalled", "FSRS", words.when(stats).removeprefix("on "))
    yield Heading("By topic")
    yield Table(
        heads,
        tuple([(row.topic or "no topic", *words.topic_cells(row)) for row in rows]),
        tuple([row.counts.score if row.counts.answered >= ENOUGH else None for row in rows]),
    )
    yield Line(TOPICS.format(when=heads[-1].capitalize()), tone="quiet")
    others = len(stats.table.topics) - len(rows)
    if others and stats.days is None:
        yield Line(f"{number(others, 'topic')} not met yet.", tone="quiet")


def _calendar(stats: LearnerStats) -> Iterator[Block]:
    if not stats.by_day:
        return
    first = min(stats.by_day)
    weeks = max(SOME_WEEKS, weeks_since(first, stats.today))
    shown = None
    if stats.days is not None:
        shown = stats.today - timedelta(days=stats.days - 1)
        weeks = weeks_since(shown, stats.today)
    yield Heading("Answers by day")
    yield Days(calendar(stats.by_day, stats.today, weeks, shown))


def _forecast(stats: LearnerStats) -> Iterator[Block]:
    ahead = stats.forecast
    if not sum(ahead.days) and not ahead.later:
        return
    later = f", {ahead.later:,} later" if ahead.later else ""
    yield Heading("Reviews to come", f"{sum(ahead.days):,} in {len(ahead.days)} days{later}")
    rows = [
        Bar(
            day(ahead.start + timedelta(days=n)) if n else "today",
            due / max(ahead.days),
            f"{due:,}",
        )
        for n, due in enumerate(ahead.days)
        if due
    ]
    if rows:
        yield Bars(tuple(rows))
    if ahead.overdue:
        yield Line(f"Of today's, {ahead.overdue:,} are overdue.", tone="quiet")


def _calibration(stats: LearnerStats) -> Iterator[Block]:
    known = stats.calibration
    if not any(row.answered for row in known):
        return
    yield Heading("How sure, how right", "with the 95% interval")
    yield Bars(
        tuple(
            Bar(SURE[row.word], row.share if row.answered >= ENOUGH else None, words.certainty(row))
            for row in known
        )
    )
    yield Line(words.marks(known), tone="quiet")
    yield from map(Line, words.advice(known))
