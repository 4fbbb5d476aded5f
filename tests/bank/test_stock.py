"""A bank is read once, and again when anything about it has changed."""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from allquiz.app import cache_file, checking
from allquiz.app import kept_banks as module
from allquiz.app.checking import Checker
from allquiz.app.kept_banks import Stock
from allquiz.bank.read import read_banks
from allquiz.bank.read_result import FileRead, Reading

ENTRY = "  - {{id: q{0}, type: true_false, stem: {1}, answer: true, source: s}}\n"
Read = Callable[[], tuple[Stock, bool]]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    folder = tmp_path / "bank"
    folder.mkdir()
    (folder / "sources.yaml").write_text(
        "s: {title: S, document: D, publisher: P, revised: 2020-01-01}\n"
    )
    write(folder, "Stem")
    return folder


def write(folder: Path, stem: str) -> None:
    text = "title: T\ntopic: t\nnamespace: n\nquestions:\n"
    (folder / "b.yaml").write_text(text + "".join(ENTRY.format(n, stem) for n in range(3)))
    settle(folder)


def settle(folder: Path) -> None:
    for file in (*folder.iterdir(), folder):
        os.utime(file, ns=(settle.now, settle.now))  # type: ignore[attr-defined]
    settle.now += 10**9  # type: ignore[attr-defined]


settle.now = 10**18  # type: ignore[attr-defined]


@pytest.fixture
def read(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    monkeypatch.setattr(
        cache_file, "_code", lambda _: []
    )  # a checkout may have been written a moment ago
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "cache"))
    calls: list[object] = []

    def counted(paths: list[Path], known: dict[str, FileRead] | None = None) -> Reading:
        calls.append(paths)
        return read_banks(paths, known=known)

    monkeypatch.setattr(module, "_read", counted)

    def run() -> tuple[Stock, bool]:
        """What is at hand, and whether the files were read for it."""
        before = len(calls)
        return module.stock([bank]), len(calls) > before

    return run


def test_what_was_kept_is_what_was_read(read: Read, bank: Path) -> None:
    first, was_read = read()
    again, was_read_again = read()
    expected = read_banks([bank])
    assert (was_read, was_read_again) == (True, False)
    assert again.listed == first.listed
    assert again.questions(["n/q2", "n/q0"]) == [expected.questions[2], expected.questions[0]]
    assert again.reading.questions == first.reading.questions == expected.questions
    assert (again.reading.files, again.entries, again.broken) == (expected.files, 3, [])


def test_of_a_bank_with_errors_the_rest_is_kept(read: Read, bank: Path) -> None:
    (bank / "c.yaml").write_text("title: U\ntopic: u\nquestions:\n  - {id: x}\n")
    settle(bank)
    read()
    found, was_read = read()
    assert not was_read
    assert (found.entries, len(found.listed), found.broken) == (4, 3, [str(bank / "c.yaml")])
    assert found.reading.problems == read_banks([bank]).problems


@pytest.mark.parametrize(
    "change",
    [
        lambda bank: write(bank, "Another stem"),
        lambda bank: write(bank, "Mets"),  # as long as before
        lambda bank: (bank / "c.yaml").write_text("title: U\ntopic: u\nquestions: []\n"),
        lambda bank: (bank / "facts.yaml").write_text("{}\n"),
        lambda bank: (bank / "sources.yaml").unlink(),
        lambda bank: (bank / "figures").mkdir(),
    ],
)
def test_any_change_has_it_read_anew(
    read: Read, bank: Path, change: Callable[[Path], object]
) -> None:
    read()
    change(bank)
    found, was_read = read()
    assert was_read
    assert found.reading.questions == read_banks([bank]).questions
    assert found.reading.problems == read_banks([bank]).problems


def test_a_file_changed_a_moment_ago_is_not_trusted(read: Read, bank: Path) -> None:
    (bank / "b.yaml").touch()
    assert read()[1]
    assert read()[1]


@pytest.mark.parametrize("damage", [b"", b"cos\nsystem\n", b"\x80\x05N.", b"\x80"])
def test_a_damaged_cache_is_read_over(read: Read, tmp_path: Path, damage: bytes) -> None:
    expected = read()[0].reading.questions
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    for data in (damage, whole[:20], whole[:4] + b"\0" + whole[4:]):
        file.write_bytes(data)
        found, was_read = read()
        assert was_read
        assert found.reading.questions == expected
    assert not read()[1]


