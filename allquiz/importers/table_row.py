"""One row of a table to a question. Where no column says its type, it is told from the answer."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from itertools import count, islice
from textwrap import shorten
from typing import NamedTuple

from allquiz.importers import kinds
from allquiz.importers.draft import Draft
from allquiz.importers.kinds import Answer
from allquiz.importers.refusals import CannotHold
from allquiz.importers.table_cells import lettered, listed
from allquiz.importers.table_columns import folded
from allquiz.importers.table_options import Options
from allquiz.interchange import PAIR, escaped, items_in, pair_in, unescaped
from allquiz.model.truth import judged, truth

MAX_LIST = 100_000  # characters of a cell that is looked into
THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
RANGE = re.compile(r"\s*([-+\u2212]?[\d.]+)\s*(?:\.\.|to)\s*([-+\u2212]?[\d.]+)\s*")
BY_LETTER = re.compile(r"\W*[a-jA-J](?:\W|\Z)")  # how an answer begins that names options


class Table(NamedTuple):
    """What a table's head, and its rows together, tell of each of them."""

    columns: list[str | None]
    is_ours: bool
    is_cards: bool
    has_commas: bool  # whether a comma divides a number's parts: then a semicolon divides the cells
    by_place: bool | None = None  # whether answers are the places of options; None: not told
    first: int | None = 1  # the number of the first place; None: 0 or 1
    only_wrong: bool = False  # whether the options are wrong ones alone


def read_row(table: Table, row: list[str], draft: Draft) -> None:
    """Raises CannotHold."""
    _Row(draft, table, row).read()


def told_by(rows: Iterable[list[str]], table: Table, *, is_counted: bool) -> Table:
    """What rows tell in which an answer can be meant in one way alone; `is_counted` is whether the head
    says which place is the first, so that an answer 0 may be a slip."""
    ways = Counter[str]()
    guess = table._replace(first=1 if table.first is None else table.first)
    for row in rows:
        with suppress(CannotHold):
            each = _Row(Draft(), guess, row)
            answer, kind = each.cells.get("answer"), each.cells.get("type", "choice")
            if (
                answer
                and len(each.options.texts) > 1
                and TYPE_NAMES.get(folded(kind), "choice") in PICKED
            ):
                ways.update(each.options.ways(answer))
    if ways["none"] > 1 and not ways.keys() & {"text", "place", "zero", "near"}:
        return table._replace(only_wrong=True)
    if ways["zero"]:
        table = table._replace(first=None if ways["last"] or (is_counted and table.first) else 0)
    elif ways["none"] and ways["number"] and not ways["place"]:
        table = table._replace(first=None)
    elif ways["last"]:
        table = guess
    are_places = ways["place"] + ways["zero"] > 0
    return table._replace(by_place=None if are_places == bool(ways["text"]) else are_places)


def guessed(table: Table, first: int | None) -> str:
    """What its rows told of a table whose head says that the first option is number `first`."""
    if table.only_wrong:
        return "no answer is among its options, which are taken for wrong ones alone"
    counted = "its options are counted from 0, as an answer 0 tells"
    return counted if table.first == 0 != first else ""


