"""One front, two backs.

What it finds: two questions answered from memory (flashcard, short_answer, numeric) that ask the same
in the same words, case, spacing and punctuation apart, and have different answers.

Why it is bad: the learner can't know which of the two is wanted; each answer makes the other one
harder to recall. Rule 11 of [Wozniak 1999] (combat interference) calls such pairs the commonest
reason of forgetting in a large collection; that memories of one cue compete is one of the oldest
findings on forgetting.

Evidence: fair (long practice, and the general findings on interference).

Example:

      - id: aspirin-class
        type: flashcard
    ✗   front: What is aspirin?
    ✗   back: A drug that stops platelets from sticking
    ✓   front: What does aspirin do to platelets?
    ✓   back: It stops them from sticking
      - id: aspirin-group
        type: flashcard
    ✗   front: What is aspirin?
    ✗   back: The acetyl ester of salicylic acid
    ✓   front: Which acid's acetyl ester is aspirin?
    ✓   back: Salicylic acid
"""

from collections.abc import Sequence

from allquiz.lint.bank_notes import BankFindings, Marks, Pool, by_mark, repeated
from allquiz.lint.item import Finding, Item, Looked
from allquiz.lint.words import mark_of, said, signs_of

LONGEST_SYMBOL = 3
TYPES = ("flashcard", "short_answer", "numeric")
gather = by_mark


def note(item: Item) -> tuple[int]:
    """What it asks, as a mark."""
    return (mark_of(said(item.stem)),)


def check(files: Sequence[Marks], pool: Pool) -> BankFindings:
    """Each later question that asks like an earlier one and wants another answer."""
    for looked, other in repeated("same-front-different-backs", files, pool, _asks_like):
        if _as_said(looked.key) != _as_said(other.key) and not _says_as_much(looked, other):
            message = f"{other.name} asks the same and has another answer: “{other.key}”"
            remedy = "say in each front what tells the two apart"
            yield looked, Finding(message, remedy, looked.stem_at)


def _asks_like(looked: Looked, other: Looked) -> bool:
    return _as_said(looked.stem) == _as_said(other.stem)


def _as_said(text: str) -> tuple[str, str]:
    """The words of the text and its signs; of what is as short as a symbol (mg, Mg), the letters as they are."""
    return said(text) if len(text) > LONGEST_SYMBOL else text, signs_of(text)


def _says_as_much(one: Looked, other: Looked) -> bool:
    """Whether one key is the other in other words: then the two are duplicates, and no riddle."""
    if signs_of(one.key) != signs_of(other.key):
        return False
    common = len(one.key_roots & other.key_roots)
    return 2 * common > max(len(one.key_roots), len(other.key_roots))
