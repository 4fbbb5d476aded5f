"""Changed text of bank files, and whether it still says the same."""

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from allquiz.bank import yaml_document, yaml_values
from allquiz.bank.layout import Edit
from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading
from allquiz.bank.which_files import RESERVED
from allquiz.bank.yaml_tree import all_comments, grow
from allquiz.model.bank import Bank
from allquiz.model.place import Place
from allquiz.model.question import AnyQuestion

BOM, NOWHERE = "\ufeff", Place("", 0, 0)


@dataclass(frozen=True, slots=True)
class Written:
    """A file's text with plain newlines, and how it is written in bytes."""

    text: str
    newline: str = "\n"
    bom: bool = False

    def to_bytes(self, text: str) -> bytes:
        """Another text, written in the same way."""
        return ((BOM if self.bom else "") + text.replace("\n", self.newline)).encode()


def open_text(data: bytes) -> Written:
    """The bytes of a file as text. Raises UnicodeDecodeError where they are not UTF-8."""
    text = data.decode()
    bom = text.startswith(BOM)
    text = text.removeprefix(BOM)
    windows, old = text.count("\r\n"), text.count("\r")
    newline = (
        "\r\n" if windows * 2 > text.count("\n") else "\r" if old and "\n" not in text else "\n"
    )
    return Written(text.replace("\r\n", "\n").replace("\r", "\n"), newline, bom)


def with_edit(data: bytes, written: Written, edit: Edit) -> bytes:
    """The file's own bytes with the edit of its text made; every other byte stays."""
    raw = data.decode()
    start, end = (_offset(raw, written, at) for at in (edit.start, edit.end))
    return (raw[:start] + edit.text.replace("\n", written.newline) + raw[end:]).encode()


def _offset(raw: str, written: Written, at: int) -> int:
    """Where in the file's own text the offset in the text with plain newlines lies."""
    at += written.bom
    for more, match in enumerate(re.finditer("\r\n", raw)):
        if match.start() - more >= at:
            return at + more
    return at + raw.count("\r\n")


def reading_of(path: Path, data: bytes | None = None) -> Reading:
    """The file and what it leans on in its folder; with `data`, as if it held that."""
    return read_banks([path], None if data is None else {os.path.realpath(path): data})


def says_the_same(path: Path, before: bytes, after: bytes) -> bool:
    """Whether two contents of a file hold the same headings, questions and comments."""
    if _said(before) != _said(after):
        return False
    if path.name in RESERVED:
        return True
    one, other = reading_of(path, before), reading_of(path, after)
    return one.entries == other.entries and banks_of(one) == banks_of(other)


def banks_of(reading: Reading) -> list[list[Bank | AnyQuestion]]:
    """Headings and questions, without their places."""
    return [
        [replace(bank, questions=()), *map(without_place, bank.questions)] for bank in reading.banks
    ]


def without_place(question: AnyQuestion) -> AnyQuestion:
    """All that a question says, but not where it stands."""
    return replace(question, place=NOWHERE)


def _said(data: bytes) -> tuple[Any, list[str]]:
    """The values of a file, in whatever order, and its comments."""
    text = open_text(data).text
    parsed = yaml_document.parse(text, lambda *_: None)
    return parsed and yaml_values.plain(parsed[0]), sorted(all_comments(grow(text)))
