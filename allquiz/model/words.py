"""How many, and which, in words."""

from collections.abc import Sequence


def number(count: int, one: str, many: str | None = None) -> str:
    """`1 answer`, `1,284 answers`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def named(names: Sequence[str], most: int = 3) -> str:
    """The first few of the names."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
