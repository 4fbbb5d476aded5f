"""Where the questions of a text begin that numbers them: 1, 2, 3, each with options or an answer below."""

import re
from collections.abc import Callable, Sequence

# `1.`, `**2)**`, `Q3:`, `Question 4` on a line of its own, `#5`.
START = re.compile(
    r"[*_\s]*(?:(?:q(?:uestion)?[\s.]*#?|#)?(\d{1,3})[*_]*\s*[.):][*_]*\s+(?=\S)|question\s+#?(\d{1,3})[*_:]*[ \t]*(?:\n|\Z)|(?:q\.?|#)(\d{1,3})\s+(?=\S))",
    re.IGNORECASE,
)


def unnumbered(stem: str) -> str:
    """A stem without its number."""
    start = START.match(stem)
    return stem[start.end() :] if start else stem


def starts(lines: Sequence[str], tells: Callable[[str], bool]) -> set[int]:
    """The numbers of these lines, from 1; none where it can't be told, as where options have such numbers.
    `tells` is whether a line is the first option of a question or its answer."""
    found = list[int]()
    last, told, is_named = 0, True, False
    for number, line in enumerate(lines, 1):
        start = START.match(line)
        value = int(next(filter(None, start.groups()))) if start else 0
        has_name = start is not None and start[0].strip("*_ ")[0] in "Qq#"  # `Q1.` is no option
        if value and (not found or (value == last + 1 and has_name == is_named)):
            if not told:
                return set()
            found.append(number)
            last, told, is_named = value, has_name, has_name
        elif not told:
            told = tells(line)
    return {*found} if found[1:] and told else set()
