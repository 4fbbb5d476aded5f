"""Which format a file to import has, told from its content; and what to do with one that has none."""

import re
from pathlib import Path

from allquiz.importers import FORMATS, format_of, importer
from allquiz.importers.refusals import Unreadable
from allquiz.model.refused import Refused

IS_BANK = re.compile(rb"(?m)^questions:[ \t]*(?:#.*)?\r?$")
IS_PAGE = re.compile(
    rb"(?i)(?:\xef\xbb\xbf)?\s*(?:<!--.{,1000}?-->\s*)?<(?:!doctype\s+html|html\b)", re.S
)
BY_FIRST_BYTES = ("canvas", "moodle", "json")  # told for certain
# How other files begin, and what to do with one.
OTHER_FILES = {
    b"%PDF-": "this is a PDF file; save what it was made from as plain text, with `Answer: B` below each question",
    rb"{\rtf": "this is rich text (RTF); save it as plain text, with `Answer: B` below each question: bold is lost there",
    b"\xd0\xcf\x11\xe0": "this is a file of old Word or Excel; save a sheet as CSV, a text as plain text",
}


def format_told(file: Path, data: bytes) -> str:
    """The format of the content. Raises Refused, Unreadable."""
    if not data.strip():
        raise Unreadable("this file is empty")
    if IS_PAGE.match(data) and not importer("csv").recognizes(data):
        raise Unreadable(
            "this is a web page; export the questions from the program that shows them"
        )
    for start, said in OTHER_FILES.items():
        if data.startswith(start):
            raise Unreadable(said)
    form = format_of(data)
    if IS_BANK.search(data[:100_000]) and form not in ("canvas", "moodle"):
        raise Refused(f"{file} is a bank already", f"try `allquiz check {file}`")
    if form is None:
        known = ", ".join(FORMATS)
        raise Unreadable(
            f"its format can't be told; `--from` names one of {known}; a table needs a first row that "
            "names its columns, such as `question,answer`"
        )
    return form
