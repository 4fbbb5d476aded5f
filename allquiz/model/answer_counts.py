"""What answers add up to."""

from typing import NamedTuple


class Counts(NamedTuple):
    """What answers add up to.

    A review is an answer to a question that was known before and was due again. It was recalled if
    it got full marks; `expected` is the sum of the recall that FSRS had predicted for each.
    """

    answered: int = 0
    points: float = 0.0  # the sum of the scores
    reviews: int = 0
    recalled: int = 0
    expected: float = 0.0

    @property
    def score(self) -> float | None:
        """The mean score, 0 to 1; None where nothing was answered."""
        return self.points / self.answered if self.answered else None

    @property
    def retention(self) -> float | None:
        """The share of due reviews that were recalled; None where there was none."""
        return self.recalled / self.reviews if self.reviews else None

    @property
    def predicted(self) -> float | None:
        """The mean recall that FSRS had predicted for these reviews; None where there was none."""
        return self.expected / self.reviews if self.reviews else None
