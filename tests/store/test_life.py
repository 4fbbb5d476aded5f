"""A learner's life on two machines, whose programs are killed and whose disks fill: nothing is lost.

Each sitting is a process of its own that tells over a pipe what it was told is saved, until it is killed.
ALLQUIZ_LONG makes it long, ALLQUIZ_SEED another life.
"""

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fsrs
import pytest

from allquiz.model.review import RATINGS, Draft, Event, EventKind, Review
from allquiz.store import Store, StoreError
from allquiz.store.quizzes import Begun
from tests.store.entries import START, answer, opened, state

SITTINGS = 150 if os.environ.get("ALLQUIZ_LONG") else 12
LIVES = range(*((0, 8) if os.environ.get("ALLQUIZ_LONG") else (0, 1)))
QUESTIONS = [f"q/{number}" for number in range(12)]
ZONES = [
    "Europe/Berlin",
    "America/New_York",
    "Pacific/Kiritimati",
    "Asia/Kathmandu",
    "Africa/Cairo",
]
KINDS: list[EventKind] = ["override", "forget", "flag", "unflag"]


class Life:
    """Two machines, each with a data folder of its own, and what each was told is saved."""

    def __init__(self, folder: Path, seed: str) -> None:
        self.rng = random.Random(seed)
        self.machines = {word: folder / word / "data" for word in ("one", "two")}
        self.told: list[str] = []
        self.ended: set[str] = set()
        self.now = START

    def sitting(self, number: int) -> None:
        """On one machine, in a zone, by a clock that may be set back; killed, or the disk is full."""
        rng = self.rng
        self.now += timedelta(hours=rng.choice([0.1, 1, 11.99, 24, 60]))
        now = self.now - timedelta(hours=rng.choice([0, 0, 0, 5, 200]))
        word, zone, room = (
            rng.choice(["one", "two"]),
            rng.choice(ZONES),
            rng.choice([None, None, 3000]),
        )
        seed, reading = rng.random(), os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.environ["TZ"] = zone
                time.tzset()
                if room is not None:
                    import resource  # not on Windows

                    files = self.machines[word].glob("answers/*.jsonl")
                    size = max((file.stat().st_size for file in files), default=0) + room
                    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                self._live(f"{number}", word, now.astimezone(), random.Random(seed), reading[1])
            finally:
                os._exit(0)
        os.close(reading[1])
        with os.fdopen(reading[0], encoding="ascii") as told:
            lines = [told.readline() for _ in range(rng.randrange(12))]
            time.sleep(rng.random() / 200)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            for line in filter(None, [*lines, *told]):
                kind, *ids = line.split()
                self.told += ids
                self.ended |= set(ids) if kind == "ended" else set()

    def _live(self, number: str, word: str, now: datetime, rng: random.Random, to: int) -> None:
        def clock() -> datetime:
            nonlocal now
            now += timedelta(seconds=7)
            return now

        def tell(kind: str, *ids: str) -> None:
            os.write(to, f"{kind} {' '.join(ids)}\n".encode())

        with opened(self.machines[word], word=word) as store:
            store._clock = clock  # as where time goes by
            for step in range(100):
                with suppress(StoreError):  # the disk is full: what was not told is not there
                    for kind, *ids in _step(store, f"{number}-{step}", clock(), rng):
                        tell(kind, *ids)

    def sync(self) -> None:
        """Whole files go over, or an old one, or half of one; conflicted copies come about."""
        rng = self.rng
        one, two = rng.sample(sorted(self.machines.values()), 2)
        for file in sorted(one.glob("answers/*.jsonl")):
            to = two / "answers" / file.name
            if file.name.startswith(two.parent.name) and "copy" not in file.name:
                continue  # that machine's own: the newer is there
            to.parent.mkdir(parents=True, exist_ok=True)
            match rng.randrange(6):
                case 0:
                    to.write_bytes(file.read_bytes()[: rng.randrange(file.stat().st_size + 1)])
                case 1 if "copy" not in file.name:
                    shutil.copyfile(
                        file, to.with_name(f"{file.stem} (copy {rng.randrange(3)}).jsonl")
                    )
                case 2:
                    pass
                case _:
                    shutil.copyfile(file, to)

    def meet(self) -> None:
        """All files of both lie on both."""
        for one, two in (("one", "two"), ("two", "one")):
            for file in self.machines[one].glob(f"answers/{one}.jsonl"):
                (self.machines[two] / "answers").mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, self.machines[two] / "answers" / file.name)
            for file in self.machines[one].glob("answers/*copy*"):
                shutil.copyfile(file, self.machines[two] / "answers" / f"from {one} {file.name}")


