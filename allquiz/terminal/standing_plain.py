"""The page of `stats` in plain lines: a number a line, nothing drawn."""

from collections.abc import Iterator
from datetime import timedelta

from allquiz.reports.days import calendar
from allquiz.reports.learner_stats import LearnerStats
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


def plain_page(standing: LearnerStats) -> Iterator[Line]:
    """What a pipe or a screen reader gets."""
    yield Line(headline(standing))
    yield Line(habits(standing))
    yield from map(Line, retention(standing))
    yield from map(Line, expectation(standing))
    if said := gone(standing):
        yield Line(said)
    yield from _plain_topics(standing)
    yield from _plain_days(standing)
    known = standing.calibration
    if known.answered:
        yield Line("How sure, how right (with the 95% interval):")
        yield from (Line(f"{SAID[row.word]}: {certainty(row)}") for row in known.rows)
        yield Line(marks(known))
        yield from map(Line, advice(known))
    if standing.hardest:
        yield Line("Hardest questions:")
    for question in standing.hardest:
        stem = " ".join(standing.stems[question.question].split())
        yield Line(f"{question.question}: {hard(question)}: {stem}")
    if standing.confusions:
        yield Line("Taken for one another:")
    yield from (Line(confusion(pair)) for pair in standing.confusions[:CONFUSIONS])
    yield Line(f"Next: {standing.next_command}")


def _plain_topics(standing: LearnerStats) -> Iterator[Line]:
    rows = [row for row in standing.table.topics if row.counts.answered]
    if rows:
        yield Line("By topic:")
    for row in rows:
        score, recalled, expected, recall = topic_cells(row)
        text = f"{row.topic or 'no topic'}: score {score}; due reviews recalled: {recalled}"
        text += f", expected {expected}" if expected else ""
        yield Line(text + (f"; {recall} expected {when(standing)}" if recall else ""))


def _plain_days(standing: LearnerStats) -> Iterator[Line]:
    if standing.by_day:
        yield Line("Answers by week:")
        weeks = calendar(standing.by_day, standing.today, 8)
        for place, week in enumerate(weeks.weeks):
            if any(week):
                active = sum(bool(count) for count in week)
                answers = number(sum(count or 0 for count in week), "answer")
                begin = weeks.monday(place).isoformat()
                yield Line(f"week of {begin}: {answers} on {number(active, 'day')}")
        yield Line(busiest(standing))
    ahead = standing.forecast
    if sum(ahead.days) or ahead.later:
        yield Line(f"Reviews to come, {sum(ahead.days):,} in {len(ahead.days)} days:")
        for place, count in enumerate(ahead.days):
            at = ahead.start + timedelta(days=place)
            before = f", {ahead.overdue:,} of them overdue" if ahead.overdue and not place else ""
            if count:
                yield Line(f"{'today' if not place else day(at)}: {count:,}{before}")
        if ahead.later:
            yield Line(f"later: {ahead.later:,}")
