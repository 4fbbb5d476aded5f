"""The log as JSON Lines: what `history export` writes and `history import` reads."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, TypeGuard

from allquiz.model.review import EVENT_KINDS, RATINGS, Event, Review
from allquiz.store.rows import stamp

SURROGATE = re.compile("[\ud800-\udfff]")


class BadLineError(ValueError):
    """A line that is no entry of a log; `line` counts from 1."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def dump(entries: Iterable[Review | Event]) -> Iterator[str]:
    """One line an entry, as they are wanted."""
    return (json.dumps(_document(e), ensure_ascii=False) + "\n" for e in entries)


def load(text: str) -> list[Review | Event]:
    """The entries of a log.

    Raises BadLineError for the first line that is none: nothing is taken from a file with one.
    """
    return [
        _entry(line, number)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]


def _document(entry: Review | Event) -> dict[str, Any]:
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


def _entry(line: str, number: int) -> Review | Event:
    try:
        given = json.loads(line, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise BadLineError(number, "this line is not JSON") from None
    if not isinstance(given, dict):
        raise BadLineError(number, "this line is no JSON object")
    return entry_of_document(given, number)


def entry_of_document(given: dict[str, Any], line: int) -> Review | Event:
    """The entry with these fields. Raises BadLineError, naming the line, for one that is wrong."""
    read = _Fields(given, line)
    kind = read.one_of("kind", ("answer", *EVENT_KINDS))
    if kind != "answer":
        return Event(
            id=read.text("id"),
            kind=kind,
            target=read.text("target"),
            at=read.time("at"),
            score=read.score("score") if kind == "override" else None,
        )
    return Review(
        id=read.text("id"),
        question=read.text("question"),
        revision=read.text("revision"),
        key_revision=read.text("key_revision"),
        answered_at=read.time("answered_at"),
        response=read.response("response"),
        score=read.score("score"),
        rating=read.one_of("rating", RATINGS),
        duration_ms=read.whole("duration_ms"),
        session=read.optional_text("session"),
        confidence=read.optional_text("confidence"),
        learner=read.optional_text("learner"),
    )


class _Fields:
    """The fields of one line, each with its kind."""

    def __init__(self, given: dict[str, Any], line: int) -> None:
        self.given = given
        self.line = line

    def text(self, name: str) -> str:
        value = self.given.get(name)
        if not _is_text(value) or not value:
            raise BadLineError(self.line, f"`{name}` must be a text")
        return value

    def optional_text(self, name: str) -> str | None:
        return None if self.given.get(name) is None else self.text(name)

    def one_of(self, name: str, words: tuple[str, ...]) -> Any:
        value = self.given.get(name)
        if value not in words:
            raise BadLineError(self.line, f"`{name}` must be one of {', '.join(words)}")
        return value

    def score(self, name: str) -> float:
        value = self.given.get(name)
        if not _is_number(value) or not 0 <= value <= 1:
            raise BadLineError(self.line, f"`{name}` must be a number from 0 to 1")
        return float(value)

    def whole(self, name: str) -> int:
        value = self.given.get(name)
        if not _is_number(value) or not 0 <= value < 2**53 or value != int(value):
            raise BadLineError(self.line, f"`{name}` must be a whole number, 0 or more")
        return int(value)

    def response(self, name: str) -> Any:
        value = self.given.get(name)
        inside = value if isinstance(value, list) else [value]
        if isinstance(value, dict):
            inside = [*value, *value.values()]
        if not all(_is_plain(each) for each in inside):
            raise BadLineError(self.line, f"`{name}` must be a text, texts, true, false or null")
        return value

    def time(self, name: str) -> datetime:
        text = self.text(name)
        try:
            at = datetime.fromisoformat(text)
            return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
        except (ValueError, OverflowError):
            raise BadLineError(self.line, f"`{name}` must be a time in ISO 8601") from None


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_text(value: Any) -> TypeGuard[str]:
    """A text that can be written down: no half characters, no end mark of C."""
    return isinstance(value, str) and "\0" not in value and not SURROGATE.search(value)


def _is_plain(value: Any) -> bool:
    return value is None or isinstance(value, bool | int | float) or _is_text(value)


def _no_number(word: str) -> None:
    raise ValueError(word)
