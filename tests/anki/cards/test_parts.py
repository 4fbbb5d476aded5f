"""Picking a target or the next step on a card, and what its back makes of it."""

import pytest

from tests.anki.cards.bank import Cards
from tests.anki.cards.conftest import Open
from tests.anki.cards.test_options import EVERY_WAY


@EVERY_WAY
def test_a_pair_is_picked_and_the_back_says_where_the_pick_belongs(
    open_app: Open, cards: Cards, like: dict[str, bool]
) -> None:
    first, second = cards.sides["pairs"]  # a: 1, b: 2, and 3 to spare
    app = open_app(**like)
    app.show(first.front)
    assert sorted(app.options()) == ["1", "2", "3"]
    app.pick("2")
    app.show(first.back)
    assert app.verdict() == "✗ Wrong"
    assert app.marks() == {"1": "✓ Right", "2": "✗ Wrong · your pick", "3": ""}
    assert app.page.get_by_text("Belongs to: b").is_visible()
    assert app.page.get_by_text("Belongs to none of these.").is_visible()
    app.show(second.front)
    app.pick("2")
    app.show(first.back)  # another card of the same note: no pick of its own
    assert app.verdict() == ""
    app.show(second.front)
    app.pick("2")
    app.show(second.back)
    assert app.verdict() == "✓ Right"


@EVERY_WAY
def test_the_next_step_is_picked_by_a_key_and_the_back_shows_the_whole_order(
    open_app: Open, cards: Cards, like: dict[str, bool]
) -> None:
    one, two, three = cards.sides["steps"]
    app = open_app(**like)
    app.show(two.front)
    assert sorted(app.options()) == ["second", "third"]  # the first stands in place
    assert app.page.locator(".prompt").inner_text().split("\n")[0] == "first"
    app.page.keyboard.press("hj"[app.options().index("third")])
    assert app.picked() == ["third"]
    app.show(two.back)
    assert app.verdict() == "✗ Wrong"
    assert app.options() == ["first", "second", "third"]
    assert app.marks() == {"first": "", "second": "✓ Right", "third": "✗ Wrong · your pick"}
    for card in (one, three):
        app.show(card.front)
        assert sorted(app.options()) == ["first", "second", "third"]


def test_steps_and_targets_are_shuffled_unless_they_are_numbers(
    open_app: Open, cards: Cards
) -> None:
    app = open_app()
    seen: dict[str, set[tuple[str, ...]]] = {"steps": set(), "sort": set(), "pairs": set()}
    for _ in range(20):
        for name, orders in seen.items():
            app.show(cards[name].front)
            orders.add(tuple(app.options()))
    assert len(seen["steps"]) > 1
    assert len(seen["sort"]) == 2
    assert seen["pairs"] == {("1", "2", "3")}


@pytest.mark.parametrize("name", ["pairs", "steps", "sort"])
def test_without_scripts_targets_are_a_list_and_the_back_has_the_key(
    open_app: Open, cards: Cards, name: str
) -> None:
    app = open_app(scripts=False, width=320)
    card = cards[name]
    app.show(card.front)
    offered = app.page.locator(".options li").all_inner_texts()
    assert len(offered) >= 2
    app.show(card.back)
    assert app.page.locator(".key").inner_text() in offered
    assert app.page.locator(".key").is_visible()
    assert app.options() != []
