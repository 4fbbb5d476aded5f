"""What is derived from the log: the same whatever the order, and after any clock."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allquiz.model.review import EVENT_KINDS, Event, Review
from allquiz.schedule import review
from allquiz.store.errors import StoreError
from allquiz.store.jsonl import dump, load
from allquiz.store.store import FILE
from tests.store.entries import NOW, answer, day, event, opened, state

EXAMPLES = 1000 if os.environ.get("ALLQUIZ_LONG") else 30
QUESTIONS = ("q/a", "q/b", "q/c")
IDS = tuple(f"a{number}" for number in range(9))
# Days of the log: some at once, some after NOW.
DAYS = st.sampled_from((0.0, 1.0, 1.0, 2.5, 7.0, 30.0, 99.0, 100.5, 150.0))
Log = list[Review | Event]


@st.composite
def logs(draw: st.DrawFn) -> Log:
    """Some answers, and all that can happen to them; also to answers that are not there."""
    scores = st.sampled_from((0.0, 0.5, 1.0))
    answers = [
        answer(
            id,
            draw(st.sampled_from(QUESTIONS)),
            draw(DAYS),
            draw(scores),
            confidence=draw(st.sampled_from(("sure", "guess", None))),
        )
        for id in draw(st.lists(st.sampled_from(IDS), unique=True))
    ]
    events = [
        event(
            f"e{number}",
            kind,
            draw(st.sampled_from(IDS if kind in ("undo", "override") else QUESTIONS)),
            draw(DAYS),
            draw(scores) if kind == "override" else None,
        )
        for number, kind in enumerate(draw(st.lists(st.sampled_from(EVENT_KINDS), max_size=6)))
    ]
    return [*answers, *events]


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[Log, list[Log], list[float]]:
    """A log; its entries in another order, in batches that overlap; a clock's day for each batch."""
    log = draw(logs())
    order = draw(st.permutations(log))
    cuts = sorted(draw(st.lists(st.integers(0, len(log)), max_size=4)))
    ends = [*cuts, len(log)]
    starts = [max(0, start - draw(st.integers(0, 2))) for start in (0, *cuts)]
    batches = [list(order[start:end]) for start, end in zip(starts, ends, strict=True)]
    clocks = draw(st.lists(st.sampled_from((3.0, 100.0, 200.0)), min_size=9, max_size=9))
    return log, batches, clocks


@given(shuffled())
@settings(max_examples=EXAMPLES)
def test_any_order_any_parts_and_any_clock_come_to_the_same(
    given: tuple[Log, list[Log], list[float]],
) -> None:
    log, batches, clocks = given
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        with opened(Path(one)) as store:
            store.record(*log)
            expected = state(store)
        assert expected["disagreements"] == []
        for batch, clock in zip(batches, clocks, strict=False):
            with opened(Path(other), now=day(clock)) as store:
                store.record(*batch)
                assert store.verify() == []
        with opened(Path(other)) as store:
            assert state(store) == expected


