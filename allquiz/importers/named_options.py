"""Which options an answer names, in a table, a sheet, a key or JSON: by their texts, their places, or both.

A place is called by a letter, by a number, or by what stands before the option. An answer names several where
all that stands in it are texts, or all are places.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import takewhile
from string import ascii_lowercase

from allquiz.importers.answer_line import AND, folded
from allquiz.importers.answer_line import LED as ANSWER_LED
from allquiz.importers.answer_shares import NUMBER
from allquiz.importers.refusals import CannotHold
from allquiz.importers.statements import judged_with_reason
from allquiz.importers.table_cells import LETTERED, SPECIES
from allquiz.importers.table_names import meant
from allquiz.model.truth import truth

NAMED = re.compile(r"(?i)^\W*+([^\W\d_]+)[\s_]*+(?=\W*+[a-j\d])")  # `Option B`, `choice_2`
BETWEEN = re.compile(rf"\A\.?(?:[|;,&/+\s]|{AND})*")
# How an answer begins that says the place and then the text: `B) two`, `B - two`, `B (two)`; `B, two` may be a list.
LED = re.compile(
    r"(?i)^\s*[(\[]?([a-j]|\d{1,2})(?:([.):\]]+|->|\s+[-–—](?=\s)|(?=\s+[(\[]))|(?<=[a-j]),?(?=\s))\s*(?=\S)"
)
AROUND = "()[]. "
BRACKETED = re.compile(r"\A[(\[](.*)[)\]][. ]*\Z", re.DOTALL)
SIGNS = str.maketrans("‘’“”–—\u2212", "''\"\"---")  # as Word has them, and as they are typed
DIGIT = re.compile(r"\d")
WORDS = re.compile(r"\w+")
A_WORD = re.compile(r"[^\W\d_]{2}")
# Behind a text: a sentence in brackets, or one that says why.
WHY_BEHIND = re.compile(
    r"(?is)[*_]*\s*(?:(?=[(\[].*[)\]][.\s]*\Z)|,?\s+(?=because\b)|\s+[-–—]\s+)(\S.*)"
)
NUMBERS = re.compile(r"\d{1,2}(?:[\s|;,&]+\d{1,2})*")
AROUND_EACH = (
    50  # characters around an option that an answer names, at most: its letter, what divides it
)
A_SENTENCE = 3  # blanks: less may be an option, misspelt

UNCLEAR = "which may count its options from 0 or from 1: write letters or texts"

Meant = tuple[str | None, str | None]  # the option whose text this is, and the one whose place


def named(answer: str, texts: Sequence[str], signs: Sequence[str] | None = None) -> list[int]:
    """The numbers of the options of a sheet that an answer names; none where it may name two.

    `signs` are what stands before options that had no letters, such as 1, 2, 3: then a letter that is the
    text of one is not another's.
    """
    is_letter = not signs and len(answer.strip(AROUND)) == 1
    options = Options(texts, str, by_place=is_letter or None, signs=signs or ascii_lowercase)
    with suppress(CannotHold):
        chosen = options.chosen(answer)
        return [n for n, text in enumerate(texts) if text in chosen]
    return []


class Options:
    """What is offered: `texts`, and `places`, those of columns as well that are empty.

    `text` makes our text of what an answer says; `by_place` is whether that is a place (None: not
    told), `first` the number of the first place (None: may be 0 or 1), in place of which `signs` may
    stand before the options. `remarks` are what its author should see of an answer that others told.
    """

    def __init__(
        self,
        places: Sequence[str],
        text: Callable[[str], str],
        *,
        by_place: bool | None = None,
        first: int | None = 1,
        signs: Sequence[str] | None = None,
    ) -> None:
        self.places, self._text, self._by_place, self._first = places, text, by_place, first
        self.texts = list(filter(None, places))
        self.remarks = dict[str, None]()
        self._signs = signs
        self._by_form = dict[Callable[[str], str], dict[str, str]]()

    def chosen(self, answer: str) -> list[str]:
        """Those that an answer means. Raises CannotHold."""
        if parts := self._parts(answer):
            return list(dict.fromkeys(self._decided(item, *meant) for item, meant in parts))
        may_count = self._first is None and NUMBERS.fullmatch(answer)
        why = UNCLEAR if may_count else "which is none of its options"
        raise CannotHold(f"the answer “{answer}”, {why}")

    def ways(self, answer: str) -> set[str]:
        """How an answer can be meant: by its `text` alone; by `place` alone, be it `counted`, a `number` among
        numbers, or the `last`; by `either`; from `zero`; or it says what is `none` of them."""
        numbers = [int(n) for n in re.findall(r"\d+", answer)] if NUMBERS.fullmatch(answer) else []
        parts = [meant for _, meant in self._parts(answer)]
        if not parts:
            return {"zero" if 0 in numbers else "none"}
        if any(None not in meant for meant in parts):
            return {"either"}
        if parts[0][0] is not None or not numbers:
            return {"text" if parts[0][0] is not None else "place"}
        is_last = len(self.places) in numbers
        return {"number" if self._are_numbers else "place", "last" if is_last else "counted"}

    def _parts(self, answer: str) -> list[tuple[str, Meant]]:
        """What is named in an answer, divided so that each is an option, all by texts or all by places."""
        if len(answer) > sum(2 * len(text) + AROUND_EACH for text in self.texts):
            return []  # before all of it is looked through
        is_run = answer.isupper() and [*answer] == sorted({*answer})  # ACD, but not bed or 12
        is_ratio = DIGIT.search(answer) and any(map(DIGIT.search, self.texts))
        is_sign = any(not BETWEEN.sub("", text) for text in self.texts)  # such as +
        slash = r"(?<=\w)[/+](?=\w)" if is_sign else r"\s[/+]\s" if is_ratio else "[/+]"
        signs = rf"[|;,&\n]|{slash}|(?<=\))(?=\()|{AND}"
        for pattern in (r"\Z", r"\|", signs, r"[|;,\s]+", *[""] * is_run):
            items = [item.strip() for item in re.split(pattern, answer) if item.strip()]
            means = ((item, self.called(item)) for item in items)
            found = [*takewhile(lambda part: any(part[1]), means)]
            if found[len(items) - 1 :] and any(all(m[by] for _, m in found) for by in (0, 1)):
                run = [m[0] for _, m in self._run_on(_bare(answer))] if found[1:] else []
                is_other = {*run} != {m[0] for _, m in found} and any(
                    re.search(pattern, text or "") for text in run
                )
                return [] if is_other else found  # a text may hold what divides others
        return [] if is_sign else self._run_on(_bare(answer))

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
            if not item or not (means := self.called(item))[0] or (answer and rest == answer):
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
        is_number = self._signs is None and self._are_numbers and NUMBER.fullmatch(item)
        if is_number and by_text is None and self._by_place is None:
            said = f"the answer “{item}”, which may be a number or the place of “{by_place}”"
            raise CannotHold(f"{said}: write the letter of the right one")
        return by_text or by_place or ""

    def called(self, item: str) -> Meant:
        """The option whose text this is, and the one whose place it names."""
        text, named = self._text(item), NAMED.match(item)
        bare = item[named.end() :] if named and meant(named[1]) in ("option", "answer") else item
        known, led = self._known(_bare), None
        by_text = self._known(str).get(text) or known.get(_bare(text))
        within = _bare(BRACKETED.sub(r"\1", text))
        if by_text is None and not NUMBER.fullmatch(within):
            by_text = known.get(within)
        if by_text is None:
            led = LED.match(bare)
            rest = _bare(BRACKETED.sub(r"\1", LED.sub("", self._text(bare))))
            if led:  # a place there is, a sign behind it, no other place: two of these make it sure
                is_place, is_other = led[1].lower() in self._places, rest in self._places
                is_sure = is_place + (led[2] is not None) + (not is_other) > 1
            else:
                is_sure = bare[:1] not in "([" or not NUMBER.fullmatch(rest)  # `(5)` may be -5
                is_sure &= bare is item or self._signs is None or not rest.isdigit()  # `option 4`
            if is_sure:
                by_text = known.get(rest) or self._known(_without_letter).get(rest)
        name = led[1] if led and by_text else bare.strip(AROUND + ":")
        by_place = self._places.get(item.lower()) or self._places.get(name.lower()) or None
        if led and led[2] is None and by_text not in (None, by_place):
            return None, None  # `B, AB` are two
        if name.isdigit() and self._signs is None and self._first is None and not by_text:
            return None, None
        return by_text, by_place

    @cached_property
    def _are_numbers(self) -> bool:
        return all(map(NUMBER.fullmatch, self.texts))

    def _known(self, form: Callable[[str], str]) -> dict[str, str]:
        """The options by their texts in a form, where it is one's alone; each form is made once."""
        if form not in self._by_form:
            made = [(form(text), text) for text in dict.fromkeys(self.texts)]
            counts = Counter(form for form, _ in made)
            self._by_form[form] = {form: text for form, text in made if counts[form] == 1}
        return self._by_form[form]

    @cached_property
    def _places(self) -> dict[str, str]:
        """The options by what calls their places: a number or a sign; a letter, their own, which may stand in
        another order, or else A, B, C. Those of “B. fragilis” and “E. coli” are no letters of a list."""
        own = [found[1].lower() for found in map(LETTERED.match, self.places) if found]
        in_order = ascii_lowercase[: len(self.places)]
        letters: Sequence[str] = in_order
        if self._signs is None and "".join(sorted(own)) == in_order != "".join(own):
            letters = () if any(map(SPECIES.match, self.places)) else own
        signs = self._signs or ()
        if self._signs is None and self._by_place is not False:
            first = 1 if self._first is None else self._first
            signs = [str(first + n) for n in range(len(self.places))]
        found = {"0": self.places[0]} if self._first is None and signs and self.places else {}
        for names in (letters, signs):  # `b` before the first is no second place
            found |= dict(zip(map(str.lower, names), self.places, strict=False))
        return found


