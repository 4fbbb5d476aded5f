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
from functools import cache, partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from allquiz.exporters.after_answering import as_html
from allquiz.exporters.archive import MARK, written
from allquiz.exporters.further_wordings import listed
from allquiz.exporters.losses import Losses
from allquiz.exporters.numbers import ends
from allquiz.exporters.refusals import turned
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
    """What differs between the versions; called, an element as the version spells it.

    `item-body` is `qti-item-body` in 3.0 and `itemBody` in 2.1, and so are its attributes.
    """

    number: str
    namespace: str
    item: str
    test: str
    manifest: str
    schema: str

    def __call__(self, name: str, inside: str | None = None, /, **attributes: object) -> str:
        """`inside` is XML already, attributes are not; without `inside` the element is empty."""
        spell = _with_hyphens if self.number == "3.0" else _in_camel_case
        tag = f"qti-{name}" if self.number == "3.0" else spell(name)
        given = "".join(
            [f' {spell(key)}="{attribute(str(value))}"' for key, value in attributes.items()]
        )
        return f"<{tag}{given}/>" if inside is None else f"<{tag}{given}>{inside}</{tag}>\n"


def _with_hyphens(name: str) -> str:
    return name.replace("_", "-")


@cache
def _in_camel_case(name: str) -> str:
    return re.sub("[-_]([a-z])", lambda match: match[1].upper(), name)


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
    deck: Deck, questions: Sequence[AnyQuestion], file: BinaryIO, version: str = "3.0"
) -> list[str]:
    """Write the package; what was added, what was lost, and how to bring it in."""
    form = VERSIONS[version]
    losses = Losses(("slips", "signs", "hint", "tags", "facts", "run"))
    figures: dict[str, Figure] = {}
    idents: dict[str, list[str]] = {}
    with zipfile.ZipFile(file, "w") as archive:
        archive.comment = MARK
        for question, text in losses.written(partial(_of, form), questions):
            ident = ident_of(question)
            written(archive, f"items/{ident}.xml", text)
            idents[ident] = []
            if question.figure:
                figures[_image(question.figure)] = question.figure
                idents[ident] = [_image(question.figure)]
        for path in sorted(figures):
            written(archive, f"items/{path}", Path(figures[path].path).read_bytes())
        written(archive, "test.xml", _test(deck, idents, form))
        written(archive, "imsmanifest.xml", _manifest(deck, idents, form))
    return [*losses.said(), *(line.format(version=version) for line in TO_BRING_IN)]


def refusal(question: AnyQuestion) -> str | None:
    """Why QTI could not hold the question."""
    return turned(question, "which QTI has no interaction for")


def _of(form: Version, question: AnyQuestion) -> str:
    return _Item(question, form).text()


def ident_of(question: AnyQuestion) -> str:
    """The identifier of the item: full name with a point, which begins as an XML name must."""
    ident = question.name.replace("/", ".")
    return ident if ident[0].isalpha() else f"_{ident}"


class _Marked(NamedTuple):
    """An item's body, and how its responses are declared and marked."""

    body: str
    declarations: str
    processing: str
    feedback: Sequence[tuple[str, str]] = ()  # identifier of an option, and its rationale