def _step(store: Store, id: str, at: datetime, rng: random.Random) -> Iterator[tuple[str, ...]]:
    """One thing that a learner does; says what is saved once it is."""
    given = answer(f"a{id}", rng.choice(QUESTIONS), 0, rating=rng.choice(RATINGS))
    given = replace(given, answered_at=at)
    match rng.randrange(12):
        case 0:
            target = rng.choice([each.id for each in store.answers()] or ["none"])
            store.save(Event(id=f"u{id}", kind="undo", target=target, at=at))
            yield "ended", f"u{id}", target
        case 1:
            kind = rng.choice(KINDS)
            target = f"a{id}" if kind == "override" else given.question
            store.save(given)
            yield "saved", given.id
            score = 1.0 if kind == "override" else None
            store.save(Event(id=f"e{id}", kind=kind, target=target, at=at, score=score))
            yield "saved", f"e{id}"
        case 2:
            asked = rng.sample(QUESTIONS, 4)
            exam = f"x{id}"
            store.quizzes.begin(Begun(exam, 1, asked, (), "exam", 1000), at)
            store.quizzes.save_draft(exam, asked[0], Draft("A", answered_at=at), 10, at)
            answers = [
                replace(given, id=f"a{id}{n}", question=name, session=exam)
                for n, name in enumerate(asked)
            ]
            store.quizzes.hand_in(exam, 500, answers)
            yield "saved", *(each.id for each in answers)
        case _:
            store.save(given)
            yield "saved", given.id


def memory_by_py_fsrs(answers: list[Review]) -> tuple[float, float]:
    """Stability and difficulty after these, by their local days from four o'clock."""
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card, last = fsrs.Card(card_id=1, due=datetime(2000, 1, 1, tzinfo=UTC)), 0
    for each in answers:
        local = each.answered_at.replace(tzinfo=None) - timedelta(hours=4)
        last = max(last, local.toordinal())
        noon = datetime.fromordinal(last).replace(hour=12, tzinfo=UTC)
        card, _ = scheduler.review_card(card, fsrs.Rating[each.rating.capitalize()], noon)
    assert card.stability is not None
    assert card.difficulty is not None
    return card.stability, card.difficulty


@pytest.mark.skipif(not hasattr(os, "fork"), reason="machines are forked")
@pytest.mark.parametrize("number", LIVES)
def test_two_machines_that_are_killed_and_synced_lose_nothing_and_agree(
    tmp_path: Path, number: int
) -> None:
    life = Life(tmp_path, f"{os.environ.get('ALLQUIZ_SEED', '1')} {number}")
    for sitting in range(SITTINGS):
        life.sitting(sitting)
        if life.rng.random() < 0.3:
            life.sync()
    life.meet()
    states = []
    for word, data in life.machines.items():
        with opened(data, life.now + timedelta(days=400), word=word) as store:
            counted = list(store.answers())
            logged = {entry.id for entry in store.log()}
            kinds = {"a", "e", "u"}
            told = {id for id in life.told if id[0] in kinds and id != "none"}
            assert told <= logged
            assert len(told) > SITTINGS
            assert not life.ended & {each.id for each in counted}
            assert not [line for line in store.unreadable() if "copy" not in line.where]
            by_question: dict[str, list[Review]] = {}
            for each in counted:
                by_question.setdefault(each.question, []).append(each)
            known = {each.question: each for each in store.knowledge.all()}
            assert known.keys() == by_question.keys()
            for name, answers in by_question.items():
                theirs = memory_by_py_fsrs(answers)
                memory = known[name].memory
                assert (memory.stability, memory.difficulty) == pytest.approx(theirs, rel=1e-9)
            assert store.verify()
            states.append(state(store))
    assert states[0] == states[1]
