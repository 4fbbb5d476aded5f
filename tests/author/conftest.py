"""Commands run in this process: many of them, and none needs another."""

import io
import subprocess
import sys
from pathlib import Path

import pytest

from allquiz.cli.run import run as run_command
from tests.conftest import Run


@pytest.fixture
def allquiz(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line in the test's folder, its input at an end."""

    def run(
        *arguments: object, stdin: str = "", **environment: str
    ) -> subprocess.CompletedProcess[str]:
        streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
        with monkeypatch.context() as patch:
            patch.chdir(tmp_path)
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            patch.setattr(sys, "stdout", streams[0])
            patch.setattr(sys, "stderr", streams[1])
            for name, value in environment.items():
                patch.setenv(name, value)
            given = [str(argument) for argument in arguments]
            status = run_command(given)
        shown = []
        for stream in streams:
            stream.seek(0)
            shown.append(stream.read())
        return subprocess.CompletedProcess(given, status, *shown)

    return run
