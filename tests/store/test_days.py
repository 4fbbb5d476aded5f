"""A day is the learner's own: from 04:00 by the clock where the answer was given."""

import os
import time
import zoneinfo
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise, product
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from anki.collection import Collection
from anki.consts import CARD_TYPE_REV, QUEUE_TYPE_REV
from hypothesis import given
from hypothesis import strategies as st

from allquiz.model.days import day_of, first_moment
from allquiz.model.review import RATINGS, Event, Rating, Review
from allquiz.store import Store
from allquiz.store.derive import Known
from allquiz.store.quizzes import Begun
from tests.conftest import Run
from tests.store.entries import answer, day, event, known_of, opened, put

LONG = bool(os.environ.get("ALLQUIZ_LONG"))
EVENING = datetime(2026, 3, 2, 20, tzinfo=UTC)


def given_at(
    at: datetime, number: int = 0, rating: Rating = "good", question: str = "t/q"
) -> Review:
    score = 1.0 if rating in ("good", "easy") else 0.0
    usual = answer(f"a{number}", question, 0, score, rating=rating)
    return Review(**{**_fields(usual), "answered_at": at})


def _fields(review: Review) -> dict[str, Any]:
    return {name: getattr(review, name) for name in Review.__dataclass_fields__}


def known_after(folder: Path, *answers: Review, day_starts: int = 4) -> Known:
    """What is known of `t/q` after these, read by a machine of its own."""
    now = max(each.answered_at for each in answers)
    data = folder / str(len(list(folder.iterdir()))) / "data"
    put(data, *answers)
    with Store(data, clock=lambda: now, day_starts=day_starts) as store:
        known = known_of(store, "t/q")
    assert known is not None
    return known


def test_a_learner_who_comes_a_minute_earlier_each_evening_moves_on(tmp_path: Path) -> None:
    on_the_minute = [given_at(EVENING + timedelta(days=n), n) for n in range(10)]
    earlier = [given_at(EVENING + timedelta(days=n, minutes=-n), n) for n in range(10)]
    stabilities = [
        known_after(tmp_path, *answers).memory.stability for answers in (on_the_minute, earlier)
    ]
    assert stabilities[0] == stabilities[1]
    assert round(stabilities[0], 1) == 40.3


def test_an_answer_after_midnight_is_still_of_the_evening(tmp_path: Path) -> None:
    late = given_at(datetime(2026, 3, 3, 3, 59, tzinfo=UTC))
    early = given_at(datetime(2026, 3, 3, 4, 0, tzinfo=UTC))
    days = [date.fromordinal(known_after(tmp_path, each).memory.day) for each in (late, early)]
    assert days == [date(2026, 3, 2), date(2026, 3, 3)]


def test_what_falls_due_today_is_offered_all_day(tmp_path: Path) -> None:
    answers = [given_at(EVENING), given_at(EVENING + timedelta(minutes=11), 1)]
    due_day = date.fromordinal(known_after(tmp_path, *answers).memory.due_day)
    assert due_day == date(2026, 3, 4)
    for hour, is_due in ((3, False), (4, True), (9, True), (23, True)):
        now = datetime(2026, 3, 4, hour, tzinfo=UTC)
        with opened(tmp_path / f"at{hour}" / "data", now) as store:
            store.record(*answers)
            assert (list(store.knowledge.due(now)) == ["t/q"]) is is_due, hour


def test_the_hour_at_which_days_begin_counts_for_old_answers_too(tmp_path: Path) -> None:
    answers = [given_at(EVENING.replace(hour=2)), given_at(EVENING.replace(hour=6), 1)]
    days = [known_after(tmp_path, *answers, day_starts=h).memory.day for h in (0, 4)]
    assert days[0] == days[1]  # the second answer is of 2 March either way
    learned = [known_after(tmp_path, *answers, day_starts=h).memory.stability for h in (0, 4)]
    assert learned[0] < learned[1]  # with days from 04:00 a night lies between the two


def test_an_answer_never_counts_for_an_earlier_day_than_the_one_it_follows(tmp_path: Path) -> None:
    tokyo, los_angeles = timezone(timedelta(hours=9)), timezone(timedelta(hours=-8))
    there = given_at(datetime(2026, 3, 3, 9, tzinfo=tokyo))
    here = given_at(datetime(2026, 3, 2, 19, tzinfo=los_angeles), 1)  # three hours later
    assert here.answered_at > there.answered_at
    assert date.fromordinal(known_after(tmp_path, there, here).memory.day) == date(2026, 3, 3)


