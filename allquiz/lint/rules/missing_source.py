"""A question names no source.

Why it matters: medicine changes; without a source and its date nobody can tell whether the key
still holds.
"""

from collections.abc import Collection, Iterator

from allquiz.model.question import AnyQuestion

NAME = "missing-source"
SEVERITY = "warning"


def check(question: AnyQuestion, known_rules: Collection[str]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The question, where neither it nor its bank has a source."""
    if question.source is None:
        yield "this question has no source", "add `source:` to it, or to the whole bank"
