"""Brings the cache up to date: reads what is new in the files, and goes through what it changes."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from allquiz.store.cache import make_tables, transaction
from allquiz.store.derive import NEVER, Rules, history
from allquiz.store.journal import Journal, Stamp
from allquiz.store.lines import FIELDS
from allquiz.store.reading import TORN_LINE, WHOLE_FILE, Row, Wrong, documents, keep, row_of

T = TypeVar("T")
Bar = Callable[[Sequence[Any], str], Iterable[Any]]
TAIL = 4096  # bytes before the place up to which a file was read that must be as they were
UNREAD = Stamp(0, 0)
PIECE = 500_000  # bytes read between two steps of a progress bar


class Mark(NamedTuple):
    """How far a file was read, in bytes, with a checksum of the last of them: a row of `file`."""

    name: str
    stamp: Stamp = UNREAD
    through: int = 0
    tail: int = 0


class New(NamedTuple):
    """New lines of a file, and where they begin in it, in bytes."""

    file: str
    place: int
    data: bytes


class Changed(Exception):  # no error
    """A file is not what was read of it."""


def no_bar(items: Sequence[T], label: str) -> Iterable[T]:  # noqa: ARG001
    """The items, without a word."""
    return items


def catch_up(
    connection: sqlite3.Connection, journal: Journal, rules: Rules, bar: Bar = no_bar
) -> None:
    """Bring the tables in step with the files and the clock: all of it or nothing."""
    if _in_step(connection, journal.files(), rules):
        return
    with transaction(connection):
        files = journal.files()
        if _in_step(connection, files, rules):  # another program has done it meanwhile
            return
        try:
            _follow(connection, journal, files, rules, bar)
        except Changed:
            make_tables(connection)
            _follow(connection, journal, files, rules, bar)


def _in_step(connection: sqlite3.Connection, files: Mapping[str, Stamp], rules: Rules) -> bool:
    made = connection.execute("SELECT until, newest FROM made").fetchone()
    if made is None or min(made[0], rules.until) < made[1]:
        return False
    return {mark.name: mark.stamp for mark in _marks(connection)} == files


def _marks(connection: sqlite3.Connection) -> list[Mark]:
    rows = connection.execute("SELECT * FROM file").fetchall()
    return [Mark(name, Stamp(size, changed), *rest) for name, size, changed, *rest in rows]


def _follow(
    connection: sqlite3.Connection,
    journal: Journal,
    files: Mapping[str, Stamp],
    rules: Rules,
    bar: Bar,
) -> None:
    """Read what is new and derive what follows from it. Raises Changed, nothing done yet."""
    made = connection.execute("SELECT * FROM made").fetchone()
    marks = {mark.name: mark for mark in _marks(connection)}
    if made is None or not marks.keys() <= files.keys():
        if marks:
            raise Changed
        made = NEVER, NEVER, None
    unreadable: list[tuple[str, int, str]] = []
    news = [
        _new_in(journal, marks.get(name) or Mark(name), stamp, unreadable)
        for name, stamp in files.items()
        if name not in marks or marks[name].stamp != stamp
    ]
    rows: dict[str, Row] = {}
    for file, place, data in bar([*_pieces(new for new, _ in news)], "Reading your answers"):
        wrong: list[Wrong] = []
        for at, document in documents(data, place, wrong):
            if FIELDS.get(document["kind"]):  # else from a newer allquiz
                keep(rows, row_of(document, file, at))
        unreadable += ((file, *each) for each in wrong)
    until, newest, converted = made
    touched = _keep(connection, rows)
    if min(until, rules.until) < newest:  # what was dated ahead may count by now
        query = "SELECT target FROM entry WHERE at > ?"
        touched.update(_names(connection, query, min(until, rules.until)))
    _derive(connection, rows, touched, rules, bar)
    files_read = [(mark.name, WHOLE_FILE) for _, mark in news]
    connection.executemany("DELETE FROM unreadable WHERE file = ? AND place = ?", files_read)
    connection.executemany("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?)", unreadable)
    connection.executemany(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?)",
        [(mark.name, *mark.stamp, *mark[2:]) for _, mark in news],
    )
    newest = max(newest, max((row.at for row in rows.values()), default=NEVER))
    connection.execute("DELETE FROM made")
    connection.execute("INSERT INTO made VALUES (?, ?, ?)", (rules.until, newest, converted))


def _new_in(
    journal: Journal, mark: Mark, stamp: Stamp, unreadable: list[tuple[str, int, str]]
) -> tuple[New, Mark]:
    """The whole lines after those that were read. Raises Changed where these are not as they were.

    A file that only grew is looked at from shortly before its end.
    """
    start = max(0, mark.through - TAIL)
    try:
        data = journal.read(mark.name, start)
    except OSError as error:
        why = f"this file can't be read: {error.strerror}"
        unreadable.append((mark.name, WHOLE_FILE, why))
        return New(mark.name, 0, b""), mark._replace(stamp=UNREAD)  # it is tried again
    before, new = data[: mark.through - start], data[mark.through - start :]
    if crc32(before) != mark.tail or 0 < stamp.size <= mark.stamp.size:
        raise Changed
    lines = new[: new.rfind(b"\n") + 1]
    tail = crc32((before + lines[-TAIL:])[-TAIL:])
    return New(mark.name, mark.through, lines), Mark(
        mark.name, stamp, mark.through + len(lines), tail
    )


def _pieces(news: Iterable[New]) -> Iterator[New]:
    """The same in parts of whole lines."""
    for file, place, data in news:
        start = 0
        while start < len(data):
            end = data.find(b"\n", start + PIECE) + 1 or len(data)
            if data.startswith(TORN_LINE, end):  # it says something of the line before
                end = data.find(b"\n", end) + 1
            yield New(file, place + start, data[start:end])
            start = end


def _keep(connection: sqlite3.Connection, rows: dict[str, Row]) -> set[str]:
    """Write down all but answers, and make way where an id means another thing than was thought.

    Returns the questions whose history changes by that, among other names: those of answers that
    something happened to, and those of an exam that was begun or ended: whether they count, changes.
    """
    ids = json.dumps(list(rows))
    old = [Row(*row[:13]) for row in connection.execute(WITH_IDS.format("SELECT *"), (ids,))]
    connection.execute(WITH_IDS.format("DELETE"), (ids,))
    for row in old:
        keep(rows, row)
    said = [row for row in rows.values() if row.kind]
    connection.executemany(ENTRY, [(*row, None, None, None, None) for row in said])
    touched = {row.target for row in (*old, *said)}
    names = json.dumps(list(touched))
    answered = _names(connection, WITH_IDS.format("SELECT target"), names)
    return touched.union(answered, _names(connection, ASKED, names))


def _derive(
    connection: sqlite3.Connection,
    new: dict[str, Row],
    touched: set[str],
    rules: Rules,
    bar: Bar,
) -> None:
    """Go through all answers to the questions that were touched, and to those of new answers."""
    fresh = _by_target(row for row in new.values() if not row.kind)
    happened = _by_target(Row(*row[:13]) for row in connection.execute(HAPPENED))
    sitting = set(_names(connection, SITTING))
    memories: list[tuple[object, ...]] = []
    for name in bar(sorted(touched | fresh.keys()), "Going through your answers"):
        before = connection.execute(ANSWERS, (name,)).fetchall()
        answers = [*(Row(*row[:13]) for row in before), *fresh.get(name, ())]
        answers.sort(key=IN_ORDER)
        rows, known = history(name, answers, happened, sitting, rules)
        there = set(before)
        whole = map(tuple.__add__, answers, rows)
        connection.executemany(ENTRY, (row for row in whole if not there or row not in there))
        if known is None:
            connection.execute("DELETE FROM memory WHERE question = ?", (name,))
        else:
            memories.append((name, *known.memory, *known[2:]))
    connection.executemany(MEMORY, memories)
    connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS entry_by_id ON entry (id)")


def _by_target(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.target, []).append(row)
    return found


def _names(connection: sqlite3.Connection, query: str, *values: object) -> list[str]:
    return [name for (name,) in connection.execute(query, values).fetchall()]


IN_ORDER = itemgetter(4, 5)  # the time and the id
ENTRY = f"INSERT OR REPLACE INTO entry VALUES ({', '.join('?' * 17)})"  # noqa: S608  # as many marks as columns
MEMORY = f"INSERT OR REPLACE INTO memory VALUES ({', '.join('?' * 21)})"  # noqa: S608
ANSWERS = "SELECT * FROM entry WHERE target = ? AND kind IS NULL"
HAPPENED = "SELECT * FROM entry WHERE kind IN ('undo', 'override', 'forget') ORDER BY at, id"
WITH_IDS = "{} FROM entry WHERE id IN (SELECT value FROM json_each(?))"

# The exams that were not handed in.
SITTING = """
SELECT target FROM entry WHERE kind = 'exam'
EXCEPT SELECT target FROM entry WHERE kind = 'finished'
"""

ASKED = """
SELECT value FROM entry, json_each(response, '$.questions')
WHERE kind = 'exam' AND target IN (SELECT value FROM json_each(?))
"""
