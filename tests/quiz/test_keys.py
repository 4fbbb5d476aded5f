"""Keys on Windows, through a stand-in for its console; and what no one typed, on any terminal."""

import errno
import io
import os
import re
import signal
import sys
from collections.abc import Iterator
from threading import Timer
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allquiz.asking import Shown
from allquiz.model.place import Place
from allquiz.model.question import (
    Choice,
    Cloze,
    Flashcard,
    Gap,
    MultipleResponse,
    Option,
    ShortAnswer,
    TrueFalse,
)
from allquiz.terminal.answers import COMMANDS, EXAM_COMMANDS, Answer, read_command, read_grade
from allquiz.terminal.escape_sequences import LATE, SLOW, Sequences
from allquiz.terminal.exam import HAND_IN
from allquiz.terminal.key_input import KeyInput
from allquiz.terminal.keys import (
    CONTINUED,
    END,
    ENTER,
    ERASE,
    OTHER,
    PASTED,
    Keyboard,
    WindowsKeyboard,
    edited_line,
)
from allquiz.terminal.prompts import CONFIDENCE, GRADE, Prompt, pause
from allquiz.terminal.writers import RichWriter, Writer

if TYPE_CHECKING:
    from allquiz.terminal.keys import UnixKeyboard


def windows(text: str) -> WindowsKeyboard:
    left = list(text)
    return WindowsKeyboard(lambda: left.pop(0), lambda: bool(left))


@pytest.mark.parametrize(
    ("pressed", "key"),
    [("a", "a"), ("\r", ENTER), ("\x1a", END), ("\x08", ERASE), ("\xe0H", OTHER), ("\x00;", OTHER)],
)
def test_a_key_on_windows(pressed: str, key: str) -> None:
    assert windows(pressed).key() == key


def test_ctrl_c_on_windows_interrupts() -> None:
    with pytest.raises(KeyboardInterrupt):
        windows("\x03").key()


def test_a_word_on_windows_is_told_from_keys() -> None:
    keys = KeyInput(windows("spleen\rs"), Writer(io.StringIO()))
    prompt = Prompt("A to D")
    assert [keys.ask_for(prompt._replace(keys={*"abcds"})), "s"] == ["s", "s"]
    assert windows("spleen").peek(0) == "s"
    assert windows("").peek(0.01) == ""


SEQUENCES = {
    "arrow": b"[A", "arrow of an application": b"OB", "function key": b"[15~", "Linux F1": b"[[A",
    "Alt and a key": b"b", "arrow with Shift": b"[1;2D", "device attributes": b"[?62;22c",
    "cursor position": b"[12;40R", "colour, BEL": b"]11;rgb:1e1e/bbbb/1e1e\x07",
    "colour, ST": b"]11;rgb:1e1e/bbbb/1e1e\x1b\\", "name of tmux": b"P>|tmux 3.4\x1b\\",
    "application program command": b"_Gi=31;OK\x1b\\", "mouse": b"[<0;35;12M", "mouse, X10": b"[M bb",
    "paste": b"[200~sure\nb\x1b[201~", "focus": b"[I", "character set": b"(B",
    "Alt and an arrow": b"\x1b[A", "clipboard": b"]52;c;c3VyZQ==\x07", "key of kitty": b"[97:65;2:1u",
    "mode": b"[?2026;2$y", "settings": b"P1$r0m\x1b\\", "text colour": b"]10;rgb:ff/ff/ff\x1b\\",
}  # fmt: skip


@given(st.sampled_from(sorted(SEQUENCES.values())), st.data())
def test_a_sequence_is_no_key_at_any_pace_and_what_is_typed_behind_it_is(
    sequence: bytes, data: st.DataObject
) -> None:
    """A lone Escape waits for what can be no key; only Alt and a key have to come at once."""
    told, now = Sequences(), 100.0
    assert told.take(b"\x1b", now)
    is_reply = sequence[:1] in b"[]PO_^"
    for number, byte in enumerate(sequence):
        slowest = LATE if number or is_reply else SLOW
        now += data.draw(st.floats(0, slowest - 0.01))
        assert told.take(bytes([byte]), now)
    assert not told.take(b"a", now)


@given(st.sampled_from(sorted(SEQUENCES.values())), st.data())
def test_a_key_counts_again_a_while_after_a_sequence_that_was_cut_off(
    sequence: bytes, data: st.DataObject
) -> None:
    told = Sequences()
    for byte in b"\x1b" + sequence[: data.draw(st.integers(0, len(sequence) - 1))]:
        told.take(bytes([byte]), 100.0)
    assert not told.take(b"a", 100.01 + LATE)


