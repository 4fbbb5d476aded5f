"""The lines of the files that progress is kept in, and of `history export` and `import`.

A line is a JSON object with a `kind`; FIELDS says what else each kind has. Times are in ISO 8601 with
the learner's own offset from UTC.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Set
from datetime import UTC, datetime, timedelta, timezone
from operator import itemgetter
from typing import Any, NamedTuple

from allquiz.model.draft import Draft
from allquiz.model.review import EVENT_KINDS, RATINGS, Event, Review

Document = dict[str, Any]
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
YEARS = range(1000, 9000)  # a clock may say anything; beyond these, dates run out
SURROGATE = re.compile("[\ud800-\udfff]")


class BadLine(ValueError):
    """A line that can't be read; its message says why."""


class Field(NamedTuple):
    """What a field must be, in words; its type in JSON; what else is true of it."""

    words: str
    types: Set[type]
    fits: Callable[[Any], object] | None = None


def may_be_null(field: Field) -> Field:
    """The same, or null, as where it is missing."""
    return field._replace(types={*field.types, NoneType})


def _is_flat(value: Any) -> bool:
    if type(value) is str:
        return True
    inside = value if type(value) is list else value.values() if type(value) is dict else ()
    return not any(isinstance(each, list | dict) for each in inside)


NoneType = type(None)
NUMBER = {int, float}
ANYTHING = Field("anything", {str, bool, NoneType, list, dict, *NUMBER})
TEXT = Field("a text", {str}, bool)
TEXTS = Field("a list of texts", {list}, lambda texts: all(type(each) is str for each in texts))
INTEGER = Field("a whole number", {int})
WHOLE = Field("a whole number, 0 or more", NUMBER, lambda n: 0 <= n < 2**53 and n == int(n))
OBJECT = Field("an object", {dict})
SCORE = Field("a number from 0 to 1", NUMBER, lambda value: 0 <= value <= 1)
RATING = Field(f"one of {', '.join(RATINGS)}", {str}, RATINGS.__contains__)
RESPONSE = Field("a text, texts, true, false or null", ANYTHING.types, _is_flat)
TIME = Field("a time in ISO 8601, of our calendar", {datetime}, lambda at: at.year in YEARS)

# Each kind of line, and its fields in the order in which they are written. The first are answers and
# what happened to them: `target` is the id of an answer, or a question's full name.
EVENT = {"id": TEXT, "target": TEXT, "at": TIME}
FIELDS: dict[str, dict[str, Field]] = {
    "answer": {
        "id": TEXT,
        "question": TEXT,
        "revision": TEXT,
        "key_revision": TEXT,
        "answered_at": TIME,
        "response": RESPONSE,
        "score": SCORE,
        "confidence": may_be_null(TEXT),
        "rating": RATING,
        "duration_ms": WHOLE,
        "session": may_be_null(TEXT),
        "learner": may_be_null(TEXT),
    },
    "undo": EVENT,
    "override": {**EVENT, "score": SCORE},
    "forget": EVENT,
    "flag": EVENT,
    "unflag": EVENT,
    # What else must outlive the program, in the files only. A quiz that was begun:
    "quiz": {
        "id": TEXT,
        "at": TIME,
        "exam": ANYTHING,
        "seed": INTEGER,
        "questions": TEXTS,
        "banks": TEXTS,
        "time_limit_ms": may_be_null(WHOLE),
        "options": OBJECT,
    },
    # The time it took so far; `session` is the id of a quiz:
    "clock": {"session": TEXT, "spent_ms": WHOLE},
    # What is put down in an exam:
    "draft": {
        "session": TEXT,
        "question": TEXT,
        "at": TIME,
        "response": RESPONSE,
        "confidence": may_be_null(TEXT),
        "flagged": ANYTHING,
        "answered_at": may_be_null(TIME),
        "duration_ms": WHOLE,
    },
    # No question of it is left, or it is an exam that was handed in, or whose result was shown:
    "finished": {"session": TEXT},
    "shown": {"session": TEXT},
    # The line before was cut off while it was written, so that nobody was told that it is saved:
    "torn": {},
}
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


