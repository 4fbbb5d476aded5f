"""Bytes to text, without the characters that a bank may not hold."""

import codecs
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from allquiz.model.tag import JOINER
from allquiz.utf8 import as_utf8

MAX_BYTES = 10 * 1024 * 1024

# They stand for what the parser must not see, and are FORBIDDEN, so that no file has them.
LINE_SEPARATOR, PARAGRAPH_SEPARATOR, UNREADABLE = "\U0010fffe", "\U0010ffff", "\U000fffff"
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff\ufffe\uffff"
    f"{LINE_SEPARATOR}{PARAGRAPH_SEPARATOR}{UNREADABLE}]"
)
AT_EDGE = re.compile(f"(?m)^{FORBIDDEN.pattern}+|{FORBIDDEN.pattern}+$")
BIDIRECTIONAL = re.compile("[\u202a-\u202e]")
# Blanks that YAML takes for letters; those of Braille and of Hangul are letters to Unicode as well.
BLANKS = "\u00a0\u115f\u1160\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000\u3164\uffa0"
# Soft hyphens, joiners, marks of direction, tags and other widths of nothing.
NOTHINGS = (
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f"
)
UNSEEN = re.compile(f"(?!{JOINER.pattern})[{NOTHINGS}]")
PASTED = re.compile(f"[\u00ad\u200b\u2060{BLANKS}]")  # those that no script needs within a word
# The wide Latin of East Asia, and letters of Cyrillic and Greek, each to the one that it can't be told from.
WIDE = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}
LOOKING_ALIKE = WIDE | str.maketrans(
    "οΑΒΕΖΗΙΚΜΝΟΡΤΥΧаеорсухіјѕАВЕКМНОРСТХІЈЅ", "oABEZHIKMNOPTYXaeopcyxijsABEKMHOPCTXIJS"
)
NO_TEXT = "a bank is a text; `allquiz import` reads the files of other programs"
ASCII = bytes([9, 10, *range(32, 127)])  # what may stand in a bank

Report = Callable[..., None]  # line, column, rule, message, help; and, where there is one, a detail


def decode(
    data: bytes, report: Report, empty: str = "a bank has title, topic and questions"
) -> str | None:
    """The text of a file, or None (reported) where it is too large, no text or empty; `empty` is
    the remedy for that.

    Each line that is not UTF-8 is reported, its bad bytes read as U+FFFD.
    """
    if len(data) > MAX_BYTES:
        report(1, 1, "too-large", "this file is over 10 MiB", "split it into several files")
        return None
    if as_utf8(data) is not data:
        message = "this file is in UTF-16 or UTF-32, not in UTF-8"
        report(1, 1, "not-utf8", message, "save the file as UTF-8; `check --fix` does so")
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        for line, written in enumerate(data.removeprefix(codecs.BOM_UTF8).splitlines(), 1):
            try:
                written.decode()
            except UnicodeDecodeError as error:
                column, byte = len(written[: error.start].decode()) + 1, written[error.start]
                message = (
                    f"this file is not UTF-8: byte 0x{byte:02x} here is no part of a character"
                )
                is_text = b"\0" not in data
                remedy = "save the file as UTF-8" if is_text else NO_TEXT
                report(line, column, "not-utf8", message, remedy)
                if not is_text:  # as a whole it is no text, or in another encoding
                    return None
        text = data.decode("utf-8-sig", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        report(1, 1, "empty-file", "this file is empty", empty)
        return None
    return text


def without_separators(text: str) -> str:
    """The text for the parser: to YAML these end a line; to editors, and so to whoever looks for
    line 7, they do not."""
    return text.replace("\u2028", LINE_SEPARATOR).replace("\u2029", PARAGRAPH_SEPARATOR)


def with_separators(text: str) -> str:
    """What the parser made of a text without them, as it was."""
    return text.replace(LINE_SEPARATOR, "\u2028").replace(PARAGRAPH_SEPARATOR, "\u2029")


def has_forbidden(data: bytes) -> bool:
    """Whether UTF-8 text holds a character that is FORBIDDEN; quick, as nearly every file is clean."""
    rest = data.translate(None, ASCII).decode()
    return bool(rest) and FORBIDDEN.search("".join(set(rest))) is not None


def without_forbidden(text: str, report: Report) -> str:
    """The text with every character that may not stand in a bank reported and made a `?`, or
    taken out where it begins or ends a line."""
    if not has_forbidden(text.encode()):
        return text
    line, line_start, before = 1, 0, 0
    for match in FORBIDDEN.finditer(text):
        at = match.start()
        if breaks := text.count("\n", before, at):
            line += breaks
            line_start = text.rfind("\n", before, at) + 1
        before = at
        report(line, at - line_start + 1, *said_of(match[0]))
    # At the edge of a line a `?` would mean something to YAML.
    return FORBIDDEN.sub("?", AT_EDGE.sub("", text))


def cleaned(value: Any) -> Any:
    """The value with the characters taken out of its texts that no bank may hold."""
    if value.__class__ is str:  # what can be printed holds none
        return value if value.isprintable() else FORBIDDEN.sub("", value)
    if value.__class__ is dict:
        return {cleaned(key): cleaned(inner) for key, inner in value.items()}
    return [cleaned(item) for item in value]


def said_of(forbidden: str) -> tuple[str, str, str]:
    """Rule, message and remedy for a character that may not stand in a bank."""
    code = f"U+{ord(forbidden):04X}"
    if BIDIRECTIONAL.match(forbidden):
        message = f"{code} changes the direction of text and can hide what is written"
        return "bidi-control", message, "delete it; direction marks and isolates are allowed"
    remedy = "delete it"
    if forbidden in "\v\f":
        remedy = "PowerPoint and Word break lines and pages with it: type a space in its place"
    return "control-character", f"the control character {code} is not allowed", remedy


def shorten(text: str, limit: int = 60, *, as_it_is: bool = False) -> str:
    """The text on one line, cut to `limit` characters; what can't be seen in it is written out."""
    flat = " ".join(text.split())
    if not (as_it_is or flat.isascii()):
        flat = UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", flat)
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def spelled(text: str) -> str:
    """A word as `shorten` has it, with the blanks written out that look like spaces and are none, and, in a word
    of Latin letters, those of other scripts that look like one."""
    strange = f"[{BLANKS}{'Ά-ӿ' * (is_latin(text) and not text.isascii())}]"
    return shorten(re.sub(strange, lambda found: f"<U+{ord(found[0]):04X}>", text))


def is_latin(word: str) -> bool:
    """Whether a word is of Latin letters and such of other scripts as look like one."""
    return word.translate(LOOKING_ALIKE).isascii() and re.search("[a-zA-Z]", word) is not None


def fold(text: str) -> str:
    """Case, spacing, what can't be seen and letters that look alike folded: what makes two options
    the same to whoever reads them. In a text with other letters of Greek or Cyrillic they are what they are."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", UNSEEN.sub("", text))
        alike = text.translate(LOOKING_ALIKE)
        text = text.translate(WIDE) if re.search("[Ͱ-ӿ]", alike) else alike
    return " ".join(text.split()).casefold()
