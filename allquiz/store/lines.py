"""The lines of the files that progress is kept in, and of `history export` and `import`.

A line is a JSON object with a `kind`; FIELDS says what else each kind has. Times are in ISO 8601 with
the learner's own offset from UTC.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from operator import methodcaller
from typing import Any, NamedTuple

from allquiz.model.review import EVENT_KINDS, RATINGS, Event, Review

Document = dict[str, Any]
Bar = Callable[[Sequence[Any], str], Iterable[Any]]  # shows how far one is in a sequence
Columns = dict[str, list[Any]]  # the values of each field, of lines of one kind
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND, MICROSECOND = timedelta(seconds=1), timedelta(microseconds=1)
YEARS = range(1000, 9000)  # a clock may say anything; beyond these, dates run out
BOM = b"\xef\xbb\xbf"
AT_ONCE = 2**16  # bytes of lines that are read together
WHOLE_FILE, GONE_FILE = 0, -1  # instead of the number of a line
# In JSON: half a character, or an end mark of C.
NO_TEXT = re.compile(r"[\ud800-\udfff]|(?<!\\)(?:\\\\)*\\u0000")


def no_bar(items: Sequence[Any], _: str) -> Sequence[Any]:
    """Where nobody waits."""
    return items


class BadLine(ValueError):
    """A line that can't be read; its message says why."""


class Unreadable(NamedTuple):
    """What can't be read, a line of a file by its number, the WHOLE_FILE or a GONE_FILE, and why."""

    file: str
    number: int
    why: str

    @property
    def where(self) -> str:
        return f"{self.file}:{self.number}" if self.number > 0 else self.file


class Field(NamedTuple):
    """What a field must be, in words; its types, null's where it may be missing; what else is true of
    its values, all at once."""

    words: str
    types: Set[type]
    fit: Callable[[Sequence[Any]], object] = bool


def _are_flat(values: Sequence[Any]) -> bool:
    insides = (v.values() if type(v) is dict else v for v in values if type(v) in (dict, list))
    return not any(isinstance(each, list | dict) for inside in insides for each in inside)


def _are_times(texts: Sequence[str]) -> bool:
    try:
        return all(year in YEARS for year in {datetime.fromisoformat(each).year for each in texts})
    except ValueError:
        return False


def _are_whole(numbers: Sequence[float]) -> bool:
    return min(numbers) >= 0 and max(numbers) < 2**53 and not any(n % 1 for n in numbers)


