"""The zip: its items, how Canvas sets up the quiz, and the list of files."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import chain
from pathlib import Path
from string import Template
from typing import BinaryIO

from allquiz.exporters.archive import add_images, digest, link, new_archive, written
from allquiz.exporters.canvas.item import item
from allquiz.exporters.losses import Losses
from allquiz.exporters.refusals import alike, turned
from allquiz.markup import attribute, escaped, to_plain
from allquiz.model.deck import Deck
from allquiz.model.key import Number, Parts, key_of
from allquiz.model.question import AnyQuestion, Figure

TO_BRING_IN = (
    "In Canvas: Settings > Import Course Content, content type “QTI .zip file”, and take this file.",
    "The quiz arrives unpublished; its questions stand in an item bank as well, titled by their ids.",
    "Importing it again updates them where “Overwrite assessment content with matching IDs” is ticked, else doubles them.",
)
# New Quizzes takes a right side for HTML where a `>` is in it, and classic quizzes never do.
# Source: text_node? in lib/qti/v1/models/base.rb of https://github.com/instructure/qti, 2025.
IN_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z0-9#]+;")


def export(deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO) -> list[str]:
    """Write the zip; what was added, what was lost, and how to bring it in."""
    losses = Losses(("wordings", "typos", "signs", "hint", "tags", "facts", "fixed order", "ignored",
                     "marked sides", "run"))  # fmt: skip
    ident = f"allquiz_{digest(deck.name)}"
    figures = [question.figure for question in questions if question.figure]
    with new_archive(file) as archive:
        written(archive, "imsmanifest.xml", _manifest(ident, deck.name, figures))
        quiz = _filled("assessment.xml", ident=ident, title=attribute(deck.name), items="\0")
        head, tail = quiz.encode().split(b"\0")  # what stands between is large
        items = (text for _, text in losses.written(item, questions))
        written(archive, f"{ident}/{ident}.xml", chain([head], items, [tail]))
        written(archive, f"{ident}/assessment_meta.xml", _meta(ident, deck, len(questions)))
        add_images(archive, "", figures)
    return [*losses.said(), *TO_BRING_IN]


def refusal(question: AnyQuestion) -> str | None:
    key = key_of(question)
    if isinstance(key, Parts):
        rights = map(to_plain, key.items if key.kind == "order" else key.offered)
        if cut := next((text for text in rights if ">" in text and IN_HTML.search(text)), None):
            said = (
                f"{question.name} has “{cut}” on the right, of which New Quizzes would show a part"
            )
            return f"{said}: put a space behind its < or &"
        return alike(question, key.items) or alike(question, key.offered)
    if isinstance(key, Number) and any(Decimal(repr(float(n))) != n for n in (key.low, key.high)):
        return f"{question.name} asks for a number of more digits than Canvas keeps"
    return turned(question, "which Canvas has no question type for")


def _meta(ident: str, deck: Deck, count: int) -> str:
    """The quiz as Canvas sets it up: of so many points, one attempt, not published."""
    description = escaped(f"<p>{escaped(deck.description)}</p>")
    about = {"ident": ident, "title": escaped(deck.name), "description": description}
    return _filled("assessment_meta.xml", **about, count=str(count))


def _manifest(ident: str, title: str, figures: Iterable[Figure]) -> str:
    pictures = "".join(
        f'<resource identifier="{ident}_image{number}" type="webcontent" href="{href}">'
        f'<file href="{href}"/></resource>\n'
        for number, href in enumerate(sorted(set(map(link, figures))), 1)
    )
    return _filled("imsmanifest.xml", ident=ident, title=escaped(title), pictures=pictures)


def _filled(name: str, **given: str) -> str:
    """A file that lies beside, with what is given in its places."""
    return Template(Path(__file__).with_name(name).read_text("utf-8")).substitute(given)
