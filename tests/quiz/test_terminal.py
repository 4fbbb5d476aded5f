"""The quiz on a real pseudo-terminal. Each one costs a process: a session shows what it can."""

import json
import os
import re
import readline
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from operator import mul
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.style import Style

from allquiz.cli.say import note
from allquiz.terminal.writers import RichWriter, writer
from allquiz.view.blocks import Line, Tone

pexpect = pytest.importorskip("pexpect") if sys.platform == "win32" else __import__("pexpect")

WHY = "A reason that goes on and on, for more than a line of the terminal. " * 3
BANK = f"""\
title: T
topic: t
namespace: t
questions:
  - id: one
    type: choice
    stem: First stem
    answer: right
    distractors: {{stays: "{WHY}", wrong: It is not}}
    shuffle: false
  - {{id: two, type: true_false, stem: Second stem, answer: true}}
  - {{id: three, type: multiple_response, stem: Third stem, answers: [a, b], distractors: [c]}}
  - {{id: four, type: short_answer, stem: Fourth stem, answer: marrow}}
"""


class Terminal:
    """The program in a terminal of its own, asking the bank's questions in their order."""

    def __init__(
        self,
        folder: Path,
        columns: int = 80,
        text: str = BANK,
        *,
        nohup: bool = False,
        **environment: str,
    ) -> None:
        self.folder = folder
        bank = folder / "bank.yaml"
        bank.write_text(text, "utf-8")
        only = [f"--only={name}" for name in re.findall(r"\bid: (\w+)", text)]
        self.child: Any = pexpect.spawn(
            sys.executable,
            ["-m", "allquiz", "quiz", "--bank", str(bank), *only],
            env={**os.environ, "TERM": "xterm", **environment},
            dimensions=(24, columns),
            encoding="utf-8",
            timeout=20,
            ignore_sighup=nohup,
        )

    def says(self, *texts: str) -> str:
        """All that is shown until these came, one after the other."""
        shown = ""
        for text in texts:
            self.child.expect(text)
            shown += self.child.before + self.child.after
        return shown

    def status(self) -> int:
        """The exit status, 128 and the signal where it died of one."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        exited, died = self.child.exitstatus, self.child.signalstatus
        return int(exited) if exited is not None else 128 + int(died)

    def saved(self) -> list[str]:
        """The questions answered, in the files that keep them."""
        lines = [
            json.loads(line)
            for file in (self.folder / "data" / "answers").glob("*.jsonl")
            for line in file.read_text("utf-8").splitlines()
        ]
        return [line["question"] for line in lines if line["kind"] == "answer"]


Opening = Callable[..., Terminal]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Opening]:
    opened: list[Terminal] = []

    def open_one(columns: int = 80, text: str = BANK, **options: Any) -> Terminal:
        opened.append(Terminal(tmp_path, columns, text, **options))
        return opened[-1]

    yield open_one
    for each in opened:
        each.child.close(force=True)


def test_single_keys_answer_and_a_line_where_words_are_wanted(terminal: Opening) -> None:
    quiz = terminal()
    send = quiz.child.send
    quiz.says("First stem", r"help\)")
    send("c")
    shown = quiz.says("Wrong", "w why not the others")
    assert "It is not" in shown
    assert "goes on and on" not in shown  # long: on request
    send("w")
    quiz.says("goes on and on", "Enter to go on")
    send("\r")
    quiz.says("Second stem", r"help\)")
    send("t")
    quiz.says("Right")
    send("\r")
    shown = quiz.says("Third stem", r"help\)")
    letters = {text: letter for letter, text in re.findall(r"([A-C])\) +([abc])\b", shown)}
    send("".join(letters[text] for text in "cab") + letters["c"] + "\r")
    quiz.says("Right")
    send("\r")
    quiz.says("Fourth stem", r"help\)")
    send("bone\x15marrow\r")
    quiz.says("Right")
    send("\r")
    quiz.says("4 of 4 answered")
    assert quiz.status() == 0
    assert quiz.saved() == ["t/one", "t/two", "t/three", "t/four"]


def test_a_pasted_text_with_line_breaks_answers_one_question_or_the_gaps_of_one(
    terminal: Opening,
) -> None:
    gaps = '  - {id: gaps, type: cloze, stem: "Gaps: {{marrow}}, {{T cells}}"}\n'
    quiz = terminal(text=BANK[: BANK.index("  - id")] + gaps + BANK[BANK.index("  - {id: four") :])
    for question, pasted in (("Gaps", "marrow\rT cells\r"), ("Fourth", "the\rmarrow\r")):
        quiz.says(question, r"help\)", "> ")
        time.sleep(0.5)  # until the line editor waits
        quiz.child.send(f"\x1b[200~{pasted}\x1b[201~\r")
        quiz.says("Right", "u undo, f flag, q")
        quiz.child.send("\r")
    quiz.says("2 of 2 answered")
    assert quiz.status() == 0


def test_keys_typed_ahead_are_not_lost_and_ctrl_d_is_the_end_of_input(terminal: Opening) -> None:
    quiz = terminal()
    quiz.says("First stem")
    quiz.child.send("a\rf\r")
    quiz.says("Third stem", r"help\)")
    quiz.child.send("\x04")
    assert quiz.status() == 0
    assert quiz.saved() == ["t/one", "t/two"]


REPLIES = ("\x1b]11;rgb:1e1e/bbbb/1e1e\x1b\\", "\x1b]11;rgb:1e/bb/1e\x07", "\x1bP>|tmux 3.4\x1b\\",
    "\x1b[?62;22c", "\x1b[12;40R", "\x1b[15~", "\x1b[<0;35;12M", "\x1b_Gi=31;OK\x1b\\", "\x1b[[A")  # fmt: skip


def test_what_nobody_typed_is_no_answer_and_ctrl_c_keeps_what_was_answered(
    terminal: Opening,
) -> None:
    """A text pasted without saying so, replies of the terminal, an arrow over a slow line, a paste."""
    quiz = terminal()
    quiz.says(r"help\)")
    time.sleep(1)  # it waits for a key: what comes sooner is typed ahead
    quiz.child.send("acute leukemia\rb\r")
    quiz.says("What you pasted is not taken for keys", r"help\)")
    quiz.child.send("".join(REPLIES))
    for part in ("\x1b", "[B", "\x1b", "]11;rgb:1e1e/", "bbbb/1e\x07"):
        quiz.child.send(part)
        time.sleep(1)
    quiz.child.send("\x1b[200~b\x1b[201~a")
    quiz.says("What you pasted is not taken for keys", "Right")
    quiz.child.sendintr()
    quiz.says("What you answered is saved")
    assert quiz.status() == 130
    assert quiz.saved() == ["t/one"]


def test_a_stopped_quiz_goes_on_reading_keys_and_term_exits_143(terminal: Opening) -> None:
    """As after Ctrl-Z and `fg`: the shell has given the terminal its own settings meanwhile."""
    quiz = terminal()
    quiz.says("First stem", r"help\)")
    quiz.child.kill(signal.SIGSTOP)
    time.sleep(0.2)
    subprocess.run(["stty", "sane"], stdin=quiz.child.child_fd, check=True)
    quiz.child.kill(signal.SIGCONT)
    time.sleep(0.3)
    quiz.child.send("a")
    quiz.says("Right", "stop")
    quiz.child.kill(signal.SIGSTOP)
    quiz.child.send("\r")  # typed while it stands still
    time.sleep(0.2)
    quiz.child.kill(signal.SIGCONT)
    quiz.says("Second stem", r"help\)")
    with pytest.raises(pexpect.TIMEOUT):  # said once
        quiz.child.expect(r"help\)", timeout=0.5)
    quiz.child.kill(signal.SIGTERM)
    assert quiz.status() == 143
    assert quiz.saved() == ["t/one"]


def test_a_line_begun_before_a_stop_is_shown_and_gone_on_with(terminal: Opening) -> None:
    typed = BANK[: BANK.index("  - id")]
    quiz = terminal(80, typed + "  - {id: a, type: short_answer, stem: S?, answer: marrow}\n")
    quiz.says("> ")
    quiz.child.send("mar")
    quiz.says("mar")
    for _ in range(2):
        quiz.child.kill(signal.SIGSTOP)
        time.sleep(0.2)
        subprocess.run(["stty", "sane"], stdin=quiz.child.child_fd, check=True)
        quiz.child.kill(signal.SIGCONT)
        quiz.says("> mar")
    quiz.child.send("x\x7frow\r")
    quiz.says("Right")


def test_signals_that_come_at_once_while_a_line_is_typed_end_it_as_each_would_alone(
    terminal: Opening,
) -> None:
    """As Ctrl-Z and `kill %1` send them, Ctrl-C on the second at which the clock is looked at, or the
    end of a session."""
    typed = BANK[: BANK.index("  - id")] + "  - {id: a, type: short_answer, stem: S?, answer: b}\n"
    term, interrupt, hup = (signal.SIGTERM,), (signal.SIGINT,), (signal.SIGTERM, signal.SIGHUP)
    for last, status in ((term, 143), (interrupt, 130), (hup, 129)):
        quiz = terminal(80, typed)
        quiz.says("> ")
        quiz.child.kill(signal.SIGSTOP)
        for number in (signal.SIGALRM, *last, signal.SIGCONT):
            quiz.child.kill(number)
        assert quiz.status() == status


def test_a_window_closed_while_one_says_how_sure_one_is_costs_no_answer(
    terminal: Opening, tmp_path: Path
) -> None:
    (tmp_path / "confident.toml").write_text("confidence = true\n")
    for nohup in (False, True):  # HUP and CONT come at once; or only the terminal tells of it
        quiz = terminal(nohup=nohup, ALLQUIZ_CONFIG=str(tmp_path / "confident.toml"))
        quiz.says("First stem", r"help\)")
        quiz.child.send("a")
        quiz.says("How sure")
        quiz.child.ptyproc.fileobj.close()
        # Without HUP it is the first to read or to write that finds nothing there.
        assert quiz.child.wait() in ((1, 129) if nohup else (129,))
        assert quiz.saved() == ["t/one"] * (1 + nohup)


def test_no_line_is_wider_than_the_terminal_which_may_change_and_no_color_means_none(
    terminal: Opening,
) -> None:
    wide = "骨髄は血液を作る。" * 20 + " e\u0301" * 50 + " word" * 120
    entry = (
        f'  - {{id: NAME, type: true_false, stem: "{wide}", explanation: "{wide}", answer: true}}\n'
    )
    questions = [entry.replace("NAME", name) for name in ("a", "b")]
    quiz = terminal(60, BANK[: BANK.index("  - id")] + "".join(questions), NO_COLOR="1")
    answer, go_on = r"\? for help\)", "u undo, f flag"
    for columns, end in ((60, answer), (120, go_on), (80, answer), (44, go_on)):
        quiz.child.setwinsize(24, columns)
        if columns != 60:
            quiz.child.send("t" if end == go_on else "\r")
        shown = ""
        while quiz.child.expect([end, "for the rest, q stop"]):
            shown += quiz.child.before
            quiz.child.send("\r")
        shown += quiz.child.before
        assert not re.search(r"\x1b\[[0-9;]*3[0-9]", shown)
        lines = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", shown).split("\n")[1:]
        assert max(map(cell_len, lines)) <= min(84, columns)
        assert len(lines) > 10


def test_a_dumb_terminal_gets_no_escape_codes(terminal: Opening) -> None:
    quiz = terminal(TERM="dumb")
    quiz.says("First stem")
    quiz.child.sendline("a")
    assert "\x1b" not in quiz.says("Second stem")


def test_kill_9_loses_no_answer_whose_verdict_was_shown(tmp_path: Path) -> None:
    for round_ in range(int(os.environ.get("ALLQUIZ_LONG", "0") or 0) * 20 + 1):
        folder = tmp_path / str(round_)
        folder.mkdir()
        quiz = Terminal(folder, ALLQUIZ_DATA_DIR=str(folder / "data"))
        quiz.says("First stem")
        quiz.child.send("a")
        quiz.says("Right")
        quiz.child.kill(signal.SIGKILL)
        quiz.child.close(force=True)
        assert quiz.saved() == ["t/one"]


CARD = """\
  - id: card
    type: flashcard
    front: Front of it
    back: Back of it
    explanation: "{}"
    figure: {{file: f.svg, alt: "Left:  a normal cell, drawn as a circle with a lever that holds it back\\n       and no attack"}}
