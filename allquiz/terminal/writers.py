"""The two ways to put blocks before a learner: plain lines, and laid out with colour."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, TextIO

from allquiz.bank.which_files import naming
from allquiz.markup import spans, to_plain
from allquiz.terminal.streams import WIDTH, columns, encodable, no_color
from allquiz.view.blocks import (
    BLANK,
    Bars,
    Block,
    Choice,
    Days,
    Heading,
    Line,
    Picture,
    Progress,
    Space,
    Table,
    Tone,
)

NARROW = 56  # columns: on fewer, words read better than drawings
GUTTER = 9  # columns of a label such as `Answer:`, so that what is said stands below one another
PLAIN_WEEKS = 8
PROMPT = 2  # rows that one takes; where it is longer, the row of the progress gives way


class Writer:
    """One line a line: no escape codes, no wrapping, flushed; for pipes and screen readers."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def screens(
        self,
        blocks: Iterable[Block],
        again: Sequence[Block] = (),  # noqa: ARG002
    ) -> Iterator[Iterable[Block]]:
        """All of them: a pipe has no height."""
        yield blocks

    def write(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            for line in in_lines(block):
                text = to_plain(line.text) if line.marked else line.text
                if line.label:  # an option stays on its line
                    text = f"{line.label} {' '.join(text.splitlines())}"
                self._out.write(encodable(text, self._out) + "\n")
        self._out.flush()

    def prompt(self, text: str, tone: Tone = "") -> None:  # noqa: ARG002
        self._out.write(encodable(text, self._out))
        self._out.flush()

    def type(self, text: str) -> None:
        """Show what is typed behind a prompt."""
        self.prompt(text)

    def erase(self) -> None:
        """Take the last character of it away."""
        self.prompt("\b \b")


def in_lines(block: Block) -> Iterator[Line]:
    """The block in lines: a number a line, nothing drawn."""
    match block:
        case Line():
            yield block
        case Choice(label=label, text=text):
            yield Line(text, label, marked=True)
        case Progress(position=position, total=total, title=title):
            yield Line(f"Question {position} of {total} · {title}", tone="quiet")
        case Space():
            return
        case Heading(text=text, note=note):
            yield Line(f"{text} ({note}):" if note else f"{text}:")
        case Picture(question_id=id, figure=figure):
            folder = Path(figure.path).parents[len(Path(figure.file).parts)]
            how = f"to see it drawn: allquiz show {id} --open{naming([folder])}"
            yield Line(how, "Figure:", "quiet")
            yield from map(Line, figure.alt.split("\n"))
        case Bars(rows=rows):
            yield from (Line(f"{bar.name}: {bar.text}") for bar in rows)
        case Table(heads=heads, rows=table):
            for name, *cells in table:
                said = [
                    f"{head} {cell}" for head, cell in zip(heads[1:], cells, strict=True) if cell
                ]
                yield Line(f"{name}: {'; '.join(said)}")
        case Days(calendar=calendar):
            last = calendar.last(PLAIN_WEEKS)
            counts = enumerate(sum(day or 0 for day in week) for week in last.weeks)
            yield from (
                Line(f"week of {last.monday(n)}: {count:,}") for n, count in counts if count
            )


def hanging(text: str, width: int) -> Iterator[str]:
    """A drawing in words, in at most so many columns: what a line goes on with stands below its words.

    That is as far in as the line itself, or as the next one where that is further in.
    """
    from textwrap import wrap  # whose patterns a start on a pipe would wait for

    lines = text.split("\n")
    indents = [len(line) - len(line.lstrip()) for line in lines]
    for line, *near in zip(lines, indents, [*indents[1:], 0], strict=True):
        yield from wrap(line, width, subsequent_indent=" " * max(near)) or [""]


class RichWriter(Writer):
    """Wrapped, with hanging indents and colour, through one rich Console.

    The colours are numbers of the 256, not names: each is read on white and on black (contrast 3.9
    and more), while a terminal's own yellow and bright green can't be read on white. They are sent
    as such where there is colour at all: xterm, PuTTY, GNU screen and the Linux console know them and
    call themselves by names without `256`. Emacs's `term` does not (28.2), and gets its own eight.
    """

    STYLES: ClassVar[dict[str, str]] = {
        "title": "bold",
        "right": "bold color(28)",
        "partly": "bold color(130)",
        "wrong": "bold color(160)",
        "quiet": "dim",
        "strong": "bold",
        "bar": "color(28)",
        "emphasis": "italic",
        "code": "bold",
        "math": "italic",
        "": "",
    }

    def __init__(self, out: TextIO) -> None:
        from rich.console import Console

        super().__init__(out)
        self._column = 0  # of the cursor, counted on where a row is full
        console = partial(
            Console, file=out, highlight=False, markup=False, emoji=False, no_color=no_color()
        )
        self._console = console()
        is_eterm = os.environ.get("TERM", "").startswith("eterm")
        if self._console.color_system == "standard" and not is_eterm:
            self._console = console(color_system="256")

    def screens(
        self, blocks: Iterable[Block], again: Sequence[Block] = ()
    ) -> Iterator[Iterable[Block]]:
        """All on one screen above a prompt, with less air where that helps; else a screen at a time.

        Each screen holds one of the blocks at least, the first ends with a figure, so that what can
        be picked stays together, and the others begin with `again` if it is short.
        """
        room = self._console.height - PROMPT
        sized = [(block, self._height(block)) for block in blocks]
        for air in [each for each in sized if isinstance(each[0], Space) or each[0] == BLANK]:
            if sum(height for _, height in sized) <= room:
                break
            sized.remove(air)
        is_long = sum(height for _, height in sized) > room
        begun: Sequence[Block] = ()
        screen: list[Block] = []
        used = 0
        for block, height in sized:
            is_full = height <= room < used + height
            has_figure = is_long and screen and isinstance(screen[-1], Picture)
            if len(screen) > len(begun) and (is_full or has_figure):
                yield screen
                height_again = sum(map(self._height, again))
                begun, used = (again, height_again) if height_again < room // 2 else ((), 0)
                screen = [*begun]
            screen.append(block)
            used += height
        yield screen

    def _height(self, block: Block) -> int:
        with self._console.capture() as shown:
            self.write([block])
        return shown.get().count("\n")

    def write(self, blocks: Iterable[Block]) -> None:
        self._column = 0
        width = min(WIDTH, self._width())
        for block in blocks:
            match block:
                case Space():
                    self._console.print()
                case Choice(label=label, text=text):
                    self._line(Line(text, f"  {label}", marked=True), width)
                case Picture(figure=figure):
                    self._line(next(in_lines(block)), width)
                    for text in hanging(figure.alt, width):
                        self._line(Line(text), width)
                case Heading(text=text, note=note):
                    self._console.print()
                    both = [(text, "title"), (f"  {note}" if note else "", "quiet")]
                    self._console.print(self._joined(both), width=width)
                case Progress() | Bars() | Table() | Days() if width >= NARROW:
                    from allquiz.terminal.drawings import drawn

                    for pieces in drawn(block, width, self._out):
                        self._console.print(self._joined(pieces), width=width)
                case _:
                    for line in in_lines(block):
                        self._line(line, width)

    def prompt(self, text: str, tone: Tone = "") -> None:
        """Print the prompt; where it is longer than a line, no word of it is broken."""
        if tone:
            room = self._width() - 1  # the key has its place behind it
            text = _wrapped(text, room) + " " * text.endswith(" ")
            self._console.print(self._text(Line(text, tone=tone)), end="", soft_wrap=True)
        else:  # maybe a backspace, which rich would take out
            self._out.write(encodable(text, self._out))
        self._out.flush()
        *before, last = re.split(r"[\r\n]", text)
        self._column = (0 if before else self._column) + len(last) - 2 * last.count("\b")

    def type(self, text: str) -> None:
        self.prompt(text)
        if text and not self._column % self._width():
            self.prompt(" \r")  # else the cursor stays in the full row until more comes

    def erase(self) -> None:
        width = self._width()
        if self._column % width:
            self.prompt("\b \b")
        else:
            self.prompt(f"\x1b[A\x1b[{width}G\x1b[K")
            self._column = width - 1

    def _width(self) -> int:
        return columns(self._out) or self._console.width

    def _line(self, line: Line, width: int) -> None:
        """The line; beside a label with a mark, the text has no colour of its own."""
        if not line.label:
            if line.tone == "quiet" and not line.marked:
                line = line._replace(text=_wrapped(line.text, width))
            self._console.print(self._text(line), width=width)
            return
        from rich.table import Table as Grid
        from rich.text import Text

        names = line.label.endswith(":")
        grid = Grid.grid(padding=(0, 1, 0, 0))
        grid.add_column(no_wrap=True, min_width=GUTTER if names and width >= NARROW else None)
        grid.add_column(ratio=1)
        tone = line.tone or ("quiet" if names else "")
        label = Text(encodable(line.label, self._out), style=self.STYLES[tone])
        is_mark = line.tone in ("right", "partly", "wrong")
        grid.add_row(label, self._text(line._replace(tone="") if is_mark else line))
        self._console.print(grid, width=width)

    def _text(self, line: Line) -> Any:
        return self._joined(spans(line.text) if line.marked else [(line.text, "")], line.tone)

    def _joined(self, pieces: Iterable[tuple[str, str]], tone: Tone = "") -> Any:
        from rich.text import Text

        text = Text(style=self.STYLES[tone], overflow="fold")
        for piece, style in pieces:
            text.append(encodable(piece, self._out), style=self.STYLES[style])
        return text


KEPT = r"\([^()]*\)|(?<!\S)\w \w+"  # on one line: a bracket; a key and its meaning


def _wrapped(text: str, room: int) -> str:
    """The text in lines of at most so many columns; what is KEPT and has room on a line is not broken."""
    from textwrap import wrap

    def whole(kept: re.Match[str]) -> str:
        return kept[0].replace(" ", "\xa0") if len(kept[0]) < room else kept[0]

    return "\n".join(wrap(re.sub(KEPT, whole, text), room)).replace("\xa0", " ")


def writer(out: TextIO, *, plain: bool) -> Writer:
    return Writer(out) if plain else RichWriter(out)
