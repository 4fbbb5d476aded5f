"""One row of a table: its cells, what it offers, and what of it is right."""

import re
from functools import partial
from itertools import islice
from textwrap import shorten
from typing import NamedTuple

from allquiz.cell_lists import NOT_WORKED_OUT, PAIR, escaped, items_in, pair_in, shown, unescaped
from allquiz.importers.answer_line import marked
from allquiz.importers.answer_shares import Answer
from allquiz.importers.draft import Draft
from allquiz.importers.named_options import Options
from allquiz.importers.refusals import CannotHold
from allquiz.importers.table_cells import (
    flag,
    lettered,
    listed,
    of_lines,
    uncovered,
    unlettered,
    with_blanks,
)

MAX_LIST = 100_000  # characters of a cell that is looked into
NEVER = MAX_LIST + 1
BY_LETTER = re.compile(r"\W*[a-jA-J](?:\W|\Z)")  # how an answer begins that names options
LED = re.compile(r"\s*[(]?(\d)[.):]\s")  # how a list of options that has numbers begins
BESIDES = ("hint", "explanation", "section", "as_of", "level", "tags", "topic", "id", "namespace")
TYPED = {",": "comma", ";": "semicolon"}  # between cells, which texts hold as well
SEVERAL = ("answer", "options", "distractors")  # columns whose cells may have a line for each item


class Table(NamedTuple):
    """What a table's head, and its rows together, tell of each of them."""

    columns: list[str | None]
    is_ours: bool
    is_cards: bool
    divider: str = ""  # of the cells
    has_wordings: bool = False  # whether its answers are several wordings, semicolons between
    by_place: bool | None = None  # whether answers are the places of options; None: not told
    first: int | None = 1  # the number of the first place; None: 0 or 1
    places: tuple[int, ...] = ()  # of the columns of options, from 0, as their names tell
    judges_from: int = NEVER  # so many letters make “falsch” or “vrai” a judgement, no word to type

    @property
    def has_commas(self) -> bool:
        """Whether a comma divides a number's parts: then a semicolon divides the cells."""
        return self.divider == ";"


