"""The one layout of bank files: order of keys, indentation, blank lines, quotes.

Two spaces an indent, a blank line between questions, keys in the order of the format. Running text
(stem, explanation, hint, rationales, the sides of pairs ...) stands in double quotes, so that a colon
in it never hurts; names stand plain where every reader of YAML takes them for text; numbers, dates and
truth values are plain. A text on several lines keeps its lines. Short lists (facts, tags, accept)
stand on one line where they fit, others have a line an item. All this is what prettier, and so the
formatter of most editors, leaves as it is.
"""

import unicodedata
from functools import cache

from allquiz.bank import scalars
from allquiz.bank.fields import BANK, FACTS_ENTRY, QUESTIONS, SOURCES_ENTRY
from allquiz.bank.shape import NAME, Shape
from allquiz.bank.tree import Comment, Entry, Group, Node, Text, all_comments, grow

MAX_KEY = 1000  # characters; YAML takes at most 1024 before the colon
STEP = 2
WIDTH = 80  # of a list on one line


BANK_FILE = BANK.shape._replace(fields={**BANK.shape.fields, "questions": QUESTIONS}, spaced=True)
RESERVED = {
    "sources.yaml": Shape(inner=SOURCES_ENTRY.shape, spaced=True),
    "facts.yaml": Shape(inner=FACTS_ENTRY.shape, spaced=True),
}


def lay_out(text: str, file_name: str = "") -> str:
    """The text of a file in the one layout. Its breaks are plain newlines; it has no error.

    Raises yaml.YAMLError for text that is not YAML.
    """
    root = grow(text)
    head: list[Comment] = []
    blank = False
    if root.entries:  # what stands at the top of a file stays there
        first = root.entries[0]
        head, blank = first.before, first.blank_before
        first.before, first.blank_before = [], False
    lines = [line for n, comment in enumerate(head) for line in _comment(comment, 0, spaced=n > 0)]
    if head and blank:
        lines.append("")
    lines += _group(root, 0, RESERVED.get(file_name, BANK_FILE))
    return "\n".join(lines) + "\n"


def _inside(shape: Shape, value: Node) -> Shape:
    """The shape of an item of a list, or of a value that has none of its own; a question's hangs on its type."""
    inner = shape.inner or shape
    kind = value.get("type") if inner.by_type and isinstance(value, Group) else None
    if kind and isinstance(kind.value, Text):
        return inner.by_type.get(kind.value.value, inner)
    return inner


def _group(node: Group, indent: int, shape: Shape) -> list[str]:
    """The lines of a mapping or list in block style."""
    lines: list[str] = []
    loose = shape.spaced or shape.apart
    node.entries = _sorted(node, shape)
    above: Node | None = None
    for entry in node.entries:
        key = entry.key
        made = _pair(key, entry, indent, shape) if key else _item(entry, indent, shape)
        first_blank = entry.before[0].blank_before if entry.before else entry.blank_before
        wants_blank = shape.apart or (shape.spaced and first_blank)
        if above and wants_blank and not _keeps_blank_lines(above):
            lines.append("")
        for number, comment in enumerate(entry.before):
            lines += _comment(comment, indent, spaced=loose and number > 0)
        if entry.before and loose and entry.blank_before:
            lines.append("")
        lines += made
        above = entry.value
    for number, comment in enumerate(node.tail):
        spaced = number > 0 or (above is not None and not _keeps_blank_lines(above))
        lines += _comment(comment, indent, spaced=loose and spaced)
    return lines


def _keeps_blank_lines(above: Node) -> bool:
    """Whether a blank line below would be one more of a text that keeps those at its end (`|+`)."""
    while isinstance(above, Group) and above.entries and not above.tail:
        above = above.entries[-1].value
    return isinstance(above, Text) and "+" in above.header


def _sorted(node: Group, shape: Shape) -> list[Entry]:
    """The entries in the shape's order; keys that it has not keep their place at the end."""
    if not (shape.order and node.is_map):
        return node.entries
    order = _numbered(shape.order)
    return sorted(node.entries, key=lambda entry: order.get(entry.name, len(order)))


