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
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from allquiz.lint.item import WARNING, BankFindings, Finding, Item, Pool
from allquiz.lint.thresholds import COMMON_WORD, SAME_STATEMENT, SAME_STEM, SAME_STEM_SHORTER
from allquiz.lint.words import signs_of
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
ASKING = frozenset({"who", "what", "which", "when", "where", "why", "how"})
NOT = frozenset(
    """
    not never no without except least neither nor cannot
    """.split()
)


def check(pool: Pool) -> BankFindings:
    """Each later question of a pair, once, with the first that it repeats."""
    by_key: dict[object, list[Item]] = {}
    by_stem: dict[object, list[Item]] = {}
    for item, (key, stem) in zip(pool.items, pool.each(_grounds), strict=True):
        by_key.setdefault(key, []).append(item)
        by_stem.setdefault(stem, []).append(item)
    found: dict[int, Item] = {}
    before, now = pool.kept.get(_alike, {}), {}
    for key, group in by_key.items():
        if len(group) > 1:
            there = before.get(key)
            now[key] = there if there and there[0] == group else (group, list(_alike(group)))
            for item, other in now[key][1]:
                found.setdefault(id(item), other)
    pool.kept[_alike] = now
    for group in by_stem.values():
        if len(group) > 1:
            for item, other in _same_stem(group, found):
                found.setdefault(id(item), other)
    for item in pool.items:
        twin = found.get(id(item))
        if twin is not None:
            message = f"this asks nearly the same as {twin.question.name}, with the same key"
            remedy = "take one out, or let it test something that the other does not"
            yield item, Finding(message, remedy, item.stem_at)


def _grounds(item: Item) -> tuple[object, object]:
    """What two questions have both in common that are alike by their stems, and by their keys."""
    alike = (item.numbers, signs_of(item.stem), signs_of(item.key_text), _turn(item))
    return (_key(item), *alike), (item.stem_roots, *alike)


def _key(item: Item) -> object:
    """What two keys have in common that say the same; the key of a statement is whether it holds."""
    match item.key:
        case Options(kind="statement", right=right):
            return right
        case Gaps():
            return "cloze"
        case Parts(kind="order", items=items):
            return items
        case Parts():
            return item.key_text
        case _:
            return item.key_roots or item.key_text.casefold()


def _is_statement(item: Item) -> bool:
    return isinstance(item.key, Options) and item.key.kind == "statement"


def _turn(item: Item) -> bool:
    """Whether an odd number of negatives turns the stem round."""
    if NOT.isdisjoint(item.stem_words) and "n't" not in item.stem:
        return False
    return sum([word in NOT or word.endswith("n't") for word in item.stem_words]) % 2 == 1


def _alike(group: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Questions of one key with an earlier one of nearly the same stem.

    Each is compared only with those that share one of its rarer words, or, where all of its words
    are common, a pair of them: two stems of which so many words are the same can't do without.
    """
    frequency = Counter(root for item in group for root in item.stem_roots)
    postings: dict[object, list[Item]] = {}
    for item in group:
        words = item.stem_roots - VARIED or item.stem_roots
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
                if twin is None and id(other) not in seen:
                    seen.add(id(other))
                    if _is_alike(item, other):
                        twin = other
            if twin is None and len(posted) < COMMON_WORD:
                posted.append(item)
        if twin is not None:
            yield item, twin


def _is_alike(item: Item, other: Item) -> bool:
    one, two = item.stem_roots, other.stem_roots
    if one == two:
        return bool(one)
    if _is_statement(item) or isinstance(item.key, Gaps):
        if _is_statement(item) != _is_statement(other) or type(item.key) is not type(other.key):
            return False
        common = len(one & two)
        return common / len(one | two) >= SAME_STATEMENT and _same_order(item, other)
    one, two = one - VARIED, two - VARIED
    common = len(one & two)
    if common < 2:
        return bool(one) and one == two and _asks(item) == _asks(other)
    likeness = common / len(one | two)
    if likeness >= SAME_STEM:
        return True
    return likeness >= SAME_STEM_SHORTER and (one <= two or two <= one)


def _asks(item: Item) -> frozenset[str]:
    return ASKING.intersection(item.stem_words)


def _same_order(item: Item, other: Item) -> bool:
    """In a statement, who does what to whom is in the order of words."""
    if not _is_statement(item) or item.stem_words == other.stem_words:
        return True
    from rapidfuzz import fuzz  # loaded where it is needed: few banks come so far

    return fuzz.ratio(item.stem_words, other.stem_words) >= 80


def _same_stem(group: list[Item], found: Collection[int]) -> Iterable[tuple[Item, Item]]:
    """Questions of one stem with an earlier one of nearly the same key."""
    first: dict[str, list[Item]] = {}
    for item in group:
        is_by_words = not isinstance(item.key, Gaps | Parts) and not _is_statement(item)
        if id(item) in found or not is_by_words or len(item.stem_roots) < 2:
            continue
        for root in item.key_roots:
            for other in first.get(root, ())[:4]:
                common = len(item.key_roots & other.key_roots)
                if 2 * common > max(len(item.key_roots), len(other.key_roots)) and _numbers_of_key(
                    item
                ) == _numbers_of_key(other):
                    yield item, other
                    break
        for root in item.key_roots:
            first.setdefault(root, []).append(item)


def _numbers_of_key(item: Item) -> frozenset[str]:
    return frozenset([root for root in item.key_roots if root[0].isdigit()])
