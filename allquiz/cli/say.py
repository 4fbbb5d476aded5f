"""What is printed: lines on stdout or stderr, and notes beside them."""

import sys
from collections.abc import Iterable
from itertools import islice

import click

from allquiz.terminal.streams import columns

AT_ONCE = 1000  # lines printed in one go: there may be very many


def echo(lines: Iterable[str], *, err: bool = False) -> None:
    """Print the lines; what the stream or UTF-8 can't carry is escaped (a file's name may be any bytes)."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    rest = iter(lines)
    while some := list(islice(rest, AT_ONCE)):
        text = "\n".join(some)
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), err=err)


def note(text: str) -> None:
    """Say it on stderr; a terminal gets it in lines that break no word."""
    lines = text.split("\n")
    if width := columns(sys.stderr):
        import textwrap  # whose patterns a start would wait for

        wrap = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
        lines = [piece for line in lines for piece in wrap.wrap(line) or [""]]
    click.echo("\n".join(lines), err=True)
