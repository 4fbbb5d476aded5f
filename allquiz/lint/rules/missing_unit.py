"""A number is asked for, and no unit is named.

What it finds: a `numeric` question without `unit` that asks for a size, dose, temperature, pressure or span of time
(“How much does … weigh?”, “At what temperature …?”), whose stem names no unit for the answer either. How many of a
thing, what share, how many times as much, and sums don't count.

Why it is bad: 37 and 98.6 are the same temperature. Who knows the answer, and thinks in another unit, is judged
wrong for a convention that was not named. No study is needed: without a unit the number is no answer.

Evidence: strong (it follows by itself).

Example:

      - id: water-boils
        type: numeric
    ✗   stem: At what temperature does water boil at sea level?
    ✓   stem: At what temperature in degrees Celsius does water boil at sea level?
        answer: 100
    ✓   unit: °C
"""

import re

from allquiz.lint.amounts import UNITS
from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.words import root_of

TYPES = ("numeric",)
ENGLISH_ONLY = True
SIGNS = frozenset("much long far heavy tall high deep dose temperature pressure weight".split())

# “How much is 12 + 12”, “how much of the water”, “how much larger” ask for a sum, a share or a ratio, “how long a list” may ask for a count.
ASKS = pattern(
    r"\bhow (?:much (?!is\b|are\b|of\b|more\b|less\b|\w+er\b|times\b)|(?:long|far|heavy|tall|high|deep) (?:is|are|was|were|do|does|did|can|may|must|should|will)\b)"
    r"|\b(?:what|which) (?:(?!of\b|in\b|with\b|at\b|by\b|for\b|per\b|to\b|and\b)[\w'’-]+ ){0,6}(?:dose|temperature|(?:blood|air|vapou?r) pressure|weight)\b",
    re.I,
)
# Of what tells the unit, or that the number has none.
NAMED = (
    frozenset(map(str.lower, UNITS - {"K", "U", "A", "V", "m", "s", "in"}))
    | frozenset(
        "celsius fahrenheit kelvin percent percentage per share part parts proportion fraction ratio times fold factor chance risk"
        " probability odds unit units point points score number many grain barrel percentile".split()
    )
) - {""}


ENDINGS = (
    "seconds",
    "grams",
    "meters",
    "metres",
    "liters",
    "litres",
    "moles",
    "pascals",
    "degrees",
)


def check(item: Item) -> Findings:
    """The stem, where it asks for an amount and names no unit."""
    stem = item.stem
    if item.question.unit is not None or not (asked := ASKS.search(stem)):
        return
    named = any(
        word.endswith(ENDINGS) or word in NAMED or root_of(word) in NAMED
        for word in item.stem_words
    )
    if not (named or any(sign in stem for sign in "%°$€£¥‰")):
        message = f"“{asked[0].strip()}” asks for an amount, and no unit is named"
        remedy = "name the unit in the stem, and put it under `unit`"
        yield Finding(message, remedy, At("stem"))
