"""Tabs of several widths, as a paste from two editors has them: lines go by what they say."""

import re

from allquiz.bank.layout import STEP
from allquiz.bank.mending import A_KEY, FIRST_KEY, OF_MAPPING

TABS = re.compile(r"(?m)^ *\t[ \t]*")
KEY = re.compile(A_KEY)
CATEGORIES = re.compile(r".*categories: *$")
# What is below has levels of its own.
NESTED = re.compile(rf"{OF_MAPPING.pattern}|{CATEGORIES.pattern}")


def aligned(text: str) -> str:
    """The text with each line that begins with a tab in line with those of its question, or below its key;
    as it was where a line may stand in several places."""
    made: list[str] = []
    dashes, keys, above = STEP, 0, 0  # columns: of questions, of the keys of one, of the text above
    is_nested, levels = False, (0, 0)
    lines = text.split("\n")
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        is_key, is_first = KEY.match(bare), FIRST_KEY.match(bare)
        if TABS.match(line):
            below_key = bool(made) and made[-1].endswith(":")
            indent = dashes if is_first else keys if is_key else above + STEP * below_key
            if bare and is_nested and not (is_key or is_first):
                if not all(levels):
                    return text
                indent = levels[bare.startswith("- ")]
            line = " " * indent + bare if bare else ""
        if bare:
            above = len(line) - len(bare)
            if is_first:
                dashes, keys = above, above + is_first.end()
                above = keys
            is_nested = bool(NESTED.match(line)) or (is_nested and not (is_key or is_first))
            if is_key or is_first:
                has_groups = CATEGORIES.match(line)
                levels = _levels(lines, number, keys) if has_groups else (0, 0)
        made.append(line)
    return "\n".join(made)


def _levels(lines: list[str], above: int, keys: int) -> tuple[int, int]:
    """The columns of categories and of their items, as the lines below have them that begin with no tab."""
    columns = {True: 0, False: 0}
    for number in range(above + 1, len(lines)):
        line = lines[number]
        bare = line.lstrip(" \t")
        if KEY.match(bare) or FIRST_KEY.match(bare):
            break
        if bare and not TABS.match(line):
            is_item = bare.startswith("- ")
            columns[is_item] = columns[is_item] or len(line) - len(bare)
    groups = columns[False] or keys + STEP
    return groups, columns[True] or groups + STEP
