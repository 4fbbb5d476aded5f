"""A wrong option of a question has no rationale.

Why it matters: who picks it learns that it is wrong, and not why.
"""

from collections.abc import Collection, Iterator

from allquiz.model.question import AnyQuestion, Choice, MultipleResponse

NAME = "missing-rationale"
SEVERITY = "warning"


def check(question: AnyQuestion, known_rules: Collection[str]) -> Iterator[tuple[str, str]]:  # noqa: ARG001
    """The question, where wrong options stand without their reason."""
    if not isinstance(question, Choice | MultipleResponse):
        return
    bare = [option.text for option in question.distractors if not option.rationale]
    if bare:
        listed = ", ".join(f"“{text}”" for text in bare)
        remedy = "write the distractors as a mapping: each text to why it is wrong"
        yield f"no rationale says why this is wrong: {listed}", remedy
