"""The database of 0.1.0 is taken over once, and left as it was."""

import errno
import json
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from allquiz import disk
from allquiz.model.review import Event, Review
from allquiz.store import StoreError
from tests.conftest import Run
from tests.store.entries import answer, day, event, opened, put, state

SCHEMA = (Path(__file__).parent / "version_0_1_0.sql").read_text("utf-8")
ENTRIES: list[Review | Event] = [
    answer("a1", "q/1", 1, session="s1", confidence="sure"),
    answer("a2", "q/2", 2, 0, response=["x", "é"], session="s1"),
    answer("a3", "q/1", 12, response={"l": "r"}),
    event("u1", "undo", "a2", 2.1),
    event("o1", "override", "a3", 12.1, 0.0),
    event("f1", "flag", "q/2", 3),
    answer("a4", "q/3", 13, response=None, score=0),
    event("g1", "forget", "q/3", 14),
]


def stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def database(data: Path, entries: list[Review | Event] = ENTRIES) -> Path:
    """As 0.1.0 wrote it: the log, a quiz that was left, and an exam with a draft."""
    data.mkdir(parents=True, exist_ok=True)
    path = data / "progress.sqlite3"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(SCHEMA)
        for entry in entries:
            if isinstance(entry, Review):
                row = {
                    "id": entry.id, "kind": "answer", "target": entry.question, "at": stamp(entry.answered_at),
                    "score": entry.score, "revision": entry.revision, "key_revision": entry.key_revision,
                    "response": json.dumps(entry.response, ensure_ascii=False), "rating": entry.rating,
                    "confidence": entry.confidence, "duration_ms": entry.duration_ms,
                    "session": entry.session, "learner": entry.learner,
                }  # fmt: skip
            else:
                row = {
                    "id": entry.id,
                    "kind": entry.kind,
                    "target": entry.target,
                    "at": stamp(entry.at),
                    "score": entry.score,
                }
            names, marks = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(f"INSERT INTO log ({names}) VALUES ({marks})", list(row.values()))
        quiz = ("s1", stamp(day(1)), None, 5, json.dumps(["q/1", "q/2", "q/4"]), "[]")
        connection.execute(
            "INSERT INTO session (id, started_at, ended_at, seed, questions, banks) VALUES (?, ?, ?, ?, ?, ?)",
            quiz,
        )
    return path


def test_it_becomes_lines_and_is_left_as_it_was(tmp_path: Path) -> None:
    data = tmp_path / "data"
    before = database(data).read_bytes()
    with opened(data) as store:
        taken = state(store)
        entries = {entry.id: entry for entry in store.log()}
        begun = store.quizzes.unfinished()
    assert entries == {entry.id: entry for entry in ENTRIES}
    assert (data / "progress.sqlite3").read_bytes() == before
    assert begun is not None
    assert (begun.id, list(begun.answered)) == ("s1", ["q/1"])  # the other was taken back
    put(tmp_path / "other" / "data", *ENTRIES)
    with opened(tmp_path / "other" / "data") as store:
        plain = state(store)
    for derived in ("known", "answers", "due", "flagged", "sums"):
        assert taken[derived] == plain[derived], derived  # the same memory as of the same answers


def test_the_drafts_of_each_exam_are_taken_over(tmp_path: Path) -> None:
    """An answer, a flag alone, and an exam whose result was shown."""
    data = tmp_path / "data"
    path, began = database(data), stamp(day(0))
    exams = [("e1", began, None), ("e2", began, None), ("e3", began, stamp(day(1)))]
    drafts = [("e1", "q/1", '"A"', 0, stamp(day(1))), ("e1", "q/2", "null", 1, None)]
    drafts.append(("e2", "q/1", '"B"', 0, stamp(day(2))))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO session (id, started_at, ended_at, seed, questions, banks, kind, spent_ms) "
            """VALUES (?, ?, ?, 5, '["q/1", "q/2"]', '[]', 'exam', 4200)""",
            exams,
        )
        connection.execute(
            "INSERT INTO session (id, started_at, ended_at, seed, questions, banks) "
            """VALUES ('ended', ?, ?, 5, '["q/1"]', '[]')""",
            (stamp(day(3)), stamp(day(3))),
        )
        connection.executemany(
            "INSERT INTO draft (session, question, response, flagged, at) VALUES (?, ?, ?, ?, ?)",
            drafts,
        )
    with opened(data) as store:
        first, second = (store.quizzes.drafts(exam) for exam in ("e1", "e2"))
        store.quizzes.end("s1")
        left = store.quizzes.unfinished()
    assert {name: each.response for name, each in first.items()} == {"q/1": "A", "q/2": None}
    assert (first["q/2"].flagged, first["q/2"].answered) == (True, False)
    assert first["q/1"].answered_at == day(1)
    assert second["q/1"].response == "B"
    assert left is not None
    assert (left.id, left.spent_ms) == ("e2", 4200)


