"""Options that are code: what is a slip in prose, or tedious there, is meant."""

from allquiz.lint.item import Item
from allquiz.lint.patterns import pattern

# A sign or word that prose hardly has: a call, an address, a path, an option of a command, SQL.
CODE = pattern(
    r"[`={}_\\]|[$<][^\W\d]|\w\((?!e?s\))|->|://| --?[^\W\d]|\b(?:SELECT|FROM|TABLE|WHERE|INTO)\b"
)
OFFERED = ("answer", "answers", "distractors", "pairs")


def is_code(item: Item) -> bool:
    """Whether there is code among what is offered: in backticks, or by its signs."""
    in_backticks = any("`" in text for key, text in item.texts if key in OFFERED)
    return in_backticks or CODE.search(item.options_text) is not None
