"""The one layout of bank files: order of keys, indentation, blank lines, quotes.

Two spaces an indent, a blank line between questions, keys in the order of the format. Running text
(stem, explanation, hint, rationales, the sides of pairs ...) stands in double quotes, so that a colon
in it never hurts; names stand plain where every reader of YAML takes them for text; numbers, dates and
truth values are plain. A text on several lines keeps its lines. Short lists (facts, tags, accept)
stand on one line where they fit, others have a line an item. All this is what prettier, and so the
formatter of most editors, leaves as it is.
"""

import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from allquiz.bank import scalars
from allquiz.bank.tree import Comment, Entry, Group, Node, Text, all_comments, grow

MAX_KEY = 1000  # characters; YAML takes at most 1024 before the colon
STEP = 2
WIDTH = 80  # of a list on one line


class Shape(NamedTuple):
    """How a value is laid out, whatever it turns out to be."""

    text: scalars.Style = "plain"
    keys: scalars.Style = "plain"
    flow: bool = False  # a list on one line
    order: tuple[str, ...] = ()  # of a mapping's keys
    fields: "Mapping[str, Shape] | None" = None
    inner: "Shape | None" = None  # of each item, or of each value without a shape of its own
    spaced: bool = False  # blank lines between entries are kept
    apart: bool = False  # a blank line between entries is made


NAME = Shape()
PROSE = Shape(text="quoted")
BARE = Shape(text="bare")
SHORT_LIST = Shape(flow=True)
RANGE = Shape(text="bare", flow=True)
RATIONALES = Shape(inner=PROSE)
SIDES = Shape(text="quoted", keys="quoted", inner=PROSE)
GROUPS = Shape(inner=NAME)
SOURCE = Shape(
    order=("title", "page", "document", "section", "publisher", "revised", "url"),
    fields={"revised": BARE},
)

ORDER = (
    "id", "type", "stem", "front", "back", "answer", "answers", "accept", "exact", "tolerance", "unit",
    "pairs", "order", "categories", "distractors", "shuffle", "hint", "explanation", "since", "as_of",
    "source", "section", "facts", "level", "tags", "figure", "retired", "lint",
)  # fmt: skip
FIELDS: dict[str, Shape] = {
    "stem": PROSE,
    "front": PROSE,
    "back": PROSE,
    "exact": BARE,
    "tolerance": BARE,
    "accept": SHORT_LIST,
    "shuffle": BARE,
    "distractors": RATIONALES,
    "answers": RATIONALES,
    "pairs": SIDES,
    "categories": GROUPS,
    "hint": PROSE,
    "explanation": PROSE,
    "since": Shape(order=("note", "as_of", "source"), fields={"note": PROSE, "as_of": BARE}),
    "as_of": BARE,
    "source": SOURCE,
    "section": PROSE,
    "facts": SHORT_LIST,
    "tags": SHORT_LIST,
    "figure": Shape(order=("file", "alt", "show"), fields={"alt": PROSE}),
    "retired": BARE,
    "lint": Shape(inner=RATIONALES),
}
QUESTION = Shape(order=ORDER, fields=FIELDS)
BY_TYPE = {
    "numeric": Shape(order=ORDER, fields={**FIELDS, "answer": RANGE}),
    "true_false": Shape(order=ORDER, fields={**FIELDS, "answer": BARE}),
    "matching": Shape(order=ORDER, fields={**FIELDS, "distractors": SIDES}),
}
HEADINGS = (
    "title", "topic", "namespace", "description", "source", "language", "tags", "questions",
)  # fmt: skip
BANK = Shape(
    order=HEADINGS,
    fields={"source": SOURCE, "tags": SHORT_LIST, "questions": Shape(inner=QUESTION, apart=True)},
    spaced=True,
)
SOURCES_FILE = Shape(inner=SOURCE, spaced=True)
FACTS_FILE = Shape(
    inner=Shape(order=("fact", "source", "section", "importance", "as_of"), fields={"as_of": BARE}),
    spaced=True,
)
RESERVED = {"sources.yaml": SOURCES_FILE, "facts.yaml": FACTS_FILE}


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
    lines += _group(root, 0, RESERVED.get(file_name, BANK))
    return "\n".join(lines) + "\n"


def shape_of(question: Node) -> Shape:
    """The shape of a question: some keys hold something else in another type."""
    kind = question.get("type") if isinstance(question, Group) and question.is_map else None
    value = kind.value.value if kind and isinstance(kind.value, Text) else ""
    return BY_TYPE.get(value, QUESTION)


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
    order = {name: number for number, name in enumerate(shape.order)}
    return sorted(node.entries, key=lambda entry: order.get(entry.name, len(order)))


def _item(entry: Entry, indent: int, parent: Shape) -> list[str]:
    """An item of a list; comments at its start move up, before its dash."""
    shape = parent.inner or parent
    if shape is QUESTION:
        shape = shape_of(entry.value)
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
    shape = (parent.fields or {}).get(entry.name) or parent.inner or NAME
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
        return [_with_note(start + _flow(value, shape), notes)]
    notes = [value.note, *notes] if value.note else notes
    if not value.header and "\n" in value.value:
        value.header, value.lines = scalars.block(value.value) or ("", [])
    if not value.header:
        text = scalars.written(value.value, shape.text) if value.value else ""
        return [_with_note((start + text).rstrip(), notes)]
    margin = " " * (indent + STEP)
    lines = [margin + line if line else "" for line in value.lines]
    return [_with_note(start + value.header, notes), *lines]


def _with_note(line: str, notes: list[str]) -> str:
    return " ".join([line, *notes])


def _goes_below(value: Group, shape: Shape, start: str) -> bool:
    """Whether the value has lines of its own below its key; `start` is what stands before it."""
    if not value.entries:
        return False
    short = shape.flow and not value.is_map and not any(all_comments(value))
    if not (short and all(isinstance(entry.value, Text) for entry in value.entries)):
        return True
    return not fits(start + _flow(value, shape))


def fits(text: str) -> bool:
    """Whether its last line is short enough for a list; wide letters take two columns, marks above
    letters none."""
    line = text.rpartition("\n")[2]
    if line.isascii():
        return len(line) <= WIDTH
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(unicodedata.combining(c) != 0 for c in line) <= WIDTH


def _flow(value: Node, shape: Shape) -> str:
    if isinstance(value, Text):
        return scalars.written(value.value, shape.text, flow=True) if value.value else '""'
    inner = shape.inner or shape
    if value.is_map:
        fields = shape.fields or {}
        pairs = (
            f"{scalars.written(e.name, shape.keys, flow=True)}: {_flow(e.value, fields.get(e.name) or inner)}"
            for e in _sorted(value, shape)
        )
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join(_flow(entry.value, inner) for entry in value.entries) + "]"


def _comment(comment: Comment, indent: int, *, spaced: bool) -> list[str]:
    blank = [""] if spaced and comment.blank_before else []
    return [*blank, " " * indent + comment.text]
