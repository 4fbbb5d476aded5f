"""The language of a bank's texts, as HTML has it.

A text in a script that is written from the right has its brackets, numbers and full stop in the wrong
places where a program takes it for one from the left. Texts in other scripts stay as they are.
"""

import re

from allquiz.markup import to_html

# Languages, or languages in a script, that are written from the right.
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa ha-arab he ks ku-arab ps sd ug ur yi".split())

FROM_THE_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
ISOLATES = {"rtl": "\u2067", "auto": "\u2068"}  # to the end at \u2069


def paragraph(text: str, language: str | None) -> str:
    """A text of a bank in that language as a paragraph of HTML."""
    side = _side(text, language)
    return f'<p dir="{side}">{to_html(text)}</p>' if side else f"<p>{to_html(text)}</p>"


def inline(text: str, language: str | None) -> str:
    """The same as HTML within a line, beside the mark of an option, say."""
    side = _side(text, language)
    return f'<span dir="{side}">{to_html(text)}</span>' if side else to_html(text)


def isolated(text: str, language: str | None) -> str:
    """A text where there is no HTML, between signs that say the same of it."""
    return f"{ISOLATES[side]}{text}\u2069" if (side := _side(text, language)) else text


def begins_at_the_right(text: str, language: str | None) -> bool:
    """Whether what begins with that text does: by its first letter, where the language isn't known."""
    side = direction(language)
    first = next(filter(str.isalpha, text), "")
    return side == "rtl" or (side == "auto" and FROM_THE_RIGHT.match(first) is not None)


def _side(text: str, language: str | None) -> str:
    """What has to be said of the side that a text begins at; empty where nothing has."""
    if text.isascii() or not FROM_THE_RIGHT.search(text):
        return ""
    side = direction(language)
    return side if side in ISOLATES else ""


def direction(language: str | None) -> str:
    """The value of `dir` for text in a language, by its tag such as `he` or `de-CH`: `rtl`, `ltr`,
    or `auto` where it isn't known."""
    if not language:
        return "auto"
    tag = language.lower()
    return "rtl" if tag in RIGHT_TO_LEFT or tag.split("-")[0] in RIGHT_TO_LEFT else "ltr"
