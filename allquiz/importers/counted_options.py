"""Options called (1), (2), (3), as papers of India and Korea have them, one or two on a line, and a key that gives such numbers."""

import re
from string import ascii_uppercase

from allquiz.importers.answer_key import KEY_HEAD

RUN = re.compile(r"(?m)^[ \t]*\(1\)[ \t](?:.*[ \t]|.*\n\s*)\(2\)[ \t]")
LETTERED = re.compile(r"(?m)^[ \t*]*[(\[]?[A-Da-d][.)\]]")  # then numbers are of statements
LINE = re.compile(r"[ \t]*\([1-8]\)[ \t]")
NEXT = re.compile(r"[ \t]+(?=\([2-8]\)[ \t])")
ENTRY = re.compile(r"(\d{1,3}[\s.):=|–-]+)\(?([1-8])\)?(?![\w.])")


def with_counted_options(text: str) -> str:
    """The text, such options on a line each, and (A) for (1) in a key below them all; as it is where options
    have letters."""
    if not RUN.search(text) or LETTERED.search(text):
        return text
    lines = text.split("\n")
    last = max(number for number, line in enumerate(lines) if LINE.match(line))
    is_key = False
    for number, line in enumerate(lines):
        is_key = is_key or (number > last and KEY_HEAD.match(f"{line}\n") is not None)
        if is_key:
            lines[number] = ENTRY.sub(_with_letter, line)
        elif LINE.match(line):
            lines[number] = NEXT.sub("\n", line)
    return "\n".join(lines)


def _with_letter(entry: re.Match[str]) -> str:
    return f"{entry[1]}({ascii_uppercase[int(entry[2]) - 1]})"
