"""Which columns a table has: its first row names them, in any order and case, by any of the names below.

A name may say more behind it (`Question - max 120 characters`), and rows may stand above it.
"""

import csv
import re
from contextlib import suppress
from itertools import islice

from allquiz.importers.draft import Intake
from allquiz.importers.plain import rows

DELIMITERS = ",;\t|"
MAX_NAME = 100  # of a column
MAX_COLUMNS = 1_000  # whose names are looked at
MOST_ABOVE = 20  # rows before the one that names the columns
NAMES = {
    "id": "id identifier ident",
    "type": "type kind questiontype",
    "question": "question stem front term prompt questiontext questiontitle text item mcq",
    "answer": "answer answers correct key back definition correctanswer correctanswers correctoption correctoptions correctchoice correctletter "
    "rightanswer right solution answerkey correctans anscorrect correctoptionid correctoptionids "
    "correctindex answerindex correctanswerindex correctoptionindex",
    "response": "response responses",  # an answer too, where no other is given; else what people answered
    "distractors": "distractors distractor wrong wronganswers incorrect incorrectanswers",
    "options": "options choices alternatives answeroptions answerchoices",
    "explanation": "explanation feedback comment generalfeedback rationale answerexplanation",
    "hint": "hint",
    "tags": "tags tag keywords",
    "topic": "topic category chapter module subject deck",
    "level": "level",
    "tolerance": "tolerance",
    "unit": "unit",
    "exact": "exact",
    "shuffle": "shuffle",
    "section": "section",
    "as_of": "asof",
    "namespace": "namespace",
}
OVER_SEVERAL = {"options": "option", "distractors": "distractors"}
COLUMNS = {name: column for column, names in NAMES.items() for name in names.split()}
OPTION = re.compile(
    r"(?:option|choice|answer|ans|alternative|distractor|wronganswer|incorrectanswer)?([a-j]|\d{1,2})"
)
WRONG = re.compile(r"(?:distractor|wronganswer|incorrectanswer)")
REMARK = re.compile(r"\s[-–—]\s|[(\n]")  # begins what a name of a column says besides
# What a name says of how the places of options are counted: `(0-3)`, `(1-based)`, `correct_index`.
COUNTED = re.compile(r"(?i)\b([01])(?:\s*(?:-|–|to)\s*\d|[-\s]?(?:based|index))|(zero)|index")
FLAG = re.compile(r"(?:is)?(correct|right)(?:answer|option|choice)?")
ONE = re.compile(r"(?:answer|option|choice|response|alternative)(?:text)?")
FLAGS = {"", *"true false yes no y n x 0 1 correct incorrect right wrong".split()}
RULE = re.compile(r"\s*:?-+:?\s*")  # below the head of a table in Markdown
# How the first row of what learners answered begins; the questions are names of columns there.
ANSWERED = {
    ("timestamp",): "Google Forms",
    ("id", "starttime", "completiontime"): "Microsoft Forms",
    ("name", "id", "sisid"): "Canvas",
}
MARKED = re.compile(r"/\s*\d+[.,]\d+\s*$")  # what there was to get: Moodle's `Grade/10.00`


def head_in(text: str) -> tuple[str, int] | None:
    """The sign that divides a row into the most known columns, and how many rows stand above; None
    without questions. Below the first row three columns are wanted: a text may name two."""
    best, most = None, 1
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            for above, (_, row) in enumerate(islice(rows(text, delimiter), MOST_ABOVE)):
                known = {_column(name) for name in row[:MAX_COLUMNS]} - {None}
                is_better = len(known) > most + (above > 0 and most == 1)
                if "question" in known and is_better and not _has_results(row):
                    best, most = (delimiter, above), len(known)
    return best


def answered_in(text: str) -> str | None:
    """Where people gave these answers, by how the first row begins, or by what it names."""
    first = text[: MAX_NAME * 20].partition("\n")[0]
    cells = [cell.strip('"') for cell in re.split(f"[{DELIMITERS}]", first)]
    names = tuple(map(folded, cells))
    where = (who for begins, who in ANSWERED.items() if names[: len(begins)] == begins)
    return next(where, "a quiz" if _has_results(cells) else None)


def _has_results(names: list[str]) -> bool:
    """Whether marks are named, or what was answered beside what is right."""
    known = {_column(name) for name in names[:MAX_COLUMNS]}
    return {"answer", "response"} <= known or any(map(MARKED.search, names))


def folded(name: str) -> str:
    """A name without what people write in different ways."""
    return re.sub(r"[\W_]+", "", name).lower()


