"""A bar for what takes longer than a second."""

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

import click

T = TypeVar("T")
PATIENCE = 1.0  # seconds without a bar


def with_bar(items: Sequence[T], label: str) -> Sequence[T]:
    """The items; while one goes through them, from the second second on, a bar on stderr where that is
    a terminal."""
    return _WithBar(items, label)


class _WithBar(Sequence[T]):
    def __init__(self, items: Sequence[T], label: str) -> None:
        self._items, self._label = items, label

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, place: Any) -> Any:
        return self._items[place]

    def __iter__(self) -> Iterator[T]:
        return _shown(self._items, self._label)


def _shown(items: Sequence[T], label: str) -> Iterator[T]:
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
