"""The bar for what takes long."""

import io
import sys

import pytest

from allquiz.cli import progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


# In the tests themselves, not in a fixture: pytest puts its own stderr there before a test begins.


def test_what_is_quick_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", made := Terminal())
    assert list(progress_bar.WithBar(range(5), "Exporting")) == [0, 1, 2, 3, 4]
    assert made.getvalue() == ""


def test_what_is_slow_has_one_and_each_item_comes_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "PATIENCE", -1)  # it is late from the start
    monkeypatch.setattr(sys, "stderr", made := Terminal())
    assert list(progress_bar.WithBar(range(5), "Exporting")) == [0, 1, 2, 3, 4]
    assert "Exporting" in made.getvalue()
    assert "100%" in made.getvalue()


def test_a_file_of_messages_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress_bar, "PATIENCE", -1)
    monkeypatch.setattr(sys, "stderr", made := io.StringIO())
    assert list(progress_bar.WithBar(range(3), "Exporting")) == [0, 1, 2]
    assert made.getvalue() == ""
