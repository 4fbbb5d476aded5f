"""What an ordered list of HTML writes before its items: a question may ask for “I and III”.

Source: https://html.spec.whatwg.org/multipage/grouping-content.html#the-ol-element; of styles those
that TinyMCE writes, the editor of Canvas and Moodle.
"""

import re
from collections.abc import Iterator
from itertools import count
from string import ascii_lowercase
from typing import Any

STYLED = re.compile(r"list-style[^;]*\b(upper|lower)-(roman|alpha|latin)\b")
START = re.compile(r"\d{1,4}", re.ASCII)
ROMAN = {10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def list_numbers(ordered: Any) -> Iterator[str]:
    """The numbers or letters of the items of an `ol`, one after another."""
    start, kind = ordered.get("start") or "", ordered.get("type") or ""
    if styled := STYLED.search(ordered.get("style") or ""):
        kind = "i" if styled[2] == "roman" else "a"
        kind = kind.upper() if styled[1] == "upper" else kind
    for number in count(int(start) if START.fullmatch(start) else 1):
        said = str(number)
        if kind in ("a", "A") and 0 < number <= len(ascii_lowercase):
            said = ascii_lowercase[number - 1]
        elif kind in ("i", "I") and 0 < number < 40:
            said = _roman(number)
        yield said.upper() if kind.isupper() else said


def _roman(number: int) -> str:
    said = ""
    for value, signs in ROMAN.items():
        said += signs * (number // value)
        number %= value
    return said
