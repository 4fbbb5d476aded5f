"""Boxes to tick that are signs, `☐` and `☑`, as forms, chats and Word have them."""

import re

from allquiz.importers.answer_key import KEY_HEAD
from allquiz.importers.answer_line import ANSWER

EMPTY, FULL = "☐⬜□", "☑✅✔✓☒■"
TICKS, CROSSES = "☑✅✔✓", "❌✗✘✖"
BOX = re.compile(rf"(?m)^([ \t]*+(?:[-*•][ \t]+)?)([{EMPTY}{FULL}{CROSSES}])\ufe0f?[ \t]+(?=\S)")
LETTERED = re.compile(r"(?m)^[ \t]*+[(\[]?[A-Ha-h][.)\]][ \t]")


# Bullets of two kinds below what is asked, of which one in each list means right; an outline has it first.
LISTS = re.compile(
    r"(?m)[?:_…][*_ \t]{,9}\n\s*?^([ \t]*+)[●◉○◯+-][ \t].*\n(?:\1[●◉○◯+-][ \t].*(?:\n|\Z)){2,}"
)
BULLET = re.compile(r"(?m)^[ \t]*+([●◉○◯+-])(?=[ \t]+\S)")
ONE_FULL = re.compile(r"○*[●◉]○*|◯*[●◉]◯*|-*\+-*")


def _with_bullets(text: str) -> str:
    """The text, such bullets as boxes, where all are so, and the first means right not in each list."""
    lists = ["".join(BULLET.findall(each[0])) for each in LISTS.finditer(text)]
    is_outline = all(each[0] in "●◉+" for each in lists) or not all(map(ONE_FULL.fullmatch, lists))
    if is_outline or not lists[1:] or "".join(lists) != "".join(BULLET.findall(text)):
        return text
    return BULLET.sub(lambda box: f"[{'x' if box[1] in '●◉+' else ' '}]", text)


def with_typed_boxes(text: str) -> str:
    """The text, its boxes as one types them, `[ ]` and `[x]`. Where lines have none that are empty, or full ones
    of two kinds, of which one may mean wrong, they stay. Crosses are empty boxes beside ticks, but where an
    answer line or letters tell the options: there reasons have them."""
    lines = text.split("\n")
    is_told = LETTERED.search(text) or any(map(ANSWER.match, lines))
    if not is_told and not any(KEY_HEAD.match(f"{line}\n") for line in lines):
        text = _with_bullets(text)
    signs = {box for _, box in BOX.findall(text)}
    full, crosses = signs.intersection(FULL), signs.intersection(CROSSES)
    if crosses and (signs.isdisjoint(TICKS) or is_told):
        return text
    if len(full) != 1 or not signs.intersection(EMPTY) | crosses:
        return text
    return BOX.sub(lambda box: f"{box[1]}[{'x' if box[2] in FULL else ' '}] ", text)
