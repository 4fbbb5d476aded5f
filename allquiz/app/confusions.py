"""The confusions of a learner: what the store has, seen with the questions of the banks."""

import random
from collections.abc import Collection, Mapping

from allquiz.model.question import AnyQuestion
from allquiz.model.refused import Refused
from allquiz.reports.confusion_drill import contrasts
from allquiz.reports.confusions import Confusion, Terms, confusions
from allquiz.store import Store
from allquiz.store.knowledge import Sums

MOST = 3_000  # wrong answers that are looked at, the most frequent first
PAIRS = 10  # pairs that a drill is made of
Questions = Mapping[str, AnyQuestion]  # by full name


def confused(sums: Sums, questions: Questions, outdated: Collection[str]) -> list[Confusion]:
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
    store: Store, known: Questions, pool: Questions, outdated: Collection[str], rng: random.Random
) -> list[AnyQuestion]:
    """The questions of the pool that set confused terms against each other.

    None of them where nothing was confused yet. Raises Refused where no question of the pool is on what was.
    """
    pairs = confused(store.sums, known, outdated)[:PAIRS]
    if not pairs:
        return []
    questions = contrasts(pool.values(), pairs, rng)
    if not questions:
        raise Refused("no question of these is on what you confuse", "leave out a topic or --tag")
    return questions
