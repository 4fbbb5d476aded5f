"""A negative that turns the question round does not stand out.

What it finds: a question that asks for the exception (“Which of these is not …?”, “All of the
following … except”, “Which is least likely”) with the negative in plain letters. Capitals,
`*emphasis*` and `**strong**` are fine, and so is a negative that turns nothing round: in a
patient's story, after *if* or *who*, or in “Why does … not …?”.

Why it is bad: readers overlook it and answer the opposite question, the good ones too
[Chiavaroli 2017]. [Haladyna 2002] (guideline 17) and the [NBME] guide advise against negatives,
and the former asks that one which can't be avoided be in capitals and bold. That lessens the harm
at most: [Chiavaroli 2017] has cases where it did not prevent it, so ask for what is true if you can.

Evidence: fair (item analyses, guidelines agree; it is not among the four of ten kinds of flaw whose
expected effect [Pham 2018] could confirm).

Example:

      - id: insulin-not
        type: choice
    ✗   stem: Which of these is not made in the pancreas?
    ✓   stem: Which of these is **not** made in the pancreas?
        answer: Cortisol
        distractors: [Insulin, Glucagon, Lipase]
"""

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.lint.negatives import NEGATIVES, turning
from allquiz.markup import spans

TYPES = ("choice", "multiple_response", "short_answer")
ENGLISH_ONLY = True
SIGNS = NEGATIVES


def check(item: Item) -> Findings:
    """The negatives in the sentence that asks."""
    # What is emphasized stands out already: a neutral sign in its place keeps the sentence whole.
    stem = "".join([span.text if not span.style else "…" for span in spans(item.question.stem)])
    for negative, stands_out in turning(stem):
        if not stands_out:
            message = f"“{negative[0]}” turns this question round and does not stand out"
            remedy = f"ask for what is true, or set the word off: `**{negative[0]}**`"
            yield Finding(message, remedy, At("stem", None, negative[0]))
            return
