"""The progress of one learner: files of answers, and what is derived from them."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from allquiz.model.days import DAY_STARTS, now
from allquiz.model.review import Event, Review
from allquiz.schedule import RETENTION
from allquiz.store import database_0_1, update
from allquiz.store.cache import Cache
from allquiz.store.derive import Rules
from allquiz.store.journal import FOLDER, Journal, StoreError
from allquiz.store.knowledge import Knowledge, Sums
from allquiz.store.lines import Bar, Unreadable, document_of, dump, microseconds, no_bar, write
from allquiz.store.quizzes import Quizzes
from allquiz.store.rows import Row, keep, load, rank

# Clocks differ between machines and are set back: what is dated further ahead waits until then.
AHEAD = timedelta(days=7)
TRIES = 5  # while another program, as an exam in another window, goes on writing


class Store:
    """The progress of one learner, in a data folder. Each call that writes is one write to a file.

    `word` names this machine's file; `caches` is the folder for what is derived, None holds it in
    memory. `retention` is the chance of recall at which questions fall due, `day_starts` the hour at
    which a day begins. `clock` tells the time, with its offset from UTC: entries dated more than
    AHEAD of it wait until their time has come. `bar` shows how far a long reading has come. Every
    method raises StoreError where the files can't be read or written.
    """

    def __init__(
        self,
        data: Path,
        *,
        word: Callable[[], str] = lambda: "here",
        caches: Path | None = None,
        retention: float = RETENTION,
        day_starts: int = DAY_STARTS,
        clock: Callable[[], datetime] = now,
        bar: Bar = no_bar,
    ) -> None:
        self.data = data
        self._settings = retention, day_starts
        self._clock = clock
        self._bar = bar
        self._saved: dict[str, datetime] = {}  # before what follows on the same
        self.cache = Cache(caches, data, self._catch_up)
        self.journal = Journal(data, word, self.cache.stale)
        self.knowledge = Knowledge(self.cache, day_starts)
        self.sums = Sums(self.cache)
        self.quizzes = Quizzes(self.journal, self.cache)

    def __enter__(self) -> Self:
        self._take_over()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        with closing(self.cache):
            if kind is None:
                with suppress(StoreError):  # they are safe; the next start says what is wrong
                    self.knowledge.has_answers()  # up to date now, so that the next start need not be

    def record(self, *entries: Review | Event) -> None:
        self.journal.append(b"".join(dump(entries)))

    def merge(self, said: Mapping[Row, bytes]) -> int:
        """Add the lines of what is said there and not in the files: they are as good as one file more.

        Returns how many answers, and events on them, were new.
        """
        ids = json.dumps([row.id for row in said])
        there = self.cache.rows(f"SELECT * FROM entry WHERE id IN {update.NAMED}", ids)
        rows = {row.id: row for row in map(Row._make, there)}
        # As they were said, and as they are exported, overrides applied.
        known = {(id, rank(each)) for id, row in rows.items() for each in {row, row.as_counted}}
        for row in said:
            keep(rows, row)
        new = [row for row in said if rows[row.id] is row and (row.id, rank(row)) not in known]
        if new:
            self.journal.append(b"".join(said[row] for row in new))
        return sum(row.is_entry for row in new)

    def save(self, entry: Review | Event) -> None:
        """Add what was done just now: where the clock was set back, right after what was before it.

        So the answers to a question stand in the order in which they were given.
        """
        document = document_of(entry)
        on, time = ("question", "answered_at") if isinstance(entry, Review) else ("target", "at")
        target, at, before = document[on], document[time], "target = ? AND at <= ?"
        at = self.cache.after(at, before, target, microseconds(self._until()), fresh=False)
        document[time] = at = max(at, self._saved.get(target, at).astimezone(at.tzinfo))
        # Also of one that fails: it may be there all the same.
        self._saved[target] = at + timedelta(microseconds=1)
        self.journal.append(write(document))

    def answers(self) -> Iterator[Review]:
        """The answers neither undone nor forgotten, oldest first, overrides applied.

        Those dated too far in the future to count yet are among them.
        """
        return (Row(*row).answer() for row in self.cache.rows(ANSWERS))

    def log(self) -> Iterator[Review | Event]:
        """Answers as they were given, and what happened to them: everything, the oldest first."""
        return (Row(*row).entry() for row in self.cache.rows(f"SELECT * {LOG} ORDER BY at, id"))

    def size(self) -> int:
        return int(self.cache.first(f"SELECT count(*) {LOG}")[0])

    def unreadable(self, *, unended: bool = False) -> list[Unreadable]:
        """What can't be read: it is left alone, and every other line counts; or the files that are gone,
        where all are. Of the `unended`, which were cut off while they were written, nobody was told
        that they are saved."""
        rows = self.cache.rows(f"{UNREADABLE}{UNENDED * unended}")
        return [Unreadable(str(self.data / name), *rest) for name, *rest in rows]

    def flagged(self) -> set[str]:
        last = dict(self.cache.rows(FLAGS, microseconds(self._until())))
        return {target for target, kind in last.items() if kind == "flag"}

    def last_answer(self) -> Review | None:
        """The last answer that counts: the one saved last, where it was given on this machine (its
        clock may have been set back since the one before), else the newest."""
        row = self.cache.first(LAST_HERE, self.journal.own.name) or self.cache.first(NEWEST)
        return row and Row(*row).answer()

    def dated_after(self, question: str, at: datetime) -> list[str]:
        query = "SELECT id FROM entry WHERE kind IS NULL AND target = ? AND at > ?"
        return [id for (id,) in self.cache.rows(query, question, microseconds(at))]

    def verify(self) -> bool:
        """Whether what is derived is what the files come to, read anew; else it is made anew."""
        for _ in range(TRIES):
            files = self.journal.files()
            self.cache.stale()
            with closing(Cache(None, self.data, self._catch_up)) as anew:
                agrees = all(anew.rows(query) == self.cache.rows(query) for query in DERIVED)
            if agrees or files == self.journal.files():
                break
        if not agrees:
            self.cache.rows("DELETE FROM made")
            self.cache.stale()
        return agrees

    def _catch_up(self, connection: sqlite3.Connection) -> None:
        rules = Rules(microseconds(self._until()), *self._settings)
        update.Update(connection, self.journal, rules, self._bar).run()

    def _take_over(self) -> None:
        """Write out what a database of 0.1.0 holds, as far as it isn't there yet."""
        state = database_0_1.state_of(self.data)
        if state is None or state == self.cache.first("SELECT converted FROM made")[0]:
            return
        try:
            lines, wrong = database_0_1.read(self.data)
        except OSError as error:  # it is tried again
            lines, wrong, state = b"", f"it can't be read: {error.strerror}", None
        said, lost = load(database_0_1.FILE, lines)
        if lost:
            wrong = f"{len(lost)} of its entries can't be read"
        try:
            self.merge(said)
        except StoreError:  # what can't be written down can still be read, until this is closed
            self.journal.along[database_0_1.FILE] = b"".join(said.values())
            self.cache.stale()
            state = None
        why = wrong and f"a database of allquiz 0.1.0, left as it is: {wrong}"
        self.cache.rows("UPDATE made SET converted = ?, why = ?", state, why)

    def _until(self) -> datetime:
        return self._clock() + AHEAD


