"""One question gives away the key of another.

What it finds: a statement to judge or another stem that holds the key of a second question word for
word, and repeats nearly all that the second one asks. A false statement and what stands in a
gap give nothing away, and questions that name the same fact under `facts` are meant to meet.

Why it is bad: who meets both answers the second from the first. [Haladyna 2002] (guideline 4) asks
that items be independent of one another. In practice meeting a fact again is wanted; in an exam
drawn from the bank the two should not stand together.

Evidence: consensus (guidelines agree).

Example:

      - id: scurvy-cause
        type: short_answer
        stem: Lack of which vitamin causes scurvy in sailors?
        answer: vitamin C
      - id: scurvy-fruit
        type: choice
    ✗   stem: Scurvy in sailors is caused by lack of vitamin C. Which of these foods prevents it best?
    ✓   stem: Which of these foods prevented scurvy best?
        answer: Oranges
        distractors: [Rice, Butter, Pork]
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from allquiz.lint.bank_notes import Asked, BankFindings, IsNew, Noted, Pool, each
from allquiz.lint.item import Finding, Item, Looked
from allquiz.lint.words import LISTS, MARK_OF, ROOTS, said

WHICH = LISTS["which"]
ASKING = ("choice", "short_answer", "flashcard", "cloze", "numeric")
GIVEN_AWAY = 0.8  # of the other's stem, which a stem repeats; our own, as is what follows
GIVEN_AWAY_WORDS = 2
MOST_KEY_ROOTS = 6

# The marks of what a stem could tell; and, if its key can be told, those of the key, and of what is asked.
Note = tuple[list[int], tuple[list[int], list[int]] | None]
Told = Sequence[tuple[Asked, tuple[list[int], list[int]]]]


def note(item: Item) -> Note | None:
    """What it could tell, and be told."""
    question = item.question
    is_cloze = question.type == "cloze"
    tells = item.stem_marks if not item.is_statement or question.answer else []
    if is_cloze:
        tells = list(map(MARK_OF, item.stem_roots - item.key_roots))
    told = None
    if question.type in ASKING and 0 < len(item.key_roots) <= MOST_KEY_ROOTS:
        asked = _asked(item.stem_words, item.stem_roots, item.key_roots, is_cloze=is_cloze)
        # Enough is asked to be recognized, and a key that its own stem does not hold.
        if len(asked) >= GIVEN_AWAY_WORDS and not item.key_roots <= asked:
            told = list(map(MARK_OF, item.key_roots)), list(map(MARK_OF, asked))
    return (tells, told) if tells or told else None


def check(files: Sequence[Noted[Note]], pool: Pool) -> BankFindings:
    """Each question whose stem answers another, once."""
    told = [(asked, own) for asked, (_, own) in each(files) if own]
    stems = [(asked, marks) for asked, (marks, _) in each(files) if marks]

    def find(is_new: IsNew, _: set[int]) -> Iterator[tuple[Asked, Asked]]:
        yield from _tellers([own for own in told if is_new(own[0])], stems, pool)
        known = [own for own in told if not is_new(own[0])]
        yield from _tellers(known, [own for own in stems if is_new(own[0])], pool)

    for teller, asked in pool.pairs.first_of_each("gives-away-key", find):
        message = f"this stem answers {pool.looked(asked).name}: it has its key, and what it asks"
        remedy = "word one of the two otherwise, or keep them out of one exam"
        yield pool.looked(teller), Finding(message, remedy, pool.looked(teller).stem_at)


def _tellers(
    told: Told, stems: Sequence[tuple[Asked, list[int]]], pool: Pool
) -> Iterator[tuple[Asked, Asked]]:
    """The questions whose stems tell keys, each with one whose key it tells."""
    keys = set[int]().union(*[key for _, (key, _) in told])
    with_key: dict[int, list[tuple[Asked, list[int]]]] = {}
    for stem in stems:
        for mark in keys.intersection(stem[1]):
            with_key.setdefault(mark, []).append(stem)
    for asked, (key, wanted) in told:
        tellers = [with_key.get(mark, []) for mark in key]
        if not all(tellers):
            continue
        least, words = GIVEN_AWAY * len(wanted), frozenset(wanted)
        for teller, marks in min(tellers, key=len):
            if (
                len(words.intersection(marks)) >= least
                and set(key).issubset(marks)
                and teller != asked
                and _tells(pool.looked(teller), pool.looked(asked))
            ):
                yield teller, asked


def _tells(teller: Looked, told: Looked) -> bool:
    """Whether a stem with all words of the key, and most of what is asked, tells the key."""
    is_meant = not set(told.facts).isdisjoint(teller.facts)
    return not is_meant and f" {said(told.key)} " in f" {said(teller.stem)} "


def _asked(
    words: Sequence[str], stem: frozenset[str], key: frozenset[str], *, is_cloze: bool
) -> frozenset[str]:
    """The roots of what is asked, without the kind of thing that the key is (“Which vessel …”)."""
    kinds = [ROOTS[noun] for word, noun in pairwise(words) if word in WHICH]
    asked = stem.difference(kinds[:1])
    return asked - key if is_cloze else asked
