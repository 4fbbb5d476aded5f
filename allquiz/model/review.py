"""What a learner did: answers, those that may still change, what happened to them afterwards, and what
they add up to."""

import os
from datetime import datetime
from typing import Any, Literal, NamedTuple, get_args

from allquiz.model.frozen_value import value

Rating = Literal["again", "hard", "good", "easy"]
RATINGS: tuple[Rating, ...] = get_args(Rating)
Confidence = Literal["sure", "think", "guess"]
EventKind = Literal["undo", "forget", "flag", "unflag", "override"]
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)

# Texts of options, never letters: str, bool, list of str, mapping of str to str, or None.
Response = Any


@value
class Review:
    """One answer. `question` is a full name, `answered_at` is in UTC, `score` from 0 to 1."""

    id: str
    question: str
    revision: str
    key_revision: str
    answered_at: datetime
    response: Response
    score: float
    rating: Rating
    duration_ms: int
    session: str | None = None
    confidence: str | None = None
    learner: str | None = None


@value
class Event:
    """What happened to an answer (undo, override: `target` is its id) or a question (by its name).

    `score` is the score that an override gives.
    """

    id: str
    kind: EventKind
    target: str
    at: datetime
    score: float | None = None


class Draft(NamedTuple):
    """What a learner has put down for a question of an exam that is not handed in.

    `response` counts only where `answered_at`, the time of the answer in UTC, is not None: "I don't know"
    is an answer, and its response is None. `duration_ms` is the time spent before the question.
    """

    response: Response = None
    confidence: Confidence | None = None
    flagged: bool = False
    answered_at: datetime | None = None
    duration_ms: int = 0

    @property
    def answered(self) -> bool:
        return self.answered_at is not None


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


def new_id() -> str:
    """128 random bits as 32 hex digits: unique on every machine, whatever seeds a quiz was given."""
    return os.urandom(16).hex()
