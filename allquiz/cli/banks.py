"""Which banks a command works on, and reading them."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from allquiz.app.kept_banks import Stock, files_with_errors, read_kept, stock
from allquiz.bank.which_files import always_banks, bank_here, banks_from
from allquiz.cli.say import note_once
from allquiz.model.words import number
from allquiz.shell import as_typed
from allquiz.shipped import shipped

if TYPE_CHECKING:  # a start from the cache does without
    from allquiz.bank.read_result import Reading


def _named(_: object, __: object, paths: tuple[str, ...]) -> tuple[Path, ...]:
    """The paths given, `shipped` standing for the shipped banks."""
    return tuple([shipped("questions") if path == "shipped" else Path(path) for path in paths])


def _with_usual(ctx: object, option: object, paths: tuple[str, ...]) -> tuple[Path, ...]:
    """The paths given, and those of ALLQUIZ_BANK_PATH."""
    return (*_named(ctx, option, paths), *always_banks()) if paths else ()


def _option(named: Callable[..., tuple[Path, ...]]) -> Callable[[Any], Any]:
    return click.option(
        "--bank",
        "banks",
        multiple=True,
        type=click.Path(),
        metavar="PATH",
        callback=named,
        help="A bank or a folder of banks, else that of this folder; `shipped` for ours. Repeatable.",
    )


bank_option = _option(_with_usual)
only_bank_option = _option(_named)  # where it is another way to give the paths that are worked on


def default_banks() -> list[Path]:
    """The bank that one stands in, which is then said once, or the shipped; and those of ALLQUIZ_BANK_PATH."""
    here = bank_here()
    if here is not None and click.get_current_context(silent=True):
        where = "this folder" if here == Path() else f"{here}{os.sep}"
        note_once(f"Taking the bank in {where} (the shipped one: --bank shipped)")
    return banks_from(here)


def read(paths: Sequence[Path]) -> "Reading":
    """All that is at the paths, or at the default ones. Raises Refused where one can't be opened."""
    return read_kept(list(paths) or default_banks())


def in_stock(paths: Sequence[Path]) -> Stock:
    """The same, from the cache where nothing changed; questions left out for errors are told in one line."""
    found = stock(list(paths) or default_banks())
    _say_left_out(found.broken, found.entries - len(found.listed))
    return found


def _say_left_out(files: Sequence[str], count: int) -> None:
    if not files:
        return
    what = f"{number(count, 'question')} left out" if count else "errors found"
    named = " ".join(map(as_typed, files[:3])) + (" …" if len(files) > 3 else "")
    note_once(f"Note: {what}; see why with: allquiz check {named}")


def read_sound(paths: Sequence[Path]) -> "Reading":
    """Everything there, with the same note."""
    reading = read(paths)
    _say_left_out(files_with_errors(reading), reading.entries - len(reading.questions))
    return reading
