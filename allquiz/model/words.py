"""How many, and which, in words."""

from collections.abc import Sequence


def number(count: int, one: str, many: str | None = None) -> str:
    """`1 answer`, `1,284 answers`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def named(names: Sequence[str]) -> str:
    """The first three of the names."""
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
