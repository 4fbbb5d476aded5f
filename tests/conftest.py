"""What the tests share."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
QUESTIONS = ROOT / "questions"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has a learner of its own."""
    monkeypatch.setenv("ALLQUIZ_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("ALLQUIZ_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("ALLQUIZ_CONFIG", str(tmp_path / "config.toml"))
    for name in ("ALLQUIZ_BANK_PATH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def allquiz(tmp_path: Path) -> Run:
    """Runs the installed program in the test's folder."""

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