def _bare(name: str) -> str:
    """A name folded, without what it says besides."""
    return folded(REMARK.split(name.strip(), maxsplit=1)[0]) or folded(name)


def _column(name: str) -> str | None:
    if len(name) > MAX_NAME or name.rstrip().endswith("#"):  # a text, or the number of a question
        return None
    bare = _bare(name)
    if bare in COLUMNS:
        return COLUMNS[bare]
    if OPTION.fullmatch(bare):
        return "distractors" if WRONG.match(bare) else "option"
    return None


def is_of_head(columns: list[str | None], row: list[str]) -> bool:
    """Whether the row only names options, below a name over them all, or is the rule below a head."""
    named = [(column, cell) for column, cell in zip(columns, row, strict=False) if cell.strip()]
    return all(RULE.fullmatch(cell) for cell in row if cell.strip()) or (
        len(named) > 1
        and all(
            column in ("option", "distractors") and OPTION.fullmatch(folded(cell))
            for column, cell in named
        )
    )


def first_place(header: list[str], columns: list[str | None]) -> int | None:
    """The number of the first option, by what the columns are called (A is 1); None where it may be 0 or 1."""
    named = list(zip(header, columns, strict=True))
    for counted in (COUNTED.search(name) for name, column in named if column == "answer"):
        if counted:
            return int(counted[1] or 0) if counted[1] or counted[2] else None
    ends = [OPTION.fullmatch(_bare(name)) for name, column in named if column == "option"]
    places = [
        ord(end[1]) - ord("a") + 1 if end[1].isalpha() else int(end[1]) for end in ends if end
    ]
    return min(places, default=1)


def counts_places(header: list[str], columns: list[str | None]) -> bool:
    """Whether names of columns say themselves how the options are counted: `Option 1`, `answer (1-4)`."""
    names = [name for name, column in zip(header, columns, strict=True) if column == "option"]
    told = (COUNTED.search(n) for n, c in zip(header, columns, strict=True) if c == "answer")
    return any(name.strip()[-1:].isdigit() for name in names) or any(told)


def is_of_options(header: list[str], rows: list[list[str]]) -> bool:
    """Whether each row is one option of a question, and a mark that tells whether it is right."""
    names = [_bare(name) for name in header]
    flags = [n for n, name in enumerate(names) if FLAG.fullmatch(name)]
    marks = {row[n].strip().lower() for row in rows for n in flags if n < len(row)}
    return any(map(ONE.fullmatch, names)) and bool(marks - {""}) and marks <= FLAGS


def columns_of(header: list[str], line: int, intake: Intake) -> list[str | None]:
    """What each column is for: "" where no name stands above it, None where it is not kept, which is noted."""
    columns = [_column(name) for name in header]
    over, kind = 0, None  # a name in the plural may stand over several columns, its cells joined
    for n, name in enumerate(header):
        if name.strip():
            over, kind = n, OVER_SEVERAL.get((columns[n] or "") * folded(name).endswith("s"))
        elif kind:
            columns[over] = columns[n] = kind
        else:
            columns[n] = ""
    names = list(map(_bare, header))
    keys = {name for name, column in zip(names, columns, strict=True) if column == "answer"}
    several = {name for name in names if names.count(name) > 1 and ONE.fullmatch(name)}
    if keys - several:  # Option, Option, Option, Correct
        named = zip(names, columns, strict=True)
        columns = ["option" if name in several else column for name, column in named]
    if "answer" not in columns:
        columns = ["answer" if column == "response" else column for column in columns]
    elif columns.count("answer") > 1:  # `answers`, of which `correct` is one
        named = zip(header, columns, strict=True)
        columns = ["options" if folded(name) == "answers" else column for name, column in named]
    is_answer = [folded(name).startswith("answer") for name in header]
    options = [a for c, a in zip(columns, is_answer, strict=True) if c == "option"]
    if "answer" not in columns and options.count(False) > 1:  # A, B, C, D, Answer 1
        columns = ["answer" if a and c else c for c, a in zip(columns, is_answer, strict=True)]
    for name, column in zip(header, columns, strict=True):
        if column is None and name.strip():
            intake.notes.append((line, f"the column “{' '.join(name.split())}” is not kept"))
    for column in set(columns) - {None, "", "option", "distractors", "tags", "answer"}:
        if columns.count(column) > 1:
            first = columns.index(column)
            columns = [c if c != column or n == first else None for n, c in enumerate(columns)]
            intake.notes.append((line, f"a second column for the {column} is not kept"))
    return columns
