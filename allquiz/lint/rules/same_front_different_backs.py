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

from allquiz.lint.item import WARNING, BankFindings, Finding, Item, Pool
from allquiz.lint.words import signs_of, words_of
from allquiz.model.question import Flashcard, Numeric, ShortAnswer

SEVERITY = WARNING
Said = tuple[str, str]  # the words of a text, and its signs
TYPES = (Flashcard, ShortAnswer, Numeric)


def check(pool: Pool) -> BankFindings:
    """Each later question that asks like an earlier one and wants another answer."""
    first: dict[Said, tuple[Item, Said]] = {}
    for item in pool.items:
        if item.question.__class__ not in TYPES:
            continue
        front, back = _said(item.stem, item.stem_words), _said(item.key_text)
        other, its_back = first.setdefault(front, (item, back))
        if back != its_back and not _says_as_much(item, other):
            name = other.question.name
            message = f"{name} asks the same and has another answer: “{other.key_text}”"
            remedy = "say in each front what tells the two apart"
            yield item, Finding(message, remedy, item.stem_at)


def _said(text: str, words: list[str] | None = None) -> Said:
    return " ".join(words_of(text) if words is None else words), signs_of(text)


def _says_as_much(item: Item, other: Item) -> bool:
    """Whether one key is the other in other words: then the two are duplicates, and no riddle."""
    if signs_of(item.key_text) != signs_of(other.key_text):
        return False
    common = len(item.key_roots & other.key_roots)
    return 2 * common > max(len(item.key_roots), len(other.key_roots))
