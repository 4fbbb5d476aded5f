"""An exam in the page: no verdict before the end, a clock, drafts that outlive the tab; and choosing."""

import re
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from tests.page.answering import ORDER, asked, shown_order
from tests.page.bank import ALL_TYPES, made, page_of
from tests.page.conftest import Open
from tests.page.test_progress import FULL


def test_an_exam_without_verdicts_resumed_and_handed_in(open_page: Open, tmp_path: Path) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    tab.click("Choose")
    expect(tab.page.get_by_label("Minutes")).to_have_value("10")  # a bank of ten questions
    tab.click("Start the exam")
    expect(tab.page.get_by_role("timer")).to_contain_text("left")
    assert tab.page.locator(".map button").count() == 9  # no flashcard
    while asked(tab.page) != "truth":
        tab.click("Next")
    tab.press(*"false")  # its a is no answer
    expect(tab.button("False")).to_have_attribute("aria-pressed", "true")
    tab.press("2", "t")  # by its number, by its letter: the later one stands
    expect(tab.button("True")).to_have_attribute("aria-pressed", "true")
    expect(tab.page.get_by_role("button", name="of 9, answered")).to_have_count(1)
    tab.page.emulate_media(forced_colors="active")  # where a page has no colours of its own
    border = "[...document.querySelectorAll('.option')].map(e => getComputedStyle(e).borderWidth)"
    assert tab.read(border) == ["3px", "1px"]
    assert tab.page.locator(".verdict").count() == 0
    assert tab.lines() == []
    tab.page.close()

    again = open_page(path)
    assert asked(again.page) == "truth"
    expect(again.button("True")).to_have_attribute("aria-pressed", "true")
    again.click("Hand in with 8 open")
    again.click("Yes, hand in with 8 open")
    expect(again.page.get_by_role("heading", name="11%")).to_be_visible()
    assert [(line["question"], line["score"]) for line in again.lines()] == [("tt/truth", 1)]
    again.page.get_by_text("Where is blood made?").click()
    expect(again.page.get_by_text("bone marrow")).to_be_visible()
    again.page.reload()
    expect(again.page.get_by_role("heading", name="11%")).to_be_visible()
    again.click("Progress")
    again.click("Quiz")
    expect(again.page.get_by_role("heading", name="11%")).to_be_visible()
    again.page.reload()
    expect(again.page.get_by_role("progressbar", name="Question 1 of 10")).to_be_visible()


