"""One front, two backs.

What it finds: two questions answered from memory (flashcard, short_answer, numeric) that ask the same
in the same words, case, spacing and punctuation apart, and have different answers.

Why it is bad: the learner can't know which of the two is wanted; each answer makes the other one
harder to recall. Rule 11 of [Wozniak 1999] (combat interference) calls such pairs the commonest
reason of forgetting in a large collection; that memories of one cue compete is one of the oldest
findings on forgetting.

Evidence: fair (long practice, and the general findings on interference).

Bad:

    - id: aspirin-class
      type: flashcard
      front: What is aspirin?
      back: A drug that stops platelets from sticking
    - id: aspirin-group
      type: flashcard
      front: What is aspirin?
      back: The acetyl ester of salicylic acid

Good:

    - id: aspirin-class
      type: flashcard
      front: What does aspirin do to platelets?
      back: It stops them from sticking
    - id: aspirin-group
      type: flashcard
      front: Which acid's acetyl ester is aspirin?
      back: Salicylic acid
"""

from collections.abc import Sequence
from typing import NamedTuple

from allquiz.lint.item import WARNING, BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.words import signs_of
from allquiz.model.question import Flashcard, Numeric, ShortAnswer

SEVERITY = WARNING
TYPES = (Flashcard, ShortAnswer, Numeric)


class Note(NamedTuple):
    """The words of both sides and their signs; the back's text and roots."""

    front: tuple[str, str]
    back: tuple[str, str]
    text: str
    roots: frozenset[str]


def note(item: Item) -> Note | None:
    """What it asks and answers, if it is of these types."""
    if item.question.__class__ not in TYPES:
        return None
    front = item.stem_said, signs_of(item.stem)
    return Note(front, (item.key_said, signs_of(item.key_text)), item.key_text, item.key_roots)


def check(noted: Sequence[tuple[Looked, Note]], pool: Pool) -> BankFindings:  # noqa: ARG001
    """Each later question that asks like an earlier one and wants another answer."""
    first: dict[tuple[str, str], tuple[Looked, Note]] = {}
    for looked, note in noted:
        other, its = first.setdefault(note.front, (looked, note))
        if note.back != its.back and not _says_as_much(note, its):
            message = f"{other.name} asks the same and has another answer: “{its.text}”"
            remedy = "say in each front what tells the two apart"
            yield looked, Finding(message, remedy, looked.stem_at)


def _says_as_much(note: Note, other: Note) -> bool:
    """Whether one key is the other in other words: then the two are duplicates, and no riddle."""
    if note.back[1] != other.back[1]:
        return False
    common = len(note.roots & other.roots)
    return 2 * common > max(len(note.roots), len(other.roots))
