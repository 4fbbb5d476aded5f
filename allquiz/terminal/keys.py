"""Single keys and whole lines from a terminal, on Unix and on Windows."""

import errno
import os
import select
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, NoReturn

from allquiz.terminal.escape_sequences import BINDINGS, ESCAPE, SLOW, Sequences, without_sequences
from allquiz.terminal.streams import is_ready
from allquiz.terminal.ticking import Reminder, on_signal

if sys.platform != "win32":
    import fcntl
    import termios
    import tty

END = "\x04"  # Ctrl-D: no more input
ENTER = "\n"
ERASE = "\x7f"
C1 = range(0x80, 0xA0)  # control characters of eight bits
OTHER = "\x00"  # of an arrow, a reply of the terminal: nothing the quiz knows
PASTED = "\x02"  # not a key: a text was pasted, and is thrown away
MANY = 8  # bytes that come at once: a paste; fewer may be fast keys over a slow line
QUIET = 0.1  # seconds of silence that end a paste
LOOKED = 0.01  # seconds between two looks for a key
BRACKETED = b"\x1b[?2004h", b"\x1b[?2004l"  # from here to there, a paste says that it is one
CONTINUED = "\x01"  # not a key: the program was stopped and goes on, its prompt may be gone


class Keyboard:
    """Single keys and whole lines; of a key that was only looked at, the next of either begins."""

    _ahead = ""

    def key(self) -> str:
        """The next key as one character, END at the end, CONTINUED after Ctrl-Z, PASTED after a paste.

        Raises KeyboardInterrupt for Ctrl-C.
        """
        ahead, self._ahead = self._ahead, ""
        return ahead or self._read()

    def peek(self, seconds: float) -> str:
        """The key that comes within that time, still to be read; empty for none."""
        while not self._ahead and self._comes(seconds):
            key = self._read()
            # All of an arrow is read: its rest is no answer.
            self._ahead = "" if key == OTHER else key
        return self._ahead

    def line(self, prompt: str, typed: str = "") -> str | None:
        """A line that the terminal lets one edit, beginning as typed; None at the end of input.

        A pasted text keeps its line breaks: what follows the first must not answer the next question. Raises
        Reminder, with nothing to say, where the program was stopped and goes on.
        """
        ahead, self._ahead = self._ahead, ""
        return None if ahead == END else self._edited(prompt, typed + ahead * ahead.isprintable())

    def _read(self) -> str:
        """A key, as above, or OTHER."""
        raise NotImplementedError

    def _comes(self, seconds: float) -> bool:
        """Whether there is something to read within that time."""
        raise NotImplementedError

    def _edited(self, prompt: str, typed: str) -> str | None:
        return edited_line(prompt, typed, keeps_pastes=True)


def edited_line(prompt: str, typed: str = "", *, keeps_pastes: bool = False) -> str | None:
    """A line, with the editing of the readline library where there is one (not on Windows).

    With `keeps_pastes` a paste with line breaks is one line with them, else as many lines.
    """
    try:
        import readline  # gives input() its arrow keys
    except ImportError:
        line = _input(prompt + typed)
        return None if line is None else typed + line
    if "libedit" not in (readline.__doc__ or ""):
        for binding in (*BINDINGS, f"set enable-bracketed-paste {'on' if keeps_pastes else 'off'}"):
            readline.parse_and_bind(binding)
    if typed:
        readline.set_startup_hook(lambda: readline.insert_text(typed))
    try:
        return _input(prompt)
    finally:
        readline.set_startup_hook(None)


def begun_line() -> str:
    """What stood in a line when something broke in on it, just before."""
    try:
        import readline
    except ImportError:
        return ""
    return readline.get_line_buffer()


