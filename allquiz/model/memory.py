"""What is remembered of a question, by the model of FSRS-6."""

from datetime import date
from typing import Literal, NamedTuple

Phase = Literal["learning", "review", "relearning"]

# The default parameter w20 of FSRS-6, negative: how steeply memory fades.
DECAY = -0.1542
FACTOR = 0.9 ** (1 / DECAY) - 1


class Memory(NamedTuple):
    """The memory of one question after its last answer.

    `stability` is in days: after so many, recall has fallen to 90 %. `difficulty` is from 1 to 10.
    `step` is the place in the learning or relearning steps, None in the phase of reviews. `day` is
    that of the last answer and `due_day` that from whose beginning on the question is due, as
    ordinals (1 is 1 January of the year 1). In learning and relearning it is due sooner, `wait`
    seconds after the answer; in review `wait` is 0. `lapses` counts how often it was forgotten
    after it had been learned.
    """

    phase: Phase
    step: int | None
    stability: float
    difficulty: float
    day: int
    due_day: int
    wait: int = 0
    lapses: int = 0

    @property
    def due_date(self) -> date:
        return date.fromordinal(self.day if self.wait else self.due_day)


def recall(stability: float, days: float) -> float:
    """The chance of recall, from 0 to 1, so many days after the last answer.

    The forgetting curve of FSRS-6, R(t) = (1 + factor t / S) ^ decay, where the factor makes recall
    90 % when t is the stability S (Ye, "The Algorithm", Open Spaced Repetition, 2025).
    """
    return float((1 + FACTOR * max(0, days) / stability) ** DECAY)
