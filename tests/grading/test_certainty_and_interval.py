"""Marks by certainty, and intervals."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.grading.certainty import certainty_mark, marks
from allquiz.model.review import Confidence
from allquiz.reports.share_bounds import wilson


@pytest.mark.parametrize(
    ("score", "confidence", "mark"),
    [
        (1, "guess", 1), (1, "think", 2), (1, "sure", 3),
        (0, "guess", 0), (0, "think", -2), (0, "sure", -6),
        (0.5, "sure", -1.5),
    ],
)  # fmt: skip
def test_marks_are_those_of_gardner_medwin(
    score: float, confidence: Confidence, mark: float
) -> None:
    assert certainty_mark(score, confidence) == mark


@given(st.floats(0, 1))
def test_honesty_pays_most(chance: float) -> None:
    """Who expects to be right with this chance gains most by saying so: 2/3 and 4/5 divide."""
    honest: Confidence = "guess" if chance < 2 / 3 else "think" if chance < 4 / 5 else "sure"
    expected = {
        said: chance * certainty_mark(1, said) + (1 - chance) * certainty_mark(0, said)
        for said in get_args(Confidence)
    }
    assert expected[honest] >= max(expected.values()) - 1e-9


def test_answers_without_a_confidence_have_no_mark() -> None:
    assert marks([(1, "sure"), (0, None), (1, "something else")]) == [3]


@pytest.mark.parametrize(
    ("points", "count", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_intervals_are_those_of_the_literature(
    points: float, count: int, low: float, high: float
) -> None:
    assert wilson(points, count) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.floats(0, n), st.just(n))))
def test_an_interval_holds_its_share_and_stays_between_0_and_1(case: tuple[float, int]) -> None:
    points, count = case
    low, high = wilson(points, count)
    assert 0 <= low <= points / count + 1e-9
    assert points / count - 1e-9 <= high <= 1
    assert wilson(0, 0) == (0, 1)
