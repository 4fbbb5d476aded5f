"""Words of English texts: found, told from function words, and brought to a common root."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from allquiz.lint.patterns import pattern

T = TypeVar("T")

WORD = pattern(r"[^\W_][\w'’-]*")
NUMBER = pattern(r"\d+(?:[.,]\d+)*")

# Signs that change what a number, a formula or an ion is, where words alone would not tell.
# A minus only where it is no hyphen: before a number, between spaces, at the end of an ion.
SIGN = pattern(
    r"[-−+<>=≤≥≠±×÷⁺⁻]"
    r"(?:(?<=[^-−])|(?=\d)(?<![\w.].)|(?<=\s−)(?=\s)|(?<=\w[-−])(?![\w\s-]))"
)


def _lists() -> dict[str, frozenset[str]]:
    """The lists of words.txt: paragraphs, each a comment, a name and words."""
    text = Path(__file__).with_name("words.txt").read_text("utf-8")
    named = [part.split("\n", 1)[1].partition(":") for part in text.split("\n\n")[1:]]
    return {name: frozenset(words.split()) for name, _, words in named}


LISTS = _lists()
FUNCTION = LISTS["function"]
ABROAD = LISTS["abroad"]
CONTENTLESS = FUNCTION | ABROAD
IRREGULAR = {
    form: own for each in LISTS["irregular"] for own, *forms in [each.split("/")] for form in forms
}
VOWELS = frozenset("aeiouy")


class Memo(dict[str, T]):
    """What a function makes of a text; of each it is worked out once."""

    def __init__(self, make: Callable[[str], T]) -> None:
        self._make = make

    def __missing__(self, text: str) -> T:
        made = self[text] = self._make(text)
        return made


def root_of(word: str) -> str:
    """The word without its commonest endings: plural, -ed, -ing, a last e.

    A light stemmer in the spirit of Harman (1991, How effective is suffixing?): it joins forms of
    one word, and never words of different meaning by cutting deep. Irregular forms are listed.
    """
    word = IRREGULAR.get(word, word)
    if not word.isalpha():
        word = word.replace("’", "'").rstrip("'-_").removesuffix("'s")
        # “l'os” and “d'os”, of French
        word = word[2:] if word[1:2] == "'" and len(word) > 4 else word
    if len(word) <= 3 or not word.isalpha():
        return word
    if word[-1] == "s":
        if word.endswith("ies") and len(word) > 4:
            word = word[:-3] + "y"
        elif word.endswith(("sses", "xes", "zes", "ches", "shes")):
            word = word[:-2]
        elif word[-2] not in "sui":
            word = word[:-1]
    last = word[-1]
    if last in "gd" and word.endswith(("ing", "ed")):
        if word[-3:] == "ied" and len(word) > 4:
            return word[:-3] + "y"
        stem = word[: -3 if last == "g" else -2]
        if len(stem) >= 4 and not VOWELS.isdisjoint(stem):
            is_doubled = stem[-1] == stem[-2] and stem[-1] not in "lsz"
            word = stem[:-1] if is_doubled else stem
    elif last == "n" and len(word) > 6 and word.endswith(("ction", "ssion", "ption", "stion")):
        return word[:-3]  # “compress” and “compression”
    elif last == "t" and len(word) > 6 and word[:2] == "ge":
        return word[2:]  # “senkt” and “gesenkt”, of German
    return word.removesuffix("e") if len(word) > 3 else word


def _root(word: str) -> str:
    root = word if word in CONTENTLESS else root_of(word)
    return "" if root in CONTENTLESS else root  # “needed”


def _words(run: str) -> tuple[str, ...]:
    bare = run.rstrip(".,?!;:")
    return (bare,) if bare.isalpha() else tuple(WORD.findall(run))


MARK = 2**31 - 1  # the largest: so it is kept in few bytes


def mark_of(text: str) -> int:
    """A number that stands for the text in every process."""
    return crc32(text.encode(errors="surrogatepass")) & MARK


WORDS_OF = Memo(_words).__getitem__  # of a run without spaces, in lower case
ROOTS = Memo(_root)  # of a word in lower case; "" of one that carries no content
ROOT_OF = ROOTS.__getitem__
MARK_OF = Memo(mark_of).__getitem__  # of a root


def words_of(text: str) -> list[str]:
    """The words of the text in order, in lower case."""
    return list(chain.from_iterable(map(WORDS_OF, text.lower().split())))


def roots_of(words: Iterable[str]) -> frozenset[str]:
    """The roots of the words that carry content."""
    return frozenset(filter(None, map(ROOT_OF, words)))


@lru_cache(maxsize=10_000)
def roots_in(text: str) -> frozenset[str]:
    """The roots of the words of a text."""
    return roots_of(words_of(text))


def said(text: str) -> str:
    """The words of the text in lower case, a space between two, without a leading article."""
    words = words_of(text.replace("’", "'").replace("hat's ", "hat is "))
    return " ".join(words[len(words) > 1 and words[0] in ("a", "an", "the") :])


def signs_of(text: str) -> str:
    """The signs of the text in order: “+1” and “-1” have the same words."""
    return "".join(SIGN.findall(text)).replace("−", "-")
