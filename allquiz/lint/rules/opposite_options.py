"""Two options are opposites, and one of them is the key.

What it finds: a choice where just two options say the same but for one word and its contrary (“It rises”, “It falls”;
“is inherited”, “is not inherited”), one of them is the key, and the others say something else. Where another option
says that nothing changes, or a second pair is there, each contrary is as likely as before.

Why it is bad: one of two contraries looks right before the matter is known, so that a guess is made among two,
and the other options stand idle. [Haladyna 2002] (guideline 28e) counts pairs of options that give a clue
among the faults; [Millman 1965] has it among the cues of test-wiseness.

Evidence: consensus (guidelines agree; of 16 such pairs in 39,000 public items 11 held the key).

Example:

      - id: vagus-pulse
        type: choice
        stem: What does the vagus nerve do to the heart?
        answer: It slows the beat
    ✗   distractors: [It speeds the beat, It thickens the valves, It closes the arteries]
    ✓   distractors: [It speeds the beat, It thickens the valves, It thins the valves]
"""

from itertools import combinations

from allquiz.lint.item import Finding, Findings, Item, Opt
from allquiz.lint.words import LISTS

TYPES = ("choice",)
ENGLISH_ONLY = True

CONTRARY: dict[str, frozenset[str]] = {}
for one, *others in [each.split("/") for each in LISTS["contraries"]]:
    CONTRARY[one] = CONTRARY.get(one, frozenset()).union(others)
    for other in others:
        CONTRARY[other] = CONTRARY.get(other, frozenset()) | {one}
DENYING = frozenset("not no cannot doesn't don't isn't aren't doesn’t don’t isn’t aren’t".split())
HELPING = DENYING.union("do does can is are".split())
SIGNS = DENYING.union(CONTRARY)
FEWEST_DISTRACTORS = 2
# What stands between two contraries, or outside of them.
UNDECIDED = frozenset(
    "same unchanged unaffected unaltered constant neither both either stays remains leaves depends varies change effect none nothing all".split()
)


def check(item: Item) -> Findings:
    """The key and its opposite, if no other options are opposites."""
    key, *others = item.options
    start, end = key.words[:1], key.words[-1:]
    for opposite in others:
        is_like = opposite.words[:1] == start or opposite.words[-1:] == end
        if (is_like or start == key.words) and _are_opposites(key, opposite):
            break
    else:
        return  # the usual case
    if len(others) < FEWEST_DISTRACTORS:
        return
    undecided = any(not UNDECIDED.isdisjoint(option.words) for option in item.options)
    opposed = [pair for pair in combinations(item.options, 2) if _are_opposites(*pair)]
    if len(opposed) == 1 and not undecided:
        message = f"“{key.text}” and “{opposite.text}” are opposites, and the only ones: one of them looks right"
        yield Finding(message, "give the others an opposite too, or none to the key", opposite.at())


def _are_opposites(one: Opt, other: Opt) -> bool:
    few, many = one.words, other.words
    if len(few) == len(many):
        unlike = [(mine, its) for mine, its in zip(few, many, strict=True) if mine != its]
        return len(unlike) == 1 and unlike[0][1] in CONTRARY.get(unlike[0][0], ())
    if DENYING.isdisjoint(few) == DENYING.isdisjoint(many):
        return False
    said = _said(few)
    return len(said) > 1 and said == _said(many)


def _said(words: list[str]) -> list[str]:
    """The words without what denies them, and without endings of verbs."""
    return [word.removesuffix("s") for word in words if word not in HELPING]
