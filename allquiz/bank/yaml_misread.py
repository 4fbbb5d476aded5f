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
from allquiz.bank.yaml_values import Loader

HEAD = re.compile(r"[a-z_]+[ \t]*:|-[ \t\n]|---|\.\.\.|%")
AT_MARGIN = re.compile(r"\n(?=[^\s#])")
ITEM_BELOW_ITEM = re.compile(r"\n( *)- +[^\"'|>\s][^\n]*(?<!:)\n\1[ \t]+-[ \t]")
OUTDENTED = (
    "outdented",
    "editors take this for an error: it stands left of what it belongs to",
    "indent it further",
)
SWALLOWED = (
    "item-in-text",
    "to YAML this goes on with the text above, and is no item of its own",
    "indent it like the other items; if it is one text, put that in quotes",
)
# A number behind its sign, or a sentence that does not end there: two blanks before a comment are usual.
CUT_OFF = (
    "cut-off",
    "the text ends before this: to YAML a comment begins here",
    "put all of it in quotes, if it is one text; before a comment leave two blanks",
)
SPACED = "put a text that holds a comma in quotes; between two leave a blank behind it"
NUMBER_SIGN = re.compile(r" #\d")
NUMBERED = re.compile(r"(?m)^ *(?:- +)?(?:[^\s:#]+: +)?[^\s\"'#|>][^#\n]*(?<! ) #\d")  # such a line
PROSE = re.compile(r"(?m)^ *(?:- +)?(?:stem|explanation): .*[^.?!:;…。？！؟।)\]\"'“”’»«] #.")
# A comma without a blank behind a number, in a list where another has one: 46,XY or about 1,000, but not CD3,CD4.
TORN = re.compile(
    r"\[(?=[^\"'\[\]\n]*, )(?:[^\"'\[\]\n]*,)?(?P<one>[^\"',\[\]\n]*\d(?=,\d{3}(?!\d))|[^\w\"',\[\]\n]*\d+),(?P<two>[^\s\"',\[\]][^\"',\[\]\n]*)"
)
LISTED = re.compile(r" *(?:- +)?(?:accept|answers|distractors|order): *\[")
CLOSES = re.compile(r"\n *[\]}]")


def misread(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Line and column, from 1, rule, message and remedy, of each in a file without syntax errors."""
    for found in TORN.finditer(text) if ", " in text else ():
        start = text.rfind("\n", 0, found.start()) + 1
        if LISTED.fullmatch(text, start, found.start() + 1):
            message = f"“{found['one'].strip()}” and “{found['two']}” are two: to YAML this comma divides them"
            line = text.count("\n", 0, start) + 1
            yield line, found.start("two") - start, "torn-item", message, SPACED
    at_margin = any(not HEAD.match(text, found.end()) for found in AT_MARGIN.finditer(text))
    may_be_outdented = at_margin or CLOSES.search(text)
    may_be_swallowed = ITEM_BELOW_ITEM.search(text)
    may_be_cut = " #" in text and (NUMBERED.search(text) or PROSE.search(text))
    if not may_be_outdented and not may_be_swallowed and not may_be_cut:
        return
    text = without_separators(text)
    lines = text.split("\n")
    for node, margin in _within(yaml.compose(text, Loader=Loader), -1):
        is_text, end = isinstance(node, yaml.ScalarNode), node.end_mark
        is_plain = is_text and not node.style
        if may_be_swallowed and is_plain:
            for number in range(node.start_mark.line + 1, end.line + 1):
                bare = lines[number].lstrip(" \t")
                if bare.startswith(("- ", "-\t")):
                    yield number + 1, len(lines[number]) - len(bare) + 1, *SWALLOWED
        if may_be_cut and is_plain:
            line = lines[end.line]
            is_prose = line.startswith(" #", end.column) and PROSE.match(line[: end.column + 3])
            if is_prose or NUMBER_SIGN.match(line, end.column):
                yield end.line + 1, end.column + 2, *CUT_OFF
        is_wide = node.style in ("'", '"') if is_text else node.flow_style
        if may_be_outdented and margin is not None and is_wide:
            for place in _left_of(lines, margin, node, may_close=not is_text):
                yield *place, *OUTDENTED


def _within(node: Any, margin: int | None) -> Iterator[tuple[Any, int | None]]:
    """The node and those in it, each with the column of the block that it is in; None within brackets."""
    yield node, margin
    if not isinstance(node, yaml.ScalarNode):
        inner = None if node.flow_style else node.start_mark.column
        is_map = isinstance(node, yaml.MappingNode)
        for child in itertools.chain(*node.value) if is_map else node.value:
            yield from _within(child, inner)


def _left_of(
    lines: list[str], margin: int, node: Any, *, may_close: bool
) -> Iterator[tuple[int, int]]:
    """The first line of the node after its first that does not stay to the right of the block it is in."""
    last = node.end_mark.line
    for number in range(node.start_mark.line + 1, last + 1):
        line = lines[number]
        bare = line.lstrip(" ")
        column = len(line) - len(bare)
        closes = may_close and number == last and column == margin and bare[:1] in ("]", "}")
        if bare and column <= margin and not closes and not (may_close and bare[0] == "#"):
            yield number + 1, column + 1
            return
