"""The quiz on a real pseudo-terminal."""

import json
import os
import re
import readline
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

pexpect = pytest.importorskip("pexpect") if sys.platform == "win32" else __import__("pexpect")

BANK = """\
title: T
topic: t
namespace: t
questions:
  - {id: one, type: choice, stem: First stem, answer: right, distractors: [wrong], shuffle: false}
  - {id: two, type: true_false, stem: Second stem, answer: true}
  - {id: three, type: multiple_response, stem: Third stem, answers: [a, b], distractors: [c]}
  - {id: four, type: short_answer, stem: Fourth stem, answer: marrow}
"""
ONLY = [part for name in ("one", "two", "three", "four") for part in ("--only", name)]


class Terminal:
    """The program in a terminal of its own."""

    def __init__(
        self, folder: Path, columns: int = 80, text: str = BANK, **environment: str
    ) -> None:
        self.folder = folder
        bank = folder / "bank.yaml"
        bank.write_text(text, "utf-8")
        self.environment = {**os.environ, "TERM": "xterm", **environment}
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "allquiz", "quiz", "--bank", str(bank), *(ONLY if "four" in text else ())],
            env=self.environment,
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=20,
        )

    def status(self) -> int:
        """The exit status, 128 and the signal where it died of one."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        exited, died = self.child.exitstatus, self.child.signalstatus
        return int(exited) if exited is not None else 128 + int(died)

    def saved(self) -> list[str]:
        """The questions answered."""
        command = [sys.executable, "-m", "allquiz", "history", "export"]
        lines = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=True
        )
        return [json.loads(line)["question"] for line in lines.stdout.splitlines()]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.child.close(force=True)


def test_single_keys_answer_and_a_line_where_words_are_wanted(terminal: Terminal) -> None:
    child = terminal.child
    child.expect("First stem")
    child.expect(r"help\)")
    child.send("a")
    child.expect("Right")
    child.send("\r")
    child.expect("Second stem")
    child.expect(r"help\)")
    child.send("f")
    child.expect("Wrong")
    child.send("\r")
    child.expect("Third stem")
    child.expect(r"help\)")
    shown = child.before + child.after
    letters = {text: letter for letter, text in re.findall(r"([A-C])\) +([abc])\b", shown)}
    child.send("".join(letters[text] for text in "cab") + letters["c"] + "\r")
    child.expect("Right")
    child.send("\r")
    child.expect("Fourth stem")
    child.expect(r"help\)")
    child.send("bone\x15marrow\r")
    child.expect("Right")
    child.send("\r")
    child.expect("4 of 4 answered")
    assert terminal.status() == 0
    assert terminal.saved() == ["t/one", "t/two", "t/three", "t/four"]


def test_why_not_the_others_is_said_on_request_where_it_is_long(tmp_path: Path) -> None:
    why = "A reason that goes on and on, for more than a line of the terminal. " * 3
    options = f'distractors: {{wrong: It is not, other: "{why}"}}'
    terminal = Terminal(tmp_path, text=BANK.replace("distractors: [wrong]", options))
    child = terminal.child
    child.expect("C\\) wrong.*help")
    child.send("c")
    child.expect("w why not the others")
    assert "It is not" in child.before
    assert "goes on and on" not in child.before
    child.send("w")
    child.expect("goes on and on")
    child.send("\r")
    child.expect("Second stem")
    child.close(force=True)


def test_keys_typed_ahead_are_not_lost(terminal: Terminal) -> None:
    terminal.child.expect("First stem")
    terminal.child.send("a\rf\r")
    terminal.child.expect("Third stem")
    assert terminal.saved() == ["t/one", "t/two"]


@pytest.mark.parametrize(
    ("parts", "wait"),
    [(["\x1b]11;rgb:1e1e/bbbb/1e1e\x1b\\"], 0), (["\x1bP>|tmux 3.4\x1b\\"], 0), (["\x1b", "[B"], 0.06),
     (["\x1b[", "B"], 1.5), (["\x1b", "[B"], 1.5), (["\x1b", "]11;rgb:1e1e/", "bbbb/1e\x07"], 1.5),
     (["\x1b[200~b\x1b[201~"], 0)],
)  # fmt: skip
def test_what_nobody_typed_is_no_answer(terminal: Terminal, parts: list[str], wait: float) -> None:
    """A reply of the terminal, an arrow over a slow line, a paste; then a key that was typed."""
    terminal.child.expect(r"help\)")
    for part in parts:
        terminal.child.send(part)
        time.sleep(wait)
    time.sleep(0.6)
    terminal.child.send("a")
    terminal.child.expect("Right")
    terminal.child.sendintr()
    assert terminal.status() == 130
    assert terminal.saved() == ["t/one"]


def test_a_text_that_is_pasted_without_saying_so_is_no_answer(terminal: Terminal) -> None:
    terminal.child.expect(r"help\)")
    time.sleep(1)  # it waits for a key: what comes sooner is typed ahead
    terminal.child.send("acute leukemia\rb\r")
    terminal.child.expect("What you pasted is not taken for keys.*help\\)")
    terminal.child.send("a")
    terminal.child.expect("Right")
    terminal.child.sendintr()
    assert terminal.status() == 130
    assert terminal.saved() == ["t/one"]


def test_ctrl_c_exits_130_and_keeps_what_was_answered(terminal: Terminal) -> None:
    terminal.child.expect("First stem")
    terminal.child.send("a")
    terminal.child.expect("Right")
    terminal.child.sendintr()
    terminal.child.expect("What you answered is saved")
    assert terminal.status() == 130
    assert terminal.saved() == ["t/one"]


def test_ctrl_d_is_the_end_of_input(terminal: Terminal) -> None:
    terminal.child.expect("First stem")
    terminal.child.expect(r"help\)")
    terminal.child.send("\x04")
    assert terminal.status() == 0


def test_term_exits_143(terminal: Terminal) -> None:
    terminal.child.expect("First stem")
    terminal.child.expect(r"help\)")
    terminal.child.kill(signal.SIGTERM)
    assert terminal.status() == 143


def test_a_stopped_quiz_goes_on_reading_keys(terminal: Terminal) -> None:
    """As after Ctrl-Z and `fg`: the shell has given the terminal its own settings meanwhile."""
    child = terminal.child
    child.expect("First stem")
    child.expect(r"help\)")
    child.kill(signal.SIGSTOP)
    time.sleep(0.2)
    subprocess.run(["stty", "sane"], stdin=child.child_fd, check=True)
    child.kill(signal.SIGCONT)
    time.sleep(0.3)
    child.send("a")
    child.expect("Right")


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, columns: int) -> None:
    wide = "骨髄は血液を作る。" * 30 + " e\u0301" * 100 + " word" * 200
    terminal = Terminal(tmp_path, columns, BANK.replace("First stem", wide))
    shown = ""
    while terminal.child.expect([r"help\)", "for the rest"]):
        shown += terminal.child.before
        terminal.child.send("\r")
    terminal.child.close(force=True)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown + terminal.child.before)
    lines = text.replace("\r", "").split("\n")
    assert max(map(cell_len, lines)) <= min(84, columns)
    assert len(lines) > 10


def test_a_dumb_terminal_gets_no_escape_codes(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, TERM="dumb")
    terminal.child.expect("First stem")
    terminal.child.sendline("a")
    terminal.child.expect("Second stem")
    assert "\x1b" not in terminal.child.before
    terminal.child.close(force=True)


def test_no_color_means_no_colour(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, NO_COLOR="1")
    terminal.child.expect("First stem")
    terminal.child.send("b")
    terminal.child.expect("Second stem|go on")
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", terminal.child.before)
    terminal.child.close(force=True)


def test_kill_9_loses_no_answer_whose_verdict_was_shown(tmp_path: Path) -> None:
    for round_ in range(int(os.environ.get("ALLQUIZ_LONG", "0") or 0) * 20 + 3):
        folder = tmp_path / str(round_)
        folder.mkdir()
        terminal = Terminal(folder, ALLQUIZ_DATA_DIR=str(folder / "data"))
        terminal.child.expect("First stem")
        terminal.child.send("a")
        terminal.child.expect("Right")
        terminal.child.kill(signal.SIGKILL)
        terminal.child.close(force=True)
        assert terminal.saved() == ["t/one"]


def test_two_quizzes_at_once_save_all(tmp_path: Path) -> None:
    bank = tmp_path / "bank.yaml"
    bank.write_text(BANK)
    command = [sys.executable, "-m", "allquiz", "quiz", "-n", "4", "--plain", "--bank", str(bank)]
    running = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        for _ in range(2)
    ]
    for process in running:
        process.communicate(":x\n" * 4, timeout=60)
    export = [sys.executable, "-m", "allquiz", "history", "export"]
    saved = subprocess.run(export, capture_output=True, text=True, check=True).stdout
    assert len(saved.splitlines()) == 8


LONG = """\
title: T
topic: t
namespace: t
questions:
  - id: one
    type: flashcard
    front: Front of it
    back: Back of it
    explanation: "{}"
    figure: {{file: f.svg, alt: "Left:  a normal cell, drawn as a circle with a lever that holds it back\\n       and no attack"}}