@cache
def _numbered(names: tuple[str, ...]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _item(entry: Entry, indent: int, parent: Shape) -> list[str]:
    """An item of a list; comments at its start move up, before its dash."""
    shape = _inside(parent, entry.value)
    dash = " " * indent + "- "
    _settle(entry, shape, dash)
    value = entry.value
    if isinstance(value, Text) or not _goes_below(value, shape, dash):
        return _beside(dash, entry, indent, shape if isinstance(value, Group) else parent)
    if entry.after:
        entry.before.append(Comment(entry.after))
        entry.after = ""
    value.entries = _sorted(value, shape)
    # Emptied from within first: a list in a list moves its own first comments up.
    lines = _group(value, indent + STEP, shape)
    moved, value.entries[0].before = value.entries[0].before, []
    entry.before += moved
    first, *rest = lines[len(moved) :]
    return [dash + first[indent + STEP :], *rest]


def _pair(key: Text, entry: Entry, indent: int, parent: Shape) -> list[str]:
    shape = parent.fields.get(entry.name) or parent.inner or NAME
    name = scalars.written(key.value, parent.keys)
    margin = " " * indent
    start = f"{margin}{name}:" if len(name) <= MAX_KEY else f"{margin}? {name}\n{margin}:"
    _settle(entry, shape, f"{start} ")
    if isinstance(entry.value, Text) or not _goes_below(entry.value, shape, f"{start} "):
        return _beside(f"{start} ", entry, indent, shape)
    note = f" {entry.header}" if entry.header else ""
    return [start + note, *_group(entry.value, indent + STEP, shape)]


def _settle(entry: Entry, shape: Shape, start: str) -> None:
    """Give comments inside or after brackets that will be gone another place, in the same order."""
    value = entry.value
    if not isinstance(value, Group):
        return
    if not value.entries:
        entry.before += value.tail
        value.tail = []
    elif entry.after and _goes_below(value, shape, start):
        if entry.key and not entry.header and not any(all_comments(value)):
            entry.header = entry.after
        elif any(all_comments(value)) or entry.key:
            value.tail.append(Comment(entry.after))
        else:
            return
        entry.after = ""


def _beside(start: str, entry: Entry, indent: int, shape: Shape) -> list[str]:
    """A text, or a list on one line, beside its key or dash, with its comment."""
    value = entry.value
    notes = [note for note in (entry.header, entry.after) if note]
    if isinstance(value, Group):
        return [" ".join([start + flow(value, shape), *notes])]
    notes = [value.note, *notes] if value.note else notes
    if not value.header and "\n" in value.value:
        value.header, value.lines = scalars.block(value.value) or ("", [])
    if not value.header:
        text = scalars.written(value.value, shape.text) if value.value else ""
        return [" ".join([(start + text).rstrip(), *notes])]
    margin = " " * (indent + STEP)
    lines = [margin + line if line else "" for line in value.lines]
    return [" ".join([start + value.header, *notes]), *lines]


def _goes_below(value: Group, shape: Shape, start: str) -> bool:
    """Whether the value has lines of its own below its key; `start` is what stands before it."""
    if not value.entries:
        return False
    short = shape.flow and not value.is_map and not any(all_comments(value))
    if not (short and all(isinstance(entry.value, Text) for entry in value.entries)):
        return True
    return not fits(start + flow(value, shape))


def fits(text: str) -> bool:
    """Whether its last line is short enough for a list; wide letters take two columns, marks above
    letters none."""
    line = text.rpartition("\n")[2]
    if line.isascii():
        return len(line) <= WIDTH
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(unicodedata.combining(c) != 0 for c in line) <= WIDTH


def flow(value: Node, shape: Shape) -> str:
    """A value within brackets."""
    if isinstance(value, Text):
        return scalars.written(value.value, shape.text, flow=True) if value.value else '""'
    if value.is_map:
        inner = shape.inner or shape
        pairs = [
            f"{scalars.written(e.name, shape.keys, flow=True)}: {flow(e.value, shape.fields.get(e.name, inner))}"
            for e in _sorted(value, shape)
        ]
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join([flow(e.value, _inside(shape, e.value)) for e in value.entries]) + "]"


def _comment(comment: Comment, indent: int, *, spaced: bool) -> list[str]:
    blank = [""] if spaced and comment.blank_before else []
    return [*blank, " " * indent + comment.text]
