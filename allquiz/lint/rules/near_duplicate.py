"""Two questions are nearly the same.

What it finds: two questions with the same key whose stems have nearly the same content words and the
same numbers, or with the same stem and nearly the same key. Function words, word forms and the order
of words don't count; stems made from one pattern about different things are no duplicates.

Why it is bad: the first gives the second away, and in a quiz drawn at random what is there twice
counts twice. [Haladyna 2002] (guideline 4) asks that items be independent of one another.

Evidence: fair (guidelines agree; that a repeated item is easier, and weighs twice, follows).

Bad:

    - id: insulin-source
      type: short_answer
      stem: Which organ of the abdomen makes insulin?
      answer: pancreas
    - id: insulin-organ
      type: short_answer
      stem: Insulin is made by which abdominal organ, an organ of the abdomen?
      answer: the pancreas

Good:

    - id: insulin-source
      type: short_answer
      stem: Which organ of the abdomen makes insulin?
      answer: pancreas
    - id: bile-source
      type: short_answer
      stem: Which organ of the abdomen makes bile?
      answer: liver
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, combinations

from allquiz.lint.item import WARNING, BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.thresholds import (
    COMMON_WORD,
    SAME_ORDER,
    SAME_STATEMENT,
    SAME_STEM,
    SAME_STEM_SHORTER,
)
from allquiz.lint.words import NUMBER, signs_of, words_of
from allquiz.model.key import Gaps, Options, Parts

SEVERITY = WARNING

# Words by which a stem is varied without asking for anything else.
VARIED = frozenset(
    """
    produc form generat creat releas secret yield call term titl refer defin mean describ
    explain indicat cause lead result give tell state think find occur happen develop contain
    hold treat help role function responsibl associat relat major principal chief primary
    typical common usual follow sourc statement fact patient person human body different involv
    includ consist serv act
    """.split()
)
STATED = ("statement", "gaps")  # all of their content is in the stem
ASKING = frozenset({"who", "what", "which", "when", "where", "why", "how"})
NOT = frozenset(
    """
    not never no without except least neither nor cannot
    """.split()
)


Note = tuple[str, object]  # how the key is given, and what keys have in common that say the same

Noted = Sequence[tuple[Looked, Note]]


def note(item: Item) -> Note:
    """What its key says; of a statement it is whether that holds."""
    match item.key:
        case Options(kind="statement"):
            return "statement", item.question.answer
        case Gaps():
            return "gaps", ""
        case Parts(kind="order", items=items):
            return "parts", items
        case Parts():
            return "parts", item.key_text
        case _:
            return "words", item.key_roots or item.key_text.casefold()


def check(noted: Noted, pool: Pool) -> BankFindings:  # noqa: ARG001
    """Each later question of a pair, once, with the first that it repeats."""
    by_key: dict[Note, list[int]] = {}
    by_stem: dict[object, list[int]] = {}
    for number, (looked, key) in enumerate(noted):
        by_key.setdefault(key, []).append(number)
        if key[0] == "words" and len(looked.stem_roots) > 1:
            by_stem.setdefault(looked.stem_roots, []).append(number)
    found: dict[int, int] = {}
    for says, numbers in by_key.items():
        for group in _with_same_turn(numbers, noted):
            found.update(_alike(says[0], group, noted))
    for numbers in by_stem.values():
        for group in _with_same_turn(numbers, noted):
            found.update(_same_stem([number for number in group if number not in found], noted))
    for number in sorted(found):
        looked, twin = noted[number][0], noted[found[number]][0]
        message = f"this asks nearly the same as {twin.name}, with the same key"
        remedy = "take one out, or let it test something that the other does not"
        yield looked, Finding(message, remedy, looked.stem_at)


def _with_same_turn(numbers: Sequence[int], noted: Noted) -> Iterable[list[int]]:
    """The questions in groups that have in common what two must, whatever else they share: numbers,
    signs, and whether a negative turns the stem round."""
    if len(numbers) < 2:
        return ()
    groups: dict[object, list[int]] = {}
    for number in numbers:
        looked = noted[number][0]
        stem = looked.stem
        alike = frozenset(NUMBER.findall(stem)), signs_of(stem), signs_of(looked.key), _turn(stem)
        groups.setdefault(alike, []).append(number)
    return groups.values()


def _turn(stem: str) -> bool:
    """Whether an odd number of negatives turns the stem round."""
    words = words_of(stem)
    if NOT.isdisjoint(words) and "n't" not in stem:
        return False
    return sum([word in NOT or word.endswith("n't") for word in words]) % 2 == 1


def _alike(kind: str, group: Sequence[int], noted: Noted) -> Iterator[tuple[int, int]]:
    """Questions of one key with an earlier one of nearly the same stem.

    Each is compared only with those that share one of its rarer words, or, where all of its words
    are common, a pair of them: two stems of which so many words are the same can't do without.
    """
    if len(group) < 2:
        return
    frequency = Counter(chain.from_iterable([noted[number][0].stem_roots for number in group]))
    often = frequency.__getitem__
    least = SAME_STATEMENT if kind in STATED else SAME_STEM_SHORTER
    postings: dict[object, list[int]] = {}
    for number in group:
        looked = noted[number][0]
        words = looked.stem_roots if kind in STATED else looked.stem_roots - VARIED
        roots = sorted(sorted(words or looked.stem_roots), key=often)
        prefix = roots[: int(len(roots) * (1 - least)) + 1]
        marks: list[object] = [root for root in prefix if frequency[root] <= COMMON_WORD]
        if not marks:
            marks = list(combinations(roots[:4], 2)) or list(roots)
        seen: set[int] = set()
        twin = None
        for mark in marks:
            posted = postings.setdefault(mark, [])
            for other in posted:
                if twin is None and other not in seen:
                    seen.add(other)
                    if _is_alike(kind, looked, noted[other][0]):
                        twin = other
            if twin is None and len(posted) < COMMON_WORD:
                posted.append(number)
        if twin is not None:
            yield number, twin


def _is_alike(kind: str, looked: Looked, other: Looked) -> bool:
    one, two = looked.stem_roots, other.stem_roots
    if one == two:
        return bool(one)
    if kind in STATED:
        common = len(one & two)
        return common / len(one | two) >= SAME_STATEMENT and _same_order(kind, looked, other)
    one, two = one - VARIED, two - VARIED
    common = len(one & two)
    if common < 2:
        return bool(one) and one == two and _asks(looked) == _asks(other)
    likeness = common / len(one | two)
    if likeness >= SAME_STEM:
        return True
    return likeness >= SAME_STEM_SHORTER and (one <= two or two <= one)


def _asks(looked: Looked) -> frozenset[str]:
    return ASKING.intersection(words_of(looked.stem))


def _same_order(kind: str, looked: Looked, other: Looked) -> bool:
    """In a statement, who does what to whom is in the order of words."""
    one, two = words_of(looked.stem), words_of(other.stem)
    if kind != "statement" or one == two:
        return True
    return SequenceMatcher(None, one, two, autojunk=False).ratio() >= SAME_ORDER


def _same_stem(group: Sequence[int], noted: Noted) -> Iterator[tuple[int, int]]:
    """Questions of one stem with an earlier one of nearly the same key."""
    first: dict[str, list[int]] = {}
    for number in group:
        roots = noted[number][0].key_roots
        for root in roots:
            for other in first.get(root, ())[:4]:
                its = noted[other][0].key_roots
                is_most = 2 * len(roots & its) > max(len(roots), len(its))
                if is_most and _numbers(roots) == _numbers(its):
                    yield number, other
                    break
        for root in roots:
            first.setdefault(root, []).append(number)


def _numbers(roots: frozenset[str]) -> frozenset[str]:
    return frozenset([root for root in roots if root[0].isdigit()])
