"""Rows of the log as values, and times as the database keeps them."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from allquiz.model.review import Event, Review

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

COLUMNS = (
    "id", "kind", "target", "at", "score", "revision", "key_revision", "response", "rating",
    "confidence", "duration_ms", "session", "learner",
)  # fmt: skip
INSERT = (
    f"INSERT INTO log ({', '.join(COLUMNS)}) "  # noqa: S608  # a constant
    f"VALUES ({', '.join('?' * len(COLUMNS))}) ON CONFLICT (id) DO NOTHING"
)


def stamp(at: datetime) -> str:
    """A time in UTC as text that sorts."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


class BadRow(sqlite3.DatabaseError):
    """A row that allquiz can't have written: the file is damaged."""


def moment(text: str | None) -> datetime:
    """The time that `stamp` wrote. Raises BadRow for what it can't have written."""
    try:
        return datetime.fromisoformat((text or "").replace("Z", "+00:00")).astimezone(UTC)
    except (ValueError, OverflowError, AttributeError):
        raise BadRow(f"“{text}” is no time") from None


def microseconds(at: datetime) -> int:
    """The microseconds since 1970."""
    return (at - EPOCH) // MICROSECOND


def from_microseconds(count: int) -> datetime:
    """The time that `microseconds` counted, in UTC."""
    return EPOCH + timedelta(microseconds=count)


def row_of(entry: Review | Event) -> tuple[object, ...]:
    """The values of the log's columns."""
    if isinstance(entry, Event):
        nothing = (None,) * 8
        return (entry.id, entry.kind, entry.target, stamp(entry.at), entry.score, *nothing)
    return (
        entry.id,
        "answer",
        entry.question,
        stamp(entry.answered_at),
        entry.score,
        entry.revision,
        entry.key_revision,
        json.dumps(entry.response, ensure_ascii=False),
        entry.rating,
        entry.confidence,
        entry.duration_ms,
        entry.session,
        entry.learner,
    )


def entry_of(row: sqlite3.Row) -> Review | Event:
    """The entry of a row of the log. Raises BadRow."""
    if row["kind"] == "answer":
        return review_of(row)
    return Event(
        id=row["id"],
        kind=row["kind"],
        target=row["target"],
        at=moment(row["at"]),
        score=row["score"],
    )


def review_of(row: sqlite3.Row) -> Review:
    """The answer of a row of the log. Raises BadRow."""
    try:
        response = json.loads(row["response"])
    except ValueError:
        raise BadRow("a response is no JSON") from None
    return Review(
        id=row["id"],
        question=row["target"],
        revision=row["revision"],
        key_revision=row["key_revision"],
        answered_at=moment(row["at"]),
        response=response,
        score=row["score"],
        rating=row["rating"],
        duration_ms=row["duration_ms"],
        session=row["session"],
        confidence=row["confidence"],
        learner=row["learner"],
    )


def document_of(row: Mapping[str, Any] | sqlite3.Row) -> dict[str, Any]:
    """The row with the names that JSON Lines have, its values unchecked. Raises BadRow."""
    document: dict[str, Any] = dict(row)
    if document["kind"] == "answer":
        document |= {"question": document["target"], "answered_at": document["at"]}
        try:
            document["response"] = json.loads(document["response"])
        except ValueError:
            raise BadRow("a response is no JSON") from None
    return document
