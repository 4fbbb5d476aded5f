"""The page of `stats`."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from allquiz.grading.certainty import MOST, RIGHT, WRONG
from allquiz.model.words import number
from allquiz.reports.calibration import PAYS, Certainty
from allquiz.reports.confusions import Confusion
from allquiz.reports.days import calendar, weeks_since
from allquiz.reports.learner_stats import LearnerStats
from allquiz.reports.progress import Hard, TopicRow
from allquiz.reports.share_bounds import ENOUGH
from allquiz.view.blocks import BLANK, Bar, Bars, Block, Days, Heading, Line, Table
from allquiz.view.words import SURE, day, of, percent, times

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
        yield Line(f"Weakest topic: {weakest.topic or 'no topic'}, {topic_cells(weakest)[0]}.")
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
    yield Line(headline(stats), tone="title")
    yield Line(habits(stats))
    yield from map(Line, retention(stats))
    yield from map(Line, expectation(stats))
    if stats.table.gone.answered:
        gone = number(stats.table.gone_questions, "question")
        said = f"{number(stats.table.gone.answered, 'answer')} to {gone} of banks that are not here"
        yield Line(f"{said}: counted above, in no topic.", tone="quiet")


def _trouble(stats: LearnerStats) -> Iterator[Block]:
    if stats.hardest:
        yield Heading("Hardest questions")
    for question in stats.hardest:
        yield Line(f"{question.question}: {hard(question)}")
        yield Line(" ".join(stats.stems[question.question].split()), " ", tone="quiet")
    if stats.confusions:
        yield Heading("Taken for one another")
    for pair in stats.confusions[:CONFUSIONS]:
        yield Line(confusion(pair), "•")
    if (more := len(stats.confusions) - CONFUSIONS) > 0:
        said = f"{number(more, 'more pair')}; `allquiz quiz --confused` drills them."
        yield Line(said, tone="quiet")


def _topics(stats: LearnerStats) -> Iterator[Block]:
    rows = [row for row in stats.table.topics if row.counts.answered]
    if not rows:
        return
    heads = ("topic", "score", "recalled", "FSRS", when(stats).removeprefix("on "))
    yield Heading("By topic")
    yield Table(
        heads,
        tuple([(row.topic or "no topic", *topic_cells(row)) for row in rows]),
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
            Bar(SURE[row.word], row.share if row.answered >= ENOUGH else None, certainty(row))
            for row in known
        )
    )
    yield Line(marks(known), tone="quiet")
    yield from map(Line, advice(known))


def headline(stats: LearnerStats) -> str:
    counts, met = stats.table.total, stats.table.met
    asked = met + stats.table.not_met
    within = "" if stats.days is None else f", the last {stats.days:,} days"
    within = ", today" if stats.days == 1 else within
    quizzes = f" in {number(stats.sessions, 'quiz', 'quizzes')}" if stats.sessions else ""
    answers = f"{number(counts.answered, 'answer')}{quizzes}{within}"
    score = "too few for a percentage"
    if counts.score is not None and counts.answered >= ENOUGH:
        score = f"{percent(counts.score)} of the points"
    return f"{answers}: {score}. {met:,} of {number(asked, 'question')} met."


def habits(stats: LearnerStats) -> str:
    due = "Nothing is due now" if not stats.due_now else f"{stats.due_now:,} due now"
    current, longest = stats.streak
    if not longest:
        return f"{due}."
    if not current:
        return f"{due}. Most days in a row: {longest:,}."
    more = f" (longest: {longest:,})" if longest > current else ""
    return f"{due}. {number(current, 'day')} in a row{more}."


def retention(stats: LearnerStats) -> Iterator[str]:
    """How many of the due reviews were recalled, beside what was predicted for them."""
    counts = stats.table.total
    if counts.reviews >= ENOUGH:
        yield (
            f"Recalled: {of(counts.recalled, counts.reviews)} reviews that were due; FSRS had "
            f"predicted {percent(counts.predicted or 0)}."
        )
    elif counts.reviews:
        yield f"Recalled: too few reviews were due yet to say ({counts.reviews})."


def expectation(stats: LearnerStats) -> Iterator[str]:
    """How much would be recalled on the day in question, and what that does not count."""
    recall, met, unmet = stats.table.recall, stats.table.met, stats.table.not_met
    if recall is None:
        return
    day = when(stats).capitalize()
    far = (stats.on - stats.today).days > 1
    review = ", without a review until then," if far else ""
    what = f"about {percent(recall)} of the {number(met, 'question')} met"
    if met == 1:
        what = f"the question that you met, with a chance of {percent(recall)}"
    yield f"{day}{review} you would recall {what}."
    if unmet:
        pace = ""
        if stats.days_left:
            pace = f": at least {number(stats.days_left, 'more day')} at your pace so far"
        yield f"{number(unmet, 'question')} not met yet{pace}."


def when(stats: LearnerStats) -> str:
    """The day for which recall is predicted."""
    near = {0: "today", 1: "tomorrow"}
    return near.get((stats.on - stats.today).days, f"on {stats.on.isoformat()}")


def certainty(row: Certainty) -> str:
    """How often one degree of certainty was right, with the interval."""
    if row.answered < ENOUGH:
        return of(row.right, row.answered)
    low, high = (round(100 * bound) for bound in row.interval)
    return f"{percent(row.right / row.answered)} right of {row.answered:,} ({low} to {high}%)"


def marks(calibration: Sequence[Certainty]) -> str:
    """The certainty-based marks, and how they are made."""
    rules = ", ".join(f"{SURE[word]} +{RIGHT[word]} or {WRONG[word]}" for word in PAYS)
    most = MOST * sum(row.answered for row in calibration)
    earned = sum(row.marks for row in calibration)
    return f"Certainty-based marks: {round(earned, 1):,g} of {most:,} at most ({rules})."


def advice(calibration: Sequence[Certainty]) -> Iterator[str]:
    """Where another certainty would have paid more."""
    for row in calibration:
        least, most = (round(100 * bound) for bound in PAYS[row.word])
        pays = {
            "over": f"the word earns most where {least}% or more are",
            "under": f"from {most}% on, a surer word earns more",
        }
        if why := pays.get(row.tendency):
            called = f"of those you called “{SURE[row.word]}”, {percent(row.share or 0)} were right"
            yield f"{row.tendency.capitalize()}confident: {called}; {why}."
    if all(row.tendency in ("fits", "unknown") for row in calibration):
        known = any(row.tendency == "fits" for row in calibration)
        few = "Too few answers to say whether your certainty fits."
        yield "Nothing says that your certainty is off." if known else few


def hard(question: Hard) -> str:
    points = f"{question.points:g}" if question.points % 1 == 0 else f"{question.points:.1f}"
    score = f"{points} of {number(question.answered, 'point')}"
    return f"forgotten {times(question.lapses)}, {score}" if question.lapses else score


def topic_cells(row: TopicRow) -> tuple[str, str, str, str]:
    """Score, retention, what was expected of it, and recall on the day in question."""
    counts = row.counts
    enough = counts.predicted is not None and counts.reviews >= ENOUGH
    return (
        of(counts.points, counts.answered),
        of(counts.recalled, counts.reviews),
        percent(counts.predicted or 0) if enough else "",
        percent(row.recall) if row.recall is not None else "",
    )


def confusion(pair: Confusion) -> str:
    """Two terms, and which way they were confused."""
    if not pair.back:
        return f"“{pair.second}” given where “{pair.first}” is right: {times(pair.forth)}"
    return f"“{pair.first}” and “{pair.second}”: {times(pair.times)}, both ways"
