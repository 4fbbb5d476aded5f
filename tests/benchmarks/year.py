"""A year of one quiz a day, chosen by allquiz itself, for a learner who forgets as FSRS predicts.

    python -m tests.benchmarks.year

A new question is known by half; one that was met, by the chance that FSRS gives it on that day. Told
are: the share recalled of what was asked again on a later day, the questions due at the start of a
day (median), the most that one question took of all answers, and how many were met. Nothing is timed.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import NamedTuple

from allquiz.app.choosing import Choosing, choose
from allquiz.app.kept_banks import Stock, stock_of
from allquiz.app.settings import Settings
from allquiz.bank.read import read_banks
from allquiz.model.memory import recall
from allquiz.model.refused import Refused
from allquiz.model.review import Review
from allquiz.schedule import rating_of
from allquiz.store import Store
from tests.benchmarks import banks
from tests.conftest import QUESTIONS

FIRST = datetime(2026, 1, 1, 19, tzinfo=UTC)
KNOWN_BEFORE = 0.5


class Year(NamedTuple):
    """How it went: `most` is a share of all answers."""

    recalled: float
    due: float
    most: float
    met: int
    answers: int


def year(stock: Stock, data: Path, *, quizzes: int = 1, days: int = 365, seed: int = 1) -> Year:
    """Take so many quizzes of ten a day."""
    rng = random.Random(seed)
    clock = [FIRST]
    asked: Counter[str] = Counter()
    recalled: list[bool] = []
    due = []
    keys = stock.keys
    for number in range(days):
        clock[0] = FIRST + timedelta(days=number)
        with Store(data, clock=lambda: clock[0]) as store:
            today = store.knowledge.today(clock[0])
            due.append(len([*store.knowledge.due(clock[0])]))
            for _ in range(quizzes):
                try:
                    chosen = choose(
                        stock, Choosing(), store, Settings(), seed=rng.getrandbits(32), now=clock[0]
                    )
                except Refused:
                    break  # nothing is due, and nothing new is left
                reviews, met = [], {each.question: each for each in store.knowledge.all()}
                for question in chosen.questions:
                    clock[0] += timedelta(seconds=30)
                    known = met.get(question.name)
                    chance = KNOWN_BEFORE
                    if known is not None:
                        chance = recall(
                            known.memory.stability, today.toordinal() - known.memory.day
                        )
                    right = rng.random() < chance
                    if known is not None and known.memory.day < today.toordinal():
                        recalled.append(right)
                    asked[question.name] += 1
                    reviews.append(
                        _answer(question.name, keys[question.name][0], right, clock[0], rng)
                    )
                store.record(*reviews)
    total = asked.total()
    share = sum(recalled) / len(recalled)
    return Year(share, median(due), max(asked.values()) / total, len(asked), total)


def _answer(name: str, key: str, right: bool, at: datetime, rng: random.Random) -> Review:
    score = float(right)
    return Review(
        id=rng.randbytes(16).hex(), question=name, revision="r", key_revision=key, answered_at=at,
        response="x", score=score, rating=rating_of(score), duration_ms=1,
    )  # fmt: skip


def cases(folder: Path) -> Iterator[tuple[str, Year]]:
    """The shipped bank and one of 10,000 questions, one quiz a day and two."""
    many = folder / "many"
    banks.write(many, 10_000)
    for name, place in (("the shipped bank", QUESTIONS), ("10,000 questions", many)):
        stock = stock_of(read_banks([place]))
        for quizzes in (1, 2):
            data = folder / f"data-{name}-{quizzes}"
            yield f"{name}, {quizzes} a day", year(stock, data, quizzes=quizzes)


def main() -> None:
    """Print a table."""
    with tempfile.TemporaryDirectory() as folder:
        for name, found in cases(Path(folder)):
            print(
                f"{name:30} recalled {found.recalled:.1%}  due {found.due:g}  "
                f"most {found.most:.2%}  met {found.met}  answers {found.answers}"
            )


if __name__ == "__main__":
    main()
