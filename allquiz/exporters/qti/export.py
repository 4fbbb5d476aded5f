"""The package, and how it comes in."""

import zipfile
from collections.abc import Sequence
from functools import partial
from typing import BinaryIO

from allquiz.exporters.archive import MARK, add_images, image, written
from allquiz.exporters.losses import Losses
from allquiz.exporters.qti.item import ident_of, item
from allquiz.exporters.qti.package import manifest, test
from allquiz.exporters.qti.versions import VERSIONS
from allquiz.exporters.refusals import turned
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion

TO_BRING_IN = (
    "Take the zip into any program that reads QTI {version} packages (for Canvas, export canvas).",
    "Items are named by their ids here, so that a program that matches identifiers updates them.",
)


def export(
    deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO, version: str = "3.0"
) -> list[str]:
    """Write the package; what was added, what was lost, and how to bring it in."""
    form = VERSIONS[version]
    losses = Losses(("slips", "signs", "hint", "tags", "facts", "run"))
    pictures = {ident_of(q): [image(q.figure)] if q.figure else [] for q in questions}
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = MARK
        for question, text in losses.written(partial(item, form), questions):
            written(archive, f"items/{ident_of(question)}.xml", text)
        add_images(archive, "items/", [q.figure for q in questions if q.figure])
        written(archive, "test.xml", test(deck, pictures, form))
        written(archive, "imsmanifest.xml", manifest(deck, pictures, form))
    return [*losses.said(), *(line.format(version=version) for line in TO_BRING_IN)]


def refusal(question: AnyQuestion) -> str | None:
    """Why QTI could not hold the question."""
    return turned(question, "which QTI has no interaction for")
