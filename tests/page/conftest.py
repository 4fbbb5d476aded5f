"""Tabs with pages in them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.conftest import QUESTIONS
from tests.page.bank import page_of
from tests.page.browser import Tab, new_context

Open = Callable[..., Tab]


@pytest.fixture(scope="package")
def shipped_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the shipped bank."""
    return page_of([QUESTIONS], tmp_path_factory.mktemp("shipped") / "quiz.html")


@pytest.fixture(scope="package")
def shipped_tab(browser: Browser, shipped_page: Path) -> Iterator[Tab]:
    """A tab with the page of the shipped bank, west of UTC, for what asks its engine alone."""
    context = new_context(browser, timezone_id="America/New_York")
    tab = Tab(context, shipped_page)
    yield tab
    tab.check()
    context.close()


@pytest.fixture
def engine(shipped_tab: Tab) -> Tab:
    """That tab with an engine that knows of no answers."""
    shipped_tab.engine()
    return shipped_tab


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
