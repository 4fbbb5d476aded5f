"""Cards in a Chromium without a window, shown as the Anki apps show them."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

# First the one without a user interface: a page costs it a third of the processor time.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOME = "https://cards.test/"
# An app's page, with what it does to buttons, boxes and comparisons of its own accord.
SHELL = """<!doctype html><html><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body { margin: 20px; } #content { margin: 0.5em; }
button { outline: none !important; margin: 1em .5em; color: #020202; background: #fcfcfc; font-weight: 500; }
.nightMode button { color: #fcfcfc; background: #404040; }
#typeans { width: 100%; } .typeGood { background: #afa; color: #000; }
.typeBad { background: #faa; color: #000; } .typeMissed { background: #ccc; color: #000; }
</style></head><body class="card CLASSES"><div id="content"><div id="qa">CARD</div></div></body></html>"""
# What the desktop's reviewer does to show a side: the page stays, the scripts are made anew.
SWAP = """html => {
  const qa = document.getElementById("qa");
  qa.innerHTML = html;
  for (const old of qa.querySelectorAll("script")) {
    const made = document.createElement("script");
    made.textContent = old.textContent;
    old.replaceWith(made);
  }
}"""
NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {
  get() { throw new DOMException("no storage here", "SecurityError"); }
});"""


def find_chromium() -> str | None:
    """Where a Chromium or Chrome is on this machine."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def needed_chromium() -> str:
    """Where a Chromium is. Skips without one, but fails where CI is set."""
    found = find_chromium()
    if found is None:
        reason = "no Chromium or Chrome on the PATH to show pages in"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium; see `needed_chromium` for where there is none."""
    found = needed_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


class App:
    """An Anki app: by its flags the desktop, whose page stays, or AnkiDroid, which loads a new one."""

    def __init__(
        self,
        browser: Browser,
        media: Mapping[str, Path],
        *,
        light: str = "",
        reloads: bool = False,
        storage: bool = True,
        scripts: bool = True,
        width: int = 900,
    ) -> None:
        self._reloads = reloads or not scripts
        self._classes = f"card1 {light}"
        self._media = media
        self.foreign_requests: list[str] = []
        self.errors: list[str] = []
        self._context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=scripts
        )
        self.page: Page = self._context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.set_default_timeout(5000)
        if not storage:
            self._context.add_init_script(NO_STORAGE)
        self._context.route("**/*", self._serve)
        self._forgets = storage and scripts
        self.start()

    def start(self) -> None:
        """Begin as an app that was just opened, with no card shown and nothing remembered."""
        self._card = ""
        self.page.goto(HOME)
        if self._forgets:
            self.page.evaluate("sessionStorage.clear()")
        self.foreign_requests.clear()
        self.errors.clear()

    def show(self, html: str) -> None:
        """Show one side of a card."""
        if self._reloads:
            self._card = html
            self.page.goto(HOME)
        else:
            self.page.evaluate(SWAP, html)

    def options(self) -> list[str]:
        """The options in the order shown, on either side."""
        return self.page.locator(".options .text, .answers .text").all_inner_texts()

    def pick(self, *texts: str) -> None:
        """Click options by their text."""
        for text in texts:
            self.page.get_by_role("button", name=text, exact=True).click()

    def picked(self) -> list[str]:
        """The options picked on the front."""
        return self.page.locator("button[aria-pressed=true] .text").all_inner_texts()

    def marks(self) -> dict[str, str]:
        """Each option of the back with its mark."""
        marks = self.page.locator(".answers .mark").all_inner_texts()
        return dict(zip(self.options(), marks, strict=True))

    def verdict(self) -> str:
        """The line above the options; empty where nothing was picked."""
        self.page.evaluate("() => new Promise(done => setTimeout(done, 0))")
        return self.page.locator(".verdict").inner_text()

    def run(self, script: str, argument: Any = None) -> Any:
        """The value of a function in the page."""
        return self.page.evaluate(script, argument)

    def listeners(self, target: str, kind: str) -> int:
        """How many listeners of a kind an object of the page has."""
        session = self._context.new_cdp_session(self.page)
        found = session.send("Runtime.evaluate", {"expression": target})
        object_id = found["result"]["objectId"]
        listed = session.send("DOMDebugger.getEventListeners", {"objectId": object_id})
        session.detach()
        return sum(listener["type"] == kind for listener in listed["listeners"])

    def check(self) -> None:
        """A script that failed fails the test."""
        assert self.errors == []

    def close(self) -> None:
        """Leave."""
        self._context.close()

    def _serve(self, route: Route) -> None:
        url = route.request.url
        name = url.removeprefix(HOME)
        if url == HOME:
            html = SHELL.replace("CLASSES", self._classes).replace("CARD", self._card)
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        elif name in self._media:
            route.fulfill(path=self._media[name])
        else:
            self.foreign_requests.append(url)
            route.abort()
