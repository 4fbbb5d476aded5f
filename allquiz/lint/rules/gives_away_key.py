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

from allquiz.lint.item import INFO, BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.thresholds import GIVEN_AWAY, GIVEN_AWAY_WORDS
from allquiz.lint.words import ROOTS, said, words_of
from allquiz.model.question import Choice, Cloze, Flashcard, ShortAnswer

SEVERITY = INFO

WHICH = ("which", "what")
ASKING = (Choice, ShortAnswer, Flashcard, Cloze)
MOST_KEY_ROOTS = 6


# Whether the stem could tell another's key, and another stem its own; whether it is a cloze; its facts.
Note = tuple[bool, bool, bool, tuple[str, ...]]


def note(item: Item) -> Note | None:
    """What it could tell, and be told."""
    question = item.question
    is_cloze = question.__class__ is Cloze
    tells = not is_cloze and not (item.is_statement and not question.answer)
    is_told = question.__class__ in ASKING and 0 < len(item.key_roots) <= MOST_KEY_ROOTS
    return (tells, is_told, is_cloze, question.facts) if tells or is_told else None


def check(noted: Sequence[tuple[Looked, Note]], pool: Pool) -> BankFindings:  # noqa: ARG001
    """Each question whose stem answers another, once."""
    told: dict[
        str, list[int]
    ] = {}  # a word of the key to the questions, by number, with such a key
    for number, (looked, (_, is_told, _, _)) in enumerate(noted):
        if is_told:
            told.setdefault(max(looked.key_roots, key=_length), []).append(number)
    marks = frozenset(told)
    for number, (teller, its) in enumerate(noted):
        if not its[0] or marks.isdisjoint(teller.stem_roots):
            continue
        others = [
            other
            for mark in marks.intersection(teller.stem_roots)
            for other in told[mark]
            if noted[other][0].key_roots <= teller.stem_roots
        ]
        for other in sorted(others):
            looked, note = noted[other]
            if other != number and _tells(teller, its, looked, note):
                message = f"this stem holds the key of {looked.name}, and what that one asks"
                remedy = "word one of the two otherwise, or keep them out of one exam"
                yield teller, Finding(message, remedy, teller.stem_at)
                break


def _length(root: str) -> tuple[int, str]:
    return len(root), root


def _tells(teller: Looked, its: Note, looked: Looked, note: Note) -> bool:
    _, _, is_cloze, facts = note
    given = len(looked.stem_roots & teller.stem_roots)
    least = GIVEN_AWAY * (len(looked.stem_roots) - 1 - is_cloze * len(looked.key_roots))
    if given < least or not frozenset(facts).isdisjoint(its[-1]):  # sooner told
        return False
    asked = _asked(looked, is_cloze=is_cloze)
    return (
        # A key that its own stem does not hold, and enough asked to be recognized.
        len(asked) >= GIVEN_AWAY_WORDS
        and not looked.key_roots <= asked
        and len(asked & teller.stem_roots) >= GIVEN_AWAY * len(asked)
        and f" {said(looked.key)} " in f" {said(teller.stem)} "
    )


def _asked(looked: Looked, *, is_cloze: bool) -> frozenset[str]:
    """The roots of what is asked, without the kind of thing that the key is (“Which vessel …”)."""
    words = words_of(looked.stem)
    kinds = [ROOTS[noun] for word, noun in pairwise(words) if word in WHICH]
    asked = looked.stem_roots.difference(kinds[:1])
    return asked - looked.key_roots if is_cloze else asked
