"""The pictures of the page in README: a question by day, a wrong answer by night, at a phone's size.

    python -m tests.golden.make_page_pictures

Look at them before you commit them.
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.anki.cards.browser import FLAGS, find_chromium

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "decks" / "quiz.html"
SAME = "crypto.getRandomValues = numbers => numbers.fill(20);"  # the same quiz each time


def main() -> None:
    """Make both."""
    with sync_playwright() as program:
        browser = program.chromium.launch(executable_path=find_chromium(), args=FLAGS)
        for name, scheme in (("day", "light"), ("night", "dark")):
            context = browser.new_context(
                viewport={"width": 390, "height": 760},
                color_scheme="dark" if scheme == "dark" else "light",
                device_scale_factor=1.5,
            )
            context.add_init_script(SAME)
            page = context.new_page()
            page.goto(PAGE.as_uri())
            page.locator("main h1, main h2, .stem").first.wait_for()
            if scheme == "dark":
                page.keyboard.press("a")
                page.get_by_role("button", name="Next").wait_for()
            page.screenshot(path=HERE / f"page-{name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