ANSWERS = "SELECT * FROM entry WHERE counts > 0 ORDER BY at, id"
# Answers, and what happened to them.
LOG = "FROM entry WHERE kind IS NULL OR kind IN ('undo', 'override', 'forget', 'flag', 'unflag')"
FLAGS = (
    "SELECT target, kind FROM entry WHERE kind IN ('flag', 'unflag') AND at <= ? ORDER BY at, id"
)
UNREADABLE = f"""
SELECT '{FOLDER}/' || file, number, why FROM unreadable
UNION ALL SELECT '{database_0_1.FILE}', 0, why FROM made WHERE why IS NOT NULL
"""
UNENDED = f"""
UNION ALL SELECT '{FOLDER}/' || name, lines + 1, 'this line has no end' FROM file WHERE size > through
"""
NEWEST = "SELECT * FROM entry WHERE counts = 1 ORDER BY at DESC, id DESC LIMIT 1"

# Of a file, the last answer that counts and was given in a quiz.
LAST_HERE = """
SELECT * FROM entry WHERE file = ? AND counts = 1
AND session IN (SELECT target FROM entry WHERE kind IN ('quiz', 'exam')) ORDER BY number DESC LIMIT 1
"""

# What must be the same in any cache of the same files.
DERIVED = ("SELECT * FROM entry", "SELECT * FROM memory")
