"""A bank with every type, and programs of others that judge what was made of it."""

from pathlib import Path

import pytest

from tests.judges.node import installed


@pytest.fixture(scope="session")
def judges(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the packages of tests/judges/package.json are installed."""
    return installed(tmp_path_factory)
