"""Picking options on a card, and what its back makes of it."""

import pytest

from tests.anki.cards.bank import Cards
from tests.anki.cards.conftest import Open

# The keys that the desktop's reviewer and main window take, from aqt/reviewer.py, aqt/main.py and
# aqt/forms/main.ui of 26.9: all that are a single character.
ANKIS_KEYS = "em r*=-!@vVoi1234u567Adsab tTy/Ff"


EVERY_WAY = pytest.mark.parametrize(
    "like",
    [{}, {"storage": False}, {"reloads": True}, {"reloads": True, "storage": False}],
    ids=["page stays", "page stays, no storage", "page reloads", "page reloads, no storage"],
)


@EVERY_WAY
def test_the_pick_is_carried_to_the_back_and_marked_in_words(
    open_app: Open, cards: Cards, like: dict[str, bool]
) -> None:
    app = open_app(**like)
    app.show(cards["one"].front)
    order = app.options()
    app.pick("Wrong B")
    app.show(cards["one"].back)
    assert app.options() == order
    assert app.verdict() == "✗ Wrong"
    assert app.marks() == {
        "Key": "✓ Right",
        "Wrong A": "✗ Wrong",
        "Wrong B": "✗ Wrong · your pick",
        "Wrong C": "✗ Wrong",
    }
    app.show(cards["several"].front)
    app.pick("R2", "W1")
    app.show(cards["several"].back)
    assert app.marks() == {
        "R1": "✓ Right · missed",
        "R2": "✓ Right · your pick",
        "R3": "✓ Right · missed",
        "W1": "✗ Wrong · your pick",
        "W2": "✗ Wrong",
    }


@EVERY_WAY
def test_a_pick_of_another_showing_or_card_is_forgotten(
    open_app: Open, cards: Cards, like: dict[str, bool]
) -> None:
    app = open_app(**like)
    app.show(cards["one"].front)
    app.pick("Key")
    app.show(cards["other"].back)  # as where a list of cards shows backs
    assert app.verdict() == ""
    app.show(cards["one"].front)
    app.show(cards["one"].back)
    assert app.verdict() == ""
    assert set(app.marks().values()) == {"✓ Right", "✗ Wrong"}


@pytest.mark.parametrize(
    ("picks", "verdict"),
    [
        (["R1", "R2", "R3"], "✓ Right: 3 of 3 points"),
        (["R1", "R2"], "◐ Partly right: 2 of 3 points"),
        (["R1", "R2", "R3", "W1"], "◐ Partly right: 2 of 3 points (3 right picks − 1 wrong one)"),
        (["R1", "W1"], "✗ Wrong: 0 of 3 points (1 right pick − 1 wrong one)"),
        (["R1", "W1", "W2"], "✗ Wrong: 0 of 3 points (1 right pick − 2 wrong ones, never below 0)"),
        (["W1"], "✗ Wrong: 0 of 3 points (0 right picks − 1 wrong one, never below 0)"),
        ([], ""),
    ],
)
def test_several_picks_score_right_minus_wrong(
    open_app: Open, cards: Cards, picks: list[str], verdict: str
) -> None:
    app = open_app()
    app.show(cards["several"].front)
    app.pick(*picks)
    app.show(cards["several"].back)
    assert app.verdict() == verdict


def test_options_are_shuffled_at_each_showing(open_app: Open, cards: Cards) -> None:
    app = open_app()
    orders = set()
    for _ in range(20):  # the same each time: once in 24 ** 19
        app.show(cards["one"].front)
        orders.add(tuple(app.options()))
    assert len(orders) > 1
    assert {tuple(sorted(order)) for order in orders} == {("Key", "Wrong A", "Wrong B", "Wrong C")}


@pytest.mark.parametrize(
    ("name", "order"),
    [
        ("judge", ["True", "False"]),
        ("sized", ["3", "20", "100", "1,000"]),
        ("sentences", ["1", "9", "10"]),
    ],
)
def test_options_with_an_order_of_their_own_keep_it(
    open_app: Open, cards: Cards, name: str, order: list[str]
) -> None:
    app = open_app()
    for _ in range(10):
        app.show(cards[name].front)
        assert app.options() == order
        app.show(cards[name].back)
        assert app.options() == order


