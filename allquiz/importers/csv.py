"""A table: CSV, TSV, or what a spreadsheet puts on the clipboard; one question a row.

The first row names the columns, in any order and case, by any of the names below. A cell may hold a
list, `|` between its items, and pairs, `left => right` (see interchange.py). Where no column says the
type, it is told from the answer. A table that allquiz wrote comes back as it was. So do the sheets of
Kahoot, Quizizz (Wayground), Blooket, Gimkit and Socrative, whose names of columns stand below a title
and with remarks (`Question - max 120 characters`), and whose answers are the places of options.
"""

import csv
import json
import re
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import islice
from textwrap import shorten
from typing import NamedTuple

from allquiz.importers import kinds
from allquiz.importers.draft import Draft, Intake, Settle
from allquiz.importers.html import looks_like_html
from allquiz.importers.kinds import Answer
from allquiz.importers.plain import decoded, rows
from allquiz.importers.refusals import CannotHold, Unreadable
from allquiz.interchange import ITEMS, PAIR, TABLE, escaped, items_in, pair_in, unescaped

DELIMITERS = ",;\t|"
HEAD = 200_000  # characters that are looked through for names of columns
MAX_NAME = 100  # of a column
MAX_COLUMNS = 1_000  # whose names are looked at
MAX_LIST = 100_000  # characters of a cell that is looked into
NAMES = {
    "id": "id identifier ident",
    "type": "type kind questiontype",
    "question": "question stem front term prompt questiontext text item",
    "answer": "answer answers correct key back definition correctanswer correctanswers correctoption correctoptions correctchoice correctletter "
    "rightanswer right solution answerkey",
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
    r"(?:option|choice|answer|alternative|distractor|wronganswer|incorrectanswer)?([a-j]|\d{1,2})"
)
WRONG = re.compile(r"(?:distractor|wronganswer|incorrectanswer)")
TYPES = {
    "choice": "choice mc mcq multiplechoice multichoice singlechoice single dropdown",
    "multiple_response": "multipleresponse multipleanswer multipleanswers multipleselect checkbox checkboxes mr ma multi",
    "true_false": "truefalse tf boolean truefalsequestion",
    "numeric": "numeric numerical number",
    "short_answer": "shortanswer short sa fillin fillintheblank fillinblank typeanswer text",
    "cloze": "cloze gaps fillintheblanks",
    "matching": "matching match pairs",
    "ordering": "ordering order sequence",
    "categorize": "categorize categorise categories sorting",
    "flashcard": "flashcard card basic",
}
TYPE_NAMES = {name: kind for kind, names in TYPES.items() for name in names.split()}
TRUTH = {"true": True, "t": True, "false": False, "f": False}
REMARK = re.compile(r"\s[-–—]\s|[(\n]")  # begins what a name of a column says besides
TIMED = ("timelimit", "timeinseconds")  # a game's: its answers are the places of options
MOST_ABOVE = 20  # rows before the one that names the columns
# How the first row of what learners answered begins; the questions are names of columns there.
ANSWERED = {
    ("timestamp",): "Google Forms",
    ("id", "starttime", "completiontime"): "Microsoft Forms",
    ("name", "id", "sisid"): "Canvas",
}
ENTITY = re.compile(r"&#?\w+;")  # its semicolon divides nothing
THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
LETTERED = re.compile(r"(?m)^\s*[(]?([a-jA-J])[.)]\s+")  # begins an option in a cell of them all
RULE = re.compile(r"\s*:?-+:?\s*")  # below the head of a table in Markdown
RANGE = re.compile(r"\s*([-+\u2212]?[\d.]+)\s*(?:\.\.|to)\s*([-+\u2212]?[\d.]+)\s*")


def recognizes(data: bytes) -> bool:
    """Whether a row at the top names a column of questions and one more."""
    try:
        text = decoded(data if len(data) < HEAD else _whole_lines(data))
    except Unreadable:
        return False
    if text.startswith("#separator:"):  # Anki's, though a card may say question and answer
        return False
    return _head(text) is not None or _answered_in(text) is not None


def read(data: bytes, settle: Settle) -> Intake:
    """The questions. Raises Unreadable."""
    intake = Intake(settle)
    text = decoded(data, intake)
    head = _head(text[:HEAD])
    if head is None and (program := _answered_in(text)):
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
    columns = _columns(header, line, intake)
    names = {_folded(name) for name in header}
    table = _Table(
        columns,
        is_ours=tuple(header) == TABLE,
        is_cards={"front", "back"} <= names or {"term", "definition"} <= names,
        by_place=any(name.startswith(TIMED) for name in names),
        has_commas=delimiter == ";",
    )
    try:
        for number, (line, row) in enumerate(table_rows):
            is_rule = all(RULE.fullmatch(cell) for cell in row if cell.strip())
            if not number and (is_rule or _is_lower_head(columns, row)):
                continue
            if any(cell.strip() for column, cell in zip(columns, row, strict=False) if column):
                intake.take(partial(_read, table, row), line)
    except csv.Error as error:
        intake.break_off(error)
    return intake


