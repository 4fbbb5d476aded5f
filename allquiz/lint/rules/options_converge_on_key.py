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

from allquiz.lint.item import Finding, Findings, Item
from allquiz.lint.thresholds import CONVERGENT_SHARE

TYPES = ("choice",)


def check(item: Item) -> Findings:
    """The key, where it is in the middle of the others."""
    key, *others = [option.roots for option in item.options]
    if len(key) < 2 or len(others) < 3:
        return
    shared = [key & other for other in others]
    parts = frozenset().union(*shared).difference(frozenset.intersection(*shared))
    if len(parts) < 2 or len(parts) < CONVERGENT_SHARE * len(key):
        return
    # Each part of the key, told by which options have it too: parts that go together are one.
    places = {tuple([part in other for other in others]) for part in parts}
    if len(places) < 2 or any(parts <= other for other in others):
        return
    every = [key, *others]
    counts = [_in_common(number, every) for number in range(len(every))]
    if counts[0][0] > max(c[0] for c in counts[1:]) and counts[0][1] > max(
        c[1] for c in counts[1:]
    ):
        message = "the key shares most with the other options, and so can be found among them"
        remedy = "make the distractors share as much with one another: combine their parts evenly"
        yield Finding(message, remedy, item.options[0].at())


def _in_common(number: int, options: list[frozenset[str]]) -> tuple[int, int]:
    """How often the option's words come back in others, and how many of them do; words of all left out."""
    everywhere = frozenset.intersection(*options)
    own = options[number] - everywhere
    others = options[:number] + options[number + 1 :]
    times = [sum([word in other for other in others]) for word in own]
    return sum(times), sum([count > 0 for count in times])
