"""What would change in a file, as a unified diff."""

import difflib
from collections.abc import Iterator
from pathlib import Path

import click

from allquiz.terminal.streams import no_color


def unified(path: Path, before: str, after: str) -> Iterator[str]:
    """The lines of the diff, coloured where click finds a terminal that wants colour."""
    made = difflib.unified_diff(
        before.splitlines(), after.splitlines(), f"{path}", f"{path} (changed)", lineterm=""
    )
    for line in made:
        color = {"+": 28, "-": 160, "@": 130}.get(line[:1])  # seen on white and on black
        bold = line.startswith(("+++", "---"))
        yield line if no_color() or not line else click.style(line, fg=color, bold=bold)
