"""A number is asked for, and no unit is named.

What it finds: a `numeric` question without `unit` that asks for a weight, distance, dose, temperature, pressure or span
of time (“How much does … weigh?”, “At what temperature …?”), whose stem names no unit for the answer either. How many
of a thing, how long a text or list, what share, how many times as much, and sums don't count.

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
SIGNS = frozenset(
    "much long far heavy tall deep wide thick dose temperature pressure weight half-life period concentration".split()
)

# What has a unit whatever is meant: a weight, a span of time, a distance, a dose. “How long” may ask for letters, bits or
# sides, “how much” for a price, a sum or a share: only where a word says what for.
ASKS = pattern(
    r"\bhow much (?:do|does|did|should|must|can|may|will) [^?\d]*\bweigh\b"
    r"|\bhow much (?:water|fluid|blood|urine|oxygen|iron|calcium|sodium|potassium|protein|insulin|glucose|salt|alcohol|energy|heat|radiation|medicine)\b"
    r"|\bhow long (?:do|does|did|can|may|must|should|will) [^?\d]*\b(?:live|last|survive|persist|stay|remain|circulate|wait|fast|incubate)\b"
    r"|\bhow long (?:is|was|are|were) [^?\d]*\b(?:gestation|pregnancy|period|half-life|lifespan|reign|incubation|interval|river|wall|bridge|marathon|bowel|intestine|(?:o?esophag|femur|ureter|urethra)\w*)\b"
    r"|\bhow far (?:is|are|was|were) [^?\d]* from [^?\d]*|\bhow (?:heavy|tall|wide|thick|deep(?![^?]* (?:tree|recursion|network|nested)\b)) (?:is|are|was|were|do|does|did|can|may|must|should|will)\b"
    r"|\b(?:what|which) (?:(?!of\b|in\b|with\b|at\b|by\b|for\b|per\b|to\b|and\b)[\w'’-]+ ){0,6}(?:dose(?! level)|temperature|(?:blood|air|vapou?r) pressure|(?:birth|body) weight)\b"
    # These may stand in what is asked of another thing: “What pH results when the concentration …?”
    r"|\bwhat (?:is|are|was|were) (?:the |its )?(?:(?!(?:of|in|with|at|by|for|per|to|and|the|an?|if|when|after|whose)\b)[\w'’-]+ ){0,4}(?:half-li[fv]es?|incubation period|concentration)\b",
    re.I,
)
# Of what tells the unit, or that the number has none.
NAMED = (
    frozenset(map(str.lower, UNITS - {"K", "U", "A", "V", "m", "s", "in"}))
    | frozenset(
        "celsius fahrenheit kelvin percent percentage per share part parts proportion fraction ratio times fold factor chance risk"
        " probability odds unit units point points score number many grain barrel percentile minute minutes relative compared".split()
    )
) - {""}
# “… in stories?”, “(letters)”, “in K”: whatever it is, it says what the number counts.
IN_THAT = pattern(
    r"(?:, in (?:(?:\w|-)+ ){0,2}|\bin (?:(?!the|an?\b)(?:\w|-)+ )?(?=\w+[^\Wiusa]s\W*$))(?:\w|[-/²³])+\W*$"
    r"|\([^()]+\)\W*$|\b[Ii]n (?:K|[A-Z]{2}|[msAVN])\b"
)
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
    if not (named or any(sign in stem for sign in "%°$€£¥‰") or IN_THAT.search(stem)):
        message = f"“{asked[0].strip()}” asks for an amount, and no unit is named"
        remedy = "name the unit in the stem, and put it under `unit`"
        yield Finding(message, remedy, At("stem"))
