"""The tables of grading: what is the same, what is mistaken for one another, and English words.

They are data, so that a page in a browser grades by the same ones.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def table(name: str) -> Any:
    """`folds` or `lookalikes`, as read from the JSON file of that name."""
    return json.loads(_text(f"{name}.json"))


@cache
def english() -> frozenset[str]:
    """Common English words of four letters and more, in the form of `folds.fold_word`.

    From SCOWL up to size 35 (words that most people know), without names; its licence lies beside.
    """
    return frozenset(_text("english.txt").split())


def _text(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")
