"""A QTI package, 3.0 or 2.1: an item a question and a test of them all; all types but flashcards.

Only what the players agree on: options by `match`, several by a mapping with bounds, numbers by
`gte` and `lte` (`equal` with a tolerance is read in two ways), gaps by their sum, and everything that
is placed, orders too, as a match interaction. Mappings hold whole numbers and are divided once: sums
of thirds fall short of one.
Source: https://www.imsglobal.org/spec/qti/v3p0/impl and https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html
"""

import hashlib
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from allquiz.exporters.after_answering import as_html
from allquiz.exporters.archive import MARK, written
from allquiz.exporters.further_wordings import further
from allquiz.exporters.losses import Losses
from allquiz.exporters.numbers import ends
from allquiz.interchange import digits
from allquiz.markup import attribute, escaped, to_html, to_plain
from allquiz.model.deck import Deck
from allquiz.model.key import Card, Gaps, Key, Number, Options, Parts, Words, key_of
from allquiz.model.question import AnyQuestion, Figure

TO_BRING_IN = (
    "Take the zip into any program that reads QTI {version} packages (for Canvas, export canvas).",
    "Items are named by their ids here, so that a program that matches identifiers updates them.",
)


class Version(NamedTuple):
    """What differs between the versions, beside the spelling of names."""

    number: str
    namespace: str
    item: str
    test: str
    manifest: str
    schema: str


VERSIONS = {
    "3.0": Version(
        "3.0",
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "imsqti_item_xmlv3p0",
        "imsqti_test_xmlv3p0",
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "QTI Package",
    ),
    "2.1": Version(
        "2.1",
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "imsqti_item_xmlv2p1",
        "imsqti_test_xmlv2p1",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "QTIv2.1 Package",
    ),
}
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def export(
    deck: Deck, questions: Iterable[AnyQuestion], file: BinaryIO, version: str = "3.0"
) -> list[str]:
    """Write the package; what was added, what was lost, and how to bring it in."""
    form = VERSIONS[version]
    losses = Losses(("slips", "signs", "hint", "tags", "facts", "run"))
    figures: dict[str, Figure] = {}
    idents: dict[str, list[str]] = {}
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = MARK
        for question in questions:
            item = _Item(question)
            written(archive, f"items/{item.ident}.xml", _spelled(item.text(form), form))
            losses.see(question, item.key, item.added)
            idents[item.ident] = []
            if question.figure:
                figures[_image(question.figure)] = question.figure
                idents[item.ident] = [_image(question.figure)]
        for path in sorted(figures):
            written(archive, f"items/{path}", Path(figures[path].path).read_bytes())
        written(archive, "test.xml", _spelled(_test(deck, idents, form), form))
        written(archive, "imsmanifest.xml", _manifest(deck, idents, form))
    return [*losses.said(), *(line.format(version=version) for line in TO_BRING_IN)]


def refusal(question: AnyQuestion) -> str | None:
    """Why QTI could not hold the question."""
    if isinstance(key_of(question), Card):
        return f"{question.name} is a flashcard, which QTI has no interaction for"
    return None


def ident_of(question: AnyQuestion) -> str:
    """The identifier of the item: full name with a point, which begins as an XML name must."""
    ident = question.name.replace("/", ".")
    return ident if ident[0].isalpha() else f"_{ident}"


NAMES = re.compile(r"<(/?)qti-([a-z-]+)([^>]*)>")
ATTRIBUTE = re.compile(r'\s[a-z]+(?:-[a-z]+)+="')


def _spelled(text: str, form: Version) -> str:
    """Elements and attributes as the version spells them: `qti-item-body` is `itemBody` in 2.1."""
    if form.number == "3.0":
        return text

    def camel(name: str) -> str:
        return re.sub(r"-([a-z])", lambda match: match[1].upper(), name)

    def tag(match: re.Match[str]) -> str:
        attributes = ATTRIBUTE.sub(lambda found: camel(found[0]), match[3])
        return f"<{match[1]}{camel(match[2])}{attributes}>"

    return NAMES.sub(tag, text)


class _Marked(NamedTuple):
    """An item's body, and how its responses are declared and marked."""

    body: str
    declarations: str
    processing: str
    feedback: Sequence[
        tuple[str, str]
    ] = ()  # identifier of an option, and why it is right or wrong


