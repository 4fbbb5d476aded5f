"""An option says how often in a word that people read differently.

What it finds: often, frequently, usually, sometimes, rarely, “tends to”, “almost always” and their like in an option;
“as a rule” where it begins one.

Why it is bad: whether the option is right hangs on what “often” means. Members of national test
committees gave widely different numbers for one and the same word [Case 1994], and so did the
examiners who had set the questions [Holsgrove 1998]. The [NBME] guide tells to avoid such words.

Evidence: strong (two surveys of examiners, guidelines agree).

Example:

      - id: statin-muscle
        type: choice
    ✗   stem: How do statins affect muscle?
    ✗   answer: They often cause soreness
    ✓   stem: How do statins affect muscle in some people?
    ✓   answer: They cause soreness
        distractors: [They build mass, They shorten tendons, They block nerves]
"""

import re
from itertools import pairwise

from allquiz.lint.item import OFFERED, Finding, Findings, Item, Opt, first
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

TYPES = OFFERED
ENGLISH_ONLY = True

WORDS = LISTS["vague"]
# “Most commonly” ranks, “less often” compares, and “can sometimes” says no more than “can”.
BEFORE = frozenset("most more less least how as can may could might".split())
PHRASE = pattern(
    r"\b(?:in (?:many|most|some|few|a (?:number|majority|minority) of|the majority of) (?:cases|instances)|from time to time|at times(?! of)|more often than not"
    r"|tends? to|now and (?:then|again)|once in a while|most of the time|by and large|for the most part|on occasion(?! of)"
    r"|(?:almost|nearly) (?:always|never)|as often as not"
    r"|(?:^|\b(?:it|they|he|she|who|that) )(?:normally|(?:hardly|scarcely|barely) ever)|^(?:(?:in general|on the whole)(?=,| (?:an?|the|it|they|th[ei]se?)\b)|as a (?:general )?rule(?! of)))\b",
    re.I,
)
PHRASED = frozenset(
    "cases instances time times now tend tends while often large part occasion ever almost nearly normally general whole rule".split()
)
SIGNS = WORDS | PHRASED
HELP = "say how often in numbers, or take the word out of the option"


def check(item: Item) -> Findings:
    """The first option with such a word."""
    return first(
        Finding(f"readers differ on how often “{word}” is", HELP, option.at(word))
        for option in item.options
        if (word := _vague(option))
    )


def _vague(option: Opt) -> str | None:
    for before, word in pairwise(["", *option.words]):
        if word in WORDS and before not in BEFORE:
            return word
    match = None if PHRASED.isdisjoint(option.words) else PHRASE.search(option.text)
    return match[0] if match else None
