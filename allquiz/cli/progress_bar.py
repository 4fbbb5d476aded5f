"""A bar for what takes longer than a second."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")
PATIENCE = 1.0  # seconds without a bar


def with_bar(items: Sequence[T], label: str) -> Iterator[T]:
    """The items; from the second second on, a bar on stderr where that is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    done, late = 0, time.monotonic() + PATIENCE
    while done < len(items) and time.monotonic() < late:
        yield items[done]
        done += 1
    if done == len(items):
        return
    with click.progressbar(length=len(items), label=label, file=sys.stderr) as bar:
        bar.update(done)
        for item in items[done:]:
            yield item
            bar.update(1)
