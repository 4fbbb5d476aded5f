"""A table: CSV, TSV, or what a spreadsheet puts on the clipboard; one question a row.

A cell may hold a list, `|` between its items, and pairs, `left => right` (see interchange.py). Where no
column says the type, it is told from the answer. A table that allquiz wrote comes back as it was. So do
the sheets of Kahoot, Quizizz (Wayground), Blooket, Gimkit and Socrative, whose names of columns stand
below a title and whose answers are the places of options.
"""

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import islice
from textwrap import shorten

from allquiz.importers.answer_key import OPTION, with_key_in_lines
from allquiz.importers.decoding import decoded, rows, rows_in
from allquiz.importers.draft import Intake, Settle
from allquiz.importers.refusals import Unreadable
from allquiz.importers.table_columns import Columns, answered_in, head_in, is_of_head, is_rule
from allquiz.importers.table_row import Table
from allquiz.importers.table_told import table_of
from allquiz.importers.table_types import read_row
from allquiz.interchange import ITEMS

OF_ANSWERS = "this is what people answered in {}, a row each: it has no questions to import"
NO_NAMES = (
    "the first row names no columns: it needs `question` and `answer`, and may have `type`, "
    "`distractors`, `explanation`, `tags`, `topic`, `id`"
)
OF_KEY = "this is a key, a letter for each number: put it below its questions, in one text"
OF_ITEMS = (
    "this is the list beside an export, which joins results with our names: it has no answers; "
    "import the bank, or what was exported"
)
MAX_ROWS = 300_000
MOST = 10_000  # characters of options, to which a row goes on
HEAD = 200_000  # characters that are looked through for names of columns
SUM = re.compile(r"(?i)(?:total|sum|summe|gesamt|totale|totaal|suma|soma|итого)\W[\d.,%| ]*")
BULLETS = "-+*•_ \t"  # and bold, before options in Markdown


def recognizes(data: bytes) -> bool:
    """Whether a row at the top names a column of questions and one more."""
    head = data[:HEAD]
    try:
        text = decoded(data if len(data) < HEAD else head[: head.rfind(b"\n") + 1] or head)
    except Unreadable:
        return False
    if text.startswith("#separator:"):  # Anki's, though a card may say question and answer
        return False
    if found := head_in(text):
        above = [line.lstrip(BULLETS) for line in text.split("\n") if line.strip()][: found[1]]
        is_key = above and with_key_in_lines(text) != text  # of a sheet
        return not is_key and sum(map(bool, map(OPTION.match, above))) < 2
    return answered_in(text) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    text = decoded(data, intake)
    header, table, below = _begun(text, intake)

    def kept() -> Iterator[tuple[int, list[str]]]:
        for number, (line, row) in enumerate(below):
            if number > MAX_ROWS:
                raise Unreadable(f"more than {MAX_ROWS:,} rows are in it: split it", line)
            said = " | ".join(filter(None, map(str.strip, row)))
            if SUM.fullmatch(said):
                intake.notes.append((line, f"“{said}” is a sum, no question"))
            elif not is_of_head(header, table.columns, row):
                yield line, row

    for line, row in _joined(kept(), table.columns):
        if any(cell.strip() for column, cell in zip(table.columns, row, strict=False) if column):
            intake.take(partial(read_row, table, row), line)
    return intake


def _joined(
    rows: Iterator[tuple[int, list[str]]], columns: Columns
) -> Iterator[tuple[int, list[str]]]:
    """The rows; those that hold options alone go on with the one above, in the one column that there is for all."""
    if columns.count("options") != 1:
        yield from rows
        return
    at, begun = columns.index("options"), list[tuple[int, list[str]]]()
    for line, row in rows:
        filled = {column for column, cell in zip(columns, row, strict=False) if cell.strip()}
        if begun and filled - {None, ""} == {"options"} and len(begun[0][1][at]) < MOST:
            begun[0][1][at] += f"\n{row[at]}"
            continue
        yield from begun
        begun = [(line, [*row, *[""] * (at + 1 - len(row))])]
    yield from begun


def _begun(text: str, intake: Intake) -> tuple[list[str], Table, Iterator[tuple[int, list[str]]]]:
    """The names of columns, what head and rows tell, and the rows below. Raises Unreadable."""
    top = text if len(text) < HEAD else text[:HEAD].rpartition("\n")[0]
    head = head_in(top)
    if head is None:
        program = answered_in(text)
        raise Unreadable(OF_ANSWERS.format(program) if program else NO_NAMES, 1)
    if with_key_in_lines(top).lstrip().startswith("Answers:"):
        raise Unreadable(OF_KEY)
    delimiter, above = head
    below = rows_in(intake, text, delimiter)
    for line, row in islice(below, above):
        if sum(map(bool, map(str.strip, row))) > 1 and not is_rule(row):
            said = f"“{shorten(' | '.join(row), 60)}” stands above the names of columns"
            intake.notes.append((line, f"{said}: it is not kept"))
    line, header = next(below)
    if tuple(header[-len(ITEMS) :]) == ITEMS:
        raise Unreadable(OF_ITEMS, line)
    at_top = list[list[str]]()
    with suppress(csv.Error):
        rows_at_top = islice(rows(top, delimiter), above + 1, None)
        at_top += (row for _, row in rows_at_top if not is_rule(row))
    return header, table_of(header, at_top, line, intake, divider=delimiter), below
