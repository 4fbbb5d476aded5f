"""The end of a quiz or an exam: the score, by topic too, and the one next thing to do."""

from collections.abc import Iterator, Mapping, Sequence

from allquiz.asking import Answered
from allquiz.grading.certainty import MOST
from allquiz.model.words import number
from allquiz.reports.exam_result import ExamResult, TopicResult, exam_result
from allquiz.reports.share_bounds import ENOUGH
from allquiz.view.blocks import BLANK, Bar, Bars, Block, Line
from allquiz.view.words import duration, points, ranges, sentence

GO_ON = "allquiz (goes on where you stopped; your answers are saved)"
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
    result = exam_result([each.shown.question for each in answered], answered)
    count, left = result.answered, total - result.answered - skipped
    yield Line(f"{count} of {total} answered: {_of(result.points, count)}", tone="title")
    if rest := sentence([f"{skipped} skipped" * bool(skipped), f"{left} left" * bool(left)]):
        yield Line(f"{rest}: not counted.", tone="quiet")
    yield from certainty_marks(result.marks)
    yield Bars(tuple([_bar(each, titles) for each in result.topics]))
    yield from _weakest(result, titles)
    yield Line(f"Next: {next_command}", tone="strong")


def exam_summary(result: ExamResult, spent_ms: int, titles: Mapping[str, str]) -> Iterator[Block]:
    """The score counted both ways, by topic, under its title, with its interval, and the weakest."""
    share = _of(result.points, result.total)
    answered = f"{result.answered} of {result.total} answered, in {duration(spent_ms)}"
    yield BLANK
    yield Line(f"Score: {share}; {answered}.", tone="title")
    if result.answered < result.total:
        share = _of(result.points, result.answered) if result.answered else ""
        of = f"Of what you answered: {share}. " if share else ""
        yield Line(f"{of}{NOT_ANSWERED}", tone="quiet")
    yield from certainty_marks(result.marks)
    if wrong := result.sure_but_wrong:
        what = f"question{'s' * (len(wrong) > 1)} {ranges(wrong)}"
        yield Line(f"Sure, but not right: {what}. Such questions come first in your next quiz.")
    if result.answered:
        known = any(each.answered >= ENOUGH for each in result.topics)
        interval = f", with the 95% interval from {ENOUGH} answers on" if known else ""
        yield Line(f"By topic, of what you answered{interval}:", tone="quiet")
        met = [each for each in result.topics if each.answered]
        yield Bars(tuple([_bar(each, titles, with_interval=True) for each in met]))
    if unknown := [
        titles.get(each.topic, each.topic) for each in result.topics if not each.answered
    ]:
        yield Line(f"Nothing answered on: {', '.join(unknown)}.", tone="quiet")
    yield from _weakest(result, titles)


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


def _of(got: float, count: int) -> str:
    return f"{points(got, count)} ({got / count:.0%})"


def _weakest(result: ExamResult, titles: Mapping[str, str]) -> Iterator[Line]:
    if weakest := result.weakest:
        yield Line(f"Weakest topic: {titles.get(weakest.topic, weakest.topic)}.")


def _bar(topic: TopicResult, titles: Mapping[str, str], *, with_interval: bool = False) -> Bar:
    share, (low, high) = topic.share or 0.0, topic.interval
    known = with_interval and topic.answered >= ENOUGH
    interval = f"{low * 100:.0f} to {high:.0%}" if known else ""
    left_open = f"{topic.unanswered} not answered" if topic.unanswered else ""
    said = sentence([f"{share:.0%} of {topic.answered}", interval, left_open])
    return Bar(titles.get(topic.topic, topic.topic), share, said)
