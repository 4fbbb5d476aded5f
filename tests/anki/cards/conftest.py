"""Cards, and apps to show them in."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.anki.cards.bank import Cards
from tests.anki.cards.browser import App

Open = Callable[..., App]
Apps = dict[tuple[tuple[str, bool | int | str], ...], App]


@pytest.fixture(scope="package")
def cards(tmp_path_factory: pytest.TempPathFactory) -> Cards:
    """Every card of the bank, by question."""
    return Cards(tmp_path_factory.mktemp("cards"))


@pytest.fixture(scope="package")
def apps() -> Iterator[Apps]:
    """The apps opened so far, by what they are like: a browser profile takes longer than a test."""
    opened: Apps = {}
    yield opened
    for app in opened.values():
        app.close()


@pytest.fixture
def open_app(browser: Browser, cards: Cards, apps: Apps) -> Iterator[Open]:
    """Opens an app, one of a kind; see App for what it may be like."""
    used: list[App] = []

    def open_one(**like: bool | int | str) -> App:
        kind = tuple(sorted(like.items()))
        if kind in apps:
            apps[kind].start()
        else:
            apps[kind] = App(browser, cards.media, **like)  # type: ignore[arg-type]
        used.append(apps[kind])
        return apps[kind]

    yield open_one
    for app in used:
        app.check()
