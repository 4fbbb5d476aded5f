"""Questions as other programs have them: all options in one list, and which of them is right."""

import re
from collections.abc import Sequence as Seq
from string import ascii_uppercase

from allquiz.bank.yaml_values import Mapping, Sequence

LISTS = ("options", "choices")
RIGHT = ("answer", "correct", "correct_answer", "correct_option")
ITEM = re.compile(r"\s*- +([^#]*[^#\s])\s*")  # with a comment on its line it stays
FLOW = re.compile(r"(.*?: *)\[([^\[\]{}\"'#]*)\](.*)")
OWN_LETTER = re.compile(r"\(?([A-Ha-h])[).:]")
SPECIES = re.compile(r"[A-H]\. ?[a-z]")


def without_key(text: str, questions: list[Mapping]) -> str:
    """The text, with the right option of such a list taken out, and the rest called distractors.

    Where the right one is named by its letter, its text is written instead. A question in which one can't be sure
    stays, as does one that has distractors already.
    """
    lines: list[str | None] = [*text.split("\n")]
    for question in questions:
        name = next((name for name in LISTS if name in question), "")
        right = next((name for name in RIGHT if name in question), "")
        if not name or not right or "distractors" in question:
            continue
        (key_mark, listed, _), (_, given, mark) = question[name], question[right]
        if listed.__class__ is not Sequence or (at := place(given, listed.items)) is None:
            continue
        key, items = key_mark.line, [each.line for each in listed.marks]
        line = lines[mark.line] or ""
        written = line[mark.column :].strip().strip("\"'")
        if listed.items[at] == given:
            _take_out(lines, key, name, items, at, given)
        elif written == given and (raw := _take_out(lines, key, name, items, at, listed.items[at])):
            lines[mark.line] = line[: mark.column] + raw
    return "\n".join([line for line in lines if line is not None])


def place(given: object, options: Seq[object]) -> int | None:
    """Which option is named by its text or its letter, from 0."""
    texts = [option for option in options if isinstance(option, str)]
    if not isinstance(given, str) or len(texts) < len(options):
        return None
    names, wanted = list(ascii_uppercase[: len(texts)]), given.upper()
    if given in texts:
        at, numbers = texts.index(given), [str(n) for n in range(1, len(texts) + 1)]
        named = {places.index(wanted) for places in (names, numbers) if wanted in places}
        # Of O, A, B, AB the option A is not the first.
        return at if texts.count(given) == 1 and named <= {at} else None
    own = [match[1].upper() if (match := OWN_LETTER.match(text)) else "" for text in texts]
    if any(own) and own != names:
        if sorted(own) != names or any(map(SPECIES.match, texts)):
            return None  # “B. fragilis” and “E. coli”: what the letter names can't be told
        names = own
    return names.index(wanted) if wanted in names else None


def _take_out(
    lines: list[str | None], key: int, name: str, items: list[int], at: int, text: str
) -> str | None:
    """Take one option out of a list with an item a line, or of one on its key's line; what was written there."""
    line, item = lines[key] or "", ITEM.fullmatch(lines[items[at]] or "")
    flow = FLOW.fullmatch(line) if {key} == set(items) else None
    written = [each.strip() for each in flow[2].split(",")] if flow else []
    if flow and len(written) == len(items):
        raw = written.pop(at)
        line = f"{flow[1]}[{', '.join(written)}]{flow[3]}"
    elif item and items.count(items[at]) == 1 and key not in items:
        raw = item[1]
    else:
        return None
    if raw.strip("\"'") != text:
        return None  # it goes on below
    if not flow:
        lines[items[at]] = None
    lines[key] = line.replace(name, "distractors", 1)
    return raw
