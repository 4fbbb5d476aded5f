"""Other ways to type a right answer, written out for programs that compare letter by letter.

allquiz forgives hyphens, spelling on either side of the Atlantic, plurals, accents and signs that
no keyboard has; a learning management system takes only what is listed. Each wording made here is
one that allquiz itself takes for the same; typos stay unforgiven there.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from string import ascii_letters

from allquiz.exporters.typable import typable
from allquiz.grading.folds import (
    ACCENTS,
    LETTERS,
    fold,
    fold_word,
    is_plain,
    nuclide_in,
    plurals,
    singular,
)
from allquiz.grading.wording import acronyms_of, normal, same
from allquiz.markup import to_plain

MOST = 60  # wordings made of one: a list of hundreds helps nobody

# Spellings, and names of medicines: American, British.
SPELLINGS = Path(__file__).with_name("spellings.txt").read_text("utf-8")
PAIRS = [line.split() for line in SPELLINGS.splitlines()]
ELSEWHERE = dict([*PAIRS, *([british, american] for american, british in PAIRS)])
# By first letters, the longest first: so a third of the time.
FIRST = groupby(sorted(ELSEWHERE, key=lambda part: (part[0], -len(part))), lambda part: part[0])
SPELT_TWICE = re.compile(
    "|".join(f"{first}(?:{'|'.join(part[1:] for part in parts)})" for first, parts in FIRST)
)
# What is written as well: signs without a space beside them, micro in letters, two Greek letters as two words.
OTHER_SIGNS = (
    (re.compile(" ?([<>=≤≥×±]+) ?| (?=%)"), r"\1"),
    (re.compile("[µμ](?=[A-Za-z])"), "mc"),
    (re.compile("(?<![α-ω])([α-ω])(?=[α-ω](?![α-ω]))"), r"\1 "),
)
LIGATURES = {
    **LETTERS,
    ord("ß"): "ss",
    **{ord(chr(k).upper()): v.capitalize() for k, v in LETTERS.items()},
}
VERSUS = {"versus": "vs", "vs": "versus"}
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile("[A-Za-z]")
ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
AN = re.compile("[aeiou]|[AEIOU][a-z]|[AEFHILMNORSX](?![a-z])")  # an antibody, an MRI, a CT
MASS = re.compile("[0-9]+(?:m(?![a-z](?![a-z])))?")  # 99m of 99mTc, 99 of 99mo
# Nouns with a plural of their own that have the English one as well: virus, viruses, but no childs.
LATIN_NOUN = "us", "um", "on", "is", "ex", "ix", "ax", "nx", "en"
BETWEEN = re.compile(r"[ -](?<=\w[ -])(?=\w)")


def listed(wordings: tuple[str, ...]) -> list[str]:
    """All wordings of a right answer to list: its own, each as plain text on one line, and the further ones."""
    own, others = _own_and_further(wordings)
    return own + others


def further(wordings: tuple[str, ...]) -> list[str]:
    """Wordings besides those given (plain text, letter case left out of account), in a fixed order."""
    return _own_and_further(wordings)[1]


def listed_as(wordings: tuple[str, ...], written: Callable[[str], str], between: str = "") -> str:
    """The same as a format has them, each `written` by itself; all at once, a NUL between two, for there are
    hundreds."""
    before, after = written("\0").split("\0")
    return written("\0".join(listed(wordings))).replace("\0", f"{after}{between}{before}")


@lru_cache(maxsize=16)  # they are written, and counted
def _own_and_further(wordings: tuple[str, ...]) -> tuple[list[str], list[str]]:
    own = list(dict.fromkeys([" ".join(to_plain(wording).split()) for wording in wordings]))
    found: dict[str, str] = {}  # the first of each, whatever its case
    for wording in own:
        for other in _others(wording):
            found.setdefault(other.lower(), other)
    for wording in own:
        found.pop(wording.lower(), None)
    return own, list(found.values())


def _others(wording: str) -> list[str]:
    """What else may be typed for a wording, by the rules of grading."""
    article = ARTICLE.match(wording)
    bare = wording[article.end() :] if article else wording
    if bare != wording and not same(wording, bare):  # the A of a name
        bare = wording
    made = [each for text in _written(bare) for each in _edited(text)][:MOST]
    if LATIN.search(bare):
        forms = _in_numbers(bare)
        made += [f"the {each}" for each in forms]
        many = {*map(_plural, forms)} - {bare}  # no antibodies; but a loss of cells, a species
        made += [f"{'an' if AN.match(e) else 'a'} {e}" for e in forms if e not in many]
    return made


def _written(text: str) -> list[str]:
    """The text in other signs: as a keyboard has it, without accents, a nuclide in all its ways, names
    without their 's, vs for versus."""
    made = [text]
    if not is_plain(text):
        made += [pattern.sub(other, text) for pattern, other in OTHER_SIGNS]
        made += _of_nuclides(typable(text))
        if not text.isascii():
            made += [typable(each) for each in made]
            made += [_without_accents(each) for each in made]
            made += [each.translate(LIGATURES) for each in made]
        made += [each.replace("'s ", " ") for each in made if "'s " in each]
    if "versus" in text or "vs" in text:
        made += [WORD.sub(lambda word: VERSUS.get(word[0], word[0]), each) for each in made]
    others = [each for each in dict.fromkeys(made[1:]) if each not in ("", text)]
    return [text, *[each for each in others if same(text, each)]]


