"""A question explains nothing.

What it finds: a question without `explanation`, a flashcard apart.

Why it is bad: feedback that says why teaches more than a bare verdict: in two experiments of
[Butler 2013] learners who had read explanations did better on new questions that needed the same
idea, though not on the same questions again.

Evidence: strong (experiments).

Bad:

    - id: vein-flow
      type: true_false
      stem: Veins carry blood towards the heart.
      answer: true

Good:

    - id: vein-flow
      type: true_false
      stem: Veins carry blood towards the heart.
      answer: true
      explanation: Vessels are named by direction, not by the oxygen they carry.
"""

from collections.abc import Iterator

from allquiz.lint.item import Finding, Item
from allquiz.model.problem import Severity
from allquiz.model.question import KINDS, Flashcard, Question

NAME = "missing-explanation"
SEVERITY: Severity = "warning"
TYPES: tuple[type[Question], ...] = tuple(kind for kind in KINDS if kind is not Flashcard)


def check(item: Item) -> Iterator[Finding]:
    """The question, where it explains nothing."""
    if not item.question.explanation:
        yield Finding(
            "this question explains nothing", "add `explanation:` with the reason for the key"
        )
