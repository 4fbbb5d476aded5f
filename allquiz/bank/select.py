"""Which questions to ask."""

import random
from collections.abc import Collection, Iterable, Mapping, Sequence

from allquiz.bank.context import nearest
from allquiz.model.bank import Fact
from allquiz.model.question import OUTLOOK, AnyQuestion, Level
from allquiz.model.value import value

FIRST = 10  # questions that a new learner meets before any hard or grave one
EASY_TYPES = ("choice", "true_false")
MISSED_SHARE = 3  # at most one question in three was missed before


class Unknown(ValueError):
    """A name that no question, topic or tag has; `remedy` names the nearest."""

    def __init__(self, kind: str, name: str, known: Collection[str]) -> None:
        super().__init__(f"no {kind} is called “{name}”")
        self.remedy = nearest(name, sorted(known)) or _listed(kind, known)


def _listed(kind: str, known: Collection[str]) -> str:
    if len(known) > 20:
        return f"see them all with `allquiz list {kind}s`"
    return f"there is {', '.join(sorted(known))}" if known else f"there is no {kind} at all"


@value
class Wish:
    """What the learner asked for; empty means anything."""

    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    level: Level | None = None


def asked_for(questions: Iterable[AnyQuestion], wish: Wish) -> list[AnyQuestion]:
    """The questions that fit, retired ones left out. Raises Unknown for a topic or tag of none."""
    standing = [question for question in questions if not question.retired]
    topics = {question.topic for question in standing}
    tags = {part for question in standing for tag in question.tags for part in with_parents(tag)}
    for topic in wish.topics:
        if topic not in topics:
            raise Unknown("topic", topic, topics)
    for tag in wish.tags:
        if tag not in tags:
            raise Unknown("tag", tag, tags)
    return [
        question
        for question in standing
        if (not wish.topics or question.topic in wish.topics)
        and (wish.level is None or question.level == wish.level)
        and (not wish.tags or _has_tag(question, wish.tags))
    ]


def with_parents(tag: str) -> list[str]:
    """The tag and those it is nested in: `a/b` is in `a`."""
    parts = tag.split("/")
    return ["/".join(parts[: end + 1]) for end in range(len(parts))]


def _has_tag(question: AnyQuestion, wanted: tuple[str, ...]) -> bool:
    return any(part in wanted for tag in question.tags for part in with_parents(tag))


def by_name(questions: Sequence[AnyQuestion], name: str) -> AnyQuestion:
    """The question with this full name, or with this id where only one has it.

    Raises Unknown where none has it, or several have the bare id.
    """
    same = [q for q in questions if q.name == name] or [q for q in questions if q.id == name]
    if len(same) == 1:
        return same[0]
    if same:
        error = Unknown("question", name, ())
        error.args = (f"“{name}” is the id of {len(same)} questions",)
        error.remedy = "give the full name: " + ", ".join(q.name for q in same)
        raise error
    raise Unknown("question", name, {q.name for q in questions} | {q.id for q in questions})


def mix(
    pool: Sequence[AnyQuestion],
    count: int,
    scores: Mapping[str, float],
    facts: Mapping[str, Fact],
    rng: random.Random,
    *,
    gently: bool,
) -> list[AnyQuestion]:
    """A quiz of at most `count` questions, its topics mixed.

    `scores` holds the last score of each question answered before: a third at most was missed, the
    rest is new where there is new. `gently` begins as a new learner should: with core facts, easy to
    answer, nothing on death or survival, until ten questions were answered.
    """
    seen = scores.keys()
    missed = [q for q in pool if scores.get(q.name, 1) < 1]
    new = [q for q in pool if q.name not in seen]
    known = [q for q in pool if q.name in seen and scores[q.name] == 1]
    if gently:
        soft = max(0, FIRST - len(seen))
        first = _gentlest(new, facts, rng, min(soft, count))
        taken = {q.name for q in first}
        rest = [q for q in new if q.name not in taken]
    else:
        first, rest = [], new
    again = _spread(_shuffled(missed, rng), min(len(missed), (count - len(first)) // MISSED_SHARE))
    fresh = _spread(_shuffled(rest, rng), count - len(first) - len(again))
    chosen = _shuffled([*again, *fresh], rng)
    left = count - len(first) - len(chosen)
    repeated = {q.name for q in again}
    more = [q for q in _shuffled(missed, rng) if q.name not in repeated] + _shuffled(known, rng)
    return [*first, *chosen, *more[:left]]


def sample(
    pool: Sequence[AnyQuestion], count: int, rng: random.Random, *, gently: bool
) -> list[AnyQuestion]:
    """At most `count` questions, drawn evenly from the topics and not by what was missed before.

    So the score of an exam speaks for the whole pool. `gently` draws nothing on death or survival.
    """
    fit = [q for q in pool if OUTLOOK not in q.tags] if gently else pool
    return _shuffled(_spread(_shuffled(fit or pool, rng), count), rng)


def _gentlest(
    pool: Sequence[AnyQuestion], facts: Mapping[str, Fact], rng: random.Random, count: int
) -> list[AnyQuestion]:
    """The gentlest questions of which there are any, the next gentle after them, and so on."""
    topics = list(dict.fromkeys(question.topic for question in pool))
    basics = set(topics[: max(4, len(topics) // 3)])
    tiers: dict[tuple[bool, ...], list[AnyQuestion]] = {}
    for question in _shuffled(pool, rng):
        tiers.setdefault(_weight(question, facts, basics), []).append(question)
    chosen: list[AnyQuestion] = []
    for _, tier in sorted(tiers.items()):
        chosen += _spread(tier, count - len(chosen))
    return chosen


def _weight(
    question: AnyQuestion, facts: Mapping[str, Fact], basics: Collection[str]
) -> tuple[bool, ...]:
    """What makes a question unfit for a beginner, the worst first."""
    importance = {facts[fact].importance for fact in question.facts if fact in facts}
    return (
        OUTLOOK in question.tags,
        bool(facts) and "core" not in importance,
        question.level not in (None, "recall"),
        question.type not in EASY_TYPES,
        question.topic not in basics,
    )


def _spread(ordered: Sequence[AnyQuestion], count: int) -> list[AnyQuestion]:
    """The first `count`, taken from the topics in turn, as long as the order allows for it."""
    queues: dict[str, list[AnyQuestion]] = {}
    for question in ordered:
        queues.setdefault(question.topic, []).append(question)
    chosen: list[AnyQuestion] = []
    while len(chosen) < count and queues:
        for topic in list(queues):
            chosen.append(queues[topic].pop(0))
            if not queues[topic]:
                del queues[topic]
    return chosen[:count]


def _shuffled(pool: Sequence[AnyQuestion], rng: random.Random) -> list[AnyQuestion]:
    shuffled = list(pool)
    rng.shuffle(shuffled)
    return shuffled
