"""Where YAML 1.2, and so every editor, is stricter than the parser that banks are read with; and where
YAML reads another thing than meets the eye.

A quoted text or list in brackets that goes on over several lines has to stay to the right of the
key, or dash, that it belongs to; only the bracket that closes it may stand below that.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Any

import yaml

from allquiz.bank.characters import without_separators
from allquiz.bank.yaml_nodes import Loader

HEAD = re.compile(r"[a-z_]+[ \t]*:|-[ \t\n]|---|\.\.\.|%")
AT_MARGIN = re.compile(r"\n(?=[^\s#])")
ITEM_BELOW_ITEM = re.compile(r"\n( *)- +[^\"'|>\s][^\n]*(?<!:)\n\1[ \t]+-[ \t]")
CLOSES = re.compile(r"\n *[\]}]")


def outdented(text: str) -> Iterator[tuple[int, int]]:
    """Line and column, from 1, of what stands too far to the left; of a file without syntax errors."""
    at_margin = any(not HEAD.match(text, found.end()) for found in AT_MARGIN.finditer(text))
    if not at_margin and not CLOSES.search(text):
        return
    text = without_separators(text)
    yield from _within(yaml.compose(text, Loader=Loader), text.split("\n"), margin=-1)


def swallowed(text: str) -> Iterator[tuple[int, int]]:
    """Line and column, from 1, of what looks like an item of a list and goes on with the text above it."""
    if not ITEM_BELOW_ITEM.search(text):
        return
    text = without_separators(text)
    lines = text.split("\n")
    for node in _texts(yaml.compose(text, Loader=Loader)):
        for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
            bare = lines[number].lstrip(" \t")
            if bare.startswith(("- ", "-\t")) and not node.style:
                yield number + 1, len(lines[number]) - len(bare) + 1


def _texts(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
    else:
        is_map = isinstance(node, yaml.MappingNode)
        for child in itertools.chain(*node.value) if is_map else node.value:
            yield from _texts(child)


def _within(node: Any, lines: list[str], margin: int) -> Iterator[tuple[int, int]]:
    """The same within a node; `margin` is the column of the block that it is in."""
    is_text = isinstance(node, yaml.ScalarNode)
    if node.style in ("'", '"') if is_text else node.flow_style:
        first, last = node.start_mark.line, node.end_mark.line
        yield from _left_of(lines, margin, first, last, may_close=not is_text)
    elif not is_text:
        is_map = isinstance(node, yaml.MappingNode)
        for child in itertools.chain(*node.value) if is_map else node.value:
            yield from _within(child, lines, node.start_mark.column)


def _left_of(
    lines: list[str], margin: int, first: int, last: int, *, may_close: bool
) -> Iterator[tuple[int, int]]:
    """The first line after the first one that does not stay to the right of the block it is in."""
    for number in range(first + 1, last + 1):
        line = lines[number]
        bare = line.lstrip(" ")
        column = len(line) - len(bare)
        closes = may_close and number == last and column == margin and bare[:1] in ("]", "}")
        if bare and column <= margin and not closes and not (may_close and bare[0] == "#"):
            yield number + 1, column + 1
            return