class _Item:
    """One question being written; `added` counts the wordings besides its own."""

    def __init__(self, question: AnyQuestion) -> None:
        self.question = question
        self.ident = ident_of(question)
        self.key = key_of(question)
        self.added = 0

    def text(self, form: Version) -> str:
        marked = self._marked(self.key)
        after = as_html(self.question, self.key).replace("<br>", "<br/>")
        figure = self.question.figure
        if figure and not figure.comes_first:
            after += _picture(figure)
        outcomes = (
            '<qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">'
            "<qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>\n"
            '<qti-outcome-declaration identifier="MAXSCORE" cardinality="single" base-type="float">'
            "<qti-default-value><qti-value>1</qti-value></qti-default-value></qti-outcome-declaration>\n"
        )
        processing = marked.processing
        shown = ""
        if after:
            outcomes += _feedback_outcome("EXPLANATION", "single")
            processing += _sets(
                "EXPLANATION", '<qti-base-value base-type="identifier">shown</qti-base-value>'
            )
            shown += _modal("EXPLANATION", "shown", after, form)
        if marked.feedback:
            many = 'cardinality="multiple"' in marked.declarations
            outcomes += _feedback_outcome("RATIONALE", "multiple" if many else "single")
            processing += _sets("RATIONALE", '<qti-variable identifier="RESPONSE"/>')
            shown += "".join(_modal("RATIONALE", *each, form) for each in marked.feedback)
        return (
            f'{DECLARATION}<qti-assessment-item xmlns="{form.namespace}" '
            f'identifier="{self.ident}" title="{attribute(self.question.name)}" '
            f'adaptive="false" time-dependent="false">\n'
            f"{marked.declarations}{outcomes}<qti-item-body>\n{marked.body}</qti-item-body>\n"
            f"<qti-response-processing>\n{processing}</qti-response-processing>\n{shown}"
            "</qti-assessment-item>\n"
        )

    def _marked(self, key: Key) -> _Marked:
        match key:
            case Options():
                return self._options(key)
            case Words():
                return self._words(key)
            case Number():
                return self._number(key)
            case Gaps():
                return self._gaps(key)
            case Parts():
                return self._parts(key)
            case Card():
                raise AssertionError(self.question.name)  # it was refused

    def _prompt(self) -> str:
        """The stem, and the picture it asks about, before the interaction."""
        figure = self.question.figure
        picture = _picture(figure) if figure and figure.comes_first else ""
        return f"<p>{_xhtml(self.question.stem)}</p>\n{picture}"

    def _options(self, key: Options) -> _Marked:
        options = key.in_plain_order
        idents = [f"option{number}" for number in range(1, len(options) + 1)]
        rights = [ident for ident, o in zip(idents, options, strict=True) if o in key.right]
        several = key.kind == "several"
        choices = "".join(
            f'<qti-simple-choice identifier="{ident}">{_xhtml(_capital(o.text, key))}</qti-simple-choice>\n'
            for ident, o in zip(idents, options, strict=True)
        )
        body = (
            f'{self._prompt()}<qti-choice-interaction response-identifier="RESPONSE" '
            f'shuffle="{_truth(key.shuffle)}" max-choices="{0 if several else 1}">\n'
            f"{choices}</qti-choice-interaction>\n"
        )
        points = {ident: 1 if ident in rights else -1 for ident in idents}
        mapping = _mapping(points, len(rights)) if several else ""
        declared = _declared("RESPONSE", "identifier", rights, mapping, several=several)
        marks = _mapped(["RESPONSE"], len(rights)) if several else _one_if(MATCHES)
        feedback = [
            (ident, f"<p>{_xhtml(o.rationale)}</p>")
            for ident, o in zip(idents, options, strict=True)
            if o.rationale
        ]
        return _Marked(body, declared, marks, feedback)

    def _wordings(self, wordings: Sequence[str]) -> dict[str, int]:
        more = further(wordings)
        self.added += len(more)
        return dict.fromkeys([" ".join(to_plain(w).split()) for w in (*wordings, *more)], 1)

    def _words(self, key: Words) -> _Marked:
        points = self._wordings(key.wordings)
        declared = _declared(
            "RESPONSE", "string", [next(iter(points))], _mapping(points, 1, text=True)
        )
        return _Marked(
            f"{self._prompt()}<p>{_entry('RESPONSE')}</p>\n", declared, _mapped(["RESPONSE"], 1)
        )

    def _number(self, key: Number) -> _Marked:
        low, high = ends(key)
        declared = _declared("RESPONSE", "float", [digits(key.low)])
        unit = f" {_xhtml(key.unit)}" if key.unit else ""
        within = "".join(
            f"<qti-{compared}>{_variable('RESPONSE')}{_base('float', digits(end))}</qti-{compared}>"
            for compared, end in (("gte", low), ("lte", high))
        )
        body = f"{self._prompt()}<p>{_entry('RESPONSE')}{unit}</p>\n"
        return _Marked(body, declared, _one_if(f"<qti-and>{within}</qti-and>"))

    def _gaps(self, key: Gaps) -> _Marked:
        names = [f"RESPONSE{number}" for number in range(1, len(key.gaps) + 1)]
        # The whole text at once, a gap being a number between two NUL, so that emphasis may reach over.
        text = _xhtml(key.filled([f"\0{name}\0" for name in names]))
        text = re.sub("\0(\\w+)\0", lambda match: _entry(match[1]), text)
        points = [self._wordings(gap.wordings) for gap in key.gaps]
        declared = "".join(
            _declared(name, "string", [next(iter(each))], _mapping(each, 1, text=True))
            for name, each in zip(names, points, strict=True)
        )
        figure = self.question.figure
        picture = _picture(figure) if figure and figure.comes_first else ""
        return _Marked(f"<p>{text}</p>\n{picture}", declared, _mapped(names, len(names)))

    def _parts(self, key: Parts) -> _Marked:
        """Items on one side, targets on the other; a target of an order takes one item."""
        offered = key.in_plain_order
        items = {item: f"item{n}" for n, item in enumerate(sorted(key.items, key=str.casefold), 1)}
        targets = {target: f"target{n}" for n, target in enumerate(offered, 1)}
        most = 1 if key.kind == "order" else 0
        lefts = "".join(_associable(ident, item, 1) for item, ident in items.items())
        rights = "".join(_associable(ident, text, most) for text, ident in targets.items())
        pairs = [f"{items[item]} {targets[target]}" for item, target in key.placed]
        body = (
            f'{self._prompt()}<qti-match-interaction response-identifier="RESPONSE" '
            f'shuffle="{_truth(key.kind == "pairs")}" max-associations="{len(items)}">\n'
            f"<qti-simple-match-set>\n{lefts}</qti-simple-match-set>\n"
            f"<qti-simple-match-set>\n{rights}</qti-simple-match-set>\n</qti-match-interaction>\n"
        )
        mapping = _mapping(dict.fromkeys(pairs, 1), len(pairs))
        declared = _declared("RESPONSE", "directedPair", pairs, mapping, several=True)
        return _Marked(body, declared, _mapped(["RESPONSE"], len(pairs)))


