"""One task done on many items by as many processes as may run at once, where that is sooner."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

SHARE = (
    2**19
)  # bytes of text that a process should go through: its start costs as much as some of it
AHEAD = 2  # items that a process is handed, so that it need not wait for the next


def spread(task: Callable[[T], R], items: Sequence[T], size: int) -> Generator[R, None, None]:
    """What the task makes of each item, in order; `size` is about how many bytes it goes through in all.

    Task, items and results must be what `pickle` takes, the task a function of a module or a `partial`
    of one. What a process does not bring back, since the task failed there or it was killed, is done
    here, so that an error is raised here, at its item.
    """
    count = min(processors(), len(items), size // SHARE)
    if count < 2:
        yield from map(task, items)
        return
    workers = _Workers(task, items)
    try:
        workers.start(count)
        for number, item in enumerate(items):
            made = workers.made(number)
            yield made[0] if made else task(item)
    finally:
        workers.end()


def processors() -> int:
    """How many processors this process may use."""
    count: Callable[[], int | None] | None = getattr(os, "process_cpu_count", None)  # Python 3.13
    if count is None and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return (count or os.cpu_count)() or 1


class _Workers(Generic[T, R]):
    """The processes, and what each is to bring back."""

    def __init__(self, task: Callable[[T], R], items: Sequence[T]) -> None:
        self._task, self._items = task, items
        self._waiting = iter(range(len(items)))
        self._held: dict[Connection[int, Any], set[int]] = {}
        self._made: dict[int, R] = {}
        self._processes: list[Any] = []

    def start(self, count: int) -> None:
        """Start them and hand out the first items; where there can be no more, those there are do."""
        import multiprocessing  # costs as much as the shipped bank's reading, and few need it

        # A fork copies no thread but this one; elsewhere than on Linux it is not safe even so.
        may_fork = sys.platform == "linux" and threading.active_count() == 1
        context: Any = multiprocessing.get_context("fork" if may_fork else "spawn")
        with suppress(OSError), _interrupts_held():
            for _ in range(count):
                ours, theirs = context.Pipe()
                process = context.Process(
                    target=_work, args=(self._task, self._items, ours, theirs), daemon=True
                )
                self._processes.append(process)
                process.start()
                theirs.close()
                self._held[ours] = set()
        for connection in list(self._held) * AHEAD:
            self._hand_out(connection)

    def made(self, number: int) -> tuple[R] | None:
        """What was made of the item of this number, as soon as it is there; None where it won't be."""
        from multiprocessing.connection import wait

        while number not in self._made and any(number in held for held in self._held.values()):
            for connection in wait(list(self._held)):
                self._receive(connection)  # type: ignore[arg-type]
        return (self._made.pop(number),) if number in self._made else None

    def _receive(self, connection: "Connection[int, Any]") -> None:
        try:
            number, made = connection.recv()
        except (EOFError, OSError):
            del self._held[connection]
            connection.close()
            return
        self._held[connection].discard(number)
        self._made[number] = made
        self._hand_out(connection)

    def _hand_out(self, connection: "Connection[int, Any]") -> None:
        number = next(self._waiting, None)
        if number is not None:
            self._held[connection].add(number)
            with suppress(OSError):  # it ended: that shows when it is listened to
                connection.send(number)

    def end(self) -> None:
        """End them, whatever they are at."""
        for process in self._processes:
            if process.pid:
                process.terminate()
                process.join()
                process.close()
        for connection in self._held:
            connection.close()


def _work(task: Callable[[T], R], items: Sequence[T], theirs: Any, ours: Any) -> None:
    """What a process does: an item for each number it is sent, until nobody listens any more."""
    theirs.close()
    gc.set_threshold(1_000_000)  # as in the program's own process
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with suppress(Exception):
        while True:
            number = ours.recv()
            ours.send((number, task(items[number])))


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while processes start: it is not for them, and must find all of them known."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
