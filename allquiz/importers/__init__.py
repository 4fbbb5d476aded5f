"""Questions of other programs. Each format is a module with two functions, `recognizes` and `read`."""

import re
from importlib import import_module
from itertools import chain
from typing import Protocol, cast

from allquiz.importers.draft import Intake, Settle

# Format to its module and what it is; a module is imported when it is used. A file is shown to each
# in this order until one recognizes it: what is told by its first bytes comes before what is guessed.
FORMATS = {
    "canvas": ("allquiz.importers.canvas", "a QTI 1.2 zip, as Canvas and text2qti write it"),
    "moodle": ("allquiz.importers.moodle", "Moodle XML"),
    "brightspace": ("allquiz.importers.brightspace", "Brightspace's table of questions"),
    "blackboard": ("allquiz.importers.blackboard", "Blackboard's text of questions, with tabs"),
    "json": ("allquiz.importers.json", "JSON: a list of objects, a question each"),
    "csv": ("allquiz.importers.csv", "a table: CSV, TSV, or pasted from a spreadsheet"),
    "anki": ("allquiz.importers.anki", "Anki's “Notes in Plain Text”"),
    "aiken": ("allquiz.importers.aiken", "Aiken"),
    "gift": ("allquiz.importers.gift", "GIFT"),
}
# What begins so is in that format, whatever else it looks like: no other is loaded to look at it.
BEGINS = {
    "moodle": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--[^>]*+>\s*+)*+<quiz[\s>]"
    ),
    "gift": re.compile(rb"(?:\xef\xbb\xbf)?(?:\s*+//.*+\n)*+\s*+\$CATEGORY:"),
}


class Format(Protocol):
    """What a format's module offers."""

    def recognizes(self, data: bytes) -> bool:
        """Whether the content looks like this format."""
        ...

    def read(self, data: bytes, settle: Settle) -> Intake:
        """The questions, each settled once it is read, and what could not be held. Raises Unreadable
        where there is none to find."""
        ...


def importer(name: str) -> Format:
    """The module of a format."""
    return cast("Format", import_module(FORMATS[name][0]))


def format_of(data: bytes) -> str | None:
    """The name of the format that the content is in, as far as one can tell."""
    begun = (name for name, begins in BEGINS.items() if begins.match(data))
    seen = (name for name in FORMATS if importer(name).recognizes(data))
    return next(chain(begun, seen), None)