"""
DRAWN = """\
  - id: drawn{options}
    type: choice
    stem: Which part of the drawing is meant?
    answer: Part 1
    distractors: [{parts}]
    figure: {{file: f.svg, show: stem, alt: "{rows}"}}
"""


def drawn(options: int, rows: int) -> str:
    """A choice with so many wrong options, about a drawing in words of so many rows."""
    parts = ", ".join(f"Part {number}" for number in range(2, options + 2))
    lines = "\\n".join(f"Row {number}" for number in range(1, rows + 1))
    return DRAWN.format(options=options, parts=parts, rows=lines)


def test_what_is_longer_than_the_screen_is_read_a_screen_at_a_time(
    terminal: Opening, tmp_path: Path
) -> None:
    """With less air where that is enough; a question in two keeps its stem."""
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "f.svg").write_text(
        "<svg xmlns='http://www.w3.org/2000/svg'/>", "utf-8"
    )
    explanation = "\\n".join(f"Line {number}." for number in range(1, 21))
    head = BANK[: BANK.index("  - id")]
    questions = [drawn(5, 10), drawn(8, 7), drawn(9, 15), CARD.format(explanation)]
    quiz = terminal(60, head + "".join(questions))
    for number in (1, 2):
        screen = quiz.says(f"Question {number} of 4", r"for help\)").split("\r\n")[-24:]
        assert any("Which part" in line for line in screen)
        quiz.child.send(":s\r")
    assert "A)" not in quiz.says("Question 3 of 4", "Which part.*Row 15.*Enter for the rest")
    quiz.child.send("\r")
    assert "Row 15" not in quiz.says("Which part.*A\\).*J\\).*for help\\)")
    quiz.child.send(":s\r")
    quiz.says("turn the card")
    quiz.child.send("\r")
    quiz.says("4 easy")
    quiz.child.send("g\r")
    quiz.says("Graded: good.*Line 20.*Enter for the rest")
    quiz.child.send("\r")
    quiz.says(
        "Left:  a normal cell, drawn as a circle with a lever that\r\n       holds it back\r\n       and no attack",
        "for your score",
    )


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


def test_no_word_of_a_message_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "Nothing is due now, and you have met every question: practice ahead of time."
    note(said)
    assert capsys.readouterr().err == f"{said}\n"
    monkeypatch.setattr("allquiz.cli.say.columns", lambda _: 20)
    note(said)
    lines = capsys.readouterr().err.splitlines()
    assert max(map(len, lines)) <= 20
    assert " ".join(lines) == said


@pytest.mark.parametrize("columns", [60, 50, 30])
def test_how_to_ask_for_help_is_on_one_line(columns: int) -> None:
    out = StringIO()
    shown = writer(out, plain=False)
    shown._console.width = columns  # type: ignore[attr-defined]
    how = "Type what is missing, a line a gap; an empty line leaves its gap open. (:? for help)"
    shown.write([Line(how, tone="quiet")])
    lines = out.getvalue().split("\n")
    assert "(:? for help)" in lines[-2]
    assert max(map(len, lines)) <= columns


def test_every_colour_is_read_on_white_and_on_black() -> None:
    """Each is at least 3.8 away from both, by the contrast of WCAG 2."""
    for style in filter(None, RichWriter.STYLES.values()):
        if (color := Style.parse(style).color) is not None:
            channels = (part / 255 for part in color.get_truecolor())
            linear = [c / 12.92 if c <= 0.04 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
            bright = sum(map(mul, (0.2126, 0.7152, 0.0722), linear))
            assert min(1.05 / (bright + 0.05), (bright + 0.05) / 0.05) > 3.8
            assert color.number is None or color.number > 15  # else the terminal's own colour


def test_colours_are_those_that_the_terminal_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 256, but where a terminal has eight (Emacs's `term`), or is said to take no codes.

    A tone each: rich keeps the codes of one.
    """
    monkeypatch.delenv("COLORTERM", raising=False)
    cases: list[tuple[str, str, Tone, str]] = [
        ("xterm", "", "right", "\x1b[1;38;5;28m"),
        ("linux", "", "right", "\x1b[1;38;5;28m"),
        ("eterm-color", "", "wrong", "\x1b[1;31m"),
        ("xterm", "0", "partly", ""),
    ]
    for term, compatible, tone, codes in cases:
        monkeypatch.setenv("TERM", term)
        monkeypatch.setenv("TTY_COMPATIBLE", compatible)
        out = StringIO()
        monkeypatch.setattr(out, "isatty", lambda: True)
        writer(out, plain=False).write([Line("Verdict", tone=tone)])
        assert out.getvalue().split("Verdict")[0] == codes, term


