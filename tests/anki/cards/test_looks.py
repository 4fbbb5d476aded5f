"""That every card can be read: on a small phone, by night, by a keyboard, a screen reader, offline."""

import re

import pytest

from allquiz.exporters.anki.note_types import HERE, note_types
from tests.anki.cards.bank import Cards
from tests.anki.cards.conftest import Open
from tests.conftest import ROOT


def test_without_scripts_the_card_is_a_list_and_its_back_has_the_marks(
    open_app: Open, cards: Cards
) -> None:
    app = open_app(scripts=False, width=360)
    app.show(cards["one"].front)
    front = app.page.locator("#qa").inner_text()
    assert re.findall(r"^(?:Key|Wrong .)$", front, re.M) == ["Key", "Wrong A", "Wrong B", "Wrong C"]
    assert "Think twice." not in front
    app.page.get_by_text("Hint").click()
    assert app.page.get_by_text("Think twice.").is_visible()
    app.show(cards["one"].back)
    back = app.page.locator("#qa").inner_text()
    for text in ("✓ Right\n\nKey", "✗ Wrong\n\nWrong A\n\nReason A", "It is the key."):
        assert text in back


def test_the_hint_waits_until_it_is_asked_for(open_app: Open, cards: Cards) -> None:
    app = open_app()
    for name in ("one", "gaps", "pairs", "steps", "card"):
        app.show(cards[name].front)
        hint = app.page.locator(".hint p")
        assert not hint.is_visible()
        app.page.keyboard.press("?")
        assert hint.is_visible()
    app.show(cards["word"].front)
    app.page.locator("#typeans").press("?")  # is typed
    assert not app.page.locator(".hint p").is_visible()


def test_a_back_shows_all_that_a_question_has(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["one"].back)
    text = app.page.locator("#qa").inner_text()
    for part in (
        "Blood cells", "Which one?", "Reason A", "It is the key.",
        "More is known now. (A paper, as of 2024)", "The answer holds as of 2020.",
        "Source: A press, A page, revised 2020-01-02", "A study aid, not medical advice.", "t/one",
    ):  # fmt: skip
        assert part in text
    app.page.get_by_role("img", name='A "wide" drawing').wait_for()
    app.show(cards["judge"].back)
    assert app.page.get_by_text(
        "Retired on 2026-01-01: this question is no longer asked."
    ).is_visible()
    app.show(cards["number"].back)
    assert app.page.get_by_text("Also right: a number up to 2 off").is_visible()


def test_a_screen_reader_hears_options_picks_and_the_verdict(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["judge"].front)
    app.pick("False")
    assert "- list:" in app.page.locator("#qa").aria_snapshot()
    assert app.page.get_by_role("button", name="False", exact=True, pressed=True).is_visible()
    assert app.page.get_by_role("button", name="True", exact=True, pressed=False).is_visible()
    app.show(cards["judge"].back)
    assert app.verdict() == "✗ Wrong"
    snapshot = app.page.locator("#qa").aria_snapshot()
    assert re.search(r"- status: ✗ Wrong\s+- list:", snapshot), snapshot
    assert re.search(r'- paragraph: ✓ Right\s+- paragraph: "True"', snapshot), snapshot


WIDTHS = """() => {
  const root = document.documentElement;
  const out = [...document.querySelectorAll("#qa *")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && (box.right > root.clientWidth + 1 || box.left < -1);
  });
  return [root.scrollWidth - root.clientWidth, out.map(e => e.outerHTML.slice(0, 80))];
}"""


def test_nothing_is_wider_than_a_small_phone(open_app: Open, cards: Cards) -> None:
    app = open_app(width=360)
    for name, html in cards.every:
        app.show(html)
        app.run(
            "() => { for (const hint of document.querySelectorAll('details')) hint.open = true; }"
        )
        assert app.run(WIDTHS) == [0, []], name


# How far from the edge where lines begin the text of one thing stands within another.
ROOM = """() => {
  const room = (inner, outer) => {
    const text = document.createRange();
    text.selectNodeContents(document.querySelector(inner));
    const [a, b] = [text, document.querySelector(outer)].map((one) => one.getBoundingClientRect());
    return "%s" === "rtl" ? b.right - a.right : a.left - b.left;
  };
  return [room("%s", "%s"), room("%s", "%s")];
}"""


@pytest.mark.parametrize("runs", ["ltr", "rtl"])
def test_marks_of_options_and_numbers_of_steps_have_room_on_either_side(
    open_app: Open, cards: Cards, runs: str
) -> None:
    """In Hebrew the ring stood against its text, the number of a step over the edge of its box, and the
    words of the step, which are English, on the other side."""
    app = open_app(width=360)
    app.show(cards["steps"].front.replace('dir="auto"', f'dir="{runs}"'))
    option, step = app.run(
        ROOM % (runs, ".options .text", ".options button", ".steps li", ".prompt")
    )
    assert 40 < option < 70  # pixels: the edge, the ring, and a gap
    assert 32 < step < 70
    assert app.run(WIDTHS) == [0, []]