def test_of_one_answer_only_one_can_be_picked_and_a_second_click_takes_it_back(
    open_app: Open, cards: Cards
) -> None:
    app = open_app()
    app.show(cards["one"].front)
    app.pick("Wrong A")
    app.pick("Key")
    assert app.picked() == ["Key"]
    app.pick("Key")
    assert app.picked() == []


def test_keys_pick_by_place(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["several"].front)
    options = app.options()
    caps = app.page.locator("kbd").all_inner_texts()
    assert caps == ["H", "J", "K", "L", "N"]
    for key in "jN":
        app.page.keyboard.press(key)
    assert app.picked() == [options[1], options[4]]
    assert app.page.get_by_role("status").inner_text() == f"Picked: {options[4]}"
    app.page.keyboard.press("j")
    assert app.picked() == [options[4]]


def test_a_key_of_another_alphabet_picks_by_where_it_is(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["one"].front)
    app.run("""() => document.body.dispatchEvent(
        new KeyboardEvent("keydown", {key: "о", code: "KeyJ", bubbles: true}))""")
    assert app.picked() == [app.options()[1]]


def test_keys_of_anki_pick_nothing(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["several"].front)
    for key in [*ANKIS_KEYS, "Enter", "F5", "Control+h", "Alt+h", "Meta+h"]:
        app.page.keyboard.press(key)
    assert app.picked() == []


def test_the_space_that_turns_the_card_presses_no_option(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["several"].front)
    app.pick("R1")
    app.page.keyboard.press("Space")
    assert app.picked() == ["R1"]


def test_an_option_reached_by_keyboard_is_pressed_by_space(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["several"].front)
    for key in ("Tab", "Tab", "Space"):
        app.page.keyboard.press(key)
    assert app.picked() == [app.options()[1]]


def test_nothing_piles_up_in_a_page_that_stays(open_app: Open, cards: Cards) -> None:
    app = open_app()
    names = app.run("() => Object.keys(window)")
    for _ in range(15):
        for name in ("one", "several", "card"):
            app.show(cards[name].front)
            app.show(cards[name].back)
    app.show(cards["one"].front)
    assert app.listeners("document", "keydown") == 2  # of the options and of the hint
    assert app.run("() => Object.keys(window)") == names
    app.show(cards["judge"].back)
    app.page.keyboard.press("h")
    assert app.listeners("document", "keydown") == 0
    assert app.listeners("window", "keydown") == 0


def test_a_script_run_twice_changes_nothing(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["one"].front)
    app.pick("Key")
    order = app.options()
    app.run(
        "() => { for (const s of document.querySelectorAll('#qa script')) eval(s.textContent); }"
    )
    assert app.options() == order
    assert app.picked() == ["Key"]


def test_a_back_without_its_front_has_all_marks(open_app: Open, cards: Cards) -> None:
    app = open_app()
    app.show(cards["one"].back)
    assert app.marks() == {
        "Key": "✓ Right", "Wrong A": "✗ Wrong", "Wrong B": "✗ Wrong", "Wrong C": "✗ Wrong"
    }  # fmt: skip


def test_foreign_content_in_the_storage_does_no_harm(open_app: Open, cards: Cards) -> None:
    app = open_app()
    for foreign in ("{", "null", '{"card": "t/one", "order": [9, 9, 9, 9], "picks": [7]}'):
        app.run("text => sessionStorage.setItem('allquiz', text)", foreign)
        app.show(cards["one"].back)
        assert app.verdict() == ""


def test_a_card_edited_by_its_learner_still_works(open_app: Open, cards: Cards) -> None:
    """An option more on one side than on the other: no pick is carried, nothing fails."""
    app = open_app()
    app.show(cards["one"].front.replace("<li>Key</li>", "<li>Key</li><li>Mine</li>"))
    app.pick("Mine")
    app.show(cards["one"].back)
    assert app.verdict() == ""
