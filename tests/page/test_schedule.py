"""What is due when: the page and Python come to the same states over local days."""

import json
import random
from datetime import datetime, timedelta, timezone
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from allquiz import schedule
from allquiz.model.memory import Memory
from allquiz.model.review import RATINGS, Rating
from tests.conftest import Run
from tests.page.bank import ALL_TYPES, NAMES
from tests.page.browser import Tab

REVIEW = """histories => histories.map(history => {
  let memory = null;
  return history.map(([rating, day]) => (memory = engine.review(memory, rating, day)));
})"""
KNOWN = """([lines, now]) => { for (const line of lines) engine.take(line);
  return Object.fromEntries([...engine.derive(engine.store.entries.values(), now).known]
  .map(([name, known]) => [name, { seen: known.seen, score: known.points / known.seen,
    stability: known.memory.stability, difficulty: known.memory.difficulty, due: known.due }])); }"""
NOW = datetime(2026, 11, 28, 12, tzinfo=timezone(timedelta(hours=1)))


def histories(count: int) -> list[list[tuple[Rating, int]]]:
    """Answers on rising days, a few on one day, some years apart."""
    rng = random.Random(18)
    found = []
    for _ in range(count):
        day, history = 739_000, list[tuple[Rating, int]]()
        for _ in range(rng.randint(1, 25)):
            day += rng.choice((0, 0, 1, 1, 2, 3, 7, 30, 200, 1500))
            history.append((rng.choice(RATINGS), day))
        found.append(history)
    return found


def test_states_are_pythons_to_a_millionth(engine: Tab) -> None:
    given = histories(3000)
    for history, theirs in zip(given, engine.call(REVIEW, given), strict=True):
        memory: Memory | None = None
        for (rating, day), state in zip(history, theirs, strict=True):
            memory = schedule.review(memory, rating, day)
            assert isclose(state["stability"], memory.stability, rel_tol=1e-6)
            assert isclose(state["difficulty"], memory.difficulty, rel_tol=1e-6)
            assert [state[name] for name in ("phase", "step", "day", "due", "wait", "lapses")] == [
                memory.phase,
                memory.step,
                memory.day,
                memory.due_day,
                memory.wait,
                memory.lapses,
            ]


EXAM: dict[str, Any] = {"kind": "quiz", "at": "2026-01-01T00:00:00Z", "seed": 1, "questions": [], "banks": [], "options": {}}  # fmt: skip
# A quiz that was left, an exam whose hand-in was cut off, and one that was handed in.
EXAMS: list[dict[str, Any]] = [
    {**EXAM, "id": "s", "exam": False},
    {**EXAM, "id": "begun", "exam": True},
    {"kind": "clock", "session": "begun", "spent_ms": 5},
    {**EXAM, "id": "handed in", "exam": True},
    {"kind": "finished", "session": "handed in"},
    {"kind": "shown", "session": "handed in"},
]


def lines_of_a_life(seed: int) -> list[str]:
    """Answers in several zones, at all hours, and all that can happen to them, in any order."""
    rng = random.Random(seed)
    lines, ids = list[str](), list[str]()
    for number in range(250):
        zone = timezone(timedelta(minutes=rng.choice((-480, -210, 0, 60, 345, 780))))
        at = (NOW - timedelta(days=rng.uniform(-3, 400))).astimezone(zone)
        stamp = at.isoformat(timespec="microseconds")
        kind = rng.choice(["answer"] * 8 + ["undo", "override", "forget", "flag", "unflag"])
        if kind == "answer" or not ids:
            ids.append(f"a{number}")
            entry = {
                "kind": "answer",
                "id": ids[-1],
                "question": f"tt/{rng.choice(NAMES)}",
                "revision": "r",
                "key_revision": "k",
                "answered_at": stamp.replace("+00:00", "Z"),
                "response": "x",
                "score": rng.choice((0, 0.5, 1)),
                "confidence": None,
                "rating": rng.choice(RATINGS),
                "duration_ms": 1000,
                "session": rng.choice((None, "s", "begun", "handed in")),
                "learner": None,
            }
        else:
            target = rng.choice(ids) if kind in ("undo", "override") else f"tt/{rng.choice(NAMES)}"
            entry = {"kind": kind, "id": f"e{number}", "target": target, "at": stamp}
            if kind == "forget" and rng.random() < 0.7:
                continue
            if kind == "override":
                entry["score"] = rng.choice((0, 1))
        lines.append(json.dumps(entry))
        if (
            kind == "answer" and number % 9 == 0
        ):  # two at one moment: their ids tell which was first
            lines.append(json.dumps({**entry, "id": f"b{number}", "rating": rng.choice(RATINGS)}))
    lines += map(json.dumps, EXAMS)
    lines += [_rewritten(line, rng) for line in rng.sample(lines, 60)]
    rng.shuffle(lines)
    return lines


def _rewritten(line: str, rng: random.Random) -> str:
    """The same as a tool, or a hand, might have left it: spaced otherwise, or saying something else."""
    entry: dict[str, Any] = json.loads(line)
    changes: dict[str, Any] = {
        "score": rng.choice((0, 0.25, 1)),
        "rating": rng.choice(RATINGS),
        "confidence": rng.choice((None, "sure")),
        "session": rng.choice((None, "s", "begun")),
        "target": f"tt/{rng.choice(NAMES)}",
        "question": f"tt/{rng.choice(NAMES)}",
        "response": rng.choice((None, ["é", "“"], {"a": "b"}, True)),
        "at": (NOW - timedelta(days=rng.uniform(0, 400))).isoformat(),
        "answered_at": "2026-03-01T12:00:00+05:00",
    }
    for name in rng.sample(sorted(changes), rng.randrange(4)):
        if name in entry and entry["kind"] not in ("quiz", "clock", "finished", "shown"):
            entry[name] = changes[name]
    return json.dumps(entry, separators=(" , ", ":"), ensure_ascii=False)


@pytest.mark.parametrize("seed", range(4))
def test_a_history_comes_to_what_the_terminal_makes_of_it(
    seed: int, engine: Tab, allquiz: Run, tmp_path: Path
) -> None:
    lines = lines_of_a_life(seed)
    (tmp_path / "quiz.yaml").write_text(ALL_TYPES, "utf-8")
    answers = tmp_path / "data" / "answers"
    answers.mkdir(parents=True)
    (answers / "life.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    stats = json.loads(allquiz("stats", "--json", "--bank", "quiz.yaml").stdout)
    theirs = engine.call(KNOWN, [lines, engine.read("Date.now()")])
    ours = {entry["id"]: entry for entry in stats["questions"] if entry["seen"]}
    assert set(theirs) == set(ours) != set()
    for name, known in theirs.items():
        assert known["seen"] == ours[name]["seen"]
        assert known["score"] == pytest.approx(ours[name]["score"])
        assert known["stability"] == pytest.approx(ours[name]["stability"], rel=1e-6)
        assert known["difficulty"] == pytest.approx(ours[name]["difficulty"], rel=1e-6)
        due = datetime.fromisoformat(ours[name]["due"])
        assert known["due"] / 1e6 == pytest.approx(due.timestamp(), abs=1)
