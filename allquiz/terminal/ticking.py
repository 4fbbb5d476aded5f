"""Waiting for a key or a line while time passes."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

EVERY = 1.0  # seconds


class TimeIsUp(Exception):
    """No time is left: whatever is being typed is no longer taken."""


class Reminder(Exception):
    """Something to say while a key or line is waited for; `typed` is what stood in the line."""

    typed = ""


@contextmanager
def ticking(tick: Callable[[], None] | None) -> Iterator[None]:
    """Call `tick` each second for as long as the context waits for input; it may raise.

    A signal does it, so it works within the line editor too. Windows has no such signal: there
    the time is looked at with each key or line.
    """
    if tick is None or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, lambda *_: tick())
    # On the whole seconds of the clock, however short each wait: keys that come fast put none off.
    signal.setitimer(signal.ITIMER_REAL, EVERY - time.monotonic() % EVERY, EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
