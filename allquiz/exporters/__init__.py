"""Formats for other programs. Each is a module with two functions, `export` and `refusal`; but paper,
which can hold any question and comes in versions."""

import io
from collections.abc import Iterable, Sequence
from csv import writer  # `csv` is a module in here
from importlib import import_module
from typing import Any, BinaryIO, NamedTuple, Protocol, cast

from allquiz.interchange import ITEMS
from allquiz.markup import to_plain
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion


class About(NamedTuple):
    """A format: its module, imported when it is used, the ending of its files, what it is.

    `keeps_names` says whether results come back with our names; where not, a key file goes beside.
    `takes_retired` says whether questions that are no longer asked go along: those who have them
    are told so. `takes_banks` says that it is given the banks and facts as well. `fuller` is a
    format that the same programs take, and that holds more.
    """

    module: str
    ending: str
    what: str
    keeps_names: bool = True
    takes_retired: bool = False
    takes_banks: bool = False
    fuller: str | None = None


FORMATS = {
    "anki": About("allquiz.exporters.anki.export", ".apkg", "an Anki deck", takes_retired=True),
    "moodle": About("allquiz.exporters.moodle", ".xml", "Moodle XML", keeps_names=False),
    "canvas": About(
        "allquiz.exporters.canvas.export", ".zip", "a QTI 1.2 zip for Canvas", keeps_names=False
    ),
    "gift": About(
        "allquiz.exporters.gift", ".gift", "GIFT, a text format", keeps_names=False, fuller="moodle"
    ),
    "csv": About("allquiz.exporters.csv", ".csv", "a table, for spreadsheets and `import`"),
    "qti": About("allquiz.exporters.qti.export", ".zip", "a QTI 3.0 package, or 2.1"),
    "page": About(
        "allquiz.exporters.page.export", ".html", "a quiz in a browser", takes_banks=True
    ),
    "paper": About("allquiz.exporters.paper", ".html", "a sheet to print, with its key"),
}
ITEMS_HEADER = ",".join(ITEMS) + "\r\n"


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
