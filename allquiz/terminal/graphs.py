"""Small drawings in characters: a bar, a grid of days, columns that align."""

from collections.abc import Sequence
from typing import NamedTuple, TextIO

from rich.cells import cell_len, set_cell_size

from allquiz.reports.days import Calendar, level
from allquiz.terminal.page import WIDTH, Line, Tone, can_show, columns, encodable

SHADES = "·░▒▓█"  # a day with no answer, then from few to many
ASCII_SHADES = ".-+*#"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
Pieces = tuple[tuple[str, Tone], ...]


class Look(NamedTuple):
    """The terminal: how many columns are used, and the stream that says what can be shown."""

    width: int
    out: TextIO

    @property
    def shades(self) -> str:
        """From a day without an answer to one with many."""
        return SHADES if can_show(SHADES, self.out) else ASCII_SHADES


def look(out: TextIO) -> Look:
    """The terminal behind the stream."""
    return Look(min(WIDTH, columns(out) or WIDTH), out)


def bar(share: float, cells: int) -> Pieces:
    """A bar, filled up to the share (0 to 1); something is filled wherever the share is not 0."""
    full = min(cells, max(round(share * cells), int(share > 0)))
    return ("█" * full, "bar"), ("░" * (cells - full), "quiet")


def fit(text: str, width: int, look: Look) -> str:
    """The text in just so many columns, as it can be shown; cut where it is longer."""
    text = encodable(" ".join(text.split()), look.out)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    dots = encodable("…", look.out)
    return set_cell_size(text, max(0, width - len(dots))) + dots


def weeks_that_fit(look: Look) -> int:
    """How many weeks a grid has room for, beside the weekday and its sum."""
    return (look.width - 4 - 9) // 2


def grid(calendar: Calendar, look: Look) -> list[Line]:
    """A row a weekday, a column a week, with the sum of each weekday at the end; then the legend."""
    shades = look.shades
    lines = [Line(pieces=((f"    {_months(calendar)}", "quiet"),))]
    totals = [f"{count:,}" for count in calendar.by_weekday]
    wide = max(map(len, totals))
    bounds = calendar.bounds()
    for weekday, in_all in enumerate(totals):
        cells: list[tuple[str, Tone]] = [(f"{WEEKDAYS[weekday]} ", "quiet")]
        for week in calendar.weeks:
            count = week[weekday]
            shade = 0 if count is None else level(count, bounds)
            glyph = " " if count is None else shades[shade]
            cells.append((f"{glyph} ", "bar" if shade else "quiet"))
        cells.append((f" {in_all:>{wide}}", ""))
        lines.append(Line(pieces=tuple(cells)))
    legend: list[tuple[str, Tone]] = [(f"    {shades[0]} none", "quiet")]
    for (least, top), glyph in zip(bounds, shades[1:], strict=False):
        legend += [
            (f"  {glyph}", "bar"),
            (f" {least}" if least == top else f" {least}-{top}", "quiet"),
        ]
    return [*lines, Line(pieces=(*legend, (" answers a day", "quiet")))]


def _months(calendar: Calendar) -> str:
    """The names of months, each above the first week that begins in it, where there is room."""
    text = ""
    before = None
    for number in range(len(calendar.weeks)):
        monday = calendar.monday(number)
        if monday.month != before and len(text) <= 2 * number and number < len(calendar.weeks) - 1:
            text = text.ljust(2 * number) + MONTHS[monday.month - 1] + " "
        before = monday.month
    return text.rstrip()


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    look: Look,
    bars: Sequence[float | None] = (),
) -> list[Line]:
    """Aligned rows under their heads.

    The first column is cut where there is too little room; where there is enough, a bar stands
    between it and the others.
    """
    widths = [
        max(cell_len(cell) for cell in (head, *cells))
        for head, cells in zip(heads, zip(*rows, strict=True), strict=True)
    ]
    others = sum(2 + width for width in widths[1:])
    first = min(widths[0], look.width - others)
    spare = look.width - others - first - 2
    cells = min(12, spare) if bars and spare >= 5 else 0
    lines = []
    for number, row in enumerate([heads, *rows]):
        head = number == 0
        pieces: list[tuple[str, Tone]] = [(fit(row[0], first, look), "quiet" if head else "")]
        if cells:
            share = None if head else bars[number - 1]
            drawn: Pieces = ((" " * cells, ""),) if share is None else bar(share, cells)
            pieces += [("  ", ""), *drawn]
        for width, cell in zip(widths[1:], row[1:], strict=True):
            pieces.append((" " * (2 + width - cell_len(cell)) + cell, pieces[0][1]))
        lines.append(Line(pieces=tuple(pieces)))
    return lines