MATCHES = '<qti-match><qti-variable identifier="RESPONSE"/><qti-correct identifier="RESPONSE"/></qti-match>'


def _sets(name: str, expression: str) -> str:
    return f'<qti-set-outcome-value identifier="{name}">{expression}</qti-set-outcome-value>\n'


def _if(condition: str, rule: str) -> str:
    return (
        f"<qti-response-condition><qti-response-if>{condition}\n{rule}</qti-response-if>"
        "</qti-response-condition>\n"
    )


def _one_if(condition: str) -> str:
    return _if(condition, _sets("SCORE", _base("float", "1")))


def _mapped(names: Iterable[str], of: int) -> str:
    """The points of each response that was given, added up and divided once."""
    processing = ""
    for name in names:
        added = f'<qti-sum>{_variable("SCORE")}<qti-map-response identifier="{name}"/></qti-sum>'
        given = f"<qti-not><qti-is-null>{_variable(name)}</qti-is-null></qti-not>"
        processing += _if(given, _sets("SCORE", added))
    if of == 1:
        return processing
    share = f"<qti-divide>{_variable('SCORE')}{_base('float', str(of))}</qti-divide>"
    return processing + _sets("SCORE", share)


def _declared(
    name: str, kind: str, right: Iterable[str], mapping: str = "", *, several: bool = False
) -> str:
    values = "".join(f"<qti-value>{escaped(value)}</qti-value>" for value in right)
    return (
        f'<qti-response-declaration identifier="{name}" '
        f'cardinality="{"multiple" if several else "single"}" base-type="{kind}">'
        f"<qti-correct-response>{values}</qti-correct-response>{mapping}</qti-response-declaration>\n"
    )


