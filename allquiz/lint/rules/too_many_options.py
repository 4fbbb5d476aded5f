"""A choice has more than five options.

What it finds: a `choice` with more than five options, the key included.

Why it is bad: reading them costs time, and distractors beyond the third or so are hardly ever
picked. Eighty years of studies, joined by [Rodriguez 2005], show that three options do as well as
four or five; [Haladyna 2002] (guideline 18) says the same. The studies are of one right option:
`multiple_response` is not bound by them.

Evidence: strong (meta-analysis).

Example:

      - id: largest-organ
        type: choice
        stem: Which is the largest solid organ inside the body?
        answer: Liver
    ✗   distractors: [Heart, Spleen, Kidney, Pancreas, Brain, Lung]
    ✓   distractors: [Heart, Spleen, Brain]
"""

from allquiz.lint.item import At, Finding, Findings, Item

# The most that the NBME's one-best-answer items and most of the studies that Rodriguez 2005 joined have.
MOST_OPTIONS = 5
TYPES = ("choice",)


def check(item: Item) -> Findings:
    """The options, where there are more than need be."""
    count = len(item.question.distractors) + 1
    if count > MOST_OPTIONS:
        remedy = "leave out the distractors that learners would believe least"
        yield Finding(f"{count} options are more than {MOST_OPTIONS}", remedy, At("distractors"))
