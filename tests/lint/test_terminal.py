"""On a terminal the report keeps to its width, and the caret to its place."""

import os
import re
import sys
from pathlib import Path

import pexpect
import pytest

from tests.lint.banks import HEAD, SOURCE, as_yaml, choice

STEM = "A long story comes first, with all that a reader may have to know. " * 3


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int, tmp_path: Path) -> None:
    flawed = choice(
        f"{STEM}Which of these is not a blood cell?", "Osteocyte", "Monocyte", "Basophil"
    )
    (tmp_path / "b.yaml").write_text(HEAD + SOURCE + "questions:\n" + as_yaml([flawed]))
    shown, status = _run(tmp_path, columns)
    assert status == 0
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(map(len, lines)) <= columns
    (at,) = [number for number, line in enumerate(lines) if line.rstrip().endswith("^")]
    assert lines[at - 1][lines[at].index("^") :].startswith("not a")


def _run(folder: Path, columns: int) -> tuple[str, int]:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "allquiz", "check", "b.yaml"],
        cwd=str(folder),
        env={name: value for name, value in os.environ.items() if name != "COLUMNS"},
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=60,
    )
    shown = child.read()
    child.close()
    return shown, child.exitstatus