def test_what_cant_be_judged_is_said_before_it_is_left_or_handed_in(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Choose")
    tab.click("Start the exam")
    while asked(tab.page) != "number":
        tab.click("Next")
    problem = tab.page.locator(".problem", has_text="Write the number alone")
    for leave in ("Question 1 of 9", "Hand in with 8 open"):
        tab.page.get_by_role("textbox").fill(f"≥20{' ' * len(leave)}")
        expect(problem).to_be_hidden()
        tab.page.get_by_role("button", name=leave).dispatch_event("click")
        expect(problem).to_have_text(tab.heard)
        assert asked(tab.page) == "number"
    tab.click("Hand in with 8 open")  # once is enough
    tab.page.get_by_role("textbox").fill("20")
    tab.click("Hand in with 8 open")
    tab.click("Yes, hand in with 8 open")
    assert [line["score"] for line in tab.lines()] == [1]
    tab.click("The missed ones again")
    expect(tab.page.get_by_role("progressbar", name="Question 1 of 8")).to_be_visible()


def test_words_are_typed_at_once_and_enter_goes_on(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Choose")
    tab.click("Start the exam")
    for name, typed in (("word", "fat"), ("gaps", "f")):  # a lone f is no command there
        tab.page.evaluate("name => showExam(exam.names.indexOf(`tt/${name}`))", name)
        tab.type(typed)
        assert asked(tab.page) == name
        tab.press("Enter")
    tab.type("x")  # in the second gap
    last = tab.read("exam.at + 1 === exam.names.length")
    tab.press("Enter")
    assert (asked(tab.page) == "gaps") == last
    assert tab.lines() == []
    tab.page.evaluate("showExam(exam.names.indexOf('tt/gaps'))")
    tab.page.locator(".gap").last.focus()
    tab.press("Escape", "f")  # left, whichever it was: now it is one
    expect(tab.page.get_by_role("button", name="Flagged")).to_be_visible()
    drafts = tab.read("[exam.drafts['tt/word'], exam.drafts['tt/gaps']]")
    assert drafts == ["fat", ["f", "x"]]


def test_what_is_placed_in_part_or_moved_is_kept_as_it_is(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Choose")
    tab.click("Start the exam")
    tab.page.evaluate("showExam(exam.names.indexOf('tt/pairs'))")
    tab.page.get_by_role("combobox", name="Platelet").select_option(label="Plugs holes")
    tab.page.evaluate("showExam(exam.names.indexOf('tt/order'))")
    dealt = "seed => arranged(read(questions.get('tt/order')), seed).items"
    dealings = [tab.page.evaluate(dealt, seed) for seed in range(60)]
    assert ORDER not in dealings  # in its right order nothing would be asked
    first, second, *_ = shown_order(tab.page)
    tab.click(f"Move down: {first}")
    assert shown_order(tab.page)[:2] == [second, first]
    order = tab.read("exam.drafts['tt/order']")
    assert order == shown_order(tab.page)
    tab.page.reload()
    assert shown_order(tab.page) == order
    tab.page.evaluate("showExam(exam.names.indexOf('tt/pairs'))")
    assert tab.read("exam.drafts['tt/pairs']") == {"Platelet": "Plugs holes"}
    chosen = "[...document.querySelectorAll('select')].map(e => e.selectedOptions[0].textContent)"
    assert sorted(tab.read(chosen)) == ["Choose …", "Plugs holes"]
    tab.page.get_by_role("combobox", name="Platelet").select_option(label="Choose …")
    assert "tt/pairs" not in tab.read("exam.drafts")  # open again, as before


def test_a_hand_in_that_is_cut_off_goes_on_and_counts_each_answer_once(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    tab.click("Choose")
    tab.click("Start the exam")
    for answer in ("True", "Megakaryocyte"):
        while not tab.button(answer).count():
            tab.click("Next")
        tab.click(answer)
        tab.page.locator(".map button").first.click()
    # The second answer is never written: the tab dies before.
    tab.page.evaluate(
        """() => { const set = Storage.prototype.setItem; let lines = 0; Storage.prototype.setItem = function (key, value) {
        if (key.startsWith("allquiz:line:") && lines++) throw new Error("died"); return set.call(this, key, value); }; }"""
    )
    tab.click("Hand in with 7 open")
    tab.click("Yes, hand in with 7 open")
    assert len(tab.lines()) == 1
    tab.page.close()
    again = open_page(path)
    expect(again.page.get_by_role("heading", name="22%")).to_be_visible()
    assert sorted(line["question"] for line in again.lines()) == ["tt/one", "tt/truth"]


def test_drafts_outlive_a_full_storage_and_one_that_forgot(open_page: Open, tmp_path: Path) -> None:
    path = made(tmp_path)
    tab = open_page(path)
    tab.click("Choose")
    tab.click("Start the exam")
    tab.page.evaluate(FULL)
    while not tab.button("True").count():
        tab.click("Next")
    tab.click("True")
    tab.click("Choose")
    tab.click("Go on with the exam")
    expect(tab.button("Hand in with 8 open")).to_be_visible()
    expect(tab.page.get_by_role("status").filter(has_text="full")).to_have_count(0)
    tab.page.close()
    full = open_page(path)
    expect(full.button("Hand in with 8 open")).to_be_visible()
    full.page.evaluate("localStorage.clear()")
    full.page.close(run_before_unload=False)
    again = open_page(path)
    expect(again.button("Hand in with 8 open")).to_be_visible()


def test_drafts_that_nothing_keeps_are_told_of(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Choose")
    tab.click("Start the exam")
    tab.page.evaluate(FULL)
    tab.page.evaluate(
        "() => { IDBObjectStore.prototype.put = function () { this.transaction.abort(); }; }"
    )
    while not tab.button("True").count():
        tab.click("Next")
    tab.click("True")
    expect(tab.page.get_by_role("status").filter(has_text="this exam lasts only")).to_be_visible()


def test_of_two_tabs_the_one_opened_last_goes_on_with_the_exam(
    open_page: Open, tmp_path: Path
) -> None:
    path = made(tmp_path)
    one = open_page(path)
    one.click("Choose")
    one.click("Start the exam")
    while not one.button("True").count():
        one.click("Next")
    one.click("True")
    two = open_page(path)
    expect(two.button("Hand in with 8 open")).to_be_visible()
    jumps = two.page.locator(".map button")
    for at in range(jumps.count()):
        if not two.button("Megakaryocyte").count():
            jumps.nth(at).click()
    two.click("Megakaryocyte")
    one.click("Go on with the exam")
    expect(one.button("Hand in with 7 open")).to_be_visible()
    expect(two.button("Go on with the exam")).to_be_visible()
    one.click("Hand in with 7 open")
    one.click("Yes, hand in with 7 open")
    one.click("The missed ones again")
    two.click("Quiz")
    expect(two.page.get_by_role("progressbar", name="Question 1 of")).to_be_visible()


def test_an_exam_goes_on_where_the_clock_was_set_back_since_it_was_begun(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.until("store.isWhole")
    for leave in (tab.page.reload, lambda: tab.click("Choose")):
        tab.click("Choose")
        tab.click("Start the exam")
        begun = tab.read("exam.id")
        tab.page.evaluate("exam.taken += 86_400_000; keepChange()")
        leave()
    tab.click("Start the exam")
    assert tab.read("exam.id") != begun
    expect(tab.page.get_by_role("timer")).to_contain_text("left")


DEAF = """const add = window.addEventListener;
window.addEventListener = (kind, ...given) => kind === "storage" ? null : add.call(window, kind, ...given);"""


def test_a_tab_that_was_asleep_writes_over_nothing_that_another_put_down(
    open_page: Open, tmp_path: Path
) -> None:
    """Such as one that comes back as a phone's way back leads to it, or is closed without having woken."""
    path = made(tmp_path)
    one = open_page(path)
    one.page.add_init_script(DEAF)
    one.page.reload()
    one.click("Choose")
    one.click("Start the exam")
    for last in (
        "dispatchEvent(new Event('pagehide'))",
        "asked => document.querySelector('.option').click()",
    ):
        one.page.evaluate("showExam(exam.names.indexOf('tt/truth'))")
        one.page.evaluate("clearInterval(ticker)")
        two = open_page(path)
        two.page.evaluate("showExam(exam.names.indexOf('tt/one'))")
        two.click("Megakaryocyte")
        one.until("recalled(EXAM).drafts['tt/one']")  # it may come from another process
        one.page.evaluate(last)
        kept = one.read("[recalled(EXAM).drafts, store.isWhole]")
        assert kept[0] == {"tt/one": "Megakaryocyte"}
        one.page.reload()
        assert one.read("exam.drafts") == {"tt/one": "Megakaryocyte"}
        two.page.close()
    assert one.read("exam.drafts") == {"tt/one": "Megakaryocyte"}
    one.page.evaluate("showExam(exam.names.indexOf('tt/one'))")
    one.page.evaluate("clearInterval(ticker)")
    two = open_page(path)
    two.page.evaluate("handIn()")
    two.click("The missed ones again")
    one.click("Monocyte")
    expect(one.page.get_by_role("heading", name="What shall be asked?")).to_be_visible()
    assert one.read("recalled(EXAM)") is None
    # Nor does one that leaves a result take away the exam that another has begun since.
    one.click("Start the exam")
    one.page.evaluate("handIn()")
    two.page.evaluate("startExam(9, 9, []); showExam(exam.names.indexOf('tt/one'))")
    two.click("Megakaryocyte")
    two.page.close()
    one.click("The missed ones again")
    assert one.read("recalled(EXAM).drafts") == {"tt/one": "Megakaryocyte"}


def test_an_exam_that_was_left_is_dropped_only_when_that_is_said_again(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Choose")
    tab.click("Start the exam")
    begun = tab.read("exam.id")
    tab.click("Choose")
    tab.click("Start the exam")  # of one without an answer nothing is lost
    assert tab.read("exam.id") != begun
    begun = tab.read("exam.id")
    tab.page.evaluate("showExam(exam.names.indexOf('tt/truth'))")
    tab.press("t")
    tab.button("Hand in with 8 open").dblclick()
    assert tab.lines() == []
    # Another bank whose file has the same name does not go on with it, and leaves it where it is.
    (folder := tmp_path / "other").mkdir()
    other = open_page(made(folder, ALL_TYPES.replace("namespace: tt", "namespace: other")))
    expect(other.page.locator("main.quiz")).to_be_visible()
    other.click("Choose")
    assert other.button("Go on with the exam").count() == 0
    other.click("Start the exam")
    expect(other.button("Yes, drop the one you left")).to_be_visible()
    assert other.read("recalled(EXAM).id") == begun
    tab.click("Choose")
    tab.button("Start the exam").dblclick()
    assert tab.read("recalled(EXAM).id") == begun
    tab.click("Yes, drop the one you left")
    assert tab.read("[exam.id === recalled(EXAM).id, exam.drafts]") == [True, {}]
    assert tab.read("exam.id") != begun


def test_when_time_is_up_the_exam_is_handed_in_and_all_are_told(
    open_page: Open, tmp_path: Path
) -> None:
    """Who listens, when a minute is left too."""
    tab = open_page(made(tmp_path))
    tab.page.clock.install(time=datetime(2026, 1, 1, tzinfo=UTC))
    tab.page.reload()
    tab.click("Choose")
    tab.page.get_by_label("Minutes").fill("2")
    tab.click("Start the exam")
    told = tab.page.locator("body > [role=status]")
    tab.page.clock.run_for(58_000)
    expect(told).to_have_text("")
    tab.page.clock.run_for(3_000)
    a_minute = re.compile("^(1:00|0:5[89]) left$")
    expect(told).to_have_text(a_minute)
    next_question = "document.querySelector('.actions .primary').click()"
    tab.page.evaluate(f"() => {{ exam.spent = 59_999.9; {next_question}; }}")
    expect(told).to_have_text(a_minute)  # where it falls on the way to another question, too
    tab.page.clock.run_for(1_000)
    tab.page.evaluate(next_question)
    expect(told).to_have_text("")
    tab.page.clock.run_for(57_000)
    expect(tab.page.get_by_role("timer")).to_be_visible()
    tab.page.clock.run_for(3_000)
    expect(told).to_have_text("Time is up. The exam is handed in with what was there.")
    expect(tab.page.locator("main").get_by_text("Time is up.")).to_be_visible()


def test_topics_missed_and_flagged(open_page: Open, tmp_path: Path) -> None:
    bank = ALL_TYPES.replace("title: All ten", "title: Ten").replace("topic: ten", "topic: t")
    other = "title: Other\ntopic: other\nnamespace: oo\nquestions:\n"
    other += "  - {id: sky, type: true_false, stem: The sky is blue., answer: true}\n"
    (tmp_path / "other.yaml").write_text(other)
    (tmp_path / "ten.yaml").write_text(bank)
    tab = open_page(page_of([tmp_path], tmp_path / "quiz.html"))
    tab.click("Choose")
    tab.click("Ask these topics")
    expect(tab.page.locator(".problem", has_text="Choose a topic first")).to_be_visible()
    tab.page.get_by_label("Other").check()
    tab.click("Ask these topics")
    assert tab.stem == "The sky is blue."
    tab.page.get_by_role("button", name="Flag").click()
    tab.click("False")
    for which in ("Missed", "Flagged"):
        tab.click("Choose")
        tab.page.get_by_role("button", name=which).click()
        assert tab.stem == "The sky is blue."
        expect(tab.page.get_by_role("progressbar", name="Question 1 of 1")).to_be_visible()
