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
ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
NAMES = {"a": ascii_lowercase, "i": ROMAN}


def list_numbers(ordered: Any) -> Iterator[str]:
    """The numbers or letters of the items of an `ol`, one after another."""
    start, kind = ordered.get("start") or "", ordered.get("type") or ""
    if styled := STYLED.search(ordered.get("style") or ""):
        kind = "i" if styled[2] == "roman" else "a"
        kind = kind.upper() if styled[1] == "upper" else kind
    names = NAMES.get(kind.lower(), "")
    for number in count(int(start) if START.fullmatch(start) else 1):
        said = names[number - 1] if 0 < number <= len(names) else str(number)
        yield said.upper() if kind.isupper() else said
