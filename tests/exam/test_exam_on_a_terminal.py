"""An exam with keys, on a real pseudo-terminal."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect") if sys.platform == "win32" else __import__("pexpect")

BANK = """\
title: T
topic: t
namespace: t
questions:
  - {id: one, type: choice, stem: First stem, answer: right, distractors: {wrong: Not so.}, shuffle: false}
  - {id: two, type: true_false, stem: Second stem, answer: true}
  - {id: three, type: multiple_response, stem: Third stem, answers: [a, b], distractors: [c]}
  - {id: four, type: short_answer, stem: Fourth stem, answer: marrow}
"""
PROMPT = r"\(:?n next, :?p back, :?\? help\)"


ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Exam:
    """The program in a terminal of its own."""

    def __init__(
        self, folder: Path, *arguments: str, columns: int = 80, **environment: str
    ) -> None:
        self.bank = folder / "bank.yaml"
        self.bank.write_text(BANK, "utf-8")
        self.environment = {**os.environ, "TERM": "xterm", **environment}
        self.columns = columns
        only = [part for name in ("one", "two", "three", "four") for part in ("--only", name)]
        self.run("quiz", "--exam", "--bank", str(self.bank), *only, *arguments)

    def run(self, *arguments: str) -> None:
        self.raw = self.unread = ""  # all that came; what of it, without escape codes, is new
        self.read = 0
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "allquiz", *arguments],
            env=self.environment,
            dimensions=(24, self.columns),
            encoding="utf-8",
            timeout=20,
        )

    def until(self, pattern: str) -> str:
        """Wait for a pattern, escape codes left out; what was shown up to its end."""
        while not (found := re.search(pattern, self.unread, re.DOTALL)):
            try:
                self.raw += self.child.read_nonblocking(10_000, 20)
            except (pexpect.EOF, pexpect.TIMEOUT) as error:
                raise AssertionError(f"no {pattern!r} in {self.unread!r}") from error
            self.unread = ESCAPES.sub("", self.raw)[self.read :]
        shown, self.unread = self.unread[: found.end()], self.unread[found.end() :]
        self.read += len(shown)
        return shown

    def type(self, keys: str, then: str) -> str:
        """Send keys and wait for a pattern; what was shown up to its end."""
        self.child.send(keys)
        return self.until(then)

    def status(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus)

    def saved(self) -> dict[str, Any]:
        command = [sys.executable, "-m", "allquiz", "history", "export"]
        lines = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        )
        answers = [json.loads(line) for line in lines.stdout.splitlines()]
        return {each["question"]: each["response"] for each in answers}


Opener = Callable[..., Exam]


@pytest.fixture
def exam(tmp_path: Path) -> Iterator[Opener]:
    opened: list[Exam] = []

    def open_(*arguments: str, **environment: Any) -> Exam:
        opened.append(Exam(tmp_path, *arguments, **environment))
        opened[-1].until("First stem")
        opened[-1].until(PROMPT)
        return opened[-1]

    yield open_
    for each in opened:
        each.child.close(force=True)


def test_a_whole_exam_by_keys(exam: Opener) -> None:
    sitting = exam("--confidence")
    sitting.type("b", "Saved: +B\\) wrong.*guess ")
    sitting.type("1", "Second stem")
    sitting.type("n", "Third stem")
    sitting.type("p", "Second stem")
    sitting.type("f", "Saved: +false.*guess ")  # under true or false, f is the answer
    sitting.type("2", "Third stem")
    sitting.type(":f\r", "Flagged")
    sitting.type(":\x7fg", "which question.*> ")
    sitting.type("1\r", "Your answer: B\\) wrong \\(sure\\)")
    sitting.type("a", "guess ")
    sitting.type("3", "Second stem")
    sitting.type("u", "Taken back: question 1 has B\\) wrong again")
    sitting.until(PROMPT)
    shown = sitting.type("d", "Hand in")
    assert "Answered: 1, 2" in shown
    assert "Not answered: 3, 4" in shown
    assert re.search(r"Flagged: +3", shown)
    sitting.type("n", "Not handed in")
    sitting.until(PROMPT)
    sitting.type(":gg\x7f 4\r", "Fourth stem")
    sitting.type("x\x08marrow\r", "guess ")
    sitting.type("1", "A number goes")
    sitting.type("1\r", "First stem")
    sitting.type(":done\r", "Hand in")
    shown = sitting.type("y", "Press Enter")
    assert "Score: 1 of 4 points" in shown
    assert "Certainty-based marks: −5, of 9 at most on 3 answers" in shown
    sitting.type("\r", "Wrong. You were sure.")
    sitting.type("\r", "Second stem")
    sitting.type("p", "First stem")
    sitting.type("\r\r", "Not answered")
    sitting.type("\r", "Fourth stem.*Right. You were sure.*Enter to finish")
    sitting.type("\r", "Next: allquiz quiz --missed")
    assert sitting.status() == 0
    assert sitting.saved() == {"t/one": "wrong", "t/two": False, "t/four": "marrow"}


def test_ctrl_c_exits_130_and_the_exam_goes_on(exam: Opener) -> None:
    sitting = exam()
    sitting.type("a", "Second stem.*help\\) ")
    sitting.child.sendintr()
    assert sitting.status() == 130
    sitting.run()
    sitting.until("Going on with your exam: 1 of 4 answered")
    sitting.until("Second stem")
    sitting.type("\x04", "saved, not handed in: 1 of 4 answered")
    assert sitting.status() == 0


def test_a_result_that_was_not_looked_at_is_shown_again(exam: Opener) -> None:
    sitting = exam()
    sitting.type("b", "Second stem.*help\\) ")
    sitting.type("d", "Hand in")
    sitting.type("y", "Score: 0 of 4.*Press Enter")
    sitting.child.sendintr()
    assert sitting.status() == 130
    sitting.run()
    sitting.until("You have handed this exam in.*Score: 0 of 4.*Press Enter")
    sitting.type("q\r", "nothing here.*Press Enter")
    sitting.type("\r", "First stem.*Wrong")
    sitting.type(":quit\r", "Next: allquiz quiz --missed")
    assert sitting.status() == 0
    assert sitting.saved() == {"t/one": "wrong"}
    sitting.run()
    sitting.until("Question 1 of 10")


def test_a_result_need_not_be_looked_back_on(exam: Opener) -> None:
    sitting = exam()
    sitting.type("b", "Second stem.*help\\) ")
    sitting.type("d", "Hand in")
    sitting.type("y", "Score: 0 of 4.*:q to leave")
    sitting.type(":q\r", "Next: allquiz quiz --missed")
    assert sitting.status() == 0


def test_term_in_a_line_exits_143_and_the_exam_goes_on(exam: Opener) -> None:
    sitting = exam()
    sitting.type("a", "Second stem.*help\\) ")
    sitting.type("g", "which question.*> ")
    sitting.child.kill(signal.SIGTERM)
    assert sitting.status() == 143
    sitting.run()
    sitting.until("Going on with your exam: 1 of 4 answered")


def test_time_runs_out_in_the_middle_of_a_word(exam: Opener) -> None:
    sitting = exam("--time-limit", "3s")
    sitting.type("ann", "Fourth stem.*> ")
    sitting.type("mar", "Time is up")
    sitting.until("Press Enter")
    sitting.type("row q\r\r", "First stem")  # what is still being typed skips nothing
    sitting.type("q", "Next:")
    assert sitting.status() == 0
    assert sitting.saved() == {"t/one": "right"}


def test_picks_that_stand_there_as_time_runs_out_count(exam: Opener) -> None:
    sitting = exam("--time-limit", "3s", "--confidence")
    sitting.type("g3\r", "Third stem.*> ")
    sitting.type("ab", "Time is up.*Saved: +A\\) .*; B\\) .*1 of 4 answered")


def test_picks_that_stand_there_as_one_leaves_count(exam: Opener) -> None:
    sitting = exam()
    sitting.type("g3\r", "Third stem.*> ")
    sitting.type("abn", "Saved: +A\\) .*; B\\) .*Fourth stem.*> ")
    sitting.type(":p\r", "Third stem.*Your answer: +A\\) .*; B\\) ")
    # In whatever way: Ctrl-D, Ctrl-C, a window that is closed, Ctrl-\.
    ways: dict[str | int, int] = {"\x04": 0, "\x03": 130, signal.SIGHUP: 129, "\x1c": 131}
    for keys, (way, status) in zip(("c", "a", "b", "a"), ways.items(), strict=True):
        sitting.type(keys, keys.upper())
        act = sitting.child.send if isinstance(way, str) else sitting.child.kill
        act(way)
        sitting.until(f"Saved: .*{keys.upper()}\\) ")
        assert sitting.status() == status
        sitting.run()
        sitting.until(f"Going on with your exam: 1 of 4 answered.*First stem.*{PROMPT}")
        sitting.type("g3\r", "Third stem.*> ")
    # What stood there as one said “I don't know” counts no more; what does comes through the end of a session.
    sitting.type("bx", "Saved: +I don't know.*Fourth stem.*> ")
    sitting.type(":p\r", "Third stem.*Your answer: +I don't know.*> ")
    sitting.type("n", "Fourth stem.*> ")
    sitting.type(":p\r", "Third stem.*Your answer: +I don't know.*> ")
    sitting.type("c", "C")
    for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGCONT, signal.SIGHUP):
        sitting.child.kill(number)
    sitting.child.ptyproc.fileobj.close()
    assert sitting.child.wait() in (129, 143)
    sitting.run()
    sitting.until(f"Going on.*First stem.*{PROMPT}")
    sitting.type("g3\r", "Third stem.*Your answer: +C\\) .*> ")


def test_time_runs_out_while_a_key_is_waited_for(exam: Opener) -> None:
    sitting = exam("--time-limit", "2s")
    sitting.until("Time is up.*Score: 0 of 4.*Press Enter")


def test_a_reminder_leaves_what_is_typed(exam: Opener) -> None:
    sitting = exam("--time-limit", "63s")
    sitting.type("g4\r", "Fourth stem.*> ")
    sitting.type("mar", "\n1 minute left")
    sitting.until("> mar")
    sitting.type("row\r", "Saved: +marrow")


def test_a_reminder_leaves_picks_and_prompts(exam: Opener) -> None:
    sitting = exam("--time-limit", "63s")
    sitting.type("g3\r", "Third stem.*> ")
    sitting.type("ab", "\n1 minute left")
    sitting.until("> A B")
    sitting.type("\r", "Saved: +A\\) .*; B\\) ")


def test_a_stopped_exam_goes_on_reading_keys(exam: Opener) -> None:
    """As after Ctrl-Z and `fg`: the shell has given the terminal its own settings meanwhile."""
    sitting = exam("--time-limit", "10m")
    sitting.child.kill(signal.SIGSTOP)
    subprocess.run(["stty", "sane"], stdin=sitting.child.child_fd, check=True)
    sitting.child.kill(signal.SIGCONT)
    sitting.until(PROMPT)
    sitting.type("a", "Saved: +A\\) right")


def test_another_size_in_the_middle_of_a_word(exam: Opener) -> None:
    sitting = exam()
    sitting.type("g4\r", "Fourth stem.*> ")
    sitting.child.send("mar")
    sitting.child.setwinsize(24, 40)
    sitting.type("row\r", "Saved: +marrow")
    sitting.until("A number goes to that question, d hands\r\n")  # as wide as it is now


@pytest.mark.parametrize(
    "environment",
    [
        {"NO_COLOR": "1"},
        {"TERM": "dumb"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_simpler_terminals_get_what_they_can_show(
    exam: Opener, environment: dict[str, str]
) -> None:
    sitting = exam("--time-limit", "10m", **environment)
    end = "\r" if "TERM" in environment else ""
    sitting.type(f"a{end}", "Second stem")
    sitting.type(":f\r", "Flagged")
    sitting.type(":d\r", "Hand in")
    sitting.type(f"y{end}", "Next:" if end else "Press Enter")
    if "NO_COLOR" in environment:
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", sitting.raw)
    if "TERM" in environment:
        assert "\x1b" not in sitting.raw
    if "LC_ALL" in environment:
        assert sitting.raw.isascii()
