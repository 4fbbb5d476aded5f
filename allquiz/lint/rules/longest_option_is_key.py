"""The key stands out by its length.

What it finds: the key has at least one and a half times the characters of the median distractor,
and at least 10 more than the longest. Where several options are right, the shortest key counts.

Why it is bad: authors qualify the right option until nobody can object to it, and learners know.
In the cross-over experiment of [Pham 2018] a longest key was one of few flaws whose expected
effect was confirmed: scores rose. [Haladyna 2002] (guideline 24) and the [NBME] guide ask for
options of about equal length.

Evidence: strong (cross-over experiment, guidelines agree).

Example:

      - id: liver-blood
        type: choice
        stem: Which vessel brings the liver most of its blood?
    ✗   answer: The portal vein, which drains the stomach and the intestines
    ✓   answer: The portal vein
        distractors: [The hepatic artery, The splenic artery, The renal vein]
"""

from allquiz.lint.item import PICKED, Finding, Findings, Item
from allquiz.lint.options_on_options import says_of_others

TYPES = PICKED

# Seen at a glance. Our own; no study gives a bound.
LONGEST_TIMES_MEDIAN = 1.5
LONGEST_MORE_CHARACTERS = 10


def check(item: Item) -> Findings:
    """The key, where it is longer by far."""
    lengths = sorted([len(option.text) for option in item.distractors])
    key = min(item.keys, key=lambda option: len(option.text))
    length = len(key.text)
    if length < lengths[-1] + LONGEST_MORE_CHARACTERS or says_of_others(key, item) == "all":
        return
    half = len(lengths) // 2
    median = (lengths[half] + lengths[~half]) / 2
    if length >= LONGEST_TIMES_MEDIAN * median:
        message = (
            f"the key stands out: it has {length} characters, the longest distractor {lengths[-1]}"
        )
        remedy = "shorten the key (its reason belongs into `explanation`), or say as much in the distractors"
        yield Finding(message, remedy, key.at())
