"""Making what is derived anew, on a real pseudo-terminal."""

import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.store.entries import answer, put

pexpect = pytest.importorskip("pexpect") if sys.platform == "win32" else __import__("pexpect")

COUNT = 20_000
AT_ONCE = """
from allquiz.__main__ import main
from allquiz.cli import progress_bar
progress_bar.PATIENCE = 0
raise SystemExit(main())
"""


def stats() -> Any:
    """`stats` in a terminal of its own, with a bar from the first moment on."""
    return pexpect.spawn(
        sys.executable,
        ["-c", AT_ONCE, "stats", "--json"],
        env={**os.environ, "TERM": "xterm"},
        encoding="utf-8",
        timeout=60,
    )


def test_it_shows_how_far_it_is_and_ctrl_c_loses_nothing(tmp_path: Path) -> None:
    answers = (answer(f"a{n}", f"q/{n % 50}", n / COUNT, n % 2) for n in range(COUNT))
    file = put(tmp_path / "data", *answers)
    before = file.read_bytes()
    interrupted = stats()
    interrupted.expect("Reading your answers.*%")
    interrupted.sendintr()
    interrupted.expect(pexpect.EOF)
    interrupted.close()
    assert interrupted.exitstatus == 130
    assert file.read_bytes() == before

    again = stats()
    again.expect("Reading your answers.*100%")
    again.expect(f'"answered": {COUNT}')
    again.expect(pexpect.EOF)
    again.close()
    assert again.exitstatus == 0
