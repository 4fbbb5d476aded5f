"""A wrong option has no reason.

What it finds: distractors of a `choice` or `multiple_response` without a rationale.

Why it is bad: who picks the option learns that it is wrong, and not why. That explaining feedback
teaches more than a verdict was shown for explanations of the key [Butler 2013]; that it holds for
each wrong option too is our inference.

Evidence: fair (by analogy with experiments on explanations).

Example:

      - id: vessel-to-heart
        type: choice
        stem: Which vessels carry blood towards the heart?
        answer: Veins
    ✗   distractors: [Arteries, Lymph vessels]
    ✓   distractors:
    ✓     Arteries: They lead away from it.
    ✓     Lymph vessels: They carry lymph, into veins.
"""

from allquiz.lint.item import PICKED, At, Finding, Findings, Item

TYPES = PICKED

MAX_LISTED = 10


def check(item: Item) -> Findings:
    """The question, where wrong options stand without their reason."""
    bare = [option.text for option in item.question.distractors if not option.rationale]
    if bare:
        listed = ", ".join(f"“{text}”" for text in bare[:MAX_LISTED])
        if (more := len(bare) - MAX_LISTED) > 0:
            listed += f" and {more} more"
        remedy = f"write each on its line, without a dash: `{bare[0]}: why it is wrong`"
        message = f"no rationale says why this is wrong: {listed}"
        yield Finding(message, remedy, At("distractors", bare[0]))
