"""What is printed: lines, blocks and JSON on stdout, notes on stderr."""

import re
import sys
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, TextIO

import click

from allquiz.terminal.streams import columns, should_be_plain

if TYPE_CHECKING:  # what is said alone does without
    from allquiz.view.blocks import Block

# In the context: that `--plain` stood before the command, and what was said once.
PLAIN, SAID = "allquiz.plain", "allquiz.said"
AT_ONCE = 1000  # lines printed in one go: there may be very many


def echo(lines: Iterable[str], *, err: bool = False) -> None:
    """Print the lines; what the stream or UTF-8 can't carry is escaped (a file's name may be any bytes)."""
    encoding = (sys.stderr if err else sys.stdout).encoding or "utf-8"
    rest = iter(lines)
    while some := list(islice(rest, AT_ONCE)):
        text = "\n".join(some)
        click.echo(text.encode(encoding, "backslashreplace").decode(encoding), err=err)


def whole_words(lines: Iterable[str], out: TextIO, indent: str = "") -> Iterable[str]:
    """The lines; for a terminal in such as break no word, nor a path where its folders have spaces, indented
    where they go on."""
    if not (width := columns(out)):
        return lines
    import textwrap  # whose patterns a start would wait for

    wrap = textwrap.TextWrapper(
        width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    wrap.wordsep_simple_re = re.compile(r"( +(?![^\s/\\]+[/\\]))")  # Application Support/allquiz
    return (piece for line in lines for piece in wrap.wrap(line) or [""])


def note(*texts: str) -> None:
    """Say each on stderr; a terminal gets it in lines that break no word."""
    echo(whole_words((line for text in texts for line in text.split("\n")), sys.stderr), err=True)


def note_once(text: str) -> None:
    """Say it on stderr, if this command has not said it yet."""
    context = click.get_current_context(silent=True)
    said: set[str] = context.meta.setdefault(SAID, set()) if context else set()
    if text not in said:
        said.add(text)
        note(text)


def suggest(*commands: tuple[str, str]) -> None:
    """Say on stderr what can be done next: a word, and a command, which stays in one piece to be copied."""
    echo((f"{word}allquiz {command}" for word, command in commands), err=True)


def plainly(*, asked: bool = False) -> bool:
    """Whether lines only are wanted: `--plain`, for this command or before it, or streams that show no more."""
    context = click.get_current_context(silent=True)
    return should_be_plain(asked=asked or bool(context and context.meta.get(PLAIN)))


def draw(blocks: "Iterable[Block]", *, plain: bool = False) -> None:
    """Draw the blocks; in plain lines where that suits the streams, or is asked for."""
    from allquiz.terminal.writers import writer

    writer(sys.stdout, plain=plainly(asked=plain)).write(blocks)


def print_json(name: str, document: Mapping[str, Any]) -> None:
    """One object on one line, its schema first; in ASCII where the stream can't carry all that is in it."""
    import json

    whole = {"schema": f"allquiz.{name}/1", **document}
    text = json.dumps(whole, ensure_ascii=False)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(whole)
    click.echo(text)