class _Row:
    """One row being read."""

    def __init__(self, draft: Draft, table: Table, row: list[str]) -> None:
        self.draft, self.table, columns = draft, table, table.columns
        self._text = partial(_text, draft, table)  # of no row: what holds it is let go with its row
        longest = max(map(len, row), default=0)
        if longest > MAX_LIST:
            raise CannotHold(f"a cell of {longest:,} characters; {MAX_LIST:,} is the most")
        found: dict[str | None, list[str]] = {}
        for column, cell in zip(columns, islice(row, len(columns)), strict=False):
            if cell.strip():
                found.setdefault(column, []).append(cell.strip())
        cells = zip(columns, row, strict=False)
        places = [self._text(cell) for column, cell in cells if column == "option"]
        for cell in found.pop("options", []):
            places += [self._text(unescaped(item)) for item in listed(cell)]
        self.wrong: list[str] = []
        for cell in found.pop("distractors", []):
            is_whole = table.is_ours or PAIR in cell or columns.count("distractors") > 1
            self.wrong += items_in(cell) if is_whole else listed(cell)
        for cell in found.pop("", []):
            draft.lose(f"“{shorten(cell, 60, placeholder='…')}”, above which no name stands")
        # An answer may stand in several columns.
        self.cells = {column: " | ".join(each) for column, each in found.items() if column}
        self._offer(places)
        parts = self.options.texts[0].split(",") if len(self.options.texts) == 1 else []
        if folded(self.cells.get("answer", "")) in map(folded, parts):
            self._offer([part.strip() for part in parts])
        if any(cell.strip() for cell in row[len(columns) :]):
            draft.lose("the cells beyond the last named column")

    def _offer(self, places: list[str]) -> None:
        """Take the options, all of them, the right one among them unless they are wrong ones alone."""
        by_place, first = self.table.by_place, self.table.first
        self.options = Options(places, self._text, by_place=by_place, first=first)

    def read(self) -> None:
        draft, cells = self.draft, self.cells
        draft.name(cells.get("id"))
        draft.namespace = cells.get("namespace") or draft.namespace
        draft.category = cells.get("topic", "")
        if cells.get("id") and draft.id is None:
            draft.lose(f"the id “{cells['id']}”, which is none: words of a-z and 0-9 joined by -")
        draft.values["stem"] = self._text(cells.get("question", ""))
        is_alone = not (self.table.is_ours or self.options.texts or self.wrong)
        if is_alone and BY_LETTER.match(cells.get("answer", "")):
            draft.values["stem"], places = lettered(draft.stem)
            self._offer(places)
        TYPES[self._kind()][0](self)
        for said in self.options.remarks:
            draft.remark(said)
        for key in ("hint", "section", "explanation"):
            draft.add(key, self._text(cells.get(key, "")))
        if cells.get("as_of"):
            draft.values["as_of"] = cells["as_of"]
        if cells.get("level"):
            draft.tag([f"level/{cells['level'].lower()}"])
        draft.tag([tag.strip() for tag in re.split(r"[,;|]", cells.get("tags", "")) if tag.strip()])

    def _kind(self) -> str:
        """The type that the row names, else the one its answer looks like. Raises CannotHold."""
        given = self.cells.get("type", "")
        if given:
            if kind := TYPE_NAMES.get(folded(given).removesuffix("question")):
                return kind
            if (
                len(self.options.texts) < 2 or len(self._rights()) > 1
            ):  # several may be an order, or gaps
                raise CannotHold(f"the type “{given}”: one of {', '.join(TYPES)} is wanted")
            self.draft.lose(f"the type “{given}”, which is none here")
        answer = self.cells.get("answer", "")
        if len(self.options.texts) == 1:
            if BY_LETTER.fullmatch(answer) or answer.isdecimal():
                raise CannotHold(self._undivided())
            self.draft.lose(self._undivided())
        if self.wrong or len(self.options.texts) > 1:
            return "choice"
        return self._kind_of(answer)

    def _kind_of(self, answer: str) -> str:
        """The type by the answer alone."""
        if self.table.is_cards:
            return "flashcard"
        if "{{" in self.draft.stem and not answer:
            return "cloze"
        if truth(answer) is not None:
            return "true_false"
        if any(pair_in(item)[1] is not None for item in items_in(answer)):
            return "matching"
        digits = self._with_point(answer)
        if RANGE.fullmatch(digits) or kinds.NUMBER.fullmatch(digits.replace("\u2212", "-")):
            return "numeric"
        if len(answer) == 1 and BY_LETTER.match(answer) and self.table.columns.count(None) > 1:
            raise CannotHold(
                f"the answer “{answer}”, which names no option: call their columns `option a`, `option b` …"
            )
        return "short_answer"

    def _answer(self) -> str:
        if answer := self.cells.get("answer"):
            return answer
        raise CannotHold("no answer is given")

    def _items(self) -> list[str]:
        """What all belongs to the answer, still escaped: where only options are given, all of them."""
        given = self.cells.get("answer") or not self.options.texts
        return items_in(self._answer()) if given else list(map(escaped, self.options.texts))

    def _undivided(self) -> str:
        return f"its options “{self.options.texts[0]}”: divide them by |"

    def _rights(self) -> list[str]:
        """The right options: given by their text, else by letters or numbers."""
        answer = self._answer()
        if self.table.only_wrong and self.table.first in (0, 1) and BY_LETTER.fullmatch(answer):
            raise CannotHold(
                f"the answer “{answer}”, which may be a letter or a text: write its text"
            )
        if not self.options.texts or self.table.only_wrong:
            return [self._text(item) for item in items_in(answer)]
        if len(self.options.texts) == 1:
            raise CannotHold(self._undivided())
        return self.options.chosen(answer)

    def _pairs(self, cell: list[str]) -> list[Answer]:
        pairs = map(pair_in, cell)
        return [Answer(self._text(text), 0.0, self._text(said or "")) for text, said in pairs]

    def _wrong(self, rights: list[str]) -> list[Answer]:
        others = [Answer(option, 0.0) for option in self.options.texts if option not in rights]
        for right in rights:
            if self.options.texts.count(right) > 1:
                self.draft.lose(f"the option “{right}” the second time")
        return [*others, *self._pairs(self.wrong)]

    def choice(self) -> None:
        is_whole = self.table.is_ours or (not self.options.texts and self.cells.get("type"))
        rights = [self._text(self._answer())] if is_whole else self._rights()
        if len(rights) > 1:
            self.several()
            return
        answers = [*(Answer(right, 100.0) for right in rights), *self._wrong(rights)]
        kinds.choose_one(self.draft, answers)
        if self.cells.get("shuffle", "").lower() in ("false", "no", "0"):
            self.draft.values["shuffle"] = "false"

    def several(self) -> None:
        if self.options.texts:
            rights = [Answer(text, kinds.FULL) for text in self._rights()]
        else:
            pairs = self._pairs(items_in(self._answer()))
            rights = [right._replace(share=kinds.FULL) for right in pairs]
        wrong = self._wrong([right.text for right in rights])
        kinds.choose_alike(self.draft, [*rights, *wrong])

    def truth(self) -> None:
        answer = self._answer()
        # Options “True” and “False” and a letter for one of them; or that which is right.
        listed = len(self.options.texts) == 2 and truth(answer) is None
        is_true = judged(self._rights()[0] if listed else answer)
        if is_true is None:
            raise CannotHold(f"“{answer}” where true or false should be")
        kinds.judge(self.draft, is_true=is_true)

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
        wordings = [self._text(unescaped(item)) for item in self._items()]
        kinds.type_words(self.draft, kinds.literally(wordings))
        if self.cells.get("exact", "").lower() in ("true", "yes", "1"):
            self.draft.values["exact"] = "true"

    def gaps(self) -> None:
        if "{{" not in self.draft.stem:
            numbers = count()
            text = re.sub(r"_{3,}", lambda _: kinds.mark(next(numbers)), self.draft.stem)
            gaps = [[unescaped(item)] for item in items_in(self._answer())]
            if next(numbers) != len(gaps):
                raise CannotHold("gaps neither as {{answer}} nor as ____ with as many answers")
            kinds.fill_marked(self.draft, text, gaps)
        self.draft.values["type"] = "cloze"

    def pairs(self) -> None:
        spare = self._pairs(self.wrong)
        kinds.match(
            self.draft, [*self._sides(), *(("", each.text) for each in spare)], groups=False
        )
        if any(each.said for each in spare):
            self.draft.values["distractors"] = kinds.options(spare)

    def order(self) -> None:
        if self.options.texts and self.cells.get("answer"):
            items = self._rights()
        else:
            items = [self._text(unescaped(item)) for item in self._items()]
        kinds.put_in_order(self.draft, items)

    def groups(self) -> None:
        kinds.match(self.draft, self._sides(), groups=True)

    def _sides(self) -> list[tuple[str, str]]:
        made = []
        for item in self._items():
            left, right = pair_in(item)
            if right is None:
                raise CannotHold(f"“{left}” where a pair, left => right, should be")
            made.append((self._text(left), self._text(right)))
        return made

    def card(self) -> None:
        kinds.turn(self.draft, self._text(self._answer()))


