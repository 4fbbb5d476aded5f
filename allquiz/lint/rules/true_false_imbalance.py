"""True and false are out of balance.

What it finds: a bank of at least 8 `true_false` questions of which one answer is the key of more than
65 in 100, and more often than chance would have it (binomial test, 5 in 100). Where no file is so by
itself, all that is read together is judged.

Why it is bad: who notices answers all of them alike. [Holsgrove 1998] found too many true statements
in medical examinations and named it, beside imprecise terms, as the second fault of construction.

Evidence: fair (surveys of examinations; that a constant answer then pays is arithmetic).

Example:

    ✗ bank of 12 statements, all of them true
    ✓ bank of 12 statements, half of them true
"""

from math import comb

from allquiz.lint.item import Finding, Item
from allquiz.lint.test_wiseness import Guesses, Sums, check_of, tallied

CHANCE = 0.05  # the convention for chance (two-sided); the other bounds are our own
FEWEST_JUDGED = 8  # questions before their balance says anything
MOST_OF_ONE_KIND = 0.65
TYPES = ("true_false",)
gather = tallied


def note(item: Item) -> Guesses:
    """What whoever calls each statement true gets."""
    return ((0.5, float(item.question.answer)),)


def _judge(sums: Sums, named: str) -> Finding | None:
    count, true = map(int, sums[:2])
    more = max(true, count - true)
    if count < FEWEST_JUDGED or more <= MOST_OF_ONE_KIND * count:
        return None
    # From 47 statements on, so large a share is never by chance; the sum would be of very large numbers.
    if count < 47 and _by_chance(more, count) > CHANCE:
        return None
    kind, rare = ("true", "false") if true == more else ("false", "true")
    message = f"{more} of the {count} statements in {named} are {kind}"
    return Finding(message, f"turn some of them round, or add {rare} ones")


def _by_chance(more: int, count: int) -> float:
    """How likely at least so uneven a split is if each key were tossed for (exact, two-sided)."""
    tail = sum(comb(count, k) for k in range(more, count + 1))
    return float(2 * tail / 2**count)


check = check_of(_judge)
