"""From the lines of a file to the rows that the cache keeps of them."""

import json
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from allquiz.model.review import EVENT_KINDS
from allquiz.store.lines import (
    DECODER,
    EPOCH,
    FIELDS,
    MICROSECOND,
    TORN,
    BadLine,
    Document,
    microseconds,
    parse,
    write,
)

TORN_LINE = TORN.strip().encode()
BOM = b"\xef\xbb\xbf"


class Given(NamedTuple):
    """An answer as a file has it, in a line that begins at `place`, in bytes.

    `at` is in microseconds since 1970, `offset` from UTC in seconds, `response` JSON.
    """

    file: str
    place: int
    question: str
    at: int
    id: str
    offset: int
    key_revision: str
    response: str | None
    score: float
    rating: Any
    confidence: str | None
    session: str | None


class Happened(NamedTuple):
    """What happened to an answer or a question, or a flag."""

    id: str
    kind: str
    target: str
    at: int
    score: float | None


class Said(NamedTuple):
    """What is known of a quiz: of two with the same first three, the one of the higher rank holds.

    `kind` is that of the line, or "exam"; `question` that of a draft. `rank` is a time, or of a
    clock what it shows.
    """

    kind: str
    session: str
    question: str
    rank: int
    document: str


class Unreadable(NamedTuple):
    """A line that can't be read, counted from 1, and why; line 0 is a file as a whole."""

    file: str
    line: int
    why: str


class Lines(NamedTuple):
    """New lines of a file: where they begin in it, in bytes, and how many there are before."""

    file: str
    data: bytes
    place: int
    before: int


class Read:
    """What some lines come to. An id that is there twice means what comes first in order."""

    def __init__(self) -> None:
        self.answers: dict[str, Given] = {}
        self.happened: dict[str, Happened] = {}
        self.said: list[Said] = []
        self.unreadable: list[Unreadable] = []

    def take(self, new: Lines) -> None:
        """Read some lines."""
        place = new.place
        before = b""
        for number, line in enumerate(new.data.split(b"\n")[:-1], start=new.before + 1):
            if line == TORN_LINE:  # nobody was told that the line before is saved
                if not _was_whole(before):
                    self._forgive(new.file, number - 1)
            elif line and not line.isspace():
                try:
                    self._take(line, new.file, place)
                except BadLine as bad:
                    self.unreadable.append(Unreadable(new.file, number, str(bad)))
            place += len(line) + 1
            before = line

    def keep(self, row: Given | Happened) -> None:
        """Take a row: of two with one id, the same on every machine, whichever it read first."""
        kept: dict[str, Any] = self.answers if isinstance(row, Given) else self.happened
        before = kept.setdefault(row.id, row)
        if before is not row and meaning(row) != meaning(before):
            kept[row.id] = min(before, row, key=lambda each: repr(meaning(each)))

    def _forgive(self, file: str, line: int) -> None:
        if self.unreadable and self.unreadable[-1][:2] == (file, line):
            self.unreadable.pop()

    def _take(self, line: bytes, file: str, place: int) -> None:
        given = document_at(line, place)
        kind = given["kind"]
        if kind == "answer":
            self.keep(_given(given, file, place))
        elif kind in EVENT_KINDS:
            at = microseconds(given["at"])
            self.keep(Happened(given["id"], kind, given["target"], at, given.get("score")))
        elif FIELDS.get(kind):  # else from a newer allquiz
            self.said.append(_said(given))


def document_at(line: bytes, place: int) -> Document:
    """The document of a line in a file. Raises BadLine."""
    try:
        return parse((line if place else line.removeprefix(BOM)).decode())
    except UnicodeDecodeError:
        raise BadLine("this line is not UTF-8") from None


def meaning(row: Given | Happened) -> tuple[Any, ...]:
    """A row without the place where it stands."""
    return row[2:] if isinstance(row, Given) else row


ANSWER = itemgetter(
    "question", "answered_at", "id", "key_revision", "response", "score", "rating", "confidence",
    "session",
)  # fmt: skip


def _given(document: Document, file: str, place: int) -> Given:
    question, at, id, key_revision, response, score, rating, confidence, session = ANSWER(document)
    zone = at.utcoffset()
    if type(response) is str:
        response = encode_basestring(response)
    elif response is not None:
        response = json.dumps(response, ensure_ascii=False)
    return Given(
        file, place, question, (at - EPOCH) // MICROSECOND, id, zone.days * 86400 + zone.seconds,
        key_revision, response, score, rating, confidence, session,
    )  # fmt: skip


def _said(given: Document) -> Said:
    kind = given["kind"]
    if kind == "quiz":
        kind = "exam" if given["exam"] else "quiz"
        session = given["id"]
    else:
        session = given["session"]
    rank = given["spent_ms"] if kind == "clock" else microseconds(given.get("at", EPOCH))
    return Said(kind, session, given.get("question", ""), rank, write(given))


def _was_whole(line: bytes) -> bool:
    """Whether an object ends before the line does: it was saved, and damaged after."""
    try:
        DECODER.raw_decode(line.decode(errors="replace"))
    except (ValueError, RecursionError):
        return False
    return True
