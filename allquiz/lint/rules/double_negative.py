"""A negative stands on a negative.

What it finds: a question that asks for the exception (“Which of these is NOT true?”, “All … except”)
with an option that denies in its turn (“It does not …”); and in a stem, statement or option one
negative that undoes another, such as “not uncommon”, “not unlikely” or “not impossible”.

Why it is bad: readers must turn the meaning round twice, and who knows the matter may lose a sign on
the way; capitals for one of the two do not help. [Haladyna 2002] asks that stems (guideline 17)
and options (guideline 27) be put positively, as the [NBME] guide does.

Evidence: fair (guidelines agree; that two negatives must be resolved follows from the wording itself).

Example:

      - id: insulin-task
        type: choice
    ✗   stem: Which of these does insulin **not** do?
    ✗   answer: It does not lower blood sugar
    ✗   distractors: [It lets muscle take up sugar, It lets fat cells grow]
    ✓   stem: What does insulin do to the sugar in the blood?
    ✓   answer: It lowers it
    ✓   distractors: [It raises it, It binds it]
"""

import re

from allquiz.lint.item import PICKED, At, Finding, Findings, Item, first
from allquiz.lint.negatives import NEGATIVES, turning
from allquiz.lint.options_on_options import says_of_others
from allquiz.lint.patterns import pattern

TYPES = (*PICKED, "true_false")
ENGLISH_ONLY = True
SIGNS = NEGATIVES | {"hardly"}

# A verb denied; what only says of whom (“patients who cannot swallow”) or how far (“not only”) denies nothing.
DENIED = pattern(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )\b(?:(?:do(?:es)?|did|is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would|need) not"
    r"|cannot|\w+n['’]t|(?:is|are|was|were|has|have|can|should|must|will) never)\b(?! (?:only|just|yet|until|necessarily|always)\b)",
    re.I,
)
UNDONE = pattern(
    r"\b(?:not|never|hardly|\w+n['’]t) (?:(?:an?|at all|so|very|entirely|altogether|be|been) )?"
    r"(?:un(?:common|usual|like|likely|expected|known|heard[ -]of|reasonable|important|able)(?:ly)?"
    r"|in(?:frequent|significant|considerable|conceivable|appropriate|dispensable|correct)(?:ly)?|im(?:possible|probable|plausible)"
    r"|irrelevant)\b",
    re.I,
)
HELP = "say it without a negative: what is true, or how often"


def check(item: Item) -> Findings:
    """The first negative that stands on another."""
    return first(_each(item))


def _each(item: Item) -> Findings:
    places = [(item.stem, At("stem")), *[(option.text, option.at()) for option in item.options]]
    for text, at in places:
        if undone := UNDONE.search(text):
            yield Finding(f"“{undone[0].rstrip()}” denies what is denied already", HELP, at)
    asked = next(turning(item.stem), None) if item.options else None
    if asked:
        for option in item.options:
            denied = DENIED.search(option.text)
            if denied and not says_of_others(option, item):
                message = f"“{denied[0]}” stands in an option, and “{asked[0][0]}” turns the question round"
                yield Finding(message, HELP, option.at(denied[0]))
