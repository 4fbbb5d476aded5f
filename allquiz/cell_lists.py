"""What stands in one cell of a table, as exporters write it and importers find it again: lists, pairs, and
texts that a spreadsheet would take for numbers, dates or formulas."""

import re
from collections.abc import Iterable

# A cell holds a list, `|` between its items. An item may be a pair, `=>` in it. Where a text itself
# holds a sign that would be read so, a backslash stands before it; so before a backslash.
PAIR = "=>"
SPECIAL = re.compile(r"\\|\||=>")
ITEM = re.compile(r"(?:[^\\|]|\\.?)*", re.DOTALL)  # the last sign may be a backslash
LEFT = re.compile(r"(?:[^\\=]|\\.|=(?!>))*", re.DOTALL)

# What spreadsheets of several languages take for a month.
MONTH = r"(?:jan|f[eé][bv]|m[aä]r|mrz|apr|avr|abr|ma[iyj]|jui?n|jui?l|aug|ago|aoû|sep|o[ck]t|nov|d[eéi][csz])"
# What they show where they could not work out a cell, or show it: no text, if they made it.
NOT_WORKED_OUT = r"Err:\d{3}|#(?:[¡¿]?[^\W_]{2,10}[?!]|DIV/0!|N/?[ADV]|#{2,})"
# What they write otherwise: seen in Calc 7.4 and Gnumeric 1.12, `1/2` (a day), `9:22` (an hour), `007`, `1e3`,
# `1,000`, `5%` (0.05), `(5)` (-5), `=1+1` (2); by its papers Excel does so with `+CD19`, `SEPT9` and `5 p` too.
TAKEN = re.compile(
    r"(?is)'*(?:[-+=@\u2212].*|[\s.,:/%()$€£¥\u2212-]*\d[\d\s.,:/%()$€£¥\u2212-]*(?:e[-+]?\d+|[ap]m?)?"
    rf"|(?:\d{{1,4}}\W{{0,2}})?{MONTH}[^\W\d_]*(?:\W{{0,2}}\d{{1,4}}){{1,2}}|\d{{1,4}}\W{{0,2}}{MONTH}[^\W\d_]*\.?|{NOT_WORKED_OUT})"
)
WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})", re.ASCII)  # what no spreadsheet changes
KEPT = "'"  # before a text that shall stay one


def joined(items: Iterable[str]) -> str:
    """A list in one cell; items come as `escaped` or `paired` makes them."""
    return " | ".join(items)


def escaped(text: str) -> str:
    return SPECIAL.sub(lambda match: f"\\{match[0]}", text)


def paired(left: str, right: str) -> str:
    return f"{escaped(left)} {PAIR} {escaped(right)}"


def items_in(cell: str) -> list[str]:
    """The items of a cell, still escaped; empty ones are left out."""
    parts = ITEM.findall(cell) if "\\" in cell else cell.split("|")
    return [item for part in parts if (item := part.strip())]


def pair_in(item: str) -> tuple[str, str | None]:
    """The two texts of an item; the second is None where it is no pair."""
    match = LEFT.match(item) if PAIR in item else None
    end = match.end() if match else 0
    if match and item[end : end + 2] == PAIR:
        return unescaped(item[:end].strip()), unescaped(item[end + 2 :].strip())
    return unescaped(item), None


def unescaped(item: str) -> str:
    """The text of an item: only what is escaped above counts as an escape."""
    return re.sub(r"\\(\\|\||=>)", r"\1", item) if "\\" in item else item


def kept(text: str) -> str:
    """A text for a cell of its own, that stays what it is in a spreadsheet."""
    return f"{KEPT}{text}" if TAKEN.fullmatch(text) and not WHOLE.fullmatch(text) else text


def shown(cell: str) -> str:
    """The text of a cell without the sign that kept it."""
    return cell[1:] if cell[:1] == KEPT and TAKEN.fullmatch(cell, 1) else cell
