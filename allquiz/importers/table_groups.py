"""Rows of one question made one: a sheet may have a row for each option, or cells joined over several rows."""

import re
from collections.abc import Iterable, Iterator

from allquiz.importers.table_names import meant
from allquiz.model.truth import judged

FLAG = re.compile(r"(?:is)?correct(?:answer|option)?")
ONE = re.compile(r"(?:answer|option|response)(?:text)?")

MOST = 200  # cells that are added to a question
OF_EACH = ("option", "answer")
Columns = list[str | None]


def is_of_options(header: list[str], rows: list[list[str]]) -> bool:
    """Whether each row is one option of a question, and a mark that tells whether it is right."""
    names = list(map(meant, header))
    flags = [n for n, name in enumerate(names) if FLAG.fullmatch(name)]
    marks = {row[n].strip().lower() for row in rows for n in flags if n < len(row)} - {""}
    are_flags = all(mark in ("x", "0", "1") or judged(mark) is not None for mark in marks)
    return any(map(ONE.fullmatch, names)) and bool(marks) and are_flags


def of_options(header: list[str], columns: Columns) -> Columns:
    """The columns where each row is one option."""
    named = zip(map(meant, header), columns, strict=True)
    return ["option" if ONE.fullmatch(name) else column for name, column in named]


def grouped(
    rows: Iterable[tuple[int, list[str]]], columns: Columns, *, is_of_options: bool
) -> Iterator[tuple[int, Columns, list[str]]]:
    """Each question's line, its columns and its cells.

    Rows of which each is an option go on with the one above where they ask nothing or the same, others
    where they hold options alone, in the one column that there is for all.
    """
    if not (is_of_options or columns.count("options") == 1):
        yield from ((line, columns, row) for line, row in rows)
        return
    question, width = columns.index("question"), len(columns)
    begun: tuple[int, Columns, list[str]] | None = None
    for line, row in rows:
        cells = [cell.strip() for cell in row[:width]] + [""] * (width - len(row))
        filled = {n for n, cell in enumerate(cells) if cell and columns[n] and n != question}
        if begun is not None and filled and len(begun[2]) < width + MOST:
            _, kinds, first = begun
            is_same = not cells[question] or (is_of_options and cells[question] == first[question])
            if is_same and (is_of_options or {columns[n] for n in filled} == {"options"}):
                kinds += [""] * (len(first) - len(kinds))  # for what stands beyond the last column
                added = [n for n in filled if cells[n] != first[n] or columns[n] in OF_EACH]
                added += [n for n in range(width) if n not in filled and columns[n] in OF_EACH]
                kinds.extend(columns[n] for n in added)
                first.extend(cells[n] for n in added)
                continue
        if begun is not None:
            yield begun
        begun = line, [*columns], [*cells, *row[width:]]
    if begun is not None:
        yield begun
