"""Boxes to tick that are signs, `☐` and `☑`, as forms, chats and Word have them."""

import re

from allquiz.importers.answer_line import ANSWER

EMPTY, FULL = "☐⬜□", "☑✅✔✓☒■"
TICKS, CROSSES = "☑✅✔✓", "❌✗✘✖"
BOX = re.compile(rf"(?m)^([ \t]*+(?:[-*•][ \t]+)?)([{EMPTY}{FULL}{CROSSES}])\ufe0f?[ \t]+(?=\S)")
LETTERED = re.compile(r"(?m)^[ \t]*+[(\[]?[A-Ha-h][.)\]][ \t]")


def with_typed_boxes(text: str) -> str:
    """The text, its boxes as one types them, `[ ]` and `[x]`. Where lines have none that are empty, or full ones
    of two kinds, of which one may mean wrong, they stay. Crosses are empty boxes beside ticks, but where an
    answer line or letters tell the options: there reasons have them."""
    signs = {box for _, box in BOX.findall(text)}
    full, crosses = signs.intersection(FULL), signs.intersection(CROSSES)
    if crosses and (
        signs.isdisjoint(TICKS) or LETTERED.search(text) or any(map(ANSWER.match, text.split("\n")))
    ):
        return text
    if len(full) != 1 or not signs.intersection(EMPTY) | crosses:
        return text
    return BOX.sub(lambda box: f"{box[1]}[{'x' if box[2] in FULL else ' '}] ", text)
