"""Formats for other programs. Each is a module with two functions, `export` and `refusal`."""

from collections.abc import Iterable
from importlib import import_module
from typing import BinaryIO, Protocol, cast

from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion

# Format to its module and the ending of its files; a module is imported when it is used.
FORMATS = {"anki": ("allquiz.exporters.anki", ".apkg")}


class Format(Protocol):
    """What a format's module offers."""

    def export(self, deck: Deck, questions: Iterable[AnyQuestion], file: BinaryIO) -> list[str]:
        """Write the deck to the open file; what the user should know about it, in sentences.

        Questions that the format refuses are not among those given.
        """
        ...

    def refusal(self, question: AnyQuestion) -> str | None:
        """Why the format can't hold the question, with a remedy; None where it can."""
        ...


def exporter(name: str) -> Format:
    """The module of a format."""
    return cast("Format", import_module(FORMATS[name][0]))
