"""What was answered stays answered: kills, crowds, full disks and wrong clocks, for real."""

import ctypes
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from allquiz.app.choosing import Choosing, choose
from allquiz.app.kept_banks import stock_of
from allquiz.app.settings import Settings
from allquiz.bank.read import read_banks
from allquiz.model.question import AnyQuestion
from allquiz.model.review import Review
from allquiz.model.revision import key_revision
from allquiz.schedule import rating_of
from allquiz.store import Store
from allquiz.store.lines import moment
from tests.conftest import Run
from tests.quiz.test_choice import write
from tests.store.entries import day, known_of

LONG = bool(os.environ.get("ALLQUIZ_LONG"))
ROUNDS = 150 if LONG else 6
ASK = [sys.executable, "-m", "allquiz", "quiz", "--plain", "--bank"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write(tmp_path / "banks", 400, 4)


def start(
    folder: Path, *arguments: object, before: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    """A quiz that waits for its answers."""
    return subprocess.Popen(
        [*ASK, str(folder), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=before,  # no threads here
    )


def judged(output: str) -> list[str]:
    """The full names of the questions whose verdict was shown, in order."""
    names, asked = [], ""
    for line in output.splitlines():
        if line.startswith("Statement "):
            asked = "n/q" + line.split()[1][:-1]
        elif line.startswith(("✓", "✗")):
            names.append(asked)
    return names


def saved(allquiz: Run) -> list[dict[str, object]]:
    export = allquiz("history", "export")
    assert export.returncode == 0, export.stderr
    return [json.loads(line) for line in export.stdout.splitlines()]


def test_a_kill_loses_and_doubles_no_answer_whose_verdict_was_shown(
    allquiz: Run, folder: Path
) -> None:
    rng = random.Random(os.environ.get("ALLQUIZ_SEED", "1"))
    shown: Counter[str] = Counter()
    unshown = 0
    for seed in range(ROUNDS):
        quiz = start(folder, "-n", 40, "--new", "--seed", seed)
        assert quiz.stdin is not None
        assert quiz.stdout is not None
        quiz.stdin.write("t\nf\n" * 20)
        quiz.stdin.flush()
        output = ""
        for _ in range(rng.randrange(5, 200)):
            output += quiz.stdout.readline()
        time.sleep(rng.random() / 200)
        quiz.send_signal(signal.SIGKILL)
        output += quiz.stdout.read()
        quiz.communicate()
        shown.update(judged(output))
        unshown += quiz.returncode == -signal.SIGKILL
    counted = Counter(str(answer["question"]) for answer in saved(allquiz))
    assert sum(shown.values()) > ROUNDS
    assert max(counted.values()) == 1  # --new: each was asked in one round only
    assert not shown - counted
    assert (counted - shown).total() <= unshown  # at most one a kill: saved, and not yet shown
    assert allquiz("doctor").returncode == 0


def answers_file(folder: Path) -> Path:
    """The one file of answers that this machine keeps."""
    (file,) = (folder / "data" / "answers").glob("*.jsonl")
    return file


def test_two_quizzes_at_once_save_all_their_answers(allquiz: Run, folder: Path) -> None:
    quizzes = [start(folder, "-n", 60, "--seed", seed) for seed in range(2)]
    outputs = [quiz.communicate("t\n" * 60, timeout=120) for quiz in quizzes]
    assert [error for _, error in outputs] == ["", ""]
    shown = Counter(name for output, _ in outputs for name in judged(output))
    assert shown.total() == 120
    assert Counter(str(answer["question"]) for answer in saved(allquiz)) == shown
    assert allquiz("doctor").returncode == 0


def test_a_full_disk_is_said_and_keeps_what_was_saved(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    allquiz("quiz", "--bank", folder, "-n", 20, "--plain", stdin="t\n" * 20)
    full = answers_file(tmp_path).stat().st_size + 50_000

    def no_room() -> None:
        import resource  # not on Windows

        resource.setrlimit(resource.RLIMIT_FSIZE, (full, full))

    quiz = start(folder, "-n", 300, before=no_room)
    output, error = quiz.communicate("t\n" * 300, timeout=120)
    assert quiz.returncode == 2
    assert "free some space" in error
    assert "Traceback" not in error
    assert 0 < len(judged(output)) < 300
    kept = Counter(str(answer["question"]) for answer in saved(allquiz))
    assert not Counter(judged(output)) - kept
    assert kept.total() == 20 + len(judged(output))
    assert allquiz("doctor").returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="root's powers are dropped the Linux way")
def test_a_folder_that_may_only_be_read_is_said_and_left_alone(
    allquiz: Run, tmp_path: Path, folder: Path
) -> None:
    allquiz("quiz", "--bank", folder, "-n", 2, "--plain", stdin="t\n" * 2)
    data = tmp_path / "data"
    file = answers_file(tmp_path)
    before = file.read_bytes()
    file.chmod(0o400)
    file.parent.chmod(0o500)
    data.chmod(0o500)

    def as_anyone() -> None:
        """Root may write anywhere: give that up (PR_CAPBSET_DROP, CAP_DAC_OVERRIDE)."""
        ctypes.CDLL(None).prctl(24, 1, 0, 0, 0)

    quiz = start(folder, before=as_anyone)
    output, error = quiz.communicate("t\n")
    data.chmod(0o700)
    file.parent.chmod(0o700)
    assert (quiz.returncode, output) == (2, "")
    assert "can't be written" in error
    assert "ALLQUIZ_DATA_DIR" in error
    assert file.read_bytes() == before


def test_weeks_of_study_keep_their_promises(tmp_path: Path, folder: Path) -> None:
    """Two quizzes a day; the clock is right but on one day, when it is a year ahead."""
    reading = read_banks([folder])
    rng = random.Random(4)
    settings = Settings(new_per_day=12)
    for date in range(40 if LONG else 12):
        clock = [day(date if date != 5 else date + 365) + timedelta(hours=9)]
        met = 0
        for _ in range(2):
            clock[0] += timedelta(hours=1)
            with Store(tmp_path / "data", clock=lambda: clock[0]) as store:  # noqa: B023
                seen = set(store.knowledge.answered_keys())
                due = {*store.knowledge.due(clock[0], rested=True)}
                seed = rng.randrange(2**32)
                chosen = choose(
                    stock_of(reading), Choosing(), store, settings, seed=seed, now=clock[0]
                )
                names = {question.name for question in chosen.questions}
                assert len(names) == len(chosen.questions) == 10
                assert len(names & due) == min(len(due), 10)
                met += len(names - seen)
                for question in chosen.questions:
                    clock[0] += timedelta(seconds=20)
                    score = float(rng.random() < 0.8)
                    store.record(_given(rng.randbytes(16).hex(), question, score, clock[0]))
                    known = known_of(store, question.name)
                    assert known is not None
                    assert moment(known.last_at) == clock[0] < known.due
        assert met <= 12, date


def _given(id: str, question: AnyQuestion, score: float, at: datetime) -> Review:
    return Review(
        id=id,
        question=question.name,
        revision="r",
        key_revision=key_revision(question),
        answered_at=at,
        response=True,
        score=score,
        rating=rating_of(score),
        duration_ms=1,
    )


@pytest.mark.skipif(not LONG, reason="takes minutes; ALLQUIZ_LONG=1 runs it")
def test_a_million_answers_are_no_burden(allquiz: Run, tmp_path: Path) -> None:
    folder = write(tmp_path / "many", 10_000, 20)
    questions = read_banks([folder]).questions
    keys = {question.name: key_revision(question) for question in questions}
    from tests.benchmarks import answers

    answers.fill(tmp_path / "data", list(keys), 1_000_000, keys)
    output = allquiz("quiz", "--bank", folder, "--plain", stdin="t\n" * 10)
    assert (output.returncode, len(judged(output.stdout))) == (0, 10)
    assert allquiz("history", "undo").returncode == 0
    with Store(tmp_path / "data") as store:
        assert store.size() == 1_000_011
