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
from itertools import chain, pairwise

from allquiz.lint.gathering import Asked, Marks, Noted, by_mark, each, some_needed
from allquiz.lint.item import INFO, BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.thresholds import GIVEN_AWAY, GIVEN_AWAY_WORDS
from allquiz.lint.words import MARK_OF, ROOTS, said, words_of
from allquiz.model.question import Choice, Cloze, Flashcard, ShortAnswer

SEVERITY = INFO

WHICH = ("which", "what")
ASKING = (Choice, ShortAnswer, Flashcard, Cloze)
MOST_KEY_ROOTS = 6

# The marks of what a stem could tell; and of what tells another's key, all of the first and one of
# the second, if it can be told.
Note = tuple[list[int], tuple[list[int], list[int]] | None]
Told = Noted[tuple[list[int], list[int]]]


def note(item: Item) -> Note | None:
    """What it could tell, and be told."""
    question = item.question
    is_cloze = question.__class__ is Cloze
    tells = not is_cloze and not (item.is_statement and not question.answer)
    told = None
    if question.__class__ in ASKING and 0 < len(item.key_roots) <= MOST_KEY_ROOTS:
        asked = _asked(item.stem_words, item.stem_roots, item.key_roots, is_cloze=is_cloze)
        # Enough is asked to be recognized, and a key that its own stem does not hold.
        if len(asked) >= GIVEN_AWAY_WORDS and not item.key_roots <= asked:
            some = some_needed(list(map(MARK_OF, asked)), GIVEN_AWAY)
            told = list(map(MARK_OF, item.key_roots)), some
    return (item.stem_marks if tells else [], told) if tells or told else None


def gather(notes: Noted[Note]) -> tuple[Marks, Told]:
    """The questions by what they could tell, and those that could be told."""
    tells = by_mark([(number, marks) for number, (marks, _) in notes])
    return tells, [(number, told) for number, (_, told) in notes if told]


def check(files: Sequence[tuple[Marks, Told]], pool: Pool) -> BankFindings:
    """Each question whose stem answers another, once."""
    told = list(each([own for _, own in files]))
    tellers: dict[int, set[Asked]] = {}
    for _, (every, some) in told:
        for mark in *every, *some:
            tellers[mark] = set()
    for file, (tells, _) in enumerate(files):
        for mark in tellers.keys() & tells.keys():
            tellers[mark].update([(file, number) for number in tells[mark]])
    first: dict[Asked, Asked] = {}
    for asked, (every, some) in told:
        could = set.intersection(*[tellers[mark] for mark in every])
        for teller in could.intersection(chain.from_iterable([tellers[mark] for mark in some])):
            is_new = teller not in first and teller != asked
            if is_new and _tells(pool.looked(teller), pool.looked(asked)):
                first[teller] = asked
    for teller, asked in sorted(first.items()):
        message = f"this stem holds the key of {pool.looked(asked).name}, and what that one asks"
        remedy = "word one of the two otherwise, or keep them out of one exam"
        yield pool.looked(teller), Finding(message, remedy, pool.looked(teller).stem_at)


def _tells(teller: Looked, told: Looked) -> bool:
    is_cloze = told.type == "cloze"
    stem, key = told.stem_roots, told.key_roots
    given = len(stem & teller.stem_roots)
    least = GIVEN_AWAY * (len(stem) - 1 - is_cloze * len(key))
    if given < least or not set(told.facts).isdisjoint(teller.facts):  # sooner told
        return False
    asked = _asked(words_of(told.stem), stem, key, is_cloze=is_cloze)
    return (
        len(asked & teller.stem_roots) >= GIVEN_AWAY * len(asked)
        and f" {said(told.key)} " in f" {said(teller.stem)} "
    )


def _asked(
    words: Sequence[str], stem: frozenset[str], key: frozenset[str], *, is_cloze: bool
) -> frozenset[str]:
    """The roots of what is asked, without the kind of thing that the key is (“Which vessel …”)."""
    kinds = [ROOTS[noun] for word, noun in pairwise(words) if word in WHICH]
    asked = stem.difference(kinds[:1])
    return asked - key if is_cloze else asked
