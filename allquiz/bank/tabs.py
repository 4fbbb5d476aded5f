"""Tabs of several widths, as a paste from two editors has them: lines go by what they say."""

import re

from allquiz.bank.layout import STEP
from allquiz.bank.mending import A_KEY, FIRST_KEY, OF_MAPPING

TABS = re.compile(r"(?m)^ *\t[ \t]*")
KEY = re.compile(A_KEY)
# What is below has levels of its own.
NESTED = re.compile(rf"{OF_MAPPING.pattern}|.*categories: *$")


def aligned(text: str) -> str:
    """The text with each line that begins with a tab in line with those of its question, or below its key;
    as it was where a line may stand in several places."""
    made: list[str] = []
    dashes, keys, above = STEP, 0, 0  # columns: of questions, of the keys of one, of the text above
    is_nested = False
    for line in text.split("\n"):
        bare = line.lstrip(" \t")
        is_key, is_first = KEY.match(bare), FIRST_KEY.match(bare)
        if TABS.match(line):
            below_key = bool(made) and made[-1].endswith(":")
            if bare and is_nested and not (is_key or is_first):
                return text
            indent = dashes if is_first else keys if is_key else above + STEP * below_key
            line = " " * indent + bare if bare else ""
        if bare:
            above = len(line) - len(bare)
            if is_first:
                dashes, keys = above, above + is_first.end()
                above = keys
            is_nested = bool(NESTED.match(line)) or (is_nested and not (is_key or is_first))
        made.append(line)
    return "\n".join(made)
