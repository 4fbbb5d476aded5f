"""The forgetting curve is that of the package that schedules."""

from datetime import UTC, datetime, timedelta

import pytest
from allquiz.reports.recall import recall
from hypothesis import given
from hypothesis import strategies as st

from allquiz.model.memory import Memory
from allquiz.schedule import retrievability

THEN = datetime(2026, 1, 1, tzinfo=UTC)


@given(st.floats(0.01, 36_500), st.integers(0, 4_000_000_00))
def test_recall_agrees_with_the_package(stability: float, seconds: int) -> None:
    memory = Memory("review", None, stability, 5.0, THEN, THEN)
    foretold = retrievability(memory, THEN + timedelta(seconds=seconds))
    assert recall(stability, seconds) == pytest.approx(foretold, rel=1e-12)


def test_after_as_many_days_as_the_stability_nine_in_ten_are_recalled() -> None:
    assert recall(10, 10 * 86_400) == pytest.approx(0.9)
    assert recall(10, 0) == recall(10, -86_400) == 1
