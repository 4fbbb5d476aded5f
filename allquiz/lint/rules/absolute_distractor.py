"""Only distractors say always, never, all or none.

What it finds: a distractor with an absolute word (always, never, only, all, none, every,
completely …), and no such word in any key. Amounts and doses (“all four limbs”, “every 6 hours”) are no such words,
nor is “nearly all”.

Why it is bad: little in medicine holds without exception, so a learner who knows nothing crosses
the absolute options out. [Haladyna 2002] (guideline 28a) and the [NBME] guide count such words
among the clues to avoid.

Evidence: fair (guidelines agree; it is not among the four of ten kinds of flaw whose expected effect
[Pham 2018] could confirm).

Example:

      - id: aspirin-fever
        type: choice
        stem: What does aspirin do in a person with a fever?
        answer: It lowers the temperature
    ✗   distractors: [It always causes bleeding, It raises the pulse, It slows breathing]
    ✓   distractors: [It thickens the blood, It raises the pulse, It slows breathing]
"""

import re
from collections.abc import Sequence

from allquiz.lint.item import PICKED, Finding, Findings, Item, Opt
from allquiz.lint.options_on_options import says_of_others
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

TYPES = PICKED
ENGLISH_ONLY = True

ABSOLUTES = LISTS["absolute"]
AMOUNTS = "(?:set|sum|number|mean|average|half|third|quarter|most|majority|share|part|total|product|value|union)"
# Of such phrases a word each: a text without one of all these has none.
PHRASED = ABSOLUTES.union(
    "circumstances exception exceptions case 100 conditions condition whatsoever times".split()
)
SIGNS = PHRASED | {"no"}  # one
COUNT = r"(?:\d+|two|three|four|five|six|eight|ten|twelve)"
# What begins like an absolute word and says nothing absolute: amounts, doses, who has never had a thing, a
# null effect; in capitals ALL is a disease.
ABSOLUTE = pattern(
    rf"\b(?:(?-i:ALL\b)|(?:after|at|above|first of|{AMOUNTS} of) all\b(?! times)|(?:not|almost|nearly|virtually|practically|just about) (?:all|always|only|every|everyone|everything|never|none|nobody|no one)\b|all (?:of )?(?:the )?{COUNT}\b"
    rf"|every (?:{COUNT}|other|second|third|few|hour|day|morning|evening|night|week|month|year)\b|who (?:ha(?:s|ve|d) )?never\b"
    r"|nothing (?:changes|changed|happens|happened|abnormal|unusual|new|by mouth)\b|if and only if\b|only(?: child(?:ren)?\b|\.?$)"
    r"|a must\b|must have\b|(?P<absolute>"
    rf"(?:{'|'.join(sorted(ABSOLUTES))})\b(?!-)|under no circumstances|without (?:any )?exceptions?|in no case"
    r"|under any (?:conditions?|circumstances)|whatsoever|no one|100 ?% (?:of|effective|safe|certain|sure|fatal|sensitive|specific|accurate|reliable)\b))",
    re.I,
)
HELP = "word the distractor as carefully as the key, or use such a word in the key too"


def check(item: Item) -> Findings:
    """The first distractor with an absolute word."""
    for option in item.distractors:
        word = is_absolute(option.text, option.words)
        if word and not _is_extent(option, item) and not says_of_others(option, item):
            if not any(is_absolute(key.text, key.words) for key in item.keys):
                message = f"“{word}” stands in a distractor, and no such word in the key"
                yield Finding(message, HELP, option.at(word))
            return


def _is_extent(option: Opt, item: Item) -> bool:
    """“None” alone is an amount among amounts, “All limb leads” how many of the leads that are asked for."""
    words = option.words
    is_of_asked = words[:1] == ["all"] and not option.roots.isdisjoint(item.stem_roots)
    return is_of_asked or len(words) == 1 or words == ["no", "one"]


def is_absolute(text: str, words: Sequence[str]) -> str | None:
    """The absolute word in a text of these words, or None."""
    if PHRASED.isdisjoint(words) and not ("no" in words and "one" in words):
        return None
    return next(filter(None, (match["absolute"] for match in ABSOLUTE.finditer(text))), None)
