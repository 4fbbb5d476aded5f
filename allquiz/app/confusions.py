"""The confusions of a learner: what the store has, seen with the questions of the banks."""

import random
from collections.abc import Collection, Mapping

from allquiz.app.kept_banks import Stock
from allquiz.bank.select import Listed
from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.reports.confusion_drill import contrasts
from allquiz.reports.confusions import Confusion, Terms, confusions
from allquiz.store import Store
from allquiz.store.knowledge import Sums

MOST = 3_000  # wrong answers that are looked at, the most frequent first
PAIRS = 10  # pairs that a drill is made of


def confused(
    sums: Sums, questions: Mapping[str, AnyQuestion], outdated: Collection[str]
) -> list[Confusion]:
    """The pairs of terms confused, most often first.

    The `outdated` are left out, those whose key was corrected after they were last answered: what
    was given instead of the old key says nothing of the new one.
    """
    wrong = [
        (questions[name], response, times)
        for name, response, times in sums.misses(MOST)
        if name in questions and name not in outdated
    ]
    return confusions(wrong, Terms(questions.values()))


def drill(
    store: Store,
    stock: Stock,
    pool: Mapping[str, Listed],
    outdated: Collection[str],
    rng: random.Random,
) -> list[Listed]:
    """The questions of the pool that set confused terms against each other.

    None of them where nothing was confused yet. Raises Refused where no question of the pool is on what was.
    """
    pairs = confused(store.sums, stock.by_name, outdated)[:PAIRS]
    if not pairs:
        return []
    drilled = contrasts((stock.by_name[name] for name in pool), pairs, rng)
    if not drilled:
        raise Refused("no question of these is on what you confuse", "leave out a topic or --tag")
    return [pool[question.name] for question in drilled]
