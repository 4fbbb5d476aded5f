"""The questions of a quiz, out of those that were asked for, and their order."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from allquiz.bank.select import Listed
from allquiz.model.frozen_value import value
from allquiz.model.question import OUTLOOK

T = TypeVar("T")
FIRST = 10  # questions that a new learner meets before any hard or grave one
EASY_TYPES = ("choice", "true_false")


@value
class Record:
    """What the learner's record says, all by full names.

    `first` are to be asked before anything else, in this order; `due` are due, the most urgent
    first; `ahead` are known and not due, the most forgotten first. `seen` has every question answered
    before. Iterables are read only as far as needed.
    """

    first: Iterable[str] = ()
    due: Iterable[str] = ()
    ahead: Iterable[str] = ()
    seen: Collection[str] = ()


def mix(
    pool: Mapping[str, Listed],
    count: int,
    record: Record,
    rng: random.Random,
    *,
    new: int | None,
    gently: bool,
) -> list[Listed]:
    """A quiz of at most `count` questions of the pool, which goes by full names; topics interleaved.

    What is due comes first, and at most `new` new questions (None: as many as there is room for) get
    the room that it leaves: so they come as fast as the learner's habit can carry them. What is known
    and not due fills the rest, as far as there is any. `gently` begins as a new learner should: with core facts, easy to answer, nothing on death
    or survival, until ten questions were answered.
    """
    taken: set[str] = set()
    first = _take(record.first, pool, taken, count)
    due = _take(record.due, pool, taken, count - len(first))
    room = count - len(first) - len(due)
    fresh = [each for name, each in pool.items() if name not in record.seen] if room else []
    room = min(room, len(fresh), room if new is None else new)
    wanted = min(room, max(0, FIRST - len(record.seen))) if gently else 0
    soft = _gentlest(fresh, rng, wanted)
    gentle = {question.name for question in soft}
    hard = [question for question in fresh if question.name not in gentle]
    fresh = [*soft, *_spread(hard, rng, room - len(soft))]
    ahead = _take(record.ahead, pool, taken, count - len(first) - len(due) - len(fresh))
    if gently:  # the first ten in a row
        ordered = [*first, *_interleaved([*due, *soft], rng)]
        return [*ordered, *_interleaved([*fresh[len(soft) :], *ahead], rng)]
    return [*first, *_interleaved([*due, *fresh, *ahead], rng)]


def _take(
    wanted: Iterable[str], pool: Mapping[str, Listed], taken: set[str], count: int
) -> list[Listed]:
    """The first `count` of the wanted that are in the pool and not taken yet; they are then."""
    found: list[Listed] = []
    for name in wanted if count > 0 else ():
        if name in pool and name not in taken:
            found.append(pool[name])
            taken.add(name)
            if len(found) == count:
                break
    return found


def _interleaved(chosen: Sequence[Listed], rng: random.Random) -> list[Listed]:
    """In random order, neighbours on different topics as long as there is another topic."""
    queues = _by_topic(_shuffled(chosen, rng))
    ordered: list[Listed] = []
    while queues:
        last = ordered[-1].topic if ordered else None
        topics = [topic for topic in queues if topic != last] or list(queues)
        largest = max(len(queues[topic]) for topic in topics)
        # The largest topic must not be left over for the end; else any will do.
        crowded = 2 * largest > sum(map(len, queues.values()))
        if crowded:
            topics = [topic for topic in topics if len(queues[topic]) == largest]
        topic = rng.choice(topics)
        ordered.append(queues[topic].pop())
        if not queues[topic]:
            del queues[topic]
    return ordered


def sample(pool: Sequence[Listed], count: int, rng: random.Random, *, gently: bool) -> list[Listed]:
    """At most `count` questions, drawn evenly from the topics and not by what was missed before.

    So the score of an exam speaks for all topics of the pool. `gently` draws nothing on death or survival.
    """
    fit = [q for q in pool if OUTLOOK not in q.tags] if gently else pool
    return _interleaved(_spread(fit or pool, rng, count), rng)


def _gentlest(pool: Sequence[Listed], rng: random.Random, count: int) -> list[Listed]:
    """The gentlest questions of which there are any, the next gentle after them, and so on."""
    if count <= 0:
        return []
    topics = list(dict.fromkeys(question.topic for question in pool))
    basics = set(topics[: max(4, len(topics) // 3)])
    tiers: dict[tuple[bool, ...], list[Listed]] = {}
    for question in pool:
        tiers.setdefault(_weight(question, basics), []).append(question)
    chosen: list[Listed] = []
    for _, tier in sorted(tiers.items()):
        chosen += _spread(tier, rng, count - len(chosen))
    return chosen


def _weight(question: Listed, basics: Collection[str]) -> tuple[bool, ...]:
    """What makes a question unfit for a beginner, the worst first."""
    return (
        OUTLOOK in question.tags,
        not question.is_core,
        question.level not in (None, "recall"),
        question.type not in EASY_TYPES,
        question.topic not in basics,
    )


def _spread(pool: Sequence[Listed], rng: random.Random, count: int) -> list[Listed]:
    """So many at random, from the topics in turn."""
    queues, chosen = _by_topic(pool) if count > 0 else {}, list[Listed]()
    while len(chosen) < count and queues:
        for topic in _shuffled(list(queues), rng):
            queue = queues[topic]
            at = rng.randrange(len(queue))
            queue[at], queue[-1] = queue[-1], queue[at]
            chosen.append(queue.pop())
            if not queue:
                del queues[topic]
    return chosen[:count]


def _by_topic(pool: Iterable[Listed]) -> dict[str, list[Listed]]:
    queues: dict[str, list[Listed]] = {}
    for question in pool:
        queues.setdefault(question.topic, []).append(question)
    return queues


def _shuffled(pool: Sequence[T], rng: random.Random) -> list[T]:
    shuffled = list(pool)
    rng.shuffle(shuffled)
    return shuffled
