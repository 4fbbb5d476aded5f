"""Whether a learner who is sure is right."""

from collections.abc import Iterable, Mapping
from operator import add
from typing import Literal, NamedTuple

from allquiz.grading.certainty import RIGHT, WRONG
from allquiz.model.review import Confidence
from allquiz.reports.share_bounds import ENOUGH, wilson

# From which share of right answers on each certainty earns the most marks: where two of the lines
# cross that grading/certainty.py draws, 4p - 2 = p and 9p - 6 = 4p - 2.
PAYS: Mapping[Confidence, tuple[float, float]] = {
    "sure": (4 / 5, 1.0),
    "think": (2 / 3, 4 / 5),
    "guess": (0.0, 2 / 3),
}
Tendency = Literal["over", "under", "fits", "unknown"]


class Certainty(NamedTuple):
    """The answers given with one certainty: `right` got full marks, `points` sums their scores."""

    word: Confidence
    answered: int
    right: int
    points: float

    @property
    def share(self) -> float | None:
        """How often they were right; None where there is none."""
        return self.right / self.answered if self.answered else None

    @property
    def interval(self) -> tuple[float, float]:
        return wilson(self.right, self.answered)

    @property
    def marks(self) -> float:
        """What they earned: the sum of `certainty_mark` over them."""
        wrong = WRONG[self.word]
        return wrong * self.answered + (RIGHT[self.word] - wrong) * self.points

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


def calibrate(counts: Iterable[tuple[str | None, int, int, float]]) -> tuple[Certainty, ...]:
    """Each degree of certainty, the highest first, from certainty, answers, those with full marks, and
    points, as those of each day.

    What is not one of our degrees of certainty is passed over.
    """
    found = {word: Certainty(word, 0, 0, 0.0) for word in PAYS}
    for word, answered, right, points in counts:
        if word in found:
            sums = map(add, found[word][1:], (answered, right, points))
            found[word] = Certainty(word, *sums)
    return tuple(found.values())