class Row:
    """One row being read."""

    def __init__(self, draft: Draft, table: Table, row: list[str]) -> None:
        """Raises CannotHold."""
        self.draft, self.table, columns = draft, table, table.columns
        self.text = partial(_text, draft, table)  # of no row: what holds it is let go with its row
        self.item = partial(_item, draft, table)
        self.whys: list[str] = []  # of the options of one cell, which come last
        self.first = table.first
        found, offered, told = self._read(row)
        if not any(told) and (marks := [marked(cell) for cell in offered]):
            told, offered = ["x" * is_right for is_right, _ in marks], [cell for _, cell in marks]
        places = list(map(self.text, unlettered(offered)))
        begin = len(places) - len(self.whys)
        self.reasons = dict(zip(places[begin:], self.whys, strict=True))
        self.wrong: list[str] = []
        for cell in found.pop("distractors", []):
            is_one = columns.count("distractors") > 1  # in each column
            self.wrong += [cell] if is_one else self._items(cell)
        for cell in found.pop("", []):
            draft.lose(f"“{shorten(cell, 60, placeholder='…')}”, above which no name stands")
        # An answer may stand in several columns.
        self.cells = {column: " | ".join(each) for column, each in found.items() if column}
        self.given = self.cells.get("answer", "")
        asked = self.text(self.cells.get("question", ""))
        if (case := self.cells.get("case", "")).isdecimal():
            draft.lose(f"the number of its case, {case}")
        elif case:
            asked = "\n\n".join(filter(None, [self.text(case), asked]))
        draft.values["stem"] = asked
        self.flagged = _flagged(told, places)
        if self.flagged:
            self.given = " | ".join(map(escaped, self.flagged))
        parts = [part.strip() for part in places[0].split(",")] if len(places) == 1 else []
        if self.given.lower() in map(str.lower, parts):
            places = parts
        elif not (table.is_ours or places or self.wrong) and BY_LETTER.match(self.given):
            draft.values["stem"], places = lettered(draft.stem)
        if len(table.places) == len(places):
            by_number = dict(zip(table.places, places, strict=True))
            places = [by_number.get(n, "") for n in range(max(by_number, default=-1) + 1)]
        by_place = table.by_place
        self.options = Options(places, self.item, by_place=by_place, first=self.first)
        if any(cell.strip() for cell in row[len(columns) :]):
            if table.divider in TYPED:
                sign = TYPED[table.divider]
                said = f"it has more cells than the table has names: is a {sign} within a text?"
                raise CannotHold(f"{said} Put that text between quotes")
            draft.lose("the cells beyond the last named column")

    def _read(self, row: list[str]) -> tuple[dict[str | None, list[str]], list[str], list[str]]:
        """The cells by their columns, but options; all options, and all answers. Raises CannotHold."""
        longest = max(map(len, row), default=0)
        if longest > MAX_LIST:
            raise CannotHold(f"a cell of {longest:,} characters; {MAX_LIST:,} is the most")
        found: dict[str | None, list[str]] = {}
        offered, told = list[str](), list[str]()
        columns = self.table.columns
        for column, cell in zip(columns, islice(row, len(columns)), strict=False):
            cell = cell.strip()
            if column and re.fullmatch(NOT_WORKED_OUT, cell):
                if column not in BESIDES:
                    raise CannotHold(
                        f"“{cell}” where a spreadsheet could not work out a cell: write ' before its text there"
                    )
                self.draft.lose(f"“{cell}”, which a spreadsheet could not work out")
                continue
            cell = shown(cell) if self.table.is_ours else uncovered(cell)
            if column in SEVERAL and not self.table.is_ours:
                cell = of_lines(cell)
            if column == "option":
                offered.append(cell)
            elif cell:
                found.setdefault(column, []).append(cell)
            if column == "answer":
                told.append(cell)
        if "options" in found:  # perhaps a row for each
            offered += self._listed("\n".join(found.pop("options")))
        return found, offered, told

    def _listed(self, cell: str) -> list[str]:
        """The options of one cell, each perhaps with its reason, or with its number."""
        items = self._items(cell)
        number = LED.match(cell)
        if self.first is None and number and items and not items[0].startswith(number[0]):
            self.first = int(number[1])
        pairs = list(map(pair_in, with_blanks(cell, items)))
        self.whys = [self.text(why or "") for _, why in pairs]
        return [text for text, _ in pairs]

    def _items(self, cell: str) -> list[str]:
        is_paired = PAIR in cell and cell[:1] not in ("[", "{")  # as in JSON
        return items_in(cell) if self.table.is_ours or is_paired else listed(cell)

    def option(self, text: str, share: float = 0.0) -> Answer:
        """An option with its reason."""
        return Answer(text, share, self.reasons.get(text, ""))

    def says(self, column: str, *words: str) -> bool:
        return self.cells.get(column, "").lower() in words

    def answer(self) -> str:
        """Raises CannotHold."""
        if self.given:
            return self.given
        raise CannotHold("no answer is given")

    def items(self) -> list[str]:
        """What all belongs to the answer, still escaped: where only options are given, all of them; where
        it names some, these. Raises CannotHold."""
        if self._names_options():
            return list(map(escaped, self.options.chosen(self.given)))
        if self.given or not self.options.texts:
            return items_in(self.answer())
        return list(map(escaped, self.options.texts))

    def _names_options(self) -> bool:
        """Whether the answer names options, or seems to: of a text that is none of them it is not said."""
        if not (self.given and self.options.texts):
            return False
        count = self.given.isdecimal() and int(self.given) <= len(self.options.texts)
        is_place = count or BY_LETTER.fullmatch(self.given)
        return bool(is_place) or "none" not in self.options.ways(self.given)

    def texts(self) -> list[str]:
        """The same as texts."""
        return [self.item(item) for item in self.items()]

    def undivided(self) -> str:
        """What to say of options that nothing divides."""
        return f"its options “{self.options.texts[0]}”: divide them by |"

    def rights(self) -> list[str]:
        """The right options: given by their text, else by letters or numbers. Raises CannotHold."""
        answer = self.answer()
        if self.flagged:
            return self.flagged
        if not self.options.texts:
            texts = [self.item(item) for item in items_in(answer)]
            if texts[1:] and self.table.columns.count("distractors") > 1:
                self.draft.remark(
                    f"“{shorten(answer, 60)}” was taken for several, each of them right"
                )
            return texts
        if len(self.options.texts) == 1:
            raise CannotHold(self.undivided())
        return self.options.chosen(answer)

    def pairs(self, items: list[str]) -> list[Answer]:
        """Texts, each with what is said of it."""
        pairs = map(pair_in, items)
        return [Answer(self.text(text), 0.0, self.text(said or "")) for text, said in pairs]

    def others(self, rights: list[str]) -> list[Answer]:
        """The wrong options."""
        others = [self.option(text) for text in self.options.texts if text not in rights]
        for right in rights:
            if self.options.texts.count(right) > 1:
                self.draft.lose(f"the option “{right}” the second time")
        return [*others, *self.pairs(self.wrong)]

    def sides(self) -> list[tuple[str, str]]:
        """The pairs of the answer. Raises CannotHold."""
        made = []
        for item in self.items():
            left, right = pair_in(item)
            if right is None:
                raise CannotHold(f"“{left}” where a pair, left => right, should be")
            made.append((self.text(left), self.text(right)))
        return made

    def with_point(self, number: str) -> str:
        """A number of the sheet as others write it."""
        return re.sub(r"(?<=\d),(?=\d)", ".", number) if self.table.has_commas else number


def _flagged(flags: list[str], places: list[str]) -> list[str]:
    """The options that are right where each has a sign of its own that says so; none where it has not.
    Raises CannotHold where signs may be texts of options."""
    known = list(map(flag, flags))
    if len(flags) != len(places) or len(places) < 2 or None in known:
        return []
    texts = {place.lower() for place in places if len(place) > 1}
    right = [place for place, is_right in zip(places, known, strict=True) if place and is_right]
    if same := [each for each in flags if each.lower() in texts]:
        if "" in flags and {*map(str.lower, right)} in (set(), {*map(str.lower, flags)} - {""}):
            return []
        said = f"“{same[0]}” beside each option may say that it is right or be the text of another"
        raise CannotHold(f"{said}: write 1 or 0")
    return right


def _text(draft: Draft, table: Table, cell: str) -> str:
    """A cell as our text. HTML is undone, but in a table that we wrote."""
    return cell.strip() if table.is_ours else draft.in_form(cell.strip(), "moodle")


def _item(draft: Draft, table: Table, item: str) -> str:
    """What stands between two bars of a cell, as our text."""
    return _text(draft, table, unescaped(item))
