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
    ✓   distractors: [It raises it, It leaves it unchanged]
"""

import re

from allquiz.lint.item import PICKED, At, Finding, Findings, Item
from allquiz.lint.negatives import NEGATIVES, turning
from allquiz.lint.options_on_options import says_of_others
from allquiz.lint.patterns import pattern
from allquiz.lint.words import LISTS

TYPES = (*PICKED, "true_false")
ENGLISH_ONLY = True
SIGNS = NEGATIVES | {"hardly"}

# A verb denied; what only says of whom (“patients who cannot swallow”) or how far (“not only”) denies nothing.
DENIED = pattern(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )\b(?:(?:do(?:es)?|did|is|are|was|were|has|have|had|can|could|may|might|must|shall|should|will|would|need) not"
    r"|cannot|\w+n['’]t|(?:is|are|was|were|has|have|can|should|must|will) never)\b(?! (?:only|just|yet|until|necessarily|always)\b)",
    re.I,
)
UNDOABLE = LISTS["undoable"]
UNDONE = pattern(
    r"\b(?:not|never|hardly|\w+n['’]t) (?:(?:an?|at all|so|very|entirely|altogether|be|been) )?"
    rf"(?:{'|'.join(sorted(UNDOABLE))})\b(?!-)",
    re.I,
)
HELP = "say it without a negative: what is true, or how often"


def check(item: Item) -> Findings:
    """The first negative that stands on another."""
    undone = None if UNDOABLE.isdisjoint(item.words) else _undone(item)
    if undone:
        yield undone
        return
    if NEGATIVES.isdisjoint(item.stem_words):
        return
    denying = [option for option in item.options if not NEGATIVES.isdisjoint(option.words)]
    asked = next((negative[0] for negative, _ in turning(item.stem)), None) if denying else None
    for option in denying if asked else ():
        denied = DENIED.search(option.text)
        if denied and not says_of_others(option, item):
            message = f"“{denied[0]}” stands in an option, and “{asked}” turns the question round"
            yield Finding(message, HELP, option.at(denied[0]))
            return


def _undone(item: Item) -> Finding | None:
    """The first “not uncommon” or the like."""
    for text, at in [(item.stem, At("stem")), *[(o.text, o.at()) for o in item.options]]:
        if found := UNDONE.search(text):
            return Finding(f"“{found[0]}” denies what is denied already", HELP, at)
    return None