@pytest.mark.parametrize("ending", ["cut off", "changed", "gone"])
def test_a_cache_damaged_further_down_is_read_over(read: Read, tmp_path: Path, ending: str) -> None:
    """Whether the damage is there from the start, or comes while the quiz runs."""
    expected = read()[0].reading.questions
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    for is_early in (True, False):
        file.write_bytes(whole)
        found = None if is_early else read()[0]
        if ending == "gone" and not is_early:
            file.unlink()
        else:
            file.write_bytes(whole[:-2000] if ending == "cut off" else whole[:-2000] + b"x" * 2000)
        found = found or read()[0]
        assert found.questions(["n/q1"]) == [expected[1]]


@pytest.mark.skipif(not hasattr(os, "chown"), reason="files have no owner here")
def test_a_cache_that_anybody_may_write_is_not_trusted(read: Read, tmp_path: Path) -> None:
    read()
    (file,) = (tmp_path / "cache").iterdir()
    file.chmod(0o666)
    assert read()[1]


def test_caches_that_nobody_wrote_for_months_are_deleted(read: Read, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    for name, days in (("bank-0000000a", 100), ("bank-0000000b.whole", 100), ("bank-0000000c", 10)):
        (cache / name).write_bytes(b"of a bank that is gone")
        os.utime(cache / name, times=(then := time.time() - days * 86400, then))
    progress = cache / "progress-0000000d.sqlite3"
    progress.write_bytes(b"")
    os.utime(progress, times=(0, 0))
    read()
    left = {file.name for file in cache.iterdir()}
    assert left >= {"bank-0000000c", progress.name}
    assert not left & {"bank-0000000a", "bank-0000000b.whole"}


def test_a_cache_that_can_not_be_written_is_done_without(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert len(read()[0].listed) == 3
    assert read()[1]


def test_the_whole_reading_is_kept_for_the_other_commands(
    read: Read, bank: Path, tmp_path: Path
) -> None:
    expected = read_banks([bank])
    assert module.read_kept([bank]) == expected
    (file,) = (tmp_path / "cache").glob("*.whole")
    kept = file.stat().st_mtime_ns
    assert module.read_kept([bank]) == expected
    assert file.stat().st_mtime_ns == kept
    file.write_bytes(file.read_bytes()[:-30])
    assert module.read_kept([bank]) == expected
    write(bank, "Another stem")
    assert module.read_kept([bank]) == read_banks([bank]) != expected


def test_a_changed_file_is_read_and_the_others_are_not(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a process that goes on, and in the next one, from the cache; and the same is found."""
    monkeypatch.setattr(cache_file, "_code", lambda _: [])
    (bank / "c.yaml").write_text((bank / "b.yaml").read_text().replace("{id: q", "{id: q0"))
    settle(bank)
    checker = Checker()
    checker.check([bank])
    module.read_kept([bank])
    opened: list[str] = []
    real = Path.open

    def watched(self: Path, *arguments: Any, **more: Any) -> Any:
        opened.append(self.name)
        return real(self, *arguments, **more)

    write_again = (bank / "c.yaml").read_text().replace("id: q01", "id: q1")
    (bank / "c.yaml").write_text(write_again)
    expected = read_banks([bank])
    assert [p.rule for p in expected.problems if p.severity == "error"] == ["duplicate-id"]
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("ALLQUIZ_CACHE_DIR", str(bank / "another"))
        wrong = Checker().check([bank]).problems
    monkeypatch.setattr(Path, "open", watched)
    for read in (checker.check, Checker().check, module.read_kept):
        opened.clear()
        found = read([bank])
        assert "c.yaml" in opened
        assert "b.yaml" not in opened
        if isinstance(found, Reading):
            assert found == expected
        else:
            assert found.problems == wrong
    (bank / "sources.yaml").write_text("t: {title: S}\n")
    opened.clear()
    module.read_kept([bank])
    assert {"b.yaml", "c.yaml"} <= {*opened}


def test_what_a_check_found_is_kept_until_something_changes(
    bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_file, "_code", lambda _: [])
    found = Checker().check([bank])
    with monkeypatch.context() as patched:
        patched.setattr(checking, "make_of_banks", None)  # nothing is read any more
        assert Checker().check([bank]) == found
    assert Checker().check([bank], older_than=1) == found