"""


def test_a_verdict_that_is_longer_than_the_screen_is_read_a_screen_at_a_time(
    tmp_path: Path,
) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "f.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8"
    )
    lines = "\\n".join(f"Line {number}." for number in range(1, 21))
    child = Terminal(tmp_path, 60, LONG.format(lines)).child
    child.expect("turn the card")
    child.send("\r")
    child.expect("4 easy")
    child.send("g\r")
    child.expect("Graded: good.*Line 20.*Enter for the rest")
    child.send("\r")
    child.expect(
        "Left:  a normal cell, drawn as a circle with a lever that\r\n       holds it back\r\n       and no attack"
    )
    child.expect("for your score")
    child.close(force=True)


DRAWN = """\
title: T
topic: t
namespace: t
questions:
  - id: one
    type: choice
    stem: Which part of the drawing is meant?
    answer: Part 1
    distractors: [{options}]
    figure: {{file: f.svg, show: stem, alt: "{drawing}"}}
"""


@pytest.mark.parametrize(("options", "drawn"), [(5, 10), (8, 7)])
def test_stem_options_and_prompt_stand_on_one_screen_with_less_air_where_it_is_needed(
    tmp_path: Path, options: int, drawn: int
) -> None:
    child = drawn_question(tmp_path, options, drawn)
    child.expect("for help\\)")
    screen = (child.before + child.after).split("\r\n")[-24:]
    assert any("Which part" in line for line in screen)
    child.close(force=True)


def test_a_question_longer_than_the_screen_is_read_in_two_and_keeps_its_stem(
    tmp_path: Path,
) -> None:
    child = drawn_question(tmp_path, 9, 15)
    child.expect("Which part.*Row 15.*Enter for the rest")
    assert "A)" not in child.after
    child.send("\r")
    child.expect("Which part.*A\\).*J\\).*for help\\)")
    assert "Row 15" not in child.after
    child.close(force=True)


def drawn_question(folder: Path, options: int, rows: int) -> Any:
    """A choice with so many wrong options, about a drawing in words of so many rows."""
    (folder / "figures").mkdir()
    (folder / "figures" / "f.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8")
    parts = ", ".join(f"Part {number}" for number in range(2, options + 2))
    drawing = "\\n".join(f"Row {number}" for number in range(1, rows + 1))
    return Terminal(folder, text=DRAWN.format(options=parts, drawing=drawing)).child


def test_what_is_found_stands_below_its_name_and_no_word_is_broken(tmp_path: Path) -> None:
    words = "Which of these many words of a long stem would a narrow terminal break in two"
    (tmp_path / "bank.yaml").write_text(BANK.replace("First stem", words), "utf-8")
    command = ["-m", "allquiz", "search", "narrow", "--bank", str(tmp_path / "bank.yaml")]
    child = pexpect.spawn(
        sys.executable, command, dimensions=(24, 40), encoding="utf-8", timeout=20
    )
    child.expect(pexpect.EOF)
    name, *stem = re.sub("\x1b\\[[0-9;]*m", "", child.before).split("\r\n")
    assert name.strip() == "t/one"
    assert " ".join(" ".join(stem).split()) == words
    assert all(len(line) <= 40 and line.startswith(" ") for line in stem if line)


TYPED = ("\x1b]11;rgb:1e1e/bbbb/1e1e\x1b\\", "\x1b]11;rgb:1e/bb/1e\x07", "\x1bP>|tmux 3.4\x1b\\",
    "\x1b[?62;22c", "\x1b[12;40R", "\x1b[15~", "\x1b[<0;35;12M", "\x1b_Gi=31;OK\x1b\\", "\x1b[[A")  # fmt: skip


@pytest.mark.skipif("libedit" in (readline.__doc__ or ""), reason="libedit has no such bindings")
@pytest.mark.parametrize("wait", [0, 0.7])
def test_what_nobody_typed_is_no_part_of_a_typed_answer(tmp_path: Path, wait: float) -> None:
    terminal = Terminal(tmp_path, text=BANK.replace("id: four", "id: only"))
    terminal.child.close(force=True)
    bank, command = (
        str(tmp_path / "bank.yaml"),
        ["-m", "allquiz", "quiz", "--only", "only", "--bank"],
    )
    child = pexpect.spawn(sys.executable, [*command, bank], encoding="utf-8", timeout=20)
    child.expect("> $")
    for sent in TYPED if not wait else TYPED[:4]:
        for part in (sent[:1], sent[1:2], sent[2:]):
            child.send(part)
            time.sleep(wait)
    child.send("marrow\r")
    child.expect("Right")
    child.close(force=True)
