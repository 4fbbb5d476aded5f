"""A question explains nothing.

What it finds: a question without `explanation`, a flashcard apart.

Why it is bad: feedback that says why teaches more than a bare verdict: in two experiments of
[Butler 2013] learners who had read explanations did better on new questions that needed the same
idea, though not on the same questions again.

Evidence: strong (experiments).

Example:

      - id: vein-flow
        type: true_false
        stem: Veins carry blood towards the heart.
        answer: true
    ✓   explanation: Vessels are named by direction, not by the oxygen they carry.
"""

from allquiz.lint.item import Finding, Findings, Item


def check(item: Item) -> Findings:
    """The question, where it explains nothing; the back of a flashcard does."""
    if not item.question.explanation and item.question.type != "flashcard":
        remedy = "add `explanation:` with the reason for the key"
        yield Finding("this question explains nothing", remedy)
