"""The end of a quiz or an exam: the score, by topic too, and the one next thing to do."""

from collections.abc import Iterator, Mapping, Sequence

from allquiz.asking import Answered
from allquiz.grading.certainty import MOST, marks
from allquiz.grading.interval import ENOUGH
from allquiz.reports.exam_result import ExamResult, TopicResult
from allquiz.view.blocks import BLANK, Bar, Bars, Block, Line
from allquiz.view.words import duration, number, points, ranges, sentence

NOT_ANSWERED = "What is not answered gives no points here, but is not recorded as wrong."


def quiz_summary(
    answered: Sequence[Answered],
    total: int,
    skipped: int,
    next_command: str,
    titles: Mapping[str, str],
) -> Iterator[Block]:
    """Score, score by topic, under its title, the weakest topic, and the next command."""
    yield BLANK
    if not answered:
        yield Line(f"Nothing answered. Next: {next_command}", tone="title")
        return
    got = sum(each.score for each in answered)
    count, left = len(answered), total - len(answered) - skipped
    share = f"{points(got, count)} ({got / count:.0%})"
    yield Line(f"{count} of {total} answered: {share}", tone="title")
    if rest := sentence([f"{skipped} skipped" * bool(skipped), f"{left} left" * bool(left)]):
        yield Line(f"{rest}: not counted.", tone="quiet")
    yield from certainty_marks(tuple(marks((a.score, a.review.confidence) for a in answered)))
    topics = by_topic(answered)
    yield Bars(tuple([_bar(titles.get(topic, topic), scores) for topic, scores in topics.items()]))
    weakest = weakest_of(topics)
    if len(topics) > 1 and _mean(topics[weakest]) < 1:
        yield Line(f"Weakest topic: {titles.get(weakest, weakest)}.")
    yield Line(f"Next: {next_command}", tone="strong")


def exam_summary(result: ExamResult, spent_ms: int, titles: Mapping[str, str]) -> Iterator[Block]:
    """The score counted both ways, by topic, under its title, with its interval, and the weakest."""
    share = f"{points(result.points, result.total)} ({result.points / result.total:.0%})"
    answered = f"{result.answered} of {result.total} answered, in {duration(spent_ms)}"
    yield BLANK
    yield Line(f"Score: {share}; {answered}.", tone="title")
    if result.answered < result.total:
        of = ""
        if result.answered:
            share = f"{result.points / result.answered:.0%}"
            of = f"Of what you answered: {points(result.points, result.answered)} ({share}). "
        yield Line(f"{of}{NOT_ANSWERED}", tone="quiet")
    yield from certainty_marks(result.marks)
    if wrong := result.sure_but_wrong:
        what = f"question{'s' * (len(wrong) > 1)} {ranges(wrong)}"
        yield Line(f"Sure, but not right: {what}. Such questions come first in your next quiz.")
    if result.answered:
        known = any(each.answered >= ENOUGH for each in result.topics)
        interval = f", with the 95% interval from {ENOUGH} answers on" if known else ""
        yield Line(f"By topic, of what you answered{interval}:", tone="quiet")
        yield Bars(tuple([_with_interval(each, titles) for each in result.topics if each.answered]))
    if unknown := [_titled(each, titles) for each in result.topics if not each.answered]:
        yield Line(f"Nothing answered on: {', '.join(unknown)}.", tone="quiet")
    if result.weakest:
        yield Line(f"Weakest topic: {_titled(result.weakest, titles)}.")


def certainty_marks(found: Sequence[float]) -> Iterator[Line]:
    """The certainty-based marks, if there are any, and how they come about."""
    if not found:
        return
    total = f"{sum(found):.2f}".rstrip("0").rstrip(".").replace("-", "−")
    yield Line(
        f"Certainty-based marks: {total}, of {MOST * len(found)} at most on "
        f"{number(len(found), 'answer')}. "
        "(Right and wrong: sure 3 and −6, think so 2 and −2, guess 1 and 0.)"
    )


def next_command(answered: Sequence[Answered], banks: str, *, finished: bool, saved: bool) -> str:
    """The one thing to do after a quiz; `banks` are the options that name its banks."""
    if not saved:
        return f"allquiz quiz{banks}"
    if not finished:
        return "allquiz (goes on where you stopped; your answers are saved)"
    missed = sum(each.score < 1 for each in answered)
    if missed == 1:
        return f"allquiz quiz {weakest_of(by_topic(answered))}{banks}"
    return f"allquiz quiz {'--missed' if missed else '--new'}{banks}"


def by_topic(answered: Sequence[Answered]) -> dict[str, list[float]]:
    """The scores of each topic, topics in order of name."""
    topics: dict[str, list[float]] = {}
    for each in sorted(answered, key=lambda each: each.shown.question.topic):
        topics.setdefault(each.shown.question.topic or "no topic", []).append(each.score)
    return topics


def weakest_of(topics: Mapping[str, Sequence[float]]) -> str:
    """The topic with the lowest mean."""
    return min(topics, key=lambda topic: _mean(topics[topic]))


def _mean(scores: Sequence[float]) -> float:
    return sum(scores) / len(scores)


def _bar(topic: str, scores: Sequence[float]) -> Bar:
    return Bar(topic, _mean(scores), f"{_mean(scores):.0%} of {len(scores)}")


def _titled(topic: TopicResult, titles: Mapping[str, str]) -> str:
    return titles.get(topic.topic, topic.topic)


def _with_interval(topic: TopicResult, titles: Mapping[str, str]) -> Bar:
    share, (low, high) = topic.share or 0.0, topic.interval
    interval = f"{low * 100:.0f} to {high:.0%}" if topic.answered >= ENOUGH else ""
    left_open = f"{topic.unanswered} not answered" if topic.unanswered else ""
    said = sentence([f"{share:.0%} of {topic.answered}", interval, left_open])
    return Bar(_titled(topic, titles), share, said)
