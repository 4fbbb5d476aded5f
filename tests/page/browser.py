"""The page in a Chromium without a window."""

import json
from pathlib import Path
from time import monotonic_ns
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from allquiz.exporters.page.export import _part
from tests.anki.cards.browser import FLAGS, find_chromium

PHONE, DESK = (390, 844), (1280, 800)
PATIENCE = 30_000  # milliseconds, on a busy machine
MOMENT = 450  # milliseconds, after which a key or tap has nothing to do with the one before
WATCH = """addEventListener("securitypolicyviolation", event =>
  (window.violations ??= []).push(`${event.violatedDirective} ${event.sourceFile} ${event.sample}`));"""
ENGINE = "bank markup schedule derive store choose saving folds wording typos numbers grade".split()
expect.set_options(timeout=PATIENCE)
NO_STORAGE = """for (const name of ["localStorage", "indexedDB"]) Object.defineProperty(window, name, {
  get() { throw new DOMException("no storage here", "SecurityError"); }
});"""


class Tab:
    """A tab with a page; what goes wrong in it fails the test when it is closed."""

    def __init__(self, context: BrowserContext, path: Path) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.wrong: list[str] = []
        self.requests: list[str] = []
        self._was_answer = False  # whether one was given
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.add_init_script(WATCH)
        self.page.goto(path.as_uri())

    @property
    def stem(self) -> str:
        return self.page.locator("#stem").inner_text()

    @property
    def heard(self) -> str:
        """What a screen reader is given to say of its own accord."""
        return " ".join(self.page.get_by_role("status").first.inner_text().split())

    def press(self, *keys: str) -> None:
        """Press keys one after the other, those that may bring another question as somebody does who reads it."""
        for key in keys:
            is_answer = len(key) == 1 or key == "Enter"
            if self._was_answer and is_answer:
                self.page.wait_for_timeout(MOMENT)
            self.page.keyboard.press(key)
            self._was_answer |= is_answer

    def type(self, text: str) -> None:
        """Type a text where the focus is."""
        self.page.keyboard.type(text)

    def read(self, expression: str) -> Any:
        """The value of an expression in the page."""
        return self.page.evaluate(expression)

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def click(self, name: str) -> None:
        """Press a button as a screen reader does, without a pointer: that costs half as much."""
        self.button(name).dispatch_event("click")

    def reload(self) -> None:
        """On a busy machine Chromium now and then gives a page that is loaded again an empty or an older sessionStorage,
        which is no fault of the page, and then nothing can be said about what it finds there."""
        probe = str(monotonic_ns())
        self.page.evaluate("probe => sessionStorage.setItem('probe', probe)", probe)
        self.page.reload()
        self.until("store.isWhole")
        if self.page.evaluate("sessionStorage.getItem('probe')") != probe:
            pytest.xfail("Chromium forgot what the tab had in its sessionStorage")

    def go_on(self) -> None:
        """Leave the verdict for what comes next."""
        self.button("Next").or_(self.button("See how it went")).dispatch_event("click")

    def lines(self) -> list[dict[str, Any]]:
        """What is kept in localStorage, in order of time."""
        kept = self.page.evaluate(
            "() => Object.entries(localStorage).filter(([key]) => key.startsWith('allquiz:line:')).map(([, line]) => line)"
        )
        entries = [json.loads(line) for line in kept]
        return sorted(entries, key=lambda entry: entry.get("answered_at") or entry["at"])

    def engine(self) -> None:
        """Make what grades and schedules callable, as `engine`, over this page's questions."""
        parts = "\n".join(_part(f"{name}.js") for name in ENGINE)
        given = "grade, read, questions, useTables, Unclear, review, derive, entryOf, take, randomOf, store, choose, standing, fold, stamp, moment, dayAt"
        self.page.evaluate(f"window.engine = (() => {{ {parts}\n return {{ {given} }}; }})()")

    def call(self, function: str, argument: Any = None) -> Any:
        """What a function in the page makes of a value: both go over as JSON, which is fast."""
        given = json.dumps(argument)
        return json.loads(
            self.page.evaluate(f"given => JSON.stringify(({function})(JSON.parse(given)))", given)
        )

    def until(self, condition: str) -> None:
        """Wait until an expression is true in the page; its policy lets nothing else be evaluated."""
        self.page.evaluate(
            """([condition, limit]) => new Promise((done, fail) => {
              const is = () => CONDITION, late = performance.now() + limit;
              const look = () => is() ? done() : performance.now() > late ? fail(new Error(`never: ${condition}`)) : setTimeout(look, 5);
              look();
            })""".replace("CONDITION", f"({condition})"),
            [condition, PATIENCE],
        )

    def check(self) -> None:
        """Nothing went wrong: no error, no violation of the policy, nothing fetched."""
        assert self.wrong == []
        assert self.page.evaluate("window.violations ?? []") == []
        assert [
            url for url in self.requests if not url.startswith(("file:", "data:", "blob:"))
        ] == []


def another(browser: Browser, *flags: str) -> Browser:
    """A second Chromium, with flags of its own."""
    return browser.browser_type.launch(executable_path=find_chromium(), args=[*FLAGS, *flags])


def new_context(browser: Browser, size: tuple[int, int] = DESK, **like: Any) -> BrowserContext:
    width, height = size
    return browser.new_context(viewport={"width": width, "height": height}, **like)
