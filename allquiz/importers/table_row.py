"""One row of a table to a question. Where no column says its type, it is told from the answer."""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import count, islice
from string import ascii_lowercase
from textwrap import shorten
from typing import NamedTuple

from allquiz.importers import kinds
from allquiz.importers.draft import Draft
from allquiz.importers.kinds import Answer
from allquiz.importers.refusals import CannotHold
from allquiz.importers.table_cells import LETTERED, lettered, listed
from allquiz.importers.table_columns import folded
from allquiz.interchange import PAIR, escaped, items_in, pair_in, unescaped

MAX_LIST = 100_000  # characters of a cell that is looked into
TRUTH = {"true": True, "t": True, "false": False, "f": False}
THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?!\d)")
RANGE = re.compile(r"\s*([-+\u2212]?[\d.]+)\s*(?:\.\.|to)\s*([-+\u2212]?[\d.]+)\s*")
SPECIES = re.compile(r"[A-J]\.\s+[a-z]")
BY_LETTER = re.compile(r"\W*[a-jA-J](?:\W|\Z)")  # how an answer begins that names options


class Table(NamedTuple):
    """What a table's head tells of all its rows."""

    columns: list[str | None]
    is_ours: bool
    is_cards: bool
    by_place: bool | None  # whether answers are the places of options; None: not told
    has_commas: bool  # whether a comma divides a number's parts: then a semicolon divides the cells


def read_row(table: Table, row: list[str], draft: Draft) -> None:
    """Raises CannotHold."""
    _Row(draft, table, row).read()


def by_place(table: Table, rows: Iterable[list[str]]) -> bool | None:
    """Whether answers are the places of options, where rows in which only this or their text can be
    meant tell so; None where there are none, or they differ."""
    told = set()
    with suppress(CannotHold):
        for row in rows:
            each = _Row(Draft(), table, row)
            by_text, place = each.meant(each.cells.get("answer", ""))
            if len(each.options) > 1 and (by_text is None) != (place is None):
                told.add(by_text is None)
    return told.pop() if len(told) == 1 else None


