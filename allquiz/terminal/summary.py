"""The end of a quiz: the score, by topic too, and the one next thing to do."""

from collections.abc import Iterator, Sequence

from allquiz.asking import Answered
from allquiz.grading.certainty import MOST, marks
from allquiz.terminal.draw import BLANK
from allquiz.terminal.page import Line

CELLS = 10


def summary_lines(
    answered: Sequence[Answered], total: int, skipped: int, next_command: str, *, bars: bool
) -> Iterator[Line]:
    """Score, score by topic, the weakest topic, and the next command."""
    yield BLANK
    if not answered:
        yield Line(f"Nothing answered. Next: {next_command}", tone="title")
        return
    points = sum(each.score for each in answered)
    share = points / len(answered)
    left = total - len(answered) - skipped
    yield Line(
        f"{len(answered)} of {total} answered: {points:g} of {len(answered)} points ({share:.0%})"
        if points == round(points)
        else f"{len(answered)} of {total} answered: {points:.1f} of {len(answered)} points "
        f"({share:.0%})",
        tone="title",
    )
    if skipped or left:
        yield Line(f"{skipped} skipped, {left} left; neither counts as wrong.", tone="quiet")
    if found := marks((each.score, each.review.confidence) for each in answered):
        yield certainty_line(found)
    topics = by_topic(answered)
    width = max(len(topic) for topic in topics)
    for topic, scores in topics.items():
        mean = sum(scores) / len(scores)
        name = f"{topic}:".ljust(width + 1) + f"  {bar(mean)}" if bars else f"{topic}:"
        yield Line(f"{name} {mean:.0%} of {len(scores)}", " ")
    weakest = min(topics, key=lambda topic: sum(topics[topic]) / len(topics[topic]))
    if len(topics) > 1 and sum(topics[weakest]) < len(topics[weakest]):
        yield Line(f"Weakest topic: {weakest}.")
    yield Line(f"Next: {next_command}", tone="strong")


def certainty_line(found: Sequence[float]) -> Line:
    """The certainty-based marks, and how they come about."""
    total = f"{sum(found):.2f}".rstrip("0").rstrip(".").replace("-", "−")
    return Line(
        f"Certainty-based marks: {total}, of {MOST * len(found)} at most on {len(found)} "
        f"answer{'s' * (len(found) != 1)}. "
        "(Right and wrong: sure 3 and −6, think so 2 and −2, guess 1 and 0.)"
    )


def bar(share: float) -> str:
    """A share from 0 to 1 as a bar."""
    full = round(share * CELLS)
    return "█" * full + "░" * (CELLS - full)


def by_topic(answered: Sequence[Answered]) -> dict[str, list[float]]:
    """The scores of each topic, topics in order of name."""
    topics: dict[str, list[float]] = {}
    for each in sorted(answered, key=lambda each: each.shown.question.topic):
        topics.setdefault(each.shown.question.topic or "no topic", []).append(each.score)
    return topics
