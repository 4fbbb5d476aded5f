"""What is said beside the output."""

import sys
import textwrap

import click

from allquiz.terminal.streams import columns


def note(text: str) -> None:
    """Say it on stderr; a terminal gets it in lines that break no word."""
    lines = text.split("\n")
    if width := columns(sys.stderr):
        wrap = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
        lines = [piece for line in lines for piece in wrap.wrap(line) or [""]]
    click.echo("\n".join(lines), err=True)
