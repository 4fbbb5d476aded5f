"""The cyclic garbage collector, kept out of the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Reading and writing build many small objects and no cycles: the collector only slows them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was read stays until the process ends: there is no need ever to look through it.
        gc.freeze()
        if enabled:
            gc.enable()
