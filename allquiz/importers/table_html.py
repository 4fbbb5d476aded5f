"""A table in HTML, as spreadsheets and learning systems save one, to a text with tabs between its cells."""

import csv
from io import StringIO
from itertools import count

from allquiz.importers.html import inner_rows
from allquiz.importers.refusals import Unreadable

WIDEST, HIGHEST = 20, 10_000  # how many columns and rows a cell may be joined over
MAX_HTML = 3 * 1024 * 1024
MOST = 1_000  # cells of a row


def without_html(text: str) -> str:
    """The rows of its tables, each on the line where it begins; the text itself where it is none of HTML.

    A cell that is joined over several rows or columns stands in the first of them. Raises Unreadable
    for one of over 3 MiB, whose tree would take hundreds.
    """
    if not text.lstrip().startswith("<") or "<tr" not in text.lower():
        return text
    if len(text) > MAX_HTML:
        raise Unreadable("this table in HTML has over 3 MiB: save it as CSV")
    made, at = StringIO(), 1
    writer = csv.writer(made, delimiter="\t", lineterminator="\n")
    below: dict[int, int] = {}  # columns, and how many rows below are joined with the cell there
    for line, cells in inner_rows(text):
        made.write("\n" * (line - at))
        row: dict[int, str] = {}
        free = (n for n in count() if n not in below)
        joined: dict[int, int] = {}
        for html, wide, high in cells[:MOST]:
            columns = [next(free) for _ in range(min(wide, WIDEST))]
            row[columns[0]] = html
            joined |= dict.fromkeys(columns, min(high, HIGHEST) - 1)
        below = {n: rows - 1 for n, rows in below.items() if rows > 1}
        below |= {n: rows for n, rows in joined.items() if rows}
        writer.writerow([row.get(n, "") for n in range(max(row, default=-1) + 1)])
        at = max(at, line) + 1
    return made.getvalue()
