"""What is shown, as lines that know nothing of terminals, and the two ways to write them."""

import os
import re
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any, ClassVar, Literal, NamedTuple, Protocol, TextIO

from allquiz.markup import spans, to_plain

Tone = Literal["", "title", "right", "partly", "wrong", "quiet", "strong", "bar"]
WIDTH = 84  # the most columns that are used


class Line(NamedTuple):
    """A text with an optional label before it; further lines of the text hang under its start."""

    text: str = ""
    label: str = ""
    tone: Tone = ""
    marked: bool = False  # whether the text is bank text, with markup
    pieces: tuple[
        tuple[str, Tone], ...
    ] = ()  # instead of the text: parts of it, each with its tone


class Writer(Protocol):
    """Puts lines before the learner."""

    def write(self, lines: Iterable[Line]) -> None:
        """Show the lines."""

    def prompt(self, text: str) -> None:
        """Show a prompt, the cursor staying behind it."""


class PlainWriter:
    """One line a line: no escape codes, no wrapping, flushed; for pipes and screen readers."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, lines: Iterable[Line]) -> None:
        """Print the lines."""
        for line in lines:
            text = to_plain(line.text) if line.marked else line.text
            if line.label:  # an option stays on its line
                text = f"{line.label} {' '.join(text.splitlines())}"
            self._out.write(encodable(text, self._out) + "\n")
        self._out.flush()

    def prompt(self, text: str) -> None:
        """Print the prompt on the line of the answer."""
        self._out.write(encodable(text, self._out))
        self._out.flush()


class RichWriter:
    """Wrapped, with hanging indents and colour, through one rich Console."""

    STYLES: ClassVar[dict[str, str]] = {
        "title": "bold",
        "right": "bold green",
        "partly": "bold yellow",
        "wrong": "bold red",
        "quiet": "dim",
        "strong": "bold",
        "bar": "green",
        "emphasis": "italic",
        "code": "bold",
        "math": "italic",
        "": "",
    }

    def __init__(self, out: TextIO) -> None:
        from rich.console import Console

        self._out = out
        self._console = Console(
            file=out, highlight=False, markup=False, emoji=False, no_color=no_color()
        )

    def write(self, lines: Iterable[Line]) -> None:
        """Print the lines, as wide as the terminal is now."""
        from rich.table import Table
        from rich.text import Text

        width = min(WIDTH, columns(self._out) or self._console.width)
        for line in lines:
            text = self._text(line)
            if not line.label:
                self._console.print(text, width=width)
                continue
            grid = Table.grid(padding=(0, 1, 0, 0))
            grid.add_column(no_wrap=True)
            grid.add_column(ratio=1)
            label = Text(encodable(line.label, self._out), style=self.STYLES[line.tone])
            grid.add_row(label, text)
            self._console.print(grid, width=width)

    def prompt(self, text: str) -> None:
        """Print the prompt, styled like the quiet lines."""
        self._out.write(encodable(text, self._out))
        self._out.flush()

    def _text(self, line: Line) -> Any:
        from rich.text import Text

        tone = self.STYLES[line.tone]
        if line.pieces:
            text = Text(style=tone, overflow="fold")
            for piece, own in line.pieces:
                text.append(encodable(piece, self._out), style=self.STYLES[own])
            return text
        if not line.marked:
            return Text(encodable(line.text, self._out), style=tone, overflow="fold")
        text = Text(style=tone, overflow="fold")
        for span in spans(line.text):
            text.append(encodable(span.text, self._out), style=self.STYLES[span.style])
        return text


def columns(out: TextIO) -> int | None:
    """How wide the terminal is now, whatever COLUMNS said when the shell began; None for no terminal."""
    try:
        return os.get_terminal_size(out.fileno()).columns or None
    except (OSError, ValueError):
        return None


def can_show(text: str, out: TextIO) -> bool:
    """Whether the stream can carry the text as it is."""
    return _fits(text, getattr(out, "encoding", None) or "utf-8")


def writer(out: TextIO, *, plain: bool) -> Writer:
    """The writer that suits the stream."""
    return PlainWriter(out) if plain else RichWriter(out)


def no_color() -> bool:
    """Whether the learner wants no colour (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


# What a terminal gets instead of a character that it does not have: every glyph has a word beside
# it, and no sign may turn into its contrary or a power into a factor.
SIMPLER = {
    "✓": "+", "✗": "x", "◐": "~", "⚑": "!", "·": "-", "•": "*", "–": "-", "—": "--", "‐": "-",
    "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": "->", "≥": ">=", "≤": "<=",
    "≠": "!=", "≈": "~", "×": "x", "−": "-", "±": "+/-", "µ": "u", "μ": "u", "°": " deg ",
    "⁄": "/", "█": "#", "░": ".", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
    "κ": "kappa", "λ": "lambda", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "œ": "oe", "ł": "l",
    "√": "root of ", "∞": "infinity", "└": "`", "├": "|", "│": "|", "─": "-",
}  # fmt: skip
SUPERSCRIPT = "[²³¹⁰⁴-⁹⁺⁻]+"


def encodable(text: str, out: TextIO) -> str:
    """The text in characters that the stream can carry: others by their nearest, or `?`."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    if _fits(text, encoding):
        return text
    if not _fits("⁹", encoding):
        text = re.sub(SUPERSCRIPT, lambda found: "^" + _simpler(found[0], encoding), text)
    pieces = (
        piece if _fits(piece, encoding) else _simpler(piece, encoding)
        for piece in unicodedata.normalize("NFC", text)
    )
    return "".join(pieces)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _simpler(text: str, encoding: str) -> str:
    parts = unicodedata.normalize("NFKD", SIMPLER.get(text, text))
    known = "".join(SIMPLER.get(part, part) for part in parts if not unicodedata.combining(part))
    return known.encode(encoding, "replace").decode(encoding)


def is_terminal(stream: Any) -> bool:
    """Whether a person sits at the stream."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


def should_be_plain(*, asked: bool) -> bool:
    """Plain where it was asked for, where input or output is no terminal, or a very simple one."""
    return (
        asked
        or not is_terminal(sys.stdin)
        or not is_terminal(sys.stdout)
        or os.environ.get("TERM") in ("dumb", "unknown")
    )