def _whole_lines(data: bytes) -> bytes:
    head = data[:HEAD]
    return head[: head.rfind(b"\n") + 1] or head


def _head(text: str) -> tuple[str, int] | None:
    """The sign that divides a row into the most known columns, and how many rows stand above; None
    without questions. Below the first row three columns are wanted: a text may name two."""
    best, most = None, 1
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            for above, (_, row) in enumerate(islice(rows(text, delimiter), MOST_ABOVE)):
                known = {_column(name) for name in row[:MAX_COLUMNS]} - {None}
                if "question" in known and len(known) > most + (above > 0 and most == 1):
                    best, most = (delimiter, above), len(known)
    return best


def _answered_in(text: str) -> str | None:
    """The program whose sheet of answers this is, by how its first row begins."""
    first = text[:MAX_NAME].partition("\n")[0]
    names = tuple(map(_folded, re.split(f"[{DELIMITERS}]", first)))
    return next((who for begins, who in ANSWERED.items() if names[: len(begins)] == begins), None)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _column(name: str) -> str | None:
    if len(name) > MAX_NAME or name.rstrip().endswith("#"):  # a text, or the number of a question
        return None
    folded = _folded(REMARK.split(name.strip(), maxsplit=1)[0])
    if folded in COLUMNS:
        return COLUMNS[folded]
    if OPTION.fullmatch(folded):
        return "distractors" if WRONG.match(folded) else "option"
    return None


def _is_lower_head(columns: list[str | None], row: list[str]) -> bool:
    """Whether the row only names options, below a name over them all."""
    named = [(column, cell) for column, cell in zip(columns, row, strict=False) if cell.strip()]
    return len(named) > 1 and all(
        column in ("option", "distractors") and OPTION.fullmatch(_folded(cell))
        for column, cell in named
    )


def _columns(header: list[str], line: int, intake: Intake) -> list[str | None]:
    columns = [_column(name) for name in header]
    over, kind = 0, None  # a name in the plural may stand over several columns, its cells joined
    for n, name in enumerate(header):
        if name.strip():
            over, kind = n, OVER_SEVERAL.get((columns[n] or "") * _folded(name).endswith("s"))
        elif kind:
            columns[over] = columns[n] = kind
        else:
            columns[n] = ""
    is_answer = [_folded(name).startswith("answer") for name in header]
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


class _Table(NamedTuple):
    """What a table's head tells of all its rows."""

    columns: list[str | None]
    is_ours: bool
    is_cards: bool
    by_place: bool  # whether answers are the places of options
    has_commas: bool  # whether a comma divides a number's parts: then a semicolon divides the cells


def _read(table: _Table, row: list[str], draft: Draft) -> None:
    _Row(draft, table, row).read()


