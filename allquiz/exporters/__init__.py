"""Formats for other programs. Each is a module with two functions, `export` and `refusal`; but paper,
which can hold any question and comes in versions."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from csv import writer  # `csv` is a module in here
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol, cast

from allquiz.exporters.archive import MARK
from allquiz.interchange import ITEMS, TABLE
from allquiz.markup import to_plain
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion


class About(NamedTuple):
    """A format: its module, imported when it is used, the ending of its files, what it is.

    `keeps_names` says whether results come back with our names; where not, a key file goes beside.
    `takes_retired` says whether questions that are no longer asked go along: those who have them
    are told so. `takes_banks` says that it is given the banks and facts as well.
    """

    module: str
    ending: str
    what: str
    keeps_names: bool = True
    takes_retired: bool = False
    takes_banks: bool = False


FORMATS = {
    "anki": About("allquiz.exporters.anki.export", ".apkg", "an Anki deck", takes_retired=True),
    "moodle": About("allquiz.exporters.moodle", ".xml", "Moodle XML", keeps_names=False),
    "canvas": About(
        "allquiz.exporters.canvas.export", ".zip", "a QTI 1.2 zip for Canvas", keeps_names=False
    ),
    "gift": About("allquiz.exporters.gift", ".gift", "GIFT, a text format", keeps_names=False),
    "csv": About("allquiz.exporters.csv", ".csv", "a table, for spreadsheets and `import`"),
    "qti": About("allquiz.exporters.qti.export", ".zip", "a QTI 3.0 package, or 2.1"),
    "page": About(
        "allquiz.exporters.page.export", ".html", "a quiz in a browser", takes_banks=True
    ),
    "paper": About("allquiz.exporters.paper", ".html", "a sheet to print, with its key"),
}
TABLE_HEADER = ",".join(TABLE).encode()
ITEMS_HEADER = ",".join(ITEMS) + "\r\n"
PARTS = {"collection.anki2": "anki", "assessment_meta.xml": "canvas", "test.xml": "qti"}
WRITTEN = b"written by allquiz"  # how a text says that it is ours,
HEAD = 1_000  # within its first bytes


class Format(Protocol):
    def export(
        self, deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO, **options: Any
    ) -> list[str]:
        """Write the deck to the open file; what the user should know about it, in sentences.

        Questions that the format refuses are not among those given.
        """
        ...

    def refusal(self, question: AnyQuestion) -> str | None:
        """Why the format can't hold the question, with a remedy; None where it can."""
        ...


def exporter(name: str) -> Format:
    return cast("Format", import_module(FORMATS[name].module))


def items_table(placed: Iterable[tuple[tuple[object, ...], AnyQuestion]], more: str = "") -> str:
    """What joins results with our names, as CSV: questions with their places; `more` heads what stands
    before a number."""
    made = io.StringIO(newline="")
    made.write(more + ITEMS_HEADER)
    writer(made).writerows(
        (*place, question.name, question.type, " ".join(to_plain(question.stem).split()))
        for place, question in placed
    )
    return made.getvalue()


def is_ours(path: Path) -> bool:
    """Whether allquiz wrote the file, or it holds nothing: an archive says so in its comment, a text
    in its head, a PDF at its end."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        file.seek(max(0, path.stat().st_size - HEAD))
        tail = file.read()
    marks = (WRITTEN, ITEMS_HEADER.encode(), TABLE_HEADER)
    if not head or any(mark in head + tail for mark in marks):
        return True
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.comment == MARK
    except zipfile.BadZipFile:
        return False


def written_for(path: Path) -> str | None:
    """The format of a file that allquiz wrote, where another has the same ending: of an archive by
    the part which only that format has, of HTML by whether scripts may run; None for what is neither."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.rpartition("/")[2] for name in archive.namelist()}
    except zipfile.BadZipFile:
        with path.open("rb") as file:
            head = file.read(HEAD)
        if not head.startswith(b"<!doctype html>"):
            return None
        return "page" if b"script-src" in head else "paper"
    return next((name for part, name in PARTS.items() if part in names), None)