def test_answers_stand_in_the_order_given_where_the_clock_was_set_back(tmp_path: Path) -> None:
    """Within one run, and before another; what is of other questions keeps its time."""
    data = tmp_path / "data"
    with opened(data) as store:
        store.quizzes.begin(Begun("s", 1, ["q/1", "q/2"]), day(2))
        for id, on in (("a1", 2), ("a2", 1)):
            store.save(answer(id, "q/1", on, session="s"))
        store.save(answer("b", "q/2", 1, session="s"))
        assert [review.id for review in store.answers()] == ["b", "a1", "a2"]
        last = store.last_answer()
        assert last is not None
        assert (last.id, last.answered_at) == ("b", day(1))  # what was saved last, to be taken back
    with opened(data) as store:
        store.save(answer("a3", "q/1", 0, session="s"))
        store.save(event("e", "undo", "a3", 0))
        assert [review.id for review in store.answers()] == ["b", "a1", "a2"]


def test_a_quiz_goes_on_where_it_was_though_the_clock_was_set_back_a_year(tmp_path: Path) -> None:
    """No question is asked twice; and what was answered last can be taken back first."""
    data = tmp_path / "data"
    with opened(data, day(400)) as store:
        store.quizzes.begin(Begun("s", 1, ["q/1", "q/2", "q/3"]), day(400))
        store.save(answer("a1", "q/1", 400, session="s"))
    with opened(data, day(35)) as store:
        store.save(answer("a2", "q/2", 35, session="s"))
        begun = store.quizzes.unfinished()
        assert begun is not None
        assert [*begun.answered] == ["q/1", "q/2"]


def test_a_change_of_daylight_saving_within_a_day_changes_nothing(tmp_path: Path) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    for night in (
        datetime(2026, 3, 28, 20, tzinfo=berlin),
        datetime(2026, 10, 24, 20, tzinfo=berlin),
    ):
        fixed = [given_at(EVENING), given_at(EVENING + timedelta(days=1), 1)]
        changed = [
            given_at(night),
            given_at(night + timedelta(days=1), 1),
        ]  # by the clock on the wall
        assert (
            known_after(tmp_path, *changed).memory.stability
            == known_after(tmp_path, *fixed).memory.stability
        )


def test_machines_in_two_zones_come_to_the_same_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zone = timezone(timedelta(hours=13))
    answers = [given_at(datetime(2026, 3, 2 + n, 1, tzinfo=zone), n) for n in range(4)]
    memories = []
    for name in ("Pacific/Auckland", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", name)
        time.tzset()
        memories.append(known_after(tmp_path, *answers).memory)
    monkeypatch.delenv("TZ")
    time.tzset()
    assert memories[0] == memories[1]


@pytest.mark.parametrize("zone", ["Z", ""])
def test_an_imported_z_or_no_zone_counts_as_utc(tmp_path: Path, allquiz: Run, zone: str) -> None:
    line = (
        '{"kind": "answer", "id": "x", "question": "t/q", "revision": "r", "key_revision": "k", '
        '"answered_at": "2026-03-03T02:00:00ZONE", "response": "a", "score": 1, "confidence": null, '
        '"rating": "good", "duration_ms": 0, "session": null, "learner": null}'
    )
    (tmp_path / "log.jsonl").write_text(line.replace("ZONE", zone))
    assert allquiz("history", "import", "log.jsonl").returncode == 0
    with Store(tmp_path / "data") as store:
        known = known_of(store, "t/q")
    assert known is not None
    assert date.fromordinal(known.memory.day) == date(2026, 3, 2)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(RATINGS), st.sampled_from([1, 1, 2, 3, 7, 20, 90]), st.integers(-7, 3)
        ),
        min_size=1,
        max_size=8,
    )
)
def test_memory_is_what_anki_itself_computes_from_the_same_answers(
    col: Collection, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Rating, int, int]]
) -> None:
    """An answer a day or more after the other, at some hour: Anki's rollover is at 4 as well."""
    back = sum(days for _, days, _ in steps)
    today = datetime.fromtimestamp(col.sched.day_cutoff - 16 * 3600, UTC)  # 12:00 by Anki's clock
    moments, ago = [], back
    for _, days, hours in steps:
        moments.append(today - timedelta(days=ago) + timedelta(hours=hours))
        ago -= days
    answers = [
        given_at(at, n, rating)
        for n, (at, (rating, _, _)) in enumerate(zip(moments, steps, strict=True))
    ]
    memory = known_after(tmp_path_factory.mktemp("day"), *answers).memory
    card = col.get_card(col.find_cards("")[0])
    col.db.execute("delete from revlog")  # type: ignore[union-attr]
    for n, (at, (rating, _, _)) in enumerate(zip(moments, steps, strict=True)):
        row = (round(at.timestamp() * 1000), card.id, RATINGS.index(rating) + 1, 0 if n == 0 else 1)
        col.db.execute("insert into revlog values (?,?,-1,?,1,1,2500,1000,?)", *row)  # type: ignore[union-attr]
    theirs = col.compute_memory_state(card.id)
    assert memory.stability == pytest.approx(theirs.stability, rel=1e-3, abs=1e-3)
    assert memory.difficulty == pytest.approx(theirs.difficulty, rel=1e-3, abs=1e-3)


