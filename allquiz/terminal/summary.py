"""The end of a quiz: the score, by topic too, and the one next thing to do."""

from collections.abc import Iterator, Sequence

from allquiz.asking import Answered
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
    topics = by_topic(answered)
    width = max(len(topic) for topic in topics)
    for topic, scores in topics.items():
        mean = sum(scores) / len(scores)
        full = round(mean * CELLS)
        bar = "█" * full + "░" * (CELLS - full)
        name = f"{topic}:".ljust(width + 1) + f"  {bar}" if bars else f"{topic}:"
        yield Line(f"{name} {mean:.0%} of {len(scores)}", " ")
    weakest = min(topics, key=lambda topic: sum(topics[topic]) / len(topics[topic]))
    if len(topics) > 1 and sum(topics[weakest]) < len(topics[weakest]):
        yield Line(f"Weakest topic: {weakest}.")
    yield Line(f"Next: {next_command}", tone="strong")


def by_topic(answered: Sequence[Answered]) -> dict[str, list[float]]:
    """The scores of each topic, topics in order of name."""
    topics: dict[str, list[float]] = {}
    for each in sorted(answered, key=lambda each: each.shown.question.topic):
        topics.setdefault(each.shown.question.topic or "no topic", []).append(each.score)
    return topics
