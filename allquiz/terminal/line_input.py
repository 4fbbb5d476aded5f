"""How answers come in, and one line an answer."""

from collections.abc import Callable, Mapping
from typing import BinaryIO, TextIO

from allquiz.asking import Shown
from allquiz.terminal.answers import COMMANDS
from allquiz.terminal.prompts import Prompt, how, where_to
from allquiz.terminal.streams import is_ready
from allquiz.terminal.ticking import ticking
from allquiz.terminal.writers import Writer
from allquiz.view.blocks import Line

MAX_LINE = 10_000
TOO_LONG = "\0"  # a line that is no answer to anything


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
