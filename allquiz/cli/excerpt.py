"""The source line of a finding, with a caret under its place."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from allquiz.bank.characters import MAX_BYTES
from allquiz.model.place import Place

MOST = 100  # characters of a line that are shown
BEFORE = 60  # of these, before the place
UNSEEN = ("Cc", "Cf", "Zl", "Zp")


class Excerpts:
    """Source lines, each file read once."""

    def __init__(self) -> None:
        self._lines = lru_cache(maxsize=8)(_lines_of)

    def around(self, place: Place) -> Iterator[str]:
        """The place, its line, and a caret."""
        yield f"  --> {place}"
        lines = self._lines(place.file)
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        if not line or line.isspace():
            return
        start = max(0, place.column - 1 - BEFORE) if len(line) > MOST else 0
        shown = line[start : start + MOST]
        number = str(place.line)
        margin = " " * len(number)
        head = "…" if start else ""
        tail = "…" if start + MOST < len(line) else ""
        before = _spaces(head + line[start : place.column - 1])
        yield f" {margin} |"
        yield f" {number} | {head}{_visible(shown)}{tail}"
        yield f" {margin} | {before}^"


def _lines_of(file: str) -> list[str]:
    path = Path(file)
    try:
        if not path.is_file():  # a pipe gives its text once
            return []
        with path.open("rb") as opened:
            text = opened.read(MAX_BYTES).decode("utf-8-sig", "replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _visible(text: str) -> str:
    """Control characters and what changes direction made visible: nothing here moves the cursor."""
    if text.isprintable():
        return text
    return "".join(
        " " if c == "\t" else "�" if unicodedata.category(c) in UNSEEN else c for c in text
    )


def _spaces(text: str) -> str:
    """As many spaces as the text is wide."""
    return " " * len(text) if text.isascii() else "".join(map(_space, text))


def _space(character: str) -> str:
    """As many spaces as the character is wide."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return ""
    return "  " if unicodedata.east_asian_width(character) in ("W", "F") else " "
