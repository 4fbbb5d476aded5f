"""Questions that set two confused terms against each other."""

import random
from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest

from allquiz.model.question import AnyQuestion
from allquiz.reports.confusions import Confusion, fold, start, terms_of

AT_A_TIME = 4  # questions on one pair before the next pair has its turn


def contrasts(
    pool: Iterable[AnyQuestion], pairs: Sequence[Confusion], rng: random.Random
) -> list[AnyQuestion]:
    """The questions of the pool that involve a confused term, the pair confused most often first.

    Of each pair they alternate: one whose key is the first term, one whose key is the second.
    Those that offer both terms come before those that have only one, and questions that merely
    offer a term stand where none has it as its key.
    """
    shuffled = list(pool)
    rng.shuffle(shuffled)
    starts = {start(term) for pair in pairs for term in (pair.first, pair.second)}
    known = [
        (q, _folded(keys, starts), _folded(keys + others, starts))
        for q in shuffled
        for keys, others in [terms_of(q)]
    ]
    lists = []
    for pair in pairs:
        first, second = fold(pair.first), fold(pair.second)
        involved = [each for each in known if first in each[2] or second in each[2]]
        involved.sort(key=lambda each: not {first, second} <= each[2])
        one = [q for q, keys, _ in involved if first in keys]
        other = [q for q, keys, _ in involved if second in keys and first not in keys]
        rest = [q for q, keys, _ in involved if first not in keys and second not in keys]
        turns = [q for both in zip_longest(one, other) for q in both if q is not None]
        lists.append([*turns, *rest])
    heads = [q for each in lists for q in each[:AT_A_TIME]]
    tails = [q for each in lists for q in each[AT_A_TIME:]]
    return list({q.name: q for q in [*heads, *tails]}.values())


def _folded(terms: Iterable[str], starts: Collection[str]) -> set[str]:
    """The terms that begin like one of those that are looked for."""
    return {fold(term) for term in terms if start(term) in starts}