def entry_of(document: Document) -> Review | Event:
    """The entry with these fields."""
    kind = document["kind"]
    fields = {name: document[name] for name in FIELDS[kind]}
    return Review(**fields) if kind == "answer" else Event(kind=kind, **fields)


def draft_of(document: Document) -> Draft:
    """The draft with these fields."""
    names = ("response", "confidence", "flagged", "answered_at", "duration_ms")
    return Draft(*(document[name] for name in names))


def parse(line: str) -> Document:
    """The document of a line, its fields checked and times as times. Raises BadLine.

    Of a kind that is not known, as a newer allquiz may write, only `kind` is looked at.
    """
    line = line.strip()
    try:
        given, end = SCAN(line, 0)
    except (ValueError, StopIteration, RecursionError):
        given, end = None, -1
    if end != len(line):
        raise BadLine("this line is not JSON")
    if type(given) is not dict:
        raise BadLine("this line is no JSON object")
    if "\\u" in line and not _can_be_written(given):
        raise BadLine("a text in this line has half a character in it, or an end mark")
    return checked(given)


def checked(given: Document) -> Document:
    """The same, times as times (without an offset in UTC), missing fields as null. Raises BadLine."""
    kind = given.get("kind")
    if type(kind) is not str:
        raise BadLine("`kind` must be a text")
    if kind not in KINDS:
        return given
    fields, values, times, conditions, sound = KINDS[kind]
    for name in times:
        try:
            at = datetime.fromisoformat(given[name])
        except (KeyError, TypeError, ValueError):
            continue  # no time: of a wrong type, unless it may be null
        given[name] = at if at.tzinfo else at.replace(tzinfo=UTC)
    try:
        types = tuple(map(type, values(given)))
    except KeyError:
        given |= {name: None for name in fields if name not in given}
        types = tuple(map(type, values(given)))
    if types not in sound:
        for (name, field), given_type in zip(fields.items(), types[1:], strict=True):
            if given_type not in field.types:
                raise BadLine(f"`{name}` must be {field.words}")
        sound.add(types)
    for name, fits in conditions:
        value = given[name]
        if value is not None and not fits(value):
            raise BadLine(f"`{name}` must be {fields[name].words}")
    return given


def microseconds(at: datetime) -> int:
    """The microseconds since 1970, in UTC."""
    return (at - EPOCH) // MICROSECOND


def moment(count: int, offset: int = 0) -> datetime:
    """The time that `microseconds` counted, at an offset from UTC in seconds."""
    zone = timezone(timedelta(seconds=offset)) if offset else UTC
    return (EPOCH + timedelta(microseconds=count)).astimezone(zone)


def _can_be_written(value: Any) -> bool:
    """Whether all texts inside can be written down: no half characters, no end mark of C."""
    if isinstance(value, str):
        return "\0" not in value and not SURROGATE.search(value)
    if isinstance(value, dict):
        return all(_can_be_written(part) for pair in value.items() for part in pair)
    return not isinstance(value, list) or all(map(_can_be_written, value))


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


_decoder: Any = json.JSONDecoder(parse_constant=_no_number)
SCAN = _decoder.scan_once


class Kind(NamedTuple):
    """The fields of a kind, ready for checking thousands of lines.

    `values` takes theirs from a document; `times` are those that hold a time, `conditions` what else
    must be true of a value. `sound` remembers which types together are right.
    """

    fields: dict[str, Field]
    values: Callable[[Document], tuple[Any, ...]]
    times: list[str]
    conditions: list[tuple[str, Callable[[Any], object]]]
    sound: set[tuple[type, ...]]


def _kind(fields: dict[str, Field]) -> Kind:
    return Kind(
        fields,
        itemgetter("kind", *fields),
        [name for name, field in fields.items() if datetime in field.types],
        [(name, field.fits) for name, field in fields.items() if field.fits],
        set(),
    )


KINDS = {kind: _kind(fields) for kind, fields in FIELDS.items() if fields}
TORN = write({"kind": "torn"})
