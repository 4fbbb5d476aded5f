"""What an answer is said not to be: `leukemia, not lymphoma`."""

import re
from collections.abc import Collection
from itertools import product

from allquiz.grading.folds import fold
from allquiz.grading.lookalikes import alike, is_class, listed
from allquiz.grading.short_forms import is_also
from allquiz.grading.wording import normal, normal_words, same_words, without_article, words

DENIED = re.compile(
    r"(?is)(.*?\S)(?:\s*[,;(\[–—]\s*(?:(?:which|that|who)\s+(?:is|are)\s+)?|\s+(?:-\s+)?)(?:(?:and|but)\s+)?"
    r"(?:not|rather\s+than|instead\s+of|(?<=[(\[])(?:no|without))\s+"
    r"(?!(?:it|this|that|these|those|them|so|true|correct|at\s+all|any\s?more|affected|involved|present|found|seen|needed|used|normal)[\s.!)\]]*$)"
    r"((?:[^()\[\]:;?=]|(?<=t)\([0-9;]+\))*(?:[^()\[\]:;?=\s.]|(?<=t)\([0-9;]+\)))[)\]]?"
)
CONTRAST = re.compile(r"(?is)^(?:it(?:[’']s|\s+is)\s+)?not\s+(.+?),?\s+but\s+(.+)")
LISTED = re.compile(r",?\s+(?:or|nor|and)\s+(?:not\s+)?|,\s*(?:not\s+)?|/", re.IGNORECASE)
SYMBOLS = re.compile("(?=.*[0-9])[a-z]+-?[a-z0-9]*/[a-z]+-?[a-z0-9]*")
OTHERWISE = re.compile(
    r"(?is)[^,]*,(?!\s*(?:or|and)\s+not\s)\s*(?:or|and)\s.*|(?!.*\s(?:or|nor|and)\s).*,(?!\s*(?:not|which|who)\s).*"
    r"|.*(?:[.!]\s|\s[-–—]\s|>|(?:it|that|they)[’'](?:s|re)\s|(?<!which)(?<!that)(?<!who)\s(?:is|are)\s).*"
)


def said_in(name: str) -> set[str]:
    """The words of a name, without its article, in the form of `normal_words`."""
    return set(normal_words(without_article(name)))


def without_denied(given: str) -> tuple[str, list[str]]:
    """An answer without what it is said not to be, and each of that: T cells, not B cells, NK cells or macrophages; not
    B cells but T cells. No names where nothing is denied or a second answer may stand among them: not B cells, or NK
    cells; not B cells, NK cells; not B cells or B cells."""
    if (found := DENIED.fullmatch(CONTRAST.sub(r"\2, not \1", given))) is None:
        return given, []
    names = LISTED.split(found[2])
    is_twice = len({frozenset(said_in(name)) for name in names}) < len(names)
    return found[1], [] if is_twice or OTHERWISE.fullmatch(found[2]) else names


def is_other(name: str, key: str, rights: Collection[str]) -> bool:
    """Whether what an answer is said not to be leaves it as it is: leukemia, not lymphoma.

    It doesn't where it is right as well, part of the key, a kind of it or what it is a kind of (lymphoma, not
    Hodgkin lymphoma; not Hodgkin; leukemia, not acute; T cells, not lymphocytes), where one is not sure, or where
    the two begin and end alike, as vincristine and vinblastine do. A symbol with a number is no kind of another: CO2, not CO.
    """
    said, meant = said_in(name), said_in(key)
    are_symbols = SYMBOLS.fullmatch(f"{fold(name)}/{fold(key)}") and normal(name) != normal(key)
    is_kind = not are_symbols and (said <= meant or meant <= said)
    which = listed("qualifiers")  # acute, but not adults
    is_which = {*words(without_article(name))} <= which and not meant & which
    is_right = any(
        same_words(each, name) or (not are_symbols and said | meant <= said_in(each))
        for each in rights
    )
    return not (
        is_kind
        or is_which
        or is_right
        or is_class(name, key)
        or said & listed("unsure")
        or any(
            alike(one, other) and (one[:3], one[-3:]) == (other[:3], other[-3:])
            for one, other in product(said, meant)
        )
        or is_also(name, key)
    )
