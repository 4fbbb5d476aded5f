"""A bar for what takes longer than a second."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")
PATIENCE = 1.0  # seconds without a bar


class WithBar(list[T]):
    """The items; while one goes through them, from the second second on, a bar on stderr where that is
    a terminal."""

    def __init__(self, items: Iterable[T], label: str) -> None:
        super().__init__(items)
        self._label = label

    def __iter__(self) -> Iterator[T]:
        items = super().__iter__()
        done, late = 0, time.monotonic() + PATIENCE
        while done < len(self) and (time.monotonic() < late or not sys.stderr.isatty()):
            yield next(items)
            done += 1
        if done < len(self):
            with click.progressbar(length=len(self), label=self._label, file=sys.stderr) as bar:
                bar.update(done)
                for item in items:
                    yield item
                    bar.update(1)
