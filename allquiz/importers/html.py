r"""HTML to the text of a bank: emphasis as marks, sub and superscript as Unicode, lists as lines.

What a bank's text can't hold is told to `lose`: tables, struck-out text, formulas as MathML, players.
Read by lxml: its parser is the one that takes what editors and people write, in C, and it is needed
for XML anyway. A converter to Markdown would escape and nest as Markdown does, which isn't ours.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import unescape
from itertools import repeat
from typing import Any, NamedTuple

from allquiz.importers.escaped_text import (
    MAX_TEXT,
    Lose,
    joined,
    marked,
    plain_to_text,
    refuse_long,
)
from allquiz.importers.list_numbers import list_numbers
from allquiz.markup import Span, Style, escaped

Image = Callable[[str, str], None]  # source and alt

BLOCKS = {"p": 2, "h1": 2, "h2": 2, "h3": 2, "h4": 2, "h5": 2, "h6": 2, "ul": 2, "ol": 2, "table": 2,
          "blockquote": 2, "pre": 2, "dl": 2, "div": 1, "li": 1, "tr": 1, "dt": 1, "dd": 1, "section": 1,
          "article": 1, "figure": 1, "figcaption": 1, "hr": 2, "center": 1, "address": 1}  # fmt: skip
STYLES: dict[str, Style] = {"em": "emphasis", "i": "emphasis", "strong": "strong", "b": "strong",
          "code": "code", "tt": "code", "kbd": "code", "samp": "code"}  # fmt: skip
FILE = re.compile(r"(?![a-z]+:)[^#]", re.IGNORECASE)  # an address that is none outside its program
UNSEEN = {"script", "style", "head", "title", "meta", "link", "template"}
PLAYERS = {"video", "audio", "iframe", "object", "embed", "svg", "math", "canvas", "input", "select",
           "textarea", "form", "button"}  # fmt: skip
NAMED = {"u": "underlining", "ins": "underlining", "s": "struck-out marking", "strike": "struck-out marking",
         "del": "struck-out marking", "mark": "highlighting"}  # fmt: skip
PLAIN = {"html", "body", "span", "font", "a", "tbody", "thead", "tfoot", "td", "th", "colgroup", "col",
         "caption", "small", "big", "abbr", "acronym", "cite", "q", "dfn", "var", "label", "br", "img",
         "sub", "sup", "wbr", "time", "nobr", "source", "track", "param", "picture", "bdi", "bdo",
         "noscript", "main", "header", "footer", "nav", "aside", "ruby", "rt", "rp"}  # fmt: skip
KNOWN = {*BLOCKS, *STYLES, *UNSEEN, *PLAYERS, *NAMED, *PLAIN}
TAG = re.compile(rf"</?(?:{'|'.join(sorted(KNOWN))})(?:\s[^<>]*)?/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});")
NO_TAG = re.compile(r"<(?![a-zA-Z/!?])|<(?=[^<>]*(?:<|\Z))")  # a less-than sign that nothing closes

UP = dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True))
DOWN = dict(zip("0123456789+-−=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ", strict=True))
ORDINALS = ("st", "nd", "rd", "th")
BULLETS = repeat("-")
SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")


def looks_like_html(text: str) -> bool:
    """Whether a text that doesn't say so is HTML: it has a tag or entity that HTML knows."""
    return ("<" in text and TAG.search(text) is not None) or (
        "&" in text and ENTITY.search(text) is not None
    )


def is_bare(text: str) -> bool:
    """Whether a text without blanks around it is itself in every format: nearly all are, and then
    there is no more to do."""
    return text.isprintable() and not (
        "<" in text or "&" in text or "\\" in text or "*" in text or "_" in text or "`" in text
        or "$" in text or "  " in text or len(text) > MAX_TEXT
    )  # fmt: skip


def to_text(html: str, lose: Lose, image: Image) -> str:
    """HTML as the text of a bank. Raises CannotHold for a text too long to be one."""
    if html.count("<") == html.count("<p>") + html.count("</p>") + html.count("<br>"):
        return plain_to_text(_paragraphs(html), lose)  # so are nearly all, and it needs no parser
    writer = _Writer(lose, image)
    root, (etree, _) = _root(NO_TAG.sub("&lt;", html.replace("\0", ""))), _parser()
    etree.strip_elements(root, *UNSEEN, with_tail=False)
    writer.walk(etree.iterwalk(root, events=("start", "end")))
    return writer.text()


def _paragraphs(html: str) -> str:
    """HTML that has no tags but those of paragraphs and lines."""
    if "<" in html:
        made = [" ".join(part.split()) for part in html.replace("</p>", "<p>").split("<p>")]
        text = "\n\n".join([part for part in made if part])
        if "<br>" in text:
            text = re.sub(" ?<br> ?", "\n", text)
    else:
        text = " ".join(html.split())
    return unescape(text).replace("\u00a0", " ").strip() if "&" in text else text.strip()


@cache
def _parser() -> Any:
    from lxml import etree  # only foreign files need it

    return etree, etree.HTMLParser(remove_comments=True, remove_pis=True, no_network=True)


def _root(html: str) -> Any:
    etree, parser = _parser()
    return etree.fromstring(f"<html><body>{html}</body></html>", parser)


class Inner(NamedTuple):
    """What an element holds, as HTML, and the name of its class."""

    name: str
    html: str


def inner_html(html: str, tag: str) -> list[Inner]:
    """Every element of this name."""
    if not html.strip():
        return []
    return [
        Inner((element.get("class") or "").split(" ")[0], _inner(element))
        for element in _root(html).iter(tag)
    ]


