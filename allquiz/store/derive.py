"""What is derived from the log: which answers count, and the memory of each question.

The derived tables are a function of the log, the time, and the desired retention, whatever the order
in which entries came in. They may lag behind the log: `catch_up` takes in what is new, and is called
before anything is read from them. Entries dated after `now`, which may be
a little ahead of the clock, wait until their time has come.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from math import isclose
from typing import Any, NamedTuple

from allquiz import schedule
from allquiz.model.memory import Memory
from allquiz.model.review import RATINGS
from allquiz.store.aggregates import disagreements as aggregate_disagreements
from allquiz.store.rows import BadRow, from_microseconds, microseconds, moment, stamp

VERSION = 2  # of the rules here and in schedule.py: raise it when they change
NEVER = -(2**63)
MANY = 10_000  # new answers that are held at once; a longer history is read question by question


class Answer(NamedTuple):
    """An answer that counts, its override applied. `at` in microseconds since 1970."""

    at: int
    id: str
    sequence: int
    score: float
    rating: Any
    confidence: str | None
    key_revision: str | None


class Known(NamedTuple):
    """What the answers to a question come to: a row of `memory`."""

    memory: Memory
    seen: int
    points: float
    last: Answer


class Mark(NamedTuple):
    """How far the derived tables have come: the row of `derived`."""

    version: int
    retention: float
    through: int
    latest: int


# An answer, with the chance of recall foretold, and whether it was a review: due, and FSRS counts
# whole days, a day or more after the answer before it.
Counted = tuple[Answer, float | None, bool]


def catch_up(connection: sqlite3.Connection, now: datetime, retention: float) -> None:
    """Bring the derived tables in step with the log and the clock, in one commit.

    It is not forced to the disk: what a power cut takes is derived again.
    """
    if _in_step(connection, now, retention):
        return
    connection.execute("PRAGMA synchronous = NORMAL")
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if not _in_step(connection, now, retention):  # another process may have done it
                _catch_up(connection, now, retention)
            connection.execute("COMMIT")
        finally:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
    finally:
        connection.execute("PRAGMA synchronous = FULL")


def rebuild(connection: sqlite3.Connection, now: datetime, retention: float) -> None:
    """Derive everything anew."""
    connection.execute("DELETE FROM derived")
    catch_up(connection, now, retention)


def disagreements(connection: sqlite3.Connection, now: datetime, retention: float) -> Iterator[str]:
    """Full names of questions whose derived rows are not what the log comes to. Changes nothing."""
    names = connection.execute(
        "SELECT question FROM memory UNION SELECT target FROM log WHERE kind = 'answer' ORDER BY 1"
    ).fetchall()
    for (name,) in names:
        if not _agrees(connection, name, now, retention):
            yield name
    (stray,) = connection.execute(
        "SELECT (SELECT count(*) FROM counted) - (SELECT coalesce(sum(seen), 0) FROM memory)"
    ).fetchone()
    if stray:
        yield "(answers of no question)"
    yield from aggregate_disagreements(connection)


def fold(
    known: Known | None, answers: Iterable[Answer], retention: float
) -> tuple[list[Counted], Known | None]:
    """Go on from what is known, through answers in order of time."""
    rows: list[Counted] = []
    for answer in answers:
        when = from_microseconds(answer.at)
        before = known.memory if known else None
        foretold = schedule.retrievability(before, when) if before else None
        rows.append((answer, foretold, before is not None and _is_review(before, when)))
        known = Known(
            schedule.review(before, answer.rating, when, retention),
            (known.seen if known else 0) + 1,
            (known.points if known else 0.0) + answer.score,
            answer,
        )
    return rows, known


def _is_review(before: Memory, when: datetime) -> bool:
    return before.due <= when and (when - before.last_review).days >= 1


def _in_step(connection: sqlite3.Connection, now: datetime, retention: float) -> bool:
    mark = _mark(connection)
    (newest,) = connection.execute("SELECT coalesce(max(sequence), 0) FROM log").fetchone()
    at = microseconds(now)
    return (
        mark is not None
        and mark[:3] == (VERSION, retention, newest)
        and mark.latest <= at
        and not connection.execute("SELECT 1 FROM waiting WHERE at <= ? LIMIT 1", (at,)).fetchone()
    )


def _mark(connection: sqlite3.Connection) -> Mark | None:
    row = connection.execute("SELECT version, retention, through, latest FROM derived").fetchone()
    return Mark(*row) if row else None


def _catch_up(connection: sqlite3.Connection, now: datetime, retention: float) -> None:
    mark = _mark(connection)
    if mark is None or mark[:2] != (VERSION, retention):
        for table in ("tally", "miss", "sitting", "counted", "memory", "waiting"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  # a constant
        mark = Mark(VERSION, retention, 0, NEVER)
    at = microseconds(now)
    touched: Touched = {}
    if mark.latest > at:  # the clock was set back
        touched = dict.fromkeys(_dated_after(connection, now))
    come = connection.execute("SELECT question FROM waiting WHERE at <= ?", (at,)).fetchall()
    touched |= {name: None for (name,) in come}
    through, latest = _take_in(connection, touched, mark.through, at)
    for name, new in touched.items():
        if new is None or not _go_on(connection, name, sorted(new), retention):
            _begin_anew(connection, name, now, retention)
    latest = at if come else max(latest, min(mark.latest, at))
    connection.execute("DELETE FROM derived")
    connection.execute(
        "INSERT INTO derived (only, version, retention, through, latest) VALUES (1, ?, ?, ?, ?)",
        (VERSION, retention, through, latest),
    )


# New answers by question; None where all its answers must be looked at again.
Touched = dict[str, list[Answer] | None]


def _take_in(
    connection: sqlite3.Connection, touched: Touched, through: int, at: int
) -> tuple[int, int]:
    """Note what the log has beyond `through`; returns its last sequence and latest time up to `at`."""
    latest = NEVER
    room = MANY
    for row in connection.execute(NEW, (through,)):
        through, kind, target, answered, *rest = row
        time = microseconds(moment(answered))
        if time <= at:
            latest = max(latest, time)
        if kind in ("undo", "override"):
            target = _question_of(connection, target)
        if kind in ("flag", "unflag") or target is None:
            continue
        room -= 1
        if kind != "answer" or time > at or room < 0:
            touched[target] = None
        elif (new := touched.setdefault(target, [])) is not None:
            id, *result = rest
            new.append(_answer(time, id, through, *result))
    return through, latest


NEW = """
SELECT sequence, kind, target, at, id, score, rating, confidence, key_revision
FROM log WHERE sequence > ? ORDER BY sequence
"""


def _dated_after(connection: sqlite3.Connection, now: datetime) -> list[str]:
    rows = connection.execute(
        "SELECT DISTINCT target FROM log WHERE at > ? AND kind IN ('answer', 'forget')",
        (stamp(now),),
    )
    return [name for (name,) in rows]


def _answer(
    at: int, id: str, sequence: int, score: Any, rating: Any, confidence: Any, key_revision: Any
) -> Answer:
    """The answer of a row. Raises BadRow where it can't be one."""
    if rating not in RATINGS or not isinstance(score, float) or not 0 <= score <= 1:
        raise BadRow(f"the answer {id} makes no sense")
    return Answer(at, id, sequence, score, rating, confidence, key_revision)


