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

from collections.abc import Iterator

from allquiz.lint.item import At, Finding, Item, Pool
from allquiz.lint.thresholds import COMMON_WORD, GIVEN_AWAY, GIVEN_AWAY_WORDS
from allquiz.lint.words import words_of
from allquiz.model.bank import Bank
from allquiz.model.question import Choice, Cloze, Flashcard, ShortAnswer, TrueFalse

NAME = "gives-away-key"
SEVERITY = "info"

ASKING = (Choice, ShortAnswer, Flashcard)


def check(pool: Pool) -> Iterator[tuple[Item | Bank, Finding]]:
    """Each question whose stem answers another, once."""
    by_word: dict[str, list[Item]] = {}
    for item in pool.items:
        question = item.question
        if question.__class__ is Cloze or (question.__class__ is TrueFalse and not question.answer):
            continue
        for root in item.stem_roots:
            by_word.setdefault(root, []).append(item)
    told: set[int] = set()
    for item in pool.items:
        if item.question.__class__ not in ASKING:
            continue
        for other in _telling(item, by_word):
            if id(other) not in told:
                told.add(id(other))
                message = f"this stem holds the key of {item.question.name}, and what that one asks"
                remedy = "word one of the two otherwise, or keep them out of one exam"
                at = At("front" if other.question.__class__ is Flashcard else "stem")
                yield other, Finding(message, remedy, at)


def _telling(item: Item, by_word: dict[str, list[Item]]) -> Iterator[Item]:
    """The questions whose stem gives away the key of this one."""
    key, asked = item.key_roots, item.stem_roots
    new = key - asked
    # A key that its own stem does not hold, and enough asked to be recognized.
    if not new or len(asked) < GIVEN_AWAY_WORDS or len(key) > 6:
        return
    candidates = min([by_word.get(root, []) for root in new], key=len)
    if len(candidates) > COMMON_WORD:
        return
    phrase = f" {' '.join(words_of(item.key_text))} "
    facts = frozenset(item.question.facts)
    for other in candidates:
        if (
            other is not item
            and key <= other.stem_roots
            and len(asked & other.stem_roots) >= GIVEN_AWAY * len(asked)
            and facts.isdisjoint(other.question.facts)
            and phrase in f" {' '.join(other.stem_words)} "
        ):
            yield other
