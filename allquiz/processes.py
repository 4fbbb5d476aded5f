"""One task done on many items by as many processes as may run at once, where that is sooner."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")

SHARE = 2**19  # bytes of text that pay for a process: its start costs as much as some of it


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
    from multiprocessing import get_context  # costs as much as some of the reading, and few need it

    # A fork copies no thread but this one; elsewhere than on Linux it is not safe even so.
    may_fork = sys.platform == "linux" and threading.active_count() == 1
    context: Any = get_context("fork" if may_fork else "spawn")
    # Each has a pipe of its own, so that one that is killed as it writes leaves none waiting.
    processes: list[Any] = []
    pipes: list[Any] = []
    try:
        with suppress(OSError), _interrupts_ignored():
            for share in range(count):
                here, there = context.Pipe(duplex=False)
                with there:
                    given = there, task, items[share::count], gc.get_threshold()
                    process = context.Process(target=_work, args=given, daemon=True)
                    process.start()
                processes.append(process)
                pipes.append(here)
        for number, item in enumerate(items):
            made: list[R] = []
            with suppress(EOFError, OSError, IndexError):  # it was killed, or never begun
                made = pipes[number % count].recv()
            yield made[0] if made else task(item)
    finally:
        for process in processes:
            process.kill()  # nobody waits any more for what it is at
            process.join()
        for pipe in pipes:
            pipe.close()


def _work(
    pipe: Any, task: Callable[[T], R], items: Sequence[T], thresholds: tuple[int, int, int]
) -> None:
    """In each process: send what is made of each item, in a list; an empty one where that failed.

    Garbage is collected as where it began; it ends even where that one has no time to say so.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.set_threshold(*thresholds)
    with suppress(RuntimeError):  # there may be no room for a thread
        threading.Thread(target=_end_with_parent, daemon=True).start()
    with suppress(OSError), pipe:
        for item in items:
            try:
                pipe.send([task(item)])
            except Exception:  # it is raised where it is done again
                pipe.send([])


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if parent := parent_process():
        parent.join()
        os._exit(1)


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """As processes started meanwhile do for good: whoever started them ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def processors() -> int:
    """How many processors this process may use."""
    count: Callable[[], int | None] | None = getattr(os, "process_cpu_count", None)  # Python 3.13
    if count is None and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return (count or os.cpu_count)() or 1
