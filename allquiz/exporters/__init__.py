"""Formats for other programs. Each is a module with one function: deck and questions to bytes."""

from collections.abc import Callable, Sequence
from importlib import import_module

from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion

Export = Callable[[Deck, Sequence[AnyQuestion]], bytes]

# Format to its module and the ending of its files; a module is imported when it is used.
FORMATS = {"anki": ("allquiz.exporters.anki", ".apkg")}


class Unsuitable(ValueError):
    """A question that the format can't hold; the message names it and the reason."""


def exporter(name: str) -> Export:
    """The export function of a format."""
    export: Export = import_module(FORMATS[name][0]).export
    return export
