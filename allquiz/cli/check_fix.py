"""`allquiz check --fix`: repairs, shown before they are written."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from allquiz.app.safe_writing import replace_file
from allquiz.bank.repair import ids_in, repair
from allquiz.bank.rewrite import open_text
from allquiz.bank.which_files import bank_files, contents
from allquiz.cli.say import note
from allquiz.cli.unified_diff import unified
from allquiz.model.refused import Refused
from allquiz.terminal.streams import can_ask, encodable
from allquiz.utf8 import as_utf8


def fix(paths: Sequence[Path], *, write: bool, quiet: bool) -> None:
    """Show what can be repaired in the files, and write it; a person at a terminal is asked first.

    `quiet` sends the diff to stderr, where stdout is for data. Raises Refused where there is no path.
    """
    if not paths:
        raise Refused("--fix needs a path", "name the file or folder to repair")
    files = bank_files(paths)
    before = [(path, contents(path)) for path in files if not path.is_dir()]
    # All bank files of the folders: an id is permanent, and must be free in all of them.
    beside = [path for path in bank_files([*{file.parent for file in files}]) if path.is_file()]
    taken = {id for path in beside for id in ids_in(path.read_text("utf-8", "replace"))}
    changed = []
    out = sys.stderr if quiet else sys.stdout
    for path, data in before:
        made = repair(path, data, taken)
        taken |= ids_in(made.decode("utf-8", "replace"))
        if made != data:
            changed.append((path, data, made))
            for line in unified(path, open_text(as_utf8(data)).text, open_text(made).text):
                click.echo(encodable(line, out), err=quiet)
    if not changed:
        note("Nothing that can be repaired safely.")
    elif write and _agreed():
        for path, data, made in changed:
            replace_file(path, made, was=data)
            note(f"Repaired {path}")
    elif write:
        note("Nothing was changed.")


def _agreed() -> bool:
    if not can_ask():
        return True
    try:
        return click.confirm("Write these repairs?", default=True)
    except click.Abort as stop:
        if not isinstance(stop.__context__, EOFError):
            raise
        click.echo()  # the end of input agrees to nothing
        return False
