"""How an exam went."""

from collections.abc import Sequence
from typing import NamedTuple

from allquiz.asking import Answered
from allquiz.grading.certainty import marks
from allquiz.model.question import AnyQuestion
from allquiz.reports.share_bounds import wilson


class TopicResult(NamedTuple):
    """A topic's part: points on the answered questions, of how many, and how many were left open."""

    topic: str
    points: float
    answered: int
    unanswered: int

    @property
    def share(self) -> float | None:
        """Points out of the answered questions, 0 to 1; None where none was answered."""
        return self.points / self.answered if self.answered else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.points, self.answered)


class ExamResult(NamedTuple):
    """Points, counted two ways.

    Out of all questions, since that is what an exam is marked by; and out of the answered ones,
    since a question left open for want of time says nothing about what one knows. Topics and their
    intervals go by the second.
    """

    total: int
    answered: int
    points: float
    topics: tuple[TopicResult, ...]  # in order of name
    marks: tuple[float, ...]  # certainty-based, of the answers that a confidence was given to
    sure_but_wrong: tuple[int, ...]  # the numbers of these questions

    @property
    def weakest(self) -> TopicResult | None:
        """The topic with the lowest share, of equals the one with more answers; None if two tie, or
        all is right."""
        known = [((each.share or 0, -each.answered), each) for each in self.topics if each.answered]
        known.sort(key=lambda ranked: ranked[0])
        if len(known) < 2 or known[0][0] == known[1][0]:
            return None
        lowest = known[0][1]
        return lowest if lowest.points < lowest.answered else None


def exam_result(questions: Sequence[AnyQuestion], judged: Sequence[Answered | None]) -> ExamResult:
    given = [each for each in judged if each is not None]
    topics: dict[str, list[Answered | None]] = {}
    for question, each in zip(questions, judged, strict=True):
        topics.setdefault(question.topic or "no topic", []).append(each)
    return ExamResult(
        total=len(questions),
        answered=len(given),
        points=sum(each.score for each in given),
        topics=tuple(_topic(name, topics[name]) for name in sorted(topics)),
        marks=tuple(marks((each.score, each.review.confidence) for each in given)),
        sure_but_wrong=tuple(
            number
            for number, each in enumerate(judged, start=1)
            if each is not None and each.review.confidence == "sure" and each.score < 1
        ),
    )


def _topic(name: str, judged: Sequence[Answered | None]) -> TopicResult:
    scores = [each.score for each in judged if each is not None]
    return TopicResult(name, sum(scores), len(scores), len(judged) - len(scores))
