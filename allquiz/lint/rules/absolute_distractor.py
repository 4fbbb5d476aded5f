"""Only distractors say always, never, all or none.

What it finds: a distractor with an absolute word (always, never, only, all, none, every,
completely …), and no such word in any key.

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

from allquiz.lint.item import PICKED, Finding, Findings, Item
from allquiz.lint.patterns import pattern
from allquiz.lint.phrases import denies_all, stands_for_all
from allquiz.lint.words import LISTS

TYPES = PICKED
ENGLISH_ONLY = True

ABSOLUTES = LISTS["absolute"]
# Of such phrases a word each: a text without one of all these has none.
SIGNS = ABSOLUTES.union(
    "circumstances exception exceptions case 100 conditions condition whatsoever".split()
)
# In capitals ALL is a disease, and these say nothing absolute.
ABSOLUTE = pattern(
    r"\b(?-i:(?!ALL\b))(?<!after )(?<!at )(?<!not )(?<!above )(?<!first of )"
    rf"(?:{'|'.join(sorted(ABSOLUTES - {'only', 'must'}))})(?!-)\b"
    r"|\bunder no circumstances\b|\bwithout (?:any )?exceptions?\b|\bin no case\b"
    r"|\bonly\b(?! (?:child|children)\b)|(?<!\ba )\bmust(?! have)\b|\bunder any (?:conditions?|circumstances)\b|\bwhatsoever\b",
    re.I,
)
WHOLE = pattern(r"(?<=\w )100 ?%(?= \w)")
HELP = "word the distractor as carefully as the key, or use such a word in the key too"


def check(item: Item) -> Findings:
    """The first distractor with an absolute word."""
    stem = item.stem
    found = next(
        (
            (option, word)
            for option in item.distractors
            if (word := is_absolute(option.text, option.words))
            and not stands_for_all(option, stem)
            and not denies_all(option, stem)
        ),
        None,
    )
    if found and not any(is_absolute(option.text, option.words) for option in item.keys):
        option, word = found
        message = f"“{word}” stands in a distractor, and no such word in the key"
        yield Finding(message, HELP, option.at(word))


def is_absolute(text: str, words: Sequence[str]) -> str | None:
    """The absolute word in a text of these words, or None."""
    if SIGNS.isdisjoint(words):
        return None
    match = ABSOLUTE.search(text) or ("100" in words and WHOLE.search(text))
    return match[0] if match else None
