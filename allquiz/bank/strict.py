"""Where YAML 1.2, and so every editor, is stricter than the parser that banks are read with.

A quoted text or list in brackets that goes on over several lines has to stay to the right of the
key, or dash, that it belongs to; only the bracket that closes it may stand below that.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from allquiz.bank.characters import without_separators
from allquiz.bank.nodes import Parser

HEAD = re.compile(r"[a-z_]+[ \t]*:|-[ \t\n]|---|\.\.\.|%")
AT_MARGIN = re.compile(r"\n(?=[^\s#])")
CLOSES = re.compile(r"\n *[\]}]")


def outdented(text: str) -> Iterator[tuple[int, int]]:
    """Line and column, from 1, of what stands too far to the left; of a file without syntax errors."""
    at_margin = any(not HEAD.match(text, found.end()) for found in AT_MARGIN.finditer(text))
    if not at_margin and not CLOSES.search(text):
        return
    text = without_separators(text)
    lines = text.split("\n")
    margins: list[int] = []  # the column of each block that is open
    opened: list[int] = []  # the line of each bracket that is open
    next_event: Callable[[], Any] = Parser(text.encode()).get_event
    while (event := next_event()).__class__ is not yaml.StreamEndEvent:
        start, end = event.start_mark, event.end_mark
        is_start = isinstance(event, yaml.CollectionStartEvent)
        if is_start and event.flow_style:
            opened.append(start.line)
        elif is_start:
            margins.append(start.column)
        elif isinstance(event, yaml.CollectionEndEvent) and not opened:
            margins.pop()
        elif isinstance(event, yaml.CollectionEndEvent):
            begun = opened.pop()
            if not opened:
                yield from _left_of(lines, margins, begun, end.line, may_close=True)
        elif isinstance(event, yaml.ScalarEvent) and event.style in ("'", '"') and not opened:
            yield from _left_of(lines, margins, start.line, end.line)


def _left_of(
    lines: list[str], margins: list[int], first: int, last: int, *, may_close: bool = False
) -> Iterator[tuple[int, int]]:
    """The first line after the first one that does not stay to the right of the block it is in."""
    margin = margins[-1] if margins else -1
    for number in range(first + 1, last + 1):
        line = lines[number]
        bare = line.lstrip(" ")
        column = len(line) - len(bare)
        closes = may_close and number == last and column == margin and bare[:1] in ("]", "}")
        if bare and column <= margin and not closes and not (may_close and bare[0] == "#"):
            yield number + 1, column + 1
            return