def test_it_is_taken_over_once(tmp_path: Path) -> None:
    database(tmp_path / "data")
    for _ in range(3):
        with opened(tmp_path / "data") as store:
            assert store.size() == len(ENTRIES)
    (file,) = (tmp_path / "data" / "answers").glob("*.jsonl")
    ids = [json.loads(line).get("id") for line in file.read_text("utf-8").splitlines()]
    assert len([id for id in ids if id]) == len({id for id in ids if id})


def test_each_answer_gets_the_offset_that_this_machines_zone_had_at_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        database(tmp_path / "data", [answer("winter", "q/1", 1), answer("summer", "q/1", 190)])
        with opened(tmp_path / "data", day(200)) as store:
            offsets = {review.id: review.answered_at.utcoffset() for review in store.answers()}
    finally:
        monkeypatch.delenv("TZ")
        time.tzset()
    assert {id: offset.total_seconds() / 3600 for id, offset in offsets.items() if offset} == {
        "winter": 1,
        "summer": 2,
    }


@pytest.mark.parametrize("done", range(9))
def test_it_can_be_interrupted_at_any_moment(tmp_path: Path, done: int) -> None:
    data = tmp_path / "data"
    database(data)
    with opened(data) as store:
        wanted = state(store)
    (file,) = (data / "answers").glob("*.jsonl")
    written = file.read_bytes()
    cut = written[: len(written) * done // 8]  # as a power cut leaves it
    other = tmp_path / "again" / "data"
    database(other)
    put(other, name="here.jsonl").write_bytes(cut)
    with opened(other) as store:
        assert state(store) == wanted


def test_a_database_that_a_tool_brings_later_is_taken_over_too(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with opened(data) as store:
        store.save(answer("new", "q/9", 20))
    database(data)
    with opened(data) as store:
        assert store.size() == len(ENTRIES) + 1


def test_where_nothing_can_be_locked_it_is_read_and_taken_over_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    put(data, answer("new", "q/9", 20))
    database(data)

    def refuse(descriptor: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(disk, "_try_to_lock", refuse)
    with opened(data) as store:
        assert [review.id for review in store.answers()] == ["a1", "a3", "new"]
        assert store.unreadable() == []
    monkeypatch.undo()
    with opened(data) as store:
        assert store.size() == len(ENTRIES) + 1
        assert store.unreadable() == []


def test_one_that_is_damaged_is_said_and_left(tmp_path: Path, allquiz: Run) -> None:
    (tmp_path / "data").mkdir()
    path = tmp_path / "data" / "progress.sqlite3"
    path.write_bytes(b"not a database" * 200)
    done = allquiz("quiz", "--plain", stdin="")
    assert done.returncode == 0
    assert "progress.sqlite3" in done.stderr
    assert "left as it is" in done.stderr
    assert path.read_bytes() == b"not a database" * 200


def test_it_is_read_where_nothing_can_be_written(tmp_path: Path) -> None:
    """A data folder whose `answers` can't be made: the old answers are shown, none is lost later."""
    data = tmp_path / "data"
    database(data)
    (data / "answers").write_text("in the way")
    with opened(data) as store:
        assert {entry.id for entry in store.log()} == {entry.id for entry in ENTRIES}
        with pytest.raises(StoreError):
            store.save(answer("new", "q/1", 20))
        assert [review.id for review in store.answers()] == ["a1", "a3"]
        assert store.verify()
    (data / "answers").unlink()
    with opened(data) as store:
        assert {entry.id for entry in store.log()} == {entry.id for entry in ENTRIES}
    assert (data / "answers" / "here.jsonl").exists()


def test_one_that_could_not_be_opened_is_taken_over_when_it_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    database(data)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("shutil.copyfile", refuse)
        with opened(data) as store:
            assert store.size() == 0
            assert [line.where for line in store.unreadable()] == [str(data / "progress.sqlite3")]
    with opened(data) as store:
        assert store.size() == len(ENTRIES)
        assert not store.unreadable()
