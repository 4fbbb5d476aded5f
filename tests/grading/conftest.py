"""Grading keeps nothing: its tests need no folders."""

import pytest


@pytest.fixture(autouse=True)
def own_folders() -> None:
    """In place of the folders that every other test gets."""
