"""Brings the cache up to date: reads what is new in the files, and goes through what it changes."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import crc32

from allquiz.model.memory import Memory
from allquiz.model.review import Review
from allquiz.store.cache import Cache
from allquiz.store.derive import NEVER, Counted, Known, Rules, history
from allquiz.store.journal import Journal
from allquiz.store.lines import FIELDS
from allquiz.store.reading import WHOLE_FILE, Row, Unreadable, documents, keep, row_of, split

Piece = tuple[str, list[bytes], int, int]  # what `documents` asks for
Bar = Callable[[Sequence[Any], str], Iterable[Any]]
TAIL = 4096  # bytes before the place up to which a file was read that must be as they were
AT_ONCE = 1000  # lines read between two steps of a progress bar


class Mark(NamedTuple):
    """How far a file was read, in bytes and lines, with a checksum of the last: a row of `file`."""

    name: str
    size: int = 0
    changed: int = 0
    through: int = 0
    lines: int = 0
    tail: int = 0


COUNTED = ("counts", "result", "day", "foretold")  # what an answer comes to, as `history` says
# The tables, their columns, and how many of these are the key.
TABLES = {
    # When entries waited that are dated later, and the last time of any, in microseconds since 1970;
    # which database of 0.1.0 was taken over.
    "made": (("until", "newest", "converted"), 1),
    "file": (Mark._fields, 1),
    "unreadable": (Unreadable._fields, 2),
    "entry": ((*Row._fields, *COUNTED), 3),
    "memory": (("question", *Memory._fields, *Known._fields[2:]), 1),
}
INDEXES = (
    "entry_by_kind ON entry (kind, at) WHERE kind IS NOT NULL",
    "memory_by_due ON memory (due_at)",
    "memory_by_first_day ON memory (first_day)",
    "memory_sure_but_wrong ON memory (last_at) WHERE score < 1 AND confidence = 'sure'",
)


class Changed(Exception):  # no error
    """The tables do not follow from what is there now, or not by these rules."""


def catch_up(connection: sqlite3.Connection, journal: Journal, rules: Rules, bar: Bar) -> None:
    """Bring the tables in step with the files and the clock: all of it or nothing."""
    files, made = journal.files(), _made(connection, rules)
    is_in_time = made is not None and made[1] <= min(made[0], rules.until)
    if is_in_time and files == {name: stamp for name, *stamp in connection.execute(STAMPS)}:
        return
    connection.execute("BEGIN IMMEDIATE")  # once other programs are done
    with connection:
        try:
            _follow(connection, journal, rules, bar)
        except Changed:
            _make_tables(connection, rules)
            _follow(connection, journal, rules, bar)


def _make_tables(connection: sqlite3.Connection, rules: Rules) -> None:
    """Empty tables, whatever was there."""
    for name, (columns, key) in TABLES.items():
        quoted = [f'"{column}"' for column in columns]
        keys = f"PRIMARY KEY ({', '.join(quoted[:key])})"
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        connection.execute(f"CREATE TABLE {name} ({', '.join(quoted)}, {keys}) WITHOUT ROWID")
    for index in INDEXES:
        connection.execute(f"CREATE INDEX {index}")
    _put(connection, "made", [(NEVER, NEVER, None)])
    connection.execute(f"PRAGMA user_version = {rules.version}")


def _put(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write rows down, in place of those with the same key."""
    marks = ", ".join("?" * len(TABLES[table][0]))
    connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)


