"""What processes are given to do: in a module by itself, which each of them is quick to load."""

import os
import signal
import time
from multiprocessing.connection import Connection
from typing import Any


def by_whom(number: int) -> tuple[int, int]:
    time.sleep(0.02 * (number % 3))  # the later ones are done sooner
    return number, os.getpid()


def ends_its_process(number: int, parent: int) -> int:
    if number == 4 and os.getpid() != parent:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return number


def ends_as_it_writes(number: int, parent: int) -> int:
    def half(self: Any, message: Any) -> None:
        os.write(self.fileno(), bytes(message)[: len(message) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    if number == 4 and os.getpid() != parent:
        Connection._send = half  # type: ignore[attr-defined]
    return number


def fails(number: int) -> int:
    if number in (3, 5):
        raise ValueError(number)
    return number