class _Row:
    """One row being read. `options` are all options, the right one among them; `places` those of the
    columns as well that are empty."""

    def __init__(self, draft: Draft, table: Table, row: list[str]) -> None:
        self.draft, self.table, columns = draft, table, table.columns
        longest = max(map(len, row), default=0)
        if longest > MAX_LIST:
            raise CannotHold(f"a cell of {longest:,} characters; {MAX_LIST:,} is the most")
        found: dict[str | None, list[str]] = {}
        for column, cell in zip(columns, islice(row, len(columns)), strict=False):
            if cell.strip():
                found.setdefault(column, []).append(cell.strip())
        cells = zip(columns, row, strict=False)
        self.places = [self._text(cell) for column, cell in cells if column == "option"]
        for cell in found.pop("options", []):
            self.places += [self._text(unescaped(item)) for item in listed(cell)]
        self.options = list(filter(None, self.places))
        self.wrong: list[str] = []
        for cell in found.pop("distractors", []):
            is_whole = table.is_ours or PAIR in cell or columns.count("distractors") > 1
            self.wrong += items_in(cell) if is_whole else listed(cell)
        for cell in found.pop("", []):
            draft.lose(f"“{shorten(cell, 60, placeholder='…')}”, above which no name stands")
        # An answer may stand in several columns.
        self.cells = {column: " | ".join(each) for column, each in found.items() if column}
        parts = self.options[0].split(",") if len(self.options) == 1 else []
        if _bare(self.cells.get("answer", "")) in map(_bare, parts):
            self.options = self.places = [part.strip() for part in parts]
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
        if not (self.table.is_ours or self.options or self.wrong) and BY_LETTER.match(
            cells.get("answer", "")
        ):
            draft.values["stem"], self.options = lettered(draft.stem)
            self.places = self.options
        TYPES[self._kind()][0](self)
        for key in ("hint", "section", "explanation"):
            draft.add(key, self._text(cells.get(key, "")))
        if cells.get("as_of"):
            draft.values["as_of"] = cells["as_of"]
        if cells.get("level"):
            draft.tag([f"level/{cells['level'].lower()}"])
        draft.tag([tag.strip() for tag in re.split(r"[,;|]", cells.get("tags", "")) if tag.strip()])

    def _text(self, cell: str) -> str:
        """A cell as our text. HTML is undone, but in a table that we wrote."""
        return cell.strip() if self.table.is_ours else self.draft.in_form(cell.strip(), "moodle")

    def _kind(self) -> str:
        """The type that the row names, else the one its answer looks like. Raises CannotHold."""
        given = self.cells.get("type", "")
        if given:
            if kind := TYPE_NAMES.get(folded(given).removesuffix("question")):
                return kind
            if len(self.options) < 2 or len(self._rights()) > 1:  # several may be an order, or gaps
                raise CannotHold(f"the type “{given}”: one of {', '.join(TYPES)} is wanted")
            self.draft.lose(f"the type “{given}”, which is none here")
        answer = self.cells.get("answer", "")
        if len(self.options) == 1:
            self.draft.lose(self._undivided())
        if self.wrong or len(self.options) > 1:
            return "choice"
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
        if RANGE.fullmatch(digits) or kinds.NUMBER.fullmatch(digits.replace("\u2212", "-")):
            return "numeric"
        return "short_answer"

    def _answer(self) -> str:
        if answer := self.cells.get("answer"):
            return answer
        raise CannotHold("no answer is given")

    def _items(self) -> list[str]:
        """What all belongs to the answer, still escaped: where only options are given, all of them."""
        given = self.cells.get("answer") or not self.options
        return items_in(self._answer()) if given else list(map(escaped, self.options))

    def _undivided(self) -> str:
        return f"its options “{self.options[0]}”: divide them by |"

    def _rights(self) -> list[str]:
        """The right options: given by their text, else by letters or numbers."""
        answer = self._answer()
        if not self.options:
            return [self._text(item) for item in items_in(answer)]
        if len(self.options) == 1:
            raise CannotHold(self._undivided())
        letters = "|" if list(answer) != sorted(set(answer)) or not answer.isupper() else ""  # ACD
        for pattern in (r"\Z", r"\|", r"[|;,]|\band\b", r"[|;,\s]+", letters):
            items = [item.strip() for item in re.split(pattern, answer) if item.strip()]
            found = [self._option(item) for item in items]
            if items and None not in found:
                return list(dict.fromkeys(option for option in found if option is not None))
        raise CannotHold(f"the answer “{answer}”, which is none of its options")

    def _option(self, item: str) -> str | None:
        """The option that an answer means. Raises CannotHold where its text is one and its place another."""
        by_text, by_place = self.meant(item)
        if None in (by_text, by_place) or by_text == by_place:
            return by_text or by_place
        if self.table.by_place is None:
            said = f"the answer “{item}” is one of its options, and the place of “{by_place}”"
            other = "number" if item.isalpha() else "letter"
            raise CannotHold(f"{said}: write the place of the right one, as a {other}")
        return by_place if self.table.by_place else by_text

    def meant(self, item: str) -> tuple[str | None, str | None]:
        """The option that is this text, and the one whose place this is."""
        text = self._text(unescaped(item))
        known = zip(FORMS, self._known, strict=True)
        by_text = next((o for form, options in known if (o := options.get(form(text)))), None)
        bare = re.sub(r"(?i)^(?:option|choice|answer)\s*", "", item).strip("().: ").lower()
        number = int(bare) if bare.isdecimal() and len(bare) < 3 else 0
        if len(bare) == 1 and "a" <= bare <= "z":
            number = self._letters.index(bare) + 1 if bare in self._letters else 0
        return by_text, (0 < number <= len(self.places) and self.places[number - 1]) or None

    @cached_property
    def _known(self) -> list[dict[str, str]]:
        """The options by each form of their texts, where it is one's alone."""
        made, options = list[dict[str, str]](), list(dict.fromkeys(self.options))
        for form in FORMS:
            forms = list(map(form, options))
            known = dict(zip(forms, options, strict=True))
            if len(known) < len(forms):
                known = {text: each for text, each in known.items() if forms.count(text) == 1}
            made.append(known)
        return made

    @cached_property
    def _letters(self) -> Sequence[str]:
        """The letters of the options: their own, which may stand in another order, else A, B, C; none
        where it can't be told. Those of “B. fragilis” and “E. coli” are no letters of a list."""
        own = [found[1].lower() for found in map(LETTERED.match, self.places) if found]
        in_order = ascii_lowercase[: len(self.places)]
        if "".join(sorted(own)) != in_order or "".join(own) == in_order:
            return ascii_lowercase
        return () if any(map(SPECIES.match, self.places)) else own

    def _pairs(self, cell: list[str]) -> list[Answer]:
        pairs = map(pair_in, cell)
        return [Answer(self._text(text), 0.0, self._text(said or "")) for text, said in pairs]

    def _wrong(self, rights: list[str]) -> list[Answer]:
        others = [Answer(option, 0.0) for option in self.options if option not in rights]
        for right in rights:
            if self.options.count(right) > 1:
                self.draft.lose(f"the option “{right}” the second time")
        return [*others, *self._pairs(self.wrong)]

    def choice(self) -> None:
        is_whole = self.table.is_ours or (not self.options and self.cells.get("type"))
        rights = [self._text(self._answer())] if is_whole else self._rights()
        if len(rights) > 1:
            self.several()
            return
        answers = [*(Answer(right, 100.0) for right in rights), *self._wrong(rights)]
        kinds.choose_one(self.draft, answers)
        if self.cells.get("shuffle", "").lower() in ("false", "no", "0"):
            self.draft.values["shuffle"] = "false"

    def several(self) -> None:
        if self.options:
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
        if self.options and self.cells.get("answer"):
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


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _without_letter(text: str) -> str:
    return _bare(LETTERED.sub("", text))


FORMS: tuple[Callable[[str], str], ...] = (str, _bare, _without_letter)


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
        "shortanswer short sa fillin fillintheblank fillinblank typeanswer text openended",
    ),
    "cloze": (_Row.gaps, "cloze gaps fillintheblanks"),
    "matching": (_Row.pairs, "matching match pairs"),
    "ordering": (_Row.order, "ordering order sequence"),
    "categorize": (_Row.groups, "categorize categorise categories sorting"),
    "flashcard": (_Row.card, "flashcard card basic"),
}
TYPE_NAMES = {name: kind for kind, (_, names) in TYPES.items() for name in names.split()}