def _text(draft: Draft, table: Table, cell: str) -> str:
    """A cell as our text. HTML is undone, but in a table that we wrote."""
    return cell.strip() if table.is_ours else draft.in_form(cell.strip(), "moodle")


# A type, how a row of it is read, and what it is called elsewhere.
TYPES: dict[str, tuple[Callable[[_Row], None], str]] = {
    "choice": (
        _Row.choice,
        "choice mc mcq multiplechoice multichoice singlechoice single dropdown singleanswer oneanswer radio",
    ),
    "multiple_response": (
        _Row.several,
        "multipleresponse multipleanswer multipleanswers multipleselect multiselect checkbox checkboxes mr ma multi selectallthatapply",
    ),
    "true_false": (_Row.truth, "truefalse trueorfalse tf boolean"),
    "numeric": (_Row.number, "numeric numerical number"),
    "short_answer": (
        _Row.words,
        "shortanswer short sa fillin fillintheblank fillinblank fitb fib fb typeanswer text openended",
    ),
    "cloze": (_Row.gaps, "cloze gaps fillintheblanks"),
    "matching": (_Row.pairs, "matching match pairs"),
    "ordering": (_Row.order, "ordering order sequence orderedlist"),
    "categorize": (_Row.groups, "categorize categorise categories sorting"),
    "flashcard": (_Row.card, "flashcard card basic"),
}
TYPE_NAMES = {name: kind for kind, (_, names) in TYPES.items() for name in names.split()}
PICKED = ("choice", "multiple_response")
