"""Sums are those of the answers that count, whatever happened to them."""

import json
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from allquiz.model.days import day_of
from allquiz.model.review import Event, Review
from allquiz.store import Store

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
WORDS = st.sampled_from([None, "sure", "think", "guess"])


def answer(number: int, **given: object) -> Review:
    usual = {
        "id": f"a{number}", "question": "n/q", "revision": "r", "key_revision": "k",
        "answered_at": NOW - timedelta(days=30) + timedelta(hours=number), "response": "picked",
        "score": 1.0, "rating": "good", "duration_ms": 1, "session": "s", "confidence": None,
    }  # fmt: skip
    return Review(**{**usual, **given})  # type: ignore[arg-type]  # as each test wants them


ANSWERS = st.builds(
    lambda question, score, response, confidence, hours, session, key: {
        "question": question,
        "score": score,
        "rating": "good" if score == 1 else "again",
        "response": response,
        "confidence": confidence,
        "answered_at": NOW - timedelta(hours=hours),
        "session": session,
        "key_revision": key,
    },
    st.sampled_from(["n/q", "n/r"]),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.sampled_from([None, "picked", ["a", "b"], {"l": "r"}]),
    WORDS,
    st.integers(-30, 2000),
    st.sampled_from([None, "s", "t"]),
    st.sampled_from(["k", "l"]),
)
HAPPENINGS = st.tuples(
    st.sampled_from(["undo", "forget", "override"]), st.integers(0, 7), st.integers(-30, 2000)
)


@settings(max_examples=30)
@given(st.lists(ANSWERS, max_size=8), st.lists(HAPPENINGS, max_size=4), st.randoms())
def test_sums_are_those_of_the_answers_that_count(
    answers: list[dict[str, object]], happenings: list[tuple[str, int, int]], rng: object
) -> None:
    entries: list[Review | Event] = [answer(n, **given) for n, given in enumerate(answers)]
    for number, (kind, which, hours) in enumerate(happenings):
        target = "n/q" if kind == "forget" else f"a{which}"
        score = float(which % 2) if kind == "override" else None
        at = NOW - timedelta(hours=hours)
        entries.append(Event(id=f"e{number}", kind=kind, target=target, at=at, score=score))  # type: ignore[arg-type]  # one of three
    rng.shuffle(entries)  # type: ignore[attr-defined]
    with (
        tempfile.TemporaryDirectory() as folder,
        Store(Path(folder), clock=lambda: NOW) as store,
    ):
        for entry in entries:  # one by one, so that sums are taken back again
            store.record(entry)
        counting = list(store.answers())
        sums = store.sums.by_question()
        assert sum(row.answered for row in sums.values()) == len(counting)
        assert sum(row.points for row in sums.values()) == sum(each.score for each in counting)
        assert store.sums.sittings() == len({each.session for each in counting} - {None})
        done = store.sums.by_day()
        assert Counter(each.confidence or None for each in done for _ in range(each.answers)) == (
            Counter(each.confidence for each in counting)
        )
        days = Counter(day_of(each.answered_at) for each in counting)
        assert sum(each.answers for each in done) == days.total()
        assert sum(each.points for each in done) == sum(each.score for each in counting)
        assert store.sums._replace(among=["n/other"]).by_day() == []
        wrong = [each for each in counting if each.score < 1 and each.response is not None]
        last = {row.question: row.key_revision for row in store.knowledge.all()}
        missed = Counter(
            json.dumps([each.question, each.response])
            for each in wrong
            if each.key_revision == last[each.question]
        )
        assert missed == {
            json.dumps([name, response]): times for name, response, times in store.sums.misses(99)
        }


def test_days_begin_at_four(tmp_path: Path) -> None:
    four = datetime(2026, 11, 20, 4).astimezone()  # where this machine is
    with Store(tmp_path, clock=lambda: NOW) as store:
        for number, seconds in enumerate([-1, 0, 1, 86_400 * 2]):
            store.record(answer(number, answered_at=four + timedelta(seconds=seconds)))
        counts = {each.day.day: each.answers for each in store.sums.by_day()}
    assert counts == {19: 1, 20: 2, 22: 1}


def test_a_review_is_an_answer_to_what_was_due_a_day_or_more_after_the_last(tmp_path: Path) -> None:
    start = NOW - timedelta(days=60)
    # Learnt in two answers; due days later. The fourth comes early, the fifth when it is due.
    minutes = [0, 10, 10 + 2 * 1440, 10 + 3 * 1440, 10 + 40 * 1440]
    with Store(tmp_path, clock=lambda: NOW) as store:
        for number, minute in enumerate(minutes):
            score = float(number != 4)
            at = start + timedelta(minutes=minute)
            rating = "good" if score else "again"
            store.record(answer(number, answered_at=at, score=score, rating=rating))
        (row,) = store.sums.by_question().values()
    assert (row.answered, row.points, row.reviews, row.recalled) == (5, 4.0, 2, 1)
    assert 1.5 < row.expected < 1.9
