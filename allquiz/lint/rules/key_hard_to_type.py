"""A key has a sign that no keyboard has.

What it finds: a `short_answer` or gap every wording of which has a sign that is neither on a
keyboard nor read alike when plainly typed, as Greek letters, dashes and superscripts are.

Why it is bad: who knows the answer can't give it. [Downing 2005] calls it construct-irrelevant
variance: a score that hangs on something else than what is asked.

Evidence: consensus (it follows by itself; no study of its own).

Example:

      - id: sharp-note
        type: short_answer
        stem: What is a half step above the note C called?
        answer: C♯
    ✓   accept: [C sharp]
"""

import unicodedata
from collections.abc import Sequence

from allquiz.lint.item import At, Finding, Findings, Item
from allquiz.model.key import Gaps, Words

TYPES = ("short_answer", "cloze")


def check(item: Item) -> Findings:
    """Each key that can't be typed in any of its wordings."""
    match item.key:
        case Words(wordings):
            asked, key = [wordings], "answer"
            remedy = "add `accept:` with a wording that one can type"
        case Gaps(gaps=gaps):
            asked, key = [gap.wordings for gap in gaps], "stem"
            remedy = "add another wording after `|`, one that can be typed"
        case _:
            return
    for sign in filter(None, [_hard(each, item.stem) for each in asked]):
        name = unicodedata.name(sign, "a sign").lower()
        yield Finding(f"“{sign}” ({name}) is on no keyboard", remedy, At(key, None, sign))


def _hard(wordings: Sequence[str], stem: str) -> str | None:
    """A sign of the first wording that no keyboard has, where no wording does without."""
    if any(wording.isascii() for wording in wordings):
        return None
    from allquiz.grading.folds import fold  # its tables are for those few keys

    typed = [fold(text).replace("−", "-") for text in wordings]  # a hyphen types a minus
    signs = [next((c for c in text if _is_hard(c, stem)), None) for text in typed]
    return signs[0] if all(signs) else None


def _is_hard(character: str, stem: str) -> bool:
    """Whether it is neither plain nor a letter: a Latin or Greek one, or any where the stem has others too."""
    if character.isascii() or unicodedata.combining(character):
        return False
    if not character.isalpha():
        return True
    return _is_foreign(character) and not any(map(_is_foreign, stem))


def _is_foreign(letter: str) -> bool:
    """Whether its script is one that is typed with a keyboard of its own; µ and β stand in any text."""
    name = unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "")
    return letter.isalpha() and not name.startswith(("LATIN", "GREEK"))
