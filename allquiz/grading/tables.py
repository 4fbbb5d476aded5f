"""The tables of grading: what is the same, what is mistaken for one another, and English words.

They are data, so that a page in a browser grades by the same ones.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def table(name: str) -> Any:
    """`folds` or `lookalikes`, as read from the JSON file of that name."""
    return json.loads((HERE / f"{name}.json").read_text("utf-8"))


@cache
def english() -> frozenset[str]:
    """Common English words of four letters and more, in the form of `folds.fold_word`.

    From SCOWL up to size 35 (words that most people know), without names; its licence lies beside.
    """
    return frozenset((HERE / "english.txt").read_text("utf-8").split())
