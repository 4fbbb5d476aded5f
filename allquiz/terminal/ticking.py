"""Waiting for a key or a line while time passes."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

EVERY = 1.0  # seconds


class TimeIsUp(Exception):
    """No time is left: whatever is being typed is no longer taken."""


class Reminder(Exception):
    """Something to say while a key or line is waited for; nothing where that is only to be shown anew."""


def on_signal(number: int, act: Callable[[], object]) -> Any:
    """Have `act` done at a signal; what was done before.

    Where two signals come at once within the line editor, CPython calls for the second while the
    exception of the first is on its way. A function called thus loses it or fails midway: so the
    first thing done here is a call that CPython checks, a SystemError with that exception as its cause.
    """

    def handle(*_: object) -> None:
        object()
        act()

    return signal.signal(number, handle)


@contextmanager
def ticking(tick: Callable[[], None] | None) -> Iterator[None]:
    """Call `tick` each second for as long as the context waits for input; it may raise.

    A signal does it, so it works within the line editor too. Windows has no such signal: there
    the time is looked at with each key or line.
    """
    if tick is None or not hasattr(signal, "setitimer"):
        yield
        return
    before = on_signal(signal.SIGALRM, tick)
    # On the whole seconds of the clock, however short each wait: keys that come fast put none off.
    signal.setitimer(signal.ITIMER_REAL, EVERY - time.monotonic() % EVERY, EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
