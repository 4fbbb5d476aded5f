"""Every screen for everyone: axe-core finds nothing, nothing runs over at 320 px, themes, motion."""

from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from tests.page.answering import answer_by_roles
from tests.page.bank import NAMES, made
from tests.page.browser import DESK, Tab, new_context

SMALL = (320, 568)
# All rules small by day; large by night those of them that go by colours or size. All pairs of colours
# and all sizes are among these.
RULES: dict[tuple[tuple[int, int], Literal["light", "dark"]], Any] = {
    (SMALL, "light"): {"rules": {"target-size": {"enabled": True}}},
    (DESK, "dark"): {"runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]},
}
AXE = """async given => (await axe.run(document, { ...given, resultTypes: ["violations"], preload: false })).violations
  .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(" ").slice(0, 300)}`)"""


# Where letters are smaller, the iPhone enlarges the page as the focus comes into a field.
LARGE = "[...document.querySelectorAll('input:not([type=checkbox]), select')].every(e => parseFloat(getComputedStyle(e).fontSize) >= 16)"
# What is asked is said where the focus comes to what answers it.
NAMED = "document.querySelector('.asked [role=group]')?.getAttribute('aria-labelledby')"


@pytest.fixture(scope="module")
def axe(judges: Path) -> str:
    return (judges / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def sound(tab: Tab, axe: str, screen: str, *, night: bool = True) -> None:
    """No finding of axe by day and by night, small and large, and no sideways scrolling."""
    if not tab.page.evaluate("'axe' in window"):
        tab.page.evaluate(axe)
    for ((width, height), scheme), rules in list(RULES.items())[: 1 + night]:
        tab.page.set_viewport_size({"width": width, "height": height})
        tab.page.emulate_media(color_scheme=scheme)
        assert tab.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), screen
        assert tab.page.evaluate(LARGE), screen
        assert (screen, width, scheme, tab.page.evaluate(AXE, rules)) == (screen, width, scheme, [])


def test_axe_finds_nothing_on_any_screen(browser: Browser, axe: str, tmp_path: Path) -> None:
    context = new_context(browser, SMALL, reduced_motion="reduce")
    tab = Tab(context, made(tmp_path))
    for _ in NAMES:
        sound(tab, axe, tab.stem, night=False)  # its colours are those of the exam and the preview
        assert tab.read(NAMED) == (None if tab.stem == "CML stands for" else "stem")
        if tab.button("Hint").count():
            tab.button("Hint").click()
        if tab.button("Show the back").count():
            tab.button("Show the back").click()
            sound(tab, axe, "the back")
            tab.button("Well").click()
            tab.button("Undo").click()
        name = answer_by_roles(tab)
        sound(tab, axe, f"answered {name}")
        tab.go_on()
    tab.page.locator("summary").first.click()
    sound(tab, axe, "result")
    for screen in ("Choose", "Progress"):
        tab.button(screen).click()
        sound(tab, axe, screen)
    tab.page.evaluate(
        "document.documentElement.style.fontSize = '200%'"
    )  # no topic letter by letter
    assert tab.read("document.querySelector('thead th').offsetWidth") > 100
    tab.page.evaluate("document.documentElement.style.fontSize = ''")
    tab.press("?")
    sound(tab, axe, "keys")
    tab.button("Close").click()
    tab.button("Choose").click()
    tab.button("Start the exam").click()
    tab.button("Next").click()
    sound(tab, axe, "exam")
    tab.page.get_by_role("button", name="Hand in").click()
    sound(tab, axe, "exam result")
    preview = Tab(context, made(tmp_path, answered=True, name="preview"))
    sound(preview, axe, "preview")
    tab.check()
    context.close()
