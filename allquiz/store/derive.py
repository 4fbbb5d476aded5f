"""What the answers to a question come to: which of them count, and the memory they leave.

A function of what the files say, of the time, and of the settings, whatever the order in which lines
came in: a question's history is gone through anew when anything in it changes.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from allquiz import schedule
from allquiz.model.memory import Memory, recall
from allquiz.store.reading import Given, Happened

VERSION = 3  # of the rules here, in reading.py and in schedule.py: raise it when they change
SECOND = 1_000_000  # microseconds
DAY = 86_400 * SECOND
EPOCH_DAY = 719_163  # the ordinal of 1 January 1970
NEVER = -(2**63)

NOT_COUNTED, COUNTS, WAITS = 0, 1, 2


class Rules(NamedTuple):
    """What history is gone through by: `until`, in microseconds, is when later answers wait."""

    until: int
    retention: float
    day_starts: int


class Counted(NamedTuple):
    """What an answer comes to.

    `counts` is 1 for one that was neither taken back nor forgotten (nor is of a torn hand-in), 2 where
    it will count when its time has come. `result` is its score, or that of an override. `day` is the
    day it counts for. `foretold` is the chance of recall that FSRS gave it, where it was a review:
    due, a day or more after the answer before it.
    """

    counts: int
    result: float
    day: int
    foretold: float | None


class Known(NamedTuple):
    """The memory of a question; `seen` answers count, `points` sums their results.

    `due` is when it falls due by the clock where the last answer was given, `last` when that was,
    both in microseconds since 1970; `offset` is that of the last answer, in seconds. `score`,
    `confidence` and `key_revision` are the last one's.
    """

    memory: Memory
    due: int
    last: int
    offset: int
    first_day: int
    seen: int
    points: float
    score: float
    confidence: str | None
    key_revision: str


class Fates(NamedTuple):
    """What happened to answers: ids taken back, the last override of an id, forgets of a question.

    The answers of an exam that is still being sat don't count: those that are there come from a
    hand-in that a power cut ended half written.
    """

    undone: set[str]
    overridden: dict[str, float]
    forgotten: dict[str, list[int]]
    sitting: set[str]


def fates(happened: Iterable[Happened], sitting: set[str]) -> Fates:
    """The events, sorted by what they mean for an answer."""
    undone, overridden, forgotten = set(), {}, dict[str, list[int]]()
    for event in sorted(happened, key=lambda each: (each.at, each.id)):
        if event.kind == "undo":
            undone.add(event.target)
        elif event.kind == "override" and event.score is not None:
            overridden[event.target] = event.score
        elif event.kind == "forget":
            forgotten.setdefault(event.target, []).append(event.at)
    return Fates(undone, overridden, forgotten, sitting)


def history(
    answers: Sequence[Given], what: Fates, rules: Rules
) -> tuple[list[Counted], Known | None]:
    """Go through all answers to a question, in order of time and id."""
    until, retention, day_starts = rules
    undone, overridden, forgotten, sitting = what
    forgets = forgotten.get(answers[0].question, ()) if answers else ()
    gone = max((at for at in forgets if at <= until), default=NEVER)
    gone_later = max(forgets, default=NEVER)
    rows = []
    memory, last, first_day, points = None, None, 0, 0.0
    seen = 0
    for answer in answers:
        _, _, _, at, id, offset, _, _, result, rating, _, session = answer
        day = (at + (offset - day_starts * 3600) * SECOND) // DAY + EPOCH_DAY
        if id in overridden:
            result = overridden[id]
            rating = schedule.rating_of(result)
        if id in undone or at <= gone or session in sitting:
            rows.append(Counted(NOT_COUNTED, result, day, None))
            continue
        if at > until:
            rows.append(Counted(WAITS if at > gone_later else NOT_COUNTED, result, day, None))
            continue
        foretold = None
        if memory is None:
            first_day = day
        elif day <= memory.day:
            day = memory.day
        elif day >= memory.due_day:
            foretold = recall(memory.stability, day - memory.day)
        memory = schedule.review(memory, rating, day, retention)
        seen += 1
        points += result
        last = answer, result
        rows.append(Counted(COUNTS, result, day, foretold))
    if memory is None or last is None:
        return rows, None
    answer, result = last
    return rows, Known(
        memory, _due(memory, answer, day_starts), answer.at, answer.offset, first_day, seen, points,
        result, answer.confidence, answer.key_revision,
    )  # fmt: skip


def _due(memory: Memory, last: Given, day_starts: int) -> int:
    """When the day begins on which it is due, by the clock on that wall; or the end of a step."""
    if memory.wait:
        return last.at + memory.wait * SECOND
    return (memory.due_day - EPOCH_DAY) * DAY + (day_starts * 3600 - last.offset) * SECOND
