"""Single keys and whole lines from a terminal, on Unix and on Windows."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, Protocol

END = "\x04"  # Ctrl-D: no more input
ENTER = "\n"
ERASE = "\x7f"
OTHER = "\x00"  # an arrow, a function key: nothing the quiz knows


class Keyboard(Protocol):
    """Where keys come from."""

    def key(self) -> str:
        """The next key as one character; END at the end. Raises KeyboardInterrupt for Ctrl-C."""

    def line(self, prompt: str) -> str | None:
        """A line that the terminal lets one edit; None at the end of input."""


def edited_line(prompt: str) -> str | None:
    """A line, with the editing of the readline library where there is one."""
    with suppress(ImportError):
        import readline  # noqa: F401  # gives input() its arrow keys; absent on Windows
    try:
        return input(prompt)
    except EOFError:
        return None


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard of this system, single keys for as long as the context lasts."""
    if sys.platform == "win32":
        import msvcrt

        yield WindowsKeyboard(msvcrt.getwch)
    else:
        unix = UnixKeyboard(sys.stdin.fileno())
        with unix:
            yield unix


class WindowsKeyboard:
    """Keys from the console, through `msvcrt.getwch` (passed in, so that it can be stood in for)."""

    def __init__(self, getwch: Callable[[], str]) -> None:
        self._getwch = getwch

    def key(self) -> str:
        """The next key; those that send two characters come as OTHER."""
        character = self._getwch()
        if character in ("\x00", "\xe0"):
            self._getwch()
            return OTHER
        if character == "\x03":
            raise KeyboardInterrupt
        return {"\r": ENTER, "\x1a": END, "\x08": ERASE}.get(character, character)

    def line(self, prompt: str) -> str | None:
        """A line, edited as the console edits."""
        return edited_line(prompt)


class UnixKeyboard:
    """Keys from a terminal in cbreak mode, which is taken up again after Ctrl-Z and `fg`.

    cbreak leaves Ctrl-C and Ctrl-Z to the terminal; what is typed ahead is never thrown away.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._saved: list[Any] = []
        self._on_continue: Any = None

    def __enter__(self) -> None:
        import signal
        import termios

        self._saved = termios.tcgetattr(self._fd)
        self._on_continue = signal.signal(signal.SIGCONT, lambda *_: self._single_keys())
        self._single_keys()

    def __exit__(self, *_: object) -> None:
        import signal

        signal.signal(signal.SIGCONT, self._on_continue or signal.SIG_DFL)
        self._whole_lines()

    def key(self) -> str:
        """The next key; escape sequences come as OTHER."""
        import os
        import select

        data = os.read(self._fd, 1)
        if not data:
            return END
        if data == b"\x1b":
            while select.select([self._fd], [], [], 0.02)[0] and os.read(self._fd, 1):
                pass
            return OTHER
        while len(data) < 4:
            try:
                return {"\r": ENTER, "\x08": ERASE}.get(text := data.decode(), text)
            except UnicodeDecodeError:
                data += os.read(self._fd, 1)
        return OTHER

    def line(self, prompt: str) -> str | None:
        """A line, edited as the terminal edits."""
        self._whole_lines()
        try:
            return edited_line(prompt)
        finally:
            self._single_keys()

    def _single_keys(self) -> None:
        import termios
        import tty

        tty.setcbreak(self._fd, termios.TCSADRAIN)

    def _whole_lines(self) -> None:
        import termios

        termios.tcsetattr(self._fd, termios.TCSADRAIN, self._saved)
