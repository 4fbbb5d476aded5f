"""What a learner did: answers, those that may still change, and what happened to them afterwards."""

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


def new_id() -> str:
    """128 random bits as 32 hex digits: unique on every machine, whatever seeds a quiz was given."""
    return os.urandom(16).hex()
