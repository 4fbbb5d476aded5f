"""Whether a learner who is sure is right."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

from allquiz.reports.intervals import ENOUGH, wilson

# Certainty-based marks: what a right and what a wrong answer earn at each degree of certainty
# (Gardner-Medwin, Association for Learning Technology Journal 1995;3:80).
MARKS: Mapping[str, tuple[int, int]] = {"sure": (3, -6), "think so": (2, -2), "guess": (1, 0)}
# From which share of right answers on each degree earns most: where two of these lines cross,
# 4p - 2 = p and 9p - 6 = 4p - 2.
PAYS: Mapping[str, tuple[float, float]] = {
    "sure": (4 / 5, 1.0),
    "think so": (2 / 3, 4 / 5),
    "guess": (0.0, 2 / 3),
}
Tendency = Literal["over", "under", "fits", "unknown"]


class Certainty(NamedTuple):
    """The answers given with one degree of certainty. `right` are those with full marks."""

    word: str
    answered: int
    right: int

    @property
    def share(self) -> float | None:
        """How often they were right; None where there is none."""
        return self.right / self.answered if self.answered else None

    @property
    def interval(self) -> tuple[float, float]:
        """Its 95 % interval."""
        return wilson(self.right, self.answered)

    @property
    def marks(self) -> int:
        """What they earned."""
        right, wrong = MARKS[self.word]
        return right * self.right + wrong * (self.answered - self.right)

    @property
    def tendency(self) -> Tendency:
        """Whether another degree would have earned more, as far as the interval is sure of it.

        `over` where they were right less often than this degree needs to pay, `under` where so
        often that a higher one had paid more, `unknown` where there are too few to say.
        """
        if self.answered < ENOUGH:
            return "unknown"
        low, high = self.interval
        least, most = PAYS[self.word]
        if high < least:
            return "over"
        return "under" if low > most else "fits"


class Calibration(NamedTuple):
    """Each degree of certainty, the highest first."""

    rows: tuple[Certainty, ...]

    @property
    def answered(self) -> int:
        """How many answers came with a degree of certainty."""
        return sum(row.answered for row in self.rows)

    @property
    def marks(self) -> int:
        """The certainty-based marks of all of them."""
        return sum(row.marks for row in self.rows)


def calibrate(counts: Iterable[tuple[str, int, int]]) -> Calibration:
    """From certainty, answers, and those of them with full marks; other words are passed over."""
    answered = dict.fromkeys(MARKS, 0)
    right = dict.fromkeys(MARKS, 0)
    for word, count, full in counts:
        if word in MARKS:
            answered[word] += count
            right[word] += full
    return Calibration(tuple(Certainty(word, answered[word], right[word]) for word in MARKS))