def _question_of(connection: sqlite3.Connection, answer: str) -> str | None:
    """The question of an answer; None where the answer is not here (yet)."""
    row = connection.execute(
        "SELECT target FROM log WHERE id = ? AND kind = 'answer'", (answer,)
    ).fetchone()
    return row and str(row[0])


def _go_on(
    connection: sqlite3.Connection, name: str, new: Sequence[Answer], retention: float
) -> bool:
    """Take in new answers; False where they don't simply follow those that were known."""
    known = known_of(connection, name)
    if known is None or new[0][:2] <= known.last[:2]:
        return False
    if connection.execute(
        "SELECT 1 FROM log WHERE target = ? AND kind = 'forget' LIMIT 1", (name,)
    ).fetchone():
        return False
    for answer in new:
        if connection.execute(
            "SELECT 1 FROM log WHERE target = ? AND kind IN ('undo', 'override') LIMIT 1",
            (answer.id,),
        ).fetchone():
            return False
    _write(connection, name, *fold(known, new, retention))
    return True


def _begin_anew(connection: sqlite3.Connection, name: str, now: datetime, retention: float) -> None:
    """Derive the rows of one question from all of its entries."""
    entries = _entries(connection, name, now)
    connection.executemany("DELETE FROM counted WHERE at = ? AND sequence = ?", entries.keys)
    connection.execute("DELETE FROM waiting WHERE question = ?", (name,))
    if entries.waits is not None:
        connection.execute(
            "INSERT INTO waiting (at, question) VALUES (?, ?)", (entries.waits, name)
        )
    _write(connection, name, *fold(None, entries.counting, retention))


class Entries(NamedTuple):
    """What the log holds on a question: the keys of all its answers, those that count in order of
    time, and when the next one dated in the future will."""

    keys: list[tuple[int, int]]
    counting: list[Answer]
    waits: int | None


