"""Answering the questions of `bank.ALL_TYPES` rightly, by keys alone or by touch and roles."""

from playwright.sync_api import Page

from tests.page.browser import Tab

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


def asked(page: Page) -> str:
    """Which of the questions stands there."""
    return STEMS[" ".join((page.locator("#stem").text_content() or "").split())]


def options(page: Page) -> list[str]:
    return page.locator(".option .label").all_inner_texts()


def shown_order(page: Page) -> list[str]:
    return page.locator(".order .label").all_inner_texts()


def answer_by_keys(tab: Tab) -> str:  # noqa: C901  # one case a type
    """Answer what stands there with the keyboard alone, from wherever the focus is."""
    page, keys = tab.page, tab.page.keyboard
    name = asked(page)
    match name:
        case "one":
            keys.press("abc"[options(page).index("Megakaryocyte")])
        case "several":
            for text in ("Hemoglobin", "Myoglobin"):
                keys.press(str(options(page).index(text) + 1))
            keys.press("Enter")
        case "truth":
            keys.press("t")
        case "number" | "word":
            keys.type("20 %" if name == "number" else "Bone-Marow")
            keys.press("Enter")
        case "gaps":
            keys.type("thymus")
            keys.press("Tab")
            keys.type("t-lymphocyte")
            keys.press("Enter")
        case "pairs" | "groups":
            for item in page.locator(".row label").all_inner_texts():
                choices = page.get_by_label(item, exact=True).locator("option").all_inner_texts()
                focus_by_tab(page, item)
                for _ in range(choices.index(PLACES[name][item])):
                    keys.press("ArrowDown")
            press_by_tab(page, "Check")
        case "order":
            for to, item in enumerate(ORDER):
                while shown_order(page).index(item) > to:
                    press_by_tab(page, f"Move up: {item}")
            press_by_tab(page, "Check")
        case "card":
            keys.press("Enter")
            keys.press("3")
    return name


def focus_by_tab(page: Page, label: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.labels?.[0]?.textContent") == label:
            return
    raise AssertionError(f"Tab never comes to {label}")


def press_by_tab(page: Page, name: str) -> None:
    """Press a button that Tab comes to."""
    named = "(e => e.ariaLabel ?? e.textContent)(document.activeElement)"
    for _ in range(80):
        if page.evaluate(named) == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never comes to {name}")


def answer_by_roles(tab: Tab, *, touch: bool = False) -> str:  # noqa: C901  # one case a type
    """Answer by what a screen reader finds, by click or tap."""
    page = tab.page
    name = asked(page)

    def press(label: str, *, exact: bool = True) -> None:
        button = page.get_by_role("button", name=label, exact=exact)
        if touch:
            button.tap()
        else:
            button.click()

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
            press("Well")
    return name
