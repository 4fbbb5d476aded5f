"""Score and retention by topic, and the hardest questions."""

from hypothesis import given
from hypothesis import strategies as st

from allquiz.model.review import Counts
from allquiz.reports.progress import Hard, by_topic, hardest

NAMES = st.sampled_from([f"n/q{number}" for number in range(12)])
COUNTS = st.builds(
    lambda answered, points, reviews, recalled: Counts(
        answered, min(points, answered), min(reviews, answered), min(recalled, reviews, answered)
    ),
    st.integers(1, 50),
    st.integers(0, 50),
    st.integers(0, 50),
    st.integers(0, 50),
)


def test_answers_are_added_up_by_topic_in_the_order_of_the_bank() -> None:
    table = by_topic(
        {"n/a": Counts(4, 3.0, 2, 1, 1.8), "n/b": Counts(1, 0.5), "n/z": Counts(2, 2.0)},
        {"n/c": "marrow", "n/a": "blood", "n/b": "blood"},
        {"n/a": 0.9, "n/b": 0.5, "n/z": 0.1},
    )
    marrow, blood = table.topics
    assert (marrow.topic, marrow.questions, marrow.met) == ("marrow", 1, 0)
    assert (marrow.counts.score, marrow.recall) == (None, None)
    assert (blood.topic, blood.questions, blood.met) == ("blood", 2, 2)
    assert (blood.counts.score, blood.counts.retention) == (3.5 / 5, 0.5)
    assert (blood.counts.predicted, blood.recall) == (0.9, 0.7)
    assert (table.gone, table.gone_questions) == (Counts(2, 2.0), 1)
    assert (table.total.answered, table.total.points) == (7, 5.5)
    assert table.recall == 0.7


def test_a_retired_question_counts_as_answered_and_not_as_asked() -> None:
    (blood,) = by_topic(
        {"n/a": Counts(4, 3.0), "n/b": Counts(1, 0.0)},
        {"n/a": "blood", "n/b": "blood"},
        {"n/a": 0.9, "n/b": 0.1},
        retired=["n/b"],
    ).topics
    assert (blood.questions, blood.met, blood.recall) == (1, 1, 0.9)
    assert (blood.counts.answered, blood.counts.points) == (5, 3.0)


def test_nothing_answered_has_no_score() -> None:
    table = by_topic({}, {"n/a": "blood"}, {})
    assert (table.total, table.total.score, table.recall) == (Counts(), None, None)
    assert by_topic({}, {}, {}).total == Counts()


@given(
    st.dictionaries(NAMES, COUNTS),
    st.dictionaries(NAMES, st.sampled_from(["blood", "marrow", ""])),
    st.dictionaries(NAMES, st.floats(0, 1)),
)
def test_the_topics_and_what_is_gone_make_up_the_total(
    counts: dict[str, Counts], topics: dict[str, str], recall: dict[str, float]
) -> None:
    table = by_topic(counts, topics, recall)
    assert table.total.answered == sum(row.answered for row in counts.values())
    assert table.total.points == sum(row.points for row in counts.values())
    assert table.total.recalled == sum(row.recalled for row in counts.values())
    assert sum(row.questions for row in table.topics) == len(topics)
    assert 0 <= (table.recall or 0) <= 1 + 1e-9


def test_the_hardest_were_forgotten_most_then_have_the_lowest_score() -> None:
    questions = [
        Hard("well-known", 9, 9.0, 0),
        Hard("forgotten", 9, 8.0, 2),
        Hard("half", 3, 1.5, 0),
        Hard("never", 4, 0.0, 0),
        Hard("only-twice", 2, 0.0, 1),
    ]
    assert [q.question for q in hardest(questions)] == ["forgotten", "never", "half"]
    assert [q.question for q in hardest(questions, most=1)] == ["forgotten"]
