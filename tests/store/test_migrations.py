"""Databases of earlier versions, with what learners had in them."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from allquiz.store import Store
from allquiz.store.database import version_of
from allquiz.store.store import FILE
from tests.conftest import ROOT, Run
from tests.store.entries import opened, stamped

EARLIER = sorted(Path(__file__).parent.glob("version_*.sql"))
ANSWER = (
    "INSERT INTO log (id, kind, target, at, score, revision, key_revision, response, rating, "
    "duration_ms, session) VALUES (?, 'answer', ?, ?, ?, 'r', 'k', '\"x\"', ?, 900, 's')"
)
EVENT = "INSERT INTO log (id, kind, target, at, score) VALUES (?, ?, ?, ?, ?)"


def old(folder: Path, schema: Path) -> Path:
    """A database of an earlier version: answers, one of each kind of event, an unfinished quiz."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.executescript(schema.read_text("utf-8"))
        for number in range(40):
            score = float(number % 3 > 0)
            rating = "good" if score else "again"
            row = (f"a{number}", f"q/{number % 7}", stamped(number), score, rating)
            connection.execute(ANSWER, row)
        events = [
            ("u", "undo", "a39", 40, None),
            ("o", "override", "a36", 41, 1.0),
            ("f", "forget", "q/2", 30, None),
            ("g", "flag", "q/1", 42, None),
            ("h", "flag", "q/3", 43, None),
            ("i", "unflag", "q/3", 44, None),
        ]
        for id, kind, target, day, points in events:
            connection.execute(EVENT, (id, kind, target, stamped(day), points))
        connection.execute(
            "INSERT INTO session (id, started_at, seed, questions, banks) VALUES (?, ?, 7, ?, ?)",
            ("s", stamped(38), json.dumps(["q/3", "q/4", "q/5"]), "[]"),
        )
    return folder / FILE


def counting(database: Path) -> list[tuple[str, float]]:
    """What an old database counts, asked in its own way."""
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute("SELECT id, score FROM answer ORDER BY at, id").fetchall()


def tables(database: Path) -> Iterator[object]:
    """The columns and indexes of a database, however they came to be."""
    with closing(sqlite3.connect(database)) as connection:
        for kind, name in connection.execute(
            "SELECT type, name FROM sqlite_master ORDER BY type, name"
        ):
            if kind in ("table", "index"):
                about = "xinfo" if kind == "table" else "info"
                yield kind, name, connection.execute(f"PRAGMA {kind}_{about}({name})").fetchall()
            else:
                yield kind, name
        yield connection.execute("PRAGMA user_version").fetchone()


@pytest.mark.parametrize("schema", EARLIER, ids=lambda path: path.stem)
class TestEarlier:
    def test_keeps_every_entry_and_counts_the_same(self, tmp_path: Path, schema: Path) -> None:
        database = old(tmp_path, schema)
        before = counting(database)
        with opened(tmp_path) as store:
            assert [(each.id, each.score) for each in store.answers()] == before
            assert len(list(store.log())) == 46
            assert store.flagged() == {"q/1"}
            assert store.verify() == []
            known = store.standing("q/1")
            assert known is not None
            assert (known.seen, known.score) == (6, 1)  # a36 was overridden

    def test_ends_with_the_schema_of_a_new_one(self, tmp_path: Path, schema: Path) -> None:
        database = old(tmp_path / "old", schema)
        with opened(tmp_path / "old"), opened(tmp_path / "new"):
            pass
        assert list(tables(database)) == list(tables(tmp_path / "new" / FILE))

    def test_resumes_its_unfinished_quiz(self, tmp_path: Path, schema: Path) -> None:
        old(tmp_path, schema)
        with opened(tmp_path) as store:
            begun = store.unfinished()
        assert begun is not None
        assert (begun.id, begun.kind, begun.spent_ms) == ("s", "quiz", 0)
        # a38 answered q/3; a39, to q/4, was taken back, but a32 to it was of the same quiz
        assert begun.answered["q/3"] == "a38"

    def test_the_program_goes_on_with_it(self, tmp_path: Path, schema: Path, allquiz: Run) -> None:
        old(tmp_path / "data", schema)
        result = allquiz("history", "export", "--all")
        assert (result.returncode, len(result.stdout.splitlines())) == (0, 46)
        assert allquiz("doctor").returncode == 0


def test_there_is_a_database_of_every_earlier_version() -> None:
    newest = version_of((ROOT / "allquiz" / "store" / "schema.sql").read_text("utf-8"))
    assert [version_of(path.read_text("utf-8")) for path in EARLIER] == list(range(1, newest))


def test_a_migration_that_fails_leaves_the_old_database(tmp_path: Path) -> None:
    from allquiz.store.database import connect
    from allquiz.store.errors import StoreError

    database = old(tmp_path, EARLIER[-1])
    before = list(tables(database))
    broken = tmp_path / "migrations"
    broken.mkdir()
    (broken / "0002.sql").write_text("DROP VIEW answer;\nSELECT nothing FROM nowhere;\n")
    with pytest.raises(StoreError):
        connect(database, migrations=broken)
    assert list(tables(database)) == before
    with Store(tmp_path) as store:
        assert store.verify() == []
