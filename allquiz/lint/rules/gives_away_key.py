"""One question gives away the key of another.

What it finds: a statement to judge or another stem that holds the key of a second question word for
word, and repeats nearly all that the second one asks. A false statement gives
nothing away, and questions that name the same fact under `facts` are meant to meet.

Why it is bad: who meets both answers the second from the first. [Haladyna 2002] (guideline 4) asks
that items be independent of one another. In practice meeting a fact again is wanted; in an exam
drawn from the bank the two should not stand together.

Evidence: consensus (guidelines agree).

Bad:

    - id: scurvy-cause
      type: short_answer
      stem: Lack of which vitamin causes scurvy in sailors?
      answer: vitamin C
    - id: scurvy-fruit
      type: choice
      stem: Scurvy in sailors is caused by lack of vitamin C. Which of these foods prevents it best?
      answer: Oranges
      distractors: [Rice, Butter, Pork]

Good:

    - id: scurvy-cause
      type: short_answer
      stem: Lack of which vitamin causes scurvy in sailors?
      answer: vitamin C
    - id: scurvy-fruit
      type: choice
      stem: Which of these foods prevented scurvy best?
      answer: Oranges
      distractors: [Rice, Butter, Pork]
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from allquiz.lint.item import INFO, BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.thresholds import COMMON_WORD, GIVEN_AWAY, GIVEN_AWAY_WORDS
from allquiz.lint.words import ROOTS
from allquiz.model.question import Choice, Cloze, Flashcard, ShortAnswer

SEVERITY = INFO

NOWHERE: set[int] = set()
WHICH = ("which", "what")
ASKING = (Choice, ShortAnswer, Flashcard, Cloze)
MOST_KEY_ROOTS = 6
NO_ROOTS = frozenset[str]()


class Note(NamedTuple):
    """Roots of the stem and, where another stem could tell it, of the key and of what is asked.

    `tells` where the stem could tell the key of another; `facts` are those that it tests.
    """

    tells: bool
    stem: frozenset[str]
    asked: frozenset[str]
    key: frozenset[str]
    stem_said: str
    key_said: str
    facts: tuple[str, ...]


def note(item: Item) -> Note:
    """What it asks, what it says, and its key."""
    question = item.question
    tells = question.__class__ is not Cloze and not (item.is_statement and not question.answer)
    asked, key, said = NO_ROOTS, NO_ROOTS, ""
    if question.__class__ in ASKING and 0 < len(item.key_roots) <= MOST_KEY_ROOTS:
        asked = _asked(item)
        # A key that its own stem does not hold, and enough asked to be recognized.
        if len(asked) >= GIVEN_AWAY_WORDS and not item.key_roots <= asked:
            key, said = item.key_roots, item.key_said
    return Note(tells, item.stem_roots, asked, key, item.stem_said, said, question.facts)


def check(noted: Sequence[tuple[Looked, Note]], pool: Pool) -> BankFindings:  # noqa: ARG001
    """Each question whose stem answers another, once."""
    telling: dict[str, set[int]] = {}  # a root to the numbers of the stems that have it
    for number, (_, note) in enumerate(noted):
        if note.tells:
            for root in note.stem:
                if root in telling:
                    telling[root].add(number)
                else:
                    telling[root] = {number}
    told: set[int] = set()
    for number, (looked, note) in enumerate(noted):
        for other in _candidates(note, telling) if note.key else ():
            teller, its = noted[other]
            if other != number and other not in told and _tells(its, note):
                told.add(other)
                message = f"this stem holds the key of {looked.name}, and what that one asks"
                remedy = "word one of the two otherwise, or keep them out of one exam"
                yield teller, Finding(message, remedy, teller.stem_at)


def _candidates(note: Note, telling: dict[str, set[int]]) -> list[int]:
    """The stems that have the rarest word of the key and one of the rarer words of what is asked."""
    found = min([telling.get(root, NOWHERE) for root in note.key - note.asked], key=len)
    if not found:
        return []
    # Whoever repeats so large a share of what is asked has at least one of these words.
    rarer = sorted([telling.get(root, NOWHERE) for root in note.asked], key=len)
    few = rarer[: len(rarer) - ceil(GIVEN_AWAY * len(rarer)) + 1]
    return sorted(set().union(*[found & stems for stems in few]))[:COMMON_WORD]


def _asked(item: Item) -> frozenset[str]:
    """The roots of what is asked, without the kind of thing that the key is (“Which vessel …”)."""
    words = item.stem_words
    kinds = [ROOTS[noun] for word, noun in pairwise(words) if word in WHICH]
    return item.stem_roots.difference(kinds[:1]).difference(
        item.key_roots if item.question.__class__ is Cloze else ()
    )


def _tells(its: Note, note: Note) -> bool:
    return (
        note.key <= its.stem
        and len(note.asked & its.stem) >= GIVEN_AWAY * len(note.asked)
        and frozenset(note.facts).isdisjoint(its.facts)
        and f" {note.key_said} " in f" {its.stem_said} "
    )
