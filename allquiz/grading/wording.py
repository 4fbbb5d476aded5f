"""When two wordings are the same: what signs, spelling, spacing and number of nouns leave open."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from allquiz.grading.folds import fold, fold_word, spell
from allquiz.grading.tables import table

WORD = re.compile(r"[0-9]+(?:\s*[^\w\s]+\s*[0-9]+)*|[^\W\d_]+|\d+|[^\w\s]+")
ARTICLE = re.compile(
    r"(?:(?:i\s+(?:think|believe|guess)|probably|maybe|perhaps|possibly)\s+(?:that\s+)?)?"
    r"(?P<sentence>(?:it|this|that|(?:the|my)\s+(?:(?:brand\s+)?name|answer|word|term))(?: is| was|[’']s)\s+|(?:they|these)(?: are| were|[’']re)\s+"
    r"|(?:it|they|these|the\s+letters)\s+stands?\s+for\s+)?(?:(?:an?\s+[^\W\d_]+\s+)?called\s+)?"
    r"(?:(?P<where>among|to|from|by|(?:in|inside|within)(?=\s+(?:the|an?)\s)|in(?=\s+[0-9]{4}\s*$))\s+)?"
    r"(?:(?:the|an?|its|our|their|your|his|her|my|some)\s+)?(?:(?:kind|type|form|sort|class|group)(?:e?s)?\s+of\s+)?(?=\S)",
    re.IGNORECASE,
)
ASIDE = re.compile(r"(?i)(?:[\s,]+i\s+(?:think|believe|guess))?[\s.,;!?]*$")
ASKED_FOR = re.compile("(?i)(?:was|were|name|word|term) ")  # what a learner may say of any answer
NAMED = ("A ", "His ", "HER ")  # the A antigen, the bundle of His, HER 2
NO_ACRONYMS = frozenset[str]()
DIRECTIONS = frozenset(("to", "from", "by"))
STEM_OF_A_WORD = re.compile(r"[a-z]+-")  # a prefix, as it is written: `ab-`, not the group `AB-`


class Word(NamedTuple):
    """A word of a text: as it was typed but for case and accents, in one spelling, and singular."""

    typed: str
    spelt: str
    normal: str


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words and signs of a text after the folds, digits with what stands between them.

    `t(9;22)` has the words `t` and `9;22`; a hyphen divides words.
    """
    found = (word if word[0].isalnum() else _signs(word) for word in WORD.findall(fold(text)))
    return tuple(word if word.isalpha() else "".join(word.split()) for word in found if word)


@lru_cache(maxsize=4096)
def normal(text: str, acronyms: frozenset[str] = frozenset()) -> str:
    """The text with all that does not matter taken out: two wordings are the same if this is.

    All folds of `folds.json`, and spacing and punctuation (but not between digits). The `acronyms`
    (in small letters) are left as they are.
    """
    return re.sub(
        r"(?<!\d) | (?!\d)", "", " ".join(normal_words(text, acronyms))
    )  # 20 30 is not 2030


def normal_words(text: str, acronyms: frozenset[str] = frozenset()) -> list[str]:
    """The words of `normal`."""
    return [word.normal for word in word_forms(text, acronyms)]


def word_forms(text: str, acronyms: frozenset[str] = frozenset()) -> list[Word]:
    """The words in all their forms; acronyms have a plural and no other."""
    return [
        Word(word, bare, bare) if bare in acronyms else Word(word, spell(word), fold_word(word))
        for word in words(text)
        for bare in [word if word in acronyms else word.removesuffix("s")]
    ]


def _signs(text: str) -> str:
    """What is left of signs without punctuation; percent counts as a sign."""
    return "".join(c for c in text if c == "%" or unicodedata.category(c)[0] not in "PC")


def acronyms_of(text: str) -> frozenset[str]:
    """The words of a text that are acronyms, in small letters: with two capitals or more, as DNA, CARs,
    mRNA. The s of a plural is not theirs."""
    if text.islower():  # as most are
        return NO_ACRONYMS
    found = [word for word in re.findall(r"[^\W\d_]+", text) if not word.endswith("s")]
    return frozenset(fold(word) for word in found if sum(map(str.isupper, word)) >= 2)


def without_article(text: str) -> str:
    """The text without a leading article or what stands for one, or what makes a sentence or place of it."""
    return ARTICLE.sub("", text.strip(), count=1)


def is_named(key: str) -> bool:
    """Whether what looks like an article of a key may be a name: A antigen is no antigen, nor the His bundle a bundle."""
    return key.strip().startswith(NAMED)


def leads_elsewhere(key: str, given: str) -> bool:
    """Whether the two begin with other directions: to the heart, from the heart. Only the given one may
    have one more, and the key's `to` may go unsaid, which begins verbs as well. A key that is a sentence keeps
    its tense and what it tells of: it was cold, my name is Red."""
    found = [ARTICLE.match(text.strip()) for text in (key, given)]
    sentences = [each["sentence"] or "" if each else "" for each in found]
    if sentences[0] and any(map(ASKED_FOR.search, sentences)):
        return True
    wanted, got = ((each["where"] or "").lower() if each else "" for each in found)
    is_other = "" not in (wanted, got) and bool({wanted, got} & DIRECTIONS)
    return wanted != got and (is_other or wanted in DIRECTIONS - {"to"})


def same(key: str, given: str) -> bool:
    """Whether the given wording is the key, with or without what may stand beside it."""
    return one_of((key,), given)


def one_of(wordings: tuple[str, ...], given: str) -> bool:
    """Whether the given wording is one of the wordings."""
    from allquiz.grading.gloss import readings

    if any(same_words(right, typed) for right, typed in readings(wordings, given)):
        return True
    # The percent sign of the key may go unsaid, not that of a wording: 50 is not half, 50% is.
    got = normal(given)
    return got[-1:].isdigit() and normal(wordings[0]) == got + "%"


def same_words(key: str, given: str) -> bool:
    """Whether the given wording is the key, with all that stands beside it."""
    fixed = acronyms_of(key)
    wanted, got = normal(key, fixed), normal(given, fixed)
    cased = table("lookalikes")["cased"]
    if cased in given.split() and cased not in key.split():  # pH is not Ph
        return False
    if not wanted or not got:  # nothing but punctuation, which then is what matters
        return fold(key) == fold(given)
    if wanted == got or (STEM_OF_A_WORD.fullmatch(key) and wanted.strip("−") == got.strip("−")):
        return True
    bare = normal(without_article(given), fixed)
    if bare == wanted:
        return True
    is_core = normal(without_article(key), fixed) in (got, bare)
    return is_core and not is_named(key) and not leads_elsewhere(key, given)
