r"""The markup of question texts: `*emphasis*`, `**strong**`, `` `code` `` and math as `\( … \)`.

Everything else is plain text; `<` is a less-than sign. A mark that is not closed, or that stands
beside a space on its inner side, is the character it looks like (`2 * 3 * 4`, `HLA-A*02:01`).
"""

import re
from typing import Literal, NamedTuple

Style = Literal["", "emphasis", "strong", "code", "math"]

MARK = re.compile(
    r"\*\*(?=\S)(?P<strong>[^*]+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=\S)\*(?![\w*])"
    r"|`(?P<code>[^`]+)`"
    r"|\\\((?P<math>(?:(?!\\\)).)+)\\\)",
    re.DOTALL,
)
TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


class Span(NamedTuple):
    """A run of text in one style, its marks taken off."""

    text: str
    style: Style = ""


def spans(text: str) -> list[Span]:
    found: list[Span] = []
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            found.append(Span(text[end : match.start()]))
        style: Style = match.lastgroup  # type: ignore[assignment]  # the groups are the styles
        found.append(Span(match[style], style))
        end = match.end()
    if end < len(text):
        found.append(Span(text[end:]))
    return found


def to_plain(text: str) -> str:
    return "".join(span.text for span in spans(text)) if has_marks(text) else text


def to_html(text: str) -> str:
    """The text as HTML, everything that HTML would read otherwise escaped; math stays TeX."""
    if has_marks(text):
        return "".join([_html(span) for span in spans(text)]).replace("\n", "<br>")
    return escaped(text).replace("\n", "<br>")


def has_marks(text: str) -> bool:
    """Whether a sign of the markup is in the text: nearly all hold none, sooner told so."""
    return "*" in text or "`" in text or "\\" in text


def escaped(text: str) -> str:
    """Any text as the content of an element of HTML or XML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def attribute(text: str) -> str:
    """Any text between the double quotes of an attribute. An apostrophe stays: some programs do not
    know it by its number."""
    return escaped(text).replace('"', "&quot;")


def _html(span: Span) -> str:
    made = escaped(span.text)
    if span.style == "math":
        return rf"\({made}\)"
    tag = TAGS.get(span.style)
    return f"<{tag}>{made}</{tag}>" if tag else made


# In an Anki field, braces are gaps and fields, and brackets sounds, boxes to type in, and LaTeX.
ANKI = str.maketrans({"{": "&#123;", "}": "&#125;", "[": "&#91;"})
LIVE_IN_ANKI = r"(?i)\{\{|\}\}|\[(?=\[|sound:|anki:|latex\]|\$|/)"  # which no quiz compiles


def to_anki(text: str) -> str:
    """The text as the content of an Anki field: HTML with nothing that Anki would act on."""
    if "\\" in text:
        made = "".join(_anki(span) for span in spans(text)).replace("\n", "<br>")
    else:
        made = to_html(text)
    if "{{" in made or "}}" in made or "[" in made:
        return re.sub(LIVE_IN_ANKI, lambda match: match[0].translate(ANKI), made)
    return made


def _anki(span: Span) -> str:
    """A backslash outside math stands alone: beside a parenthesis it would be MathJax's."""
    made = _html(span)
    return made if span.style == "math" else made.replace("\\", r"<span>\</span>")


def to_attribute(text: str) -> str:
    """The text as the value of an attribute in an Anki field, without its marks, on one line."""
    plain = escaped(" ".join(to_plain(text).split())).replace('"', "&quot;").replace("'", "&#x27;")
    return re.sub(r"[{}\[\]\\]", lambda match: f"&#{ord(match[0])};", plain)