@pytest.mark.parametrize("key", [b"a", b"q", b"\n", b" ", b"A", b":", b"?", b"1"])
def test_escape_alone_takes_no_key_along(key: bytes) -> None:
    told = Sequences()
    told.take(b"\x1b", 100.0)
    assert not told.take(key, 100.1 + SLOW)


def test_enter_ends_a_reply_that_has_lost_its_end() -> None:
    told = Sequences()
    for byte in b"\x1b]11;rgb\n":
        assert told.take(bytes([byte]), 100.0)
    assert not told.take(b"a", 100.0)


EIGHT_BITS = {
    "arrow": b"\x9bB", "colour": b"\x9d11;rgb:1e1e/bbbb/1e1e\x9c", "name": b"\x90>|tmux\x1b\\",
    "arrow in UTF-8": b"\xc2\x9bB", "mouse": b"\x9b<0;35;12M", "SS3": b"\x8fB",
}  # fmt: skip


@pytest.fixture
def line() -> Iterator[tuple["UnixKeyboard", int]]:
    """A keyboard, and the other end of its line."""
    from allquiz.terminal.keys import UnixKeyboard

    there, here = os.openpty()
    keys = UnixKeyboard(here)
    with keys:
        yield keys, there
    os.close(there)
    os.close(here)


Typing = tuple["UnixKeyboard", int]
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")


def next_key(keys: "UnixKeyboard") -> str:
    """The first that is no part of a sequence, and no paste."""
    while (key := keys.key()) in (OTHER, PASTED):
        pass
    return key


@on_unix
@pytest.mark.parametrize("sent", [*(b"\x1b" + s for s in SEQUENCES.values()), *EIGHT_BITS.values()])
def test_what_nobody_typed_is_nothing_that_the_quiz_knows(line: Typing, sent: bytes) -> None:
    keys, there = line
    os.write(there, sent + b"a")
    assert next_key(keys) == "a"


@on_unix
def test_many_characters_at_once_are_a_paste_and_none_of_them_a_key(line: Typing) -> None:
    keys, there = line
    later = Timer(0.2, os.write, (there, b"Acute leukemia\nb\n"))
    later.start()
    assert keys.key() == PASTED
    later.join()
    os.write(there, b"a")
    assert keys.key() == "a"


@on_unix
@pytest.mark.parametrize("typed", ["ab", "a\nf\n", "acd\n"])
def test_keys_that_a_slow_line_brings_together_are_keys(line: Typing, typed: str) -> None:
    keys, there = line
    later = Timer(0.2, os.write, (there, typed.encode()))
    later.start()
    assert "".join(keys.key() for _ in typed) == typed
    later.join()


