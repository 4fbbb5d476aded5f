"""How sure, how right."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.grading.certainty import certainty_mark
from allquiz.model.review import Confidence
from allquiz.reports.calibration import PAYS, calibrate


def test_marks_follow_gardner_medwin() -> None:
    known = calibrate([("sure", 10, 8, 8.5), ("think", 10, 7, 7), ("guess", 4, 2, 2)])
    assert [(row.word, row.marks) for row in known] == [
        ("sure", 8 * 3 - 1.5 - 6),  # one of them half right
        ("think", 7 * 2 - 3 * 2),
        ("guess", 2),
    ]
    assert sum(row.marks for row in known) == 16.5 + 8 + 2


@pytest.mark.parametrize(("higher", "lower"), [("sure", "think"), ("think", "guess")])
def test_a_higher_certainty_begins_to_pay_where_both_earn_the_same(
    higher: Confidence, lower: Confidence
) -> None:
    chance = PAYS[higher][0]
    assert chance == PAYS[lower][1]
    assert certainty_mark(chance, higher) == pytest.approx(certainty_mark(chance, lower))


@pytest.mark.parametrize(
    ("word", "answered", "right", "tendency"),
    [
        ("sure", 4, 0, "unknown"),
        ("sure", 50, 25, "over"),
        ("sure", 50, 47, "fits"),
        ("sure", 5, 3, "fits"),
        ("guess", 50, 45, "under"),
        ("guess", 50, 10, "fits"),
        ("think", 100, 40, "over"),
        ("think", 100, 96, "under"),
        ("think", 100, 73, "fits"),
    ],
)
def test_a_tendency_is_named_only_where_the_interval_is_clear_of_what_pays(
    word: str, answered: int, right: int, tendency: str
) -> None:
    known = calibrate([(word, answered, right, right)])
    assert [row.tendency for row in known if row.word == word] == [tendency]


@given(
    st.dictionaries(
        st.sampled_from([*get_args(Confidence), "certain"]),
        st.tuples(st.integers(0, 9), st.integers(0, 9)),
    )
)
def test_counts_add_up_and_other_words_are_passed_over(counts: dict[str, tuple[int, int]]) -> None:
    known = calibrate(
        (word, right + wrong, right, right) for word, (right, wrong) in counts.items()
    )
    assert [row.word for row in known] == ["sure", "think", "guess"]
    assert sum(row.answered for row in known) == sum(
        sum(counts.get(word, ())) for word in get_args(Confidence)
    )
    scored = {word: [1.0] * right + [0.0] * wrong for word, (right, wrong) in counts.items()}
    marks = [certainty_mark(score, w) for w in get_args(Confidence) for score in scored.get(w, ())]
    assert sum(row.marks for row in known) == sum(marks)
