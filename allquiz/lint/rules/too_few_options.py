"""A question has fewer than three options.

What it finds: a `choice` or `multiple_response` with fewer than three options in all.

Why it is bad: half of those who know nothing guess the key. In the studies joined by
[Rodriguez 2005] items lost most when they went down to two options, and little down to three.

Evidence: strong (meta-analysis).

Example:

      - id: oxygen-carrier
        type: choice
        stem: Which protein carries oxygen in red blood cells?
        answer: Hemoglobin
    ✗   distractors: [Albumin]
    ✓   distractors: [Albumin, Fibrinogen]
"""

from allquiz.lint.item import PICKED, At, Finding, Findings, Item

FEWEST_OPTIONS = 3  # they do as well as more (Rodriguez 2005)
TYPES = PICKED


def check(item: Item) -> Findings:
    """The options, where there are too few."""
    count = len(item.options)
    if count < FEWEST_OPTIONS:
        remedy = "add a distractor, or ask for a judgement with `true_false`"
        yield Finding(f"{count} options are fewer than {FEWEST_OPTIONS}", remedy, At("distractors"))
