"""What is derived can be deleted, damaged or foreign: it follows from the files again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.store.entries import answer, day, known_of, opened, put, state


def filled(tmp_path: Path) -> tuple[Path, Path]:
    """A data folder with some answers, and its cache."""
    data = tmp_path / "data"
    put(data, *(answer(f"a{n}", f"q/{n % 4}", n, n % 2) for n in range(40)))
    with opened(data) as store:
        state(store)
    (cache,) = (tmp_path / "cache-of-here").glob("*.sqlite3")
    return data, cache


@pytest.mark.parametrize(
    "damage", ["deleted", "cut", "garbage", "another schema", "emptied tables", "a table less"]
)
def test_a_cache_that_is_gone_or_wrong_is_made_anew(tmp_path: Path, damage: str) -> None:
    data, cache = filled(tmp_path)
    with opened(data) as store:
        wanted = state(store)
    if damage == "deleted":
        cache.unlink()
    elif damage == "cut":
        cache.write_bytes(cache.read_bytes()[:5000])
    elif damage == "garbage":
        cache.write_bytes(b"not a database at all" * 100)
    else:
        with closing(sqlite3.connect(cache)) as connection, connection:
            if damage == "another schema":
                connection.execute("PRAGMA user_version = 7")
            elif damage == "a table less":
                connection.execute("DROP TABLE memory")
            else:
                connection.execute("DELETE FROM made")
    with opened(data) as store:
        assert state(store) == wanted
        assert store.verify()
    with closing(sqlite3.connect(cache)) as connection:  # and kept for the next start
        counts = "SELECT (SELECT count(*) FROM entry), count(*) FROM memory"
        assert connection.execute(counts).fetchone() == (40, 4)


def test_what_is_saved_while_doctor_reads_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, _ = filled(tmp_path)
    with opened(data) as store:
        original, at = store.journal.read, iter(range(50, 53))

        def busy(name: str, start: int = 0) -> bytes:
            found = original(name, start)
            for number in at:
                put(data, answer(f"new{number}", "q/1", number), name="of-another-window.jsonl")
                break
            return found

        monkeypatch.setattr(store.journal, "read", busy)
        assert store.verify()
        assert [*at] == []


def test_only_what_is_new_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, _ = filled(tmp_path)
    read: list[int] = []
    with opened(data) as store:
        original = store.journal.read

        def counted(name: str, start: int = 0) -> bytes:
            found = original(name, start)
            read.append(len(found))
            return found

        monkeypatch.setattr(store.journal, "read", counted)
        store.save(answer("new", "q/1", 50))
        assert "new" in [review.id for review in store.answers()]
        store.save(answer("last", "q/1", 51))  # read at the end: the next start need not
    with opened(data) as store:
        monkeypatch.setattr(store.journal, "read", None)
        assert "last" in [review.id for review in store.answers()]
    size = sum(path.stat().st_size for path in (data / "answers").iterdir())
    assert 0 < sum(read) < size


@pytest.mark.parametrize(
    "change", ["a line is changed", "a file is cut", "a file is gone", "a file is replaced"]
)
def test_a_file_that_is_not_what_was_read_is_noticed(tmp_path: Path, change: str) -> None:
    data, _ = filled(tmp_path)
    file = data / "answers" / "other.jsonl"
    put(data, answer("more", "q/9", 45), name="more.jsonl")
    text = file.read_text("utf-8")
    if change == "a line is changed":
        file.write_text(
            text.replace('"score": 0.0', '"score": 0.5').replace('"score": 0,', '"score": 0.5,'),
            "utf-8",
        )
    elif change == "a file is cut":
        file.write_text("".join(text.splitlines(keepends=True)[:10]), "utf-8")
    elif change == "a file is gone":
        file.unlink()
    else:
        put(data, answer("x", "q/1", 3), name="new")
        (data / "answers" / "new").replace(file)
    with opened(data) as store, opened(data, word="fresh") as fresh:
        assert state(store) == state(fresh)


def test_a_retention_or_a_days_hour_that_was_set_anew_counts_for_all(tmp_path: Path) -> None:
    data, _ = filled(tmp_path)
    for given in ({"retention": 0.8}, {"day_starts": 0}):
        with opened(data, **given) as store, opened(data, word="fresh", **given) as fresh:
            assert state(store) == state(fresh)


def test_what_is_dated_ahead_counts_when_its_time_has_come(tmp_path: Path) -> None:
    data = tmp_path / "data"
    put(data, answer("a1", "q/1", 1), answer("a2", "q/1", 60))
    with opened(data, day(2)) as store:
        assert store.knowledge.waiting() == 1
        known = known_of(store, "q/1")
        assert known is not None
        assert known.seen == 1
    with opened(data, day(61)) as store:
        known = known_of(store, "q/1")
        assert known is not None
        assert (known.seen, store.knowledge.waiting()) == (2, 0)
