"""A large bank is read once, and again when anything about it has changed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from allquiz.bank.read import Reading, read_banks
from allquiz.cli import kept

ENTRY = "  - {{id: q{0}, type: true_false, stem: {1}, answer: true, source: s}}\n"
Read = Callable[[], tuple[Reading, bool]]


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
    monkeypatch.setattr(kept, "LARGE", 0)
    monkeypatch.setattr(kept, "_code", list)  # a checkout may have been written a moment ago
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "cache"))
    calls: list[object] = []

    def counted(paths: list[Path]) -> Reading:
        calls.append(paths)
        return read_banks(paths)

    monkeypatch.setattr(kept, "read_banks", counted)

    def run() -> tuple[Reading, bool]:
        """What is read, and whether the files were."""
        before = len(calls)
        return kept.read_kept([bank]), len(calls) > before

    return run


def test_what_was_kept_is_what_was_read(read: Read, bank: Path) -> None:
    first, was_read = read()
    again, was_read_again = read()
    assert (was_read, was_read_again) == (True, False)
    assert again.questions == first.questions == read_banks([bank]).questions
    assert (again.files, again.entries, again.problems) == (first.files, 3, [])


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
    reading, was_read = read()
    assert was_read
    assert reading.questions == read_banks([bank]).questions
    assert reading.problems == read_banks([bank]).problems


def test_a_file_changed_a_moment_ago_is_not_trusted(read: Read, bank: Path) -> None:
    (bank / "b.yaml").touch()
    assert read()[1]
    assert read()[1]


@pytest.mark.parametrize("damage", [b"", b"cos\nsystem\n", b"\x80\x05N.", b"\x80"])
def test_a_damaged_cache_is_read_over(read: Read, tmp_path: Path, damage: bytes) -> None:
    expected = read()[0].questions
    (file,) = (tmp_path / "cache").iterdir()
    whole = file.read_bytes()
    for data in (damage, whole[:-20], whole[: len(whole) // 2]):
        file.write_bytes(data)
        reading, was_read = read()
        assert was_read
        assert reading.questions == expected
    assert not read()[1]


def test_a_cache_that_can_not_be_written_is_done_without(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "file" / "cache"))
    assert len(read()[0].questions) == 3
    assert read()[1]


def test_a_small_bank_leaves_no_cache(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "LARGE", 1_000_000)
    assert read()[1]
    assert not (tmp_path / "cache").exists()
