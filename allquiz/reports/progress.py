"""Score and retention: of everything, and by topic."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from allquiz.model.review import Counts


def total(counts: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(Counts(), *counts, strict=True)))


class TopicRow(NamedTuple):
    topic: str
    questions: int  # that are asked
    met: int  # of these, answered at least once
    counts: Counts
    recall: float | None  # the mean chance of recalling one that was met; None where none was


class Table(NamedTuple):
    """Every topic in the order of the banks, and the answers to questions that no bank has now."""

    topics: tuple[TopicRow, ...]
    gone: Counts
    gone_questions: int

    @property
    def total(self) -> Counts:
        """All answers, those to questions that are gone included."""
        return total([*(row.counts for row in self.topics), self.gone])

    @property
    def met(self) -> int:
        return sum(row.met for row in self.topics)

    @property
    def not_met(self) -> int:
        return sum(row.questions for row in self.topics) - self.met

    @property
    def recall(self) -> float | None:
        """The mean chance of recalling a question that was met; None where none was."""
        recalled = sum((row.recall or 0) * row.met for row in self.topics)
        return recalled / self.met if self.met else None


def by_topic(
    counts: Mapping[str, Counts],
    topics: Mapping[str, str],
    recall: Mapping[str, float],
    retired: Collection[str] = (),
) -> Table:
    """The counts of each question, added up by its topic.

    `topics` has the topic of every question that a bank has, the retired ones among them; `recall`
    the chance, from 0 to 1, that a question would be answered right on the day in question, for
    each that was met.
    """
    inside: dict[str, list[str]] = {}
    for question, topic in topics.items():
        inside.setdefault(topic, []).append(question)
    rows = []
    for topic, names in inside.items():
        asked = [name for name in names if name not in retired]
        met = [recall[name] for name in asked if name in recall]
        given = total(counts[name] for name in names if name in counts)
        mean = sum(met) / len(met) if met else None
        rows.append(TopicRow(topic, len(asked), len(met), given, mean))
    gone = [row for question, row in counts.items() if question not in topics]
    return Table(tuple(rows), total(gone), len(gone))


class Hard(NamedTuple):
    """A question with what made it hard: how often it was forgotten after it had been learned."""

    question: str
    answered: int
    points: float
    lapses: int


def hardest(questions: Iterable[Hard], most: int = 5, enough: int = 3) -> list[Hard]:
    """Those forgotten most often, then those with the lowest score, answered `enough` times."""
    hard = [q for q in questions if q.answered >= enough and q.points < q.answered]
    hard.sort(key=lambda q: (-q.lapses, q.points / q.answered, -q.answered, q.question))
    return hard[:most]