@given(logs(), logs())
@settings(max_examples=EXAMPLES // 2)
def test_two_machines_that_exchange_exports_come_to_the_same(mine: Log, yours: Log) -> None:
    # Ids are random, so two machines share none.
    renamed = {id: f"y{id}" for id in IDS}
    theirs: Log = []
    for entry in yours:
        if isinstance(entry, Review):
            theirs.append(answer(f"y{entry.id}", entry.question, _day(entry), entry.score))
        else:
            target = renamed.get(entry.target, entry.target)
            theirs.append(event(f"y{entry.id}", entry.kind, target, _day(entry), entry.score))
    with tempfile.TemporaryDirectory() as folder:
        states = []
        for name, first, second in (("a", mine, theirs), ("b", theirs, mine)):
            with opened(Path(folder) / name) as store:
                store.record(*first)
                state(store)
                store.record(*load("".join(dump(second))))
                states.append(state(store))
    assert states[0] == states[1]


def _day(entry: Review | Event) -> float:
    at = entry.answered_at if isinstance(entry, Review) else entry.at
    return (at - day(0)) / timedelta(days=1)


class TestWhatCounts:
    def test_an_undone_answer_leaves_memory_as_it_was(self, tmp_path: Path) -> None:
        with opened(tmp_path) as store:
            store.record(answer("a", "q", 0), answer("b", "q", 5))
            before = state(store)
            store.record(answer("c", "q", 20, 0))
            assert state(store) != before
            store.record(event("u", "undo", "c", 20.1))
            assert state(store) == before

    def test_any_number_of_answers_can_be_taken_back(self, tmp_path: Path) -> None:
        with opened(tmp_path) as store:
            for number in range(10):
                store.record(answer(f"a{number}", f"q{number % 2}", number))
            for number in reversed(range(10)):
                last = store.last_answer()
                assert last is not None
                assert last.id == f"a{number}"
                store.record(event(f"u{number}", "undo", last.id, 20 - number))
                assert store.verify() == []
            assert (store.last_answer(), store.seen()) == (None, set())

    def test_after_a_clock_was_set_back_it_is_the_last_one_given_that_is_taken_back(
        self, tmp_path: Path
    ) -> None:
        with opened(tmp_path) as store:
            store.begin("here", day(10), 1, ["p", "q"], [])
            store.save(answer("first", "p", 10, session="here"))
            store.save(answer("second", "q", 9, session="here"))
            for expected in ("second", "first"):
                last = store.last_answer()
                assert last is not None
                assert last.id == expected
                store.save(event(f"u{expected}", "undo", expected, 9))
            store.record(answer("elsewhere", "p", 8), answer("later", "p", 9.5))
            last = store.last_answer()
            assert last is not None
            assert last.id == "later"

    def test_an_override_is_rated_by_its_score(self, tmp_path: Path) -> None:
        with opened(tmp_path) as store:
            store.record(answer("a", "q", 0, 0), event("o", "override", "a", 0.1, 1))
            known = store.standing("q")
        assert known is not None
        assert known.memory == review(None, "good", day(0))
        assert (known.score, known.points) == (1, 1)

    def test_a_forget_reaches_what_was_before_it(self, tmp_path: Path) -> None:
        with opened(tmp_path) as store:
            store.record(answer("a", "q", 0), answer("b", "q", 9), event("f", "forget", "q", 5))
            known = store.standing("q")
        assert known is not None
        assert (known.seen, known.memory) == (1, review(None, "good", day(9)))

    def test_an_answer_dated_in_the_future_waits(self, tmp_path: Path) -> None:
        with opened(tmp_path) as store:
            store.record(answer("late", "q", 5000), answer("a", "q", 0))
            known = store.standing("q")
            assert known is not None
            assert (known.seen, store.waiting()) == (1, 1)
        with opened(tmp_path, now=day(5001)) as store:
            known = store.standing("q")
            assert known is not None
            assert (known.seen, store.waiting(), store.verify()) == (2, 0, [])

    def test_a_clock_set_back_keeps_what_is_asked_now_alive(self, tmp_path: Path) -> None:
        with opened(tmp_path, now=day(5000)) as store:
            store.record(answer("wrong clock", "q", 5000))
            assert store.seen() == {"q"}
        with opened(tmp_path) as store:
            assert store.seen() == set()
            store.record(answer("right clock", "q", 100))
            assert list(store.ahead(NOW)) == ["q"]
            due = store.next_due(NOW)
            assert due is not None
            assert due < day(101)
            last = store.last_answer()
            assert last is not None
            assert last.id == "right clock"

    @pytest.mark.parametrize("back", [0.00001, 0.05, 1, 6])
    def test_a_clock_set_back_a_little_turns_no_time_back(
        self, tmp_path: Path, back: float
    ) -> None:
        with opened(tmp_path, now=day(50)) as store:
            store.save(answer("first", "q", 50, 0))
            store.save(event("on", "flag", "q", 50))
            before = store.standing("q")
            assert before is not None
        with opened(tmp_path, now=day(50 - back)) as store:
            assert store.seen() == store.flagged() == {"q"}
            store.save(answer("second", "q", 50 - back))
            store.save(event("off", "unflag", "q", 50 - back))
            assert store.flagged() == set()
            after = store.standing("q")
            assert after is not None
            assert (after.seen, after.score) == (2, 1)
            assert after.memory.due > before.memory.due
            assert after.memory.last_review > before.memory.last_review
            assert [each.id for each in store.answers()] == ["first", "second"]
            assert store.verify() == []

    def test_an_answer_after_a_forget_counts_though_the_clock_was_set_back(
        self, tmp_path: Path
    ) -> None:
        with opened(tmp_path) as store:
            store.record(event("f", "forget", "q", 100))
            store.save(answer("a", "q", 99))
            assert store.seen() == {"q"}

    def test_answers_that_do_not_count_yet_are_exported(self, tmp_path: Path) -> None:
        with opened(tmp_path) as store:
            store.record(
                answer("now", "q", 0),
                answer("undone", "q", 5000),
                event("u", "undo", "undone", 1),
                answer("overridden", "q", 5001, 0),
                event("o", "override", "overridden", 2, 1),
                answer("forgotten", "p", 5000),
                event("f", "forget", "p", 5000),
            )
            exported = [(each.id, each.score, each.rating) for each in store.answers()]
        assert exported == [("now", 1, "good"), ("overridden", 1, "good")]

    def test_another_retention_is_another_date(self, tmp_path: Path) -> None:
        dues = []
        for retention in (0.9, 0.8, 0.9):
            with opened(tmp_path, retention=retention) as store:
                store.record(*(answer(f"a{n}", "q", n * 3) for n in range(4)))
                known = store.standing("q")
                assert known is not None
                dues.append(known.memory.due)
                assert store.verify() == []
        assert dues[0] == dues[2] < dues[1]


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE memory SET stability = stability * 2",
        "UPDATE memory SET due = due + 1 WHERE question = 'q/1'",
        "UPDATE counted SET score = 1 - score",
        "DELETE FROM counted WHERE sequence = 3",
        "DELETE FROM memory WHERE question = 'q/1'",
        "INSERT INTO counted SELECT at + 1, 99, question, score, rating, NULL, NULL, NULL, 0 FROM counted LIMIT 1",
    ],
)
def test_what_disagrees_with_the_log_is_found_and_made_anew(tmp_path: Path, damage: str) -> None:
    with opened(tmp_path) as store:
        store.record(*(answer(f"a{n}", f"q/{n % 2}", n, n % 3 / 2) for n in range(9)))
        expected = state(store)
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute(damage)
    with opened(tmp_path) as store:
        assert store.verify() != []
        store.rebuild()
        assert state(store) == expected


