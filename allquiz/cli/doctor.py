"""`allquiz doctor`."""

import locale
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import click

from allquiz import __version__
from allquiz.app.folders import config_file, data_folder, progress, store_errors
from allquiz.app.refused import Refused
from allquiz.app.settings import read_settings
from allquiz.cli.banks import bank_option, default_banks, read
from allquiz.store.repair import Repaired, examine, repair
from allquiz.store.store import FILE
from allquiz.terminal.streams import is_terminal, no_color


class Finding(NamedTuple):
    """What was looked at, what was found, and the way out where something is wrong."""

    what: str
    found: str
    remedy: str | None = None


@click.command("doctor")
@click.option("--repair", "mend", is_flag=True, help="Save what can be read of a damaged file.")
@bank_option
def command(mend: bool, banks: tuple[Path, ...]) -> int:
    """Find out what is wrong with this installation, and repair it.

    Says where things are; looks through the record of your answers, checks that what is remembered
    of each question agrees with it, and reads the banks. Exit status 1 where something is wrong.

    \b
    Examples:
      allquiz doctor
      allquiz doctor --repair     works on a copy; the damaged file is kept
    """
    if mend:
        _repair()
    wrong = 0
    for finding in _findings(list(banks)):
        sign = "problem" if finding.remedy else "ok"
        click.echo(f"{sign:<8} {finding.what + ':':<10} {finding.found}")
        if finding.remedy:
            wrong += 1
            click.echo(f"{'':<8} {'':<10} Help: {finding.remedy}")
    return 1 if wrong else 0


def _findings(banks: list[Path]) -> Iterator[Finding]:
    """Everything that was looked at, in turn."""
    yield Finding(
        "program",
        f"allquiz {__version__}, Python {platform.python_version()}, SQLite "
        f"{sqlite3.sqlite_version}, {platform.system()}",
    )
    yield _settings()
    yield from _progress()
    yield _banks(banks)
    yield _terminal()


def _settings() -> Finding:
    file = config_file()
    try:
        read_settings(file)
    except Refused as refused:
        return Finding("settings", str(refused), refused.remedy)
    return Finding("settings", f"{file}{'' if file.exists() else ' (none yet: the defaults)'}")


def _progress() -> Iterator[Finding]:
    """The record of answers, and what is derived from it."""
    folder = data_folder()
    database = folder / FILE
    if not database.exists():
        yield _place_for(folder)
        return
    try:
        examined = examine(folder, retention=read_settings(config_file()).retention)
    except Refused:
        return  # the settings are to blame, and were named above
    if examined.wrong is not None:
        way_out = "allquiz doctor --repair" if examined.can_be_mended else "then try again"
        found = examined.wrong
        yield Finding(
            "progress", found if str(database) in found else f"{database}: {found}", way_out
        )
        return
    size = database.stat().st_size / 1_000_000
    entries = f"{examined.entries} {'entry' if examined.entries == 1 else 'entries'}"
    yield Finding("progress", f"{database}: {entries}, {size:.1f} MB, sound")
    if examined.differing:
        named = ", ".join(examined.differing[:3]) + (" …" if len(examined.differing) > 3 else "")
        found = f"what is remembered does not agree with your answers to {named}"
        yield Finding("memory", found, "allquiz doctor --repair")
    else:
        yield Finding("memory", "agrees with your answers")
    if examined.waiting:
        what = f"{examined.waiting} question{'s' * (examined.waiting != 1)}"
        found = f"answers to {what} are dated in the future; they count then"
        yield Finding("clock", found)


def _place_for(folder: Path) -> Finding:
    """Whether progress could be kept in a folder that has none yet."""
    nearest = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK):
        return Finding("progress", f"{folder} (no answer yet)")
    why = "can't be written" if nearest.is_dir() else "is no folder"
    found = f"{folder} can't be made: {nearest} {why}"
    return Finding("progress", found, "set ALLQUIZ_DATA_DIR to a folder you can write to")


def _banks(banks: list[Path]) -> Finding:
    chosen = banks or default_banks()
    try:
        reading = read(chosen)
    except Refused as refused:
        return Finding("banks", str(refused), refused.remedy)
    errors = sum(problem.severity == "error" for problem in reading.problems)
    found = f"{', '.join(map(str, chosen))}: {len(reading.questions)} questions"
    if errors:
        return Finding("banks", f"{found}, {errors} errors", "see them with `allquiz check`")
    return Finding("banks", found)


def _terminal() -> Finding:
    if not is_terminal(sys.stdout):
        return Finding("terminal", "none: output goes to a file or a pipe")
    columns, lines = os.get_terminal_size(sys.stdout.fileno())
    colour = "no colour" if no_color() else "colour"
    encoding = sys.stdout.encoding or locale.getpreferredencoding(do_setlocale=False)
    found = f"{os.environ.get('TERM', 'unknown')}, {columns}x{lines}, {encoding}, {colour}"
    return Finding("terminal", found)


def _repair() -> None:
    """Mend what can be mended, and say what was done."""
    folder = data_folder()
    if not (folder / FILE).exists():
        click.echo("Nothing to repair: there is no answer yet.")
        return
    examined = examine(folder, retention=read_settings(config_file()).retention)
    if examined.wrong is None:
        if examined.differing:
            with progress() as store:
                store.rebuild()
            click.echo(f"Memory made anew from your answers: {len(examined.differing)} differed.")
        else:
            click.echo("Nothing to repair.")
    elif examined.can_be_mended:
        with store_errors():
            _say(repair(folder, datetime.now(UTC)))
    else:
        raise Refused(f"{folder / FILE} can't be repaired: {examined.wrong}")


def _say(repaired: Repaired) -> None:
    answers, others = repaired.answers, repaired.others
    if not answers + others:
        click.echo("Nothing in it could be read; there is a new record, with no answer yet.")
    else:
        plural = "s" * (answers != 1)
        click.echo(f"Saved: {answers} answer{plural}, and {others} flags, undos and the like.")
        lost = f"{repaired.missing} entries" if repaired.missing else "none"
        click.echo(f"Lost: {lost} between them; perhaps some after the last.")
    click.echo(f"The damaged file is kept: {repaired.kept}")
    click.echo("An export brings back what it holds: allquiz history import FILE")
