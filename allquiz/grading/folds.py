"""What a typed answer may leave open, fold by fold, from `folds.json`.

A fold takes something that doesn't matter out of a text, or writes it in one way: a dash, a Greek
letter, a plural. Key and answer go through the same folds. Each has its reason, its source, the
pairs that it joins and the pairs that it must keep apart beside it in the table.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import groupby
from typing import Any

from allquiz.grading.tables import table

# Accents, and the points of Hebrew and of Arabic, which most leave out, with Arabic's lengthened line.
ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]"
)
# Letters that Unicode does not take apart.
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ð": "d"})
# Figures side by side, no decimals and no shares; a hyphen only as in twenty-four, one-hundred and hundred-twenty.
SPOKEN = re.compile(
    "(?<![0-9.,/])[0-9]+(?:(?: (?:and )?|(?<=[2-9]0)-(?=[1-9](?![0-9]))|(?<=[0-9]00)-(?=[1-9][0-9](?![0-9]))"
    "|-(?=10{2,9}(?![0-9])))[0-9]+)+(?![.,/]?[0-9])"
)
SIZES = (10**3, 10**6, 10**9)
Fold = Callable[[str], str]
Find = Callable[[str], re.Match[str] | None]
Replacement = str | Callable[[re.Match[str]], str]
Rules = list[tuple[re.Pattern[str], Replacement]]


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """The text through all folds but those of single words: small letters, single spaces.

    Again and again until nothing changes, so that no text and its fold are ever told apart.
    """
    if is_plain(text):
        return plain_letters(text)
    before = None
    while text != before:
        before = text
        for each in _folds():
            text = each(text)
    return text


@lru_cache(maxsize=4096)
def spell(word: str) -> str:
    """One folded word in American spelling."""
    begins, holds, rules = _spelling()
    if begins(word) or holds(word):  # of few words, sooner told so than rule by rule
        for pattern, replacement in rules:
            word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """One folded word in American spelling and the singular."""
    return spell(singular(word))


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of a noun; a noun in the singular, and any other word, as it is.

    Now and then an s too much goes (`pancreas`): what matters is that both numbers end up alike.
    """
    before = ""  # childrens, children, child
    while word != before:
        before, word = word, _one_of_many(word)
    return word


def _one_of_many(word: str) -> str:
    known, ends, rules = _plurals()
    for start in range(len(word) - 2) if word[-3:] in ends else ():
        if word[start:] in known and (start == 0 or len(word) - start > 4):
            return word[:start] + known[word[start:]]
    for pattern, replacement in rules.get(word[-1:], ()) if len(word) > 3 else ():
        if (singular := pattern.sub(replacement, word)) != word:
            return singular
    return word


def plurals(word: str) -> list[str]:
    """The irregular plurals of a word in the singular."""
    return _irregular().get(word, [])


def plain_letters(text: str) -> str:
    """Case and accents folded, compatibility forms made plain, one space for any white space."""
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf") or c.isspace())
    folded = ACCENTS.sub("", text).casefold().translate(LETTERS)
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def nuclide_in(text: str) -> re.Match[str] | None:
    """The first nuclide of medicine in a text: 131I, 131-I, I-131 or I131."""
    return _nuclide().search(text.lower())


def number_words(text: str) -> str:
    """Number words as figures, where the whole text is a number, a share or a measure."""
    words: dict[str, str] = table("folds")["numbers"]
    if whole := words.get(text.replace("-", " ").removesuffix(".")):
        return whole
    if not _measured().fullmatch(text):
        return text
    figures = re.sub("(?:a )?[a-z]+", lambda word: words.get(word[0], word[0]), text)
    if figures == text:
        return text
    ends = figures.split(" and ") if "between" in figures else [figures]
    return " and ".join(SPOKEN.sub(_counted, end) for end in ends)


def _counted(spoken: re.Match[str]) -> str:
    """The number of some figures that were words: 5 1000 6 100 90 is 5690. What is none stays: 2 3."""
    total = hundreds = 0
    least, room = 10**12, 10**12  # the size said last, and what is less may follow
    for figure in map(int, re.findall("[0-9]+", spoken[0])):
        many = hundreds or (0 if total else 1)  # a thousand is one thousand
        if figure in SIZES and 0 < many < 1000 and figure < least:
            total, hundreds, least, room = total + many * figure, 0, figure, 1000
        elif figure == 100 and 0 < many < 100:
            hundreds, room = many * 100, 100
        elif 0 < figure < room:
            hundreds, room = hundreds + figure, 10 if figure in range(20, 100, 10) else 0
        else:
            return spoken[0]
    return str(total + hundreds)


FUNCTIONS: dict[str, Fold] = {"plain_letters": plain_letters, "number_words": number_words}


@cache
def _folds() -> tuple[Fold, ...]:
    return tuple(map(_fold, table("folds")["folds"]))


