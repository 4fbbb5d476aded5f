"""What is remembered of a question, by the model of FSRS-6."""

from datetime import datetime
from typing import Literal, NamedTuple

Phase = Literal["learning", "review", "relearning"]
PHASES: tuple[Phase, ...] = ("learning", "review", "relearning")


class Memory(NamedTuple):
    """The memory of one question after its last answer.

    `stability` is in days: after so many, recall has fallen to 90 %. `difficulty` is from 1 to 10.
    `step` is the place in the learning or relearning steps, None in the phase of reviews. Times are
    in UTC.
    """

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    last_review: datetime
    due: datetime
    lapses: int = 0  # how often it was forgotten after it had been learned
