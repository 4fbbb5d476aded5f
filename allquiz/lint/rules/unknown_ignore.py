"""A question ignores a rule that does not exist.

Why it matters: the finding that was to be silenced is not, or was renamed; a misspelt name would
otherwise stay for ever.
"""

from collections.abc import Collection, Iterator

from allquiz.model.question import AnyQuestion

NAME = "unknown-ignore"
SEVERITY = "warning"


def check(question: AnyQuestion, known_rules: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each name under `lint: ignore:` that is no rule's."""
    for rule, _ in question.lint_ignore:
        if rule not in known_rules:
            yield f"`lint: ignore:` names no rule: `{rule}`", "take it out, or mend its name"
