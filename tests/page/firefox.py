"""The page in a Firefox without a window, driven by Marionette, the protocol that geckodriver speaks.

Playwright drives a Firefox only that it brings itself, or by commands that a released one lacks.
"""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from tests.page.browser import MOMENT

NAMES = ("firefox-esr", "firefox")
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "ArrowDown": "\ue015"}
START = 120  # seconds, on a busy machine
PREFERENCES = {
    "marionette.port": 0,  # any that is free
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.disabledForTesting": True,
    "browser.download.folderList": 2,
}


def needed_firefox() -> str:
    """Where a Firefox is. Skips without one, but fails where CI is set."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        reason = "no Firefox on the PATH to show pages in"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


class Firefox:
    """A running Firefox with one tab."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        self._process = process
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._stream = self._socket.makefile("rwb")
        self._ids = count(1)
        self._read()
        self._ask("WebDriver:NewSession", strictFileInteractability=False)

    def open(self, path: Path) -> None:
        """Go to a file, or load it again."""
        self._ask("WebDriver:Navigate", url=path.as_uri())

    def read(self, expression: str) -> Any:
        """The value of an expression in the page."""
        script = f"return ({expression})"
        return self._ask("WebDriver:ExecuteScript", script=script, args=[])["value"]

    def press(self, *keys: str) -> None:
        """Press keys by their names, one after the other, as somebody does who reads what the one before brought."""
        for key in keys:
            sleep(MOMENT / 1000 if key == "Enter" else 0)
            self.type(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        strokes = [{"type": kind, "value": c} for c in text for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        self._ask("WebDriver:PerformActions", actions=[keyboard])

    def choose_file(self, path: Path) -> None:
        """Choose a file in the page's one field for files."""
        self._ask(
            "WebDriver:ElementSendKeys", id=self._find("//input[@type='file']"), text=str(path)
        )

    def click(self, name: str) -> None:
        """Click a button."""
        self._ask("WebDriver:ElementClick", id=self._find(f"//button[. = '{name}']"))

    def close(self) -> None:
        """Kill it without a word."""
        self._process.kill()
        self._process.wait()
        self._stream.close()
        self._socket.close()

    def _find(self, path: str) -> str:
        found = self._ask("WebDriver:FindElement", using="xpath", value=path)
        return str(*found["value"].values())

    def _ask(self, command: str, **given: Any) -> Any:
        message = json.dumps([0, next(self._ids), command, given])
        self._stream.write(f"{len(message)}:{message}".encode())
        self._stream.flush()
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:
        length = b""
        while (digit := self._stream.read(1)) != b":":
            assert digit, "Firefox is gone"
            length += digit
        return json.loads(self._stream.read(int(length)))


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile, killed at the end without a word; downloads go into the profile."""
    program = needed_firefox()
    profile.mkdir(exist_ok=True)
    preferences = {**PREFERENCES, "browser.download.dir": str(profile)}
    (profile / "user.js").write_text(
        "".join(
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in preferences.items()
        )
    )
    port = profile / "MarionetteActivePort"
    port.unlink(missing_ok=True)
    process = subprocess.Popen(
        [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(profile)},
    )
    given_up = monotonic() + START
    while not (port.exists() and port.read_text()):
        assert process.poll() is None, "Firefox ended as it began"
        if monotonic() > given_up:
            process.kill()
            raise TimeoutError("Firefox does not begin")
        sleep(0.05)
    running = Firefox(process, int(port.read_text()))
    try:
        yield running
    finally:
        running.close()
