"""The lines of the files that progress is kept in, and of `history export` and `import`.

A line is a JSON object with a `kind`. Answers and what happened to them:

- `answer`: `id`, `question`, `revision`, `key_revision`, `answered_at`, `response`, `score`,
  `confidence`, `rating`, `duration_ms`, `session`, `learner`;
- `undo`, `override` (with `score`): `id`, `target` (the id of an answer), `at`;
- `forget`, `flag`, `unflag`: `id`, `target` (a question's full name), `at`.

What else must outlive the program, in the files only:

- `quiz`, one that was begun: `id`, `at`, `exam`, `seed`, `questions`, `banks`, `time_limit_ms`,
  `options`;
- `clock`: `session` (the id of a quiz), `spent_ms`, the time it took so far;
- `draft`, what is put down in an exam: `session`, `question`, `at`, `response`, `confidence`,
  `flagged`, `answered_at`, `duration_ms`;
- `finished`: `session`, no question of which is left, or an exam that was handed in;
- `shown`: `session`, an exam whose result was shown;
- `torn`: the line before was cut off while it was written, so that nobody was told that it is saved.

Times are in ISO 8601 with the learner's own offset from UTC.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, TypeGuard

from allquiz.model.draft import Draft
from allquiz.model.review import EVENT_KINDS, RATINGS, Event, Review

QUIZ_KINDS = ("quiz", "clock", "draft", "finished", "shown")
TORN = "torn"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
YEARS = range(1000, 9000)  # a clock may say anything; beyond these, dates run out
SURROGATE = re.compile("[\ud800-\udfff]")
DECODER = json.JSONDecoder(parse_constant=lambda word: _refuse(f"{word} is no number of JSON"))


class BadLine(ValueError):
    """A line that can't be read; its message says why."""


def write(document: dict[str, Any]) -> str:
    """The line of a document, its end included."""
    return json.dumps(document, ensure_ascii=False) + "\n"


def dump(entries: Iterable[Review | Event]) -> Iterator[str]:
    """One line an entry, as they are wanted."""
    return (write(document_of(entry)) for entry in entries)


def load(data: bytes) -> list[Review | Event]:
    """The entries of a file that was exported, or of one that progress is kept in.

    UTF-8, or UTF-16 as PowerShell writes it. Raises UnicodeDecodeError for anything else, and BadLine,
    its message beginning with the line's number, for the first line that is no entry: nothing is
    taken from a file with one.
    """
    entries = []
    for number, line in enumerate(data.decode(encoding_of(data)).split("\n"), start=1):
        if not line or line.isspace():
            continue
        try:
            given = parse(line)
            if given.get("kind") not in (*QUIZ_KINDS, TORN):
                entries.append(entry_of(given))
        except BadLine as bad:
            raise BadLine(f"{number}: {bad}") from None
    return entries


def encoding_of(data: bytes) -> str:
    """What a text is written in, by its first bytes."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if data[:2].count(0) == 1:  # UTF-16 without a mark: a line begins with a brace
        return "utf-16-be" if data[0] == 0 else "utf-16-le"
    return "utf-8-sig"


def parse(line: str) -> dict[str, Any]:
    """The object of a line, its fields unchecked but for texts that can't be. Raises BadLine."""
    try:
        given = DECODER.decode(line)
    except (ValueError, RecursionError):
        raise BadLine("this line is not JSON") from None
    if not isinstance(given, dict):
        raise BadLine("this line is no JSON object")
    if "\\u" in line and not _can_be_written(given):
        raise BadLine("a text in this line has half a character in it, or an end mark")
    return given


def entry_of(given: dict[str, Any]) -> Review | Event:
    """The entry with these fields. Raises BadLine for one that is wrong or missing."""
    kind = one_of(given, "kind", ("answer", *EVENT_KINDS))
    if kind != "answer":
        return Event(
            id=text(given, "id"),
            kind=kind,
            target=text(given, "target"),
            at=time(given, "at"),
            score=score(given) if kind == "override" else None,
        )
    return Review(
        id=text(given, "id"),
        question=text(given, "question"),
        revision=text(given, "revision"),
        key_revision=text(given, "key_revision"),
        answered_at=time(given, "answered_at"),
        response=response(given),
        score=score(given),
        rating=one_of(given, "rating", RATINGS),
        duration_ms=whole(given, "duration_ms"),
        session=optional_text(given, "session"),
        confidence=optional_text(given, "confidence"),
        learner=optional_text(given, "learner"),
    )


