"""A quiz in the page: all ten types, by keys, by touch, by the roles that a screen reader finds."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import Run
from tests.page.answering import answer_by_keys, answer_by_roles, asked, press_by_tab
from tests.page.bank import ALL_TYPES, NAMES, made
from tests.page.browser import MOMENT, PHONE, Tab, new_context
from tests.page.conftest import Open

RECORDED = {
    "one": "Megakaryocyte",
    "several": ["Hemoglobin", "Myoglobin"],
    "truth": True,
    "number": "1/5",
    "word": "the marrow",
    "gaps": ["Thymus", "T cell"],
    "pairs": {"Neutrophil": "Eats bacteria", "Platelet": "Plugs holes"},
    "order": ["Blast", "Promyelocyte", "Myelocyte", "Band"],
    "groups": {"B cell": "Lymphoid", "T cell": "Lymphoid", "Monocyte": "Myeloid"},
    "card": "good",
}
WRONG = {"response": None, "score": 0, "rating": "again"}


def test_a_whole_quiz_by_keys_alone(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path))
    expect(tab.page.get_by_role("progressbar", name="Question 1 of 10")).to_be_visible()
    done = []
    for _ in NAMES:
        done.append(answer_by_keys(tab))
        said = tab.page.locator(".verdict").inner_text()
        assert said in ("Right", "Noted: Well"), done
        tab.press("Enter")
    assert sorted(done) == sorted(NAMES)
    expect(tab.page.get_by_role("heading", name="10 of 10 right")).to_be_visible()
    assert [line["score"] for line in tab.lines()] == [1] * 10


def test_a_whole_quiz_by_thumb_and_roles_is_recorded_as_in_the_terminal(
    browser: Browser, allquiz: Run, tmp_path: Path
) -> None:
    context = new_context(browser, PHONE, has_touch=True, is_mobile=True)
    tab = Tab(context, made(tmp_path))
    for _ in NAMES:
        name = answer_by_roles(tab, touch=True)
        expect(tab.page.get_by_role("status").first).to_contain_text(
            "Noted: Well" if name == "card" else "Right"
        )
        tab.go_on()
    lines = {line["question"]: line for line in tab.lines()}
    assert set(lines) == {f"tt/{name}" for name in NAMES}
    for name, response in RECORDED.items():
        given = lines[f"tt/{name}"]["response"]
        assert (sorted(given) if name == "several" else given) == response
    shown = json.loads(allquiz("show", "one", "--bank", "quiz.yaml", "--json").stdout)
    revisions = ("revision", "key_revision")
    assert [lines["tt/one"][key] for key in revisions] == [shown[key] for key in revisions]
    tab.check()
    context.close()


def test_every_options_reason_hint_since_and_dated_source(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, only("one")))
    tab.click("Hint")
    expect(tab.page.locator(".hint:focus em")).to_have_text("large")
    tops = "[...document.querySelectorAll('.stem, .hint, :is(.options, .answered) > :first-child')].map(each => each.getBoundingClientRect().top)"
    before = tab.read(tops)
    tab.click("Monocyte")
    assert tab.read(tops) == pytest.approx(before, abs=2)  # the eye finds its place
    assert tab.heard.startswith("Not right. ")
    for said in ("your pick: wrong. Monocyte. Becomes a macrophage.", "right. Megakaryocyte."):
        assert said in tab.heard
    since = "Changed since the source (2026-01-01) Nothing new. A journal"
    assert tab.heard.endswith(f" A megakaryocyte breaks into them. {since}")  # the why, what is new
    text = tab.page.locator("main").inner_text()
    for said in (
        "Not right",
        "Becomes a macrophage.",
        "Becomes a lymphocyte.",
        "A megakaryocyte breaks into them.",
        "Changed since the source (2026-01-01) Nothing new. A journal",
        "revised 2025-01-02",
        "Comes again in 1 minute.",
    ):
        assert said in text, said
    assert (
        tab.page.get_by_role("link", name="P, A page").get_attribute("href")
        == "https://example.org/a"
    )


def test_i_dont_know_is_recorded_as_such(open_page: Open, tmp_path: Path) -> None:
    pairs = "Neutrophil → Eats bacteria. Platelet → Plugs holes."
    for name, answer in (("word", "Answer. bone marrow"), ("pairs", pairs)):
        tab = open_page(made(tmp_path, only(name), name=name))
        tab.click("I don’t know")
        assert tab.page.locator(".verdict").inner_text() == "Now you know"
        assert tab.heard.startswith(f"Now you know. {answer}")
        line = next(line for line in tab.lines() if line["question"] == f"tt/{name}")
        assert {**line, **WRONG} == line


def test_partly_right_counts_in_part(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, only("gaps")))
    tab.page.get_by_role("textbox", name="Gap 1").fill("thymus")
    tab.click("Check")
    assert tab.page.locator(".verdict").inner_text() == "Partly right: 1 of 2"
    assert tab.lines()[0]["score"] == 0.5
    assert tab.lines()[0]["response"] == ["thymus", ""]


def test_a_flag_is_put_and_taken_away_and_undo_asks_again(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, only("truth")))
    flag = tab.page.get_by_role("button", name="Flag")
    for pressed in ("true", "false"):
        flag.click()
        expect(flag).to_have_attribute("aria-pressed", pressed)
    tab.press("f")  # under a statement, the answer
    tab.press("u")
    assert asked(tab.page) == "truth"
    assert [line["kind"] for line in tab.lines()] == ["flag", "unflag", "answer", "undo"]
    assert tab.lines()[3]["target"] == tab.lines()[2]["id"]
    tab.click("True")
    assert tab.page.locator(".verdict").inner_text() == "Right"


def test_a_typed_answer_can_be_overridden_and_back(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, only("word")))
    tab.page.get_by_role("textbox").fill("inside bones")
    tab.press("Enter")
    assert tab.page.locator(".verdict").inner_text() == "Not right"
    tab.click("I was right in other words: count it as right")
    assert tab.page.locator(".verdict").inner_text() == "Counted as right"
    tab.click("I meant something else: count it as wrong")
    assert tab.page.locator(".verdict").inner_text() == "Not right"
    assert [line.get("score") for line in tab.lines()] == [0, 1, 0]
    tab.press("o", "o", "f")
    assert [line.get("score", line["kind"]) for line in tab.lines()][3:] == [1, 0, "flag"]
    tab.press("n")
    tab.click("The missed ones again")
    expect(tab.page.get_by_role("progressbar", name="Question 1 of 1")).to_be_visible()
    assert asked(tab.page) == "word"


def test_a_typo_taken_back_leaves_the_other_gap_right(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, only("gaps")))
    for number, typed in enumerate(("thymuss", "T cells"), start=1):
        tab.page.get_by_role("textbox", name=f"Gap {number}").fill(typed)
    tab.click("Check")
    assert "Accepted as a typo: you wrote “thymuss”" in tab.heard
    for count in ("wrong", "right"):
        tab.page.get_by_role("button", name=f"count it as {count}").dispatch_event("click")
    assert [line.get("score") for line in tab.lines()] == [1, 0.5, 1]


def test_what_cant_be_read_is_asked_again_and_not_recorded(
    browser: Browser, open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path, only("number")))
    problem = tab.page.locator(".problem", has_text=".")
    for typed in ("many", "20 kg", "0,5", ">20", "2\u200b0", ""):
        tab.page.get_by_role("textbox").fill(typed)
        expect(problem).to_have_count(0)  # typing on takes back what was said
        tab.press("Enter")
        expect(problem).to_have_text(tab.heard)
    assert tab.lines() == []
    assert asked(tab.page) == "number"
    # The iPhone's keys for numbers have no minus, and the region's comma or point, not both: otherwise there are all keys.
    made(tmp_path, only("number").replace('20, unit: "%"', "-5"), name="below")
    for region, name, keys in (
        ("en-US", "quiz", "decimal"),
        ("de-DE", "quiz", None),
        ("en-US", "below", None),
    ):
        context = new_context(browser, locale=region)
        there = Tab(context, tmp_path / f"{name}.html").page
        assert there.get_by_role("textbox").get_attribute("inputmode") == keys
        context.close()


def set_to(tab: Tab, setting: str) -> None:
    """Change a setting, and come back as on another day, in a browser that has lost its localStorage."""
    tab.click("Progress")
    tab.page.get_by_role("checkbox", name=setting).click()
    tab.page.evaluate("async () => { while (!await got((await archived()).get(SETTINGS))); }")
    tab.read("localStorage.clear()")
    tab.page.reload()
    tab.until("store.isWhole")


def test_how_sure_one_is_is_asked_before_the_verdict_where_that_is_set(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path, only("truth")))
    set_to(tab, "Ask how sure I am before each verdict")
    tab.click("False")
    expect(tab.page.get_by_role("group", name="How sure are you?")).to_be_visible()
    assert tab.page.locator(".verdict").count() == 0
    assert tab.lines() == []
    tab.click("True")
    tab.click("Think so")
    assert tab.page.locator(".verdict").inner_text() == "Right. You thought so."
    assert [line["confidence"] for line in tab.lines()] == ["think"]
    tab.press("u", "f", "1")
    assert tab.page.locator(".verdict").inner_text() == "Not right. You were sure."
    tab.press("u", "t", "u")
    assert asked(tab.page) == "truth"
    tab.press("t", "s")
    assert tab.page.locator(".verdict").inner_text() == "Right"
    tab.press("u", "t")
    tab.click("Leave it unsaid")
    assert tab.page.locator(".verdict").inner_text() == "Right"
    tab.press("u", "x")
    assert tab.page.locator(".verdict").inner_text() == "Now you know"
    answers = [line for line in tab.lines() if line["kind"] == "answer"]
    assert [line["confidence"] for line in answers] == ["think", "sure", *[None] * 3]


def test_what_is_printed_is_dark_on_white_where_the_screen_is_dark(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path, only("truth")))
    ink = "getComputedStyle(document.body).color"
    by_day = tab.read(ink)
    tab.page.emulate_media(color_scheme="dark")
    assert tab.read(ink) != by_day
    tab.page.emulate_media(media="print")
    assert tab.read(ink) == by_day


def test_single_keys_can_be_switched_off(open_page: Open, tmp_path: Path) -> None:
    """So that nothing happens to those who speak, or brush a key (WCAG 2.1.4)."""
    tab = open_page(made(tmp_path, only("truth")))
    set_to(tab, "Answer with single keys")
    tab.press("t", "f", "s", "x", "?", "1")
    assert asked(tab.page) == "truth"
    assert tab.lines() == []
    expect(tab.page.get_by_role("dialog")).to_be_hidden()
    press_by_tab(tab, "TTrue")
    assert tab.page.locator(".verdict").inner_text() == "Right"


def test_nothing_on_death_or_survival_in_a_new_learners_first_ten(
    open_page: Open, tmp_path: Path
) -> None:
    grave = "".join(
        f"  - {{id: grave{n}, type: true_false, stem: Grave {n}., answer: true, tags: [outlook]}}\n"
        for n in range(40)
    )
    tab = open_page(made(tmp_path, ALL_TYPES + grave))
    for _ in NAMES:
        assert asked(tab.page) in NAMES
        tab.click("Skip")


def test_without_javascript_the_questions_are_text_and_the_answers_folded_away(
    browser: Browser, tmp_path: Path
) -> None:
    without = new_context(browser, java_script_enabled=False)
    page = without.new_page()
    page.goto(made(tmp_path).as_uri())
    stopped = "the site that shows it lets none run"
    expect(page.get_by_text(stopped)).to_be_hidden()
    session = without.new_cdp_session(page)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    without.close()
    shown = {node["name"]["value"] for node in tree if not node["ignored"] and "name" in node}
    assert {"Which cell sheds platelets?", "Monocyte", "Megakaryocyte", "Answer"} <= shown
    folded = {"Becomes a macrophage.", "A megakaryocyte breaks into them.", "bone marrow", "20%"}
    assert folded.isdisjoint(shown)
    text = made(tmp_path).read_text("utf-8")
    assert all(word in text for word in folded)
    # A browser that is too old for the quiz runs none of it: here for the policy, which names another script.
    (old := tmp_path / "old.html").write_text(
        text.replace("const once", "const of = ;", 1), "utf-8"
    )
    page = browser.new_page()
    page.goto(old.as_uri())
    page.get_by_text("Which cell sheds platelets?").click()
    page.get_by_text("Monocyte", exact=True).first.click()
    expect(page.get_by_text("Becomes a macrophage.")).to_be_visible()
    expect(page.get_by_text("[1] A page P 2025-01-02 https://")).to_be_visible()
    expect(page.get_by_text(stopped)).to_be_hidden()
    # Where a site's own policy stops both, the browser shows the text to nobody.
    policy = {"Content-Type": "text/html", "Content-Security-Policy": "default-src 'self'"}
    page.route("https://quiz.test/", lambda route: route.fulfill(body=text, headers=policy))
    page.goto("https://quiz.test/")
    expect(page.get_by_text(stopped)).to_be_visible()
    page.close()


def test_the_banks_text_has_its_language_and_direction(open_page: Open, tmp_path: Path) -> None:
    arabic = ALL_TYPES.replace("topic: ten", "topic: ten\nlanguage: ar", 1)
    tab = open_page(made(tmp_path, arabic))
    asked_ = tab.page.locator(".asked")
    assert [asked_.get_attribute("lang"), asked_.get_attribute("dir")] == ["ar", "rtl"]
    assert tab.page.locator("html").get_attribute("lang") == "en"
    card = only("card").replace("topic: ten", "topic: ten\nlanguage: ar", 1)
    tab = open_page(made(tmp_path, card, name="card"))
    tab.click("Show the back")
    assert tab.heard == "Chronic myeloid leukemia"  # in the voice of its language
    assert tab.page.locator("body > [role=status]").get_attribute("lang") == "ar"
    truth = only("truth").replace("topic: ten", "topic: ten\nlanguage: ar", 1)
    tab = open_page(made(tmp_path, truth, name="truth"))
    tab.click("False")  # the page's own words stay in its own
    assert tab.page.locator(".label [lang=en]").all_inner_texts() == ["True", "False"]
    pairs = only("pairs").replace("topic: ten", "topic: ten\nlanguage: ar", 1)
    tab = open_page(made(tmp_path, pairs, name="pairs"))
    tab.click("I don’t know")
    row = tab.page.locator(".answered li").first
    expect(row).to_contain_text("Neutrophil ← Eats bacteria")
    places = "row => [...row.querySelectorAll('bdi')].map(text => text.getBoundingClientRect().x)"
    cell, work = row.evaluate(places)
    assert cell > work  # English terms, too, stand from right to left


def test_a_preview_shows_every_question_with_its_answer(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, answered=True))
    articles = tab.page.get_by_role("article")
    assert articles.count() == 10
    text = tab.page.locator("main").inner_text()
    for said in ("tt/one", "Becomes a macrophage.", "thymus", "Eats bacteria", "Chronic myeloid"):
        assert said in text


def test_from_another_view_the_tab_and_the_way_back_lead_to_the_question_that_was_left(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.click("Skip")
    for view in ("Choose", "Progress"):
        for back in (lambda: tab.click("Quiz"), tab.page.go_back):
            asked = tab.stem
            tab.click(view)
            back()
            expect(tab.page.locator("#stem")).to_have_text(asked, use_inner_text=True)
    tab.click("Choose")
    tab.click("Start the exam")
    tab.click("Progress")
    tab.page.go_back()
    expect(tab.page.get_by_role("button", name="Hand in")).to_be_visible()


def only(name: str) -> str:
    """The bank with this question alone."""
    head, *entries = ALL_TYPES.split("\n  - ")
    kept = [entry for entry in entries if f"id: {name}\n" in entry or f"id: {name}," in entry]
    return "\n  - ".join([head, *kept]).rstrip() + "\n"


def test_a_figure_is_enlarged_by_touch_or_key_and_there_is_a_way_back(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "tree.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 900"><text y="99">Lymphoblast</text></svg>'
    )
    text = only("one").replace(
        "    stem:", "    figure: {file: tree.svg, alt: A tree, show: stem}\n    stem:"
    )
    context = new_context(browser, PHONE, has_touch=True, is_mobile=True)
    tab = Tab(context, made(tmp_path, text))
    figure, larger = tab.page.get_by_role("img", name="A tree"), tab.page.get_by_role("dialog")
    before = figure.bounding_box()
    ways: list[tuple[Callable[[], None], Callable[[], None]]] = [
        (figure.tap, partial(tab.press, "Escape")),
        (tab.button("Enlarge the figure").tap, tab.button("Close").tap),
    ]
    for enlarge, back in ways:
        enlarge()
        after = larger.get_by_role("img", name="A tree").bounding_box()
        assert before is not None
        assert after is not None
        assert after["width"] >= 800 > 2 * before["width"]
        back()
        expect(larger).to_have_count(0)
    expect(tab.button("Enlarge the figure")).to_be_focused()
    tab.check()
    context.close()


def test_a_word_a_held_key_or_a_double_click_does_once_what_one_does(
    open_page: Open, tmp_path: Path
) -> None:
    tab = open_page(made(tmp_path))
    tab.until("store.isWhole")
    keyboard, mouse = tab.page.keyboard, tab.page.mouse

    def at(*names: str) -> None:
        tab.page.wait_for_timeout(MOMENT)
        tab.page.evaluate(
            "names => begin({ id: identity(), seed: 7, names: names.map(name => `tt/${name}`), done: [] })",
            names,
        )

    at("one", "several", "groups")
    keyboard.type("spleen")  # s skips
    assert asked(tab.page) == "several"
    for word, kinds in (("next", []), ("false", ["flag"])):  # x is “I don’t know”, a an option
        at("one", "several")
        before = len(tab.lines())
        keyboard.type(word)
        assert [line["kind"] for line in tab.lines()[before:]] == kinds
        assert asked(tab.page) == "one"
    at("several", "one")
    keyboard.type("cas")  # two ticked; s would skip
    assert tab.page.locator(".tick[aria-pressed=true]").count() == 2
    assert asked(tab.page) == "several"
    at("one", "several")
    keyboard.type("bun")  # b answers; u would take it back, n go on
    assert tab.page.locator(".verdict").count() == 1
    tab.page.wait_for_timeout(MOMENT)
    tab.press("n")
    assert asked(tab.page) == "several"
    at("one", "several", "groups")
    for _ in range(9):
        keyboard.down("s")  # held
    keyboard.up("s")
    assert asked(tab.page) == "several"
    for key in ("Enter", " "):
        at("card", "one")
        for _ in range(9):
            keyboard.down(key)
        keyboard.up(key)
        expect(tab.button("Well")).to_be_visible()
        assert tab.page.locator(".verdict").count() == 0

    at("truth", "one")
    keyboard.press("t")
    keyboard.press("Enter")  # right behind an answer
    expect(tab.page.locator(".verdict")).to_be_visible()
    for word in ("true", "false"):  # at any pace
        at("truth", "one")
        before = len(tab.lines())
        tab.press(*word)
        (line,) = tab.lines()[before:]
        assert line["response"] == (word == "true")
    at("truth", "one")
    before = len(tab.lines())
    tab.page.evaluate("settings.confidence = true")
    tab.press(*"false")  # its s does not say how sure
    assert len(tab.lines()) == before
    tab.page.evaluate("settings.confidence = false")
    at("number", "word")
    keyboard.type("20")
    keyboard.press("Enter")
    tab.page.wait_for_timeout(MOMENT)
    keyboard.press("Enter")
    keyboard.type("T cells")  # a space that is typed passes over nothing
    keyboard.press("Enter")
    assert tab.lines()[-1]["response"] == "T cells"
    at("word", "one")
    tab.page.get_by_role("textbox").fill("spleen")
    keyboard.press("Enter")
    keyboard.press("Enter")
    tab.button("I was right in other words: count it as right").dblclick()
    assert tab.page.locator(".verdict").inner_text() == "Counted as right"
    at("truth", "one")
    tab.press("t")
    box = tab.button("Next").bounding_box()
    assert box
    answers = len(tab.lines())
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse.dblclick(x, y)
    assert asked(tab.page) == "one"
    under = tab.page.evaluate("([x, y]) => document.elementFromPoint(x, y)?.textContent", [x, y])
    assert len(tab.lines()) == answers, under
    assert tab.page.locator(".verdict").count() == 0


def test_the_four_grades_of_a_card_stand_in_even_rows(open_page: Open, tmp_path: Path) -> None:
    tab = open_page(made(tmp_path, only("card")))
    tab.click("Show the back")
    for width, rows in ((320, [2, 2]), (390, [2, 2]), (540, [2, 2]), (1280, [4])):
        tab.page.set_viewport_size({"width": width, "height": 800})
        tops = tab.read(
            "[...document.querySelectorAll('.grade')].map(each => each.getBoundingClientRect().top)"
        )
        assert [tops.count(top) for top in dict.fromkeys(tops)] == rows, width
