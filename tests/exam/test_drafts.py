"""What is kept of an exam."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from allquiz.model.review import Draft, Event, Review
from allquiz.store import Store
from allquiz.store.quizzes import Begun, answer_id

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
REVIEW = Review(
    id="a1", question="t/q", revision="r", key_revision="k", answered_at=NOON, response="A",
    score=1.0, rating="good", duration_ms=5, session="exam", confidence="sure",
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Store:
    opened = Store(tmp_path, clock=lambda: NOON + timedelta(hours=1))
    opened.quizzes.begin(Begun("exam", 1, ["t/q", "t/r"], (), "exam", 600_000), NOON)
    return opened


def unfinished(store: Store) -> Begun:
    begun = store.quizzes.unfinished()
    assert begun is not None
    return begun


@pytest.mark.parametrize(
    "draft",
    [
        Draft("A", "sure", answered_at=NOON, duration_ms=1200),
        Draft(["a", "b"], answered_at=NOON),
        Draft({"l": "r"}, flagged=True, answered_at=NOON),
        Draft(None, answered_at=NOON),  # "I don't know"
        Draft(flagged=True),  # no answer yet
    ],
)
def test_a_draft_comes_back_as_it_was(store: Store, draft: Draft) -> None:
    store.quizzes.save_draft("exam", "t/q", Draft("before", answered_at=NOON), 1000, NOON)
    store.quizzes.save_draft("exam", "t/q", draft, 2000, NOON)
    assert store.quizzes.drafts("exam") == {"t/q": draft}
    assert unfinished(store).spent_ms == 2000


def test_the_last_draft_counts_where_the_clock_was_set_back(store: Store) -> None:
    for number, answer in enumerate("ABC"):
        at = NOON - timedelta(hours=number)
        store.quizzes.save_draft("exam", "t/q", Draft(answer, answered_at=at), 1000, at)
    assert store.quizzes.drafts("exam")["t/q"].response == "C"


def test_a_beat_keeps_the_time(store: Store) -> None:
    store.quizzes.spent("exam", 4200, forced=False)
    assert unfinished(store).spent_ms == 4200


def test_an_exam_is_handed_in_once(store: Store) -> None:
    """As where it is open in two windows."""
    store.quizzes.save_draft("exam", "t/q", Draft("A", answered_at=NOON), 1000, NOON)
    flag = Event(id="f1", kind="flag", target="t/q", at=NOON)
    assert store.quizzes.hand_in("exam", 3000, [REVIEW, flag])
    assert not store.quizzes.hand_in("exam", 9000, [REVIEW])
    assert list(store.log()) == [REVIEW, flag]
    assert unfinished(store).handed_in  # its result is still to be shown
    store.quizzes.end("exam", "shown")
    assert store.quizzes.unfinished() is None


def test_the_last_begun_is_unfinished_but_an_older_exam_is_not_forgotten(store: Store) -> None:
    store.quizzes.begin(Begun("quiz", 1, ["t/q"]), NOON + timedelta(minutes=1))
    assert unfinished(store).id == "quiz"
    store.quizzes.end("quiz")
    assert unfinished(store).id == "exam"
    store.quizzes.hand_in("exam", 0, [])
    store.quizzes.end("exam", "shown")
    assert store.quizzes.unfinished() is None


@pytest.mark.parametrize("damage", ["torn", "flipped"])
@pytest.mark.parametrize("kept", [1, 2, 3])
def test_a_hand_in_that_was_damaged_loses_no_other_answer_and_counts_once_when_done_again(
    store: Store, tmp_path: Path, kept: int, damage: str
) -> None:
    given = [replace(REVIEW, id=answer_id("exam", name), question=name) for name in ("t/q", "t/r")]
    file = store.journal.own
    before = file.read_bytes()
    store.quizzes.hand_in("exam", 3000, given)
    written = file.read_bytes()[len(before) :].splitlines(keepends=True)
    rest = [] if damage == "torn" else [b"x" * len(line) + b"\n" for line in written[kept:]]
    file.write_bytes(before + b"".join([*written[:kept], *rest]))
    with Store(tmp_path, clock=lambda: NOON + timedelta(hours=1)) as again:
        assert list(again.answers()) == given[:kept]
        assert not unfinished(again).handed_in
        changed = replace(given[1], answered_at=NOON + timedelta(minutes=1), response="B")
        assert again.quizzes.hand_in("exam", 5000, [given[0], changed])
        assert list(again.answers()) == [given[0], changed]
        assert again.verify()