def _entries(connection: sqlite3.Connection, name: str, now: datetime) -> Entries:
    at = microseconds(now)
    forgets = [
        microseconds(moment(text))
        for (text,) in connection.execute(
            "SELECT at FROM log WHERE target = ? AND kind = 'forget'", (name,)
        )
    ]
    forgotten = max((time for time in forgets if time <= at), default=NEVER)
    waits = [time for time in forgets if time > at]
    keys, counting = [], []
    for row in connection.execute(ANSWERS, (name,)):
        answered, id, sequence, score, rating, confidence, key_revision, undone, overridden = row
        time = microseconds(moment(answered))
        keys.append((time, sequence))
        if undone or time <= forgotten:
            continue
        if time > at:
            waits.append(time)
            continue
        if overridden is not None:
            score, rating = overridden, schedule.rating_of(overridden)
        counting.append(_answer(time, id, sequence, score, rating, confidence, key_revision))
    return Entries(keys, sorted(counting), min(waits, default=None))


ANSWERS = """
SELECT at, id, sequence, score, rating, confidence, key_revision,
  EXISTS (SELECT 1 FROM log AS u WHERE u.target = log.id AND u.kind = 'undo'),
  (SELECT o.score FROM log AS o WHERE o.target = log.id AND o.kind = 'override'
   ORDER BY o.at DESC, o.id DESC LIMIT 1)
FROM log WHERE target = ? AND kind = 'answer'
"""

MEMORY = """
SELECT phase, step, stability, difficulty, last_review, due, lapses, seen, points,
  answer, score, confidence, key_revision
FROM memory WHERE question = ?
"""

REMEMBER = """
INSERT INTO memory (question, phase, step, stability, difficulty, last_review, due, lapses, seen,
  points, answer, score, confidence, key_revision)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (question) DO UPDATE SET phase = excluded.phase, step = excluded.step,
  stability = excluded.stability, difficulty = excluded.difficulty,
  last_review = excluded.last_review, due = excluded.due, lapses = excluded.lapses,
  seen = excluded.seen, points = excluded.points, answer = excluded.answer,
  score = excluded.score, confidence = excluded.confidence, key_revision = excluded.key_revision
RETURNING number
"""

COUNT = """
INSERT INTO counted (at, sequence, question, score, rating, confidence, key_revision,
  retrievability, review)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def known_of(connection: sqlite3.Connection, name: str) -> Known | None:
    """What the derived tables know of a question."""
    row = connection.execute(MEMORY, (name,)).fetchone()
    if row is None:
        return None
    phase, step, stability, difficulty, last, due, lapses, seen, points, *answer = row
    memory = Memory(
        phase, step, stability, difficulty, from_microseconds(last), from_microseconds(due), lapses
    )
    id, score, confidence, key_revision = answer
    return Known(memory, seen, points, Answer(last, id, 0, score, "", confidence, key_revision))


def _write(
    connection: sqlite3.Connection, name: str, rows: Iterable[Counted], known: Known | None
) -> None:
    """Put the rows of a question in their tables."""
    if known is None:
        connection.execute("DELETE FROM memory WHERE question = ?", (name,))
        return
    (number,) = connection.execute(REMEMBER, (name, *_memory_row(known))).fetchone()
    connection.executemany(COUNT, (_counted_row(number, *row) for row in rows))


def _memory_row(known: Known) -> tuple[Any, ...]:
    memory, last = known.memory, known.last
    return (
        memory.phase, memory.step, memory.stability, memory.difficulty,
        microseconds(memory.last_review), microseconds(memory.due), memory.lapses,
        known.seen, known.points, last.id, last.score, last.confidence, last.key_revision,
    )  # fmt: skip


def _counted_row(
    number: int, answer: Answer, foretold: float | None, review: bool
) -> tuple[Any, ...]:
    at, _, sequence, score, rating, confidence, key_revision = answer
    return (at, sequence, number, score, rating, confidence, key_revision, foretold, review)


def _agrees(connection: sqlite3.Connection, name: str, now: datetime, retention: float) -> bool:
    """Whether the rows of a question are those that its entries come to."""
    entries = _entries(connection, name, now)
    rows, known = fold(None, entries.counting, retention)
    there = connection.execute(f"SELECT number, {MEMORY.strip()[7:]}", (name,)).fetchone()
    if known is None or there is None:
        return known is None and there is None
    number, *written = there
    counted = [
        row
        for key in sorted(entries.keys)
        for row in connection.execute("SELECT * FROM counted WHERE at = ? AND sequence = ?", key)
    ]
    meant = [_counted_row(number, *row) for row in rows]
    return (
        _alike(written, _memory_row(known))
        and len(counted) == len(meant)
        and all(map(_alike, counted, sorted(meant)))
    )


def _alike(one: Sequence[Any], other: Sequence[Any]) -> bool:
    """The same, but for the last digits that another machine's arithmetic may give."""
    return all(
        a == b or (isinstance(a, float) and isinstance(b, float) and isclose(a, b, rel_tol=1e-9))
        for a, b in zip(one, other, strict=True)
    )
