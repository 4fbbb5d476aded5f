"""Certainty-based marks: what an answer is worth with how sure one was of it.

After A. R. Gardner-Medwin, "Confidence-Based Marking: towards deeper learning and better exams", in
C. Bryan and K. Clegg (eds), *Innovative Assessment in Higher Education*, Routledge 2006, chapter 12.
The marks reward an honest report: sure pays only where one is right more than four times in five,
a guess only where it is less than two times in three.
"""

from collections.abc import Iterable

from allquiz.model.review import Confidence

RIGHT: dict[Confidence, int] = {"guess": 1, "think": 2, "sure": 3}
WRONG: dict[Confidence, int] = {"guess": 0, "think": -2, "sure": -6}
MOST = 3  # what one answer can be worth


def certainty_mark(score: float, confidence: Confidence) -> float:
    """The mark of an answer, from -6 to 3; `score` from 0 to 1.

    Gardner-Medwin marks right or wrong only. A partly right answer lies between the two in
    proportion to its score: sure and half right is (3 - 6) / 2 = -1.5.
    """
    return WRONG[confidence] + score * (RIGHT[confidence] - WRONG[confidence])


def marks(scored: Iterable[tuple[float, str | None]]) -> list[float]:
    """The marks of the answers that a confidence was given to: pairs of score and confidence."""
    return [
        certainty_mark(score, confidence) for score, confidence in scored if confidence in RIGHT
    ]
