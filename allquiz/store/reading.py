"""From the lines of a file to the rows that the cache keeps of them."""

import json
from collections.abc import Iterator, Sequence
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
    checked,
    microseconds,
    moment,
    parse,
    scan,
    write,
)

CLOSED = f"\n{TORN}".encode()  # behind a line that was cut off
SECOND = timedelta(seconds=1)
WHOLE_FILE = 0  # instead of the number of a line


class Row(NamedTuple):
    """What a line of a file says, and what it comes to. Of what is said of nothing, text is empty.

    `target` is the question of an answer, or what something happened to, or the id of a quiz that
    something is said of; `response` is JSON, the whole document where a quiz is spoken of. `at` is in
    microseconds since 1970 (of a clock, what it shows), `offset` from UTC in seconds.

    An answer has no `kind`, and what it comes to is in the four fields before: it `counts`, or it
    waits until its time has come, or neither; its score, or that of an override; the day it counts
    for; the chance of recall that FSRS gave it, where it was a review: due, a day or more after the
    answer before it.
    """

    target: str
    at: int
    id: str
    file: str
    number: int
    offset: int
    key_revision: str
    response: str
    score: float
    rating: Any
    confidence: str
    session: str
    revision: str
    duration_ms: int
    learner: str
    counts: int = 0
    result: float = 0
    day: int = 0
    foretold: float = 0
    kind: Any = None

    def entry(self) -> Review | Event:
        """The answer, or what happened to one, that the line says."""
        at = moment(self.at, self.offset)
        if self.kind is not None:
            score = self.score if self.kind == "override" else None
            return Event(id=self.id, kind=self.kind, target=self.target, at=at, score=score)
        given = {name: getattr(self, name) for name in SAME}
        given |= {name: getattr(self, name) or None for name in OPTIONAL}
        response = json.loads(self.response) if self.response else None
        return Review(question=self.target, answered_at=at, response=response, **given)

    def answer(self) -> Review:
        """The answer with the score that it counts with."""
        counted = self
        if self.score != self.result:
            counted = self._replace(score=self.result, rating=rating_of(self.result))
        review = counted.entry()
        assert isinstance(review, Review)  # noqa: S101  # by its kind
        return review


SAID = Row._fields.index("counts")  # what is before is what the line says
SAME = ("id", "key_revision", "score", "rating", "revision", "duration_ms")
OPTIONAL = ("confidence", "session", "learner")
ANSWER = itemgetter("question", "answered_at", "response", *SAME, *OPTIONAL)


class Unreadable(NamedTuple):
    """What can't be read, a line of a file by its number or the WHOLE_FILE, and why."""

    file: str
    number: int
    why: str

    @property
    def where(self) -> str:
        """The file, and the line where it is one."""
        return f"{self.file}:{self.number}" if self.number else self.file


def without_torn(data: bytes) -> bytes:
    """The same, lines that were cut off blank: nobody was told that these are saved.

    One that an object ends in was whole: it was saved, and damaged after.
    """
    end = data.find(CLOSED)
    while end >= 0:
        start = data.rfind(b"\n", 0, end) + 1
        if scan(data[start:end].decode(errors="replace"))[1] < 0:
            data = data[:start] + b" " * (end - start) + data[end:]
        end = data.find(CLOSED, end + 1)
    return data


def documents(
    file: str, data: bytes, number: int, wrong: list[Unreadable]
) -> Iterator[tuple[int, Document]]:
    """The number of each line and its document; else it is `wrong`. The first has this number."""
    if found := _at_once(data):
        yield from enumerate(found, number)
        return
    for at, line in enumerate(data.split(b"\n"), number):
        if line and not line.isspace():
            try:
                yield at, parse(line)
            except BadLine as bad:
                wrong.append(Unreadable(file, at, str(bad)))


def _at_once(data: bytes) -> Sequence[Document] | None:
    """The documents of all lines, read in half the time; None where one of them can't be read.

    Each is read in brackets of its own, behind which no object or text of it can go on.
    """
    try:
        lines = data.decode().removesuffix("\n").split("\n")
        text = "],\n[".join(lines)
        found, end = scan(f"[[{text}]]")
        objects = [line for (line,) in found]
        is_whole = end == len(text) + 4 and len(objects) == len(lines)
        is_plain = b"\\" not in data or "\\u" not in text
        if is_whole and is_plain and {*map(type, objects)} == {dict}:
            return checked(*objects)
    except (ValueError, TypeError):
        pass
    return None


def keep(rows: dict[str, Row], row: Row) -> None:
    """Take a row: of two with one id the later one, on every machine, whichever it read first.

    Of two of one time it is the one with the greater field, where they first differ: exporters/page
    has the same rule in `rank`.
    """
    before = rows.setdefault(row.id, row)
    if before is not row and _rank(row) > _rank(before):
        rows[row.id] = row


def _rank(row: Row) -> tuple[Any, ...]:
    return row.at, row.kind or "", row.target, *row[5:SAID]


def load(file: object, data: bytes) -> tuple[list[Document], list[Unreadable]]:
    """The lines of a file that was exported, or of one that progress is kept in; and those of it that
    can't be read. UTF-8, or UTF-16 as PowerShell writes it."""
    found, wrong = list[Document](), list[Unreadable]()
    for number, document in documents(str(file), without_torn(_as_utf_8(data)), 1, wrong):
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


def row_of(document: Document, file: str, number: int) -> Row:
    """What the line comes to; its kind is one of FIELDS."""
    kind = document["kind"]
    if kind == "answer":
        (
            question, time, response, id, key, score, rating, revision, spent, sure, session, learner,
        ) = ANSWER(document)  # fmt: skip
        if type(response) is str:
            response = encode_basestring(response)
        elif response is not None:
            response = json.dumps(response, ensure_ascii=False, separators=(",", ":"))
        return Row(
            question, microseconds(time), id, file, number, time.utcoffset() // SECOND, key,
            response or "", score, rating, sure or "", session or "", revision, spent, learner or "",
        )  # fmt: skip
    at, offset, score, response = 0, 0, 0, "" if kind in ENTRIES else write(document)
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
    nothing = ("", "", "", "", 0, "")
    return Row(target, at, id, file, number, offset, "", response, score, *nothing, kind=kind)


def id_of(kind: str, session: str, question: str = "") -> str:
    """What is known once of a quiz, or of a question of it."""
    return f"{kind} {session} {question}"
