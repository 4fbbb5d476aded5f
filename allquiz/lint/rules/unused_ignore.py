"""A question ignores a rule that finds nothing in it.

What it finds: a name under `lint: ignore:` whose rule has nothing to say of the question. Errors of
form can't be ignored, so naming their rules is of no use either.

Why it is bad: the reason that stands there is no longer true, and would silence a finding to come.
No study is needed: the line does nothing now, and harm later.

Evidence: strong (it follows from what the line is for).

Example:

      - id: steps-of-mitosis
        type: true_false
        stem: Mitosis has an anaphase.
        answer: true
    ✗   lint:
    ✗     ignore: {longest-option-is-key: the key can't be said in fewer words}
"""

from collections.abc import Sequence

from allquiz.lint.bank_notes import BankFindings, Noted, Pool, each
from allquiz.lint.item import At, Finding, Item


def note(item: Item) -> list[str] | None:
    """The rules that are ignored there, those of items only where they found nothing."""
    ignored = item.question.lint_ignore
    return [rule for rule, _ in ignored if rule not in item.silenced] if ignored else None


def check(files: Sequence[Noted[list[str]]], pool: Pool) -> BankFindings:
    """Each ignored rule that found nothing; it runs after all the others."""
    for asked, ignored in each(files):
        for rule in ignored:
            looked = pool.looked(asked)
            is_asked = rule in pool.known_rules and (rule != "outdated" or pool.age_limit)
            if is_asked and rule != "unused-ignore" and (looked.name, rule) not in pool.silenced:
                message = f"`{rule}` is ignored here and finds nothing"
                yield looked, Finding(message, "take the line out", At("lint", rule))