@on_unix
def test_a_terminal_that_is_set_as_a_signal_comes_is_set_again(
    line: Typing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it is with `allquiz &`, which the shell stops until `fg`."""
    import termios
    import tty

    left = [termios.error(errno.EINTR, "Interrupted system call")]

    def interrupted(*_: object) -> None:
        if left:
            raise left.pop()

    monkeypatch.setattr(tty, "setcbreak", interrupted)
    with type(line[0])(line[1]):
        assert left == []


class Keys(Keyboard):
    """Keys that come one at once after the other, then an end."""

    def __init__(self, typed: str, *lines: str) -> None:
        self._typed = list(typed)
        self._lines = list(lines)

    def _read(self) -> str:
        return self._typed.pop(0) if self._typed else END

    def _comes(self, seconds: float) -> bool:
        return bool(self._typed)

    def _edited(self, prompt: str, typed: str) -> str | None:
        return typed + self._lines.pop(0) if self._lines else None


@pytest.mark.parametrize(
    ("typed", "read"),
    [("1", "1"), ("sure\n", "sure"), ("sux\x7fre\n", "sure"), ("think so\n", "think so"),
     (":s\n", ":s"), ("u", "u"), ("unsure\n2", "2"), ("gu\n3", "3"), ("xyz", None),
     ("sure \n", "sure")],
)  # fmt: skip
def test_how_sure_is_a_digit_or_a_word(typed: str, read: str | None) -> None:
    assert KeyInput(Keys(typed), Writer(io.StringIO())).ask_for(CONFIDENCE) == read


class SlowKeys(Keys):
    """Keys between which somebody thinks."""

    def _comes(self, seconds: float) -> bool:
        return False


@pytest.mark.parametrize(
    ("prompt", "typed", "read"),
    [(GRADE, "not well\n3", "3"), (GRADE, "g\n", "g"), (CONFIDENCE, "dunno\n2", "2"),
     (HAND_IN, "ready\nn", "n"), (pause("Go on?", COMMANDS), "b\x7fu", "u")],
)  # fmt: skip
def test_a_word_typed_slowly_hides_no_command(prompt: Prompt, typed: str, read: str) -> None:
    """The `o` of “not well” would turn the last verdict round; a stray letter can be erased."""
    assert KeyInput(SlowKeys(typed), Writer(io.StringIO())).ask_for(prompt) == read


@pytest.mark.parametrize("typed", ["next\n", "rue\n", "lymphoblast\n", "bone\n", "bu"])
def test_at_a_pause_a_word_that_begins_with_no_command_is_one_at_any_pace(typed: str) -> None:
    """Of `true` at a statement, t is the answer: the `u` of what follows must not take it back."""
    keys = KeyInput(SlowKeys(typed), Writer(io.StringIO()))
    assert keys.ask_for(pause("Go on?", COMMANDS)) is None


PLACE = Place("b.yaml", 1, 1)
STATEMENT = Shown(TrueFalse(id="q", stem="S", place=PLACE, answer=True))
CHOICE = Shown(Choice(id="c", stem="S", place=PLACE, answer="w", distractors=()), tuple("wxyz"))
SEVERAL = Shown(
    MultipleResponse(id="m", stem="S", place=PLACE, answers=(Option("w"),), distractors=()),
    tuple("wxyz"),
)
TYPED = Shown(ShortAnswer(id="s", stem="S", place=PLACE, answer="w"))


@pytest.mark.parametrize(("typed", "is_more"), [("true", False), ("False", False), ("truly", True)])
@pytest.mark.parametrize("pace", [Keys, SlowKeys])
def test_true_and_false_typed_in_full_leave_no_word_over(
    typed: str, is_more: bool, pace: type[Keys]
) -> None:
    out = io.StringIO()
    keys = KeyInput(pace(f"{typed}\n"), Writer(out))
    assert keys.ask(STATEMENT) == typed[0]
    assert keys.ask_for(pause("Go on?", COMMANDS)) is None
    assert ("nothing here" in out.getvalue()) == is_more


@pytest.mark.parametrize(
    ("after", "typed", "lines", "read"),
    [(CHOICE, "true\nb", (), "b"), (CHOICE, "false\nb", (), "b"), (CHOICE, "falseb\n", (), "alseb"),
     (CHOICE, "fa\n", (), "a"), (CHOICE, "fa\x7fb", (), "b"), (CHOICE, "ta", (), "a"), (CHOICE, "fab\n", (), "ab"),
     (SEVERAL, "false\nbc\n", (), "B C"), (SEVERAL, "fab\n\n", (), "A B"), (SEVERAL, "fa\nca\n", (), "C"),
     (SEVERAL, "fba\n", (), "A B"), (STATEMENT, "false\nt", (), "t"), (STATEMENT, "true\nf", (), "f"),
     (TYPED, "t", ("rue", "spleen"), "spleen"), (TYPED, "f", ("alse", "alse"), "alse"),
     (TYPED, "t", ("true",), "true"), (TYPED, "f", ("rue",), "rue")],
)  # fmt: skip
@pytest.mark.parametrize("pace", [Keys, SlowKeys])
def test_in_an_exam_the_rest_of_true_and_false_answers_nothing(
    after: Shown, typed: str, lines: tuple[str, ...], read: str, pace: type[Keys]
) -> None:
    """No verdict comes between: the next question stands there as soon as the first letter is typed."""
    keys = KeyInput(pace(typed, *lines), Writer(io.StringIO()), EXAM_COMMANDS)
    assert keys.ask(STATEMENT) == typed[0]
    assert keys.ask(after) == read


@pytest.mark.parametrize(("typed", "read"), [("f\nab\n", ""), ("fnab\n", "n")])
def test_a_letter_behind_enter_or_a_command_is_no_rest_of_false(typed: str, read: str) -> None:
    keys = KeyInput(SlowKeys(typed), Writer(io.StringIO()), EXAM_COMMANDS)
    assert [keys.ask(STATEMENT), keys.ask(SEVERAL), keys.ask(SEVERAL)] == ["f", read, "A B"]


def test_where_letters_are_meant_a_word_that_begins_with_none_is_one_at_any_pace() -> None:
    shown = Shown(
        Choice(id="q", stem="S", place=Place("b.yaml", 1, 1), answer="w", distractors=()),
        tuple("wxyz"),
    )
    for typed, read in (("lymph node\n", ["lymph node"]), ("zebra\n", ["zebra"]), ("za\n", ["za"]),
                        ("z\n", ["z"]), ("z\x7fd", ["d"]), ("ad", ["a", "d"]), ("sa", ["s", "a"])):  # fmt: skip
        keys = KeyInput(SlowKeys(typed), Writer(io.StringIO()))
        assert list(iter(lambda: keys.ask(shown), None)) == read, typed  # noqa: B023


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("quit\n", "q"),
        ("undo\n", "u"),
        ("Quit\n", "q"),
        ("o", "o"),
        ("override\n", "o"),
        ("unknown\n", "x"),
        ("help\n", "?"),
        (":quit\n", "q"),
        (":hint \n", "h"),
    ],
)
def test_a_command_typed_in_full_is_the_command_and_nothing_is_left_of_it(
    typed: str, key: str
) -> None:
    keys = KeyInput(Keys(typed), Writer(io.StringIO()))
    prompt = pause("Enter to go on", COMMANDS)
    assert read_command(keys.ask_for(prompt) or "") == read_command(key)
    assert keys.ask_for(prompt) is None


@pytest.mark.parametrize("typed", ["lood\n", ":lood\n", ":5\n"])
def test_a_word_that_is_nothing_is_named_and_the_key_asked_for_again(typed: str) -> None:
    """Of `blood` at a choice, b is the answer: the rest must not pass without a word."""
    out, word = io.StringIO(), typed.strip()
    assert KeyInput(Keys(f"{typed}q"), Writer(out)).ask_for(pause("Go on?", COMMANDS)) == "q"
    assert out.getvalue() == f"Go on? {word}\n“{word}” is nothing here.\nGo on? q\n"


@pytest.mark.parametrize(
    "typed",
    [
        "ure",
        "usual\n",
        "umbrella q",
        "question\n",
        "lymphoblast\n",
        "no\n",
        "spleen\n",
        "fatigue\n",
        "xenograft\n",
        "oocyte\n",
        "so it is\n",
        "x-ray\n",
    ],
)
def test_a_word_where_keys_are_read_takes_no_answer_back_nor_turns_its_verdict_round(
    typed: str,
) -> None:
    keys = KeyInput(Keys(typed), Writer(io.StringIO()))
    read = []
    while (key := keys.ask_for(pause("Enter to go on", COMMANDS))) is not None:
        read.append(key)
    assert not {*COMMANDS} & {*read}


IN_ANY = {"s": ["s"], "ss": ["s", "s"], "f?": ["f", "?"], "g7\n": ["g7"], "skip\n": ["skip"]}
AT_CHOICE = {"ab": ["a", "b"]} | {
    f"{word}\n": [word] for word in "spleen zebra no x-ray oocyte".split()
}
AT_SEVERAL = {"ab\n": ["A B"], "ano\x7f\x7fb:\x7f\n": ["A B"]} | {
    f"a{word}\n\n": ["A"] for word in "spleen zebra no x-ray".split()
}


@pytest.mark.parametrize("kind", [Choice, MultipleResponse])
def test_a_word_where_letters_are_meant_is_no_command_nor_are_its_letters_answers(
    kind: type[Choice | MultipleResponse],
) -> None:
    """A key pressed twice, or a command typed in full, is none."""
    right: Any = (
        {"answers": (Option("w"),)} if kind is MultipleResponse else {"answer": Option("w")}
    )
    question = kind(id="q", stem="S", place=Place("b.yaml", 1, 1), distractors=(), **right)
    shown = Shown(question, tuple("wxyz"))
    for typed, read in (IN_ANY | (AT_CHOICE if kind is Choice else AT_SEVERAL)).items():
        keys = KeyInput(Keys(typed), Writer(io.StringIO()), COMMANDS | EXAM_COMMANDS)
        assert list(iter(lambda: keys.ask(shown), None)) == read, typed  # noqa: B023
    card = Flashcard(id="q", stem="S", place=Place("b.yaml", 1, 1), back="B")
    for typed in ("fever", "true"):
        assert KeyInput(Keys(f"{typed}\n"), Writer(io.StringIO())).ask(Shown(card)) == typed
    for after, line in ((OTHER * 3, "x"), (ERASE, "x"), ("s", "sx")):  # what came after the key
        keys = KeyInput(Keys("s" + after, "x"), Writer(io.StringIO()))
        assert keys.ask(shown) == "s"
        assert keys.ask_for(Prompt("A line")) == line


@pytest.mark.parametrize(
    ("typed", "grade"),
    [("3", "good"), ("g\n", "good"), ("good\n", "good"), ("hard\n", "hard"), ("e\n", "easy"),
     ("again\n", "again")],
)  # fmt: skip
def test_a_card_is_graded_by_number_word_or_first_letter(typed: str, grade: str) -> None:
    line = KeyInput(Keys(typed), Writer(io.StringIO())).ask_for(GRADE)
    assert line is not None
    assert read_grade(line) == Answer(grade)


def test_a_key_typed_ahead_begins_the_line_without_the_readline_library_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """So it is on Windows: of `s` and at once `:q`, the q would be the next answer."""
    monkeypatch.setitem(sys.modules, "readline", None)
    monkeypatch.setattr("builtins.input", lambda prompt: {"> :": "q"}[prompt])
    assert edited_line("> ", ":") == ":q"


GAPS = Cloze(
    id="gaps", stem="S", place=Place("b.yaml", 1, 1), parts=(Gap(("x",)), " and ", Gap(("y",)))
)


@pytest.mark.parametrize(
    ("lines", "read"),
    [(["one", "two"], ["one | two"]), (["one | two"], ["one | two"]), (["", "two"], [" | two"]),
     (["one", ":f", "two"], [":f", "one | two"]), (["one"], [None]), (["one", "a | b"], ["a | b"])],
)  # fmt: skip
def test_gaps_are_asked_for_one_by_one_and_kept_over_a_command(
    lines: list[str], read: list[str | None]
) -> None:
    keys = KeyInput(Keys("", *lines), Writer(io.StringIO()))
    assert [keys.ask(Shown(GAPS)) for _ in read] == read


@on_unix
@pytest.mark.parametrize("after", [0, 0.2])
def test_a_program_that_goes_on_after_a_stop_says_so_once(line: Typing, after: float) -> None:
    """Whether it was stopped before it waited for a key or while it did."""
    keys, there = line
    if after:
        Timer(after, os.kill, (os.getpid(), signal.SIGCONT)).start()
    else:
        os.kill(os.getpid(), signal.SIGCONT)
    assert keys.key() == CONTINUED
    os.write(there, b"a")
    assert keys.key() == "a"


class Screen:
    """What a terminal of twenty columns shows: after a full row the cursor waits until more comes."""

    def __init__(self) -> None:
        self.rows, self._column = [""], 0

    def take(self, text: str) -> None:
        for part in re.findall(r"\x1b\[\d*[A-Z]|.", text, re.DOTALL):
            row = self.rows[-1]
            if part == "\x1b[A":
                self.rows.pop()
            elif part.endswith("G"):
                self._column = int(part[2:-1]) - 1
            elif part == "\x1b[K":
                self.rows[-1] = row[: self._column]
            elif part == "\b":
                self._column = min(self._column, 19) - 1
            elif part == "\r":
                self._column = 0
            elif part == "\n" or self._column == 20:
                self.rows.append(part.strip("\n"))
                self._column = len(self.rows[-1])
            else:
                self.rows[-1] = f"{row[: self._column]}{part}{row[self._column + 1 :]}"
                self._column += 1


@given(st.lists(st.sampled_from("xy" * 4 + ERASE * 3), max_size=120), st.booleans())
def test_a_word_is_erased_across_the_end_of_a_row(typed: list[str], picks: bool) -> None:
    out, shown = io.StringIO(), Screen()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", "20")
        written = RichWriter(out)
        written.prompt(
            "\r> A   \b\b" if picks else "Type a letter from A to C. ", "" if picks else "quiet"
        )
        left = ""
        for key in typed:
            if key != ERASE:
                left += key
                written.type(key)
            elif left:
                left = left[:-1]
                written.erase()
    shown.take(out.getvalue())
    begun = ["> A "] if picks else ["Type a letter from", "A to C. "]
    all_there = "\n".join([*begun[:-1], begun[-1] + left])
    rows = [
        row[n : n + 20] for row in all_there.split("\n") for n in range(0, max(1, len(row)), 20)
    ]
    assert [row.rstrip() for row in shown.rows if row.strip()] == [row.rstrip() for row in rows]
