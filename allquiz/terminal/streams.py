"""What a stream is, and what it can show."""

import os
import re
import select
import sys
import unicodedata
from typing import Any, BinaryIO, TextIO

WIDTH = 84  # the most columns that are used


def size(out: TextIO) -> os.terminal_size | None:
    """How large the terminal is now, whatever COLUMNS and LINES said when the shell began.

    None where the stream is none, or one that doesn't tell.
    """
    try:
        found = os.get_terminal_size(out.fileno())
    except (OSError, ValueError):
        return None
    return found if found.columns and found.lines else None


def columns(out: TextIO) -> int | None:
    """How wide the terminal is now; None for no terminal."""
    found = size(out)
    return found.columns if found else None


def no_color() -> bool:
    """Whether the learner wants no colour (https://no-color.org)."""
    return bool(os.environ.get("NO_COLOR"))


# What a terminal gets instead of a character that it does not have: every glyph has a word beside
# it, and no sign may turn into its contrary or a power into a factor.
SIMPLER = {
    "✓": "+", "✗": "x", "◐": "~", "⚑": "!", "·": "-", "•": "*", "–": "-", "—": "--", "‐": "-",
    "‑": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "→": "->", "≥": ">=", "≤": "<=",
    "≠": "!=", "≈": "~", "×": "x", "−": "-", "±": "+/-", "µ": "u", "μ": "u", "°": " deg ",
    "⁄": "/", "█": "#", "░": ".", "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta",
    "κ": "kappa", "λ": "lambda", "ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "œ": "oe", "ł": "l",
    "√": "root of ", "∞": "infinity", "└": "`", "├": "|", "│": "|", "─": "-", "━": "=",
}  # fmt: skip
SUPERSCRIPT = "[²³¹⁰⁴-⁹⁺⁻]+"


def encodable(text: str, out: TextIO) -> str:
    """The text in characters that the stream can carry: others by their nearest, or `?`."""
    encoding = getattr(out, "encoding", None) or "utf-8"
    if _fits(text, encoding):
        return text
    if not _fits("⁹", encoding):
        text = re.sub(SUPERSCRIPT, lambda found: "^" + _simpler(found[0], encoding), text)
    pieces = (
        piece if _fits(piece, encoding) else _simpler(piece, encoding)
        for piece in unicodedata.normalize("NFC", text)
    )
    return "".join(pieces)


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _simpler(text: str, encoding: str) -> str:
    parts = unicodedata.normalize("NFKD", SIMPLER.get(text, text))
    known = "".join(SIMPLER.get(part, part) for part in parts if not unicodedata.combining(part))
    return known.encode(encoding, "replace").decode(encoding)


def is_ready(file: int | BinaryIO, seconds: float = 0) -> bool:
    """Whether there is something to read within that time, or the end; False where that can't be told, as on
    Windows."""
    try:
        return bool(select.select([file], [], [], seconds)[0])
    except OSError:
        return False


def is_terminal(stream: Any) -> bool:
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False


def can_ask() -> bool:
    """Whether a person sits at both ends."""
    return is_terminal(sys.stdin) and is_terminal(sys.stdout)


def should_be_plain(*, asked: bool) -> bool:
    """Plain where it was asked for, where input or output is no terminal, or a very simple one."""
    return asked or not can_ask() or os.environ.get("TERM") in ("dumb", "unknown")
