"""What stands for the same name: ALL for acute lymphoblastic leukemia, a brand for its drug."""

import re
from functools import lru_cache, reduce

from allquiz.grading.lookalikes import kinds_of, meaning, same_substance
from allquiz.grading.wording import acronyms_of, normal, words


def is_also(text: str, key: str) -> bool:
    """Whether the text is the short or long form, the brand or another name of the key."""
    return (
        abbreviates(text, key)
        or abbreviates(key, text)
        or same_substance(normal(text), normal(key))
        or meaning(text) == meaning(key)
    )


def abbreviates(short: str, name: str) -> bool:
    """ALL for acute lymphoblastic leukemia, mAb for monoclonal antibody, MTX for methotrexate."""
    letters = _short_form(short)
    found = words(name) if letters else ()
    if not 0 < len(found) <= len(letters) or not all(map(str.isalpha, found)):
        return False
    if len(found) == 1:  # HSC is short for nothing in HSCT, nor Mn for magnesium
        is_short = 1 < len(letters) < len(found[0]) / 2 and re.match(".*".join(letters), found[0])
        return bool(is_short) and kinds_of(short) <= (kinds_of(name) or kinds_of(short))
    return bool(re.fullmatch("".join(map(_beginning, found)), letters))


@lru_cache(maxsize=4096)
def _short_form(text: str) -> str:
    """The letters, six at most, of what looks like an abbreviation; empty for any other text."""
    text = text.removesuffix("s").replace(".", "")  # A.L.L.
    letters = "".join(words(text))
    is_short = acronyms_of(text) or not set(letters) & set("aeiou")
    return letters if is_short and letters.isalpha() and len(letters) <= 6 else ""


def _beginning(word: str) -> str:
    """A pattern for the first letters of a word, one or more: `a(?:c(?:u)?)?`; all of a Roman numeral's."""
    return reduce(lambda rest, c: f"{c}(?:{rest})?", word[5::-1] if word.strip("ivx") else [word])
