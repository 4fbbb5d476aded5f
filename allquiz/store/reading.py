"""From the lines of a file to the rows that the cache keeps of them."""

import json
from collections.abc import Iterable, Iterator
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any, NamedTuple

from allquiz.store.lines import (
    ENTRIES,
    EPOCH,
    FIELDS,
    MICROSECOND,
    SCAN,
    TORN,
    BadLine,
    Document,
    microseconds,
    parse,
    write,
)

TORN_LINE = TORN.strip().encode()
BOM = b"\xef\xbb\xbf"


class Row(NamedTuple):
    """What a line says that begins at `place` in a file, in bytes. That of an answer has no `kind`.

    `target` is the question of an answer, or what something happened to, or the id of a quiz that
    something is said of; `response` is JSON, the whole document where a quiz is spoken of. `at` is in
    microseconds since 1970 (of a clock, what it shows), `offset` from UTC in seconds.
    """

    file: str
    place: int
    kind: str | None
    target: str
    at: int
    id: str
    offset: int
    key_revision: str
    response: str | None
    score: float
    rating: Any
    confidence: str | None
    session: str | None


class Unreadable(NamedTuple):
    """What can't be read, a file or a line of it by its number, and why."""

    where: str
    why: str


# A line that can't be read: where it begins in the data, in bytes, and why.
Wrong = tuple[int, str]
WHOLE_FILE = -1  # instead of where it begins


def documents(data: bytes, place: int, wrong: list[Wrong]) -> Iterator[tuple[int, Document]]:
    """Where each line begins, the first at `place`, and its document; else it is among the `wrong`."""
    before, start = b"", place
    for line in data.split(b"\n"):
        if line == TORN_LINE:  # nobody was told that the line before is saved
            if wrong and wrong[-1][0] == start and not _was_whole(before):
                wrong.pop()
        elif line and not line.isspace():
            try:
                document = document_at(line)
            except BadLine as bad:
                wrong.append((place, str(bad)))
            else:
                yield place, document
        before, start = line, place
        place += len(line) + 1


def numbered(file: object, data: bytes, wrong: Iterable[Wrong]) -> list[Unreadable]:
    """The same with the numbers that these lines have in the file."""
    found, number, last = list[Unreadable](), 1, 0
    for place, why in wrong:
        number += data.count(b"\n", last, max(place, 0))
        last = max(place, 0)
        found.append(Unreadable(str(file) if place == WHOLE_FILE else f"{file}:{number}", why))
    return found


def keep(rows: dict[str, Row], row: Row) -> None:
    """Take a row: of two with one id the later one, on every machine, whichever it read first.

    Of two of one time it is the one with the greater field, where they first differ: exporters/page
    has the same rule in `rank`.
    """
    before = rows.setdefault(row.id, row)
    if row[2:] != before[2:] and _rank(row) > _rank(before):
        rows[row.id] = row


def _rank(row: Row) -> tuple[Any, ...]:
    return row.at, *("" if each is None else each for each in (row.kind, row.target, *row[6:]))


def document_at(line: bytes) -> Document:
    """The document of a line. Raises BadLine."""
    try:
        return parse(line.removeprefix(BOM).decode())
    except UnicodeDecodeError:
        raise BadLine("this line is not UTF-8") from None


def load(file: object, data: bytes) -> tuple[list[Document], list[Unreadable]]:
    """The lines of a file that was exported, or of one that progress is kept in; and those of it that
    can't be read. UTF-8, or UTF-16 as PowerShell writes it."""
    found, wrong = list[Document](), list[Wrong]()
    data = _as_utf_8(data)
    for place, document in documents(data, 0, wrong):
        if FIELDS.get(document["kind"]):
            found.append(document)
        elif document["kind"] not in FIELDS:
            wrong.append((place, f"`kind` must be one of {', '.join(ENTRIES)}"))
    return found, numbered(file, data, wrong)


def _as_utf_8(data: bytes) -> bytes:
    """A text in UTF-8, whatever it was in by its first bytes; what is no text stays none."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    elif data[:2].count(0) == 1:  # without a mark: a line begins with a brace
        encoding = "utf-16-be" if data[0] == 0 else "utf-16-le"
    else:
        return data
    whole = len(data) // 2 * 2  # a file that was cut off may end within a character
    return data[:whole].decode(encoding, "surrogatepass").encode("utf-8", "surrogatepass")


ANSWER = itemgetter(
    "question", "answered_at", "id", "key_revision", "response", "score", "rating", "confidence",
    "session",
)  # fmt: skip


def row_of(document: Document, file: str, place: int) -> Row:
    """What the line comes to; its kind is one of FIELDS."""
    kind = document["kind"]
    if kind == "answer":
        target, time, id, key_revision, response, *rest = ANSWER(document)
        zone = time.utcoffset()
        offset = zone.days * 86400 + zone.seconds
        at = (time - EPOCH) // MICROSECOND
        if type(response) is str:
            response = encode_basestring(response)
        elif response is not None:
            response = json.dumps(response, ensure_ascii=False, separators=(",", ":"))
        return Row(file, place, None, target, at, id, offset, key_revision, response, *rest)
    at, score = 0, 0
    if "at" in FIELDS[kind]:
        at = microseconds(document["at"])
    if kind in ENTRIES:
        id, target, response = document["id"], document["target"], None
        score = document["score"] if kind == "override" else 0
    elif kind == "quiz":
        id, response = document["id"], write(document)
        target, kind = id, "exam" if document["exam"] else "quiz"
    else:
        target, response = document["session"], write(document)
        id = id_of(kind, target, document["question"] if kind == "draft" else "")
        at = document["spent_ms"] if kind == "clock" else at
    return Row(file, place, kind, target, at, id, 0, "", response, score, None, None, None)


def id_of(kind: str, session: str, question: str = "") -> str:
    """What is known once of a quiz, or of a question of it."""
    return f"{kind} {session} {question}"


def _was_whole(line: bytes) -> bool:
    """Whether an object ends before the line does: it was saved, and damaged after."""
    try:
        SCAN(line.decode(errors="replace"), 0)
    except (ValueError, StopIteration, RecursionError):
        return False
    return True
