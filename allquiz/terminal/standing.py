"""The page of `stats`: drawn for a terminal, or in plain lines."""

from collections.abc import Iterator
from datetime import timedelta

from allquiz.reports.days import calendar
from allquiz.reports.intervals import ENOUGH
from allquiz.reports.progress import TopicRow
from allquiz.reports.standing import Standing
from allquiz.terminal.draw import BLANK
from allquiz.terminal.graphs import Column, Look, bar, fit, grid, table, weeks_that_fit
from allquiz.terminal.page import Line
from allquiz.terminal.sentences import (
    advice,
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
    of,
    percent,
)

SOME_WEEKS = 12  # a grid of fewer looks lost
CONFUSIONS = 5
TOPICS = (
    "Score: the share of the points. Recalled: of the reviews that were due, those with full marks; "
    "expected: what FSRS had predicted for these."
)


def page(standing: Standing, look: Look) -> Iterator[Line]:
    """What a terminal shows: each section with a drawing and the numbers beside it."""
    yield BLANK
    yield Line(headline(standing), tone="title")
    yield Line(habits(standing))
    for sentence in expectation(standing):
        yield Line(sentence)
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


def _topics(standing: Standing, look: Look) -> Iterator[Line]:
    rows = [row for row in standing.table.topics if row.counts.answered]
    if not rows:
        return
    on = "today" if standing.on == standing.today else standing.on.isoformat()
    heads = ("topic", "score", "recalled", "expected", on)
    cells = [(row.topic or "no topic", *_topic_cells(row)) for row in rows]
    bars = [row.counts.score if row.counts.answered >= ENOUGH else None for row in rows]
    yield from _heading("By topic")
    yield from table([Column(head) for head in heads], cells, look, bars)
    yield Line(TOPICS, tone="quiet")
    others = len(standing.table.topics) - len(rows)
    if others and standing.days is None:
        yield Line(f"{number(others, 'topic')} not met yet.", tone="quiet")


def _topic_cells(row: TopicRow) -> tuple[str, str, str, str]:
    counts = row.counts
    enough = counts.predicted is not None and counts.reviews >= ENOUGH
    return (
        of(counts.points, counts.answered),
        of(counts.recalled, counts.reviews),
        percent(counts.predicted or 0) if enough else "",
        percent(row.recall) if row.recall is not None else "",
    )


def _calendar(standing: Standing, look: Look) -> Iterator[Line]:
    if not standing.by_day:
        return
    first = min(standing.by_day)
    since = (standing.today - first).days // 7 + 2
    weeks = max(SOME_WEEKS, min(weeks_that_fit(look), since))
    yield from _heading("Answers by day", f"the last {weeks} weeks")
    yield from grid(calendar(standing.by_day, standing.today, weeks), look)
    yield Line(_busiest(standing), tone="quiet")


def _busiest(standing: Standing) -> str:
    this, last = calendar(standing.by_day, standing.today, 2).weeks[::-1]
    week = f"This week {sum(n or 0 for n in this):,}, last week {sum(n or 0 for n in last):,}."
    most = max(standing.by_day, key=lambda at: (standing.by_day[at], at))
    return f"{week} Most on one day: {standing.by_day[most]:,} on {most.isoformat()}."


def _forecast(standing: Standing, look: Look) -> Iterator[Line]:
    ahead = standing.forecast
    if not sum(ahead.days) and not ahead.later:
        return
    later = f", {ahead.later:,} later" if ahead.later else ""
    yield from _heading("Reviews to come", f"{sum(ahead.days):,} in {len(ahead.days)} days{later}")
    most = max(ahead.days) or 1
    wide = len(f"{most:,}")
    half = len(ahead.days) // 2
    room = (look.width - 2) // 2
    cells = max(4, min(20, room - 10 - 3 - wide))
    for row in range(half):
        pieces: list[tuple[str, str]] = []
        for place in (row, row + half):
            count = ahead.days[place]
            name = day(ahead.start + timedelta(days=place)) if place else "today"
            filled, left = bar(count / most, cells)
            pieces += [
                (f"{name:<10}  ", "quiet"),
                filled,
                (" " * len(left[0]), ""),
                (f" {count:>{wide}}", ""),
                ("" if place >= half else " " * (room + 2 - 13 - cells - wide), ""),
            ]
        yield Line(pieces=tuple(pieces))  # type: ignore[arg-type]  # tones, as a list widens them
    if ahead.overdue:
        yield Line(f"Of those of today, {ahead.overdue:,} were due before.", tone="quiet")


