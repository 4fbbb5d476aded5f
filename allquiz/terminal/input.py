"""How answers come in: what is asked of whoever reads keys or lines, in which words, and the lines."""

from collections.abc import Callable, Collection, Mapping
from typing import BinaryIO, NamedTuple, TextIO

from allquiz.asking import Shown
from allquiz.model.key import Card, Gaps, Number, Options, Parts, Words
from allquiz.model.review import RATINGS
from allquiz.model.words import letter
from allquiz.terminal.answers import COMMANDS, SURE
from allquiz.terminal.streams import is_ready
from allquiz.terminal.ticking import ticking
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line

MAX_LINE = 10_000
TOO_LONG = "\0"  # a line that is no answer to anything


class Prompt(NamedTuple):
    """What is asked for besides answers: a line, or one of the `keys` where keys are read.

    Among them are words, of which the first letter will do; where there are none, any key is taken. `answers`
    are keys that begin no word. Where lines are read, there is no pause: what follows is printed at once.
    """

    text: str
    keys: Collection[str] = ()
    answers: Collection[str] = ()
    is_pause: bool = False

    def takes(self, line: str) -> bool:
        """Whether it is one of the keys, or the first letter of one, with or without a colon."""
        known = {*self.keys, *(key[:1] for key in self.keys)}
        return not self.keys or line.strip().lower().removeprefix(":").strip() in known


HOW_WELL = "How well did you know it? 1 again, 2 hard, 3 good, 4 easy"
WORDS = {*"1234", *RATINGS, *COMMANDS, *COMMANDS.values()}
GRADE = Prompt(HOW_WELL, WORDS - {"h"})  # hard, and :h a hint
HOW_SURE = "How sure are you? 1 sure, 2 think so, 3 guess"
CONFIDENCE = Prompt(HOW_SURE, {*SURE, "u", "q", "?", "undo", "quit", "skip"})


def pause(text: str, commands: Mapping[str, str]) -> Prompt:
    """A moment to read: Enter or space goes on, if none of the commands is wanted."""
    return Prompt(text, {"", " ", *commands, *commands.values()}, is_pause=True)


MORE = pause("Enter for the rest, q stop", {"q": "quit"})


def where_to(commands: Mapping[str, str], colon: str = "") -> str:
    """What else can be typed, in brackets."""
    moves = f"{colon}n next, {colon}p back, {colon}? help"
    return f"({moves})" if "n" in commands else f"({colon}? for help)"


def how(shown: Shown) -> str:
    """How to answer the question, in a sentence."""
    last = letter(len(shown.options) - 1) if shown.options else ""
    to = letter(len(shown.targets) - 1) if shown.targets else ""
    match shown.key:
        case Options(kind="statement"):
            return "Type t for true or f for false."
        case Options(kind="one"):
            return f"Type a letter from A to {last}."
        case Options():
            return f"Type every letter that fits, from A to {last}, such as: A C"
        case Words():
            return "Type your answer."
        case Number():
            return "Type a number."
        case Gaps(gaps=gaps) if len(gaps) > 1:
            return f"Type the {len(gaps)} missing answers, divided by | as in: first | second"
        case Gaps():
            return "Type the missing words."
        case Parts(kind="order"):
            return "Type the numbers from first to last, as in: 2 1 3"
        case Parts(kind="groups"):
            return f"Give each number a letter from A to {to}, as in: 1b 2a"
        case Parts():
            return f"Join each number to a letter from A to {to}, as in: 1b 2a"
        case Card():
            return "Press Enter to turn the card."


class Input:
    """Where answers come from, a line each, None at the end of input.

    `tick`, where it is set, is called each second of waiting: it returns what there is to say
    meanwhile, if anything, or raises TimeIsUp.
    """

    pauses = True  # whether a pause waits for a key
    tick: Callable[[], str | None] | None = None

    def __init__(self, writer: Writer, commands: Mapping[str, str]) -> None:
        self._writer = writer
        self._commands = commands

    def ask(self, shown: Shown) -> str | None:
        """An answer to the question, or a command; a line where nothing else is said."""
        return self.ask_for(Prompt(f"{how(shown)} {where_to(self._commands, ':')}"))

    def ask_for(self, prompt: Prompt) -> str | None:
        raise NotImplementedError

    def ask_at_end(self, prompt: Prompt) -> str | None:
        """The last pause, after which no question comes that would take a command."""
        return self.ask_for(prompt)

    def begun(self, shown: Shown) -> str:  # noqa: ARG002
        """What is picked or filled in of the question, as a line, where Enter has not yet said so."""
        return ""


class LineInput(Input):
    """One line an answer, from a pipe or for a screen reader."""

    pauses = False

    def __init__(
        self, stream: TextIO, writer: Writer, commands: Mapping[str, str] = COMMANDS
    ) -> None:
        super().__init__(writer, commands)
        self._stream = stream
        self._bytes = _not_ahead(stream)

    def ask_for(self, prompt: Prompt) -> str | None:
        """The next line; an empty one for a pause."""
        if prompt.is_pause:
            return ""
        self._writer.write([Line(prompt.text)])
        with ticking(self.tick and self._remind):
            return self._read()

    def ask_at_end(self, prompt: Prompt) -> str | None:
        """What a person types; of a pipe the next command with its colon, if it is there already: who
        is at its other end may wait for the score."""
        if self._stream.isatty():
            return self.ask_for(prompt._replace(is_pause=False))
        line = self._read() if is_ready(self._bytes) else None
        return line if line and line.strip().startswith(":") else ""

    def _remind(self) -> None:
        if self.tick and (reminder := self.tick()):
            self._writer.write([Line(reminder)])

    def _read(self) -> str | None:
        """A line; bytes of it that are no text come as surrogates, else they cost the lines around them."""
        line = self._bytes.readline(MAX_LINE)
        if len(line) < MAX_LINE or line.endswith(b"\n"):
            return line.decode(self._stream.encoding, "surrogateescape") or None
        while (more := self._bytes.readline(MAX_LINE)) and not more.endswith(b"\n"):
            pass  # its rest is no answer either
        return TOO_LONG


def _not_ahead(stream: TextIO) -> BinaryIO:
    """The bytes of a stream; of a pipe none is read ahead, so that what is left there can be seen."""
    try:
        is_file = not stream.isatty() and stream.fileno() >= 0
    except OSError:
        is_file = False
    return open(stream.fileno(), "rb", 0, closefd=False) if is_file else stream.buffer
