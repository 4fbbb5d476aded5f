"""Boxes to tick and buttons that are signs, `☐` and `☑`, `○` and `●`, as forms, chats and Word have them."""

import re
from itertools import groupby

from allquiz.importers.answer_line import ANSWER

EMPTY, FULL = "☐⬜□○◯", "☑✅✔✓☒■●◉"
TICKS, CROSSES = "☑✅✔✓", "❌✗✘✖"
ROUND, FULL_ROUND = frozenset("○◯●◉"), frozenset("●◉")
BOX = re.compile(rf"(?m)^([ \t]*+(?:[-*•][ \t]+)?)([{EMPTY}{FULL}{CROSSES}])\ufe0f?[ \t]+(?=\S)")
LETTERED = re.compile(r"(?m)^[ \t]*+[(\[]?[A-Ha-h][.)\]][ \t]")
ASKS = re.compile(r".*\?[*_ \t]{,9}\Z|[*_ \t]*(?:q(?:uestion)?[ \t]*)?\d{1,3}[.):]", re.IGNORECASE)


def with_typed_boxes(text: str) -> str:
    """The text, its boxes as one types them, `[ ]` and `[x]`. Where lines have none that are empty, or full ones
    of two kinds, of which one may mean wrong, or are those of an outline, they stay. Crosses are empty boxes beside
    ticks, but where an answer line or letters tell the options: there reasons have them."""
    signs = {box for _, box in BOX.findall(text)}
    full, crosses = signs.intersection(FULL), signs.intersection(CROSSES)
    if crosses and (signs.isdisjoint(TICKS) or LETTERED.search(text) or _has_answer(text)):
        return text
    if len(full) != 1 or not signs.intersection(EMPTY) | crosses:
        return text
    if signs & ROUND and not _are_buttons(text.split("\n")):
        return text
    return BOX.sub(lambda box: f"{box[1]}[{'x' if box[2] in FULL else ' '}] ", text)


def _has_answer(text: str) -> bool:
    return any(map(ANSWER.match, text.split("\n")))


def with_bullets(text: str) -> str:
    """The text, empty boxes right above an answer line as bullets, where none in it is full."""
    if not {box for _, box in BOX.findall(text)} <= {*EMPTY}:
        return text
    lines = text.split("\n")
    is_above = False
    for number, line in reversed([*enumerate(lines)]):
        box = BOX.match(line) if is_above else None
        if box:
            lines[number] = f"{box[1] if box[1].strip() else f'{box[1]}- '}{line[box.end() :]}"
        is_above = bool(box or ANSWER.match(line)) or (is_above and not line.strip())
    return "\n".join(lines)


def _are_buttons(lines: list[str]) -> bool:
    """Whether the round signs are buttons, of which one at most is pressed, and no bullets of an outline."""
    above = ""
    for is_run, group in groupby(filter(str.strip, lines), lambda line: bool(BOX.match(line))):
        run = list(group)
        if is_run and not _are_of_one(run, above):
            return False
        above = run[-1]
    return True


def _are_of_one(run: list[str], above: str) -> bool:
    """Whether signs below each other are of one question: in an outline a full one leads the others, and what
    asks is not above it."""
    full = [n for n, line in enumerate(run) if BOX.findall(line)[0][1] in FULL_ROUND]
    is_asked = ASKS.match(above) and not run[0].rstrip().endswith(("?", ":"))
    return not full[1:] and (full != [0] or bool(is_asked))