def _calibration(standing: Standing, look: Look) -> Iterator[Line]:
    known = standing.calibration
    if not known.answered:
        return
    cells = max(10, min(24, look.width - 9 - 36))
    yield from _heading("How sure, how right", "with the 95% interval")
    for row in known.rows:
        drawn = bar(row.share or 0, cells) if row.answered >= ENOUGH else ((" " * cells, ""),)
        yield Line(pieces=((f"{row.word:<7}", "quiet"), *drawn, (f"  {certainty(row)}", "")))
    yield Line(marks(known), tone="quiet")
    for sentence in advice(known):
        yield Line(sentence)


def _hardest(standing: Standing, look: Look) -> Iterator[Line]:
    if not standing.hardest:
        return
    yield from _heading("Hardest questions")
    for question in standing.hardest:
        why = hard(question)
        name = fit(question.question, max(20, look.width - len(why) - 2))
        yield Line(pieces=((name, ""), (f"  {why}", "")))
        if stem := standing.stems.get(question.question):
            yield Line(pieces=((f"  {fit(stem, look.width - 2).rstrip()}", "quiet"),))


def _confusions(standing: Standing) -> Iterator[Line]:
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


def plain_page(standing: Standing) -> Iterator[Line]:
    """The same in sentences: a number a line, nothing drawn."""
    yield Line(headline(standing))
    yield Line(habits(standing))
    for sentence in expectation(standing):
        yield Line(sentence)
    if said := gone(standing):
        yield Line(said)
    yield from _plain_topics(standing)
    yield from _plain_days(standing)
    known = standing.calibration
    if known.answered:
        yield Line("How sure, how right (with the 95% interval):")
        yield from (Line(f"{row.word}: {certainty(row)}") for row in known.rows)
        yield Line(marks(known))
        yield from map(Line, advice(known))
    if standing.hardest:
        yield Line("Hardest questions:")
    for question in standing.hardest:
        stem = standing.stems.get(question.question)
        yield Line(f"{question.question}: {hard(question)}{f': {stem}' if stem else ''}")
    if standing.confusions:
        yield Line("Taken for one another:")
    yield from (Line(confusion(pair)) for pair in standing.confusions[:CONFUSIONS])
    yield Line(f"Next: {standing.next_command}")


def _plain_topics(standing: Standing) -> Iterator[Line]:
    rows = [row for row in standing.table.topics if row.counts.answered]
    if rows:
        yield Line("By topic:")
    on = "today" if standing.on == standing.today else f"on {standing.on.isoformat()}"
    for row in rows:
        score, recalled, expected, recall = _topic_cells(row)
        text = f"{row.topic or 'no topic'}: score {score}; due reviews recalled: {recalled}"
        text += f", expected {expected}" if expected else ""
        yield Line(text + (f"; {recall} expected {on}" if recall else ""))


def _plain_days(standing: Standing) -> Iterator[Line]:
    if standing.by_day:
        yield Line("Answers by week:")
        weeks = calendar(standing.by_day, standing.today, 8)
        for place, week in enumerate(weeks.weeks):
            if any(week):
                active = sum(bool(count) for count in week)
                answers = number(sum(count or 0 for count in week), "answer")
                begin = weeks.monday(place).isoformat()
                yield Line(f"week of {begin}: {answers} on {number(active, 'day')}")
        yield Line(_busiest(standing))
    ahead = standing.forecast
    if sum(ahead.days) or ahead.later:
        yield Line(f"Reviews to come, {sum(ahead.days):,} in {len(ahead.days)} days:")
        for place, count in enumerate(ahead.days):
            at = ahead.start + timedelta(days=place)
            before = (
                f", {ahead.overdue:,} of them due before" if ahead.overdue and not place else ""
            )
            if count:
                yield Line(f"{'today' if not place else day(at)}: {count:,}{before}")
        if ahead.later:
            yield Line(f"later: {ahead.later:,}")
