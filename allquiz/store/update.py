"""Brings the cache up to date: reads what is new in the files, and goes through what it changes."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from allquiz.store.cache import transaction
from allquiz.store.derive import NEVER, Fates, Known, Rules, fates, history
from allquiz.store.journal import Journal, Stamp
from allquiz.store.lines import microseconds, time, write
from allquiz.store.reading import Given, Happened, Lines, Read, first_of, meaning

T = TypeVar("T")
Bar = Callable[[Sequence[Any], str], Iterable[Any]]
TAIL = 4096  # bytes before the place up to which a file was read that must be as they were
UNREAD = Stamp(0, 0, 0)
PIECE = 500_000  # bytes read between two steps of a progress bar


class Mark(NamedTuple):
    """How far a file was read: a row of `file`."""

    name: str
    stamp: Stamp
    through: int
    lines: int
    checksum: int
    tail: int


def no_bar(items: Sequence[T], label: str) -> Iterable[T]:  # noqa: ARG001
    """The items, without a word."""
    return items


def catch_up(
    connection: sqlite3.Connection, journal: Journal, rules: Rules, bar: Bar = no_bar
) -> None:
    """Bring the tables in step with the files, the clock and the settings: all of it or nothing."""
    if _in_step(connection, journal.files(), rules):
        return
    with transaction(connection):
        files = journal.files()
        if not _in_step(connection, files, rules):  # no other program has done it meanwhile
            _catch_up(connection, journal, files, rules, bar)


def rebuild(
    connection: sqlite3.Connection, journal: Journal, rules: Rules, bar: Bar = no_bar
) -> None:
    """Derive everything from the files anew."""
    with transaction(connection):
        connection.execute("DELETE FROM made")
    catch_up(connection, journal, rules, bar)


def _in_step(connection: sqlite3.Connection, files: Mapping[str, Stamp], rules: Rules) -> bool:
    made = _made(connection, rules)
    if made is None or min(made[0], rules.until) < made[1]:
        return False
    known = connection.execute("SELECT name, inode, size, changed FROM file").fetchall()
    return {name: Stamp(*stamp) for name, *stamp in known} == files


def _made(connection: sqlite3.Connection, rules: Rules) -> tuple[int, int] | None:
    """Until when answers counted, and the last time of any; None where the settings are others."""
    found = connection.execute(
        "SELECT until, newest FROM made WHERE retention = ? AND day_starts = ?", rules[1:]
    ).fetchone()
    return found and (found[0], found[1])


def _catch_up(
    connection: sqlite3.Connection,
    journal: Journal,
    files: Mapping[str, Stamp],
    rules: Rules,
    bar: Bar,
) -> None:
    made = _made(connection, rules)
    read = Read(rules.day_starts)
    marks = _marks(connection) if made else {}
    news = _news(journal, files, marks, read)
    if made is None or news is None:
        made, marks = None, {}
        _clear(connection)
        read = Read(rules.day_starts)
        news = _news(journal, files, marks, read) or []
    for piece in bar([piece for new, _ in news for piece in _pieces(new)], "Reading your answers"):
        read.take(piece)
    sitting = _sitting(connection)
    _keep_quizzes(connection, read.quizzes)
    ended = sitting ^ _sitting(connection)
    if made is None:
        _derive_all(connection, read, rules, bar)
    else:
        _derive_some(connection, read, rules, made[0], ended)
    whole = [(mark.name,) for _, mark in news]
    connection.executemany("DELETE FROM unreadable WHERE file = ? AND line = 0", whole)
    connection.executemany("INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?)", read.unreadable)
    connection.executemany(
        "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(mark.name, *mark.stamp, *mark[2:]) for _, mark in news],
    )
    newest = max(
        max((answer.at for answer in read.answers.values()), default=NEVER),
        max((event.at for event in read.happened.values()), default=NEVER),
    )
    connection.execute(
        "INSERT INTO made (only, until, newest, retention, day_starts) VALUES (1, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET until = excluded.until, newest = max(newest, excluded.newest)",
        (rules.until, newest, *rules[1:]),
    )


def _clear(connection: sqlite3.Connection) -> None:
    connection.execute("DROP INDEX IF EXISTS answer_by_id")
    for table in (
        "made", "file", "unreadable", "answer", "event", "memory", "quiz", "course", "draft",
    ):  # fmt: skip
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # our own names


def _marks(connection: sqlite3.Connection) -> dict[str, Mark]:
    rows = connection.execute("SELECT * FROM file").fetchall()
    return {row[0]: Mark(row[0], Stamp(*row[1:4]), *row[4:]) for row in rows}


def _news(
    journal: Journal, files: Mapping[str, Stamp], marks: Mapping[str, Mark], read: Read
) -> list[tuple[Lines, Mark]] | None:
    """What is new in each file that changed; None where one is not what was read of it."""
    if not marks.keys() <= files.keys():
        return None
    news = []
    for name, stamp in files.items():
        mark = marks.get(name) or Mark(name, UNREAD, 0, 0, 0, 0)
        if mark.stamp == stamp:
            continue
        try:
            new = _new_in(journal, mark, stamp)
        except OSError as error:
            read.say(name, 0, f"this file can't be read: {error.strerror}")
            new = b"", mark._replace(stamp=UNREAD)  # it is tried again
        if new is None:
            return None
        lines, newer = new
        news.append((Lines(name, lines, mark.through, mark.lines), newer))
    return news


def _new_in(journal: Journal, mark: Mark, stamp: Stamp) -> tuple[bytes, Mark] | None:
    """The whole lines after those that were read; None where these are not as they were.

    A file that only grew is looked at from shortly before its end; another is checked as a whole.
    """
    grew = stamp.inode == mark.stamp.inode and stamp.size > mark.stamp.size
    start = max(0, mark.through - TAIL) if grew else 0
    data = journal.read(mark.name, start)
    before, new = data[: mark.through - start], data[mark.through - start :]
    if len(before) < mark.through - start:
        return None
    if crc32(before) != (mark.tail if grew else mark.checksum):
        return None
    lines = new[: new.rfind(b"\n") + 1]
    through = mark.through + len(lines)
    tail = (before[-TAIL:] + lines[-TAIL:])[-TAIL:]
    return lines, Mark(
        mark.name, stamp, through, mark.lines + lines.count(b"\n"),
        crc32(lines, mark.checksum), crc32(tail),
    )  # fmt: skip


def _pieces(new: Lines) -> Iterator[Lines]:
    """The same in parts of whole lines."""
    start, before = 0, new.before
    while start < len(new.data):
        end = new.data.find(b"\n", start + PIECE) + 1 or len(new.data)
        piece = new.data[start:end]
        yield Lines(new.file, piece, new.place + start, before)
        start, before = end, before + piece.count(b"\n")


GIVEN = 'question, at, id, "offset", given_day, key_revision, response, score, rating, confidence, session, file, place'
ANSWER = f"INSERT OR REPLACE INTO answer VALUES ({', '.join('?' * 19)})"  # noqa: S608  # as many marks as columns
MEMORY = f"INSERT OR REPLACE INTO memory VALUES ({', '.join('?' * 18)})"  # noqa: S608
EVENT = "INSERT OR REPLACE INTO event VALUES (?, ?, ?, ?, ?)"


def _derive_all(connection: sqlite3.Connection, read: Read, rules: Rules, bar: Bar) -> None:
    """Fill the empty tables."""
    by_question: dict[str, list[Given]] = {}
    for answer in read.answers.values():
        by_question.setdefault(answer.question, []).append(answer)
    what = fates(read.happened.values(), _sitting(connection))
    for name in bar(sorted(by_question), "Going through your answers"):
        answers = sorted(by_question[name])
        rows, known = history(answers, what, rules)
        connection.executemany(ANSWER, map(tuple.__add__, answers, rows))
        if known is not None:
            connection.execute(MEMORY, _memory_row(name, known))
    connection.executemany(EVENT, read.happened.values())
    connection.execute("CREATE UNIQUE INDEX answer_by_id ON answer (id)")


def _derive_some(
    connection: sqlite3.Connection, read: Read, rules: Rules, until: int, ended: set[str]
) -> None:
    """Go through the questions that something new is on, whose time has come, or that were asked in
    an exam which was begun or ended."""
    touched = set(_whose_time_came(connection, until, rules.until))
    for exam in ended:
        touched.update(name for name, _ in connection.execute(ANSWERED_IN, (exam,)).fetchall())
    fresh: dict[str, list[Given]] = {}
    for answer in _merged(connection, "answer", GIVEN, Given, read.answers, touched):
        fresh.setdefault(answer.question, []).append(answer)
    happened = _merged(connection, "event", "*", Happened, read.happened, touched)
    connection.executemany(EVENT, happened)
    for event in happened:
        touched |= _questions_of(connection, event, read.answers)
    for name in sorted(touched | fresh.keys()):
        _derive(connection, name, fresh.get(name, []), rules)


def _merged(
    connection: sqlite3.Connection,
    table: str,
    columns: str,
    make: Callable[..., T],
    new: Mapping[str, T],
    touched: set[str],
) -> list[T]:
    """Those of the new rows that say something new. What is there and says otherwise makes way where
    it comes later in order."""
    query = f"SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608  # our own names
    rows = dict(new)
    for values in connection.execute(query, (json.dumps(list(new)),)).fetchall():
        old: Any = make(*values)
        fresh = rows.pop(old.id)
        if meaning(old) != meaning(fresh) and first_of(old, fresh) is fresh:
            if isinstance(old, Given):
                touched.add(old.question)
            elif old.kind == "forget":
                touched.add(old.target)
            connection.execute(f"DELETE FROM {table} WHERE id = ?", (old.id,))  # noqa: S608
            rows[old.id] = fresh
    return list(rows.values())


def _questions_of(
    connection: sqlite3.Connection, event: Happened, answers: Mapping[str, Given]
) -> set[str]:
    """The questions whose memory an event changes: none where its answer is not here (yet)."""
    if event.kind == "forget":
        return {event.target}
    if event.kind not in ("undo", "override"):
        return set()
    if event.target in answers:
        return {answers[event.target].question}
    query = "SELECT question FROM answer WHERE id = ?"
    return {name for (name,) in connection.execute(query, (event.target,)).fetchall()}


def _whose_time_came(connection: sqlite3.Connection, one: int, other: int) -> Iterator[str]:
    """Questions with something dated between the two times."""
    query = """
      SELECT DISTINCT question FROM answer WHERE at > ?1 AND at <= ?2
      UNION SELECT target FROM event WHERE kind = 'forget' AND at > ?1 AND at <= ?2
    """
    (newest,) = connection.execute("SELECT newest FROM made").fetchone()
    if min(one, other) < newest:
        for (name,) in connection.execute(query, sorted((one, other))).fetchall():
            yield name


def _derive(
    connection: sqlite3.Connection, name: str, fresh: Iterable[Given], rules: Rules
) -> None:
    """Go through all answers to a question, and write down what changed."""
    before = connection.execute("SELECT * FROM answer WHERE question = ?", (name,)).fetchall()
    answers = sorted([*(Given(*row[:13]) for row in before), *fresh])
    rows, known = history(answers, _fates_of(connection, name, answers), rules)
    there = set(before)
    changed = [answer + row for answer, row in zip(answers, rows, strict=True)]
    connection.executemany(ANSWER, [row for row in changed if row not in there])
    if known is None:
        connection.execute("DELETE FROM memory WHERE question = ?", (name,))
    else:
        connection.execute(MEMORY, _memory_row(name, known))


def _fates_of(connection: sqlite3.Connection, name: str, answers: Sequence[Given]) -> Fates:
    targets = json.dumps([name, *(answer.id for answer in answers)])
    query = "SELECT * FROM event WHERE target IN (SELECT value FROM json_each(?))"
    rows = connection.execute(query, (targets,)).fetchall()
    return fates((Happened(*row) for row in rows), _sitting(connection))


def _sitting(connection: sqlite3.Connection) -> set[str]:
    """The exams that were not handed in."""
    return {id for (id,) in connection.execute(SITTING).fetchall()}


def _memory_row(name: str, known: Known) -> tuple[Any, ...]:
    return (name, *known.memory, *known[1:])


def _keep_quizzes(connection: sqlite3.Connection, documents: Iterable[dict[str, Any]]) -> None:
    """Merge what is said of quizzes: the same in any order, and said twice as once."""
    for given in documents:
        kind = given["kind"]
        if kind == "quiz":
            begun = given["id"], microseconds(time(given, "at")), write(given)
            connection.execute(QUIZ, begun)
        elif kind == "draft":
            at = microseconds(time(given, "at"))
            connection.execute(DRAFT, (given["session"], given["question"], at, write(given)))
        else:
            spent = int(given.get("spent_ms") or 0)
            row = (given["session"], spent, kind == "finished", kind == "shown")
            connection.execute(COURSE, row)


SITTING = """
SELECT id FROM quiz LEFT JOIN course ON session = id
WHERE json_extract(document, '$.exam') AND NOT coalesce(finished, 0)
"""

# All answers given in a quiz, whether they count or not.
ANSWERED_IN = """
SELECT question, id FROM answer WHERE session = ?1 AND question IN (
  SELECT value FROM json_each((SELECT json_extract(document, '$.questions') FROM quiz WHERE id = ?1))
)
"""

QUIZ = """
INSERT INTO quiz VALUES (?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, document = excluded.document
WHERE (excluded.at, excluded.document) < (at, document)
"""

DRAFT = """
INSERT INTO draft VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET at = excluded.at, document = excluded.document
WHERE (excluded.at, excluded.document) > (at, document)
"""

COURSE = """
INSERT INTO course VALUES (?, ?, ?, ?)
ON CONFLICT DO UPDATE SET spent_ms = max(spent_ms, excluded.spent_ms),
  finished = max(finished, excluded.finished), shown = max(shown, excluded.shown)
"""
