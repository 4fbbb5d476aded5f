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
