"""When a question is due again, checked against what FSRS is known to do."""

import os
import random
from datetime import UTC, datetime, timedelta

import fsrs
import fsrs_rs_python
import pytest
from fsrs.scheduler import DEFAULT_PARAMETERS
from hypothesis import given
from hypothesis import strategies as st

from allquiz import schedule
from allquiz.model.memory import Memory, recall
from allquiz.model.review import RATINGS, Rating

HISTORIES = 20_000 if os.environ.get("ALLQUIZ_LONG") else 3_000
STEPS = st.lists(
    st.tuples(st.sampled_from(RATINGS), st.sampled_from([0, 0, 1, 1, 2, 3, 5, 8, 20, 60, 700])),
    min_size=1,
    max_size=20,
)


def answered(*steps: tuple[Rating, int], retention: float = 0.9) -> Memory:
    """The memory after ratings, each some days after the one before."""
    memory, day = None, 739_000
    for rating, days in steps:
        day += days
        memory = schedule.review(memory, rating, day, retention)
    assert memory is not None
    return memory


def test_the_published_history_of_intervals() -> None:
    ratings: list[Rating] = [*["good"] * 6, *["again"] * 2, *["good"] * 5]  # type: ignore[list-item]
    memory, day, days = None, 739_000, []
    for rating in ratings:
        memory = schedule.review(memory, rating, day)
        days.append(0 if memory.wait else memory.due_day - memory.day)
        day += days[-1]
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
        steps = [(rng.choice(RATINGS), gap) for gap in gaps]
        retention = rng.choice([0.7, 0.8, 0.9, 0.95, 0.97])
        memory = answered(*steps, retention=retention)
        reviews = [fsrs_rs_python.FSRSReview(RATINGS.index(r) + 1, gap) for r, gap in steps]
        theirs = other.memory_state(fsrs_rs_python.FSRSItem(reviews))
        # The other one counts in single precision.
        assert memory.stability == pytest.approx(theirs.stability, rel=1e-4), steps
        assert memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-4), steps
        if memory.phase == "review":
            days = min(other.next_interval(theirs.stability, retention, 3), schedule.LONGEST)
            assert abs(memory.due_day - memory.day - max(days, 1)) <= 0.5 + 1e-3 * days, steps


@given(STEPS, st.sampled_from([0.7, 0.9, 0.97]))
def test_histories_agree_with_py_fsrs_where_both_count_whole_days(
    steps: list[tuple[Rating, int]], retention: float
) -> None:
    scheduler = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)
    when = datetime(2026, 1, 1, 12, tzinfo=UTC)
    card = fsrs.Card(card_id=1, due=when)
    for rating, days in steps:
        when += timedelta(days=days)
        card, _ = scheduler.review_card(card, fsrs.Rating[rating.capitalize()], when)
    memory = answered(*steps, retention=retention)
    assert memory.stability == pytest.approx(card.stability, rel=1e-9)
    assert memory.difficulty == pytest.approx(card.difficulty, rel=1e-9)
    assert memory.phase == card.state.name.lower()
    assert memory.step == card.step
    if memory.wait:
        assert card.due - when == timedelta(seconds=memory.wait)
    else:
        assert (card.due - when).days == memory.due_day - memory.day


@given(st.floats(0.01, 36_500), st.integers(0, 5_000))
def test_the_forgetting_curve_is_that_of_py_fsrs(stability: float, days: int) -> None:
    then = datetime(2026, 1, 1, tzinfo=UTC)
    card = fsrs.Card(
        card_id=1,
        state=fsrs.State.Review,
        stability=stability,
        difficulty=5.0,
        due=then,
        last_review=then,
    )
    theirs = fsrs.Scheduler().get_card_retrievability(card, then + timedelta(days=days))
    assert recall(stability, days) == pytest.approx(theirs, rel=1e-12)


def test_after_as_many_days_as_the_stability_nine_in_ten_are_recalled() -> None:
    assert recall(10, 10) == pytest.approx(0.9)
    assert recall(10, 0) == recall(10, -1) == 1


def test_a_higher_retention_brings_a_question_back_sooner() -> None:
    steps: list[tuple[Rating, int]] = [("good", 0), ("good", 1), ("good", 5)]
    dues = [answered(*steps, retention=wanted).due_day for wanted in (0.97, 0.9, 0.8, 0.7)]
    assert dues == sorted(set(dues))


def test_time_never_goes_back() -> None:
    memory = answered(("good", 0), ("good", 3))
    again = schedule.review(memory, "good", memory.day - 30)
    assert again == schedule.review(memory, "good", memory.day)
    assert again.day == memory.day < again.due_day


def test_what_was_learned_and_then_forgotten_is_a_lapse() -> None:
    assert answered(("again", 0), ("again", 0)).lapses == 0
    assert answered(("good", 0), ("good", 1), ("again", 3), ("good", 0), ("again", 5)).lapses == 2


@pytest.mark.parametrize(("score", "rating"), [(1, "good"), (0.99, "again"), (0, "again")])
def test_full_marks_are_good_and_anything_less_is_again(score: float, rating: str) -> None:
    assert schedule.rating_of(score) == rating
