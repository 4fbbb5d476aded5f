"""What is installed is what is in the tree, but for what the program makes itself."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ROOT


def test_the_wheel_carries_every_bank_deck_and_figure(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("questions", "decks"):
        in_tree = {
            f"allquiz/_shipped/{path.relative_to(ROOT).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file()
            and not path.name.startswith((".", "quiz."))
            and path.suffix != ".apkg"
        }
        assert in_tree <= names
    code = {p.relative_to(ROOT).as_posix() for p in (ROOT / "allquiz").rglob("*") if p.is_file()}
    assert {name for name in code if "__pycache__" not in name} <= names