def _made(connection: sqlite3.Connection, rules: Rules) -> tuple[int, int] | None:
    """When entries waited that are dated later, and the last time of any, as the tables have it."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version != rules.version:
        return None
    return connection.execute("SELECT until, newest FROM made").fetchone()  # type: ignore[no-any-return]


def _follow(connection: sqlite3.Connection, journal: Journal, rules: Rules, bar: Bar) -> None:
    """Read what is new and derive what follows from it. Raises Changed, nothing done yet."""
    made, files = _made(connection, rules), journal.files()
    if made is None:
        raise Changed
    marks = {row[0]: Mark(*row) for row in connection.execute("SELECT * FROM file")}
    if not marks.keys() <= files.keys():
        raise Changed
    pieces, read, wrong = list[Piece](), list[Mark](), list[Unreadable]()
    for name, stamp in files.items():
        mark = marks.get(name) or Mark(name)
        if [*mark[1:3]] != stamp:
            read.append(_read_on(journal, mark, stamp, pieces, wrong))
    rows: dict[str, Row] = {}
    for file, lines, number, begins in bar(pieces, "Reading your answers"):
        for _, place, document in documents(file, lines, number, begins, wrong):
            if FIELDS.get(document["kind"]):  # else from a newer allquiz
                keep(rows, row_of(document, file, place))
    ids = json.dumps(list(rows))
    old = _rows(connection, f"id IN {NAMED}", ids)
    connection.execute(f"DELETE FROM entry WHERE id IN {NAMED}", (ids,))
    for row in old:
        keep(rows, row)
    touched, newest = {row.target for row in (*old, *rows.values())}, made[1]
    # Answers that something happened to, and those dated ahead that may count by now.
    also = _rows(connection, f"id IN {NAMED}", json.dumps(list(touched)))
    if min(made[0], rules.until) < newest:
        also += _rows(connection, "at > ?", min(made[0], rules.until))
    _derive(connection, rows, touched.union(row.target for row in also), rules, bar)
    connection.executemany(
        "DELETE FROM unreadable WHERE file = ? AND number = ?",
        [(mark.name, WHOLE_FILE) for mark in read],
    )
    _put(connection, "unreadable", wrong)
    _put(connection, "file", read)
    newest = max(newest, max((row.at for row in rows.values()), default=NEVER))
    connection.execute("UPDATE made SET until = ?, newest = ?", (rules.until, newest))


def _read_on(
    journal: Journal, mark: Mark, stamp: list[int], pieces: list[Piece], wrong: list[Unreadable]
) -> Mark:
    """Add the whole lines after those that were read. Raises Changed where these are others now.

    A file that only grew is looked at from shortly before its end.
    """
    start = max(0, mark.through - TAIL)
    try:
        data = journal.read(mark.name, start)
    except OSError as error:
        why = f"this file can't be read: {error.strerror}"
        wrong.append(Unreadable(mark.name, WHOLE_FILE, why))
        return mark._replace(size=0, changed=0)  # it is tried again
    before, new = data[: mark.through - start], data[mark.through - start :]
    if crc32(before) != mark.tail or 0 < stamp[0] <= mark.size:
        raise Changed
    new = new[: new.rfind(b"\n") + 1]
    lines, place = split(new), mark.through
    for first in range(0, len(lines), AT_ONCE):
        part = lines[first : first + AT_ONCE]
        pieces.append((mark.name, part, mark.lines + first + 1, place))
        place += sum(map(len, part)) + len(part)
    tail = crc32((before + new[-TAIL:])[-TAIL:])
    through, count = mark.through + len(new), mark.lines + len(lines) - 1
    return Mark(mark.name, stamp[0], stamp[1], through, count, tail)


def _derive(
    connection: sqlite3.Connection,
    new: Mapping[str, Row],
    touched: Iterable[str],
    rules: Rules,
    bar: Bar,
) -> None:
    """Write down what is new, and go through all answers to the questions that were touched."""
    _put(connection, "entry", [(*row, None, None, None, None) for row in new.values() if row.kind])
    names = json.dumps(list(touched))
    before = _rows(connection, f"target IN {NAMED} AND kind IS NULL", names)
    answers = _by_target([*before, *(row for row in new.values() if not row.kind)])
    happened = _by_target(_rows(connection, HAPPENED))
    memories: list[tuple[object, ...]] = []

    def counted() -> Iterator[Counted]:
        for name in bar(sorted(answers), "Going through your answers"):
            rows, known = history(name, sorted(answers[name]), happened, rules)
            if known is not None:
                memories.append((name, *known.memory, *known[2:]))
            yield from rows

    _put(connection, "entry", counted())
    connection.execute(f"DELETE FROM memory WHERE question IN {NAMED}", (names,))
    _put(connection, "memory", memories)
    connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS entry_by_id ON entry (id)")


def _rows(connection: sqlite3.Connection, condition: str, *values: object) -> list[Row]:
    query = f"SELECT * FROM entry WHERE {condition}"
    return [Row(*row[:WIDTH]) for row in connection.execute(query, values)]


def answers(cache: Cache, condition: str, *values: object) -> Iterator[Review]:
    """The answers of which that is true, with the scores that they count with."""
    for row in cache.rows(f"SELECT * FROM entry WHERE {condition}", *values):
        yield Row(*row[:WIDTH]).answer(row[WIDTH + 1])


def _by_target(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.target, []).append(row)
    return found


WIDTH = len(Row._fields)
STAMPS = "SELECT name, size, changed FROM file"
NAMED = "(SELECT value FROM json_each(?))"
HAPPENED = "kind IN ('undo', 'override', 'forget') ORDER BY at, id"
