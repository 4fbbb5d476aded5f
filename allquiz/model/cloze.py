"""The gaps of a cloze stem: `{{answer}}` or `{{answer|other wording}}`."""

import re

from allquiz.model.question import Gap

GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


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
    for match in GAP.finditer(stem):
        wordings = tuple(wording.strip() for wording in match[1].split("|"))
        _require_balance(match[1], match.start(1))
        if not all(wordings):
            raise ClozeError("cloze-empty-gap", "a gap of this cloze is empty", match.start())
        if match.start() > end:
            parts.append(stem[end : match.start()])
        parts.append(Gap(wordings))
        end = match.end()
    if end < len(stem):
        parts.append(stem[end:])
    # Braces outside gaps may stand in pairs, as in math; a gap's own are gone here.
    _require_balance(GAP.sub(lambda m: " " * len(m[0]), stem), 0)
    if not any(isinstance(part, Gap) for part in parts):
        raise ClozeError("cloze-no-gap", "this cloze has no gap", 0)
    return tuple(parts)


def _require_balance(text: str, start: int) -> None:
    opened: list[int] = []
    for offset, character in enumerate(text):
        if character == "{":
            opened.append(offset)
        elif character == "}":
            if not opened:
                raise ClozeError("cloze-braces", "a } has no { before it", start + offset)
            opened.pop()
    if opened:
        raise ClozeError("cloze-braces", "a { is never closed", start + opened[0])
