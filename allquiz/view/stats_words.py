"""What `stats` says in sentences."""

from collections.abc import Iterator, Sequence

from allquiz.grading.certainty import MOST, RIGHT, WRONG
from allquiz.model.words import number
from allquiz.reports.calibration import PAYS, Certainty
from allquiz.reports.confusions import Confusion
from allquiz.reports.learner_stats import LearnerStats
from allquiz.reports.progress import Hard, TopicRow
from allquiz.reports.share_bounds import ENOUGH
from allquiz.view.words import SURE, of, percent, times


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
    met_questions = number(met, "question")
    yield f"{day}{review} you would recall about {percent(recall)} of the {met_questions} met."
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
