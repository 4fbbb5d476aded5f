"""Measures what a long history costs: 10,000 questions known, 1,000,000 answers.

    python -m tests.benchmarks.learning

Makes such a learner first, which takes a minute. ALLQUIZ_ANSWERS makes a shorter history.
"""

import os
import sqlite3
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from statistics import median

from allquiz.store.rows import INSERT, row_of

from allquiz.app.choosing import Choosing, choose
from allquiz.app.settings import Settings
from allquiz.app.stock import stock_of
from allquiz.bank.read import read_banks
from allquiz.bank.reading import Reading
from allquiz.model.ids import new_id
from allquiz.model.review import Review
from allquiz.model.revision import key_revision
from allquiz.store import Store
from tests.benchmarks import answers, banks
from tests.benchmarks.__main__ import ratio, timed

COUNT = int(os.environ.get("ALLQUIZ_ANSWERS", "1000000"))
COMMITS = 400
# Nothing but what an insert needs: the columns of the log, and no index but the rows' own.
BARE = """
CREATE TABLE log (sequence INTEGER PRIMARY KEY, id, kind, target, at, score, revision, key_revision,
  response, rating, confidence, duration_ms, session, learner);
CREATE UNIQUE INDEX by_id ON log (id);
"""


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bank = banks.write(work / "bank", 10_000)
        reading = read_banks([bank])
        keys = {question.name: key_revision(question) for question in reading.questions}
        answers.fill(work / "known", list(keys), COUNT, keys)
        now = answers.end(COUNT)
        print(f"{COUNT:,} answers to {len(keys):,} questions, Python {sys.version.split()[0]}\n")
        print("| what | measured | at most |")
        print("|---|---:|---:|")
        for what, measured, most in rows(work, reading, now):
            print(f"| {what} | {measured} | {most} |", flush=True)


def rows(work: Path, reading: Reading, now: datetime) -> Iterator[tuple[str, str, str]]:
    """What was measured, with what we aim at."""
    yield "choosing the questions of a quiz", f"{choosing(work, reading, now):.1f} ms", "5 ms"
    ours, bare = committing(work, reading.questions[0].name, now)
    compared = f"{ours * 1000:.2f} ms, {ours / bare:.2f} × a bare insert and commit"
    yield "committing an answer", compared, "1.2 ×"
    yield "first question", f"{starting(work):.2f} × the same without an answer", "1.1 ×"


def choosing(work: Path, reading: Reading, now: datetime) -> float:
    """Milliseconds of processor time to choose the ten questions of a quiz; the best of many."""
    with Store(work / "known") as store:

        def once(seed: int) -> float:
            before = time.process_time()
            choose(stock_of(reading), Choosing(), store, Settings(), seed=seed, now=now)
            return time.process_time() - before

        once(0)  # compares the keys of the bank, as after each of its releases
        return 1000 * min(once(seed) for seed in range(30))


def committing(work: Path, question: str, now: datetime) -> tuple[float, float]:
    """Seconds to save an answer, and to insert and commit such a row bare; medians, taking turns."""
    with Store(work / "known") as store, closing(sqlite3.connect(work / "bare")) as bare:
        bare.isolation_level = None
        bare.execute("PRAGMA journal_mode = WAL")
        bare.execute("PRAGMA synchronous = FULL")
        bare.executescript(BARE)

        def insert(review: Review) -> None:
            bare.execute("BEGIN IMMEDIATE")
            bare.execute(INSERT, row_of(review))
            bare.execute("COMMIT")

        pairs = [
            (clocked(store.save, given(question, now)), clocked(insert, given(question, now)))
            for _ in range(COMMITS)
        ]
    return median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs)


def clocked(save: Callable[[Review], object], review: Review) -> float:
    """Seconds that pass until it is saved: waiting for the disk counts."""
    before = time.perf_counter()
    save(review)
    return time.perf_counter() - before


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


def starting(work: Path) -> float:
    """Processor time to the first question, against the same with no answer saved."""
    program = str(Path(sysconfig.get_path("scripts")) / "allquiz")
    quiz = [program, "quiz", "--plain", "--bank", str(work / "bank")]

    def first(folder: str) -> float:
        os.environ["ALLQUIZ_DATA_DIR"] = str(work / folder)
        return timed(quiz)

    return ratio(lambda: first("known"), lambda: first("nothing"))


if __name__ == "__main__":
    main()
