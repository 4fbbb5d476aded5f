"""What the answers to a question come to: which of them count, and the memory they leave.

A function of what the files say, of the time, and of the settings, whatever the order in which lines
came in: a question's history is gone through anew when anything in it changes.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from allquiz import schedule
from allquiz.model.memory import Memory, recall
from allquiz.store.lines import moment
from allquiz.store.rows import SAID, Row

VERSION = 10  # of the rules here, in rows.py and schedule.py, and of the tables: raise it when they change
SECOND = 1_000_000  # microseconds
DAY = 86_400 * SECOND
EPOCH_DAY = 719_163  # the ordinal of 1 January 1970
NEVER = -(2**63)
NOT_COUNTED, COUNTS, WAITS = 0, 1, 2
Counted = tuple[Any, ...]  # a Row of an answer with what it comes to, but for its kind: it has none


class Rules(NamedTuple):
    """What history is gone through by: `until`, in microseconds, is when later answers wait."""

    until: int
    retention: float
    day_starts: int


class Known(NamedTuple):
    """A question after its last answer that counts.

    `due_at` is when it is due (a day's beginning, but for steps of minutes), `last_at` when it was
    answered, in microseconds since 1970; `offset` that of the clock there from UTC, in seconds.
    `seen` counts the answers; `score` (0 to 1), `confidence` and `key_revision` are the last one's.
    """

    question: str
    memory: Memory
    due_at: int
    last_at: int
    offset: int
    first_day: int
    seen: int
    score: float
    confidence: str | None
    key_revision: str

    @property
    def due(self) -> datetime:
        """When it is due, by the clock where it was answered."""
        return moment(self.due_at, self.offset)


def history(
    question: str, answers: Iterable[Row], happened: Mapping[str, Sequence[Row]], rules: Rules
) -> tuple[list[Counted], Known | None]:
    """Go through all answers to a question, in order of time and id; what each comes to is added.

    `happened` has the events on each answer and question, in order too.
    """
    until, retention, day_starts = rules
    forgets = [event.at for event in happened.get(question, ()) if event.kind == "forget"]
    forgotten = max((at for at in forgets if at <= until), default=NEVER)
    forgotten_later = max(forgets, default=NEVER)
    rows: list[Counted] = []
    memory, last, first_day, seen = None, None, 0, 0
    for answer in answers:
        said, at, result, rating = answer[:SAID], answer.at, answer.score, answer.rating
        day = (at + (answer.offset - day_starts * 3600) * SECOND) // DAY + EPOCH_DAY
        undone = at <= forgotten
        for event in happened.get(answer.id, ()):
            undone |= event.kind == "undo"
            if event.kind == "override":
                result = event.score
        if undone or at > until:
            waits = not undone and at > forgotten_later
            rows.append((*said, WAITS if waits else NOT_COUNTED, result, day, 0))
            continue
        if result != answer.score:
            rating = schedule.rating_of(result)
        foretold = 0.0
        if memory is None:
            first_day = day
        elif day >= memory.due_day:
            foretold = recall(memory.stability, day - memory.day)
        memory = schedule.review(memory, rating, day, retention)
        seen += 1
        last = answer, result
        rows.append((*said, COUNTS, result, memory.day, foretold))  # none before the last one's
    if memory is None or last is None:
        return rows, None
    answer, result = last
    due = (memory.due_day - EPOCH_DAY) * DAY + (day_starts * 3600 - answer.offset) * SECOND
    if memory.wait:
        due = answer.at + memory.wait * SECOND
    return rows, Known(
        question, memory, due, answer.at, answer.offset, first_day, seen, result,
        answer.confidence, answer.key_revision,
    )  # fmt: skip