def _bare(text: str) -> str:
    return " ".join(text.translate(SIGNS).split()).casefold().rstrip(".")


def _without_letter(text: str) -> str:
    return _bare(LETTERED.sub("", text))


def apart(answer: str, texts: Sequence[str]) -> tuple[str, str]:
    """The answer and what follows its letter, or its text, where that is a reason and no option's text."""
    if sorted(map(folded, texts)) == ["false", "true"]:
        is_true, why_true = judged_with_reason(answer, "")
        if why_true:
            return next(text for text in texts if truth(text) is is_true), why_true
    begun = [
        text for text in texts if A_WORD.search(text) and folded(answer).startswith(folded(text))
    ]
    led = None if begun else ANSWER_LED.fullmatch(answer)
    if led and (led[2].lower().startswith("because") or _is_reason(answer, led, texts)):
        return led[1], led[2]
    text = max(begun, key=len, default=answer)
    why = WHY_BEHIND.fullmatch(answer[len(text) :])
    if why is None or any(
        map(folded(why[1]).lstrip("([").startswith, map(folded, filter(None, texts)))
    ):
        return answer, ""
    begins = [*WORDS.findall(folded(text)), *WORDS.findall(folded(why[1]))[:1]]
    if any(WORDS.findall(folded(other))[: len(begins)] == begins for other in texts):
        return answer, ""  # perhaps that one
    is_why = why[1].lower().lstrip("([").startswith("because") or why[1].count(" ") >= A_SENTENCE
    return (text, why[1]) if is_why else (answer, "")


def _is_reason(answer: str, led: re.Match[str], texts: Sequence[str]) -> bool:
    others = dict(zip(ascii_lowercase, map(folded, texts), strict=False))
    own = others.pop(led[1].strip(AROUND).lower(), None)
    said = folded(BRACKETED.sub(r"\1", led[2]))
    if own is None or {said, folded(led[2])} & {own, *others.values()} or named(answer, texts):
        return False
    each = "|".join(rf"\W+{letter}\W+{re.escape(text)}" for letter, text in others.items())
    if said.startswith(own) and re.fullmatch(rf"(?:{each})+\W*", said[len(own) :]):
        return False  # `A (one) B (two)`
    is_others = any(said.startswith(text) for text in others.values() if len(text) > 1)
    return said.startswith(own) or (not is_others and said.count(" ") >= A_SENTENCE)
