"""How many and which, in words."""

import unicodedata
from collections.abc import Sequence

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def number(count: int, one: str, many: str | None = None) -> str:
    """`1 answer`, `1,284 answers`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def letter(index: int) -> str:
    """A, B … Z, then AA, AB …"""
    if index < 26:
        return LETTERS[index]
    return letter(index // 26 - 1) + letter(index % 26)


def folded(text: str) -> str:
    """The text without what makes no difference to a learner: case, spacing, ways to encode it."""
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()


def named(names: Sequence[str]) -> str:
    """The first three of the names."""
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
