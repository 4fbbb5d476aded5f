"""`allquiz doctor`."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pexpect
import pytest

from tests.conftest import Run
from tests.store.entries import answer, opened, put


def test_all_is_well_on_a_fresh_machine(allquiz: Run, tmp_path: Path) -> None:
    result = allquiz("doctor")
    assert result.returncode == 0
    assert "problem" not in result.stdout
    assert not (tmp_path / "data").exists()


def test_it_says_where_things_are_and_how_to_keep_them_on_two_machines(
    allquiz: Run, tmp_path: Path
) -> None:
    put(tmp_path / "data", *(answer(f"a{n}", "q/1", n) for n in range(3)))
    shown = allquiz("doctor").stdout
    assert f"{tmp_path / 'data' / 'answers'}: 3 entries in 1 file" in shown
    assert "each writes a file of its own, and reads them all" in shown
    assert str(tmp_path / "config.toml") in shown
    assert "follows from your answers" in shown


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE memory SET stability = 99 WHERE question = 'q/4'",
        """UPDATE entry SET response = '"else"' WHERE target = 'q/4'""",
    ],
)
def test_memory_that_does_not_follow_is_found_and_made_anew(
    allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "cache"))
    put(tmp_path / "data", *(answer(f"a{n}", f"q/{n}", n) for n in range(5)))
    assert allquiz("stats").returncode == 0
    (cache,) = (tmp_path / "cache").glob("progress-*.sqlite3")
    with closing(sqlite3.connect(cache)) as connection, connection:
        connection.execute(change)
    assert "did not follow" in allquiz("doctor").stdout
    assert "follows from your answers" in allquiz("doctor").stdout


def test_a_line_that_cant_be_read_is_named_with_its_file_and_number(
    allquiz: Run, tmp_path: Path
) -> None:
    file = put(tmp_path / "data", answer("a1", "q/1", 1))
    with file.open("a") as added:
        added.write("half a li\n")
    put(tmp_path / "data", answer("a2", "q/1", 2))
    result = allquiz("doctor")
    assert f"{file}:2" in result.stdout


def test_a_last_line_that_was_cut_off_is_named(allquiz: Run, tmp_path: Path) -> None:
    file = put(tmp_path / "data", answer("a1", "q/1", 1), answer("a2", "q/1", 2))
    file.write_bytes(file.read_bytes()[:-20])
    result = allquiz("doctor")
    assert result.returncode == 1
    assert f"{file}:2: this line has no end" in result.stdout
    assert "1 entry in 1 file" in result.stdout


@pytest.mark.parametrize(
    "name",
    [
        "0a1b2c3d (Ann's conflicted copy 2026-03-01).jsonl",
        "0a1b2c3d.sync-conflict-20260301-200000-ABCDEFG.jsonl",
        "0a1b2c3d (1).jsonl",
        "0a1b2c3d-LAPTOP.jsonl",
    ],
)
def test_a_conflicted_copy_is_named_and_counts(allquiz: Run, tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    put(data, answer("a1", "q/1", 1), answer("a2", "q/1", 2), name="0a1b2c3d.jsonl")
    copy = put(data, answer("a1", "q/1", 1), answer("a3", "q/1", 3), name=name)
    result = allquiz("doctor")
    assert result.returncode == 0
    assert f"{copy} is a copy, or from elsewhere: it is read too" in result.stdout
    assert "3 entries in 2 files" in result.stdout


def test_no_machines_own_file_is_called_a_copy(allquiz: Run, tmp_path: Path) -> None:
    for name in ("0a1b2c3d.jsonl", "ffffffff.jsonl"):
        put(tmp_path / "data", answer("a1", "q/1", 1), name=name)
    assert "copy" not in allquiz("doctor").stdout


def test_a_folder_that_can_not_be_made_is_said(allquiz: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    result = allquiz("doctor", ALLQUIZ_DATA_DIR=str(tmp_path / "file" / "data"))
    assert result.returncode == 1
    assert f"{tmp_path / 'file'} is no folder" in result.stdout


def test_a_folder_in_which_nothing_can_be_saved_is_said(allquiz: Run, tmp_path: Path) -> None:
    assert allquiz("quiz", "--plain", stdin="").returncode == 0
    (own,) = (tmp_path / "data" / "answers").iterdir()
    own.rename(own.with_name("other.jsonl"))
    own.mkdir()  # as good as no leave to write, also for who may write anywhere
    result = allquiz("doctor")
    assert result.returncode == 1
    assert f"progress can't be saved in {own}: it can't be written" in result.stdout


def test_a_full_disk_is_told(allquiz: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path / "data", answer("a", "q/1", 1))
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=0))
    result = allquiz("doctor")
    assert result.returncode == 1
    assert "has no room for more answers" in result.stdout


def test_a_copy_that_is_not_read_for_its_name_is_told(allquiz: Run, tmp_path: Path) -> None:
    put(tmp_path / "data", answer("a1", "q/1", 1), name="0a1b2c3d.jsonl")
    copy = put(tmp_path / "data", answer("a2", "q/1", 2), name="0a1b2c3d.jsonl.conflict1")
    result = allquiz("doctor")
    assert result.returncode == 1
    assert f"allquiz history import {copy}" in result.stdout


def test_answers_dated_ahead_are_told(allquiz: Run, tmp_path: Path) -> None:
    with opened(tmp_path / "data") as store:
        store.record(answer("a1", "q/1", 5000))
    assert "dated in the future" in allquiz("doctor").stdout


def test_a_narrow_terminal_gets_a_path_in_one_piece_though_a_folder_has_a_space(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "Application Support" / "allquiz"
    monkeypatch.setenv("ALLQUIZ_DATA_DIR", str(folder))
    arguments = ["-m", "allquiz", "doctor"]
    for width in (40, len(str(folder)), 2 * len(str(folder))):
        shown = pexpect.spawn(sys.executable, arguments, dimensions=(24, width), encoding="utf-8")
        assert str(folder) in shown.read()