def _inner(element: Any) -> str:
    etree, _ = _parser()
    children = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return escaped(element.text or "") + "".join(children)


class _Writer:
    """Collects runs of text in one style, with the line breaks that blocks make."""

    def __init__(self, lose: Lose, image: Image) -> None:
        self.lose, self.image = lose, image
        self.runs: list[Span] = []
        self.styles: list[Style] = []
        self.lists: list[Iterator[str]] = []  # of each open list, what stands before its next items
        self.breaks = 0
        self.raw = self.cells = 0
        self.small: list[str] = []  # open sub and sup

    def walk(self, events: Any) -> None:
        for event, element in events:
            tag = element.tag
            if event == "start":
                self._start(tag, element)
                if element.text:
                    self._say(element.text)
            else:
                self._end(tag, element)
                if element.tail:
                    self._say(element.tail)

    def text(self) -> str:
        refuse_long(sum([len(run.text) for run in self.runs]))
        return marked(joined(_spaces_outside(self.runs)), self.lose).strip()

    def _start(self, tag: str, element: Any) -> None:
        if tag == "br":
            self.breaks += 1
        elif tag == "img":
            self._picture(element)
        elif tag in STYLES:
            if self.styles and self.styles[-1] != STYLES[tag]:
                self.lose("emphasis within emphasis")
            self.styles.append(STYLES[tag])
        elif tag in ("sub", "sup"):
            self.small.append(tag)
        elif tag in BLOCKS:
            self._open_block(tag, element)
        elif tag in ("td", "th"):
            self.cells += 1
            if self.cells > 1:
                self._put(" | ")
        elif tag in NAMED or tag not in PLAIN:
            self._name(tag)
        elif (
            "multilang" in (element.get("class") or "").split()
        ):  # Moodle may show one of them only
            self.lose("what language each text is in: they stand behind one another")

    def _picture(self, element: Any) -> None:
        """A picture; Canvas shows formulas as pictures, and keeps the formula beside."""
        formula = element.get("data-equation-content")
        if formula is None and "equation_image" in (element.get("class") or ""):
            formula = (element.get("alt") or "").removeprefix("LaTeX:").strip()
        if formula:
            self._put(rf"\({formula}\)")
        else:
            self.image(element.get("src") or "", element.get("alt") or "")

    def _name(self, tag: str) -> None:
        if tag in PLAYERS:
            self.lose(f"<{tag}>, which a bank's text can't hold")
        elif ":" not in tag:  # Word leaves tags such as <o:p>
            self.lose(NAMED.get(tag, f"the tag <{tag}>"))

    def _open_block(self, tag: str, element: Any) -> None:
        self.breaks = max(self.breaks, BLOCKS[tag])
        if tag == "ul":
            self.lists.append(BULLETS)
        elif tag == "ol":
            self.lists.append(f"{number}." for number in list_numbers(element))
        elif tag == "li":
            self._put(f"{next(self.lists[-1] if self.lists else BULLETS)} ")
        elif tag == "tr":
            self.cells = 0
        elif tag == "pre":
            self.raw += 1
        elif tag == "table":
            self.lose("a table: its rows are lines, its cells divided by |")

    def _end(self, tag: str, element: Any) -> None:
        if tag in STYLES:
            self.styles.pop()
        elif tag in ("sub", "sup"):
            self.small.pop()
        elif tag in BLOCKS:
            self.breaks = max(self.breaks, BLOCKS[tag]) if self.runs else 0
            if tag in ("ul", "ol"):
                self.lists.pop()
            self.raw -= tag == "pre"
        elif tag == "a":
            address = element.get("href") or ""
            said = "".join(element.itertext()).strip()
            if address.startswith(("http:", "https:")) and said and address != said:
                self._put(f" ({address})")
            elif said and FILE.match(address):
                self.lose(f"what “{address}” leads to")

    def _say(self, text: str) -> None:
        if not self.raw:
            text = SPACES.sub(" ", text)
            if self.breaks or not self.runs or self.runs[-1].text[-1:] in (" ", "\n"):
                text = text.removeprefix(" ")
        self._put(self._raised(text) if self.small else text)

    def _put(self, text: str) -> None:
        if not text:
            return
        style = self.styles[-1] if self.styles else ""
        if self.breaks and self.runs:
            before = self.runs[-1]
            self.runs[-1] = Span(before.text.rstrip(" "), before.style)
            # Emphasis may reach over lines, but not over paragraphs.
            inside = style if before.style == style and self.breaks == 1 else ""
            self.runs.append(Span("\n" * self.breaks, inside))
        self.breaks = 0
        self.runs.append(Span(text, style))

    def _raised(self, text: str) -> str:
        up = self.small[-1] == "sup"
        table, bare = (UP if up else DOWN), text.strip()
        if all(character in table for character in bare):
            return "".join(table.get(character, character) for character in text)
        if up and bare in ORDINALS:
            return text
        self.lose(f"the {'super' if up else 'sub'}script “{bare}”, which Unicode has not")
        return f"{'^' if up else '_'}{bare if len(bare) == 1 else f'({bare})'}"


def _spaces_outside(runs: list[Span]) -> list[Span]:
    """Spaces at the ends of a run in a style put outside it."""
    made: list[Span] = []
    for text, style in joined(runs):
        bare = text.strip() if style else text
        start = text[: len(text) - len(text.lstrip())] if style else ""
        end = text[len(text.rstrip()) :] if style and bare else ""
        made += [Span(start), Span(bare, style if bare else ""), Span(end)]
    return [span for span in made if span.text]
