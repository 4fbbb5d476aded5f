"""`allquiz doctor`."""

import os
import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from allquiz.store.repair import examine, repair
from allquiz.store.salvage import salvage

from allquiz.model.review import Event, Review
from allquiz.store.store import FILE
from tests.conftest import Run
from tests.store.entries import answer, event, opened

ROUNDS = 400 if os.environ.get("ALLQUIZ_LONG") else 15
ENTRIES = 150


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A sound database with short and long answers and every kind of event."""
    folder = tmp_path_factory.mktemp("whole")
    with opened(folder) as store:
        store.record(*(_entry(number) for number in range(1, ENTRIES + 1)))
    return (folder / FILE).read_bytes()


def _entry(number: int) -> Review | Event:
    match number % 10:
        case 7:
            return event(f"e{number}", "flag", f"q/{number % 9}", number / 2)
        case 8:
            return event(f"e{number}", "undo", f"a{number - 3}", number / 2)
        case _:
            long = "long " * 2000 if number % 25 == 0 else "short"
            return answer(f"a{number}", f"q/{number % 9}", number / 2, number % 2, response=long)


def put(data: Path, content: bytes) -> Path:
    data.mkdir(exist_ok=True)
    (data / FILE).write_bytes(content)
    return data / FILE


def test_all_is_well_on_a_fresh_machine(allquiz: Run, tmp_path: Path) -> None:
    result = allquiz("doctor")
    assert result.returncode == 0
    assert "problem" not in result.stdout
    assert not (tmp_path / "data").exists()


def test_it_says_where_things_are(allquiz: Run, tmp_path: Path, whole: bytes) -> None:
    put(tmp_path / "data", whole)
    shown = allquiz("doctor").stdout
    assert f"{tmp_path / 'data' / FILE}: {ENTRIES} entries" in shown
    assert str(tmp_path / "config.toml") in shown
    assert "agrees with your answers" in shown


def test_memory_that_disagrees_is_found_and_made_anew(
    allquiz: Run, tmp_path: Path, whole: bytes
) -> None:
    database = put(tmp_path / "data", whole)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE memory SET due = due + 1000000 WHERE question = 'q/4'")
    found = allquiz("doctor")
    assert (found.returncode, "q/4" in found.stdout) == (1, True)
    mended = allquiz("doctor", "--repair")
    assert mended.returncode == 0
    assert "Memory made anew from your answers" in mended.stdout
    assert allquiz("doctor").returncode == 0


def test_what_can_be_read_of_a_damaged_file_is_saved(
    allquiz: Run, tmp_path: Path, whole: bytes
) -> None:
    damaged = whole[: len(whole) * 2 // 3]
    database = put(tmp_path / "data", damaged)
    for command in (["quiz", "--plain"], ["history", "export"], ["history", "undo"]):
        result = allquiz(*command)
        assert result.returncode == 2, command
        assert "allquiz doctor --repair" in result.stderr
        assert "Traceback" not in result.stderr
    assert allquiz("doctor").returncode == 1
    assert database.read_bytes() == damaged
    mended = allquiz("doctor", "--repair")
    assert mended.returncode == 0, mended.stdout
    (kept,) = (tmp_path / "data").glob(f"{FILE}.damaged-*")
    assert str(kept) in mended.stdout
    assert kept.read_bytes() == damaged
    saved = allquiz("history", "export", "--all").stdout.splitlines()
    assert 20 < len(saved) < ENTRIES
    assert allquiz("quiz", "--plain").returncode == 0


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_any_damage_is_found_or_harmless_and_costs_only_what_it_hit(
    tmp_path: Path, whole: bytes, seed: int
) -> None:
    rng = random.Random(seed)
    content = bytearray(whole)
    match seed % 3:
        case 0:
            del content[rng.randrange(1, len(content)) :]
        case 1:
            for _ in range(rng.randrange(1, 20)):
                content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        case _:
            at = rng.randrange(len(content))
            content[at : at + 4096] = bytes(min(4096, len(content) - at))
    database = put(tmp_path, bytes(content))
    examined = examine(tmp_path, retention=0.9)
    assert database.read_bytes() == content
    if examined.wrong is None and not examined.differing:
        with opened(tmp_path) as store:
            assert len(list(store.log())) == ENTRIES
        return
    repaired = repair(tmp_path, datetime(2026, 1, 1, tzinfo=UTC))
    assert repaired.kept.read_bytes() == content
    after = examine(tmp_path, retention=0.9)
    assert (after.wrong, after.differing) == (None, [])
    assert after.entries == repaired.answers + repaired.others
    with opened(tmp_path) as store:
        for entry in store.log():
            assert entry.id[0] in "ae"
    if seed % 3 == 2:
        assert after.entries > ENTRIES // 3  # a page holds not so many


def test_answers_in_the_write_ahead_log_are_saved_too(tmp_path: Path, whole: bytes) -> None:
    store = opened(tmp_path / "live")
    store.record(*(_entry(number) for number in range(1, 50)))
    database = put(tmp_path / "copy", (tmp_path / "live" / FILE).read_bytes())
    wal = (tmp_path / "live" / f"{FILE}-wal").read_bytes()
    Path(f"{database}-wal").write_bytes(wal)
    content = bytearray(database.read_bytes())
    content[:100] = bytes(100)  # nor does the file say any more what it is
    database.write_bytes(content)
    saved = salvage(database)
    assert [entry.id for entry in saved.entries] == [_entry(number).id for number in range(1, 50)]
    assert saved.missing == 0


def test_a_file_that_is_no_database_is_kept_and_replaced(allquiz: Run, tmp_path: Path) -> None:
    put(tmp_path / "data", b"no database " * 1000)
    mended = allquiz("doctor", "--repair")
    assert mended.returncode == 0, mended.stdout
    assert "Nothing in it could be read" in mended.stdout
    (kept,) = (tmp_path / "data").glob(f"{FILE}.damaged-*")
    assert kept.read_bytes() == b"no database " * 1000
    assert "Question 1 of 10" in allquiz("quiz", "--plain").stdout


def test_a_database_of_a_newer_version_is_not_repaired(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    with closing(sqlite3.connect(tmp_path / "data" / FILE)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = (tmp_path / "data" / FILE).read_bytes()
    assert allquiz("doctor").returncode == 1
    result = allquiz("doctor", "--repair")
    assert result.returncode == 2
    assert "newer allquiz" in result.stderr
    assert (tmp_path / "data" / FILE).read_bytes() == before


def test_a_bank_with_errors_and_broken_settings_are_named(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("title: T\n")
    (tmp_path / "config.toml").write_text("retention = 5\n")
    result = allquiz("doctor", "--bank", "bad.yaml")
    assert result.returncode == 1
    assert "config.toml:1:" in result.stdout
    assert "allquiz check" in result.stdout


def test_a_place_that_can_not_be_is_named(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = allquiz("doctor", ALLQUIZ_DATA_DIR=str(tmp_path / "file" / "data"))
    assert result.returncode == 1
    assert "is no folder" in result.stdout
