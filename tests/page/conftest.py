"""Tabs with pages in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.anki.cards.browser import chromium
from tests.page.browser import Tab, new_context

Open = Callable[..., Tab]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where CI is set."""
    with chromium() as running:
        yield running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own."""
    opened = new_context(browser)
    yield opened
    opened.close()


@pytest.fixture
def open_page(context: BrowserContext) -> Iterator[Open]:
    """Opens a page in a tab of the test's own profile."""
    tabs: list[Tab] = []

    def open_one(path: Path) -> Tab:
        tabs.append(Tab(context, path))
        return tabs[-1]

    yield open_one
    for tab in tabs:
        if not tab.page.is_closed():
            tab.check()