NUMBER, NULL = {int, float}, {type(None)}
ANY: Set[type] = {str, bool, list, dict, *NUMBER, *NULL}
FORMS = {
    "id question target session": Field("a text", {str}, all),  # of something: not an empty one
    "revision key_revision confidence learner": Field("a text", {str}),
    "questions banks": Field(
        "a list of texts", {list}, lambda lists: {type(each) for v in lists for each in v} <= {str}
    ),
    "duration_ms time_limit_ms spent_ms": Field("a whole number, 0 or more", NUMBER, _are_whole),
    "at answered_at": Field("a time in ISO 8601, of our calendar", {str}, _are_times),
    "exam flagged": Field("anything", ANY),
    "response": Field("a text, texts, true, false or null", ANY, _are_flat),
    "score": Field("a number from 0 to 1", NUMBER, lambda s: min(s) >= 0 and max(s) <= 1),
    "rating": Field(f"one of {', '.join(RATINGS)}", {str}, {*RATINGS}.issuperset),
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

FORM_OF = {name: form for names, form in FORMS.items() for name in names.split()}
FORM_OF |= {f"{name}?": form._replace(types=form.types | NULL) for name, form in FORM_OF.items()}
FIELDS = {
    kind: {name.rstrip("?"): FORM_OF[name] for name in names.split()}
    for kind, names in LINES.items()
}
ENTRIES = ("answer", *EVENT_KINDS)
STAMP = methodcaller("isoformat", timespec="microseconds")  # a time as lines have it
UNKNOWN = f"`kind` must be one of {', '.join(ENTRIES)}"


def write(document: Document) -> bytes:
    """The line of a document, its end included."""
    text = json.dumps(document, ensure_ascii=False, default=STAMP)
    return f"{text}\n".encode(errors="replace")


def dump(entries: Iterable[Review | Event]) -> Iterator[bytes]:
    """One line an entry, as they are wanted."""
    return (write(document_of(entry)) for entry in entries)


def document_of(entry: Review | Event) -> Document:
    """The fields of an entry, in the order in which they are written."""
    kind = "answer" if isinstance(entry, Review) else entry.kind
    return {"kind": kind, **{name: getattr(entry, name) for name in FIELDS[kind]}}


def parse(lines: Sequence[bytes], number: int) -> dict[str, Columns]:
    """What lines say, by kind: their numbers, of which the first is given, and the values of each
    field of FIELDS, missing ones as null. Raises BadLine: of one line, for why.

    Of a kind that is not known, as a newer allquiz may write, only `kind` is looked at. Many lines at
    once, and field by field, take half the time; each line is in brackets, behind which no object or
    text of it can go on.
    """
    try:
        text = b"],\n[".join(lines).removeprefix(BOM).decode()
        read, end = SCAN(f"[[{text}]]", 0)
        objects = [line for (line,) in read]
    except UnicodeDecodeError:
        raise BadLine("this line is not UTF-8") from None
    except (ValueError, TypeError, StopIteration, RecursionError):
        raise BadLine("this line is not JSON") from None
    if end != len(text) + 4 or len(objects) != len(lines):
        raise BadLine("this line is not JSON")
    if {*map(type, objects)} != {dict}:
        raise BadLine("this line is no JSON object")
    if "\\" in text and "\\u" in text and NO_TEXT.search(json.dumps(objects, ensure_ascii=False)):
        raise BadLine("a text in this line has half a character in it, or an end mark")
    by_kind, found = dict[str, dict[int, Document]](), dict[str, Columns]()
    for at, each in enumerate(objects, number):
        kind = each.get("kind")
        if type(kind) is not str:
            raise BadLine("`kind` must be a text")
        by_kind.setdefault(kind, {})[at] = each
    for kind, said in by_kind.items():
        found[kind] = {"number": [*said]}
        for name, (words, types, fit) in FIELDS.get(kind, {}).items():
            column = found[kind][name] = [each.get(name) for each in said.values()]
            there = {*map(type, column)}
            values = [each for each in column if each is not None] if there >= NULL else column
            if not types >= there or (values and not fit(values)):
                raise BadLine(f"`{name}` must be {words}")
    return found


def columns(
    file: str, data: bytes, number: int, wrong: list[Unreadable], bar: Bar, *, known: bool
) -> Iterator[tuple[str, Columns]]:
    """What the lines say, of which the first has this number, as `parse` has it; what can't be read
    is `wrong`.

    A line that was cut off is neither, where the next says so: nobody was told that it is saved. Nor
    is one of a newer allquiz, but for where each must be `known`.
    """
    torn, bad, stream = set[int](), dict[int, tuple[str, bytes]](), BytesIO(data)
    for _ in bar(range(0, len(data), AT_ONCE), "Reading your answers"):
        lines = stream.readlines(AT_ONCE)
        for kind, said in _sound(lines, number, bad):
            if kind == "torn":
                torn.update(said["number"])
            elif kind in FIELDS:
                yield kind, said
            elif known:
                bad |= dict.fromkeys(said["number"], (UNKNOWN, b"{}"))
        number += len(lines)
    wrong += [
        Unreadable(file, at, why)
        for at, (why, line) in bad.items()
        if at + 1 not in torn or not _was_cut_off(line)
    ]


def _sound(
    lines: Sequence[bytes], number: int, bad: dict[int, tuple[str, bytes]]
) -> Iterator[tuple[str, Columns]]:
    """The lines without those that can't be read, which are `bad`."""
    try:
        yield from parse(lines, number).items()
    except BadLine as error:  # one of them at least
        if half := len(lines) // 2:
            yield from _sound(lines[:half], number, bad)
            yield from _sound(lines[half:], number + half, bad)
        elif any(map(bytes.strip, lines)):
            bad[number] = str(error), lines[0]


def _was_cut_off(line: bytes) -> bool:
    """One that an object ends in was whole: it was saved, and damaged after."""
    try:
        return not SCAN(line.decode(errors="replace"), 0)
    except (ValueError, StopIteration, RecursionError):
        return True


def when(text: str) -> tuple[int, int]:
    """The time that a line has: microseconds since 1970, and seconds from UTC, none where none are
    said."""
    at = datetime.fromisoformat(text)
    if (offset := at.utcoffset()) is None:
        at, offset = at.replace(tzinfo=UTC), timedelta(0)
    return (at - EPOCH) // MICROSECOND, offset // SECOND


def microseconds(at: datetime) -> int:
    return (at - EPOCH) // MICROSECOND


def moment(count: int, offset: int = 0) -> datetime:
    """The time that `microseconds` counted, at an offset from UTC in seconds."""
    zone = timezone(timedelta(seconds=offset)) if offset else UTC
    return (EPOCH + timedelta(microseconds=count)).astimezone(zone)


# What JSON a text has from a place on, and where that ends; NaN is none.
SCAN: Any = json.JSONDecoder(parse_constant=int).scan_once  # type: ignore[attr-defined]
CLOSED = b"\n" + write({"kind": "torn"})  # behind a line that was cut off
