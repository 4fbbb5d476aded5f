"""A core fact is tested by one question only.

What it finds: a fact that facts.yaml calls `core` and that just one question tests. (Facts that none
tests are shown by `allquiz coverage`.)

Why it is bad: one question can be learnt by heart without the fact; asked from two sides it is not.
Rule 17 of [Wozniak 1999] (redundancy does not contradict the minimum information principle) advises
several questions for what matters.

Evidence: consensus (long practice; no experiment on this bound).

Example:

    ✗ a core fact, and one question that names it under `facts`
    ✓ a core fact, and two questions that name it
"""

from collections.abc import Sequence

from allquiz.lint.bank_notes import Asked, BankFindings, Noted, Pool, each
from allquiz.lint.item import At, Finding, Item


def note(item: Item) -> tuple[str, ...] | None:
    """The facts that it tests."""
    return item.question.facts or None


def check(files: Sequence[Noted[tuple[str, ...]]], pool: Pool) -> BankFindings:
    """The one question of each such fact."""
    core = {fact.id for fact in pool.facts if fact.importance == "core"}
    if not core:
        return
    testing: dict[str, list[Asked]] = {}
    for asked, facts in each(files):
        for fact in core.intersection(facts):
            testing.setdefault(fact, []).append(asked)
    for fact, found in sorted(testing.items()):
        if len(found) == 1:
            message = f"the core fact `{fact}` is tested by this question only"
            remedy = "ask for it from another side too, by another type if you can"
            yield pool.looked(found[0]), Finding(message, remedy, At("facts", fact))