@cache
def _words_only() -> tuple[re.Pattern[str], frozenset[str]]:
    """Words in small letters with a space or hyphen between, none of which begins as a fold needs it: in all
    rules of the table, a need of letters is the beginning of a word, one of a single letter that of a unit.
    And the words of numbers and measures, on which nothing is to be done where there are others."""
    needs = " ".join([entry.get("needs", "") for entry in table("folds")["folds"]]).split()
    begins = "|".join(
        need if len(need) > 1 else f"{need}[a-z]{{0,3}}(?![a-z])"
        for need in needs
        if need.isascii() and need.isalpha()
    )
    word = f"(?!{begins})[a-z]+"
    return re.compile(f"{word}(?:[ -]{word})*"), frozenset(" ".join(_of_measures()).split())


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether the text is words, with a space or hyphen between, that no fold but that of letters has
    anything to do with: so are most."""
    pattern, measures = _words_only()
    small = text.lower()
    return (
        text.isascii()
        and pattern.fullmatch(small) is not None
        and not measures.issuperset(small.replace("-", " ").split())
    )


def _fold(entry: dict[str, Any]) -> Fold:
    """One entry of the table as a function; its patterns are compiled when it is first needed."""
    if function := entry.get("function"):
        return FUNCTIONS[function]
    rules = cache(lambda: _compiled(entry.get("rules", [])))
    letters = str.maketrans(entry.get("letters", {}))
    is_foreign = not any(chr(letter).isascii() for letter in letters)
    needed = re.compile("|".join(map(re.escape, entry.get("needs", "").split()))).search

    def fold_once(text: str) -> str:
        if not needed(text):
            return text
        for pattern, replacement in rules():
            text = pattern.sub(replacement, text)
        return text if is_foreign and text.isascii() else text.translate(letters)

    return fold_once


def _compiled(rules: list[list[str]]) -> Rules:
    """Patterns with the lists put in, and what stands for what they match."""
    return [
        (re.compile(_listed(pattern)), _replacement(replacement)) for pattern, replacement in rules
    ]


def _replacement(text: str) -> Replacement:
    """The text of a rule, $1 being the first group. A template of `re` with a group in it is looked up
    anew for each text, matched or not; a function is asked for what matches."""
    if "$" not in text:
        return text
    template = re.sub(r"\$(\d)", r"\\g<\1>", text)
    return lambda match: match.expand(template)


def _listed(pattern: str) -> str:
    """A pattern with the lists put in, and the lists that these name."""
    lists: dict[str, str] = table("folds")["lists"]
    return re.sub(r"\{([a-z]+)\}", lambda name: _listed(lists[name[1]]), pattern)


@cache
def _measured() -> re.Pattern[str]:
    """Texts of number words, units and the words between them, and nothing else."""
    words = "|".join(_of_measures())
    return re.compile(f"[^a-z]*(?:(?<![a-z])(?:{words})(?![a-z])[^a-z]*)+")


def _of_measures() -> list[str]:
    """Numbers in words, units, and the words between them."""
    folds = table("folds")
    return [*folds["numbers"], *folds["measures"].split(), *folds["between"].split()]


@cache
def _spelling() -> tuple[Find, Find, Rules]:
    """What finds that a rule acts on a word, for those that act on its beginning and for the rest; and the rules."""
    rules = _compiled(table("folds")["spelling"]["rules"])
    patterns = [pattern.pattern for pattern, _ in rules]
    begin = "|".join([pattern for pattern in patterns if pattern.startswith("^")])
    rest = "|".join([pattern for pattern in patterns if not pattern.startswith("^")])
    return re.compile(begin).match, re.compile(rest).search, rules


@cache
def _plurals() -> tuple[dict[str, str], frozenset[str], dict[str, Rules]]:
    """Plural to singular, for whole words and endings, and the last three letters of these; and the rules for
    what is regular, by the letter that they end with: few words need to be looked at."""
    found = table("folds")["plurals"]
    known = {
        one.removesuffix(ending) + plural: one
        for ending, plural in found["forms"]
        for one in found["endings"][ending].split()
    }
    known |= found["words"]
    rules: dict[str, Rules] = {}
    for rule in found["rules"]:
        rules.setdefault(rule[0].removesuffix("$")[-1], []).extend(_compiled([rule]))
    return known, frozenset([plural[-3:] for plural in known]), rules


@cache
def _irregular() -> dict[str, list[str]]:
    """Singular to plurals."""
    known = _plurals()[0]
    return {
        one: list(many)
        for one, many in groupby(sorted(known, key=known.__getitem__), known.__getitem__)
    }


@cache
def _nuclide() -> re.Pattern[str]:
    return re.compile(_listed("(?<![a-z0-9])(?:{isotope}|{nuclide})(?![a-z0-9])"))