def _mapping(points: Mapping[str, int], most: int, *, text: bool = False) -> str:
    case = ' case-sensitive="false"' if text else ""
    entries = "".join(
        f'<qti-map-entry map-key="{attribute(key)}" mapped-value="{value}"{case}/>\n'
        for key, value in points.items()
    )
    return f'<qti-mapping lower-bound="0" upper-bound="{most}" default-value="0">\n{entries}</qti-mapping>'


def _entry(name: str) -> str:
    return f'<qti-text-entry-interaction response-identifier="{name}" expected-length="20"/>'


def _associable(ident: str, text: str, most: int) -> str:
    return (
        f'<qti-simple-associable-choice identifier="{ident}" match-max="{most}">{_xhtml(text)}'
        "</qti-simple-associable-choice>\n"
    )


def _base(kind: str, value: str) -> str:
    return f'<qti-base-value base-type="{kind}">{value}</qti-base-value>'


def _variable(name: str) -> str:
    return f'<qti-variable identifier="{name}"/>'


def _feedback_outcome(name: str, cardinality: str) -> str:
    return (
        f'<qti-outcome-declaration identifier="{name}" cardinality="{cardinality}" '
        'base-type="identifier"/>\n'
    )


def _modal(outcome: str, ident: str, xhtml: str, form: Version) -> str:
    """Text shown once the outcome holds the identifier; 3.0 wraps it once more."""
    inside = f"<qti-content-body>{xhtml}</qti-content-body>" if form.number == "3.0" else xhtml
    return (
        f'<qti-modal-feedback outcome-identifier="{outcome}" identifier="{ident}" show-hide="show">'
        f"{inside}</qti-modal-feedback>\n"
    )


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _capital(text: str, key: Options) -> str:
    return text.capitalize() if key.kind == "statement" else text


def _xhtml(text: str) -> str:
    return to_html(text).replace("<br>", "<br/>")


def _image(figure: Figure) -> str:
    return f"images/{Path(figure.path).name}"


def _picture(figure: Figure) -> str:
    return (
        f'<p><img src="{attribute(_image(figure))}" alt="{attribute(to_plain(figure.alt))}"/></p>\n'
    )


def _ident(deck: Deck) -> str:
    return f"allquiz-{hashlib.sha256(deck.name.encode()).hexdigest()[:16]}"


def _test(deck: Deck, idents: Iterable[str], form: Version) -> str:
    refs = "".join(
        f'<qti-assessment-item-ref identifier="{ident}" href="items/{ident}.xml"/>\n'
        for ident in idents
    )
    title = attribute(deck.name)
    return (
        f'{DECLARATION}<qti-assessment-test xmlns="{form.namespace}" identifier="{_ident(deck)}" '
        f'title="{title}">\n<qti-test-part identifier="part" navigation-mode="nonlinear" '
        f'submission-mode="individual">\n<qti-assessment-section identifier="section" title="{title}" '
        f'visible="true">\n{refs}</qti-assessment-section>\n</qti-test-part>\n</qti-assessment-test>\n'
    )


def _manifest(deck: Deck, idents: Mapping[str, Sequence[str]], form: Version) -> str:
    def resources() -> Iterator[str]:
        depends = "".join(f'<dependency identifierref="{ident}"/>' for ident in idents)
        yield (
            f'<resource identifier="{_ident(deck)}" type="{form.test}" href="test.xml">'
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
        f'{DECLARATION}<manifest xmlns="{form.manifest}" identifier="{_ident(deck)}-manifest">\n'
        f"<metadata><schema>{form.schema}</schema><schemaversion>"
        f"{'3.0.0' if form.number == '3.0' else '2.1.0'}</schemaversion></metadata>\n"
        f"<organizations/>\n<resources>\n{inside}\n</resources>\n</manifest>\n"
    )
