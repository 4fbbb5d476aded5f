"""Measures what a long history costs: 200,000 answers to the shipped questions.

    python -m tests.benchmarks.learning [QUESTIONS]

A number takes a bank of so many instead; ALLQUIZ_ANSWERS makes another history.
"""

import json
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import Any

from allquiz import schedule
from allquiz.app.choosing import Choosing, choose
from allquiz.app.kept_banks import stock_of
from allquiz.app.settings import Settings
from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading
from allquiz.disk import force
from allquiz.model.memory import Memory
from allquiz.model.review import Review, new_id
from allquiz.model.revision import key_revision
from allquiz.schedule import RETENTION
from allquiz.shipped import shipped
from allquiz.store import Store
from allquiz.store.lines import document_of, write
from tests.benchmarks import answers, banks
from tests.benchmarks.__main__ import ratio, timed

COUNT = int(os.environ.get("ALLQUIZ_ANSWERS", "200000"))
TEN_YEARS = 50_000
SAVES = 400


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        if sys.argv[1:]:
            banks.write(work / "bank", int(sys.argv[1]))
        else:
            (work / "bank").symlink_to(shipped("questions"))
        reading = read_banks([work / "bank"])
        keys = {question.name: key_revision(question) for question in reading.questions}
        print(f"{COUNT:,} answers to {len(keys):,} questions, Python {sys.version.split()[0]}\n")
        print("| what | measured | at most |")
        print("|---|---:|---:|")
        for what, measured, most in rows(work, reading, keys):
            print(f"| {what} | {measured} | {most} |", flush=True)


def rows(work: Path, reading: Reading, keys: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """What was measured, with what we aim at."""
    names = list(keys)
    answers.fill(work / "many", names, COUNT, keys)
    answers.fill(work / "ten", names, TEN_YEARS, keys)
    anew, loaded, computed = making(work, names)
    beside = f"`json.loads` and FSRS, {loaded:.1f} and {computed:.1f} s"
    yield (
        "making the cache anew",
        f"{anew:.1f} s, {anew / (loaded + computed):.2f} × {beside}",
        "3 ×",
    )
    ours, bare = saving(work, names[0], answers.end(COUNT))
    yield (
        "saving an answer",
        f"{ours * 1000:.2f} ms; bare append and fdatasync {bare * 1000:.2f} ms",
        f"{(1.15 * bare + 0.0002) * 1000:.2f} ms (1.15 × and 0.2 ms)",
    )
    spent = choosing(work, reading, answers.end(COUNT))
    yield "choosing the questions of a quiz", f"{spent:.1f} ms", "10 ms"
    for count, folder, most in ((TEN_YEARS, "ten", "1.05 ×"), (COUNT, "many", "1.1 ×")):
        compared = ratio(lambda at=folder: first(work, at), lambda: first(work, "nothing"))  # type: ignore[misc]
        yield f"first question with {count:,}", f"{compared:.3f} × that without an answer", most
    yield "`stats`", f"{min(stats(work) for _ in range(3)):.2f} s", "1 s"


def making(work: Path, names: Sequence[str]) -> tuple[float, float, float]:
    """Processor seconds to make the cache, to load the lines as JSON, and of FSRS alone.

    The least of three turns each: the processor is now fast, now slow, and what is measured once
    and briefly has the luck of the moment.
    """
    text = (work / "many" / "answers" / "other.jsonl").read_text("utf-8").splitlines()
    histories: dict[str, list[tuple[Any, int]]] = {name: [] for name in names}
    for line in text:
        document = json.loads(line)
        at = datetime.fromisoformat(document["answered_at"])
        histories[document["question"]].append((document["rating"], at.toordinal()))

    def load() -> list[Any]:
        return [json.loads(line) for line in text]

    def compute() -> None:
        for history in histories.values():
            memory: Memory | None = None
            for rating, day in history:
                memory = schedule.review(memory, rating, day, RETENTION)

    def make() -> None:
        rmtree(work / "caches", ignore_errors=True)
        with Store(work / "many", caches=work / "caches") as store:
            store.size()

    turns = [(spent_on(make), spent_on(load), spent_on(compute)) for _ in range(3)]
    anew, loaded, computed = map(min, zip(*turns, strict=True))
    return anew, loaded, computed


def saving(work: Path, question: str, now: datetime) -> tuple[float, float]:
    """Seconds to save an answer, and to append its bytes bare; medians, taking turns."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    descriptor = os.open(work / "bare", flags, 0o600)

    def append(review: Review) -> None:
        os.write(descriptor, write(document_of(review)))
        force(descriptor)

    with Store(work / "many", caches=work / "caches", clock=lambda: now) as store:
        pairs = [
            (clocked(store.save, given(question, now)), clocked(append, given(question, now)))
            for _ in range(SAVES)
        ]
    os.close(descriptor)
    return median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs)


def choosing(work: Path, reading: Reading, now: datetime) -> float:
    """Milliseconds of processor time to choose the ten questions of a quiz; the best of many."""
    with Store(work / "many", caches=work / "caches", clock=lambda: now) as store:
        stock = stock_of(reading)

        def once(seed: int) -> None:
            choose(stock, Choosing(), store, Settings(), seed=seed, now=now)

        once(0)  # compares the keys of the bank, as after each of its releases
        return 1000 * min(spent_on(lambda at=seed: once(at)) for seed in range(30))  # type: ignore[misc]


def clocked(save: Callable[[Review], object], review: Review) -> float:
    """Seconds that pass until it is saved: waiting for the disk counts."""
    before = time.perf_counter()
    save(review)
    return time.perf_counter() - before


def spent_on(work: Callable[[], object]) -> float:
    """Processor seconds."""
    before = time.process_time()
    work()
    return time.process_time() - before


def given(question: str, now: datetime) -> Review:
    """An answer like any other."""
    return Review(
        id=new_id(),
        question=question,
        revision="0123456789ab",
        key_revision="0123456789ab",
        answered_at=now,
        response="an option",
        score=1,
        rating="good",
        duration_ms=5000,
        session=new_id(),
    )


def first(work: Path, folder: str) -> float:
    """Processor seconds to the first question."""
    return timed(command(work, folder, "quiz", "--plain", "--bank", str(work / "bank")))


def stats(work: Path) -> float:
    """Seconds that `stats` takes."""
    asked = command(work, "many", "stats", "--bank", str(work / "bank"))
    before = time.perf_counter()
    subprocess.run(asked, check=True, stdin=subprocess.DEVNULL, capture_output=True)
    return time.perf_counter() - before


def command(work: Path, folder: str, *words: str) -> list[str]:
    """How to run allquiz on a data folder."""
    program = str(Path(sysconfig.get_path("scripts")) / "allquiz")
    places = (f"ALLQUIZ_DATA_DIR={work / folder}", f"ALLQUIZ_CACHE_DIR={work / 'caches'}")
    return ["env", *places, program, *words]


if __name__ == "__main__":
    main()