def _input(prompt: str) -> str | None:
    try:
        return without_sequences(input(prompt))
    except EOFError:
        return None
    except SystemError as error:  # of two signals: see `on_signal`
        raise error.__cause__ or error from None


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard of this system, single keys for as long as the context lasts."""
    if sys.platform == "win32":
        import msvcrt

        yield WindowsKeyboard(msvcrt.getwch, msvcrt.kbhit)
    else:
        unix = UnixKeyboard(sys.stdin.fileno())
        with unix:
            yield unix


class WindowsKeyboard(Keyboard):
    """Keys from the console, through `getwch` and `kbhit` of msvcrt (passed in, to be stood in for)."""

    def __init__(self, getwch: Callable[[], str], kbhit: Callable[[], bool]) -> None:
        self._getwch = getwch
        self._kbhit = kbhit

    def _comes(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not self._kbhit() and time.monotonic() < until:
            time.sleep(LOOKED)
        return self._kbhit()

    def _read(self) -> str:
        """The next key; those that send two characters come as OTHER."""
        character = self._getwch()
        if character in ("\x00", "\xe0"):
            self._getwch()
            return OTHER
        if character == "\x03":
            raise KeyboardInterrupt
        return {"\r": ENTER, "\x1a": END, "\x08": ERASE}.get(character, character)


class UnixKeyboard(Keyboard):
    """Keys from a terminal in cbreak mode, which is taken up again after Ctrl-Z and `fg`.

    cbreak leaves Ctrl-C and Ctrl-Z to the terminal; what is typed ahead is never thrown away.
    """

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._saved: list[Any] = []
        self._on_continue: Any = None
        self._editing = False
        self._sequences = Sequences()
        self._continued, self._tell_continued = os.pipe()  # what the signal is heard by

    def __enter__(self) -> None:
        self._saved = termios.tcgetattr(self._fd)
        self._on_continue = on_signal(signal.SIGCONT, self._go_on)
        self._single_keys()

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGCONT, self._on_continue or signal.SIG_DFL)
        self._whole_lines()
        os.close(self._continued)
        os.close(self._tell_continued)

    def _read(self) -> str:
        """The next key; each byte of an escape sequence comes as OTHER."""
        was_waiting = not self._comes(0)
        select.select([self._fd, self._continued], [], [])
        if select.select([self._continued], [], [], 0)[0]:  # the signal first, then what was typed
            os.read(self._continued, 4096)
            return CONTINUED
        try:
            there = int.from_bytes(fcntl.ioctl(self._fd, termios.FIONREAD, bytes(4)), sys.byteorder)
            data, now = os.read(self._fd, 1), time.monotonic()
        except OSError:
            _hung_up()
        if not data:
            _hung_up()
        is_many = was_waiting and there >= MANY
        if self._sequences.take(data, now):
            return PASTED if self._sequences.is_paste else OTHER
        # So many bytes of UTF-8 follow the first of a character.
        more = sum(data[0] >= first for first in (0xC2, 0xE0, 0xF0)) if data[0] < 0xF5 else 0
        for _ in range(more):
            data += os.read(self._fd, 1) if self._comes(SLOW) else b""
        if data[-1] in C1 and data[:-1] in (b"", b"\xc2"):  # one character for Escape and another
            for byte in (ESCAPE, bytes([data[-1] - 0x40])):
                self._sequences.take(byte, now)
            return OTHER
        if is_many:
            while self._comes(QUIET) and os.read(self._fd, 4096):
                pass
            return PASTED
        text = data.decode("utf-8", "replace")
        known = {"\r": ENTER, "\x08": ERASE, "\ufffd": OTHER, CONTINUED: OTHER, PASTED: OTHER}
        return known.get(text, text)

    def _edited(self, prompt: str, typed: str) -> str | None:
        self._whole_lines()
        try:
            self._editing = True
            return super()._edited(prompt, typed)
        finally:
            self._editing = False
            self._single_keys()

    def _comes(self, seconds: float) -> bool:
        return is_ready(self._fd, seconds)

    def _go_on(self) -> None:
        if self._editing:
            # The shell has set the terminal otherwise, and the line is gone from sight. One is enough.
            self._editing = False
            raise Reminder
        self._single_keys()
        os.write(self._tell_continued, b"!")

    def _single_keys(self) -> None:
        _again(lambda: tty.setcbreak(self._fd, termios.TCSADRAIN))
        self._tell(BRACKETED[0])

    def _whole_lines(self) -> None:
        self._tell(BRACKETED[1])
        _again(lambda: termios.tcsetattr(self._fd, termios.TCSADRAIN, self._saved))

    def _tell(self, code: bytes) -> None:
        """Say something to the terminal that shows the text; not to a file."""
        with suppress(OSError):
            if os.isatty(1):
                with suppress(RuntimeError):  # it is just being done, and a signal came meanwhile
                    sys.stdout.flush()
                os.write(1, code)


def _hung_up() -> NoReturn:
    """The terminal is gone: end as HUP does, which may come only now, and would break off what is saved."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    raise SystemExit(128 + signal.SIGHUP)


def _again(set_terminal: Callable[[], object]) -> None:
    """Do it, again where a signal broke in: a quiz begun in the background is stopped there until `fg`.

    A terminal that is gone takes nothing: a closed window sends HUP and CONT at once, and an error on
    the second would break off what the first has saved.
    """
    while True:
        try:
            set_terminal()
        except termios.error as error:
            if error.args[0] == errno.EIO:
                return
            if error.args[0] != errno.EINTR:
                raise
        else:
            return