@pytest.mark.parametrize("at", ["2026-01-33T00:00:00.000000Z", None])
def test_a_damaged_date_is_damage_where_an_answer_is_to_follow_it(
    tmp_path: Path, at: str | None
) -> None:
    with opened(tmp_path) as store:
        store.record(answer("a", "q", 0))
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        columns = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'log'").fetchone()
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_schema SET sql = ? WHERE name = 'log'",
            (columns[0].replace("at           TEXT NOT NULL", "at           TEXT"),),
        )
        connection.execute("PRAGMA schema_version = 1000")
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("UPDATE log SET at = ?", (at,))
    store = opened(tmp_path)
    with pytest.raises(StoreError) as raised:
        list(store.log())
    assert raised.value.is_damage
    if at:
        with pytest.raises(StoreError):
            store.save(answer("b", "q", 1))


def test_an_answer_is_safe_before_anything_is_derived_from_it(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.record(answer("a", "q", 0))
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        assert connection.execute("SELECT id FROM log").fetchall() == [("a",)]
    with opened(tmp_path) as another:  # as after a crash
        assert another.seen() == {"q"}


def test_what_is_remembered_stands_in_one_order_however_it_came(tmp_path: Path) -> None:
    entries = [answer(name, name, number) for number, name in enumerate("cab")]
    for folder, order in (("1", entries), ("2", entries[::-1])):
        with opened(tmp_path / folder) as store:
            for entry in order:
                store.record(entry)
                store.catch_up()
            assert [each.question for each in store.remembered()] == ["a", "b", "c"]


def test_ties_of_time_are_broken_alike_everywhere(tmp_path: Path) -> None:
    entries: Sequence[Review | Event] = [
        event("e1", "flag", "q", 1),
        event("e2", "unflag", "q", 1),
        answer("a1", "q", 1, 0),
        answer("a2", "q", 1, 1),
    ]
    with opened(tmp_path / "1") as one, opened(tmp_path / "2") as two:
        one.record(*entries)
        two.record(*reversed(entries))
        assert state(one) == state(two)
        assert one.flagged() == set()
