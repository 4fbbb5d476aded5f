"""Brings the cache up to date: reads what is new in the files, and goes through what it changes."""

import gc
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple
from zlib import crc32

from allquiz.model.memory import Memory
from allquiz.store.derive import NEVER, VERSION, Counted, Known, Rules, history
from allquiz.store.journal import Journal
from allquiz.store.lines import GONE_FILE, WHOLE_FILE, Bar, Unreadable
from allquiz.store.rows import Row, keep, read

# Kilobytes of pages in memory at most: making it all anew writes each once. To read it, which goes
# through all of them, is sooner done with the few that SQLite holds of its own accord.
ROOM = 64_000
TAIL = 4096  # bytes before the place up to which a file was read that must be as they were


class Mark(NamedTuple):
    """How far a file was read, in bytes and lines, with a checksum of the last: a row of `file`."""

    name: str
    size: int = 0
    changed: int = 0
    through: int = 0
    lines: int = 0
    tail: int = 0


# The tables, their columns, and how many of these are the key.
TABLES = {
    # When entries waited that are dated later, and the last time of any, in microseconds since 1970;
    # which database of 0.1.0 was taken over, and why it could not be.
    "made": (("until", "newest", "converted", "why"), 1),
    "file": (Mark._fields, 1),
    "unreadable": (Unreadable._fields, 2),
    "entry": (Row._fields, 3),
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


class Update(NamedTuple):
    connection: sqlite3.Connection
    journal: Journal
    rules: Rules
    bar: Bar

    def run(self) -> None:
        """All of it or nothing."""
        files, made = self.journal.files(), self._made()
        if made and made[1] <= min(made[0], self.rules.until):
            stamps = self.connection.execute("SELECT name, size, changed FROM file")
            if files == {name: stamp for name, *stamp in stamps}:
                return
        self.connection.execute(f"PRAGMA cache_size = -{ROOM}")
        self.connection.execute("BEGIN IMMEDIATE")  # once other programs are done
        gc.disable()  # many small values and no cycles: to look for some takes a fifth of the time
        try:
            with self.connection:
                try:
                    self._follow()
                except Changed:
                    gone = [] if files else self._all_read()
                    self._make_tables()
                    self._follow()
                    self._put("unreadable", gone)
        finally:
            gc.enable()

    def _make_tables(self) -> None:
        """Empty tables, whatever was there."""
        for name, (columns, key) in TABLES.items():
            keyed = f"{', '.join(columns)}, PRIMARY KEY ({', '.join(columns[:key])})"
            self.connection.execute(f"DROP TABLE IF EXISTS {name}")
            self.connection.execute(f"CREATE TABLE {name} ({keyed}) WITHOUT ROWID")
        for index in INDEXES:
            self.connection.execute(f"CREATE INDEX {index}")
        self._put("made", [(NEVER, NEVER, None, None)])
        self.connection.execute(f"PRAGMA user_version = {self._version()}")

    def _made(self) -> tuple[int, int] | None:
        """When entries waited that are dated later, and the last time of any, as the tables have it."""
        (version,) = self.connection.execute("PRAGMA user_version").fetchone()
        is_other = version != self._version()
        return None if is_other else self.connection.execute(MADE).fetchone()

    def _all_read(self) -> list[Unreadable]:
        """The files that were read, where all of them are gone."""
        if self._made() is None:
            return []
        names = self.connection.execute("SELECT name FROM file")
        return [Unreadable(name, GONE_FILE, GONE) for (name,) in names]

    def _version(self) -> int:
        """A number that is another one where the same lines may come to something else."""
        settings = self.rules.retention, self.rules.day_starts
        return crc32(f"{VERSION} {settings}".encode()) & 0x7FFFFFFF

    def _follow(self) -> None:
        """Read what is new and derive what follows from it. Raises Changed, nothing done yet."""
        made, files = self._made(), self.journal.files()
        if made is None:
            raise Changed
        marks = {row[0]: Mark(*row) for row in self.connection.execute("SELECT * FROM file")}
        if not marks.keys() <= files.keys():
            raise Changed
        wrong = list[Unreadable]()
        marked, new = self._read(marks, files, wrong)
        newest = max([made[1], *(row.at for row in new.values())])
        ids = json.dumps([*new])
        touched = {row.target for row in new.values()}
        for row in self._rows(f"id IN {NAMED}", ids):
            keep(new, row)
            touched.add(row.target)
        self.connection.execute(f"DELETE FROM entry WHERE id IN {NAMED}", (ids,))
        # Answers that something happened to, and those dated ahead that may count by now.
        touched |= self._targets(f"id IN {NAMED}", json.dumps([*touched]))
        if min(made[0], self.rules.until) < made[1]:
            touched |= self._targets("at > ?", min(made[0], self.rules.until))
        self._derive(new, touched)
        whole = f"DELETE FROM unreadable WHERE file = ? AND number = {WHOLE_FILE}"
        self.connection.executemany(whole, [(mark.name,) for mark in marked])
        if files:
            self.connection.execute(f"DELETE FROM unreadable WHERE number = {GONE_FILE}")
        self._put("unreadable", wrong)
        self._put("file", marked)
        self.connection.execute("UPDATE made SET until = ?, newest = ?", (self.rules.until, newest))

    def _read(
        self, marks: dict[str, Mark], files: dict[str, list[int]], wrong: list[Unreadable]
    ) -> tuple[list[Mark], dict[str, Row]]:
        """How far each file is read now that is not what it was, and what is new, by id."""
        marked, new = list[Mark](), dict[str, Row]()
        for name, stamp in files.items():
            mark = marks.get(name) or Mark(name)
            if [*mark[1:3]] != stamp:
                last = name, mark.lines
                if mark.lines and self.connection.execute(LAST_IS_BAD, last).fetchone():
                    raise Changed  # what comes now may say that it was only cut off
                now, data = self._added(mark, stamp, wrong)
                marked.append(now)
                for row in read(name, data, mark.lines + 1, wrong, self.bar):
                    keep(new, row)
        return marked, new

    def _added(self, mark: Mark, stamp: list[int], wrong: list[Unreadable]) -> tuple[Mark, bytes]:
        """Up to where a file can be read now, and the whole lines after those that were read. Raises
        Changed where these are others now.

        A file that only grew is looked at from shortly before its end.
        """
        start = max(0, mark.through - TAIL)
        try:
            data = self.journal.read(mark.name, start)
        except OSError as error:
            why = f"this file can't be read: {error.strerror}"
            wrong.append(Unreadable(mark.name, WHOLE_FILE, why))
            return mark._replace(size=0, changed=0), b""  # it is tried again
        begin = mark.through - start
        if crc32(data[:begin]) != mark.tail or 0 < stamp[0] <= mark.size:
            raise Changed
        whole = max(begin, data.rfind(b"\n") + 1)
        lines = mark.lines + data.count(b"\n", begin, whole)
        tail = crc32(data[max(0, whole - TAIL) : whole])
        return Mark(mark.name, stamp[0], stamp[1], start + whole, lines, tail), data[begin:whole]

    def _derive(self, new: dict[str, Row], touched: set[str]) -> None:
        """Write down what is new, and go through all answers to the questions that were touched."""
        self._put("entry", [row for row in new.values() if row.kind])
        names = json.dumps([*touched])
        old = f"target IN {NAMED} AND kind IS NULL"
        said = (row for row in new.values() if not row.kind)
        answers = by_target(chain(self._rows(old, names), said))
        happened = by_target(self._rows(HAPPENED))
        memories: list[tuple[object, ...]] = []

        def counted() -> Iterator[Counted]:
            for name in self.bar(sorted(answers), "Going through your answers"):
                rows, known = history(name, sorted(answers[name]), happened, self.rules)
                if known is not None:
                    memories.append((name, *known.memory, *known[2:]))
                yield from rows

        self.connection.execute(f"DELETE FROM entry WHERE {old}", (names,))
        self._put("entry", counted(), null=1)
        self.connection.execute(f"DELETE FROM memory WHERE question IN {NAMED}", (names,))
        self._put("memory", memories)
        self.connection.execute("CREATE UNIQUE INDEX IF NOT EXISTS entry_by_id ON entry (id)")

    def _put(self, table: str, rows: Iterable[tuple[object, ...]], null: int = 0) -> None:
        """The last so many columns are null: to be handed None for each row takes far longer."""
        marks = ", ".join(["?"] * (len(TABLES[table][0]) - null) + ["NULL"] * null)
        self.connection.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)

    def _rows(self, condition: str, *values: object) -> list[Row]:
        query = f"SELECT * FROM entry WHERE {condition}"
        return [*map(Row._make, self.connection.execute(query, values))]

    def _targets(self, condition: str, *values: object) -> set[str]:
        query = f"SELECT DISTINCT target FROM entry WHERE {condition}"
        return {target for (target,) in self.connection.execute(query, values)}


def by_target(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by what they are about, in the order in which they come."""
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        found[row.target].append(row)
    return found


GONE = "this file was there, and is gone with all others: unless you deleted it, see that its disk is connected"
LAST_IS_BAD = "SELECT 1 FROM unreadable WHERE file = ? AND number = ?"
MADE = "SELECT until, newest FROM made"
NAMED = "(SELECT value FROM json_each(?))"
HAPPENED = "kind IN ('undo', 'override', 'forget') ORDER BY at, id"
