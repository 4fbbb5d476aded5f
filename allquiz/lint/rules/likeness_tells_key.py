"""Over a whole bank, what options have in common tells the key.

What it finds: a bank of at least 8 `choice` questions in which the option that shares most words with the
others, or the odd one out, or the one that repeats the stem, is the key more often than chance would have
it (1 in 200 each). Where no file is so by itself, all that is read
together is judged.

Why it is bad: distractors are often made from the key, one part changed, so that the key is what all of them
resemble; or written for other questions, so that it stands alone. Both are cues of test-wiseness in
[Millman 1965]; a word that stem and key share raised scores in [Casu 2019].

Evidence: fair (studies of single items; the test says how sure the pattern is).

Example:

    ✗ bank of 25 questions, in each the key made of the parts of its distractors
    ✓ bank of 25 questions, options that share words in pairs
"""

from allquiz.lint.item import Item
from allquiz.lint.test_wiseness import Guesses, both_ends, check_of, pays, tallied

TYPES = ("choice",)
REMEDY = "let distractors resemble one another as much as the key"
gather = tallied
check = check_of(
    pays("pick the option most like the others", REMEDY, both=False),
    pays("pick the odd one out", REMEDY, both=False),
)


def note(item: Item) -> Guesses | None:
    """What a choice's options have in common tells; nothing where all share as many roots."""
    roots = [option.roots for option in item.options]
    if len(frozenset().union(*roots)) == sum(map(len, roots)):
        return None
    shared = [sum([len(own & other) for other in roots]) - len(own) for own in roots]
    return both_ends(shared)
