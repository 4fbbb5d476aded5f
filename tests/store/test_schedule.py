"""When a question is due again, checked against what FSRS is known to do."""

import os
import random
from datetime import UTC, datetime, timedelta

import fsrs_rs_python
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS

from allquiz import schedule
from allquiz.model.memory import Memory
from allquiz.model.review import RATINGS, Rating

START = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
HISTORIES = 20_000 if os.environ.get("ALLQUIZ_LONG") else 3_000


def answered(*steps: tuple[Rating, float], retention: float = 0.9) -> Memory:
    """The memory after ratings, each some days after the one before."""
    memory, when = None, START
    for rating, days in steps:
        when += timedelta(days=days)
        memory = schedule.review(memory, rating, when, retention)
    assert memory is not None
    return memory


def test_the_published_history_of_intervals() -> None:
    ratings: list[Rating] = [*["good"] * 6, *["again"] * 2, *["good"] * 5]  # type: ignore[list-item]
    memory, when, days = None, START, []
    for rating in ratings:
        memory = schedule.review(memory, rating, when)
        days.append((memory.due - memory.last_review).days)
        when = memory.due
    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_published_state_of_memory() -> None:
    memory = answered(
        ("again", 0), ("good", 0), ("good", 1), ("good", 3), ("good", 8), ("good", 21)
    )
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_thousands_of_histories_agree_with_an_independent_implementation() -> None:
    other = fsrs_rs_python.FSRS(list(DEFAULT_PARAMETERS))
    rng = random.Random(6)
    for _ in range(HISTORIES):
        gaps = [0, *rng.choices([0, 0, 1, 1, 2, 3, 5, 8, 20, 60, 200, 700], k=rng.randrange(25))]
        steps = [(rng.choice(RATINGS), float(gap)) for gap in gaps]
        retention = rng.choice([0.7, 0.8, 0.9, 0.95, 0.97])
        memory = answered(*steps, retention=retention)
        reviews = [fsrs_rs_python.FSRSReview(RATINGS.index(r) + 1, int(gap)) for r, gap in steps]
        theirs = other.memory_state(fsrs_rs_python.FSRSItem(reviews))
        # The other one counts in single precision.
        assert memory.stability == pytest.approx(theirs.stability, rel=1e-4), steps
        assert memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-4), steps
        if memory.phase == "review":
            days = other.next_interval(theirs.stability, retention, 3)
            due = (memory.due - memory.last_review) / timedelta(days=1)
            assert abs(due - max(days, 1)) <= 0.5 + 1e-3 * days, steps


def test_recall_is_foretold_as_the_forgetting_curve_has_it() -> None:
    memory = answered(("good", 0), ("good", 1))
    assert schedule.retrievability(memory, memory.last_review) == 1
    after = timedelta(days=round(memory.stability))
    assert schedule.retrievability(memory, memory.last_review + after) == pytest.approx(
        0.9, abs=0.02
    )


def test_a_higher_retention_brings_a_question_back_sooner() -> None:
    steps: list[tuple[Rating, float]] = [("good", 0), ("good", 1), ("good", 5)]
    dues = [answered(*steps, retention=wanted).due for wanted in (0.97, 0.9, 0.8, 0.7)]
    assert dues == sorted(set(dues))


def test_time_never_goes_back() -> None:
    memory = answered(("good", 0), ("good", 3))
    again = schedule.review(memory, "good", memory.last_review - timedelta(days=30))
    assert again == schedule.review(memory, "good", memory.last_review)
    assert again.last_review == memory.last_review
    assert again.due > memory.last_review


def test_no_date_is_too_late_to_be_scheduled() -> None:
    end = datetime.max.replace(tzinfo=UTC)
    memory = schedule.review(schedule.review(None, "easy", end), "easy", end)
    assert memory.due < end


def test_what_was_learned_and_then_forgotten_is_a_lapse() -> None:
    assert answered(("again", 0), ("again", 0)).lapses == 0
    assert answered(("good", 0), ("good", 1), ("again", 3), ("good", 0), ("again", 5)).lapses == 2


@pytest.mark.parametrize(("score", "rating"), [(1, "good"), (0.99, "again"), (0, "again")])
def test_full_marks_are_good_and_anything_less_is_again(score: float, rating: str) -> None:
    assert schedule.rating_of(score) == rating
