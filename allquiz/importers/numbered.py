"""Where the questions of a text begin that numbers them: 1, 2, 3, each with options or an answer below."""

import re
from collections.abc import Callable, Sequence

# `1.`, `**2)**`, `Q3:`, `Question 4` on a line of its own, `#5`.
START = re.compile(
    r"[*_\s]*(?:(?:q(?:uestion)?[\s.]*#?|#)?(\d{1,3})[*_]*\s*[.):][*_]*\s+(?=\S)|question\s+#?(\d{1,3})[*_:]*[ \t]*(?:\n|\Z)|(?:q\.?|#)(\d{1,3})\s+(?=\S))",
    re.IGNORECASE,
)
SIGN = re.compile(r"[*_\s]*q(?:uestion)?[*_\s]*:[*_]*\s+(?=\S)", re.IGNORECASE)


def unnumbered(stem: str) -> str:
    """A stem without its number, or the sign that it is a question."""
    start = START.match(stem) or SIGN.match(stem)
    return stem[start.end() :] if start else stem


def starts(lines: Sequence[str], tells: Callable[[str], bool]) -> set[int]:
    """The numbers of these lines, from 1; none where it can't be told, as where options have such numbers.
    `tells` is whether a line is the first option of a question or its answer. Several parts may each count
    from 1; so may a list in what is said of an answer, which has no options."""
    found = list[int]()
    before: list[int] = []  # those found, and the last value, before a part that may be such a list
    last, told, is_named = 0, True, False
    for number, line in enumerate(lines, 1):
        start = START.match(line)
        value = int(next(filter(None, start.groups()))) if start else 0
        has_name = start is not None and start[0].strip("*_ ")[0] in "Qq#"  # `Q1.` is no option
        if before and value and (not told or last + 1 != value == before[1] + 1):
            del found[before[0] :]
            last, told, before = before[1], True, []
        if value and (not found or (value == last + 1 and has_name == is_named)):
            if not told:
                return set()
            before = before if value == 1 else []
            found.append(number)
            last, told, is_named = value, has_name, has_name
        elif value == 1 and told and has_name == is_named:
            before = [len(found), last]
            found.append(number)
            last, told = value, has_name
        elif not told:
            told = tells(line)
    if before and not told:
        del found[before[0] :]
        told = True
    return {*found} if found[1:] and told else set()
