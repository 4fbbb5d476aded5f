"""`allquiz check --watch`: the check again at each save, and in a window of another size.

Times and sizes of the files are looked at ten times a second: a few microseconds a file, on every
system and file system, whatever way an editor saves (most replace the file, which loses watches on
it).
"""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from allquiz.app.cache_file import state_of
from allquiz.bank.which_files import bank_files
from allquiz.cli.run import refused_by_system
from allquiz.cli.say import note
from allquiz.model.refused import Refused
from allquiz.terminal.streams import is_terminal, size

PAUSE = 0.1  # seconds between looks


def watch(paths: Sequence[Path], check: Callable[[int | None], object]) -> None:
    """Call `check` now and after each change, until Ctrl-C; it is given the lines there is room for.

    A path that can't be opened is said, and waited for.
    """
    while True:
        before = _look(paths)
        _check_once(check)
        while (now := _look(paths)) == before:
            time.sleep(PAUSE)
        time.sleep(PAUSE / 5)  # many an editor empties a file before it writes it
        while (later := _look(paths)) != now:
            now = later
            time.sleep(PAUSE / 5)


def _check_once(check: Callable[[int | None], object]) -> None:
    on_screen = is_terminal(sys.stdout) and os.environ.get("TERM") not in ("dumb", "unknown")
    room = None
    if on_screen:
        click.echo("\x1b[H\x1b[2J\x1b[3J", nl=False)
        window = size(sys.stdout)
        room = window.lines - 3 if window else None
    note(f"{time.strftime('%H:%M:%S')}  watching, Ctrl-C stops")
    try:
        check(room)
    except Refused as error:
        note(error.said())
    except OSError as error:
        note(refused_by_system(error).said())
    sys.stdout.flush()


def _look(paths: Sequence[Path]) -> object:
    """The files at the paths as they are now, what lies beside them and counts, and the window."""
    try:
        return state_of(bank_files(paths)), size(sys.stdout)
    except Refused as error:
        return str(error)
