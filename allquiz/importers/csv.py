"""A table: CSV, TSV, or what a spreadsheet puts on the clipboard; one question a row.

A cell may hold a list, `|` between its items, and pairs, `left => right` (see interchange.py). Where no
column says the type, it is told from the answer. A table that allquiz wrote comes back as it was. So do
the sheets of Kahoot, Quizizz (Wayground), Blooket, Gimkit and Socrative, whose names of columns stand
below a title and whose answers are the places of options.
"""

import csv
from contextlib import suppress
from functools import partial
from itertools import islice
from textwrap import shorten

from allquiz.importers.draft import Intake, Settle
from allquiz.importers.plain import decoded, rows
from allquiz.importers.refusals import Unreadable
from allquiz.importers.table_columns import (
    answered_in,
    columns_of,
    counts_places,
    first_place,
    folded,
    head_in,
    is_of_head,
    is_of_options,
)
from allquiz.importers.table_row import Table, guessed, read_row, told_by
from allquiz.interchange import ITEMS, TABLE

HEAD = 200_000  # characters that are looked through for names of columns
TIMED = ("timelimit", "timeinseconds")  # a game's: its answers are the places of options


def recognizes(data: bytes) -> bool:
    """Whether a row at the top names a column of questions and one more."""
    head = data[:HEAD]
    try:
        text = decoded(data if len(data) < HEAD else head[: head.rfind(b"\n") + 1] or head)
    except Unreadable:
        return False
    if text.startswith("#separator:"):  # Anki's, though a card may say question and answer
        return False
    return head_in(text) is not None or answered_in(text) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    text = decoded(data, intake)
    top = text if len(text) < HEAD else text[:HEAD].rpartition("\n")[0]
    head = head_in(top)
    if head is None and (program := answered_in(text)):
        raise Unreadable(
            f"this is what people answered in {program}, a row each: it has no questions to import",
            1,
        )
    if head is None:
        raise Unreadable(
            "the first row names no columns: it needs `question` and `answer`, and may have `type`, "
            "`distractors`, `explanation`, `tags`, `topic`, `id`",
            1,
        )
    delimiter, above = head
    table_rows = rows(text, delimiter)
    for line, row in islice(table_rows, above):
        if sum(map(bool, map(str.strip, row))) > 1:
            said = f"“{shorten(' | '.join(row), 60)}” stands above the names of columns"
            intake.notes.append((line, f"{said}: it is not kept"))
    line, header = next(table_rows)
    if tuple(header[-len(ITEMS) :]) == ITEMS:
        raise Unreadable(
            "this is the list beside an export, which joins results with our names: it has no answers; "
            "import the bank, or what was exported",
            line,
        )
    at_top = list[list[str]]()
    with suppress(csv.Error):
        at_top += (row for _, row in islice(rows(top, delimiter), above + 1, None))
    if is_of_options(header, at_top):
        raise Unreadable(
            "each row is one option: put those of a question into one, in columns such as "
            "`option a`, `option b`, and which is right into `answer`",
            line,
        )
    columns = columns_of(header, line, intake)
    names = {folded(name) for name in header}
    first = first_place(header, columns)
    table = Table(
        columns,
        is_ours=tuple(header) == TABLE,
        is_cards={"front", "back"} <= names or {"term", "definition"} <= names,
        has_commas=delimiter == ";",
        by_place=any(name.startswith(TIMED) for name in names) or None,
        first=first,
        only_wrong=(first or 0) > 1,
    )
    if not (table.by_place or table.is_ours or table.only_wrong):
        table = told_by(at_top, table, is_counted=counts_places(header, columns))
        intake.notes += [(line, said) for said in [guessed(table, first)] if said]
    try:
        for number, (line, row) in enumerate(table_rows):
            if (number or not is_of_head(columns, row)) and any(
                cell.strip() for column, cell in zip(columns, row, strict=False) if column
            ):
                intake.take(partial(read_row, table, row), line)
    except csv.Error as error:
        intake.break_off(error)
    return intake
