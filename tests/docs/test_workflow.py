"""The CI workflow runs what a person would, and its commands work."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "ci.yml"


def steps(job: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load(WORKFLOW.read_text())["jobs"][job]["steps"]
    return found


def test_every_change_is_checked_by_the_one_script() -> None:
    assert ".ci/run" in [step.get("run") for step in steps("check")]
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


def test_the_decks_of_a_release_are_all_there_are(tmp_path: Path) -> None:
    """The step's own script, run in a copy of decks/."""
    (script,) = [s["run"] for s in steps("decks") if s.get("name") == "The decks, each a file"]
    (tmp_path / "decks").symlink_to(ROOT / "decks")
    scripts = Path(sys.executable).parent
    path = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "-euo", "pipefail", "-c", script]
    subprocess.run(
        command, cwd=tmp_path, env={**os.environ, "PATH": path}, check=True, capture_output=True
    )
    made = {file.stem for file in (tmp_path / "packages").iterdir()}
    assert made == {file.stem for file in (ROOT / "decks").glob("*.yaml")} - {"released"}
    assert {"all", "essentials"} < made


def test_only_a_release_needs_the_record_to_be_up_to_date() -> None:
    (check,) = [s for s in steps("decks") if "--check" in s.get("run", "")]
    assert check["if"] == "github.ref_type == 'tag'"
    assert "export anki --check" not in (ROOT / ".ci" / "run").read_text()
