"""The options of a row, and which of them its answer means: by their texts, else by their places."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import takewhile
from string import ascii_lowercase

from allquiz.cell_lists import unescaped
from allquiz.importers.answer_shares import NUMBER
from allquiz.importers.refusals import CannotHold
from allquiz.importers.table_cells import LETTERED, SPECIES
from allquiz.importers.table_names import meant

NAMED = re.compile(r"(?i)^\W*([^\W\d_]+)[\s_]*(?=\W*[a-j\d])")  # `Option B`, `choice_2`
AND = r"\b(?:and|und|et|och|og|oraz)\b"
BETWEEN = re.compile(rf"\A\.?(?:[|;,&/+\s]|{AND})*")
# How an answer begins that says the place and then the text: `B) two`, `B - two`.
LED = re.compile(r"(?i)^\s*[(\[]?([a-j]|\d{1,2})(?:[.):\]]+|->|\s+[-–—](?=\s))\s*(?=\S)")
NEAR = 0.8  # of a text the share that is another's: it may be that one, misspelt
SIGNS = str.maketrans("‘’“”–—\u2212", "''\"\"---")  # as Word has them, and as they are typed
DIGIT = re.compile(r"\d")
PLACE = re.compile(r"0|[1-9][0-9]?")
NUMBERS = re.compile(r"\d{1,2}(?:[\s|;,&]+\d{1,2})*")

UNCLEAR = "which may count its options from 0 or from 1: write letters or texts"

Meant = tuple[str | None, str | None]  # the option whose text this is, and the one whose place


class Options:
    """What a row offers: `texts`, and `places`, those of its columns as well that are empty.

    `text` makes our text of what an answer says; `by_place` is whether that is a place (None: not
    told), `first` the number of the first place (None: may be 0 or 1). `remarks` are what its author
    should see of an answer that other rows told.
    """

    def __init__(
        self,
        places: Sequence[str],
        text: Callable[[str], str],
        *,
        by_place: bool | None = None,
        first: int | None = 1,
    ) -> None:
        self.places, self._text, self._by_place, self._first = places, text, by_place, first
        self.texts = list(filter(None, places))
        self.remarks = dict[str, None]()
        self._by_form = dict[Callable[[str], str], dict[str, str]]()

    def chosen(self, answer: str) -> list[str]:
        """Those that an answer means. Raises CannotHold."""
        if parts := self._parts(answer):
            return list(dict.fromkeys(self._decided(item, *meant) for item, meant in parts))
        why = "which is none of its options"
        if self._first is None and NUMBERS.fullmatch(answer):
            why = UNCLEAR
        raise CannotHold(f"the answer “{answer}”, {why}")

    def ways(self, answer: str) -> set[str]:
        """How an answer can be meant: by its `text` alone; by `place` alone, be it `counted`, a `number` among
        numbers, or the `last`; by `either`; from `zero`; or it says what is `none` of them."""
        numbers = [int(n) for n in re.findall(r"\d+", answer)] if NUMBERS.fullmatch(answer) else []
        parts = [meant for _, meant in self._parts(answer)]
        if 0 in numbers and not parts:
            return {"zero"}
        if not parts:
            said, texts = _bare(answer), list(map(_bare, self.texts))
            is_near = len(said) < 3 or (len(said) < 200 and get_close_matches(said, texts, 1, NEAR))
            return {"near" if is_near or any(said in t or t in said for t in texts) else "none"}
        if any(None not in meant for meant in parts):
            return {"either"}
        if parts[0][0] is not None:
            return {"text"}
        if not numbers:
            return {"place"}
        is_last = len(self.places) in numbers
        return {"number" if self._are_numbers else "place", "last" if is_last else "counted"}

    def _parts(self, answer: str) -> list[tuple[str, Meant]]:
        """What is named in an answer, divided so that each is an option, all by texts or all by places."""
        is_run = answer.isupper() and [*answer] == sorted({*answer})  # ACD, but not bed or 12
        is_ratio = DIGIT.search(answer) and any(map(DIGIT.search, self.texts))
        signs = rf"[|;,&\n]|\s[/+]\s|(?<=\))(?=\()|{AND}" + ("" if is_ratio else "|[/+]")
        for pattern in (r"\Z", r"\|", signs, r"[|;,\s]+", *[""] * is_run):
            items = [item.strip() for item in re.split(pattern, answer) if item.strip()]
            found = [*takewhile(_has_meaning, ((item, self._meant(item)) for item in items))]
            if found[len(items) - 1 :] and any(all(m[by] for _, m in found) for by in (0, 1)):
                return found
        return self._run_on(_bare(answer))

    def _run_on(self, answer: str) -> list[tuple[str, Meant]]:
        """Texts that hold themselves what divides them, each perhaps with its letter before it."""
        texts = sorted(self._known(_bare), key=len, reverse=True)
        found = list[tuple[str, Meant]]()
        while answer and len(found) < len(texts):
            led = LED.match(answer)
            starts = {led.end() if led else 0, 0}
            items = (answer[: n + len(t)] for n in starts for t in texts if answer.startswith(t, n))
            item = next(items, "")
            answer = answer[len(item) :]
            rest = BETWEEN.sub("", answer, count=1)
            if not item or not (means := self._meant(item))[0] or (answer and rest == answer):
                return []
            found.append((item, means))
            answer = rest
        return [] if answer else found

    def _decided(self, item: str, by_text: str | None, by_place: str | None) -> str:
        """The option that an answer means. Raises CannotHold where its text is one and its place another."""
        is_unclear = self._first is None and self._by_place and item.isdigit()
        if by_text and by_place and by_text != by_place:
            if self._by_place is None or is_unclear or LED.match(item):
                said = f"the answer “{item}” is one of its options, and the place of “{by_place}”"
                other = "number" if item.isalpha() else "letter"
                raise CannotHold(f"{said}: write the place of the right one, as a {other}")
            chosen, other = (by_place, by_text) if self._by_place else (by_text, by_place)
            how = "places" if self._by_place else "texts"
            said = f"its answer “{item}” was taken for “{chosen}”, not “{other}”: other rows give {how}"
            self.remarks[said] = None
            return chosen
        if is_unclear:
            raise CannotHold(f"the answer “{item}”, {UNCLEAR}")
        if (
            by_text is None
            and self._by_place is None
            and NUMBER.fullmatch(item)
            and self._are_numbers
        ):
            said = f"the answer “{item}”, which may be a number or the place of “{by_place}”"
            raise CannotHold(f"{said}: write the letter of the right one")
        return by_text or by_place or ""

    def _meant(self, item: str) -> Meant:
        text, named = self._text(unescaped(item)), NAMED.match(item)
        bare = item[named.end() :] if named and meant(named[1]) in ("option", "answer") else item
        by_text, led = self._known(str).get(text) or self._known(_bare).get(_bare(text)), None
        if by_text is None:
            led = LED.match(bare)
            rest = _bare(LED.sub("", self._text(unescaped(bare))))
            by_text = self._known(_bare).get(rest) or self._known(_without_letter).get(rest)
        bare = led[1].lower() if led and by_text else bare.strip("().: ").lower()
        first = int(bare != "0") if self._first is None else self._first
        place = int(bare) - first if PLACE.fullmatch(bare) else -1
        if len(bare) == 1 and bare in self._letters:
            place = self._letters.index(bare)
        elif self._by_place is False or (self._first is None and not by_text):
            place = -1
        is_there = 0 <= place < len(self.places)
        return by_text, (self.places[place] or None) if is_there else None

    @cached_property
    def _are_numbers(self) -> bool:
        return all(map(NUMBER.fullmatch, self.texts))

    def _known(self, form: Callable[[str], str]) -> dict[str, str]:
        """The options by their texts in a form, where it is one's alone; each form is made once."""
        if (known := self._by_form.get(form)) is None:
            options = list(dict.fromkeys(self.texts))
            forms = list(map(form, options))
            known = self._by_form[form] = dict(zip(forms, options, strict=True))
            if len(known) < len(forms):  # counting takes longer than all the rest
                for made, count in Counter(forms).items():
                    if count > 1:
                        del known[made]
        return known

    @cached_property
    def _letters(self) -> Sequence[str]:
        """The letters of the options: their own, which may stand in another order, else A, B, C; none
        where it can't be told. Those of “B. fragilis” and “E. coli” are no letters of a list."""
        own = [found[1].lower() for found in map(LETTERED.match, self.places) if found]
        in_order = ascii_lowercase[: len(self.places)]
        if "".join(sorted(own)) != in_order or "".join(own) == in_order:
            return ascii_lowercase
        return () if any(map(SPECIES.match, self.places)) else own


def _has_meaning(part: tuple[str, Meant]) -> bool:
    return any(part[1])


def _bare(text: str) -> str:
    return " ".join(text.translate(SIGNS).split()).casefold().rstrip(".")


def _without_letter(text: str) -> str:
    return _bare(LETTERED.sub("", text))
