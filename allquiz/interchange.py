"""What exporters write into other programs' texts and importers find again.

A unit in a stem for programs that know none, a number in plain digits, and a category and a right
side of Moodle's.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

UNIT_NOTE = re.compile(r"\s*\(In ((?:[^()\n]|\([^()\n]*\)){1,80}): write only the number\.\)\s*\Z")


def unit_note(unit: str) -> str:
    """A sentence for the end of a stem that names the unit."""
    return f"(In {unit}: write only the number.)"


def without_unit_note(stem: str) -> tuple[str, str | None]:
    """The stem without the sentence at its end that names the unit, and that unit."""
    match = UNIT_NOTE.search(stem)
    return (stem[: match.start()], match[1]) if match else (stem, None)


def digits(number: Decimal) -> str:
    """Plain digits with a point, no exponent and no needless zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def category_path(names: Iterable[str]) -> str:
    """A category of Moodle's, which doubles a slash within a name."""
    return "/".join(["$course$/top", *(name.replace("/", "//") for name in names if name)])


def category_in(path: str) -> str:
    """The names of a path, slashes between; its own first names (`$course$`, `top`) are left out."""
    names = [name.strip().replace("//", "-") for name in re.split("(?<!/)/(?!/)", path)]
    return "/".join([n for n in names if n not in ("", "top") and not re.fullmatch(r"\$\w+\$", n)])


# To Moodle a right side of a pair is plain text, but it is shown with its tags cut out and its entities
# undone: of “<5% blasts” nothing would be left.
ENTITY = re.compile("&[a-zA-Z0-9#]{1,8};")


def acts_in_html(text: str) -> bool:
    """Whether plain text would be another if it were taken for HTML."""
    return "<" in text or ("&" in text and ENTITY.search(text) is not None)


def right_side(text: str) -> str:
    """Plain text so that Moodle shows all of it."""
    if not acts_in_html(text):
        return text
    from html import escape  # whose tables most do without

    return escape(text, quote=False)


def right_side_in(text: str) -> str:
    """A right side of Moodle's as it is shown."""
    text = unisolated(text)
    if "&" not in text:
        return text
    from html import unescape

    return ENTITY.sub(lambda found: unescape(found[0]), text)


# A text in plain text, between signs that say at which side it begins (exporters/language.py).
ISOLATED = re.compile("[\u2067\u2068]([^\u2066-\u2069]*)\u2069")


def unisolated(text: str) -> str:
    match = ISOLATED.fullmatch(text)
    return match[1] if match else text


# What follows an explanation, each a paragraph (exporters/after_answering.py).
DAY = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
SOURCE = "Source: "
REVISED = re.compile(rf"(?<=\S) \(revised ({DAY})\)\Z")
SINCE = re.compile(
    rf"Since then \((?P<as_of>{DAY}|\d{{4}})\): (?P<note>.+) "
    r"\((?P<source>(?:[^()]|\([^()]*\))+)\)",
    re.DOTALL,
)  # a source may have brackets of its own
AS_OF = re.compile(rf"The answer holds as of ({DAY}|\d{{4}})\.")


def without_background(text: str) -> tuple[str, dict[str, Any]]:
    """An explanation without the paragraphs on source and date, and these in the bank's own keys.

    More than one source stays as text: a question can name several only as keys of sources.yaml.
    """
    kept, found = [], dict[str, Any]()
    several = text.count(SOURCE) > 1
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(SOURCE) and paragraph != SOURCE and not several:
            title, *revised = REVISED.split(paragraph.removeprefix(SOURCE))
            found["source"] = {"title": title, **({"revised": revised[0]} if revised else {})}
        elif since := SINCE.fullmatch(paragraph):
            found["since"] = since.groupdict()
        elif as_of := AS_OF.fullmatch(paragraph):
            found["as_of"] = as_of[1]
        else:
            kept.append(paragraph)
    return "\n\n".join(kept), found


ITEMS = ("place", "name", "type", "question")  # the columns of the list beside an export
# The columns of a table that allquiz writes: by this first row it knows its own.
TABLE = (
    "id", "type", "question", "answer", "distractors", "tolerance", "unit", "exact", "shuffle", "hint",
    "explanation", "section", "as_of", "level", "tags", "topic", "namespace",
)  # fmt: skip
