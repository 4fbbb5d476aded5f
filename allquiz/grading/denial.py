"""What an answer is said not to be: `leukemia, not lymphoma`."""

import re
from collections.abc import Collection
from itertools import product

from allquiz.grading.lookalikes import alike, listed
from allquiz.grading.short_forms import is_also
from allquiz.grading.wording import normal, normal_words, without_article

DENIED = re.compile(
    r"(?is)(.*?\S)(?:\s*[,;(\[–—]\s*(?:(?:which|that|who)\s+(?:is|are)\s+)?|\s+(?:-\s+)?)(?:(?:and|but)\s+)?"
    r"(?:not|rather\s+than|instead\s+of|(?<=[(\[])(?:no|without))\s+"
    r"(?!(?:it|this|that|these|those|them|so|true|correct|at\s+all|any\s?more|affected|involved|present|found|seen|needed|used|normal)[\s.!)\]]*$)"
    r"((?:[^()\[\]:;?=]|(?<=t)\([0-9;]+\))*(?:[^()\[\]:;?=\s.]|(?<=t)\([0-9;]+\)))[)\]]?[\s.]*"
)
LISTED = re.compile(r",?\s+(?:or|nor|and)\s+(?:not\s+)?|,\s*(?:not\s+)?|/", re.IGNORECASE)
SYMBOL = re.compile("[A-Z]+-?[A-Z]*[0-9]+")
OTHERWISE = re.compile(
    r"(?is)[^,]*,(?!\s*(?:or|and)\s+not\s)\s*(?:or|and)\s.*|(?!.*\s(?:or|nor|and)\s).*,(?!\s*(?:not|which|who)\s).*"
    r"|.*(?:[.!]\s|\s[-–—]\s|>|(?:it|that|they)[’'](?:s|re)\s).*"
)


def said_in(name: str) -> set[str]:
    """The words of a name, without its article, in the form of `normal_words`."""
    return set(normal_words(without_article(name)))


def denied_names(denied: str) -> list[str]:
    """What an answer is said not to be, each: not B cells, NK cells or macrophages. None where a second answer may stand
    among them: not B cells, or NK cells; not B cells, NK cells; not B cells or B cells."""
    names = LISTED.split(denied)
    said = [said_in(name) for name in names]
    is_twice = any(one in said[:at] for at, one in enumerate(said))
    return [] if is_twice or OTHERWISE.fullmatch(denied) else names


def _are_other_symbols(name: str, key: str) -> bool:
    """Whether the two are symbols with a number, none of them the other with more behind it: PD-L1 is no kind of PD-1."""
    one, other = normal(name), normal(key)
    is_more = one.startswith(other) or other.startswith(one)
    return all(map(SYMBOL.fullmatch, (name.strip(), key.strip()))) and not is_more


def is_other(name: str, key: str, rights: Collection[set[str]]) -> bool:
    """Whether what an answer is said not to be leaves it as it is: leukemia, not lymphoma.

    It doesn't where it is right as well, part of the key or a kind of it (lymphoma, not Hodgkin lymphoma; not
    Hodgkin; leukemia, not acute), where one is not sure, or where the two begin and end alike, as vincristine
    and vinblastine do.
    """
    said, meant = said_in(name), said_in(key)
    are_symbols = _are_other_symbols(name, key)
    is_kind = not are_symbols and (
        said <= meant
        or meant <= said
        or (said <= listed("qualifiers") and not meant & listed("qualifiers"))
    )
    is_right = any(said == each or (not are_symbols and said | meant <= each) for each in rights)
    return not (
        is_kind
        or is_right
        or any(word in listed("unsure") or word.endswith("ly") for word in said)
        or any(
            alike(one, other) and (one[:3], one[-3:]) == (other[:3], other[-3:])
            for one, other in product(said, meant)
        )
        or is_also(name, key)
    )
