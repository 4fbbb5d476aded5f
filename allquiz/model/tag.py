"""Tags: words of any script joined by hyphens, levels joined by slashes."""

import re
import unicodedata
from functools import lru_cache

# Persian and the scripts of India join letters within a word, or keep them apart, by a sign that has no width.
JOINER = re.compile("(?<=[\u0600-\u1cff])[\u200c\u200d](?=[\u0600-\u1cff])")
# Of a text in which each mark on a letter is a MARK.
MARK = "\0"
WORD = re.compile(rf"(?:[^\W_]{MARK}*)+")
TAG = re.compile(rf"{WORD.pattern}(?:[-/]{WORD.pattern})*")


def is_tag(text: str) -> bool:
    return TAG.fullmatch(_marked(text)) is not None


@lru_cache(maxsize=4096)
def as_tag(text: str) -> str | None:
    """The words of the text as a tag; None where nothing is left."""
    levels = [
        "-".join([level[slice(*word.span())] for word in WORD.finditer(_marked(level))])
        for level in text.split("/")
    ]
    return "/".join([level for level in levels if level]) or None


def _marked(text: str) -> str:
    return text if text.isascii() else "".join(map(_mark, JOINER.sub(MARK, text)))


def _mark(character: str) -> str:
    """The character, or what stands for a mark; selectors and joiners show nothing, and are none."""
    is_mark = unicodedata.category(character)[0] == "M"
    is_seen = not re.search("SELECTOR|JOINER", unicodedata.name(character, ""))
    return MARK if is_mark and is_seen else character