@pytest.fixture(scope="module")
def col(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """A collection with one card, FSRS on."""
    os.environ["TZ"] = "UTC"
    time.tzset()
    found = Collection(str(tmp_path_factory.mktemp("anki") / "one.anki2"))
    found.set_config("fsrs", True)  # noqa: FBT003
    kind = found.models.by_name("Basic")
    assert kind is not None
    note = found.new_note(kind)
    note["Front"], note["Back"] = "front", "back"
    found.add_note(note, 1)  # type: ignore[arg-type]
    card = note.cards()[0]
    card.type, card.queue, card.ivl, card.due = CARD_TYPE_REV, QUEUE_TYPE_REV, 1, found.sched.today
    found.update_card(card)
    yield found
    found.close()
    del os.environ["TZ"]
    time.tzset()


FIRST, LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2010, 2035))
A_DAY = 24 * 3600
STEP = A_DAY if LONG else 7 * A_DAY  # between two looks at the offset

Change = tuple[int, timedelta | None, timedelta | None]


def _changes(zone: ZoneInfo) -> Iterator[Change]:
    """When clocks are set, in seconds since 1970, and how far from UTC they were and are; first the
    beginning."""

    def offset(at: int) -> timedelta | None:
        return datetime.fromtimestamp(at, zone).utcoffset()

    looks = [(at, offset(at)) for at in range(FIRST, LAST, STEP)]
    yield FIRST, looks[0][1], looks[0][1]
    for (before, was), (after, is_) in pairwise(looks):
        if was != is_:
            moments = range(before, after)
            changed = bisect_left(moments, 1, key=lambda at: offset(at) == is_)
            yield before + changed, was, is_


def test_every_day_of_every_zone_begins_once() -> None:
    """Of 25 years. When a day begins depends on the offsets of two days before and after it: two changes
    between the same offsets at one time of day are alike, and so are all days that are far from one."""
    alike: dict[Change, tuple[int, ZoneInfo]] = {}
    for zone in map(ZoneInfo, sorted(zoneinfo.available_timezones())):
        for at, was, is_ in _changes(zone):
            alike[at % A_DAY, was, is_] = at, zone
    for (at, zone), starts, far in product(alike.values(), (0, 4), range(-3, 4)):
        day = datetime.fromtimestamp(at, UTC).date() + timedelta(far)
        begins = first_moment(day, starts, zone)
        before = (begins.astimezone(UTC) - timedelta(seconds=1)).astimezone(zone)
        assert day_of(before, starts) < day <= day_of(begins, starts), (zone, day, starts)


def test_a_day_without_a_midnight_ends(allquiz: Run, tmp_path: Path) -> None:
    """In Cairo the clocks of 24 April 2026 go from 00:00 to 01:00."""
    line = (
        '{"kind": "answer", "id": "x", "question": "all/line-cutoff-number", "revision": "r", '
        '"key_revision": "k", "answered_at": "2026-04-23T21:50:00Z", "response": "a", "score": 1, '
        '"confidence": null, "rating": "good", "duration_ms": 0, "session": null, "learner": null}'
    )
    (tmp_path / "log.jsonl").write_text(line)
    assert allquiz("history", "import", "log.jsonl").returncode == 0
    said = allquiz("stats", "--plain", TZ="Africa/Cairo")
    assert said.returncode == 0, said.stderr


def test_what_was_missed_is_due_within_minutes_and_an_override_moves_that(tmp_path: Path) -> None:
    def store_of(name: str, *entries: Review | Event) -> Store:
        store = opened(tmp_path / name)
        for entry in entries:
            store.save(entry)
        return store

    missed, known = (store_of(f"{score}", answer("a", "q", 0, score)) for score in (0, 1))
    for name, score, meant, like in (("right", 0, 1.0, known), ("wrong", 1, 0.0, missed)):
        turned = store_of(name, answer("a", "q", 0, score), event("o", "override", "a", 0.1, meant))
        assert known_of(turned, "q") == known_of(like, "q")
    for store, minutes in ((missed, 1), (known, 10)):
        for seconds, due in ((-1, []), (1, ["q"])):
            now = day(0) + timedelta(minutes=minutes, seconds=seconds)
            assert list(store.knowledge.due(now)) == due


def test_a_question_asked_often_does_not_rest_within_the_day(tmp_path: Path) -> None:
    """What was missed just now is repeated within minutes, however often it was asked before."""
    with opened(tmp_path / "data") as store:
        for number in range(10):
            store.save(answer(f"a{number}", "q", number, 0))
        now = day(9) + timedelta(hours=1)
        assert list(store.knowledge.due(now, rested=True)) == ["q"]
        assert list(store.knowledge.due(now + timedelta(days=1), rested=True)) == []
