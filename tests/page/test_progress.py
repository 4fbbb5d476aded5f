"""Progress in the page: saved at each answer, merged with the terminal, and never lost."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from allquiz import schedule
from tests.conftest import Run
from tests.page.answering import answer_by_roles, asked
from tests.page.bank import ALL_TYPES, NAMES, made
from tests.page.browser import NO_STORAGE, Tab, another, new_context
from tests.page.conftest import Open
from tests.page.test_quiz import only, set_to


def downloaded(page: Page, to: Path) -> Path:
    page.get_by_role("button", name="Progress").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download my answers").click()
    waiting.value.save_as(to)
    return to


def loaded(page: Page, file: Path) -> None:
    page.get_by_role("button", name="Progress").click()
    page.locator("input[type=file]").set_input_files(file)


def stats(allquiz: Run) -> dict[str, tuple[int, float, float | None]]:
    told = json.loads(allquiz("stats", "--json", "--bank", "quiz.yaml").stdout)
    return {
        q["id"]: (q["seen"], q["score"], q["stability"]) for q in told["questions"] if q["seen"]
    }


def test_from_the_page_to_the_terminal_and_back(
    open_page: Open, browser: Browser, allquiz: Run, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    for _ in range(4):
        answer_by_roles(tab)
        tab.click("Next")
    tab.click("Undo")
    file = downloaded(tab.page, tmp_path / "page.jsonl")
    imported = allquiz("history", "import", file)
    assert imported.returncode == 0, imported.stderr
    assert len(stats(allquiz)) == 3
    again = allquiz("history", "import", file)
    assert again.stdout.startswith("0 added")

    asked = allquiz("quiz", "--plain", "--bank", "quiz.yaml", "--only", "truth", stdin="t\n")
    assert asked.returncode == 0
    allquiz("history", "export", "--all", "-o", "all.jsonl")
    elsewhere = new_context(browser)
    other = Tab(elsewhere, tmp_path / "quiz.html")
    loaded(other.page, tmp_path / "all.jsonl")
    expect(other.page.get_by_role("status").filter(has_text="lines were new")).to_be_visible()
    other.engine()
    known = other.page.evaluate(
        """() => { const lines = Object.entries(localStorage).filter(([key]) => key.startsWith("allquiz:line:"));
        const { known } = engine.derive(lines.map(([, line]) => engine.entryOf(line)), Date.now());
        return [...known].map(([name, one]) => [name, [one.seen, one.points / one.seen, one.memory.stability]]); }"""
    )
    theirs = {name: (seen, score, stability) for name, (seen, score, stability) in known}
    ours = stats(allquiz)
    assert set(theirs) == set(ours)
    assert all(theirs[name] == pytest.approx(ours[name], rel=1e-6) for name in ours)
    loaded(other.page, tmp_path / "all.jsonl")
    expect(other.page.get_by_role("status").filter(has_text="0 lines were new")).to_be_visible()
    elsewhere.close()


def test_of_a_damaged_file_what_can_be_read_is_taken_and_the_rest_named(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    line = '{"kind": "flag", "id": "x", "target": "tt/one", "at": "2026-01-01T00:00:00Z"}'
    (tmp_path / "bad.jsonl").write_bytes(f"{line}\nnonsense\n{line[:30]}ü".encode()[:-1])
    loaded(tab.page, tmp_path / "bad.jsonl")
    said = "1 line was new. 2 lines can’t be read and were left out: 2, 3."
    expect(tab.page.get_by_role("status").filter(has_text=said)).to_be_visible()
    assert tab.lines() == [json.loads(line)]
    tab.read("() => { Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException()); }")
    loaded(tab.page, tmp_path / "bad.jsonl")
    expect(
        tab.page.get_by_role("status").filter(has_text="bad.jsonl could not be read")
    ).to_be_visible()
    tab.check()


def test_a_file_that_powershell_wrote_is_read_and_one_of_another_kind_refused(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    for name, foreign in (
        ("foreign", b"\x89PNG\r\n\x1a\n\0\0"),
        ("foreign", b"\xff\xd8\xff"),
        ("foreign", b"%PDF-1.7"),
        ("foreign", b"{}"),
        ("film.mov", b"\0\0\0\x14ftypqt  "),
    ):
        (tmp_path / name).write_bytes(foreign)
        if name == "film.mov":
            os.truncate(tmp_path / name, 3 << 30)  # of which not all is read
        loaded(tab.page, tmp_path / name)
        expect(tab.page.get_by_role("status").filter(has_text="Line 1 is no line")).to_be_visible()
        tab.click("Choose")
    assert tab.lines() == []
    flags = []
    for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"):
        at = "2026-01-01T00:00:00Z"
        flags.append({"kind": "flag", "id": f"ü {encoding}", "target": "tt/one", "at": at})
        lines = (json.dumps(each, ensure_ascii=False) for each in (flags[-1], {"kind": "torn"}))
        (tmp_path / "wide.jsonl").write_bytes(
            "".join(f"{line}\r\n" for line in lines).encode(encoding)
        )
        loaded(tab.page, tmp_path / "wide.jsonl")
        expect(tab.page.get_by_role("status").filter(has_text="1 line was new")).to_be_visible()
        tab.click("Choose")
    assert sorted(tab.lines(), key=str) == sorted(flags, key=str)


@pytest.fixture(scope="module")
def doomed(browser: Browser) -> Iterator[Browser]:
    """A second Chromium, whose tabs are killed: what is beside them would hang."""
    running = another(browser)
    yield running
    running.close()


def killed(tab: Tab) -> None:
    with tab.page.expect_event("crash"), suppress(Error):  # only this tab: another's would hang
        tab.page.goto("chrome://crash")


def test_a_tab_that_is_killed_has_lost_nothing_and_goes_on(doomed: Browser, tmp_path: Path) -> None:
    context = new_context(doomed)
    path = made(tmp_path)
    tab = Tab(context, path)
    done = [answer_by_roles(tab)]
    tab.click("Next")
    done.append(answer_by_roles(tab))
    killed(tab)
    again = Tab(context, path)
    assert [line["question"] for line in again.lines()] == [f"tt/{name}" for name in done]
    expect(again.page.get_by_role("progressbar", name="Question 3 of 10")).to_be_visible()
    rest = []
    for _ in NAMES[2:]:
        rest.append(answer_by_roles(again))
        again.go_on()
    assert sorted(done + rest) == sorted(NAMES)
    expect(again.page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
    again.page.get_by_role("listitem").filter(has_text="Where is blood made?").click()
    assert len({line["session"] for line in again.lines()}) == 1
    context.close()


def test_an_answer_is_kept_while_how_sure_is_asked(doomed: Browser, tmp_path: Path) -> None:
    context = new_context(doomed)
    path = made(tmp_path, only("word"))
    tab = Tab(context, path)
    set_to(tab, "Ask how sure I am before each verdict")
    tab.page.get_by_role("textbox").fill("marrow")
    tab.press("Enter")
    killed(tab)
    again = Tab(context, path)
    again.click("Sure")
    assert again.page.locator(".verdict").inner_text() == "Right. You were sure."
    assert [(line["response"], line["confidence"]) for line in again.lines()] == [
        ("marrow", "sure")
    ]
    context.close()


def test_two_tabs_at_once_keep_what_both_do(open_page: Open, tmp_path: Path) -> None:
    path = made(tmp_path)
    one, two = open_page(path), open_page(path)
    for tab in (one, two):  # until then, one that nobody touched may begin anew
        tab.until("store.isWhole")
    answer_by_roles(one)
    answer_by_roles(two)
    one.click("Next")
    answer_by_roles(one)
    for tab in (one, two):  # each its own process: one hears of the other's a moment later
        tab.until("Object.keys(localStorage).filter(key => key.includes('line')).length === 3")
    two.click("Progress")
    expect(two.page.locator(".figure").first).to_contain_text("3")


HEARD = "store.entries.size === {}"


def test_a_second_tab_that_nobody_touched_goes_on_with_what_the_first_answered(
    open_page: Open, tmp_path: Path
) -> None:
    """It hears of the answer before it has seen what IndexedDB holds; no answer of either is lost."""
    path = made(tmp_path)
    one, two = open_page(path), open_page(path)
    one.until("store.isWhole")
    two.until("store.isWhole")
    two.page.add_init_script(SLOW_INDEXEDDB)
    for touch in (False, True):
        before = len(one.lines())
        two.page.reload()
        two.until("window.letOpen")
        stood = asked(two.page)
        answer_by_roles(one)
        two.until(HEARD.format(before + 1))
        if touch:
            two.press("Shift+Tab")
            two.page.evaluate("isTouched = true")
        two.page.evaluate("letOpen()")
        two.until("store.isWhole")
        assert (asked(two.page) == stood) == touch
        answer_by_roles(two)
        one.click("Next")
        answer_by_roles(one)
        for tab in (one, two):
            tab.until(HEARD.format(before + 3))
            tab.until(f"keysOf(LINE).length === {before + 3}")
            tab.click("Next")


def test_what_two_tabs_answered_is_there_once_in_a_quiz_that_is_gone_on_with(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    one, two = open_page(path), open_page(path)
    for tab in (one, two):
        tab.until("store.isWhole")
    assert answer_by_roles(one) == answer_by_roles(two)
    again = open_page(path)
    again.until(HEARD.format(2))
    expect(again.page.get_by_role("progressbar", name="Question 2 of 10")).to_be_visible()


def test_each_of_two_tabs_goes_on_with_what_is_its_own(open_page: Open, tmp_path: Path) -> None:
    """A quiz in one, another quiz and then an exam in the other: a reload or a look elsewhere mixes nothing up."""
    path = made(tmp_path)
    one, two = open_page(path), open_page(path)
    for tab in (one, two):
        tab.until("store.isWhole")
    answer_by_roles(one)
    two.click("Choose")
    two.page.get_by_role("button", name="New").click()

    def stays(tab: Tab) -> None:
        stands = tab.page.locator("main").inner_text()
        tab.reload()
        assert tab.page.locator("main").inner_text() == stands

    for _ in range(9):
        stays(one)
        answer_by_roles(two)
        stays(two)
        two.go_on()
    expect(two.page.get_by_role("heading", name="9 of 9 right")).to_be_visible()
    stays(one)
    two.click("Choose")
    two.click("Start the exam")
    two.page.evaluate(GO_TO, "truth")
    two.press("t")
    one.click("Next")
    stays(one)
    one.click("Progress")
    one.click("Quiz")
    expect(one.page.get_by_role("progressbar", name="Question 2 of 10")).to_be_visible()
    two.page.reload()
    expect(two.button("True")).to_have_attribute("aria-pressed", "true")


def test_what_another_tab_answers_or_takes_back_holds_in_a_quiz_that_both_have(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    one = open_page(path)
    one.until("store.isWhole")
    one.page.evaluate(
        "name => { quiz.names = [name, ...quiz.names.filter(each => each !== name)]; keepQuiz(); ask(); }",
        "tt/word",
    )
    one.page.get_by_role("textbox").fill("spleen")
    one.click("Check")
    two = open_page(path)
    two.click("Undo")
    one.until(HEARD.format(2))
    one.press("o")  # the answer that is no more counts as right
    assert asked(one.page) == "word"
    answer_by_roles(one)
    done = answer_by_roles(two)
    two.go_on()
    assert done == "word"  # asked in both by then
    done = answer_by_roles(two)
    two.go_on()
    one.until(HEARD.format(5))
    one.click("Next")
    assert asked(one.page) == asked(two.page) != done
    two.click("Undo")
    one.until(HEARD.format(6))
    while one.page.locator("#stem").count():
        answer_by_roles(one)
        one.go_on()
    expect(one.page.get_by_role("heading", name="10 of 10 right")).to_be_visible()


def test_a_line_of_which_a_tab_has_not_heard_stays_as_it_moves_to_the_larger_store(
    open_page: Open, tmp_path: Path
) -> None:
    """The other tab may be killed before IndexedDB has taken it."""
    tab = open_page(made(tmp_path))
    tab.until("store.isWhole")
    line = '{"kind": "flag", "id": "ID", "target": "tt/one", "at": "2026-01-01T00:00:00Z"}'
    tab.page.evaluate(
        """async line => {
          localStorage.setItem("allquiz:line:other", line.replace("ID", "other"));
          for (let n = 0; n < MANY; n++) take(line.replace("ID", `own${n}`));
          remember(LINE + "own0", line.replace("ID", "own0"));
          await catchUp();
        }""",
        line,
    )
    assert tab.read("[keysOf(LINE), recalled(ARCHIVED)]") == [["allquiz:line:other"], 1]
    again = open_page(tmp_path / "quiz.html")
    again.until("store.entries.size === MANY + 1")


def test_an_answer_that_waits_in_one_tab_outlives_what_another_does(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    one = open_page(path)
    set_to(one, "Ask how sure I am before each verdict")
    two = open_page(path)
    for tab in (one, two):
        tab.until("store.isWhole")
    waiting = answer_by_roles(one)
    while waiting == "card":  # of which that is not asked
        one.click("Next")
        waiting = answer_by_roles(one)
    two.click("Skip")
    two.click("Choose")
    two.page.get_by_role("button", name="New").click()
    one.page.close()  # or killed
    again = open_page(path)
    assert asked(again.page) == waiting
    again.click("Sure")
    assert [(line["question"], line["confidence"]) for line in again.lines()][-1:] == [
        (f"tt/{waiting}", "sure")
    ]
    again.page.reload()
    assert again.page.locator(".verdict").count() == 1
    again.click("Next")
    answer_by_roles(again)
    again.click("Undo")
    again.page.reload()  # what was taken back waits no more
    assert again.button("Sure").count() == 0


def test_a_reload_at_a_verdict_shows_it_again_and_a_new_tab_goes_on(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    for number in range(1, len(NAMES) + 1):
        answer_by_roles(tab)
        stands = tab.page.locator("main").inner_text()
        tab.reload()
        assert tab.page.locator("main").inner_text() == stands
        if number in (1, 4):
            other = open_page(path)
            where = f"Question {number + 1} of 10"
            expect(other.page.get_by_role("progressbar", name=where)).to_be_visible()
            other.page.close()
            tab.click("Progress")
            tab.click("Quiz")
            assert tab.page.locator("main").inner_text() == stands
        if number == 2:  # taken back, it is asked again
            tab.press("u")
            tab.reload()
            expect(tab.page.get_by_role("progressbar", name="Question 2 of 10")).to_be_visible()
            assert tab.page.locator(".verdict").count() == 0
            answer_by_roles(tab)
        tab.go_on()
    expect(tab.page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
    assert len({line["id"] for line in tab.lines() if line["kind"] == "answer"}) == 11


def test_a_newer_page_keeps_progress_and_tells_of_a_corrected_key(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path, only("truth")))
    tab.click("True")
    newer = only("truth").replace("answer: true", "answer: false")
    again = open_page(made(tmp_path, newer, name="newer"))
    expect(again.page.get_by_text("was corrected after you last answered it")).to_be_visible()
    again.click("False")
    assert again.page.locator(".verdict").inner_text() == "Right"
    reworded = newer.replace("explanation: It is.", "explanation: It never is.")
    last = open_page(made(tmp_path, reworded, name="last"))
    last.until("store.entries.size === 2")  # of another tab's answer it hears a moment later
    last.click("Choose")
    expect(last.page.get_by_role("button", name="New")).to_be_disabled()
    expect(last.page.get_by_text("was corrected")).to_have_count(0)


def test_a_page_that_takes_more_wordings_tells_of_no_correction(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path, only("word")))
    tab.page.get_by_role("textbox").fill("marrow")
    tab.press("Enter")
    wider = only("word").replace("[marrow]", "[marrow, inside bones]")
    again = open_page(made(tmp_path, wider, name="wider"))
    again.click("Choose")
    expect(again.page.get_by_role("button", name="New")).to_be_disabled()
    expect(again.page.get_by_text("was corrected")).to_have_count(0)
    other = open_page(made(tmp_path, wider.replace("answer: bone marrow", "answer: spleen")))
    expect(other.page.get_by_text("was corrected after you last answered it")).to_be_visible()


def test_where_nothing_can_be_kept_the_page_says_so_and_works(
    browser: Browser, tmp_path: Path
) -> None:
    context = new_context(browser)
    context.add_init_script(NO_STORAGE)
    tab = Tab(context, made(tmp_path))
    expect(tab.page.get_by_role("alert").filter(has_text="keeps nothing")).to_be_visible()
    asks = "!dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    tab.click("Choose")
    tab.click("Start the exam")
    tab.until("exam.changed")
    assert not tab.read(asks)  # nothing is put down yet
    tab.page.evaluate("closeExam(); resumeQuiz()")
    for _ in range(3):
        answer_by_roles(tab)
        tab.click("Next")
    tab.until(asks)
    (tmp_path / "nothing.jsonl").write_text('{"kind": "torn"}\n')
    loaded(tab.page, tmp_path / "nothing.jsonl")
    expect(tab.page.get_by_text("0 lines were new")).to_be_visible()
    tab.page.mouse.click(1, 1)  # without a touch no browser asks
    with tab.page.expect_event("dialog") as asking:
        tab.page.close(run_before_unload=True)
    asking.value.dismiss()
    assert asking.value.type == "beforeunload"
    file = downloaded(tab.page, tmp_path / "kept.jsonl")
    assert len(file.read_text().splitlines()) == 3
    assert not tab.read(asks)
    expect(tab.page.get_by_text("kept in this browser")).to_have_count(0)
    tab.check()
    frame = f'<iframe sandbox="allow-scripts" src="{tab.page.url}"></iframe>'
    (outer := tmp_path / "outer.html").write_text(frame, "utf-8")
    page = browser.new_page()
    page.goto(outer.as_uri())
    frame_inside = page.frame_locator("iframe")
    expect(frame_inside.get_by_text("open the page in a tab of its own")).to_be_visible()
    frame_inside.get_by_role("button", name="Progress").click()
    expect(frame_inside.get_by_role("heading", name="Take it along")).to_be_visible()
    expect(frame_inside.get_by_text("Download your answers before")).to_have_count(0)
    page.close()
    context.close()


def test_who_has_no_answer_yet_reads_that_a_private_window_forgets_them(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    said = "A private window forgets them"
    expect(tab.page.get_by_text(said)).to_be_visible()
    answer_by_roles(tab)
    tab.click("Next")
    expect(tab.page.get_by_text(said)).to_have_count(0)
    expect(open_page(path).page.get_by_text(said)).to_have_count(0)
    # Apple's browsers forget them after a while, though not what files keep.
    site = open_page(path).page
    site.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'vendor', { value: 'Apple Computer, Inc.' })"
    )
    site.route("https://quiz.test/", lambda route: route.fulfill(path=path))
    deleted = site.get_by_text(
        "This browser deletes them after seven days of use without a visit here"
    )
    for url, count in ((path.as_uri(), 0), ("https://quiz.test/", 1)):
        site.goto(url)
        site.get_by_role("button", name="Progress").click()
        expect(deleted).to_have_count(count)
    site.close()


FULL = """() => { for (let size = 1 << 20; size; size >>= 1)
  try { for (let n = 0; ; n++) localStorage.setItem(`fill${size}/${n}`, "x".repeat(size)); } catch {} }"""


def test_when_the_small_storage_is_full_the_large_one_keeps_the_answer(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path, only("truth"))
    tab = open_page(path)
    tab.page.evaluate(FULL)
    tab.click("True")
    expect(tab.page.get_by_role("status").filter(has_text="full")).to_have_count(0)
    again = open_page(path)
    again.click("Progress")
    expect(again.page.locator(".figure").filter(has_text="met of 1")).to_contain_text("1")


def test_when_both_are_full_the_page_says_so_and_keeps_the_answer_for_download(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.page.evaluate(FULL)
    tab.page.evaluate(
        "() => { IDBObjectStore.prototype.put = function () { this.transaction.abort(); }; }"
    )
    answer_by_roles(tab)
    expect(tab.page.get_by_role("status").filter(has_text="storage is full")).to_be_visible()
    file = downloaded(tab.page, tmp_path / "kept.jsonl")
    assert len(file.read_text().splitlines()) == 1


BOTH_AND_THE_QUIZ_IN_INDEXEDDB = """async () => { while (3 > await new Promise(done => {
  const opening = indexedDB.open("allquiz");
  opening.onsuccess = () => opening.result.transaction("lines").objectStore("lines").count().onsuccess =
    ({ target }) => { opening.result.close(); done(target.result); };
})); }"""


def test_what_another_tab_brings_back_while_a_page_opens_is_counted(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    tab.until("store.isWhole")  # else the quiz is written down once more
    tab.page.evaluate("localStorage.clear(); sessionStorage.clear()")
    line = (
        '{"kind": "answer", "id": "x", "question": "tt/one", "revision": "r", "key_revision": "k", '
    )
    line += '"answered_at": "2026-01-01T00:00:00Z", "response": "y", "score": 1, "rating": "good"}'
    once_asked = """new MutationObserver((_, watching) => { if (!document.getElementById("stem")) return; watching.disconnect();
      dispatchEvent(new StorageEvent("storage", { key: "allquiz:line:x", newValue: LINE }));
    }).observe(document, { childList: true, subtree: true });"""
    tab.page.add_init_script(once_asked.replace("LINE", json.dumps(line)))
    tab.page.reload()
    expect(tab.page.get_by_text("1 of these is due")).to_be_visible()


def test_what_localstorage_forgot_as_the_browser_was_killed_is_in_indexeddb(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    done = [answer_by_roles(tab)]
    tab.click("Next")
    kept = tab.page.evaluate("({...localStorage})")
    done.append(answer_by_roles(tab))
    tab.page.evaluate(BOTH_AND_THE_QUIZ_IN_INDEXEDDB)
    nothing: dict[str, str] = {}
    for left in (kept, nothing):
        tab.call(
            "left => { localStorage.clear(); Object.assign(localStorage, left); return null; }",
            left,
        )
        again = open_page(path)
        again.until("Object.keys(localStorage).filter(key => key.includes('line')).length === 2")
        assert {line["question"] for line in again.lines()} == {f"tt/{name}" for name in done}
        expect(again.page.get_by_role("progressbar", name="Question 3 of 10")).to_be_visible()


SLOW_INDEXEDDB = """const open = IDBFactory.prototype.open;
IDBFactory.prototype.open = function (...given) {
  const asked = {};
  window.letOpen = () => {
    const request = open.apply(this, given), { onsuccess, onupgradeneeded } = asked;
    Object.defineProperty(asked, "result", { get: () => request.result });
    Object.assign(request, { onsuccess, onupgradeneeded });
  };
  return asked;
};"""


def test_a_quiz_begun_while_indexeddb_is_slow_stays(open_page: Open, tmp_path: Path) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    done = answer_by_roles(tab)
    tab.page.evaluate(BOTH_AND_THE_QUIZ_IN_INDEXEDDB.replace("3", "2"))
    tab.page.evaluate("localStorage.clear()")
    tab.page.add_init_script(SLOW_INDEXEDDB)
    for touch, where in ((False, "Question 2 of 10"), (True, "Question 1 of 10")):
        tab.page.reload()
        if touch:
            tab.click("Choose")
            tab.page.get_by_role("button", name="New").click()
        tab.until("window.letOpen")
        tab.page.evaluate("letOpen()")
        tab.until("store.isWhole")
        expect(tab.page.get_by_role("progressbar", name=where)).to_be_visible()
        assert [line["question"] for line in tab.lines()] == [f"tt/{done}"]
        tab.page.evaluate("localStorage.clear()")


GO_TO = "name => showExam(exam.names.indexOf(`tt/${name}`))"


def test_an_exam_gone_on_with_while_indexeddb_is_slow_loses_no_answer(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Choose")
    tab.click("Start the exam")
    kept = {}
    for name, key in (("truth", "t"), ("one", "1")):
        kept = tab.page.evaluate("({...localStorage})")
        tab.page.evaluate(GO_TO, name)
        tab.press(key)
    tab.page.evaluate(
        """async () => { while (Object.keys(JSON.parse(await got((await archived()).get(EXAM))).drafts).length < 2); }"""
    )
    forgetting = f"localStorage.clear(); Object.assign(localStorage, {json.dumps(kept)});"
    tab.page.add_init_script(forgetting + SLOW_INDEXEDDB)
    tab.page.reload()
    assert tab.read("Object.values(exam.drafts)") == [True]
    tab.page.evaluate(GO_TO, "truth")
    tab.press("f")
    tab.until("window.letOpen")
    tab.page.evaluate("letOpen()")
    tab.until("store.isWhole")
    assert asked(tab.page) == "truth"
    expect(tab.button("False")).to_have_attribute("aria-pressed", "true")
    drafts = tab.read("[exam.drafts, recalled(EXAM).drafts]")
    assert [(sorted(each), each["tt/truth"]) for each in drafts] == [
        (["tt/one", "tt/truth"], False)
    ] * 2
    # An exam begun meanwhile stays before one that comes to light.
    tab.page.add_init_script("localStorage.clear();")
    tab.page.reload()
    tab.click("Choose")
    tab.click("Start the exam")
    tab.page.evaluate(GO_TO, "truth")
    tab.press("t")
    begun = tab.read("exam.id")
    tab.until("window.letOpen")
    tab.page.evaluate("letOpen()")
    tab.until("store.isWhole")
    assert tab.read("[exam.id, exam.drafts]") == [begun, {"tt/truth": True}]


def test_a_long_history_moves_on_to_the_larger_store_and_is_all_there(
    open_page: Open, tmp_path: Path
) -> None:
    lines = [
        json.dumps(
            {
                "kind": "answer",
                "id": f"a{n}",
                "question": f"tt/{NAMES[n % 10]}",
                "revision": "r",
                "key_revision": "k",
                "answered_at": datetime.fromtimestamp(1_700_000_000 + n * 100, UTC).isoformat(),
                "response": "x" * 3900,
                "score": 1,
                "confidence": None,
                "rating": "good",
                "duration_ms": 1,
                "session": None,
                "learner": None,
            }
        )
        for n in range(3_000)
    ]
    (tmp_path / "long.jsonl").write_text("\n".join(lines) + "\n")
    path = made(tmp_path)
    tab = open_page(path)
    loaded(tab.page, tmp_path / "long.jsonl")
    expect(tab.page.get_by_role("status").filter(has_text="3,000 lines were new")).to_be_visible()
    tab.until("localStorage.getItem('allquiz:archived') === '1'")
    again = open_page(path)
    expect(again.page.get_by_role("progressbar").first).to_be_visible()
    file = downloaded(again.page, tmp_path / "back.jsonl")
    assert sorted(file.read_text().splitlines()) == sorted(lines)


PRESS = "name => [...document.querySelectorAll('button')].find(each => each.textContent === name).click()"


def test_a_year_of_study_by_a_clock_that_is_moved(browser: Browser, tmp_path: Path) -> None:
    """Every fifth evening for a year, west of UTC, where UTC's day is the next one already."""
    context = new_context(browser, timezone_id="America/New_York")
    tab = Tab(context, made(tmp_path, only("truth")))
    begun = datetime(2026, 1, 1, 23, tzinfo=timezone(timedelta(hours=-5)))
    memory, expected, found = None, [], []
    for day in range(0, 365, 5):
        tab.page.clock.set_fixed_time(begun + timedelta(days=day))
        if memory is None or memory.due_day <= begun.toordinal() + day:
            expected.append(day)
            memory = schedule.review(memory, "good", begun.toordinal() + day)
        tab.page.evaluate(PRESS, "Choose")
        if tab.page.evaluate(
            "number => document.querySelectorAll('.tile')[number].disabled", int(day == 0)
        ):
            continue
        found.append(day)
        tab.page.locator(".tile").nth(int(day == 0)).click()
        tab.click("True")
        tab.page.reload()
    assert found == expected
    assert len(found) > 3
    assert len(tab.lines()) == len(found)
    tab.check()
    context.close()


def test_on_another_day_what_is_due_is_said_and_asked_first(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    begun = datetime(2026, 1, 1, 20, tzinfo=UTC)
    tab.page.clock.set_fixed_time(begun)
    for _ in range(3):
        answer_by_roles(tab)
        tab.click("Next")
    for minutes, now, later in ((0, "0", "3"), (11, "3", "0")):
        tab.page.clock.set_fixed_time(begun + timedelta(minutes=minutes))
        tab.click("Choose")
        tab.click("Progress")
        expect(tab.page.locator(".figure").filter(has_text="due now")).to_contain_text(now)
        coming = tab.page.get_by_role("listitem").filter(has_text="later today")
        expect(coming).to_contain_text(later)
    ended = '{"names": [], "changed": 9e15}'
    tab.page.evaluate(f"sessionStorage.clear(); localStorage.setItem(QUIZ, '{ended}')")
    tab.page.clock.set_fixed_time(begun + timedelta(days=9))
    tab.page.reload()
    expect(tab.page.get_by_text("3 of these are due, the rest are new")).to_be_visible()


def test_the_bank_of_these_tests_has_all_ten_types() -> None:
    assert ALL_TYPES.count("type: ") == len(NAMES)
