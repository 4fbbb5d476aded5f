"""Ids made from texts of any script, in Latin letters."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Collection

from allquiz.bank.characters import LOOKING_ALIKE, is_latin

MAX_ID = 64
LONE_GREEK = re.compile("(?<![\u0370-\u03ff\u1f00-\u1fff])[α-ω](?![\u0370-\u03ff\u1f00-\u1fff])")
GAP = re.compile(r"\{\{([^|}]*)[^}]*\}\}")
MAX_WORDS = 6
# Words that say nothing about what a question is about.
EMPTY_WORDS = frozenset(
    """
    a an and any are as at be been being by can could did do does each for from had has have
    how if in into is it its many may most much not of on one or other should that the their
    them there these they this those to was were what when where which who whom whose why will
    with would you following select every all true false about usually
    """.split()
)


def new_id(stem: str, taken: Collection[str], fallback: str) -> str:
    """An id from the content words of the stem, at most 64 characters, that is not taken."""
    plain = in_latin(GAP.sub(r"\1", stem).casefold())  # which makes ss of ß
    words = re.findall("[a-z0-9]+", plain.lower().replace("'", ""))
    telling = [word for word in words if word not in EMPTY_WORDS] or words
    start = "-".join(word[:20] for word in telling[:MAX_WORDS])[:MAX_ID].strip("-") or fallback
    return numbered(start, taken)


def numbered(start: str, taken: Collection[str]) -> str:
    """The id, or with the number behind it that follows those taken: sought by halves, as thousands
    of stems may be alike."""
    if start not in taken:
        return start

    def with_number(number: int) -> str:
        ending = f"-{number}"
        return start[: MAX_ID - len(ending)].rstrip("-") + ending

    free = 2
    while with_number(free) in taken:
        free *= 2
    numbers = range(free // 2 + 1, free)
    at = bisect_left(numbers, 1, key=lambda number: with_number(number) not in taken)
    return with_number(numbers.start + at)


def _name(letter: re.Match[str]) -> str:
    return unicodedata.name(letter[0]).split()[-1].lower().replace("lamda", "lambda")


def _as_it_looks(word: re.Match[str]) -> str:
    return word[0].translate(LOOKING_ALIKE) if is_latin(word[0]) else word[0]


def in_latin(text: str) -> str:
    """The text in ASCII: accents dropped, letters of other scripts as they sound, or, in a word of Latin ones, as
    they look, a lone Greek letter by its name, be it the letter mu or the micro sign, which sounds like "m"."""
    plain = unicodedata.normalize("NFKC", text)
    if not plain.isascii():
        plain = re.sub(r"[^\W_]+", _as_it_looks, plain)
    plain = LONE_GREEK.sub(_name, plain)
    plain = unicodedata.normalize("NFKD", plain)
    if not plain.isascii():
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    if not plain.isascii():
        from anyascii import anyascii  # a large table, for few texts

        plain = anyascii(unicodedata.normalize("NFC", plain))
    return plain
