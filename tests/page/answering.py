"""Answering the questions of `bank.ALL_TYPES` rightly, by keys alone or by touch and roles."""

import json
from typing import Any, Protocol

from playwright.sync_api import Page

from tests.page.browser import MOMENT, Tab

STEMS = {
    "Which cell sheds platelets?": "one",
    "Which two carry oxygen?": "several",
    "Blood is red.": "truth",
    "What share of cells?": "number",
    "Where is blood made?": "word",
    "The ____ trains ____ for life.": "gaps",
    "Match cell and work.": "pairs",
    "From young to old.": "order",
    "Sort them.": "groups",
    "CML stands for": "card",
}
PLACES = {
    "pairs": {"Neutrophil": "Eats bacteria", "Platelet": "Plugs holes"},
    "groups": {"B cell": "Lymphoid", "T cell": "Lymphoid", "Monocyte": "Myeloid"},
}
ORDER = ["Blast", "Promyelocyte", "Myelocyte", "Band"]


class Hands(Protocol):
    """A keyboard and eyes at a page, in whichever browser."""

    def press(self, *keys: str) -> None: ...
    def type(self, text: str) -> None: ...
    def read(self, expression: str) -> Any: ...


def asked(page: Page) -> str:
    """Which of the questions stands there."""
    return STEMS[" ".join((page.locator("#stem").text_content() or "").split())]


def shown_order(page: Page) -> list[str]:
    return page.locator(".order .label").all_inner_texts()


def texts(hands: Hands, selector: str) -> list[str]:
    """The texts of all elements that a selector finds."""
    found = f"[...document.querySelectorAll({json.dumps(selector)})]"
    return [" ".join(text.split()) for text in hands.read(f"{found}.map(e => e.textContent)")]


def answer_by_keys(hands: Hands) -> str:  # noqa: C901  # one case a type
    """Answer what stands there with the keyboard alone, from wherever the focus is."""
    name = STEMS[texts(hands, "#stem")[0]]
    match name:
        case "one":
            hands.press("abc"[texts(hands, ".option .label").index("Megakaryocyte")])
        case "several":
            for text in ("Hemoglobin", "Myoglobin"):
                hands.press(str(texts(hands, ".option .label").index(text) + 1))
            hands.press("Enter")
        case "truth":
            hands.press("t")
        case "number" | "word":
            hands.type("20 %" if name == "number" else "Bone-Marow")
            hands.press("Enter")
        case "gaps":
            hands.type("thymus")
            hands.press("Tab")
            hands.type("t-lymphocyte")
            hands.press("Enter")
        case "pairs" | "groups":
            for item in texts(hands, ".row label"):
                focus_by_tab(hands, item)
                choices = hands.read("[...document.activeElement.options].map(e => e.textContent)")
                hands.press(*["ArrowDown"] * choices.index(PLACES[name][item]))
            press_by_tab(hands, "Check")
        case "order":
            for to, item in enumerate(ORDER):
                while texts(hands, ".order .label").index(item) > to:
                    press_by_tab(hands, f"Move up: {item}")
            press_by_tab(hands, "Check")
        case "card":
            hands.press("Enter", "3")
    return name


def focus_by_tab(hands: Hands, label: str) -> None:
    for _ in range(80):
        hands.press("Tab")
        if hands.read("document.activeElement.labels?.[0]?.textContent") == label:
            return
    raise AssertionError(f"Tab never comes to {label}")


def press_by_tab(hands: Hands, name: str) -> None:
    """Press a button that Tab comes to."""
    named = "(e => e.ariaLabel ?? e.textContent)(document.activeElement)"
    for _ in range(80):
        if hands.read(named) == name:
            hands.press("Enter")
            return
        hands.press("Tab")
    raise AssertionError(f"Tab never comes to {name}")


def answer_by_roles(tab: Tab, *, touch: bool = False) -> str:  # noqa: C901  # one case a type
    """Answer by what a screen reader finds, by click or tap."""
    page = tab.page
    name = asked(page)
    look = MOMENT if touch else 0  # at what came, before it is tapped
    page.wait_for_timeout(look)

    def press(label: str, *, exact: bool = True) -> None:
        button = page.get_by_role("button", name=label, exact=exact)
        if touch:
            button.tap()
        else:
            button.dispatch_event("click")

    match name:
        case "one":
            press("Megakaryocyte")
        case "several":
            press("Hemoglobin")
            press("Myoglobin")
            press("Check")
        case "truth":
            press("True")
        case "number":
            page.get_by_role("textbox", name="Your answer (in %)").fill("1/5")
            press("Check")
        case "word":
            page.get_by_role("textbox", name="Your answer").fill("the marrow")
            press("Check")
        case "gaps":
            page.get_by_role("textbox", name="Gap 1").fill("Thymus")
            page.get_by_role("textbox", name="Gap 2").fill("T cell")
            press("Check")
        case "pairs" | "groups":
            for item, target in PLACES[name].items():
                page.get_by_role("combobox", name=item).select_option(label=target)
            press("Check")
        case "order":
            for to, item in enumerate(ORDER):
                while shown_order(page).index(item) > to:
                    press(f"Move up: {item}")
            press("Check")
        case "card":
            press("Show the back")
            page.wait_for_timeout(look)
            press("Well")
    return name
