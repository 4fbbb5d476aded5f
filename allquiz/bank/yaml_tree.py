"""A bank's text as a tree that keeps what reading throws away: comments, blank lines, block texts.

For files without an error only. Built on the nodes of PyYAML's composer, whose marks say where each
text stands; what lies between texts is punctuation and comments. A comment belongs to the entry it
stands beside, or to the one below it; one that is indented like the entry above, to that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from allquiz.bank.characters import with_separators, without_separators
from allquiz.bank.yaml_values import Loader

COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
BLOCK_HEADER = re.compile(r"([|>])([-+0-9]*)[ \t]*(#[^\n]*)?$")


@dataclass(slots=True)
class Comment:
    """A comment from its `#` to the end of its line."""

    text: str
    blank_before: bool = False


@dataclass(slots=True)
class Text:
    """A scalar. A block text has its header (`note` is the comment there) and lines without margin."""

    value: str
    header: str = ""
    note: str = ""
    lines: list[str] = field(default_factory=list)
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Entry:
    """A pair of a mapping, or an item of a list (whose `key` is None), with its comments."""

    value: "Node"
    key: Text | None = None
    before: list[Comment] = field(default_factory=list)
    header: str = ""  # beside the key, where the value stands below
    after: str = ""  # beside the end of the value
    blank_before: bool = False
    start: int = 0
    end: int = 0

    @property
    def name(self) -> str:
        return self.key.value if self.key else ""


@dataclass(slots=True)
class Group:
    """A mapping or a list. `column` is where its entries begin, if it is in block style."""

    entries: list[Entry]
    is_map: bool
    flow: bool = False
    column: int = 0
    tail: list[Comment] = field(default_factory=list)  # after the last entry
    start: int = 0
    end: int = 0

    def get(self, name: str) -> Entry | None:
        """The entry of a mapping with this key."""
        return next((entry for entry in self.entries if entry.name == name), None)


Node = Text | Group


def grow(text: str) -> Group:
    """The tree of a file's mapping. Raises yaml.YAMLError for what is not YAML."""
    text = without_separators(text)
    root = _node(yaml.compose(text, Loader=Loader), text)
    if not isinstance(root, Group):
        raise yaml.YAMLError("no mapping")
    end = 0
    for start, stop in [*sorted(_spans(root)), (len(text), len(text))]:
        column = len(text)
        for match in COMMENT.finditer(text, end, start):
            at = match.start()
            # One that stands left of the one above it can't be deeper in the tree.
            column = min(column, at - _line_start(text, at))
            comment = Comment(with_separators(match[0].rstrip()), _is_blank_above(text, at))
            _attach(comment, text, at, column, root)
        end = max(stop, start)
    return root


def all_comments(node: Node) -> Iterator[str]:
    """Every comment below the node, in no order."""
    if isinstance(node, Group):
        for entry in node.entries:
            yield from (comment.text for comment in entry.before)
            yield from filter(None, (entry.header, entry.after))
            yield from all_comments(entry.value)
        yield from (comment.text for comment in node.tail)
    elif node.note:
        yield node.note


def _node(node: Any, text: str) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        made = Text(with_separators(node.value), start=start, end=end)
        if node.style in ("|", ">"):
            _read_block(made, text)
        return made
    flow, is_map = bool(node.flow_style), isinstance(node, yaml.MappingNode)
    pairs = node.value if is_map else [(None, value) for value in node.value]
    entries = [_entry(key, value, text) for key, value in pairs]
    if not flow and entries:  # the mark of its end is where the next begins
        end = entries[-1].end
    return Group(entries, is_map, flow, node.start_mark.column, start=start, end=end)


def _entry(key: Any, value: Any, text: str) -> Entry:
    """An entry with neither comments nor, in a list, a key."""
    name: Any = key and _node(key, text)  # of a file without an error, a text
    inner = _node(value, text)
    start = (name or inner).start
    end = max(name.end, inner.end) if name else inner.end
    return Entry(inner, name, blank_before=_is_blank_above(text, start), start=start, end=end)


def _read_block(made: Text, text: str) -> None:
    """Add a block text's header and lines, their common margin taken off."""
    first, *lines = text[made.start : made.end].split("\n")
    match = BLOCK_HEADER.match(first.rstrip())
    style, marks, note = match.groups(default="") if match else (first, "", "")
    chomp = "".join(mark for mark in marks if mark in "+-")
    explicit = "".join(mark for mark in marks if mark.isdigit())
    if lines and not lines[-1].strip(" "):
        lines.pop()  # what stands before the next entry, and no line of the text
    while lines and "+" not in chomp and not lines[-1].strip(" "):
        lines.pop()
    first = next((line for line in lines if line.strip(" ")), "")
    margin = len(first) - len(first.lstrip(" "))
    if explicit:
        line = text[_line_start(text, made.start) : made.start]
        margin = _parent_column(line) + int(explicit)
    made.lines = [with_separators(line[margin:]) for line in lines]
    # Whether the margin of the lines can't be seen from the first that is not empty.
    indicator = "2" if next(filter(None, made.lines), "").startswith(" ") else ""
    made.header, made.note = style + indicator + chomp, with_separators(note)


def _parent_column(line: str) -> int:
    """The column of the entry whose value begins at the end of this line."""
    dashes: Any = re.match(r" *(?:- +)*", line)
    # Of an item of a list: the dash itself.
    return line.rfind("-") if dashes[0] == line else len(dashes[0])


def _attach(comment: Comment, text: str, at: int, column: int, group: Group) -> None:
    """Give a comment to what it belongs to in the group; it stands at this offset and column."""
    index = sum(entry.start <= at for entry in group.entries) - 1
    if index < 0:
        (group.entries[0].before if group.entries else group.tail).append(comment)
        return
    entry = group.entries[index]
    inside, last = entry.value, _last(entry)
    ends_with_block = isinstance(last.value, Text) and last.value.header
    if at < entry.end:
        _attach_inside(comment, text, at, column, entry)
    elif "\n" not in text[entry.end : at] and not ends_with_block:
        last.after = comment.text
    elif (
        isinstance(inside, Group)
        and not inside.flow
        and inside.entries
        and column >= inside.column
        and column > group.column
    ):
        _attach(comment, text, at, column, inside)
    elif index + 1 < len(group.entries):
        group.entries[index + 1].before.append(comment)
    else:
        group.tail.append(comment)


def _attach_inside(comment: Comment, text: str, at: int, column: int, entry: Entry) -> None:
    """Between a key and its value, or further down the tree."""
    value = entry.value
    if isinstance(value, Text):
        entry.before.append(comment)
        return
    first = value.entries[0].start if value.entries else value.end
    beside = entry.key is not None and "\n" not in text[entry.key.end : at]
    if at < first and beside and not entry.header and not value.flow:
        entry.header = comment.text
    else:
        _attach(comment, text, at, column, value)


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _is_blank_above(text: str, at: int) -> bool:
    start = _line_start(text, at)
    return start > 0 and not text[_line_start(text, start - 1) : start - 1].strip()


def _spans(node: Node) -> Iterator[tuple[int, int]]:
    """Where the texts stand."""
    if isinstance(node, Text):
        yield node.start, node.end
    else:
        for entry in node.entries:
            if entry.key:
                yield entry.key.start, entry.key.end
            yield from _spans(entry.value)


def _last(entry: Entry) -> Entry:
    """The entry that ends where this one does."""
    while isinstance(entry.value, Group) and not entry.value.flow and entry.value.entries:
        entry = entry.value.entries[-1]
    return entry
