"""Lists and pairs in one cell of a table, as exporters write them and importers find them again."""

import re
from collections.abc import Iterable

# A cell holds a list, `|` between its items. An item may be a pair, `=>` in it. Where a text itself
# holds a sign that would be read so, a backslash stands before it; so before a backslash.
PAIR = "=>"
SPECIAL = re.compile(r"\\|\||=>")
ITEM = re.compile(r"(?:[^\\|]|\\.?)*", re.DOTALL)  # the last sign may be a backslash
LEFT = re.compile(r"(?:[^\\=]|\\.|=(?!>))*", re.DOTALL)


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
