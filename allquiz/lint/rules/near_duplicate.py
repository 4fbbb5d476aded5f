"""Two questions are nearly the same.

What it finds: two questions with the same key whose stems have nearly the same content words and the
same numbers, or with the same stem and nearly the same key. Function words, word forms and the order
of words don't count; stems made from one pattern about different things are no duplicates.

Why it is bad: the first gives the second away, and in a quiz drawn at random what is there twice
counts twice. [Haladyna 2002] (guideline 4) asks that items be independent of one another.

Evidence: fair (guidelines agree; that a repeated item is easier, and weighs twice, follows).

Example:

      - id: insulin-source
        type: short_answer
        stem: Which organ of the abdomen makes insulin?
        answer: pancreas
    ✗ - id: insulin-organ
    ✓ - id: bile-source
        type: short_answer
    ✗   stem: Insulin is made by which abdominal organ, an organ of the abdomen?
    ✗   answer: the pancreas
    ✓   stem: Which organ of the abdomen makes bile?
    ✓   answer: liver
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import combinations

from allquiz.lint.bank_notes import BankFindings, Marks, Pool, by_mark, repeated, some_needed
from allquiz.lint.item import Finding, Item, Looked
from allquiz.lint.words import LISTS, MARK, MARK_OF, NUMBER, mark_of, signs_of, words_of

gather = by_mark

# Shares of words of content in common (Jaccard). Our own, set on banks with known pairs.
SAME_STEM = 0.75  # where a word was put in another's place
SAME_STEM_SHORTER = 0.6  # where one stem has all the words of the other
SAME_STATEMENT = 0.85  # under true_false, where all the content is in the stem
SAME_ORDER = 0.8  # of the words of two statements, in the same order

VARIED = LISTS["varied"]
STATED = ("true_false", "cloze")  # all of their content is in the stem
OF_PARTS = ("matching", "ordering", "categorize")
ASKING = frozenset({"who", "what", "which", "when", "where", "why", "how"})
NOT = frozenset("not never no without except least neither nor cannot".split())


def note(item: Item) -> list[int]:
    """Marks: for the same key, words that nearly the same stem can't do without; for the same stem,
    the words of the key."""
    kind, marks = item.question.type, item.stem_marks
    if kind in STATED:
        key = mark_of(kind + item.key_text * (kind == "true_false"))
        some = some_needed(marks, SAME_STATEMENT, 2)
        return [(key + one + 3 * two) & MARK for one, two in combinations(some, 2)] or some
    keys = list(map(MARK_OF, item.key_roots)) if kind not in OF_PARTS else []
    key = 5 * (sum(keys) or mark_of(item.key_text.casefold()))
    telling = list(map(MARK_OF, item.stem_roots - VARIED)) or marks
    found = [(key + mark) & MARK for mark in some_needed(telling, SAME_STEM_SHORTER)]
    if len(marks) > 1:
        stem = 7 * sum(marks)
        found += [(stem + mark) & MARK for mark in keys]
    return found


def check(files: Sequence[Marks], pool: Pool) -> BankFindings:
    """Each later question of a pair, once, with the first that it repeats."""
    for looked, twin in repeated("near-duplicate", files, pool, _repeats):
        message = f"this asks nearly the same as {twin.name}, with the same key"
        remedy = "take one out, or let it test something that the other does not"
        yield looked, Finding(message, remedy, looked.stem_at)


def _says(kind: str, key: str, roots: frozenset[str]) -> str | frozenset[str]:
    """What keys have in common that say the same, of questions that give them in the same way."""
    if kind in STATED:
        return kind + key * (kind == "true_false")
    return f"parts {key}" if kind in OF_PARTS else roots or key.casefold()


def _repeats(looked: Looked, other: Looked) -> bool:
    """Whether both ask nearly the same, and with the same key, or the same, with nearly that key."""
    key, its = looked.key_roots, other.key_roots
    if _says(looked.type, looked.key, key) == _says(other.type, other.key, its):
        is_alike = _is_alike(looked, other)
    elif looked.type in OF_PARTS or looked.stem_roots != other.stem_roots:
        return False
    else:
        is_alike = 2 * len(key & its) > max(len(key), len(its)) and _numbers(key) == _numbers(its)
    return is_alike and _turn(looked) == _turn(other)


def _turn(looked: Looked) -> tuple[frozenset[str], str, str, bool]:
    """What two must have in common, whatever else they share: numbers, signs, and whether an odd
    number of negatives turns the stem round."""
    stem = looked.stem
    negatives = sum([word in NOT or word.endswith("n't") for word in words_of(stem)])
    return frozenset(NUMBER.findall(stem)), signs_of(stem), signs_of(looked.key), negatives % 2 == 1


def _is_alike(looked: Looked, other: Looked) -> bool:
    one, two = looked.stem_roots, other.stem_roots
    if one == two:
        return bool(one)
    if looked.type in STATED:
        common = len(one & two)
        return common / len(one | two) >= SAME_STATEMENT and _same_order(looked, other)
    one, two = one - VARIED, two - VARIED
    common = len(one & two)
    if common < 2:
        asked, its = [ASKING.intersection(words_of(each.stem)) for each in (looked, other)]
        return bool(one) and one == two and asked == its
    likeness = common / len(one | two)
    if likeness >= SAME_STEM:
        return True
    return likeness >= SAME_STEM_SHORTER and (one <= two or two <= one)


def _same_order(looked: Looked, other: Looked) -> bool:
    """In a statement, who does what to whom is in the order of words."""
    one, two = words_of(looked.stem), words_of(other.stem)
    if looked.type == "cloze" or one == two:
        return True
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SAME_ORDER


def _numbers(roots: frozenset[str]) -> frozenset[str]:
    return frozenset([root for root in roots if root[0].isdigit()])
