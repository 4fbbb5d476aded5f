"""The elements that items are made of, as a version of QTI spells them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from allquiz.exporters.language import inline, isolated, paragraph
from allquiz.markup import attribute, escaped, to_html
from allquiz.model.question import AnyQuestion


class Version(NamedTuple):
    """What differs between the versions; called, an element as the version spells it.

    `item-body` is `qti-item-body` in 3.0 and `itemBody` in 2.1, and so are its attributes.
    """

    number: str
    namespace: str
    manifest: str
    schema: str

    def __call__(self, name: str, inside: str | None = None, /, **attributes: object) -> str:
        """`inside` is XML already, attributes are not; without `inside` the element is empty."""
        begin, tag = _spelt(self.number, name, *attributes)
        begin %= tuple([attribute(str(value)) for value in attributes.values()])
        return f"{begin}/>" if inside is None else f"{begin}>{inside}</{tag}>\n"


@cache
def _spelt(number: str, name: str, *attributes: str) -> tuple[str, str]:
    """How a version of that number begins the element, `%s` for the value of each attribute, and its tag."""
    if number == "3.0":
        tag, *keys = [each.replace("_", "-") for each in (f"qti-{name}", *attributes)]
    else:
        tag, *keys = [_in_camel_case(each) for each in (name, *attributes)]
    return "".join([f"<{tag}", *[f' {key}="%s"' for key in keys]]), tag


def _in_camel_case(name: str) -> str:
    return re.sub("[-_]([a-z])", lambda match: match[1].upper(), name)


VERSIONS = {
    "3.0": Version(
        "3.0",
        "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
        "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
        "QTI Package",
    ),
    "2.1": Version(
        "2.1",
        "http://www.imsglobal.org/xsd/imsqti_v2p1",
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "QTIv2.1 Package",
    ),
}


class Elements:
    """Elements of a question in a version of QTI; 2.1 has no attribute for the direction of texts."""

    def __init__(self, form: Version, question: AnyQuestion) -> None:
        self.form, self.question, self.language = form, question, question.language

    def inline(self, text: str) -> str:
        if self.form.number == "3.0":
            return _xhtml(inline(text, self.language))
        return _xhtml(to_html(isolated(text, self.language)))

    def paragraph(self, text: str) -> str:
        if self.form.number == "3.0":
            return _xhtml(paragraph(text, self.language))
        return f"<p>{self.inline(text)}</p>"

    def sets(self, name: str, expression: str) -> str:
        return self.form("set-outcome-value", expression, identifier=name)

    def only_if(self, condition: str, rule: str) -> str:
        return self.form("response-condition", self.form("response-if", condition + rule))

    def one_if(self, condition: str) -> str:
        return self.only_if(condition, self.sets("SCORE", self.base("float", "1")))

    def mapped(self, names: Iterable[str], of: int) -> str:
        form, score, processing = self.form, self.variable("SCORE"), ""
        for name in names:
            added = form("sum", score + form("map-response", identifier=name))
            given = form("not", form("is-null", self.variable(name)))
            processing += self.only_if(given, self.sets("SCORE", added))
        if of == 1:
            return processing
        share = form("divide", score + self.base("float", str(of)))
        return processing + self.sets("SCORE", share)

    def declared(
        self,
        name: str,
        kind: str,
        right: Iterable[str],
        mapping: str = "",
        *,
        several: bool = False,
    ) -> str:
        """A response, what is right for it, and the points of other values."""
        values = "".join(self.form("value", escaped(value)) for value in right)
        return self.form(
            "response-declaration",
            self.form("correct-response", values) + mapping,
            identifier=name,
            cardinality="multiple" if several else "single",
            base_type=kind,
        )

    def maps(self, value: str, points: int, **how: str) -> str:
        return self.form("map-entry", map_key=value, mapped_value=points, **how)

    def mapping(self, entries: str, most: int) -> str:
        return self.form("mapping", entries, lower_bound=0, upper_bound=most, default_value=0)

    def entry(self, name: str) -> str:
        return self.form("text-entry-interaction", response_identifier=name, expected_length=20)

    def base(self, kind: str, value: str) -> str:
        return self.form("base-value", value, base_type=kind)

    def variable(self, name: str) -> str:
        return self.form("variable", identifier=name)

    def outcome(self, name: str, default: str = "", cardinality: str = "single") -> str:
        """A number that is worked out; without a default, what tells which feedback is shown."""
        value = self.form("default-value", self.form("value", default)) if default else None
        kind = "float" if default else "identifier"
        return self.form(
            "outcome-declaration", value, identifier=name, cardinality=cardinality, base_type=kind
        )

    def modal(self, outcome: str, ident: str, xhtml: str) -> str:
        """Text shown once the outcome holds the identifier; 3.0 wraps it once more."""
        inside = self.form("content-body", xhtml) if self.form.number == "3.0" else xhtml
        shown = {"outcome_identifier": outcome, "identifier": ident, "show_hide": "show"}
        return self.form("modal-feedback", inside, **shown)


def _xhtml(html: str) -> str:
    return html.replace("<br>", "<br/>")
