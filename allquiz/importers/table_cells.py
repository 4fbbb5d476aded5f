"""Options that stand in one cell of a table: how people and programs divide them."""

import json
import re
from contextlib import suppress

from allquiz.interchange import escaped, items_in

ENTITY = re.compile(r"&#?\w+;")  # its semicolon divides nothing
LETTERED = re.compile(
    r"(?m)^\s*[(]?([a-jA-J])(?:[.):]| :|->)\s+"
)  # begins an option among them all
SIGNED = re.compile(
    r"(?m)^\s*[(]?([a-jA-J])(?:[):]| :|->)\s+"
)  # the same, and no initial of a name
PLACES = ("ABCDEFGHIJ", "123456789")


def lettered(text: str, sign: re.Pattern[str] = LETTERED) -> tuple[str, list[str]]:
    """What stands before options on lines of their own with A, B, C … before them, and the options."""
    before, *rest = sign.split(text)
    if len(rest) < 4 or not PLACES[0].startswith("".join(rest[::2]).upper()):
        return text, []
    return before.strip(), [option.strip() for option in rest[1::2]]


def listed(cell: str) -> list[str]:
    """The items of a cell, still escaped: as we write them, as JSON, or divided by lines or semicolons,
    perhaps with letters before them."""
    items = items_in(cell)
    if len(items) != 1:
        return lettered("\n".join(items), SIGNED)[1] or items
    if items[0][0] in "[{" and (found := _from_json(cell)):
        return found
    if options := lettered(cell)[1]:
        return options
    signs = "\n" if ENTITY.search(cell) else "[\n;]"
    return [item for part in re.split(signs, cell) if (item := part.strip())]


def _from_json(cell: str) -> list[str]:
    """The texts of a list, or of an object whose names are places: A, B, C or 1, 2, 3."""
    with suppress(ValueError, RecursionError):
        found = json.loads(cell)
        names = "".join(found).upper() if isinstance(found, dict) else ""
        texts = list(found.values()) if names else found
        are_plain = not any(isinstance(text, dict | list) for text in texts)
        if are_plain and any(places.startswith(names) for places in PLACES):
            return [escaped(str(text)) for text in texts]
    return []
