"""A bank with every type, and programs of others that judge what was made of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.anki.cards.browser import chromium
from tests.judges.node import installed


@pytest.fixture(scope="session")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the packages of tests/judges/package.json are installed."""
    return installed(tmp_path_factory)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium; without one the test is skipped, or fails where CI is set."""
    with chromium() as running:
        yield running
