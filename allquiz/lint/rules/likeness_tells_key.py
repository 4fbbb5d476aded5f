"""Over a whole bank, what options have in common tells the key.

What it finds: a bank of at least 8 `choice` questions in which the option that shares most words with the
others, or the odd one out, or the one that repeats the stem, is the key more often than chance would have
it (1 in 200 each). Where no file is so by itself, all that is read
together is judged.

Why it is bad: distractors are often made from the key, one part changed, so that the key is what all of them
resemble; or written for other questions, so that it stands alone. Both are cues of test-wiseness in
[Millman 1965]; a word that stem and key share raised scores in [Casu 2019].

Evidence: fair (studies of single items; the test says how sure the pattern is).

Bad:

    bank of 25 questions, in each the key made of the parts of its distractors

Good:

    bank of 25 questions, options that share words in pairs
"""

from collections.abc import Callable, Sequence

from allquiz.lint.guessing import Guess, Way, picked, rule_of
from allquiz.lint.item import WARNING, Item, Opt

SEVERITY = WARNING
REMEDY = "let distractors resemble one another as much as the key"


def _likest(item: Item) -> Guess | None:
    return picked(item, lambda options: _that_share(item, options, max))


def _oddest(item: Item) -> Guess | None:
    return picked(item, lambda options: _that_share(item, options, min))


def _that_share(item: Item, options: Sequence[Opt], best: Callable[[list[int]], int]) -> list[Opt]:
    wanted = best(item.shared)
    return [option for option, count in zip(options, item.shared, strict=True) if count == wanted]


WAYS = (
    Way(_likest, "pick the option most like the others", REMEDY, both=False),
    Way(_oddest, "pick the odd one out", REMEDY, both=False),
)
note, check = rule_of(WAYS)