def test_wide_math_scrolls_within_itself(open_app: Open, cards: Cards) -> None:
    """MathJax is not here: what it makes of a formula is a `mjx-container` as wide as that."""
    app = open_app(width=360)
    app.show(cards["one"].back)
    app.run("""() => {
      const math = document.createElement("mjx-container");
      math.innerHTML = "<span style='display: inline-block; width: 900px'>a + b</span>";
      document.querySelector(".background p").appendChild(math);
    }""")
    assert app.run(WIDTHS)[0] == 0


# The contrast of every text with what lies under it, by the formula of WCAG 2.2 ("contrast ratio").
CONTRASTS = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parse(colour).map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const under = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    const alpha = parse(colour).length > 3 ? parse(colour)[3] : 1;
    if (alpha === 1) return colour;
    if (alpha > 0) throw new Error("half transparent: " + element.outerHTML.slice(0, 99));
    return element === document.documentElement ? "rgb(255, 255, 255)" : under(element.parentElement);
  };
  const ratio = (one, two) => {
    const [low, high] = [light(one), light(two)].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  const poor = [];
  let seen = 0;
  const texts = document.createTreeWalker(document.getElementById("qa"), NodeFilter.SHOW_TEXT);
  for (let text; (text = texts.nextNode());) {
    const element = text.parentElement;
    if (!text.data.trim() || element.getClientRects().length === 0) continue;
    seen += 1;
    const found = ratio(getComputedStyle(element).color, under(element));
    if (found < 4.5) poor.push([text.data.slice(0, 40), found]);
  }
  for (const control of document.querySelectorAll("#qa input, #qa button")) {
    const style = getComputedStyle(control);
    const edge = ratio(style.borderTopColor, under(control.parentElement));
    if (edge < 3) poor.push(["edge of " + control.outerHTML.slice(0, 40), edge]);
    if (ratio(style.color, under(control)) < 4.5) poor.push(["text in " + control.outerHTML, 0]);
  }
  return [seen, poor];
}"""


@pytest.mark.parametrize(
    "light", ["", "nightMode night_mode", "night_mode"]
)  # AnkiDroid's is the last
def test_contrast_is_enough_everywhere(open_app: Open, cards: Cards, light: str) -> None:
    app = open_app(light=light)
    for name, html in cards.every:
        app.show(html)
        app.run("""() => {
          for (const hint of document.querySelectorAll("details")) hint.open = true;
          const one = document.querySelector("#qa button");
          if (one) one.click();
        }""")
        if app.page.locator(".verdict").count():
            app.verdict()
        seen, poor = app.run(CONTRASTS)
        assert seen > 0, name
        assert poor == [], name


@pytest.mark.parametrize("pick", ["Key", "Wrong A"])
def test_a_keyboard_sees_where_it_is(open_app: Open, cards: Cards, pick: str) -> None:
    app = open_app()
    app.show(cards["one"].front)
    app.page.keyboard.press("Tab")
    assert app.run("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"
    app.pick(pick)
    assert app.run("() => document.activeElement.tagName") == "BODY"


def test_no_card_asks_the_network_for_anything_or_moves(open_app: Open, cards: Cards) -> None:
    app = open_app()
    for name, html in cards.every:
        app.show(html)
        moving = app.run("""() => [...document.querySelectorAll("#qa, #qa *")].filter((e) => {
          const style = getComputedStyle(e);
          return parseFloat(style.transitionDuration) > 0 || style.animationName !== "none";
        }).length""")
        assert moving == 0, name
    app.page.wait_for_load_state("networkidle")
    assert app.foreign_requests == []


def test_the_scripts_are_plain_es2017_that_a_template_can_hold() -> None:
    """Newer than ES2017: optional chaining, ??, catch without a name, spread in objects, methods."""
    newer = r"\?\.\D|\?\?|catch\s*\{|\{\s*\.\.\.|\*\*=|\.(?:at|flat|flatMap|replaceAll|matchAll)\("
    for script in (HERE / "templates").glob("*.js"):
        text = script.read_text("utf-8")
        assert not re.search(newer, text), script.name
        assert "{{" not in text, script.name  # a field, to Anki
        assert "</" not in text, script.name
        assert not re.search(
            r"\b(?:pycmd|bridgeCommand|AnkiDroidJS|onUpdateHook|jQuery|\$)\b", text
        )


def test_the_documented_keys_are_those_of_the_script() -> None:
    script = (HERE / "templates" / "options.js").read_text("utf-8")
    (keys,) = re.findall(r'KEYS = "(\w+)"', script)
    documented = (ROOT / "decks" / "README.md").read_text("utf-8")
    assert f"the keys {' '.join(keys.upper())}," in documented


def test_no_mark_of_the_templates_is_left() -> None:
    for kind in note_types().values():
        for name, front, back in kind.cards:
            assert not re.search(r"%[A-Z_]+%", front + back), name
