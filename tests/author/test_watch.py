"""`check --watch`: again at each save, whatever happens to the file."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest

from allquiz.cli.problem_output import shortened

HEAD = "title: T\ntopic: t\nnamespace: n\nsource: {title: L}\nquestions:\n"
GOOD = HEAD + "  - {id: a, type: true_false, stem: S, answer: true, explanation: E}\n"
BAD = GOOD.replace("answer: true", "answer: 5")
SOUND = "no problem in 1 question, 1 file"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "b.yaml"
    path.write_text(GOOD)
    return path


@pytest.fixture
def watched(bank: Path) -> Iterator[Any]:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "allquiz", "check", "--watch", "b.yaml"],
        cwd=str(bank.parent),
        env={**os.environ, "TERM": "xterm"},
        dimensions=(24, 80),
        encoding="utf-8",
        timeout=20,
    )
    child.expect_exact(SOUND)
    yield child
    child.close(force=True)


def test_each_save_is_checked_until_ctrl_c(bank: Path, watched: Any) -> None:
    bank.write_text(BAD)
    watched.expect_exact("error[wrong-kind]")
    bank.write_text(GOOD)
    watched.expect_exact(SOUND)
    watched.sendintr()
    watched.expect(pexpect.EOF)
    watched.close()
    assert watched.exitstatus == 130


def test_a_file_replaced_by_another_is_seen(bank: Path, watched: Any) -> None:
    """As editors save: a new file put in the place of the old, of the same size and time."""
    stat = bank.stat()
    new = bank.with_name("new")
    new.write_text(GOOD.replace("answer: true", "answer: trve"))
    os.utime(new, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    new.replace(bank)
    watched.expect_exact("“trve” is neither true nor false")


def test_a_file_that_goes_and_comes_back(bank: Path, watched: Any) -> None:
    bank.unlink()
    watched.expect_exact("there is no b.yaml")
    bank.write_bytes(b"\xff")
    watched.expect_exact("error[not-utf8]")
    bank.write_text(GOOD)
    watched.expect_exact(SOUND)


def test_what_lies_beside_counts(bank: Path, watched: Any) -> None:
    (bank.parent / "sources.yaml").write_text("a: b\n")
    watched.expect_exact("error[wrong-kind]")


def test_only_what_fits_the_screen_is_shown(bank: Path, watched: Any) -> None:
    question = "  - {id: ID, type: true_false, stem: S, answer: 5, explanation: E}\n"
    bank.write_text(HEAD + "".join(question.replace("ID", f"q{n}") for n in range(20)))
    watched.expect_exact("18 more; mend these first")
    watched.expect_exact("20 errors in 20 questions")
    watched.setwinsize(14, 80)
    watched.expect_exact("19 more; mend these first")


def test_nothing_is_said_of_no_further_findings() -> None:
    assert list(shortened(iter(["too", "long", "for it", ""]), 2)) == ["too", "long", "for it", ""]


def test_on_a_pipe_no_screen_is_cleared_and_json_is_an_object_a_line(bank: Path) -> None:
    command = ["check", "--watch", "b.yaml", "--output-format", "json"]
    with subprocess.Popen(
        [sys.executable, "-m", "allquiz", *command],
        cwd=bank.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert json.loads(child.stdout.readline())["problems"] == []
        bank.write_text(BAD)
        (problem,) = json.loads(child.stdout.readline())["problems"]
        assert problem["rule"] == "wrong-kind"
        child.send_signal(signal.SIGTERM)
        assert child.wait(20) == 143


def test_errors_come_before_warnings_and_first_what_is_new(bank: Path, watched: Any) -> None:
    several = "".join(GOOD.replace("id: a", f"id: q{n}")[len(HEAD) :] for n in range(9))
    without = several.replace(", explanation: E", "")
    old = GOOD.replace("id: a", "id: old").replace("answer: true", "answer: 5")[len(HEAD) :]
    bank.write_text(HEAD + without + old)
    watched.expect_exact("error[wrong-kind]")
    assert "warning" not in watched.before
    watched.expect_exact("1 error, ")
    new = old.replace("id: old", "id: new")
    bank.write_text(HEAD + without + old + new)
    watched.expect_exact("error[wrong-kind]")
    watched.expect("question: n/(\\w+)")
    assert watched.match[1] == "new"
