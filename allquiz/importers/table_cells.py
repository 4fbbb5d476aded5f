"""Cells of a table as people and programs write them, and how they divide what stands in one."""

import json
import re
from ast import literal_eval
from contextlib import suppress

from allquiz.cell_lists import KEPT, escaped, items_in, shown
from allquiz.importers.refusals import CannotHold
from allquiz.model.truth import judged

# What a spreadsheet needs so that it takes a cell for a text: `="3-5"`, `'3-5`, and so of a list or an item.
FORMULA = re.compile(r'="(.*)"', re.DOTALL)
LISTED = re.compile(r"'(?:[\d.,:/%|;\s-]+|\d[.)]\s.*)", re.DOTALL)
QUOTED = re.compile(r"'[^']+'(?!\w)")  # no such sign, but marks of quotation
STYLE = re.compile(r"(?i)</?(?:span|font|u)\b[^<>]*>")
BOLD = re.compile(r"(?i)<(b|strong)>([^<>]*)</\1>")
BREAK = re.compile(r"(?i)\s*</?(?:br|li|p|div|[uo]l)\b[^<>]*>\s*")
BETWEEN = re.compile(r";(?![^()\[\]]*[)\]])")  # semicolons, but in t(9;22)
ENTITY = re.compile(r"&#?\w+;")  # its semicolon divides nothing
# What begins an option among them all: a letter, a number (of no ratio: 3 : 1), either and no initial of a
# name; on one line.
LETTERED = re.compile(r"(?m)^\s*[(]?([a-jA-J])(?:[.):]| :|->)\s+")
NUMBERED = re.compile(r"(?m)^\s*[(]?(\d(?!\s?:\s*\d))[.):]\s+")
SIGNED = re.compile(r"(?m)^\s*[(]?([a-jA-J]|\d(?!\s?:\s*\d))(?:[):]| :|->)\s+")
IN_LINE = re.compile(r"(?:\A|\s)[(]?([A-Ja-j]|\d)[.)]\s+")
GLUED = re.compile(r"(?:\A|,)\s*([A-Ja-j]):\s*")  # `a:one,b:two`
BAR = re.compile(r"(?<!\\)\|")
# In it, as in P(A|B), a bar divides nothing.
BRACKETS = re.compile(r"(?<=[\w\\])\((?:[^()\[\]\n]|\([^()\[\]\n]*\))*+\)")
AT_BAR = re.compile(r"\A\||\|\Z")
SPECIES = re.compile(r"[A-J]\.\s+[a-z]")
PLACES = ("ABCDEFGHIJ", "123456789")


def flag(sign: str) -> bool | None:
    """What a sign beside an option says: whether it is right; None where it is none."""
    return {"": False, "0": False, "1": True, "x": True}.get(sign.lower(), judged(sign))


def lettered(text: str, sign: re.Pattern[str] = LETTERED) -> tuple[str, list[str]]:
    """What stands before options on lines of their own with A, B, C … before them, and the options."""
    before, *rest = sign.split(text)
    if len(rest) < 4 or not _are_places("".join(rest[::2])):
        return text, []
    return before.strip(), [option.strip() for option in rest[1::2]]


def unlettered(options: list[str]) -> list[str]:
    """Options of columns without their letters, where all have them in their order; two may be “A. niger” and
    “B. subtilis”, which have none."""
    found = [LETTERED.match(option) for option in options if option]
    letters = "".join([each[1].upper() for each in found if each])
    is_list = len(letters) == len(found) > 1 and letters in PLACES[0] and letters[0] == "A"
    if not is_list or (len(found) == 2 and all(map(SPECIES.match, filter(None, options)))):
        return options
    return [LETTERED.sub("", option, count=1) for option in options]


def uncovered(cell: str) -> str:
    """A cell without what makes a text of it."""
    if found := FORMULA.fullmatch(cell):
        return found[1].replace('""', '"')
    if LISTED.fullmatch(cell):
        return cell.removeprefix(KEPT)
    return cell if QUOTED.match(cell) else shown(cell)


def of_lines(cell: str) -> str:
    """A cell with the line breaks that HTML has."""
    if "<" not in cell:
        return cell
    plain = BREAK.sub("\n", STYLE.sub("", cell)).strip()
    bold = BOLD.fullmatch(plain)
    return bold[2] if bold else plain


def divided(text: str) -> list[str]:
    """What stands between semicolons."""
    is_plain = ")" not in text and "]" not in text
    whole = [text] if ENTITY.search(text) else text.split(";") if is_plain else None
    parts = BETWEEN.split(text) if whole is None else whole
    return [item for part in parts if (item := part.strip())]


def listed(cell: str) -> list[str]:
    """The items of a cell, still escaped: as we write them, as JSON, or divided by lines or semicolons,
    perhaps with letters before them."""
    if cell[:1] in ("[", "{") and (found := _from_json(cell)):  # there a bar divides nothing
        return found
    cell = BRACKETS.sub(lambda found: BAR.sub(r"\\|", found[0]), cell)
    items, (before, options) = items_in(cell), lettered(cell)
    if not options:
        before, options = lettered(cell, NUMBERED)
    if len(items) != 1 and (before or not options or any(map(AT_BAR.search, options))):
        return lettered("\n".join(items), SIGNED)[1] or items
    if options:  # on lines of their own: a bar within one, as in P(A|B), divides nothing
        return [BAR.sub(r"\\|", option) for option in options]
    for sign in (IN_LINE, GLUED):
        before, options = lettered(cell, sign)
        if options and not before:
            return [option.rstrip(";, ") for option in options]
    lines = [line for part in cell.split("\n") if (line := part.strip().removesuffix(";"))]
    return lines if lines[1:] else divided(cell)


def with_blanks(cell: str, items: list[str]) -> list[str]:
    """The items of a cell that bars divide, with those among them that are empty: these are places too.
    Bars around all, and two for one, only divide. Raises CannotHold where the first may be empty."""
    parts = cell.split("|")
    if list(filter(None, map(str.strip, parts))) != items or lettered("\n".join(items))[1]:
        return items  # they are on lines, or have letters, …
    is_framed = not parts[0].strip() and not parts[-1].strip()
    parts = parts[is_framed:]
    while parts and not parts[-1].strip():
        parts.pop()
    if not any(parts[1::2]):
        return items
    if not parts[0].strip():
        raise CannotHold("its options begin with a bar, and end without: is the first one empty?")
    return list(map(str.strip, parts))


def _from_json(cell: str) -> list[str]:
    """The texts of a list, or of an object whose names are places: A, B, C or 1, 2, 3. Python's way of
    printing them will do."""
    with suppress(ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
        try:
            found = json.loads(cell, strict=False)
        except ValueError:
            found = literal_eval(cell)
        names = "".join(found) if isinstance(found, dict) else ""
        texts = list(found.values()) if names else list(found)
        are_plain = all(isinstance(text, str | int | float) for text in texts)
        if are_plain and _are_places(names):
            return [escaped(str(text)) for text in texts]
    return []


def _are_places(names: str) -> bool:
    return any(places.startswith(names.upper()) for places in PLACES)
