"""A question names no source.

What it finds: a question with no `source`, neither of its own nor from its bank.

Why it is bad: medicine changes; without a source nobody can tell whether the key still holds, or
settle a doubt. Rule 18 of [Wozniak 1999] (provide sources) says so for whoever learns alone.

Evidence: fair (that keys without a source can't be checked follows; practice of editors).

Example:

      - id: femur-longest
        type: true_false
        stem: The femur is the longest bone of the human body.
        answer: true
    ✓   source: {title: Lecture 3, publisher: My school, revised: 2026-09-01}
"""

from allquiz.lint.item import Finding, Findings, Item


def check(item: Item) -> Findings:
    """The question, where neither it nor its bank has a source."""
    if not item.question.sources:
        yield Finding("this question has no source", "add `source:` to it, or to the whole bank")
