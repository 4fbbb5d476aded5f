"""The lines of the files that progress is kept in, and of `history export` and `import`.

A line is a JSON object with a `kind`; FIELDS says what else each kind has. Times are in ISO 8601 with
the learner's own offset from UTC.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any, NamedTuple

from allquiz.model.review import EVENT_KINDS, RATINGS, Event, Review

Document = dict[str, Any]
Bar = Callable[[Sequence[Any], str], Iterable[Any]]  # shows how far one is in a sequence
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
YEARS = range(1000, 9000)  # a clock may say anything; beyond these, dates run out
BOM = b"\xef\xbb\xbf"
AT_ONCE = 2**16  # bytes of lines that are read together
WHOLE_FILE = 0  # instead of the number of a line
# In JSON: half a character, or an end mark of C.
NO_TEXT = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")


class BadLine(ValueError):
    """A line that can't be read; its message says why."""


class Field(NamedTuple):
    """What a field must be, in words; its types; what else is true of it; what JSON has instead;
    whether it may be null, or missing."""

    words: str
    types: Set[type]
    fits: Callable[[Any], object] | None = None
    read: Callable[[Any], Any] | None = None
    optional: bool = False


def _is_flat(value: Any) -> bool:
    if type(value) is str:
        return True
    inside = value if type(value) is list else value.values() if type(value) is dict else ()
    return not any(isinstance(each, list | dict) for each in inside)


def _time(text: Any) -> Any:
    """A time, in UTC where it has no offset; what is none stays what it is."""
    try:
        at = datetime.fromisoformat(text)
    except (TypeError, ValueError):
        return text
    return at if at.tzinfo else at.replace(tzinfo=UTC)


NUMBER = {int, float}
ANY: Set[type] = {str, bool, type(None), list, dict, *NUMBER}
NAME = Field("a text", {str}, bool)  # of something: not an empty one
TEXT = Field("a text", {str})
TEXTS = Field("a list of texts", {list}, lambda texts: all(type(each) is str for each in texts))
WHOLE = Field("a whole number, 0 or more", NUMBER, lambda n: 0 <= n < 2**53 and n % 1 == 0)
TIME = Field("a time in ISO 8601, of our calendar", {datetime}, lambda at: at.year in YEARS, _time)
FORMS = {
    **dict.fromkeys(("id", "question", "target", "session"), NAME),
    **dict.fromkeys(("revision", "key_revision", "confidence", "learner"), TEXT),
    **dict.fromkeys(("questions", "banks"), TEXTS),
    **dict.fromkeys(("duration_ms", "time_limit_ms", "spent_ms"), WHOLE),
    **dict.fromkeys(("at", "answered_at"), TIME),
    **dict.fromkeys(("exam", "flagged"), Field("anything", ANY)),
    "response": Field("a text, texts, true, false or null", ANY, _is_flat),
    "score": Field("a number from 0 to 1", NUMBER, lambda value: 0 <= value <= 1),
    "rating": Field(f"one of {', '.join(RATINGS)}", {str}, RATINGS.__contains__),
    "seed": Field("a whole number", {int}),
    "options": Field("an object", {dict}),
}

# Each kind of line, and its fields in the order in which they are written; what may be null, or
# missing, has a question mark. The first are answers and what happened to them: `target` is the id of
# an answer, or a question's full name. The others must outlive the program too, in the files only:
# a quiz that was begun, the time it took so far (`session` is its id), what is put down in an exam;
# that no question of it is left, or that it is an exam that was handed in, or whose result was shown.
# `torn` says that the line before was cut off while it was written: nobody was told that it is saved.
LINES = {
    "answer": "id question revision key_revision answered_at response score confidence? rating "
    "duration_ms session? learner?",
    **dict.fromkeys(("undo", "forget", "flag", "unflag"), "id target at"),
    "override": "id target at score",
    "quiz": "id at exam seed questions banks time_limit_ms? options",
    "clock": "session spent_ms",
    "draft": "session question at response confidence? flagged answered_at? duration_ms",
    "finished": "session",
    "shown": "session",
    "torn": "",
}


FIELDS = {
    kind: {
        name.rstrip("?"): FORMS[name.rstrip("?")]._replace(optional=name.endswith("?"))
        for name in names.split()
    }
    for kind, names in LINES.items()
}
NOTHING: dict[str, Field] = {}  # of a newer allquiz
ENTRIES = ("answer", *EVENT_KINDS)


def write(document: Document) -> str:
    """The line of a document, its end included."""
    return json.dumps(document, ensure_ascii=False, default=_stamp) + "\n"


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="microseconds")


def dump(entries: Iterable[Review | Event]) -> Iterator[str]:
    """One line an entry, as they are wanted."""
    return (write(document_of(entry)) for entry in entries)


def document_of(entry: Review | Event) -> Document:
    """The fields of an entry, in the order in which they are written."""
    kind = "answer" if isinstance(entry, Review) else entry.kind
    return {"kind": kind, **{name: getattr(entry, name) for name in FIELDS[kind]}}


