"""One task done on many items by as many processes as may run at once, where that is sooner."""

import gc
import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import zip_longest
from typing import TypeVar

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
    # Both cost as much as reading the shipped bank, and few need them.
    from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    # A fork copies no thread but this one; elsewhere than on Linux it is not safe even so.
    may_fork = sys.platform == "linux" and threading.active_count() == 1
    context = get_context("fork" if may_fork else "spawn")
    pool = ProcessPoolExecutor(count, context, _begin, (gc.get_threshold(),))
    made: list[Future[R]] = []
    try:
        with suppress(OSError, BrokenExecutor), _interrupts_ignored():
            made.extend(pool.submit(task, item) for item in items)
        for item, each in zip_longest(items, made):
            yield task(item) if each is None or each.exception() else each.result()
    except BaseException:  # nobody waits any more for what they are at
        for process in active_children():
            process.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(thresholds: tuple[int, int, int]) -> None:
    """In each process: collect garbage as here, and end even where this one has no time to say so."""
    gc.set_threshold(*thresholds)
    threading.Thread(target=_end_with_parent, daemon=True).start()


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
