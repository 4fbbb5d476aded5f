"""What a learner did: answers, and what happened to them afterwards."""

from datetime import datetime
from typing import Any, Literal

from allquiz.model.value import value

Rating = Literal["again", "hard", "good", "easy"]
RATINGS: tuple[Rating, ...] = ("again", "hard", "good", "easy")
Confidence = Literal["sure", "think", "guess"]
EventKind = Literal["undo", "forget", "flag", "unflag", "override"]
EVENT_KINDS: tuple[EventKind, ...] = ("undo", "forget", "flag", "unflag", "override")

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
