"""What a shell offers behind a command: topics, questions, decks, tags and rules."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

import click

from allquiz.bank.reading import Reading
from allquiz.model.refused import Refused


def topics(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The topics that begin so."""
    reading = _reading(ctx)
    return _beginning(incomplete, (bank.topic for bank in reading.banks) if reading else ())


def questions(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The ids that begin so, with their namespace where that was typed."""
    reading = _reading(ctx)
    known: Mapping[str, object] = reading.in_use if reading else {}
    if "/" not in incomplete:
        return _beginning(incomplete, (name.rpartition("/")[2] for name in known))
    return _beginning(incomplete, known)


def tags(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[str]:
    """The tags that begin so."""
    reading = _reading(ctx)
    asked = reading.in_use.values() if reading else ()
    return _beginning(incomplete, sorted({tag for question in asked for tag in question.tags}))


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in dict.fromkeys(names) if name.startswith(incomplete)]


def _reading(ctx: click.Context) -> Reading | None:
    """The banks of the line so far; None where they can't be read: a shell wants no complaint."""
    from allquiz.cli.banks import read

    banks: tuple[Path, ...] = ctx.params.get("banks") or ()
    with suppress(Refused):
        return read(banks)
    return None
