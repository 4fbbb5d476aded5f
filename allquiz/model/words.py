"""How many, which, and what may have been meant, in words."""

import unicodedata
from collections.abc import Iterable, Sequence

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


def nearest(word: str, known: Iterable[str]) -> str | None:
    """ "did you mean `...`?" with the known word most like it, or None where none is near."""
    from difflib import get_close_matches  # only a mistake needs it

    if len(word) > 64:
        return None
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f"did you mean `{close[0]}`?" if close else None
