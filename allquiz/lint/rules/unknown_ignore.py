"""A question ignores a rule that does not exist.

What it finds: a name under `lint: ignore:` that is no rule's.

Why it is bad: the finding that was to be silenced is not, or its rule was renamed; a misspelt name
would otherwise stay for ever. No study is needed: the line does nothing.

Evidence: strong (it follows from what the line is for).

Example:

      - id: steps-of-mitosis
        type: true_false
        stem: Mitosis has an anaphase.
        answer: true
    ✗   lint:
    ✗     ignore: {longest-option: the key can't be said in fewer words}
"""

from collections.abc import Sequence

from allquiz.lint.bank_notes import BankFindings, Noted, Pool, each
from allquiz.lint.item import At, Finding, Item
from allquiz.model.refused import nearest


def note(item: Item) -> list[str] | None:
    """The rules that are ignored there."""
    return [rule for rule, _ in item.question.lint_ignore] or None


def check(files: Sequence[Noted[list[str]]], pool: Pool) -> BankFindings:
    """Each name under `lint: ignore:` that is no rule's."""
    for asked, ignored in each(files):
        for rule in ignored:
            if rule not in pool.known_rules:
                meant = nearest(rule, pool.known_rules) or "take it out, or mend its name"
                message = f"`lint: ignore:` names no rule: `{rule}`"
                yield pool.looked(asked), Finding(message, meant, At("lint", rule))
