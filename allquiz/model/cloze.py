"""The gaps of a cloze stem: `{{answer}}` or `{{answer|other wording}}`."""

import re

from allquiz.model.question import Gap

BRACE = re.compile("[{}]")


class ClozeError(ValueError):
    """A cloze stem that can't be read; the message says what is wrong with it."""

    def __init__(self, rule: str, message: str, offset: int) -> None:
        super().__init__(message)
        self.rule = rule
        self.offset = offset


def split_cloze(stem: str) -> tuple[str | Gap, ...]:
    """Text and gaps of the stem, in order.

    Raises ClozeError for unbalanced braces, an empty gap or wording, or no gap at all.
    """
    parts: list[str | Gap] = []
    end = 0
    # Not by a regular expression, which would look for each lost closing from every opening.
    while (start := stem.find("{{", end)) >= 0 and (close := stem.find("}}", start + 2)) >= 0:
        inside = stem[start + 2 : close]
        wordings = tuple([wording.strip() for wording in inside.split("|")])
        _require_balance(inside, start + 2)
        if not all(wordings):
            raise ClozeError("cloze-empty-gap", "a gap of this cloze is empty", start)
        if start > end:
            parts.append(stem[end:start])
        parts.append(Gap(wordings))
        end = close + 2
    # Braces outside gaps may stand in pairs, as in math.
    _require_balance(stem, 0)
    if end == 0:
        raise ClozeError("cloze-no-gap", "this cloze has no gap", 0)
    if end < len(stem):
        parts.append(stem[end:])
    return tuple(parts)


def _require_balance(text: str, start: int) -> None:
    depth = first = 0
    for match in BRACE.finditer(text):
        if match[0] == "{":
            first = first if depth else match.start()
            depth += 1
        elif depth:
            depth -= 1
        else:
            raise ClozeError("cloze-braces", "a } has no { before it", start + match.start())
    if depth:
        raise ClozeError("cloze-braces", "a { is never closed", start + first)
