"""The options have most in common with the key.

What it finds: options made of parts, where the key is made of parts that other options share, more
than any other option is, and shares them with different ones.

Why it is bad: distractors are often made by changing one part of the key at a time; the option in
the middle is then the key, and can be found without knowing anything. The [NBME] guide describes it
as “convergence”; [Haladyna 2002] (guideline 28) counts pairs of options that give a clue among the
things to avoid.

Evidence: fair (guidelines agree; that the clue works follows from how it is found).

Example:

      - id: anesthetic-form
        type: choice
        stem: In which form, and from where, do local anesthetics block a nerve?
        answer: Charged form, from inside
    ✗   distractors: ["Uncharged form, from inside", "Charged form, from outside", "Charged form, from above"]
    ✓   distractors: ["Uncharged form, from inside", "Charged form, from outside", "Uncharged form, from outside"]
"""

from itertools import chain

from allquiz.lint.amounts import amount
from allquiz.lint.item import Finding, Findings, Item
from allquiz.lint.patterns import pattern

TYPES = ("choice",)
CONVERGENT_SHARE = 0.6  # of the key's words of content, that other options have too; our own
BETWEEN = pattern(r"[,;] (?:and |but )?| (?:and|but|with|und|et|y|\+|/|→) ")
EXTENTS = frozenset("alone only both neither".split())
Parts = frozenset[str]


def check(item: Item) -> Findings:
    """The key, where it is in the middle of the others."""
    if len(item.distractors) < 3:
        return
    others_have = frozenset.union(*[option.roots for option in item.distractors])
    if len(others_have & item.keys[0].roots) < 2:
        return
    options = _divided(item) or [option.roots for option in item.options]
    everywhere = frozenset.intersection(*options)
    key, *others = [option - everywhere for option in options]
    parts = key.intersection(frozenset().union(*others))
    if len(parts) < 2 or len(parts) < CONVERGENT_SHARE * len(options[0]):
        return
    # Each part of the key, told by which options have it too: parts that go together are one.
    places = {tuple([part in other for other in others]) for part in parts}
    if len(places) < 2 or any(parts <= other for other in others):
        return
    every = [key, *others]
    (times, count), *its = [_in_common(number, every) for number in range(len(every))]
    in_parts = EXTENTS.isdisjoint(chain(*[option.words for option in item.options]))
    is_middle = all(times > other and count > some for other, some in its)
    if is_middle and in_parts and not amount(item.key_text):
        message = "of all options the key has most in common with the others: it can be found by that alone"
        remedy = "make the distractors share as much with one another: combine their parts evenly"
        yield Finding(message, remedy, item.options[0].at())


def _divided(item: Item) -> list[Parts] | None:
    """The parts of each option that commas and the like divide, where all have as many."""
    key, *others = item.options
    parts = BETWEEN.split(key.text)
    if len(parts) < 2:
        return None
    divided = [parts, *[BETWEEN.split(option.text) for option in others]]
    if {len(each) for each in divided} != {len(parts)}:
        return None
    return [frozenset([part.lower() for part in each]) for each in divided]


def _in_common(number: int, options: list[Parts]) -> tuple[int, int]:
    """How often the option's parts come back in others, and how many of them do."""
    others = options[:number] + options[number + 1 :]
    times = [sum([part in other for other in others]) for part in options[number]]
    return sum(times), sum([count > 0 for count in times])