class _Row:
    """One row being read. `options` are all options, the right one among them."""

    def __init__(self, draft: Draft, table: _Table, row: list[str]) -> None:
        self.draft, self.table, columns = draft, table, table.columns
        self.cells: dict[str, str] = {}
        self.options: list[str] = []
        self.wrong: list[str] = []
        longest = max(map(len, row), default=0)
        if longest > MAX_LIST:
            raise CannotHold(f"a cell of {longest:,} characters; {MAX_LIST:,} is the most")
        for column, cell in zip(columns, islice(row, len(columns)), strict=False):
            if column == "option" and cell.strip():
                self.options.append(self._text(cell))
            elif column == "options":
                self.options += [self._text(unescaped(item)) for item in _listed(cell)]
            elif column == "distractors":
                is_whole = table.is_ours or PAIR in cell or columns.count(column) > 1
                self.wrong += items_in(cell) if is_whole else _listed(cell)
            elif column == "answer" and self.cells.get("answer"):  # a further column for it
                self.cells["answer"] += f" | {cell.strip()}" if cell.strip() else ""
            elif column == "tags":
                self.cells["tags"] = f"{self.cells.get('tags', '')},{cell}"
            elif column:
                self.cells[column] = cell.strip()
            elif column == "" and cell.strip():
                draft.lose(f"“{shorten(cell, 60, placeholder='…')}”, above which no name stands")
        if any(cell.strip() for cell in row[len(columns) :]):
            draft.lose("the cells beyond the last named column")

    def read(self) -> None:
        draft, cells = self.draft, self.cells
        draft.name(cells.get("id"))
        draft.namespace = cells.get("namespace") or draft.namespace
        draft.category = cells.get("topic", "")
        if cells.get("id") and draft.id is None:
            draft.lose(f"the id “{cells['id']}”, which is none: words of a-z and 0-9 joined by -")
        draft.values["stem"] = self._text(cells.get("question", ""))
        READ[self._kind()](self)
        for key in ("hint", "section", "explanation"):
            draft.add(key, self._text(cells.get(key, "")))
        if cells.get("as_of"):
            draft.values["as_of"] = cells["as_of"]
        if cells.get("level"):
            draft.tag([f"level/{cells['level'].lower()}"])
        draft.tag([tag.strip() for tag in re.split(r"[,;|]", cells.get("tags", "")) if tag.strip()])

    def _text(self, cell: str) -> str:
        """A cell as our text. HTML is undone, but in a table that we wrote."""
        text = cell.strip()
        if not self.table.is_ours and looks_like_html(text):
            return self.draft.text(text)
        return text

    def _kind(self) -> str:
        """The type that the row names, else the one its answer looks like. Raises CannotHold."""
        given = self.cells.get("type", "")
        if given:
            kind = TYPE_NAMES.get(_folded(given))
            if kind is None:
                raise CannotHold(f"the type “{given}”: one of {', '.join(TYPES)} is wanted")
            return kind
        answer = self.cells.get("answer", "")
        if len(self.options) == 1:
            self.draft.lose(f"its options “{self.options[0]}”: divide them by |")
        if self.wrong or len(self.options) > 1:
            return "choice" if len(self._rights()) < 2 else "multiple_response"
        return self._kind_of(answer)

    def _kind_of(self, answer: str) -> str:
        """The type by the answer alone."""
        if self.table.is_cards:
            return "flashcard"
        if "{{" in self.draft.stem and not answer:
            return "cloze"
        if answer.lower() in TRUTH:
            return "true_false"
        if any(pair_in(item)[1] is not None for item in items_in(answer)):
            return "matching"
        digits = self._with_point(answer)
        if RANGE.fullmatch(digits) or kinds.NUMBER.fullmatch(digits):
            return "numeric"
        return "short_answer"

    def _answer(self) -> str:
        answer = self.cells.get("answer", "")
        if not answer and self.cells.get("type"):  # of a text to fill in, all options are right
            answer = " | ".join(map(escaped, self.options))
        if not answer:
            raise CannotHold("no answer is given")
        return answer

    def _rights(self) -> list[str]:
        """The right options: given by their text, else by letters or numbers."""
        answer = self._answer()
        if len(self.options) < 2:
            return [self._text(item) for item in items_in(answer)]
        texts = {" ".join(option.split()).casefold(): option for option in self.options}
        if self.table.by_place:
            texts = {}
        whole = texts.get(" ".join(self._text(answer).split()).casefold())
        if whole is not None:
            return [whole]
        letters = "|" if list(answer) != sorted(set(answer)) or not answer.isupper() else ""  # ACD
        for pattern in (r"\|", r"[|;,]|\band\b", r"[|;,\s]+", letters):
            items = [item.strip() for item in re.split(pattern, answer) if item.strip()]
            found = [self._option(item, texts) for item in items]
            if items and None not in found:
                return list(dict.fromkeys(option for option in found if option is not None))
        raise CannotHold(f"the answer “{answer}”, which is none of its options")

    def _option(self, item: str, texts: dict[str, str]) -> str | None:
        by_text = texts.get(" ".join(unescaped(item).split()).casefold())
        if by_text is not None:
            return by_text
        bare = re.sub(r"(?i)^(?:option|choice|answer)\s+", "", item).strip("().: ")
        number = int(bare) if bare.isdigit() and len(bare) < 3 else 0
        if len(bare) == 1 and "a" <= bare.lower() <= "z":
            number = ord(bare.lower()) - ord("a") + 1
        return self.options[number - 1] if 0 < number <= len(self.options) else None

    def _pairs(self, cell: list[str]) -> list[Answer]:
        made = []
        for item in cell:
            text, reason = pair_in(item)
            made.append(Answer(self._text(text), 0.0, self._text(reason or "")))
        return made

    def _wrong(self, rights: list[str]) -> list[Answer]:
        others = [Answer(option, 0.0) for option in self.options if option not in rights]
        for right in rights:
            if self.options.count(right) > 1:
                self.draft.lose(f"the option “{right}” the second time")
        return [*others, *self._pairs(self.wrong)]

    def choice(self) -> None:
        if self.table.is_ours or (len(self.options) < 2 and self.wrong):
            rights = [self._text(self._answer())]
        else:
            rights = self._rights()
        answers = [*(Answer(right, 100.0) for right in rights), *self._wrong(rights)]
        kinds.choose_one(self.draft, answers)
        if self.cells.get("shuffle", "").lower() in ("false", "no", "0"):
            self.draft.values["shuffle"] = "false"

    def several(self) -> None:
        if len(self.options) > 1:
            rights = [Answer(text, kinds.FULL) for text in self._rights()]
        else:
            pairs = self._pairs(items_in(self._answer()))
            rights = [right._replace(share=kinds.FULL) for right in pairs]
        wrong = self._wrong([right.text for right in rights])
        kinds.choose_alike(self.draft, [*rights, *wrong])

    def truth(self) -> None:
        answer = self._answer().lower()
        if answer not in TRUTH:
            # Options “True” and “False” and a letter for one of them.
            answer = self._rights()[0].lower() if len(self.options) == 2 else answer
        if answer not in TRUTH:
            raise CannotHold(f"“{self._answer()}” where true or false should be")
        kinds.judge(self.draft, is_true=TRUTH[answer])

    def _with_point(self, number: str) -> str:
        """A number of a sheet as others write it."""
        return re.sub(r"(?<=\d),(?=\d)", ".", number) if self.table.has_commas else number

    def number(self) -> None:
        answer = self._answer()
        if self.table.has_commas and (doubtful := THOUSANDS.search(answer)):
            said = (
                f"“{doubtful[0]}” may be {doubtful[0].replace('.', '')} in a sheet with semicolons"
            )
            raise CannotHold(f"{said}: write it without a point, or with a comma")
        answer = self._with_point(answer)
        ends = RANGE.fullmatch(answer)
        value, unit = answer, ""
        if ends:
            value = f"{ends[1]}..{ends[2]}"
        elif match := re.fullmatch(r"([-+\u2212]?[\d.]*\d(?:[eE][-+]?\d+)?)\s*(\D+)", answer):
            value, unit = match[1], match[2]
        tolerance = self._with_point(self.cells.get("tolerance", "")).lstrip("±+- ")
        right = Answer(value, kinds.FULL, tolerance=tolerance)
        kinds.type_number(self.draft, [right], self.cells.get("unit") or unit)

    def words(self) -> None:
        wordings = [self._text(unescaped(item)) for item in items_in(self._answer())]
        kinds.type_words(self.draft, kinds.literally(wordings))
        if self.cells.get("exact", "").lower() in ("true", "yes", "1"):
            self.draft.values["exact"] = "true"

    def gaps(self) -> None:
        stem = self.draft.stem
        if "{{" not in stem:
            blanks = re.split(r"_{3,}", stem)
            gaps = [[unescaped(item)] for item in items_in(self._answer())]
            if len(blanks) != len(gaps) + 1:
                raise CannotHold("gaps neither as {{answer}} nor as ____ with as many answers")
            parts: list[str | list[str]] = [blanks[0]]
            for gap, text in zip(gaps, blanks[1:], strict=True):
                parts += [gap, text]
            kinds.fill_gaps(self.draft, parts)
        self.draft.values["type"] = "cloze"

    def pairs(self) -> None:
        spare = self._pairs(self.wrong)
        kinds.match(
            self.draft, [*self._sides(), *(("", each.text) for each in spare)], groups=False
        )
        if any(each.said for each in spare):
            self.draft.values["distractors"] = kinds.options(spare)

    def order(self) -> None:
        items = items_in(self._answer()) if not self.options else self.options
        kinds.put_in_order(self.draft, [self._text(unescaped(item)) for item in items])

    def groups(self) -> None:
        kinds.match(self.draft, self._sides(), groups=True)

    def _sides(self) -> list[tuple[str, str]]:
        made = []
        for item in items_in(self._answer()):
            left, right = pair_in(item)
            if right is None:
                raise CannotHold(f"“{left}” where a pair, left => right, should be")
            made.append((self._text(left), self._text(right)))
        return made

    def card(self) -> None:
        kinds.turn(self.draft, self._text(self._answer()))


def _listed(cell: str) -> list[str]:
    """The items of a cell, still escaped: as we write them, as JSON, or divided by lines or semicolons,
    perhaps with letters before them."""
    found = items_in(cell)
    if len(found) != 1:
        return found
    if found[0].startswith("["):
        with suppress(ValueError, RecursionError):
            return [escaped(str(item)) for item in json.loads(cell)]
    letters = "".join(LETTERED.findall(cell)).upper()
    if len(letters) > 1 and "ABCDEFGHIJ".startswith(letters):
        cell = LETTERED.sub("\n", cell)
    return [
        i
        for item in re.split("\n" if ENTITY.search(cell) else "[\n;]", cell)
        if (i := item.strip())
    ]


READ: dict[str, Callable[[_Row], None]] = {
    "choice": _Row.choice,
    "multiple_response": _Row.several,
    "true_false": _Row.truth,
    "numeric": _Row.number,
    "short_answer": _Row.words,
    "cloze": _Row.gaps,
    "matching": _Row.pairs,
    "ordering": _Row.order,
    "categorize": _Row.groups,
    "flashcard": _Row.card,
}
