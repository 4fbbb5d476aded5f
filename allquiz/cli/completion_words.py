"""What a shell offers behind a command: topics, questions, tags, and names that are known."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from allquiz.cli.banks import read
from allquiz.model.refused import Refused

if TYPE_CHECKING:  # a start from the cache does without
    from allquiz.bank.read_result import Reading

Offer = Callable[[click.Context, click.Parameter, str], list[str]]


def one_of(names: Iterable[str]) -> Offer:
    """Those of these names that begin as what was typed."""
    return lambda _, __, incomplete: [name for name in names if name.startswith(incomplete)]


def _offer(names: "Callable[[Reading, str], Iterable[str]]") -> Offer:
    """Those of the names that begin as what was typed, from the banks of the line so far; none where
    they can't be read: a shell wants no complaint."""

    def beginning(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
        with suppress(Refused):
            found = names(read(ctx.params.get("banks") or ()), incomplete)
            return [name for name in dict.fromkeys(found) if name.startswith(incomplete)]
        return []

    return beginning


def _ids(reading: "Reading", incomplete: str) -> Iterable[str]:
    """The ids, with their namespace where that was typed."""
    return (name if "/" in incomplete else name.rpartition("/")[2] for name in reading.in_use)


topics = _offer(lambda reading, _: (bank.topic for bank in reading.banks))
questions = _offer(_ids)
tags = _offer(lambda reading, _: sorted({t for q in reading.in_use.values() for t in q.tags}))
