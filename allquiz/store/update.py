"""Brings the cache up to date: reads what is new in the files, and goes through what it changes."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from allquiz.store.cache import make_tables, transaction
from allquiz.store.derive import NEVER, Rules, history
from allquiz.store.journal import Journal, Stamp
from allquiz.store.reading import Given, Happened, Lines, Read, Unreadable

T = TypeVar("T")
Bar = Callable[[Sequence[Any], str], Iterable[Any]]
TAIL = 4096  # bytes before the place up to which a file was read that must be as they were
UNREAD = Stamp(0, 0)
PIECE = 500_000  # bytes read between two steps of a progress bar
IDS = "id IN (SELECT value FROM json_each(?))"


class Mark(NamedTuple):
    """How far a file was read: a row of `file`."""

    name: str
    stamp: Stamp = UNREAD
    through: int = 0
    lines: int = 0
    tail: int = 0


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
    read = Read()
    news = [
        _new_in(journal, marks.get(name) or Mark(name), stamp, read)
        for name, stamp in files.items()
        if name not in marks or marks[name].stamp != stamp
    ]
    for piece in bar([piece for new, _ in news for piece in _pieces(new)], "Reading your answers"):
        read.take(piece)
    until, newest, converted = made
    touched = _keep_events(connection, read) | _keep_quizzes(connection, read)
    if min(until, rules.until) < newest:  # what was dated ahead may count by now
        for table, column in (("answer", "question"), ("event", "target")):
            query = f"SELECT {column} FROM {table} WHERE at > ?"  # noqa: S608  # our own names
            touched.update(_names(connection, query, min(until, rules.until)))
    _derive(connection, read, touched, rules, bar)
    files_read = [(mark.name,) for _, mark in news]
    connection.executemany("DELETE FROM unreadable WHERE file = ? AND line = 0", files_read)
    connection.executemany("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?)", read.unreadable)
    connection.executemany(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)",
        [(mark.name, *mark.stamp, *mark[2:]) for _, mark in news],
    )
    rows: Iterable[Given | Happened] = chain(read.answers.values(), read.happened.values())
    newest = max(newest, max((row.at for row in rows), default=NEVER))
    connection.execute("DELETE FROM made")
    connection.execute("INSERT INTO made VALUES (?, ?, ?)", (rules.until, newest, converted))


def _new_in(journal: Journal, mark: Mark, stamp: Stamp, read: Read) -> tuple[Lines, Mark]:
    """The whole lines after those that were read. Raises Changed where these are not as they were.

    A file that only grew is looked at from shortly before its end.
    """
    start = max(0, mark.through - TAIL)
    try:
        data = journal.read(mark.name, start)
    except OSError as error:
        why = f"this file can't be read: {error.strerror}"
        read.unreadable.append(Unreadable(mark.name, 0, why))
        return Lines(mark.name, b"", 0, 0), mark._replace(stamp=UNREAD)  # it is tried again
    before, new = data[: mark.through - start], data[mark.through - start :]
    if crc32(before) != mark.tail or 0 < stamp.size <= mark.stamp.size:
        raise Changed
    lines = new[: new.rfind(b"\n") + 1]
    newer = Mark(
        mark.name, stamp, mark.through + len(lines), mark.lines + lines.count(b"\n"),
        crc32((before + lines[-TAIL:])[-TAIL:]),
    )  # fmt: skip
    return Lines(mark.name, lines, mark.through, mark.lines), newer


def _pieces(new: Lines) -> Iterator[Lines]:
    """The same in parts of whole lines."""
    start, before = 0, new.before
    while start < len(new.data):
        end = new.data.find(b"\n", start + PIECE) + 1 or len(new.data)
        piece = new.data[start:end]
        yield Lines(new.file, piece, new.place + start, before)
        start, before = end, before + piece.count(b"\n")


def _keep_events(connection: sqlite3.Connection, read: Read) -> set[str]:
    """Write down the new events, and make way where an id means another thing than was thought.

    Returns the questions whose history changes by that, among them some that don't exist.
    """
    touched = set()
    for table, make, new in (("answer", Given, read.answers), ("event", Happened, read.happened)):
        ids = json.dumps(list(new))
        rows = connection.execute(f"SELECT * FROM {table} WHERE {IDS}", (ids,)).fetchall()  # noqa: S608  # our own names
        connection.execute(f"DELETE FROM {table} WHERE {IDS}", (ids,))  # noqa: S608
        for row in rows:
            old: Any = make(*row[: len(make._fields)])
            read.keep(old)
            touched.add(old.question if isinstance(old, Given) else old.target)
    connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?)", read.happened.values())
    touched.update(event.target for event in read.happened.values())
    query = f"SELECT question FROM answer WHERE {IDS}"  # noqa: S608
    return touched.union(_names(connection, query, json.dumps(list(touched))))


def _keep_quizzes(connection: sqlite3.Connection, read: Read) -> set[str]:
    """Merge what is said of quizzes: the same in any order, and said twice as once.

    Returns the questions of exams that were begun or ended by it: their answers count or don't.
    """
    connection.executemany(SAY, read.said)
    sessions = {said.session for said in read.said if said.kind in ("exam", "finished")}
    return set(_names(connection, ASKED, json.dumps(list(sessions))))


def _derive(
    connection: sqlite3.Connection, read: Read, touched: set[str], rules: Rules, bar: Bar
) -> None:
    """Go through all answers to the questions that were touched, and to those of new answers."""
    fresh: dict[str, list[Given]] = {}
    for answer in read.answers.values():
        fresh.setdefault(answer.question, []).append(answer)
    happened: dict[str, list[Happened]] = {}
    query = "SELECT * FROM event WHERE kind NOT LIKE '%flag' ORDER BY at, id"
    for event in map(Happened._make, connection.execute(query).fetchall()):
        happened.setdefault(event.target, []).append(event)
    sitting = set(_names(connection, SITTING))
    for name in bar(sorted(touched | fresh.keys()), "Going through your answers"):
        before = connection.execute("SELECT * FROM answer WHERE question = ?", (name,)).fetchall()
        answers = [*(Given(*row[:12]) for row in before), *fresh.get(name, ())]
        answers.sort(key=IN_ORDER)
        rows, known = history(name, answers, happened, sitting, rules)
        there = set(before)
        whole = map(tuple.__add__, answers, rows)
        connection.executemany(ANSWER, [row for row in whole if row not in there])
        if known is None:
            connection.execute("DELETE FROM memory WHERE question = ?", (name,))
        else:
            connection.execute(MEMORY, (name, *known.memory, *known[2:]))
    connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS answer_by_id ON answer (id)")


def _names(connection: sqlite3.Connection, query: str, *values: object) -> list[str]:
    return [name for (name,) in connection.execute(query, values).fetchall()]


IN_ORDER = itemgetter(3, 4)  # the time and the id
ANSWER = f"INSERT OR REPLACE INTO answer VALUES ({', '.join('?' * 16)})"  # noqa: S608  # as many marks as columns
MEMORY = f"INSERT OR REPLACE INTO memory VALUES ({', '.join('?' * 18)})"  # noqa: S608

SAY = """
INSERT INTO course VALUES (?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET rank = excluded.rank, document = excluded.document
WHERE (excluded.rank, excluded.document) > (rank, document)
"""

# The exams that were not handed in.
SITTING = """
SELECT session FROM course WHERE kind = 'exam'
EXCEPT SELECT session FROM course WHERE kind = 'finished'
"""

ASKED = """
SELECT value FROM course, json_each(document, '$.questions')
WHERE kind = 'exam' AND session IN (SELECT value FROM json_each(?))
"""