def _without_accents(text: str) -> str:
    bare = ACCENTS.sub("", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", bare)


def _of_nuclides(text: str) -> list[str]:
    """A text with a nuclide in it, this written as 131I, 131-I, I-131 and I131."""
    if not (found := nuclide_in(text)):
        return []
    named = text[slice(*found.span())]
    mass, *_ = MASS.findall(named)
    element = re.sub("[^A-Za-z]", "", named.replace(mass, ""))
    ways = (mass + element, f"{mass}-{element}", f"{element}-{mass}", element + mass)
    return [text[: found.start()] + way + text[found.end() :] for way in ways]


def _edited(text: str) -> list[str]:
    """The text in other words: another number of its last word, another spelling, other signs between
    words. Each edit is tried on the text alone, by the rules of grading; those that hold are made
    together. What is words alone was looked up word by word, and needs no second look but where two
    become one, on which a spelling may act that acts on neither, and whose end is no short plural (foci)."""
    is_words = is_plain(text)
    made = [*_in_numbers(text)]
    if SPELT_TWICE.search(text) and _holds(text, other := _across_the_atlantic(text), other):
        made += [_across_the_atlantic(each) for each in made]
    if " " not in text and "-" not in text:
        return made
    words = [e.replace("-", " ").split() if is_words else BETWEEN.split(e) for e in made]
    for sign in (" ", "-"):
        if (other := sign.join(words[0])) != text and (is_words or _are_same(text, other)):
            made += map(sign.join, words)
    if len(words[0]) == 2 and _hold_as_one(text, words[0]):
        made += [
            "".join(two)
            for each, two in zip(made, words, strict=False)  # as they were before the signs
            if (len(two[1]) > 4 and not SPELT_TWICE.search(each)) or _hold_as_one(each, two)
        ]
    return made


@lru_cache(maxsize=64)  # asked for its edits, and for its articles
def _in_numbers(text: str) -> tuple[str, ...]:
    """The text, and with its last word in other numbers."""
    before = text.rstrip(ascii_letters)
    words = _numbers(text[len(before) :])
    return (text, *[o for word in words if _holds(text, o := before + word, word)])


def _holds(text: str, other: str, changed: str) -> bool:
    """Whether another text, with that part of it changed, is the same."""
    return other != text and ((is_plain(text) and is_plain(changed)) or _are_same(text, other))


def _hold_as_one(text: str, two: list[str]) -> bool:
    """Whether the two words of a text may be written as one: where both are words alone, as their singulars say."""
    joined = "".join(two)
    if not (is_plain(text) and is_plain(joined)):
        return _are_same(text, joined)
    fixed = acronyms_of(text)
    one, *both = [w if w in fixed else fold_word(w) for w in map(str.lower, (joined, *two))]
    return one == "".join(both)


def _are_same(text: str, other: str) -> bool:
    """Whether the two are one to grading; in small letters, on which its folds need a round less."""
    fixed = acronyms_of(text)
    return normal(other.lower(), fixed) == normal(text.lower(), fixed)


@lru_cache(maxsize=4096)
def _numbers(word: str) -> tuple[str, ...]:
    """Singular and plurals of a word, irregular ones first; none for a word of no more than two letters,
    and none that grading tells apart from it."""
    if len(word) < 3:
        return ()
    said = fold(word)
    one = said if plurals(said) else singular(said)  # a pancreas is no plural
    is_fixed = bool(acronyms_of(word))

    def holds(form: str) -> bool:
        if form == said or is_fixed:
            return form != said and fold_word(form) == said
        return singular(form) == one or fold_word(form) == fold_word(said)

    many = _irregular(one)
    if not plurals(one) or one.endswith(LATIN_NOUN):
        many = [*many, _plural(one)]
    return tuple(filter(holds, dict.fromkeys([one, *many])))


def _irregular(one: str) -> list[str]:
    """The irregular plurals of a noun, or of the longest that it ends with: enterococcus, as coccus."""
    starts = range(max(0, len(one) - 20), max(1, len(one) - 3))  # none of them is longer
    found = ((one[:at], plurals(one[at:])) for at in starts)
    return next(([before + each for each in many] for before, many in found if many), [])


def _plural(one: str) -> str:
    if one.endswith("y") and one[-2:-1] not in ("a", "e", "i", "o", "u"):
        return f"{one[:-1]}ies"
    return f"{one}es" if one.endswith(("s", "x", "z", "ch", "sh")) else f"{one}s"


def _across_the_atlantic(text: str) -> str:
    return WORD.sub(lambda word: _spelt_elsewhere(word[0]), text)


@lru_cache(maxsize=4096)
def _spelt_elsewhere(word: str) -> str:
    """American for British, or the other way round; the word itself where it is spelt in one way."""
    other = SPELT_TWICE.sub(lambda part: ELSEWHERE[part[0]], word)
    return other if fold_word(fold(other)) == fold_word(fold(word)) else word
