"""A file is written whole or not at all."""

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from allquiz.app.safe_writing import Changed, replace_file, replacing
from allquiz.disk import lock
from tests.conftest import Run


def test_a_full_disk_leaves_the_old_file_and_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system's own error names no file, or the one that was to take its place."""
    path = tmp_path / "deck.apkg"
    path.write_text("old")
    with pytest.raises(OSError, match="can't be written") as raised:
        _fill_the_disk(path)
    assert raised.value.filename == str(path)
    assert [child.read_text() for child in tmp_path.iterdir()] == ["old"]
    for other in (tmp_path, Path("/dev/full")):  # nor is what stands in for a file named
        with pytest.raises(OSError, match="can't be written") as raised:
            replace_file(other, b"new")
        assert raised.value.filename == str(other)

    tries: list[Path] = []

    def held(self: Path, target: Path) -> None:
        tries.append(self)
        if target == path or len(tries) < 3:
            raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))
        self.rename(target)

    monkeypatch.setattr(Path, "replace", held)  # as on Windows where a spreadsheet has it open
    with pytest.raises(OSError, match="can't be written: Access is denied") as raised:
        replace_file(path, b"new")
    assert raised.value.filename == str(path)
    assert [child.read_text() for child in tmp_path.iterdir()] == ["old"]
    monkeypatch.setattr("allquiz.disk.MOMENT", 60)  # a virus scanner, which lets go of it soon
    replace_file(tmp_path / "other.csv", b"new")
    assert (tmp_path / "other.csv").read_bytes() == b"new"


def _fill_the_disk(path: Path) -> None:
    with replacing(path) as file:
        file.write(b"ne")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_of_those_who_add_to_a_file_at_once_none_loses_a_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bank.yaml"

    def add(line: bytes) -> None:
        was = path.read_bytes() if path.exists() else b""
        try:
            replace_file(path, was + line, was=was)
        except Changed:
            add(line)

    lines = [b"%d\n" % number for number in range(12)]
    adding = [threading.Thread(target=add, args=(line,)) for line in lines]
    for thread in adding:
        thread.start()
    for thread in adding:
        thread.join()
    assert sorted(path.read_bytes().splitlines(keepends=True)) == sorted(lines)
    monkeypatch.setattr(
        "allquiz.disk.PATIENCE", 0
    )  # with one who never lets go: `flock . allquiz …`
    held = os.open(tmp_path, os.O_RDONLY)
    lock(held)
    replace_file(path, b"new", was=path.read_bytes())
    os.close(held)
    assert path.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes have no names there")
def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    path, got = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: got.append(path.read_bytes()))
    reader.start()
    replace_file(path, b"answers")
    reader.join()
    assert got == [b"answers"]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_answers_are_not_exported_over_a_file_that_holds_none(allquiz: Run, tmp_path: Path) -> None:
    notes, answers = tmp_path / "notes.txt", tmp_path / "answers.jsonl"
    notes.write_text("keep")
    refused = allquiz("history", "export", "-o", "notes.txt")
    assert (refused.returncode, notes.read_text()) == (2, "keep")
    assert "holds no answers" in refused.stderr
    allquiz("quiz", "--plain", "-n", 1, stdin=":x\n")
    for _ in range(2):  # an earlier export is brought up to date
        assert allquiz("history", "export", "-o", "answers.jsonl").returncode == 0
    (kept,) = answers.read_text().splitlines()
    elsewhere = tmp_path / "another machine"
    refused = allquiz("history", "export", "-o", "answers.jsonl", ALLQUIZ_DATA_DIR=str(elsewhere))
    assert refused.returncode == 2
    assert "answers.jsonl has answers that are not here" in refused.stderr
    assert "Help: `allquiz history import answers.jsonl` first" in refused.stderr
    assert answers.read_text().splitlines() == [kept]
    (own,) = (tmp_path / "data" / "answers").glob("*.jsonl")
    before = own.read_bytes()
    refused = allquiz("history", "export", "-o", own)
    assert (refused.returncode, own.read_bytes()) == (2, before)
    assert "is where your answers are kept" in refused.stderr
