"""How answers come in: what a conversation asks of whoever reads keys or lines, and the lines."""

import io
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from allquiz.asking import Shown
from allquiz.terminal.answers import COMMANDS, CONFIDENCE, GRADES, how, where_to
from allquiz.terminal.ticking import ticking
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line

MAX_LINE = 10_000
TOO_LONG = "\0"  # a line that is no answer to anything


class Input:
    """Where answers come from. Each method returns a line, or None at the end of input.

    `tick`, where it is set, is called each second of waiting: it returns what there is to say
    meanwhile, if anything, or raises TimeIsUp.
    """

    pauses = True  # whether `pause` waits for a key
    tick: Callable[[], str | None] | None = None

    def ask(self, shown: Shown) -> str | None:
        """An answer to the question, or a command."""
        raise NotImplementedError

    def ask_grade(self) -> str | None:
        """The learner's grade of a flashcard."""
        raise NotImplementedError

    def ask_confidence(self) -> str | None:
        """How sure the learner is."""
        raise NotImplementedError

    def ask_line(self, prompt: str) -> str | None:
        """A line of any length."""
        raise NotImplementedError

    def ask_yes(self, prompt: str) -> str | None:
        """A yes or no."""
        raise NotImplementedError

    def pause(self, prompt: str, keys: Iterable[str]) -> str | None:
        """A moment to read: one of the keys as a command, or an empty line to go on."""
        raise NotImplementedError


class LineInput(Input):
    """One line an answer, from a pipe or for a screen reader."""

    pauses = False

    def __init__(
        self, stream: TextIO, writer: Writer, commands: Mapping[str, str] = COMMANDS
    ) -> None:
        if isinstance(stream, io.TextIOWrapper):
            # Bytes that are no text come as surrogates: else they cost the lines around them.
            stream.reconfigure(errors="surrogateescape")
        self._stream = stream
        self._writer = writer
        self._commands = commands

    def ask(self, shown: Shown) -> str | None:
        """The next line."""
        return self.ask_line(f"{how(shown)} {where_to(self._commands, ':')}")

    def ask_grade(self) -> str | None:
        """The next line."""
        return self.ask_line(GRADES)

    def ask_confidence(self) -> str | None:
        """The next line."""
        return self.ask_line(CONFIDENCE)

    def ask_line(self, prompt: str) -> str | None:
        """The next line."""
        self._writer.write([Line(prompt)])
        with ticking(self.tick and self._remind):
            return self._read()

    def ask_yes(self, prompt: str) -> str | None:
        """The next line."""
        return self.ask_line(prompt)

    def pause(self, prompt: str, keys: Iterable[str]) -> str | None:  # noqa: ARG002
        """No pause: what follows is printed at once."""
        return ""

    def _remind(self) -> None:
        if self.tick and (reminder := self.tick()):
            self._writer.write([Line(reminder)])

    def _read(self) -> str | None:
        line = self._stream.readline(MAX_LINE)
        if len(line) < MAX_LINE or line.endswith("\n"):
            return line or None
        while (more := self._stream.readline(MAX_LINE)) and not more.endswith("\n"):
            pass  # its rest is no answer either
        return TOO_LONG
