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

from itertools import pairwise
from math import ceil

from allquiz.lint.item import INFO, BankFindings, Finding, Item, Pool
from allquiz.lint.thresholds import COMMON_WORD, GIVEN_AWAY, GIVEN_AWAY_WORDS
from allquiz.lint.words import ROOTS, words_of
from allquiz.model.question import Choice, Cloze, Flashcard, ShortAnswer, TrueFalse

SEVERITY = INFO

NOWHERE: set[int] = set()
WHICH = ("which", "what")
ASKING = (Choice, ShortAnswer, Flashcard)


def check(pool: Pool) -> BankFindings:
    """Each question whose stem answers another, once."""
    telling: dict[str, set[int]] = {}  # a root to the numbers of the stems that have it
    for number, item in enumerate(pool.items):
        question = item.question
        if question.__class__ is Cloze or (question.__class__ is TrueFalse and not question.answer):
            continue
        for root in item.stem_roots:
            if root in telling:
                telling[root].add(number)
            else:
                telling[root] = {number}
    told: set[int] = set()
    for number, (item, asked) in enumerate(zip(pool.items, pool.each(_asked), strict=True)):
        if item.question.__class__ not in ASKING:
            continue
        for other in _candidates(item, asked, telling):
            if other != number and other not in told and _tells(pool.items[other], item, asked):
                told.add(other)
                message = f"this stem holds the key of {item.question.name}, and what that one asks"
                remedy = "word one of the two otherwise, or keep them out of one exam"
                teller = pool.items[other]
                yield teller, Finding(message, remedy, teller.stem_at)


def _candidates(item: Item, asked: frozenset[str], telling: dict[str, set[int]]) -> list[int]:
    """The stems that have the rarest word of the key and one of the rarer words of what is asked."""
    key = item.key_roots
    new = key - asked
    # A key that its own stem does not hold, and enough asked to be recognized.
    if not new or len(asked) < GIVEN_AWAY_WORDS or len(key) > 6:
        return []
    found = min([telling.get(root, NOWHERE) for root in new], key=len)
    if not found:
        return []
    # Whoever repeats so large a share of what is asked has at least one of these words.
    rarer = sorted([telling.get(root, NOWHERE) for root in asked], key=len)
    few = rarer[: len(rarer) - ceil(GIVEN_AWAY * len(rarer)) + 1]
    return sorted(set().union(*[found & stems for stems in few]))[:COMMON_WORD]


def _asked(item: Item) -> frozenset[str]:
    """The roots of what is asked, without the kind of thing that the key is (“Which vessel …”)."""
    words = item.stem_words
    kinds = [ROOTS[noun] for word, noun in pairwise(words) if word in WHICH]
    return item.stem_roots.difference(kinds[:1])


def _tells(other: Item, item: Item, asked: frozenset[str]) -> bool:
    key = item.key_roots
    return (
        key <= other.stem_roots
        and len(asked & other.stem_roots) >= GIVEN_AWAY * len(asked)
        and frozenset(item.question.facts).isdisjoint(other.question.facts)
        and f" {' '.join(words_of(item.key_text))} " in f" {' '.join(other.stem_words)} "
    )
