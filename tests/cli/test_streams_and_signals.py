"""Streams that are closed, and signals that come before the program is ready."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Run

# The signal comes while our modules are imported.
INTERRUPTED = """
import os, sys
class Late:
    def find_spec(self, name, path=None, target=None):
        if name == "allquiz.cli.group":
            os.kill(os.getpid(), int(sys.argv.pop()))
sys.meta_path.insert(0, Late())
from allquiz.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("command", "closed", "status"),
    [
        ("quiz --plain", "<&-", 0),
        ("import -", "<&-", 2),
        ("list questions", ">&-", 0),
        ("quiz --plain", "2>&-", 0),
        ("list questions", "<&- >&- 2>&-", 0),
    ],
)
def test_a_closed_stream_is_an_empty_input_or_an_unread_output(
    tmp_path: Path, command: str, closed: str, status: int
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m allquiz {command} {closed}'],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert done.returncode == status


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_a_full_disk_does_not_take_is_said_and_how_to_mend_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unbuffered: str
) -> None:
    """The disk takes the beginning of a file."""
    monkeypatch.setenv("PYTHONUNBUFFERED", unbuffered)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    for command in ("list questions --json > out.json", "export page -o quiz.html"):
        done = subprocess.run(
            ["sh", "-c", f'ulimit -f 8; "{sys.executable}" -m allquiz {command}'],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 2, command
        assert "File too large\nHelp: make room" in done.stderr


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock is set otherwise there")
def test_a_clock_that_no_time_can_tell_is_refused(
    allquiz: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC+99")
    try:
        time.tzset()
        assert "TZ sets the clock a day or more" in allquiz("stats").stderr
    finally:
        monkeypatch.undo()
        time.tzset()


ENDING = {"SIGINT": 130, "SIGTERM": 143, "SIGHUP": 129, "SIGQUIT": 131}


@pytest.mark.parametrize(
    ("number", "status"),
    [(getattr(signal, name), ENDING[name]) for name in ENDING if hasattr(signal, name)],
)
def test_a_signal_during_the_start_ends_it_like_any_other(number: int, status: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "stats", str(int(number))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


def test_a_folder_that_is_gone_is_said_so(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'rmdir "$PWD"; "{sys.executable}" -m allquiz stats'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr.splitlines()[-1][:5]) == (2, "Help:")
    assert "the folder that you stand in is gone" in done.stderr
