"""Bytes of a text file to its text, and a text to the rows of its table."""

import csv
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from io import BytesIO, StringIO

from allquiz.importers.draft import Intake
from allquiz.importers.refusals import Unreadable
from allquiz.utf8 import as_utf8

MAX_NAMED = 20  # lines that are named one by one
MAX_CELL = 10 * 1024 * 1024  # characters
END = "\0"  # which stands in no text
# Below the head of a table in Markdown.
RULE = re.compile(r"(?m)^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$")
MAX_HEAD = 20_000
HIDDEN = "\ue002"  # a bar that divides nothing


def decoded(data: bytes, intake: Intake | None = None) -> str:
    """The text, its line breaks plain: UTF-8, or UTF-16 as Excel writes it; the lines that are not are
    read as Windows-1252, and noted.

    Raises Unreadable for what is no text.
    """
    text = _decoded(data, intake)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\ufeff").replace("\0", "")


def _decoded(data: bytes, intake: Intake | None) -> str:
    is_marked = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # where a sign or two may be broken
    data = as_utf8(data, "replace" if is_marked else "strict").removeprefix(BOM_UTF8)
    try:
        return data.decode()
    except UnicodeDecodeError:
        if b"\0" in data:
            raise Unreadable("this is no text file") from None
    data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    text, bad = StringIO(), list[int]()
    for number, line in enumerate(BytesIO(data), 1):
        try:
            text.write(line.decode())
        except UnicodeDecodeError:
            text.write(line.decode("cp1252", "replace"))
            bad.append(number)
    if intake is not None:
        said = "is not UTF-8; it was read as Windows-1252: look at its accents"
        intake.notes += [(line, f"this line {said}") for line in bad[:MAX_NAMED]]
        if bad[MAX_NAMED:]:
            more = f"this line, and {len(bad) - MAX_NAMED - 1} more, {said}"
            intake.notes.append((bad[MAX_NAMED], more))
        lacking = (
            "who saves so gets ? for the signs that Windows-1252 lacks (₂, ≥, α): look for these"
        )
        intake.notes.append((bad[0], lacking))
    return text.getvalue()


def rows_in(intake: Intake, text: str, sign: str, line: int = 1) -> Iterator[tuple[int, list[str]]]:
    """The same as `rows`, as far as they can be read: where they break off, that is noted. Raises Unreadable."""
    try:
        yield from rows(text, sign, line)
    except (csv.Error, TypeError, ValueError) as error:
        intake.break_off(error)


def rows(text: str, sign: str, line: int = 1) -> Iterator[tuple[int, list[str]]]:
    """Each row of a table that is not blank, with the line it begins on, where the text begins on `line`.
    A table in Markdown has no quotes, and a `\\|` in it divides nothing.

    Raises csv.Error, also where a quote is never closed; TypeError and ValueError for a sign that can
    divide no cells.
    """
    csv.field_size_limit(MAX_CELL)
    is_marked = sign == "|" and RULE.search(text, 0, MAX_HEAD) is not None
    if is_marked:
        text = text.replace("\\|", HIDDEN)
    source = StringIO(f"{text}\n{END}", newline="")
    reader = csv.reader(
        source, delimiter=sign, quoting=csv.QUOTE_NONE if is_marked else csv.QUOTE_MINIMAL
    )
    begins = line
    for row in reader:
        if row == [END]:
            return
        if row and row[-1].endswith(END):
            said = f"a quote that opens a cell on line {begins} or below is never closed"
            raise csv.Error(f"{said}: close it, or take it out")
        if row:
            yield begins, [cell.replace(HIDDEN, "|") for cell in row] if is_marked else row
        begins = line + reader.line_num
