"""A question has no explanation.

Why it matters: feedback that says why teaches; a bare verdict does not (Butler, Godbole and Marsh
2013, Explanation feedback is better than correct answer feedback).
"""

from collections.abc import Collection, Iterator

from allquiz.model.question import AnyQuestion

NAME = "missing-explanation"
SEVERITY = "warning"


def check(question: AnyQuestion, known_rules: Collection[str]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The question, where it explains nothing."""
    if not question.explanation and question.type != "flashcard":
        yield "this question explains nothing", "add `explanation:` with the reason for the key"
