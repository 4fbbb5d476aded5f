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

from allquiz.importers.draft import Intake, Settle
from allquiz.importers.plain import decoded, rows
from allquiz.importers.refusals import Unreadable
from allquiz.importers.table_columns import answered_in, columns_of, folded, head_in, is_of_head
from allquiz.importers.table_row import Table, by_place, read_row
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
    line, header = next(islice(table_rows, above, None))
    if tuple(header[-len(ITEMS) :]) == ITEMS:
        raise Unreadable(
            "this is the list beside an export, which joins results with our names: it has no answers; "
            "import the bank, or what was exported",
            line,
        )
    columns = columns_of(header, line, intake)
    names = {folded(name) for name in header}
    table = Table(
        columns,
        is_ours=tuple(header) == TABLE,
        is_cards={"front", "back"} <= names or {"term", "definition"} <= names,
        by_place=any(name.startswith(TIMED) for name in names) or None,
        has_commas=delimiter == ";",
    )
    if table.by_place is None:
        with suppress(csv.Error):
            at_top = (row for _, row in islice(rows(top, delimiter), above + 1, None))
            table = table._replace(by_place=by_place(table, at_top))
    try:
        for number, (line, row) in enumerate(table_rows):
            if (number or not is_of_head(columns, row)) and any(
                cell.strip() for column, cell in zip(columns, row, strict=False) if column
            ):
                intake.take(partial(read_row, table, row), line)
    except csv.Error as error:
        intake.break_off(error)
    return intake
