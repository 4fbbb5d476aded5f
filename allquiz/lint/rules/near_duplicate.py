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
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import chain, combinations
from typing import NamedTuple

from allquiz.lint.item import WARNING, BankFindings, Finding, Item, Looked, Pool
from allquiz.lint.thresholds import (
    COMMON_WORD,
    SAME_ORDER,
    SAME_STATEMENT,
    SAME_STEM,
    SAME_STEM_SHORTER,
)
from allquiz.lint.words import signs_of
from allquiz.model.key import TRUE, Gaps, Options, Parts

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
NO_ROOTS = frozenset[str]()
ASKING = frozenset({"who", "what", "which", "when", "where", "why", "how"})
NOT = frozenset(
    """
    not never no without except least neither nor cannot
    """.split()
)


class Note(NamedTuple):
    """What questions are compared by: what their keys say, and their stems.

    `alike` has what both must have in common whatever else they share: numbers, signs, and whether a
    negative turns the stem round. `kind` tells statements, gaps and parts from what has its key in
    words.
    """

    kind: str
    key: object
    alike: tuple[object, ...]
    roots: frozenset[str]
    key_roots: frozenset[str]
    said: str


def note(item: Item) -> Note:
    """Its key, and its stem."""
    alike = item.numbers, signs_of(item.stem), signs_of(item.key_text), _turn(item)
    kind, key = _key(item)
    roots = item.key_roots if kind == "words" else NO_ROOTS
    return Note(kind, key, alike, item.stem_roots, roots, item.stem_said)


def check(noted: Sequence[tuple[Looked, Note]], pool: Pool) -> BankFindings:  # noqa: ARG001
    """Each later question of a pair, once, with the first that it repeats."""
    by_key: dict[object, list[int]] = {}
    by_stem: dict[object, list[int]] = {}
    notes = [note for _, note in noted]
    for number, note in enumerate(notes):
        by_key.setdefault((note.key, note.alike), []).append(number)
        if note.kind == "words" and len(note.roots) > 1:
            by_stem.setdefault((note.roots, note.alike), []).append(number)
    found: dict[int, int] = {}
    for group in by_key.values():
        if len(group) > 1:
            found.update(_alike(group, notes))
    for group in by_stem.values():
        if len(group) > 1:
            found.update(_same_stem([number for number in group if number not in found], notes))
    for number in sorted(found):
        looked, twin = noted[number][0], noted[found[number]][0]
        message = f"this asks nearly the same as {twin.name}, with the same key"
        remedy = "take one out, or let it test something that the other does not"
        yield looked, Finding(message, remedy, looked.stem_at)


def _key(item: Item) -> tuple[str, object]:
    """How the key is given, and what two keys have in common that say the same; the key of a
    statement is whether it holds."""
    match item.key:
        case Options(kind="statement", right=right):
            return "statement", right == (TRUE,)
        case Gaps():
            return "gaps", "cloze"
        case Parts(kind="order", items=items):
            return "parts", items
        case Parts():
            return "parts", item.key_text
        case _:
            return "words", item.key_roots or item.key_text.casefold()


def _turn(item: Item) -> bool:
    """Whether an odd number of negatives turns the stem round."""
    if NOT.isdisjoint(item.stem_words) and "n't" not in item.stem:
        return False
    return sum([word in NOT or word.endswith("n't") for word in item.stem_words]) % 2 == 1


def _alike(group: Sequence[int], notes: Sequence[Note]) -> Iterator[tuple[int, int]]:
    """Questions of one key with an earlier one of nearly the same stem.

    Each is compared only with those that share one of its rarer words, or, where all of its words
    are common, a pair of them: two stems of which so many words are the same can't do without.
    """
    frequency = Counter(chain.from_iterable([notes[number].roots for number in group]))
    postings: dict[object, list[int]] = {}
    for number in group:
        note = notes[number]
        words = note.roots - VARIED or note.roots
        roots = sorted(words, key=lambda root: (frequency[root], root))
        prefix = roots[: int(len(roots) * (1 - SAME_STEM_SHORTER)) + 1]
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
                    if _is_alike(note, notes[other]):
                        twin = other
            if twin is None and len(posted) < COMMON_WORD:
                posted.append(number)
        if twin is not None:
            yield number, twin


def _is_alike(note: Note, other: Note) -> bool:
    one, two = note.roots, other.roots
    if one == two:
        return bool(one)
    if note.kind in ("statement", "gaps"):
        common = len(one & two)
        return common / len(one | two) >= SAME_STATEMENT and _same_order(note, other)
    one, two = one - VARIED, two - VARIED
    common = len(one & two)
    if common < 2:
        return bool(one) and one == two and _asks(note) == _asks(other)
    likeness = common / len(one | two)
    if likeness >= SAME_STEM:
        return True
    return likeness >= SAME_STEM_SHORTER and (one <= two or two <= one)


def _asks(note: Note) -> frozenset[str]:
    return ASKING.intersection(note.said.split())


def _same_order(note: Note, other: Note) -> bool:
    """In a statement, who does what to whom is in the order of words."""
    if note.kind != "statement" or note.said == other.said:
        return True
    words = SequenceMatcher(None, note.said.split(), other.said.split(), autojunk=False)
    return words.ratio() >= SAME_ORDER


def _same_stem(group: Sequence[int], notes: Sequence[Note]) -> Iterator[tuple[int, int]]:
    """Questions of one stem with an earlier one of nearly the same key."""
    first: dict[str, list[int]] = {}
    for number in group:
        roots = notes[number].key_roots
        for root in roots:
            for other in first.get(root, ())[:4]:
                its = notes[other].key_roots
                is_most = 2 * len(roots & its) > max(len(roots), len(its))
                if is_most and _numbers(roots) == _numbers(its):
                    yield number, other
                    break
        for root in roots:
            first.setdefault(root, []).append(number)


def _numbers(roots: frozenset[str]) -> frozenset[str]:
    return frozenset([root for root in roots if root[0].isdigit()])
