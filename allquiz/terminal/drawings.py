"""Small drawings in characters: bars, a grid of days, columns that align."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich.cells import cell_len, set_cell_size

from allquiz.reports.days import Calendar, level
from allquiz.terminal.streams import encodable
from allquiz.view.blocks import Bars, Days, Progress, Table, Tone
from allquiz.view.words import MONTHS, WEEKDAYS

SHADES = "·░▒▓█"  # a day with no answer, then from few to many
ASCII_SHADES = ".-+*#"
MIN_CELLS = 8  # of a bar that says how far one is
Pieces = list[tuple[str, Tone]]


def drawn(block: Progress | Bars | Table | Days, width: int, out: TextIO) -> Iterator[Pieces]:
    """The lines of the block, in at most so many columns, each in pieces with their tones."""
    match block:
        case Progress():
            yield progress(block, width)
        case Bars():
            yield from bars(block, width, out)
        case Table():
            yield from table(block, width, out)
        case Days(calendar=calendar):
            shades = SHADES if encodable(SHADES, out) == SHADES else ASCII_SHADES
            yield from grid(calendar.last((width - 4 - 9) // 2), shades)


def bar(share: float, cells: int) -> Pieces:
    """A bar, filled up to the share (0 to 1); something is filled wherever the share is not 0."""
    full = min(cells, max(round(share * cells), int(share > 0)))
    return [("█" * full, "bar"), ("░" * (cells - full), "quiet")]


def progress(block: Progress, width: int) -> Pieces:
    count, title = f"Question {block.position} of {block.total}", block.title
    cells = max(0, min(20, width - cell_len(count) - cell_len(title) - 4))
    if cells < MIN_CELLS:
        return [(f"{count} · {title}", "quiet")]
    full = max(1, round(cells * block.position / block.total))
    way: Pieces = [("━" * full, ""), ("─" * (cells - full), "quiet")]
    return [(f"{count}  ", "quiet"), *way, (f"  {title}", "quiet")]


def fit(text: str, width: int, out: TextIO) -> str:
    """The text in just so many columns, as it can be shown; cut where it is longer."""
    text = encodable(" ".join(text.split()), out)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    dots = encodable("…", out)
    return set_cell_size(text, max(0, width - len(dots))) + dots


def bars(block: Bars, width: int, out: TextIO) -> Iterator[Pieces]:
    """A bar between its name and what it says; above it a name that is too long to stand there."""
    texts = max(cell_len(row.text) for row in block.rows)
    names = min(max(cell_len(row.name) for row in block.rows), max(0, width - texts - 14))
    cells = max(0, min(24, width - names - texts - 4))
    for row in block.rows:
        shown = [(" " * cells, "")] if row.share is None else bar(row.share, cells)
        name = row.name
        if cell_len(name) > names:  # what is cut off may be all that tells two apart
            yield [(name, "quiet")]
            name = ""
        yield [(fit(name, names, out) + "  ", "quiet"), *shown, (f"  {row.text}", "")]


def grid(calendar: Calendar, shades: str) -> Iterator[Pieces]:
    """A row a weekday, a column a week, with the sum of each weekday at the end; then the legend."""
    yield [(f"    {_months(calendar)}", "quiet")]
    totals = [f"{count:,}" for count in calendar.by_weekday]
    wide = max(map(len, totals))
    bounds = calendar.bounds()
    for weekday, in_all in enumerate(totals):
        cells: Pieces = [(f"{WEEKDAYS[weekday]} ", "quiet")]
        for week in calendar.weeks:
            count = week[weekday]
            shade = 0 if count is None else level(count, bounds)
            glyph = " " if count is None else shades[shade]
            cells.append((f"{glyph} ", "bar" if shade else "quiet"))
        yield [*cells, (f" {in_all:>{wide}}", "")]
    legend: Pieces = [(f"    answers a day: {shades[0]} none", "quiet")]
    for (least, top), glyph in zip(bounds, shades[1:], strict=False):
        span = f" {least}" if least == top else f" {least}-{top}"
        legend += [(f"  {glyph}", "bar"), (span, "quiet")]
    yield legend


def _months(calendar: Calendar) -> str:
    """The name of each month above the first week that begins in it.

    The first, of which the grid may have but a week, gives way where the next has no room beside it.
    """
    mondays = [calendar.monday(number) for number in range(len(calendar.weeks))]
    begins = [n for n, day in enumerate(mondays) if not n or day.month != mondays[n - 1].month]
    if len(begins) > 1 and begins[1] < 2:
        begins = begins[1:]
    text = ""
    for number in begins:
        text = text.ljust(2 * number) + MONTHS[mondays[number].month - 1]
    return text


def table(block: Table, width: int, out: TextIO) -> Iterator[Pieces]:
    """Aligned rows under their heads.

    The first column is cut where there is too little room; where there is enough, a bar stands
    between it and the others.
    """
    widths = [max(map(cell_len, column)) for column in zip(block.heads, *block.rows, strict=True)]
    others = sum(2 + each for each in widths[1:])
    first = min(widths[0], width - others)
    spare = width - others - first - 2
    cells = min(12, spare) if spare >= 5 else 0
    shares: Sequence[float | None] = (None, *block.shares)
    for number, (row, share) in enumerate(zip((block.heads, *block.rows), shares, strict=True)):
        tone: Tone = "" if number else "quiet"
        pieces: Pieces = [(fit(row[0], first, out), tone)]
        if cells:
            pieces += [("  ", ""), *([(" " * cells, tone)] if share is None else bar(share, cells))]
        for room, cell in zip(widths[1:], row[1:], strict=True):
            pieces.append((" " * (2 + room - cell_len(cell)) + cell, tone))
        yield pieces
