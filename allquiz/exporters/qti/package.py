"""What stands around the items: the test, and the list of files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from allquiz.exporters.archive import DECLARATION, digest
from allquiz.exporters.qti.versions import Version
from allquiz.markup import attribute
from allquiz.model.deck import Deck


def _named(deck: Deck) -> str:
    return f"allquiz-{digest(deck.name)}"


def test(deck: Deck, idents: Iterable[str], form: Version) -> str:
    """The test of all items."""
    refs = "".join(
        form("assessment-item-ref", identifier=ident, href=f"items/{ident}.xml") for ident in idents
    )
    section = form(
        "assessment-section", refs, identifier="section", title=deck.name, visible="true"
    )
    part = form(
        "test-part",
        section,
        identifier="part",
        navigation_mode="nonlinear",
        submission_mode="individual",
    )
    about = {"xmlns": form.namespace, "identifier": _named(deck), "title": deck.name}
    return DECLARATION + form("assessment-test", part, **about)


def manifest(deck: Deck, idents: Mapping[str, Sequence[str]], form: Version) -> str:
    """The files of the package: each item with its pictures."""

    def resources() -> Iterator[str]:
        depends = "".join(f'<dependency identifierref="{ident}"/>' for ident in idents)
        yield (
            f'<resource identifier="{_named(deck)}" type="{form.test}" href="test.xml">'
            f'<file href="test.xml"/>{depends}</resource>'
        )
        for ident, images in idents.items():
            files = "".join(f'<file href="items/{attribute(path)}"/>' for path in images)
            yield (
                f'<resource identifier="{ident}" type="{form.item}" href="items/{ident}.xml">'
                f'<file href="items/{ident}.xml"/>{files}</resource>'
            )

    inside = "\n".join(resources())
    return (
        f'{DECLARATION}<manifest xmlns="{form.manifest}" identifier="{_named(deck)}-manifest">\n'
        f"<metadata><schema>{form.schema}</schema><schemaversion>"
        f"{'3.0.0' if form.number == '3.0' else '2.1.0'}</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{inside}\n</resources>\n</manifest>\n"
    )
