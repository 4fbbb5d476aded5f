"""Which columns a table has: the first row that names them, in any order and case.

Rows may stand above it.
"""

import csv
import re
from contextlib import suppress
from itertools import islice
from string import ascii_lowercase

from allquiz.importers.decoding import rows
from allquiz.importers.draft import Intake
from allquiz.importers.table_cells import flag
from allquiz.importers.table_names import MAX_NAME, OPTION, column, meant
from allquiz.interchange import TABLE

Columns = list[str | None]  # what each is for

FLAG = re.compile(r"(?:is)?correct(?:answer|option)?")
A_NUMBER, Q_NUMBER = re.compile(r"a\d+(?:text)?"), re.compile(r"q(?:uestion)?\d+")
ONE = re.compile(r"(?:answer|option|response)(?:text)?")
DELIMITERS = ",;\t|"
MAX_COLUMNS = 1_000  # whose names are looked at
MOST_ABOVE = 20  # rows before the one that names the columns
# What a name says of how the places of options are counted: `(0-3)`, `(1-based)`, `correct_index`.
COUNTED = re.compile(r"(?i)\b([01])(?:\s*(?:-|–|to)\s*\d|[-\s]?(?:based|index))|(zero)|index")
ASKING = ("question", "case", "title")  # the first of these that a table has asks
ANSWERING = {"answer", "option", "options", "distractors"}
OF_OPTIONS = ("option", "distractors")
OFFERING = {"option", "options", "distractors"}
GIVEN = {"answer", "answers"}  # beside what is right: what may be, or what people answered
OVER_SEVERAL = {"options": "option", "distractors": "distractors"}
RULE = re.compile(r"\s*:?-+:?\s*")
# How the first row of what learners answered begins; the questions are names of columns there.
ANSWERED = {
    ("timestamp",): "Google Forms",
    ("id", "starttime", "completiontime"): "Microsoft Forms",
    ("name", "id", "sisid"): "Canvas",
}
MARKED = re.compile(r"/\s*\d+[.,]\d+\s*$")  # what there was to get: Moodle's `Grade/10.00`


def head_in(text: str) -> tuple[str, int] | None:
    """The sign that divides a row into the most known columns, and how many rows stand above; None
    without questions. Below a row of several cells three columns are wanted: a text may name two."""
    best, most = None, 1
    for delimiter in DELIMITERS:
        wanted = 2
        with suppress(csv.Error):
            for above, (_, row) in enumerate(islice(rows(text, delimiter), MOST_ABOVE)):
                known = {column(name) for name in row[:MAX_COLUMNS]} - {None}
                is_better = len(known) > most and len(known) >= wanted
                has_question = "question" in known or (known & {*ASKING} and known & ANSWERING)
                if has_question and is_better and not _has_results(row):
                    best, most = (delimiter, above), len(known)
                if sum(map(bool, map(str.strip, row))) > 1:
                    wanted = 3
    return best


def answered_in(text: str) -> str | None:
    """Where people gave these answers, by how the first row begins, or by what it names."""
    first = text[: MAX_NAME * 20].partition("\n")[0]
    cells = [cell.strip('"') for cell in re.split(f"[{DELIMITERS}]", first)]
    names = tuple(map(meant, cells))
    where = (who for begins, who in ANSWERED.items() if names[: len(begins)] == begins)
    return next(where, "a quiz" if _has_results(cells) else None)


def _has_results(names: list[str]) -> bool:
    """Whether marks are named, or what was answered beside what is right."""
    known = {column(name) for name in names[:MAX_COLUMNS]}
    return {"answer", "response"} <= known or any(map(MARKED.search, names))


def is_rule(row: list[str]) -> bool:
    """Whether this is the rule below a head in Markdown."""
    return all(RULE.fullmatch(cell) for cell in row if cell.strip())


def is_of_head(header: list[str], columns: Columns, row: list[str]) -> bool:
    """Whether the row is the head once more, only names options, below a name over them all, or is its rule."""
    named = [(column, cell) for column, cell in zip(columns, row, strict=False) if cell.strip()]
    are_names = (c in OF_OPTIONS and OPTION.fullmatch(meant(cell)) for c, cell in named)
    return row == header or is_rule(row) or (len(named) > 1 and all(are_names))


def is_of_options(names: list[str], rows: list[list[str]]) -> bool:
    """Whether each row is one option of a question, and a mark that tells whether it is right; `names` are
    those of columns, as `meant` has them."""
    flags = [n for n, name in enumerate(names) if FLAG.fullmatch(name)]
    marks = {row[n].strip().lower() for row in rows for n in flags if n < len(row)} - {""}
    return any(map(ONE.fullmatch, names)) and bool(marks) and None not in map(flag, marks)


