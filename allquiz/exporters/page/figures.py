"""Figures for a page: drawings as part of it, with their text; anything else as an image inside."""

import base64
import html
import json
import mimetypes
import re
import xml.etree.ElementTree as ET
from pathlib import Path

from allquiz.model.question import Figure

SVG = "{http://www.w3.org/2000/svg}"
# Elements and attributes that draw, and do nothing else.
ALLOWED = json.loads(Path(__file__).with_name("svg.json").read_text("utf-8"))
SHAPES, LOOKS = frozenset(ALLOWED["shapes"]), frozenset(ALLOWED["looks"])
NAMING = frozenset(("role", "aria-labelledby", "aria-label"))  # the bank's own words name it


def drawn(figure: Figure, prefix: str) -> str:
    """The figure as HTML, on one line; `prefix` sets its ids apart from other figures'.

    An SVG of shapes and text alone becomes part of the page. One with anything more, such as a
    style, a script or a link, is shown as an image, in which nothing can act or be fetched.
    """
    data = Path(figure.path).read_bytes()
    if figure.file.lower().endswith(".svg") and b"<!" not in data.replace(b"<!--", b""):
        try:
            return _element(ET.fromstring(data), prefix)  # noqa: S314  # no declarations: no entities
        except (ET.ParseError, _More):
            pass
    kind = mimetypes.guess_type(figure.file)[0] or "application/octet-stream"
    return f'<img src="data:{kind};base64,{base64.b64encode(data).decode()}">'


class _More(ValueError):
    """There is more in the drawing than shapes and text."""


def _element(element: ET.Element, prefix: str) -> str:
    name = element.tag.removeprefix(SVG)
    if name not in SHAPES:
        raise _More(name)
    given = {
        attribute.removeprefix("{http://www.w3.org/1999/xlink}"): value
        for attribute, value in element.attrib.items()
        if attribute not in NAMING
    }
    if not LOOKS.issuperset(given):
        raise _More(str(sorted(given)))
    attributes = "".join(
        f' {attribute}="{html.escape(_value(attribute, " ".join(value.split()), prefix))}"'
        for attribute, value in given.items()
    )
    if name == "svg":
        attributes = f' xmlns="{SVG[1:-1]}"{attributes}'
    if name in ("title", "desc"):
        return ""
    inside = _text(element.text, name) + "".join(
        _element(child, prefix) + _text(child.tail, name) for child in element
    )
    return f"<{name}{attributes}>{inside}</{name}>" if inside else f"<{name}{attributes}/>"


def _value(attribute: str, value: str, prefix: str) -> str:
    if attribute == "id":
        return prefix + value
    if attribute == "href":
        if not value.startswith("#"):
            raise _More(value)
        return f"#{prefix}{value[1:]}"
    if "url(" in value:
        found = re.fullmatch(r"url\(#([\w-]+)\)", value)
        if found is None:
            raise _More(value)
        return f"url(#{prefix}{found[1]})"
    return value


def _text(text: str | None, name: str) -> str:
    if name not in ("text", "tspan") or not text:
        return ""
    return html.escape(re.sub(r"\s+", " ", text), quote=False)
