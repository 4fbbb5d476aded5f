"""An answer that may still change."""

from datetime import datetime
from typing import NamedTuple

from allquiz.model.review import Confidence, Response


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
