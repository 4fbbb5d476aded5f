"""Boxes to tick that are signs, `☐` and `☑`, as forms, chats and Word have them."""

import re

EMPTY, FULL = "☐⬜□○◯", "☑✅✔✓☒■●◉"
BOX = re.compile(rf"(?m)^([ \t]*+(?:[-*•][ \t]+)?)([{EMPTY}{FULL}])\ufe0f?[ \t]+(?=\S)")


def with_typed_boxes(text: str) -> str:
    """The text, its boxes as one types them, `[ ]` and `[x]`. Where lines have none that are empty, or full ones
    of two kinds, of which one may mean wrong, they stay."""
    signs = {box for _, box in BOX.findall(text)}
    if signs.isdisjoint(EMPTY) or len(signs.intersection(FULL)) != 1:
        return text
    return BOX.sub(lambda box: f"{box[1]}[{'x' if box[2] in FULL else ' '}] ", text)
