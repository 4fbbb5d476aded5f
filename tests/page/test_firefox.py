"""The page in Firefox: a whole quiz by keys from a file, progress that outlives all, downloads and loads."""

import json
from collections.abc import Callable
from pathlib import Path
from time import sleep

from tests.conftest import Run
from tests.page.answering import answer_by_keys, texts
from tests.page.bank import NAMES, made
from tests.page.firefox import Firefox, firefox

WATCH = """(() => { window.wrong = []; for (const kind of ["error", "unhandledrejection", "securitypolicyviolation"])
  addEventListener(kind, event => wrong.push(`${kind} ${event.message ?? event.reason ?? event.violatedDirective}`)); })()"""

# How much IndexedDB holds: lines and the quiz.
WRITTEN = """new Promise(done => { const opening = indexedDB.open("allquiz"); opening.onsuccess = () => {
  const counting = opening.result.transaction("lines").objectStore("lines").count();
  counting.onsuccess = () => { opening.result.close(); done(counting.result); }; }; })"""
FORGET = """new Promise(done => { localStorage.clear(); const opening = indexedDB.open("allquiz");
  opening.onsuccess = () => { const clearing = opening.result.transaction("lines", "readwrite");
    clearing.objectStore("lines").clear(); clearing.oncomplete = () => { opening.result.close(); done(); }; }; })"""


def until(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(600):
        if is_so():
            return
        sleep(0.05)
    raise AssertionError("it never is")


def opened(browser: Firefox, path: Path) -> None:
    browser.open(path)
    browser.read(WATCH)


def where(browser: Firefox) -> str:
    return str(browser.read("document.querySelector('progress').ariaLabel"))


def test_a_quiz_by_keys_outlives_reloads_and_a_kill_and_is_taken_along(
    allquiz: Run, tmp_path: Path
) -> None:
    path = made(tmp_path)
    done = []
    with firefox(tmp_path / "profile") as browser:
        opened(browser, path)
        for _ in range(4):
            done.append(answer_by_keys(browser))
            assert texts(browser, ".verdict")[0] in ("Right", "Noted: Well"), done
            browser.press("Enter")
        opened(browser, path)
        assert where(browser) == "Question 5 of 10"
        done.append(answer_by_keys(browser))
        until(lambda: browser.read(WRITTEN) == len(done) + 1)

    # It was killed without a word, as soon as the answer was there.
    with firefox(tmp_path / "profile") as browser:
        opened(browser, path)
        until(lambda: where(browser) == "Question 6 of 10")
        for _ in range(len(NAMES) - len(done)):
            done.append(answer_by_keys(browser))
            browser.press("Enter")
        assert sorted(done) == sorted(NAMES)
        browser.click("Progress")
        browser.click("Download my answers")
        file = tmp_path / "profile" / "quiz.jsonl"
        until(lambda: file.exists() and file.read_text().count("\n") == len(NAMES))
        lines = [json.loads(line) for line in file.read_text().splitlines()]
        assert {(line["question"], line["score"]) for line in lines} == {
            (f"tt/{name}", 1) for name in NAMES
        }
        assert allquiz("history", "import", file).returncode == 0
        browser.read(FORGET)
        opened(browser, path)
        assert where(browser) == "Question 1 of 10"
        browser.click("Progress")
        browser.choose_file(file)
        until(lambda: "10 lines were new." in texts(browser, "[role=status]"))
        assert browser.read("wrong") == []
