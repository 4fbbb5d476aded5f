"""What the tests share."""

import gc
import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from allquiz.bank.read import read_banks
from allquiz.bank.read_result import Reading
from allquiz.cli.run import run as run_command
from tests.judges.node import installed

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "questions"
Run = Callable[..., subprocess.CompletedProcess[str]]

if sys.dont_write_bytecode:  # modules are compiled once all the same, not by each process anew
    sys.dont_write_bytecode = False
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pycache")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What a shell has its jobs in the background ignore, and `nohup`, the programs on a terminal would ignore, too.
for name, act in (
    ("SIGINT", signal.default_int_handler),
    ("SIGQUIT", signal.SIG_DFL),
    ("SIGHUP", signal.SIG_DFL),
):
    if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) == signal.SIG_IGN:
        signal.signal(getattr(signal, name), act)


@cache
def shipped_bank() -> Reading:
    """The shipped bank, read once for all tests."""
    return read_banks([QUESTIONS])


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One worker more than there are processors: tests on a terminal wait more than they work."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """What is loaded by now stays: to look through it for garbage again and again takes a tenth of the time."""
    gc.collect()
    gc.freeze()


def examples(count: int) -> int:
    """So many examples of a property, and fifty times as many in a long round (ALLQUIZ_LONG)."""
    return count * (50 if os.environ.get("ALLQUIZ_LONG") else 1)


# No test is timed: what a busy machine takes says nothing.
settings.register_profile("untimed", deadline=None, max_examples=examples(40))
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What was read of banks, kept for all tests: the shipped one is long."""
    return tmp_path_factory.getbasetemp() / "cache"


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, cache_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a learner of its own."""
    keep_in(tmp_path, monkeypatch)
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(cache_folder))


def keep_in(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Progress, cache and settings lie in the folder, and nothing else is set."""
    patch.setenv("ALLQUIZ_DATA_DIR", str(folder / "data"))
    patch.setenv("ALLQUIZ_CACHE_DIR", str(folder / "cache"))
    patch.setenv("ALLQUIZ_CONFIG", str(folder / "config.toml"))
    for name in ("ALLQUIZ_BANK_PATH", "NO_COLOR", "FORCE_COLOR"):
        patch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A Chromium, one a session; without one the test is skipped, or fails where CI is set."""
    from tests.anki.cards.browser import chromium  # only those who need it wait for it

    with chromium() as running:
        yield running


@pytest.fixture
def allquiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in the test's folder, within this process, its streams being pipes.

    `encoding` is what standard output and error have, as on a simpler terminal.
    """

    def run(
        *arguments: object, stdin: str = "", encoding: str = "utf-8", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        typed = io.BytesIO(stdin.encode("utf-8", "surrogateescape"))
        out, err = (_Pipe(io.BytesIO(), encoding=encoding, newline="") for _ in range(2))
        err.reconfigure(errors="backslashreplace")  # as Python's own
        given = [str(argument) for argument in arguments]
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "stdin", io.TextIOWrapper(typed, encoding="utf-8"))
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "argv", ["allquiz", *given])
            for name, value in environment.items():
                patch.setenv(name, value)
            try:
                status = run_command(given)
            except SystemExit as end:  # how click ends the completion of a word
                status = int(end.code or 0)
        return subprocess.CompletedProcess(given, status, out.whole(), err.whole())

    return run


class _Pipe(io.TextIOWrapper):
    """A stream whose bytes are kept."""

    def whole(self) -> str:
        """All that was written, newlines as the test would write them."""
        with suppress(ValueError):  # closed already
            self.flush()
        raw = self.buffer.getvalue()  # type: ignore[attr-defined]  # a BytesIO
        return str(raw.decode(self.encoding)).replace("\r\n", "\n")


@pytest.fixture(scope="session")
def judges() -> Path:
    """The folder in which the packages of tests/judges/package.json are installed."""
    return installed()


@pytest.fixture
def program(tmp_path: Path) -> Run:
    """Runs the program as a process of its own, for where the process itself is the fact."""

    def run(
        *arguments: object, stdin: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "allquiz", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, **environment},
            check=False,
            timeout=120,
        )

    return run
