"""Entries of a log, short to write, and stores to keep them in."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from allquiz.model.review import Event, EventKind, Review
from allquiz.store import Store
from allquiz.store.derive import Known
from allquiz.store.lines import dump

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
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


def opened(data: Path, now: datetime = NOW, word: str = "here", **given: object) -> Store:
    """The store of a machine; its cache lies beside the data folder."""
    caches = data.parent / f"cache-of-{word}"
    return Store(data, clock=lambda: now, word=lambda: word, caches=caches, **given)  # type: ignore[arg-type]


def state(store: Store) -> dict[str, object]:
    """Everything that is derived from the files."""
    return {
        "known": store.knowledge.all(),
        "answers": list(store.answers()),
        "due": list(store.knowledge.due(day(10_000))),
        "flagged": store.flagged(),
        "sure but wrong": store.knowledge.sure_but_wrong(),
        "sums": store.sums.by_question(),
        "unfinished": store.quizzes.unfinished(),
    }


def known_of(store: Store, question: str) -> Known | None:
    """What is known of a question."""
    return next((each for each in store.knowledge.all() if each.question == question), None)


def put(data: Path, *entries: Review | Event, name: str = "other.jsonl") -> Path:
    """A file of answers as another machine wrote it."""
    path = data / "answers" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.writelines(dump(entries))
    return path


def lines(data: Path) -> list[dict[str, object]]:
    """All lines of all files, by file."""
    found = []
    for path in sorted((data / "answers").glob("*.jsonl")):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return found
