"""Entries of a log, short to write."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from allquiz.store.rows import stamp

from allquiz.model.review import Event, EventKind, Review
from allquiz.store import Store

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = START + timedelta(days=100)


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def answer(id: str, question: str, at: float, score: float = 1, **more: object) -> Review:
    """An answer on a day, counted from the start."""
    fields: dict[str, object] = {
        "revision": "r",
        "key_revision": "k",
        "response": "x",
        "rating": "good" if score == 1 else "again",
        "duration_ms": 1000,
        **more,
    }
    return Review(id=id, question=question, answered_at=day(at), score=score, **fields)  # type: ignore[arg-type]


def event(id: str, kind: EventKind, target: str, at: float, score: float | None = None) -> Event:
    return Event(id=id, kind=kind, target=target, at=day(at), score=score)


def opened(folder: Path, now: datetime = NOW, retention: float = 0.9) -> Store:
    return Store(folder, clock=lambda: now, retention=retention)


def state(store: Store) -> dict[str, object]:
    """Everything that is derived from the log."""
    return {
        "known": {name: store.standing(name) for name in sorted(store.seen())},
        "answers": list(store.answers()),
        "due": list(store.due(day(10_000))),
        "flagged": store.flagged(),
        "sure but wrong": store.sure_but_wrong(),
        "disagreements": store.verify(),
    }


def stamped(number: float) -> str:
    """A day as the log has it."""
    return stamp(day(number))
