"""When a question is due again: FSRS-6, by the `fsrs` package.

The model: Ye, Su, Cao, "A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
Scheduling" (KDD 2022), in its sixth version with the default parameters and the default learning
steps (1 and 10 minutes; 10 minutes after a lapse). No random fuzz: the same answers give the same
dates on every machine.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from allquiz.model.memory import PHASES, Memory
from allquiz.model.review import Rating

RETENTION = 0.9  # the chance of recall at which a question is due
LATEST = datetime(9000, 1, 1, tzinfo=UTC)  # a clock may say anything; beyond this, dates run out


def review(
    memory: Memory | None, rating: Rating, when: datetime, retention: float = RETENTION
) -> Memory:
    """The memory after an answer given in UTC; `memory` is None before the first.

    An answer dated before the last one counts as given at the same moment: time never goes back.
    """
    package = _fsrs()
    last = memory.last_review if memory else when
    when = min(max(when, last), LATEST)
    card, _ = _scheduler(retention).review_card(
        _card(memory, when), package.Rating[rating.capitalize()], when
    )
    lapsed = memory is not None and memory.phase == "review" and rating == "again"
    return Memory(
        PHASES[card.state - 1],
        card.step,
        card.stability,
        card.difficulty,
        when,
        card.due,
        (memory.lapses if memory else 0) + lapsed,
    )


def retrievability(memory: Memory, when: datetime) -> float:
    """The chance of recall at a time in UTC, from 0 to 1; whole days count, as FSRS has it."""
    chance: float = _scheduler(RETENTION).get_card_retrievability(_card(memory, when), when)
    return chance


def rating_of(score: float) -> Rating:
    """How well a graded question was known: full marks are Good, anything less is Again.

    A hint does not lower it: the learner recalled the answer, and the hint is part of the question
    whenever it is asked again.
    """
    return "good" if score == 1 else "again"


@cache
def _fsrs() -> Any:
    import fsrs  # the first answer needs it, not the first question

    return fsrs


@cache
def _scheduler(retention: float) -> Any:
    return _fsrs().Scheduler(desired_retention=retention, enable_fuzzing=False)


def _card(memory: Memory | None, when: datetime) -> Any:
    package = _fsrs()
    if memory is None:
        return package.Card(card_id=1, due=when)
    return package.Card(
        card_id=1,  # without one the package sleeps to make one up
        state=package.State(PHASES.index(memory.phase) + 1),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due,
        last_review=memory.last_review,
    )
