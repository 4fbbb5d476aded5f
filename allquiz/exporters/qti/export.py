"""The package: its items, the test of them all, and the list of files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import BinaryIO

from allquiz.exporters.archive import DECLARATION, add_images, digest, link, new_archive, written
from allquiz.exporters.losses import Losses
from allquiz.exporters.qti.elements import VERSIONS, Version
from allquiz.exporters.qti.item import ident_of, item
from allquiz.exporters.refusals import turned
from allquiz.model.deck import Deck
from allquiz.model.question import AnyQuestion

TO_BRING_IN = (
    "In a program that reads QTI {version} packages (for Canvas, export canvas): import, and take this file.",
    "The questions arrive as the items of one test; their identifiers are their ids here.",
    "Importing it again updates them where a program matches identifiers, else doubles them.",
)


def export(
    deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO, version: str = "3.0"
) -> list[str]:
    """Write the package; what was added, what was lost, and how to bring it in."""
    form = VERSIONS[version]
    losses = Losses(("wordings", "typos", "signs", "hint", "tags", "facts", "ignored", "run"))
    pictures = {ident_of(q): [link(q.figure)] if q.figure else [] for q in questions}
    with new_archive(file) as archive:
        for question, text in losses.written(partial(item, form), questions):
            written(archive, f"items/{ident_of(question)}.xml", text)
        add_images(archive, "items/", [q.figure for q in questions if q.figure])
        written(archive, "test.xml", _test(deck, pictures, form))
        written(archive, "imsmanifest.xml", _manifest(deck, pictures, form))
    return [*losses.said(), *(line.format(version=version) for line in TO_BRING_IN)]


def refusal(question: AnyQuestion) -> str | None:
    return turned(question, "which QTI has no interaction for")


def _named(deck: Deck) -> str:
    return f"allquiz-{digest(deck.name)}"


def _test(deck: Deck, idents: Iterable[str], form: Version) -> str:
    refs = "".join(
        form("assessment-item-ref", identifier=ident, href=f"items/{ident}.xml") for ident in idents
    )
    of_section = {"identifier": "section", "title": deck.name, "visible": "true"}
    of_part = {
        "identifier": "part",
        "navigation_mode": "nonlinear",
        "submission_mode": "individual",
    }
    about = {"xmlns": form.namespace, "identifier": _named(deck), "title": deck.name}
    part = form("test-part", form("assessment-section", refs, **of_section), **of_part)
    return DECLARATION + form("assessment-test", part, **about)


def _manifest(deck: Deck, idents: Mapping[str, Sequence[str]], form: Version) -> str:
    xml = f"xmlv{form.number.replace('.', 'p')}"

    def resources() -> Iterator[str]:
        depends = "".join(f'<dependency identifierref="{ident}"/>' for ident in idents)
        yield (
            f'<resource identifier="{_named(deck)}" type="imsqti_test_{xml}" href="test.xml">'
            f'<file href="test.xml"/>{depends}</resource>'
        )
        for ident, images in idents.items():
            files = "".join(f'<file href="items/{href}"/>' for href in images)
            yield (
                f'<resource identifier="{ident}" type="imsqti_item_{xml}" href="items/{ident}.xml">'
                f'<file href="items/{ident}.xml"/>{files}</resource>'
            )

    inside = "\n".join(resources())
    return (
        f'{DECLARATION}<manifest xmlns="{form.manifest}" identifier="{_named(deck)}-manifest">\n'
        f"<metadata><schema>{form.schema}</schema><schemaversion>{form.number}.0</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{inside}\n</resources>\n</manifest>\n"
    )
