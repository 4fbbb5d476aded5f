"""From the lines of a file to the rows that the cache keeps of them."""

import json
from collections.abc import Iterator
from datetime import timedelta
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from allquiz.model.review import Event, Review
from allquiz.schedule import rating_of
from allquiz.store.lines import (
    ENTRIES,
    FIELDS,
    TORN,
    BadLine,
    Document,
    microseconds,
    moment,
    parse,
    scan,
    write,
)

TORN_LINE = TORN.strip().encode()
SECOND = timedelta(seconds=1)
WHOLE_FILE = 0  # instead of the number of a line


class Row(NamedTuple):
    """What a line says that begins at `place` in a file, in bytes. That of an answer has no `kind`.

    `target` is the question of an answer, or what something happened to, or the id of a quiz that
    something is said of; `response` is JSON, the whole document where a quiz is spoken of. `at` is in
    microseconds since 1970 (of a clock, what it shows), `offset` from UTC in seconds.
    """

    target: str
    at: int
    id: str
    file: str
    place: int
    kind: str | None
    offset: int
    key_revision: str
    response: str | None
    score: float
    rating: Any
    confidence: str | None
    session: str | None
    revision: str | None
    duration_ms: int
    learner: str | None

    def entry(self) -> Review | Event:
        """The answer, or what happened to one, that the line says."""
        at = moment(self.at, self.offset)
        if self.kind is not None:
            score = self.score if self.kind == "override" else None
            return Event(id=self.id, kind=self.kind, target=self.target, at=at, score=score)  # type: ignore[arg-type]  # no quiz
        given = {name: getattr(self, name) for name in SAME}
        response = None if self.response is None else json.loads(self.response)
        return Review(question=self.target, answered_at=at, response=response, **given)

    def answer(self, result: float) -> Review:
        """The answer with the score that it counts with."""
        counted = self
        if self.score != result:
            counted = self._replace(score=result, rating=rating_of(result))
        review = counted.entry()
        assert isinstance(review, Review)  # noqa: S101  # by its kind
        return review


class Unreadable(NamedTuple):
    """What can't be read, a line of a file by its number or the WHOLE_FILE, and why."""

    file: str
    number: int
    why: str

    @property
    def where(self) -> str:
        """The file, and the line where it is one."""
        return f"{self.file}:{self.number}" if self.number else self.file


def split(data: bytes) -> list[bytes]:
    """The lines, those that were cut off blank: nobody was told that these are saved.

    One that an object ends in was whole: it was saved, and damaged after.
    """
    lines = data.split(b"\n")
    for before, line in enumerate(lines[1:]):
        if line == TORN_LINE and scan(lines[before].decode(errors="replace"))[1] < 0:
            lines[before] = b" " * len(lines[before])
    return lines


def documents(
    file: str, lines: list[bytes], number: int, place: int, wrong: list[Unreadable]
) -> Iterator[tuple[int, int, Document]]:
    """The number of each line, where it begins, in bytes, and its document; else it is `wrong`.

    The first has this number in the file, and begins at this place.
    """
    for at, line in enumerate(lines, number):
        if line and not line.isspace():
            try:
                yield at, place, parse(line)
            except BadLine as bad:
                wrong.append(Unreadable(file, at, str(bad)))
        place += len(line) + 1


def keep(rows: dict[str, Row], row: Row) -> None:
    """Take a row: of two with one id the later one, on every machine, whichever it read first.

    Of two of one time it is the one with the greater field, where they first differ: exporters/page
    has the same rule in `rank`.
    """
    before = rows.setdefault(row.id, row)
    if before is not row and _rank(row) > _rank(before):
        rows[row.id] = row


def _rank(row: Row) -> tuple[Any, ...]:
    return row.at, *("" if each is None else each for each in (row.kind, row.target, *row[6:]))


def load(file: object, data: bytes) -> tuple[list[Document], list[Unreadable]]:
    """The lines of a file that was exported, or of one that progress is kept in; and those of it that
    can't be read. UTF-8, or UTF-16 as PowerShell writes it."""
    found, wrong = list[Document](), list[Unreadable]()
    for number, _, document in documents(str(file), split(_as_utf_8(data)), 1, 0, wrong):
        if FIELDS.get(document["kind"]):
            found.append(document)
        elif document["kind"] not in FIELDS:
            why = f"`kind` must be one of {', '.join(ENTRIES)}"
            wrong.append(Unreadable(str(file), number, why))
    return found, wrong


def _as_utf_8(data: bytes) -> bytes:
    """A text in UTF-8, whatever it was in by its first bytes; what is no text stays none."""
    encoding = json.detect_encoding(data)
    if not encoding.startswith("utf-16"):
        return data
    whole = len(data) // 2 * 2  # a file that was cut off may end within a character
    return data[:whole].decode(encoding, "surrogatepass").encode("utf-8", "surrogatepass")


# The fields of a row and an answer that are the same.
SAME = ("id", "key_revision", *Row._fields[9:])
ANSWER = itemgetter("question", "answered_at", "response", *SAME)


def row_of(document: Document, file: str, place: int) -> Row:
    """What the line comes to; its kind is one of FIELDS."""
    kind = document["kind"]
    if kind == "answer":
        target, time, response, id, key_revision, *rest = ANSWER(document)
        if type(response) is str:
            response = encode_basestring(response)
        elif response is not None:
            response = json.dumps(response, ensure_ascii=False, separators=(",", ":"))
        at, offset = microseconds(time), time.utcoffset() // SECOND
        return Row(target, at, id, file, place, None, offset, key_revision, response, *rest)
    at, offset, score, response = 0, 0, 0, None if kind in ENTRIES else write(document)
    if "at" in FIELDS[kind]:
        at, offset = microseconds(document["at"]), document["at"].utcoffset() // SECOND
    elif kind == "clock":
        at = int(document["spent_ms"])
    if kind in ENTRIES:
        id, target = document["id"], document["target"]
        score = document["score"] if kind == "override" else 0
    elif kind == "quiz":
        id = target = document["id"]
        kind = "exam" if document["exam"] else "quiz"
    else:
        target = document["session"]
        id = id_of(kind, target, document["question"] if kind == "draft" else "")
    nothing = (None, None, None, None, 0, None)
    return Row(target, at, id, file, place, kind, offset, "", response, score, *nothing)


def id_of(kind: str, session: str, question: str = "") -> str:
    """What is known once of a quiz, or of a question of it."""
    return f"{kind} {session} {question}"
