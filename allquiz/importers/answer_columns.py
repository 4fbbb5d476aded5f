"""A key below a sheet that is a table of three columns or more: of each number the letter, and what is said of it."""

import csv
import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import takewhile

from allquiz.importers.answer_line import WHY
from allquiz.importers.table_names import column, meant

NUMBER = re.compile(r"[*_\s]*(?:q(?:uestion)?\s*)?(\d{1,3})[.)]?[*_\s]*", re.IGNORECASE)
LETTERS = re.compile(r"[*_\s(]*([A-Ha-h](?:\s*[,&]\s*[A-Ha-h])*|(?i:true|false))[).*_\s]*")
RULE = re.compile(r"[\s:|-]+")
SIGNS = "|\t,;"  # between the cells
TEXTS = ("text", "answertext", "optiontext")  # of the right option
KINDS = ("number", "answer", "text", "explanation")
MOST = 400  # rows

Key = list[tuple[int, str, str]]  # of each number the letters, and what is said of them


def key_in_columns(lines: Sequence[str]) -> tuple[int, bool, Key]:
    """The line on which a table at the end begins, whether names stand above its columns, and what it tells;
    nothing where it is none."""
    end = max((n for n, line in enumerate(lines, 1) if line.strip()), default=0)
    for sign in SIGNS:
        below = reversed(lines[max(0, end - MOST) : end])
        table = [*takewhile(re.compile(rf".*[{sign}]").match, below)]
        with suppress(csv.Error):
            rows = [_cells(line, sign) for line in reversed(table) if not RULE.fullmatch(line)]
            names = rows[0] if rows and not any(map(NUMBER.fullmatch, rows[0])) else []
            if key := _key(names, rows[len(names) > 0 :]):
                return end - len(table), len(names) > 0, key
    return 0, False, []


def _cells(line: str, sign: str) -> list[str]:
    cells = (
        line.strip().strip(sign).split(sign)
        if sign == "|"
        else next(csv.reader([line], delimiter=sign))
    )
    return [cell.strip() for cell in cells]


def _key(names: list[str], rows: list[list[str]]) -> Key:
    """What rows tell; nothing where one of them is no row of a key, or a column asks or offers something."""
    width = len(rows[0]) if rows else 0
    widths = {len(row) for row in [*rows, *filter(None, [names])]}
    if len(rows) < 2 or width < 3 or widths != {width}:
        return []
    # Without names, what stands behind may be the option's text as well as a reason.
    kinds = ["number", "answer", *["text"] * (width - 2)]
    if names:
        kinds = list(map(_kind, names, zip(*rows, strict=True)))
    if (kinds.count("number"), kinds.count("answer"), kinds.count("")) != (1, 1, 0):
        return []
    key: Key = []
    for row in rows:
        number = NUMBER.fullmatch(row[kinds.index("number")])
        answer = LETTERS.fullmatch(row[kinds.index("answer")])
        if number is None or answer is None:
            return []
        cells = [(kind, cell) for kind, cell in zip(kinds, row, strict=True) if cell]
        text = " ".join(cell for kind, cell in cells if kind == "text")
        told = [cell for kind, cell in cells if kind == "explanation"]
        told += [f"{kind}: {cell}" for kind, cell in cells if kind not in KINDS]
        key.append((int(number[1]), answer[1], text + (WHY + " ".join(told) if told else "")))
    return key


def _kind(name: str, cells: Sequence[str]) -> str:
    """What a column is for: its name, where it is for nothing else here; "" where it is for what no key has."""
    known = column(name)
    if meant(name) in TEXTS:
        return "text"
    if known in ("question", None) and all(map(NUMBER.fullmatch, cells)):
        return "number"
    if known in ("answer", "explanation"):
        return known
    return "" if known in ("question", "option", "options", "distractors", "case") else name
