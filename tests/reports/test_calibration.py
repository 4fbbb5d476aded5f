"""How sure, how right."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.reports.calibration import MARKS, PAYS, calibrate
from allquiz.reports.intervals import wilson


@pytest.mark.parametrize(
    ("right", "total", "low", "high"),
    [
        # Newcombe, Statistics in Medicine 1998;17:857, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_agrees_with_published_values(
    right: int, total: int, low: float, high: float
) -> None:
    assert wilson(right, total) == pytest.approx((low, high), abs=0.00005)


@given(st.integers(0, 500), st.integers(0, 500))
def test_the_interval_holds_the_share_and_mirrors(right: int, wrong: int) -> None:
    low, high = wilson(right, right + wrong)
    share = right / (right + wrong) if right + wrong else 0.5
    assert 0 <= low <= share + 1e-12
    assert share <= high + 1e-12 <= 1 + 1e-9
    mirrored = wilson(wrong, right + wrong)
    assert (1 - mirrored[1], 1 - mirrored[0]) == pytest.approx((low, high), abs=1e-9)


def test_marks_follow_gardner_medwin() -> None:
    known = calibrate([("sure", 10, 8), ("think so", 10, 7), ("guess", 4, 2)])
    assert [(row.word, row.marks) for row in known.rows] == [
        ("sure", 8 * 3 - 2 * 6),
        ("think so", 7 * 2 - 3 * 2),
        ("guess", 2),
    ]
    assert known.marks == 12 + 8 + 2


@pytest.mark.parametrize(("higher", "lower"), [("sure", "think so"), ("think so", "guess")])
def test_a_higher_certainty_begins_to_pay_where_both_earn_the_same(higher: str, lower: str) -> None:
    chance = PAYS[higher][0]
    assert chance == PAYS[lower][1]
    one, other = (
        right * chance + wrong * (1 - chance) for right, wrong in (MARKS[higher], MARKS[lower])
    )
    assert math.isclose(one, other)


@pytest.mark.parametrize(
    ("word", "answered", "right", "tendency"),
    [
        ("sure", 4, 0, "unknown"),
        ("sure", 50, 25, "over"),
        ("sure", 50, 47, "fits"),
        ("sure", 5, 3, "fits"),
        ("guess", 50, 45, "under"),
        ("guess", 50, 10, "fits"),
        ("think so", 100, 40, "over"),
        ("think so", 100, 96, "under"),
        ("think so", 100, 73, "fits"),
    ],
)
def test_a_tendency_is_named_only_where_the_interval_is_clear_of_what_pays(
    word: str, answered: int, right: int, tendency: str
) -> None:
    known = calibrate([(word, answered, right)])
    assert {row.word: row.tendency for row in known.rows}[word] == tendency


@given(st.lists(st.tuples(st.sampled_from([*MARKS, "certain"]), st.integers(0, 9), st.just(0))))
def test_counts_add_up_and_other_words_are_passed_over(counts: list[tuple[str, int, int]]) -> None:
    known = calibrate(counts)
    assert known.answered == sum(count for word, count, _ in counts if word in MARKS)
    assert [row.word for row in known.rows] == list(MARKS)
