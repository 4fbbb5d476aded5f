"""Keys on Windows, through a stand-in for its console."""

from collections.abc import Iterator

import pytest

from allquiz.terminal.keys import END, ENTER, ERASE, OTHER, WindowsKeyboard


def windows(text: str) -> WindowsKeyboard:
    keys: Iterator[str] = iter(text)
    return WindowsKeyboard(lambda: next(keys))


@pytest.mark.parametrize(
    ("pressed", "key"),
    [("a", "a"), ("\r", ENTER), ("\x1a", END), ("\x08", ERASE), ("\xe0H", OTHER), ("\x00;", OTHER)],
)
def test_a_key_on_windows(pressed: str, key: str) -> None:
    assert windows(pressed).key() == key


def test_ctrl_c_on_windows_interrupts() -> None:
    with pytest.raises(KeyboardInterrupt):
        windows("\x03").key()