def no_bar(items: Sequence[Any], _: str) -> Sequence[Any]:
    """Where nobody waits."""
    return items


class Unreadable(NamedTuple):
    """What can't be read, a line of a file by its number or the WHOLE_FILE, and why."""

    file: str
    number: int
    why: str

    @property
    def where(self) -> str:
        """The file, and the line where it is one."""
        return f"{self.file}:{self.number}" if self.number else self.file


def documents(
    file: str, data: bytes, number: int, wrong: list[Unreadable], bar: Bar = no_bar
) -> Iterator[tuple[int, Document]]:
    """The number of each line and its document; else it is `wrong`. The first has this number.

    A line that was cut off is neither, where the next says so: nobody was told that it is saved. One
    that an object ends in was whole: it was saved, and damaged after.
    """
    cut, stream = False, BytesIO(data)
    for _ in bar(range(0, len(data), AT_ONCE), "Reading your answers"):
        lines = stream.readlines(AT_ONCE)
        try:
            read: Sequence[Document | BadLine | None] = parse(lines)
        except BadLine:  # one of them at least
            read = [*map(_alone, lines)]
        for line, said in zip(lines, read, strict=True):
            if isinstance(said, BadLine):
                wrong.append(Unreadable(file, number, str(said)))
                cut = scan(line.decode(errors="replace"))[1] < 0
            elif said is not None:
                if cut and said["kind"] == "torn":
                    del wrong[-1]
                cut = False
                yield number, said
            number += 1


def _alone(line: bytes) -> Document | BadLine | None:
    """What a line says; None where it is blank."""
    try:
        return parse([line])[0] if line.strip() else None
    except BadLine as bad:
        return bad


def load(file: object, data: bytes) -> tuple[list[Document], list[Unreadable]]:
    """The lines of a file that was exported, or of one that progress is kept in; and those of it that
    can't be read. UTF-8, or UTF-16 as PowerShell writes it."""
    found, wrong = list[Document](), list[Unreadable]()
    for number, document in documents(str(file), _as_utf_8(data), 1, wrong):
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


def parse(lines: Sequence[bytes]) -> Sequence[Document]:
    """The documents of lines, fields checked and times as times. Raises BadLine: of one line, for why.

    Of a kind that is not known, as a newer allquiz may write, only `kind` is looked at. Many lines at
    once take half the time; each is in brackets, behind which no object or text of it can go on.
    """
    try:
        text = b"],\n[".join(lines).removeprefix(BOM).decode()
        found, end = scan(f"[[{text}]]")
        objects = [line for (line,) in found]
    except UnicodeDecodeError:
        raise BadLine("this line is not UTF-8") from None
    except (ValueError, TypeError):
        raise BadLine("this line is not JSON") from None
    if end != len(text) + 4 or len(objects) != len(lines):
        raise BadLine("this line is not JSON")
    if {*map(type, objects)} != {dict}:
        raise BadLine("this line is no JSON object")
    if "\\u" in text and NO_TEXT.search(json.dumps(objects, ensure_ascii=False)):
        raise BadLine("a text in this line has half a character in it, or an end mark")
    return checked(objects)


def scan(text: str) -> tuple[Any, int]:
    """What JSON a text begins with, and where that ends: -1 where it is none."""
    try:
        return SCAN(text, 0)  # type: ignore[no-any-return]
    except (ValueError, StopIteration, RecursionError):
        return None, -1


def checked(given: Sequence[Document]) -> Sequence[Document]:
    """The same, times as times (without an offset in UTC), missing fields as null. Raises BadLine.

    Field by field, not line by line: of many at once that takes half the time.
    """
    by_kind: dict[str, list[Document]] = {}
    for each in given:
        kind = each.get("kind")
        if type(kind) is not str:
            raise BadLine("`kind` must be a text")
        by_kind.setdefault(kind, []).append(each)
    for kind, same in by_kind.items():
        for name, (words, types, fits, read, optional) in FIELDS.get(kind, NOTHING).items():
            values = [each.setdefault(name) for each in same]
            if read:
                values = [*map(read, values)]
                for each, value in zip(same, values, strict=True):
                    each[name] = value
            if optional:
                values = [value for value in values if value is not None]
            if not types >= {*map(type, values)} or (fits and not all(map(fits, values))):
                raise BadLine(f"`{name}` must be {words}")
    return given


def microseconds(at: datetime) -> int:
    """The microseconds since 1970, in UTC."""
    return (at - EPOCH) // MICROSECOND


def moment(count: int, offset: int = 0) -> datetime:
    """The time that `microseconds` counted, at an offset from UTC in seconds."""
    zone = timezone(timedelta(seconds=offset)) if offset else UTC
    return (EPOCH + timedelta(microseconds=count)).astimezone(zone)


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


_decoder: Any = json.JSONDecoder(parse_constant=_no_number)
SCAN = _decoder.scan_once
CLOSED = f"\n{write({'kind': 'torn'})}".encode()  # behind a line that was cut off
