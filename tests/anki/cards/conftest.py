"""Cards, and apps to show them in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.anki.cards.bank import Cards
from tests.anki.cards.browser import App, chromium

Open = Callable[..., App]


@pytest.fixture(scope="package")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Cards:
    """Every card of the bank, by question."""
    return Cards(tmp_path_factory.mktemp("cards"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where CI is set."""
    with chromium() as running:
        yield running


@pytest.fixture
def open_app(browser: Browser, cards: Cards) -> Iterator[Open]:
    """Opens an app; see App for what it may be like."""
    opened: list[App] = []

    def open_one(**like: bool | int | str) -> App:
        opened.append(App(browser, cards.media, **like))  # type: ignore[arg-type]
        return opened[-1]

    yield open_one
    for app in opened:
        app.close()
