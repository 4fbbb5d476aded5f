"""What a field of Moodle's XML holds: its text, and files in base 64."""

from base64 import b64decode
from functools import lru_cache
from typing import Any


def text_of(element: Any) -> str:
    """What the `text` in an element says."""
    first = element[0] if len(element) else None
    if first is not None and first.tag == "text" and not len(first):  # nearly always
        return first.text or ""
    return next(map(inner, element.iterchildren("text")), "")


def inner(text: Any) -> str:
    """The same of a `text`: tags that are not escaped, which Moodle doesn't take, are of it."""
    if not len(text):
        return text.text or ""
    from lxml import etree  # as the file was read by it

    return (text.text or "") + "".join([etree.tostring(tag, encoding="unicode") for tag in text])


def files_in(element: Any) -> dict[str, bytes | None]:
    """The bytes of files by their names."""
    return {
        part.get("name"): decoded(part) for part in element.iterchildren("file") if part.get("name")
    }


def decoded(part: Any) -> bytes | None:
    """The bytes in an element; None where it can't be decoded."""
    try:
        return b64decode("".join((part.text or "").split()), validate=True)
    except ValueError:
        return None


@lru_cache(maxsize=64)  # shares are few, and asked for with each answer
def number_in(text: str | None) -> float:
    """The number of a share or a factor, which PHP once wrote as its country does; 0 where it is none."""
    try:
        return float((text or "0").replace(",", "."))
    except ValueError:
        return 0.0