def draft_of(given: dict[str, Any]) -> Draft:
    """The draft with these fields. Raises BadLine."""
    return Draft(
        response(given),
        optional_text(given, "confidence"),  # type: ignore[arg-type]  # as it was written
        bool(given.get("flagged")),
        None if given.get("answered_at") is None else time(given, "answered_at"),
        whole(given, "duration_ms"),
    )


def document_of(entry: Review | Event) -> dict[str, Any]:
    """The fields of an entry, in the order in which they are written."""
    if isinstance(entry, Event):
        document = {
            "kind": entry.kind,
            "id": entry.id,
            "target": entry.target,
            "at": stamp(entry.at),
        }
        return document if entry.score is None else {**document, "score": entry.score}
    return {
        "kind": "answer",
        "id": entry.id,
        "question": entry.question,
        "revision": entry.revision,
        "key_revision": entry.key_revision,
        "answered_at": stamp(entry.answered_at),
        "response": entry.response,
        "score": entry.score,
        "confidence": entry.confidence,
        "rating": entry.rating,
        "duration_ms": entry.duration_ms,
        "session": entry.session,
        "learner": entry.learner,
    }


def stamp(at: datetime) -> str:
    """A time as it is written: with its own offset."""
    return at.isoformat(timespec="microseconds")


def microseconds(at: datetime) -> int:
    """The microseconds since 1970, in UTC."""
    return (at - EPOCH) // MICROSECOND


def moment(count: int, offset: int = 0) -> datetime:
    """The time that `microseconds` counted, at an offset from UTC in seconds."""
    from datetime import timezone

    zone = timezone(timedelta(seconds=offset)) if offset else UTC
    return (EPOCH + timedelta(microseconds=count)).astimezone(zone)


def text(given: dict[str, Any], name: str) -> str:
    """A field that is a text, and not empty."""
    value = given.get(name)
    if not isinstance(value, str) or not value:
        raise BadLine(f"`{name}` must be a text")
    return value


def optional_text(given: dict[str, Any], name: str) -> str | None:
    """The same, or null."""
    return None if given.get(name) is None else text(given, name)


def texts(given: dict[str, Any], name: str) -> list[str]:
    """A field that is a list of texts."""
    value = given.get(name)
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadLine(f"`{name}` must be a list of texts")
    return value


def one_of(given: dict[str, Any], name: str, words: tuple[str, ...]) -> Any:
    """A field that is one of some words."""
    value = given.get(name)
    if value not in words:
        raise BadLine(f"`{name}` must be one of {', '.join(words)}")
    return value


def score(given: dict[str, Any]) -> float:
    """The field `score`."""
    value = given.get("score")
    if not _is_number(value) or not 0 <= value <= 1:
        raise BadLine("`score` must be a number from 0 to 1")
    return float(value)


def whole(given: dict[str, Any], name: str) -> int:
    """A field that counts something."""
    value = given.get(name)
    if not _is_number(value) or not 0 <= value < 2**53 or value != int(value):
        raise BadLine(f"`{name}` must be a whole number, 0 or more")
    return int(value)


def response(given: dict[str, Any]) -> Any:
    """The field `response`."""
    value = given.get("response")
    inside = value if isinstance(value, list) else [value]
    if isinstance(value, dict):
        inside = list(value.values())
    if not all(each is None or isinstance(each, str | bool | int | float) for each in inside):
        raise BadLine("`response` must be a text, texts, true, false or null")
    return value


def time(given: dict[str, Any], name: str) -> datetime:
    """A field that is a time; one without an offset is in UTC."""
    try:
        at = datetime.fromisoformat(text(given, name))
    except ValueError:
        raise BadLine(f"`{name}` must be a time in ISO 8601") from None
    if at.year not in YEARS:
        raise BadLine(f"`{name}` must be a time of our calendar")
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _can_be_written(value: Any) -> bool:
    """Whether all texts inside can be written down: no half characters, no end mark of C."""
    if isinstance(value, str):
        return "\0" not in value and not SURROGATE.search(value)
    if isinstance(value, dict):
        return all(_can_be_written(part) for pair in value.items() for part in pair)
    return not isinstance(value, list) or all(map(_can_be_written, value))


def _refuse(message: str) -> None:
    raise ValueError(message)
