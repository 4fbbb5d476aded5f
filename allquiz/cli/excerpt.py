"""The source line of a finding, with a caret under its place."""

import unicodedata
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from allquiz.model.place import Place

MOST = 100  # characters of a line that are shown
BEFORE = 0.6  # of these, at most this part before the place
UNSEEN = ("Cc", "Cf", "Zl", "Zp")


def excerpt(lines: Sequence[bytes], place: Place, columns: int | None) -> Iterator[str]:
    """Of the lines of its file the one of the place, and a caret; cut to a terminal's columns."""
    line = lines[place.line - 1].decode("utf-8", "replace") if place.line <= len(lines) else ""
    if not line or line.isspace():
        return
    number = str(place.line)
    margin = " " * len(number)
    # Beside the line stand its number, a bar with its spaces, and two dots where it is cut.
    most = MOST if columns is None else min(MOST, max(20, columns - len(number) - 6))
    start = max(0, place.column - 1 - int(BEFORE * most)) if len(line) > most else 0
    shown = line[start : start + most]
    head = "…" if start else ""
    tail = "…" if start + most < len(line) else ""
    before = " " * cell_len(_visible(head + line[start : place.column - 1]))
    yield f" {margin} |"
    yield f" {number} | {head}{_visible(shown)}{tail}"
    yield f" {margin} | {before}^"


def _visible(text: str) -> str:
    """Control characters and what changes direction made visible: nothing here moves the cursor."""
    if text.isprintable():
        return text
    return "".join(
        " " if c == "\t" else "�" if unicodedata.category(c) in UNSEEN else c for c in text
    )