LINES = """
from allquiz.terminal.keys import edited_line
while (line := edited_line("> ")) is not None:
    print("typed", ascii(line), flush=True)
"""


@pytest.mark.skipif("libedit" in (readline.__doc__ or ""), reason="libedit has no such bindings")
def test_what_nobody_typed_is_no_part_of_a_line_and_escape_costs_no_letter() -> None:
    child = pexpect.spawn(sys.executable, ["-c", LINES], encoding="utf-8", timeout=20)
    child.expect("> $")

    def typed(*parts: str, wait: float = 0) -> str:
        for part in parts:
            child.send(part)
            time.sleep(wait)
        child.send("\r")
        child.expect("typed '([^\r]*)'")
        return str(child.match[1])

    assert typed(*REPLIES, "marrow") == "marrow"
    slow = [part for reply in REPLIES[1:3] for part in (reply[:1], reply[1:2], reply[2:])]
    assert typed(*slow, "marrow", wait=0.7) == "marrow"
    for word in (
        "row",
        "bone marrow",
        "50",
        "-7",
        "<5%",
        "#1",
        "PCR",
        "Ph+",
        "Ofatumumab",
        "(BCR)",
    ):
        assert (
            typed("\x1b", word, wait=0.02) == word
        )  # Meta and a letter is a command of the editor
    assert typed("marrow", "\x1b") == "marrow"
    assert typed("marrow", "\x1b", "\x1b", "x", "\x1b", "\x7f") == "marrow"
    assert typed("arrow", "\x1b[D" * 5, "m") == "marrow"
    child.close(force=True)
