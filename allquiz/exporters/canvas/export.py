"""The zip, and how it comes in."""

import zipfile
from collections.abc import Sequence
from typing import BinaryIO

from allquiz.exporters.archive import LEVEL, MARK, add_images, digest, opened, written
from allquiz.exporters.canvas.item import item
from allquiz.exporters.canvas.package import BEGIN, END, manifest, meta
from allquiz.exporters.losses import Losses
from allquiz.exporters.refusals import alike, turned
from allquiz.markup import attribute
from allquiz.model.deck import Deck
from allquiz.model.key import Parts, key_of
from allquiz.model.question import AnyQuestion

TO_BRING_IN = (
    "In Canvas: Settings > Import Course Content, content type “QTI .zip file”, and take this file.",
    "The quiz arrives unpublished; its questions stand in an item bank as well, titled by their ids.",
    "Importing it again updates the questions with the same ids; what students answered stays.",
)


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:
    """Write the zip; what was added, what was lost, and how to bring it in."""
    losses = Losses(("slips", "signs", "hint", "tags", "facts", "fixed order", "run"))
    ident = f"allquiz_{digest(deck.name)}"
    figures = [question.figure for question in questions if question.figure]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        archive.comment = MARK
        written(archive, "imsmanifest.xml", manifest(ident, deck.name, figures))
        with opened(archive, f"{ident}/{ident}.xml") as items:
            items.write(BEGIN.format(ident=ident, title=attribute(deck.name)).encode())
            for _, text in losses.written(item, questions):
                items.write(text.encode())
            items.write(END)
        written(archive, f"{ident}/assessment_meta.xml", meta(ident, deck, len(questions)))
        add_images(archive, "", figures)
    return [*losses.said(), *TO_BRING_IN]


def refusal(question: AnyQuestion) -> str | None:
    """Why Canvas could not hold the question, or would grade it otherwise."""
    key = key_of(question)
    if isinstance(key, Parts):
        return alike(question, key.items) or alike(question, key.offered)
    return turned(question, "which Canvas has no question type for")
