"""A hostile bank is harmless: its text is text, and nothing in it acts or is fetched."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from tests.page.bank import made, page_of
from tests.page.browser import Tab, new_context
from tests.page.conftest import Open

EVIL = [
    "</script><script>window.evil = 1</script>",
    "<img src=x onerror='window.evil = 1'>",
    "</noscript><img src=https://evil.test/a onerror='window.evil = 1'>",
    "{{constructor.constructor('window.evil = 1')()}}",
    "${window.evil = 1} `${1}` %s",
    "<!-- <svg onload=evil()> -->",
    "--><details open ontoggle='window.evil = 1'>",
    "&lt;b&gt; &amp;amp; &#60;script&#62;",
    '\n<article id="x" class=one data-q="0 a b r">\n<p>forged',
    "\u200fשלום\u2067 <b>عربي</b> \u2069",
    "W" * 400,
    "__proto__",
    "constructor",
    "'\"><style>*{display:none}</style>",
    "\u2028line\u2029end",
    "*<i>* **<u>** `<s>` \\(<x>\\)",
]
SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>window.evil = 1</script>
<style>@import url(https://evil.test/b);</style><image href="https://evil.test/c"/>
<a href="javascript:window.evil=1"><text onclick="window.evil = 1">x</text></a>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="https://evil.test/d"/></body></foreignObject></svg>"""


def bank() -> str:
    """Every text of every type is one of the evil ones, told apart by a number."""
    count = 0

    def evil() -> str:
        nonlocal count
        count += 1
        return f"{EVIL[count % len(EVIL)]} {count}"

    questions = []
    for number in range(len(EVIL)):
        common = {"explanation": evil(), "hint": evil(), "section": evil()}
        since = {"note": evil(), "as_of": "2026-01-01", "source": evil()}
        questions += [
            {"id": f"one-{number}", "type": "choice", "stem": evil(), "answer": evil(),
             "distractors": {evil(): evil(), evil(): evil()}, "since": since, **common},
            {"id": f"several-{number}", "type": "multiple_response", "stem": evil(),
             "answers": {evil(): evil()}, "distractors": {evil(): evil()}, **common},
            {"id": f"word-{number}", "type": "short_answer", "stem": evil(), "answer": evil(), **common},
            {"id": f"pairs-{number}", "type": "matching", "stem": evil(),
             "pairs": {evil(): evil(), evil(): evil()}, "distractors": {evil(): evil()}, **common},
            {"id": f"order-{number}", "type": "ordering", "stem": evil(), "order": [evil(), evil()], **common},
            {"id": f"card-{number}", "type": "flashcard", "front": evil(), "back": evil(),
             "figure": {"file": "evil.svg", "alt": evil()}, **common},
        ]  # fmt: skip
    source = {"title": evil(), "publisher": evil(), "url": "javascript:window.evil=1"}
    head = {"title": evil(), "topic": "evil", "namespace": "ev", "source": source}
    return yaml.safe_dump({**head, "questions": questions}, allow_unicode=True, width=10_000)


@pytest.fixture
def evil_bank(tmp_path: Path) -> Path:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "evil.svg").write_text(SVG)
    path = tmp_path / "evil.yaml"
    path.write_text(bank(), "utf-8")
    return path


def harmless(tab: Tab) -> None:
    tab.check()
    assert tab.page.evaluate("window.evil ?? null") is None
    assert (
        tab.page.evaluate(
            "document.querySelectorAll('main script, main style, main iframe').length"
        )
        == 0
    )
    assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_text_is_shown_as_text(open_page: Open, evil_bank: Path, tmp_path: Path) -> None:
    tab = open_page(page_of([evil_bank], tmp_path / "evil.html", answered=True))
    shown = " ".join((tab.page.locator("main").text_content() or "").split())
    for text in EVIL:
        wanted = " ".join(text.split())
        if "*" not in text:
            assert wanted in shown, text
    assert tab.page.get_by_role("article").count() == 6 * len(EVIL)
    assert tab.page.locator("a[href^=javascript]").count() == 0
    harmless(tab)


def test_a_quiz_of_it_does_no_harm(browser: Browser, evil_bank: Path, tmp_path: Path) -> None:
    context = new_context(browser, (320, 568))
    tab = Tab(context, page_of([evil_bank], tmp_path / "evil.html"))
    for _ in range(10):
        if tab.page.get_by_role("button", name="I don’t know").count():
            tab.click("I don’t know")
        else:
            tab.click("Show the back")
            tab.click("Well")
        harmless(tab)
        tab.go_on()
    for screen in ("Choose", "Progress"):
        tab.click(screen)
        harmless(tab)
    context.close()


def test_without_javascript_it_does_no_harm_either(
    browser: Browser, evil_bank: Path, tmp_path: Path
) -> None:
    without = new_context(browser, java_script_enabled=False)
    page = without.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(page_of([evil_bank], tmp_path / "evil.html").as_uri())
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    without.close()


def test_the_policy_holds_what_would_slip_through(open_page: Open, tmp_path: Path) -> None:
    """A script, a style, an image from elsewhere put into the page are stopped and reported."""
    tab = open_page(made(tmp_path))
    tab.page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.evil = 1";
        const image = new Image(); image.src = "https://evil.test/x.png";
        document.body.append(script, image); }"""
    )
    tab.until("window.violations?.length > 1")
    assert tab.page.evaluate("window.evil ?? null") is None
    stopped = {each.split()[0] for each in tab.page.evaluate("window.violations")}
    assert {"script-src-elem", "img-src"} <= stopped
    tab.page.close()