def counted_from(header: list[str], columns: Columns) -> tuple[int | None, bool]:
    """The number of the first option, by what the columns are called (A is 1), None where it may be 0 or 1, as
    in a list; and whether they say so themselves: `Option 1`, `answer (1-4)`."""
    named = list(zip(header, columns, strict=True))
    options = [name for name, column in named if column == "option"]
    places = _places(options)
    first = min(places, default=1 if options else None)
    told = [found for name, c in named if c == "answer" and (found := COUNTED.search(name))]
    for counted in told:
        if counted[1] or counted[2]:
            return int(counted[1] or 0), True
        if first:  # an index may be counted otherwise than the columns
            first = None
    return first, bool(told) or any(name.strip()[-1:].isdigit() for name in options)


def _places(options: list[str]) -> list[int]:
    """The places that names of columns call, as A or 1."""
    ends = filter(None, (OPTION.fullmatch(meant(name)) for name in options))
    return [ascii_lowercase.index(e[1]) + 1 if e[1].isalpha() else int(e[1]) for e in ends]


def places_of(header: list[str], columns: Columns) -> tuple[int, ...]:
    """The place, from 0, that the name of each column of options calls; nothing where they don't. Columns may
    stand in another order, and one whose name is misspelt leaves its place empty."""
    options = [name for name, column in zip(header, columns, strict=True) if column == "option"]
    places = _places(options)
    are_told = len({*places}) == len(options)
    return tuple(place - min(1, *places) for place in places) if options and are_told else ()


def _are_numbers(cells: list[str]) -> bool:
    """Whether these count the rows, from 0 or from 1; some may be empty."""
    counted = {str(n) for n in range(len(cells) + 1)}
    return any(cells) and counted.issuperset(filter(None, cells))


def _without_a_1(names: list[str], columns: Columns) -> Columns:
    """The columns, those called `A1`, `A2` not kept where they may be no options: where one is alone, where
    others are options, and beside `Q1`."""
    found = list(map(A_NUMBER.fullmatch, names))
    others = {kind for kind, a in zip(columns, found, strict=True) if not a}
    if sum(map(bool, found)) > 1 and not (others & OFFERING or any(map(Q_NUMBER.fullmatch, names))):
        return columns
    return [None if a else kind for kind, a in zip(columns, found, strict=True)]


def _spread(columns: Columns, header: list[str], sizes: list[int]) -> None:
    """Put what a name in the plural stands over into each of its columns, their cells joined, and "" where no
    name stands above."""
    over, kind = 0, None
    for n, name in enumerate(header):
        if name.strip():
            over, kind = n, OVER_SEVERAL.get((columns[n] or "") * meant(name).endswith("s"))
        elif kind and sizes[n]:
            columns[over] = columns[n] = kind
        else:
            columns[n] = ""


def columns_of(header: list[str], at_top: list[list[str]], line: int, intake: Intake) -> Columns:
    """What each column is for: "" where no name stands above it, None where it is not kept, which is noted.

    `at_top` are rows below the head: they tell which columns are empty, and the fullest of two alike.
    """
    names = list(map(meant, header))
    columns = _without_a_1(names, [column(name) for name in header])
    sizes = [sum(len(row[n].strip()) for row in at_top if n < len(row)) for n in range(len(header))]
    _spread(columns, header, sizes)
    if columns[0] == "" and _are_numbers([row[0].strip() for row in at_top if row]):
        columns[0] = None
        intake.notes.append((line, "the numbers of its rows are not kept"))
    for n, kind in enumerate(columns):  # which no other file's questions may have
        if kind == "id" and tuple(header) != TABLE:
            are_numbers = _are_numbers([row[n].strip() for row in at_top if n < len(row)])
            columns[n] = None if are_numbers else kind
    keys = {name for name, column in zip(names, columns, strict=True) if column == "answer"}
    several = {name for name in names if names.count(name) > 1 and ONE.fullmatch(name)}
    if keys - several:  # Option, Option, Option, Correct
        columns = ["option" if n in several else c for n, c in zip(names, columns, strict=True)]
    asks = next(each for each in ASKING if each in columns)
    meanings = {"title": None, asks: "question"}
    columns = [meanings.get(column or "", column) for column in columns]
    if "answer" not in columns:
        columns = ["answer" if column == "response" else column for column in columns]
    elif keys - GIVEN:
        named = zip(names, columns, strict=True)
        columns = ["options" if c == "answer" and name in GIVEN else c for name, c in named]
    is_answer = [name.startswith("answer") for name in names]
    options = [a for c, a in zip(columns, is_answer, strict=True) if c == "option"]
    if "answer" not in columns and options.count(False) > 1:  # A, B, C, D, Answer 1
        columns = ["answer" if a and c else c for c, a in zip(columns, is_answer, strict=True)]
    for name, kept in zip(header, columns, strict=True):
        if kept is None and name.strip():
            intake.notes.append((line, f"the column “{' '.join(name.split())}” is not kept"))
    for each in set(columns) - {None, "", "option", "distractors", "tags", "answer"}:
        if columns.count(each) > 1:
            alike = [n for n, column in enumerate(columns) if column == each]
            first = max(alike, key=sizes.__getitem__)
            columns = [c if c != each or n == first else None for n, c in enumerate(columns)]
            intake.notes.append((line, f"a second column for the {each} is not kept"))
    return columns