class _Item:
    """One question being written."""

    def __init__(self, question: AnyQuestion, form: Version) -> None:
        self.question, self.form = question, form
        self.ident = ident_of(question)
        self.key = key_of(question)

    def text(self) -> str:
        form, marked = self.form, self._marked(self.key)
        after = as_html(self.question, self.key).replace("<br>", "<br/>")
        figure = self.question.figure
        if figure and not figure.comes_first:
            after += _picture(figure)
        outcomes = self._outcome("SCORE", "0") + self._outcome("MAXSCORE", "1")
        processing = marked.processing
        shown = ""
        if after:
            outcomes += self._feedback_outcome("EXPLANATION", "single")
            processing += self._sets("EXPLANATION", self._base("identifier", "shown"))
            shown += self._modal("EXPLANATION", "shown", after)
        if marked.feedback:
            many = 'cardinality="multiple"' in marked.declarations
            outcomes += self._feedback_outcome("RATIONALE", "multiple" if many else "single")
            processing += self._sets("RATIONALE", self._variable("RESPONSE"))
            shown += "".join(self._modal("RATIONALE", *each) for each in marked.feedback)
        return DECLARATION + form(
            "assessment-item",
            f"{marked.declarations}{outcomes}{form('item-body', marked.body)}"
            f"{form('response-processing', processing)}{shown}",
            xmlns=form.namespace,
            identifier=self.ident,
            title=self.question.name,
            adaptive="false",
            time_dependent="false",
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

    def _prompt(self, text: str) -> str:
        """The stem, and the picture it asks about."""
        figure = self.question.figure
        picture = _picture(figure) if figure and figure.comes_first else ""
        return f"<p>{text}</p>\n{picture}"

    def _options(self, key: Options) -> _Marked:
        options = {f"option{n}": option for n, option in enumerate(key.in_plain_order, 1)}
        rights = [ident for ident, option in options.items() if option in key.right]
        several = key.kind == "several"
        choices = "".join(
            self.form("simple-choice", _xhtml(_capital(option.text, key)), identifier=ident)
            for ident, option in options.items()
        )
        asked = self.form(
            "choice-interaction",
            choices,
            response_identifier="RESPONSE",
            shuffle=_truth(key.shuffle),
            max_choices=0 if several else 1,
        )
        points = {ident: 1 if ident in rights else -1 for ident in options}
        mapping = self._mapping(points, len(rights)) if several else ""
        declared = self._declared("RESPONSE", "identifier", rights, mapping, several=several)
        marks = (
            self._mapped(["RESPONSE"], len(rights)) if several else self._one_if(self._matches())
        )
        feedback = [(i, f"<p>{_xhtml(o.rationale)}</p>") for i, o in options.items() if o.rationale]
        return _Marked(self._prompt(_xhtml(self.question.stem)) + asked, declared, marks, feedback)

    def _words(self, key: Words) -> _Marked:
        points = dict.fromkeys(listed(key.wordings), 1)
        mapping = self._mapping(points, 1, text=True)
        declared = self._declared("RESPONSE", "string", [next(iter(points))], mapping)
        body = f"{self._prompt(_xhtml(self.question.stem))}<p>{self._entry('RESPONSE')}</p>\n"
        return _Marked(body, declared, self._mapped(["RESPONSE"], 1))

    def _number(self, key: Number) -> _Marked:
        declared = self._declared("RESPONSE", "float", [digits(key.low)])
        unit = f" {_xhtml(key.unit)}" if key.unit else ""
        within = "".join(
            self.form(compared, self._variable("RESPONSE") + self._base("float", digits(end)))
            for compared, end in zip(("gte", "lte"), ends(key), strict=True)
        )
        body = f"{self._prompt(_xhtml(self.question.stem))}<p>{self._entry('RESPONSE')}{unit}</p>\n"
        return _Marked(body, declared, self._one_if(self.form("and", within)))

    def _gaps(self, key: Gaps) -> _Marked:
        names = [f"RESPONSE{number}" for number in range(1, len(key.gaps) + 1)]
        # The whole text at once, a gap being a number between two NUL, so that emphasis may reach over.
        text = _xhtml(key.filled([f"\0{name}\0" for name in names]))
        text = re.sub("\0(\\w+)\0", lambda match: self._entry(match[1]), text)
        points = [dict.fromkeys(listed(gap.wordings), 1) for gap in key.gaps]
        declared = "".join(
            self._declared(name, "string", [next(iter(each))], self._mapping(each, 1, text=True))
            for name, each in zip(names, points, strict=True)
        )
        return _Marked(self._prompt(text), declared, self._mapped(names, len(names)))

    def _parts(self, key: Parts) -> _Marked:
        """Items on one side, targets on the other; a target of an order takes one item."""
        items = {item: f"item{n}" for n, item in enumerate(sorted(key.items, key=str.casefold), 1)}
        targets = {target: f"target{n}" for n, target in enumerate(key.in_plain_order, 1)}
        sides = "".join(
            self.form("simple-match-set", "".join(self._associable(i, t, most) for t, i in each))
            for each, most in ((items.items(), 1), (targets.items(), int(key.kind == "order")))
        )
        pairs = [f"{items[item]} {targets[target]}" for item, target in key.placed]
        asked = self.form(
            "match-interaction",
            sides,
            response_identifier="RESPONSE",
            shuffle=_truth(key.kind == "pairs"),
            max_associations=len(items),
        )
        mapping = self._mapping(dict.fromkeys(pairs, 1), len(pairs))
        declared = self._declared("RESPONSE", "directedPair", pairs, mapping, several=True)
        body = self._prompt(_xhtml(self.question.stem)) + asked
        return _Marked(body, declared, self._mapped(["RESPONSE"], len(pairs)))

    # What the parts above are made of.

    def _matches(self) -> str:
        correct = self.form("correct", identifier="RESPONSE")
        return self.form("match", self._variable("RESPONSE") + correct)

    def _sets(self, name: str, expression: str) -> str:
        return self.form("set-outcome-value", expression, identifier=name)

    def _if(self, condition: str, rule: str) -> str:
        return self.form("response-condition", self.form("response-if", condition + rule))

    def _one_if(self, condition: str) -> str:
        return self._if(condition, self._sets("SCORE", self._base("float", "1")))

    def _mapped(self, names: Iterable[str], of: int) -> str:
        """The points of each response that was given, added up and divided once."""
        form, score, processing = self.form, self._variable("SCORE"), ""
        for name in names:
            added = form("sum", score + form("map-response", identifier=name))
            given = form("not", form("is-null", self._variable(name)))
            processing += self._if(given, self._sets("SCORE", added))
        if of == 1:
            return processing
        share = form("divide", score + self._base("float", str(of)))
        return processing + self._sets("SCORE", share)

    def _declared(
        self,
        name: str,
        kind: str,
        right: Iterable[str],
        mapping: str = "",
        *,
        several: bool = False,
    ) -> str:
        values = "".join(self.form("value", escaped(value)) for value in right)
        return self.form(
            "response-declaration",
            self.form("correct-response", values) + mapping,
            identifier=name,
            cardinality="multiple" if several else "single",
            base_type=kind,
        )

    def _mapping(self, points: Mapping[str, int], most: int, *, text: bool = False) -> str:
        case = {"case_sensitive": "false"} if text else {}
        entries = "".join(
            self.form("map-entry", map_key=key, mapped_value=value, **case)
            for key, value in points.items()
        )
        return self.form("mapping", entries, lower_bound=0, upper_bound=most, default_value=0)

    def _entry(self, name: str) -> str:
        return self.form("text-entry-interaction", response_identifier=name, expected_length=20)

    def _associable(self, ident: str, text: str, most: int) -> str:
        return self.form("simple-associable-choice", _xhtml(text), identifier=ident, match_max=most)

    def _base(self, kind: str, value: str) -> str:
        return self.form("base-value", value, base_type=kind)

    def _variable(self, name: str) -> str:
        return self.form("variable", identifier=name)

    def _outcome(self, name: str, default: str) -> str:
        value = self.form("default-value", self.form("value", default))
        return self.form(
            "outcome-declaration", value, identifier=name, cardinality="single", base_type="float"
        )

    def _feedback_outcome(self, name: str, cardinality: str) -> str:
        return self.form(
            "outcome-declaration", identifier=name, cardinality=cardinality, base_type="identifier"
        )

    def _modal(self, outcome: str, ident: str, xhtml: str) -> str:
        """Text shown once the outcome holds the identifier; 3.0 wraps it once more."""
        inside = self.form("content-body", xhtml) if self.form.number == "3.0" else xhtml
        shown = {"outcome_identifier": outcome, "identifier": ident, "show_hide": "show"}
        return self.form("modal-feedback", inside, **shown)


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
    about = {"xmlns": form.namespace, "identifier": _ident(deck), "title": deck.name}
    return DECLARATION + form("assessment-test", part, **about)


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
