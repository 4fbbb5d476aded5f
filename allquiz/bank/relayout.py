"""A bank file in the one layout (`layout` says which), every comment kept."""

from typing import Any

from allquiz.bank.format_keys import BANK, FACTS_ENTRY, QUESTIONS, SOURCES_ENTRY
from allquiz.bank.layout import STEP, beside, in_order, inside, item, start
from allquiz.bank.value_kinds import AS_NAME, Shape
from allquiz.bank.yaml_tree import Comment, Entry, Group, Node, Text, all_comments, grow

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


def _group(node: Group, indent: int, shape: Shape) -> list[str]:
    """The lines of a mapping or list in block style."""
    lines: list[str] = []
    loose = shape.spaced or shape.apart
    if shape.order and node.is_map:
        names = in_order(tuple(entry.name for entry in node.entries), shape.order)
        node.entries.sort(key=lambda entry: names.index(entry.name))
    above: Node | None = None
    for entry in node.entries:
        made = _entry(entry, indent, shape)
        first_blank = entry.before[0].blank_before if entry.before else entry.blank_before
        wants_blank = shape.apart or (shape.spaced and first_blank)
        if wants_blank and _may_go_apart(lines, above):
            lines.append("")
        for number, comment in enumerate(entry.before):
            lines += _comment(comment, indent, spaced=loose and number > 0)
        if entry.before and loose and entry.blank_before:
            lines.append("")
        lines += made
        above = entry.value
    for number, comment in enumerate(node.tail):
        spaced = number > 0 or _may_go_apart(lines, above)
        lines += _comment(comment, indent, spaced=loose and spaced)
    return lines


def _may_go_apart(lines: list[str], above: Node | None) -> bool:
    """Whether a blank line below the lines is none of a text that keeps those at its end (`|+`)."""
    while isinstance(above, Group) and above.entries and not above.tail:
        above = above.entries[-1].value
    keeps = isinstance(above, Text) and "+" in above.header
    return bool(lines and lines[-1]) and not keeps


def _entry(entry: Entry, indent: int, parent: Shape) -> list[str]:
    """A pair, or an item of a list; its comments move where its lines can have them, in the same order."""
    value = entry.value
    if isinstance(value, Group) and not value.entries:
        entry.before += value.tail
        value.tail = []
    shape = _shape_of(entry, parent)
    head = start(entry.name, indent, parent) if entry.key else f"{' ' * indent}-"
    if isinstance(value, Group) and value.entries and (shape.apart or any(all_comments(value))):
        if entry.after and entry.key and not (entry.header or any(all_comments(value))):
            entry.header = entry.after
        elif entry.after:
            value.tail.append(Comment(entry.after))
        below = _group(value, indent + STEP, shape)
        if entry.key:
            return [f"{head} {entry.header}".rstrip(), *below]
        moved, value.entries[0].before = value.entries[0].before, []
        entry.before += moved
        first, *rest = below[len(moved) :]
        return [f"{head} {first.lstrip()}", *rest]
    bare = _bare(value)
    is_item = not entry.key and bare and isinstance(bare, dict)
    made = item(bare, indent, parent) if is_item else beside(head, bare, indent, shape)
    notes = [value.note if isinstance(value, Text) else "", entry.header, entry.after]
    if entry.after and isinstance(value, Group) and len(made) > 1 and (is_item or entry.header):
        entry.before.append(Comment(notes.pop()))
    first, *rest = made
    return [" ".join([first, *filter(None, notes)]), *rest]


def _shape_of(entry: Entry, parent: Shape) -> Shape:
    if entry.key:
        return parent.fields.get(entry.name) or parent.inner or AS_NAME
    if isinstance(entry.value, Text):
        return parent
    kind = entry.value.get("type")
    return inside(parent, kind.value.value if kind and isinstance(kind.value, Text) else None)


def _bare(node: Node) -> Any:
    """A value that has no comments, as `layout` takes it; a block text stays what it is."""
    if isinstance(node, Text):
        return node if node.header else node.value
    if node.is_map:
        return {entry.name: _bare(entry.value) for entry in node.entries}
    return [_bare(entry.value) for entry in node.entries]


def _comment(comment: Comment, indent: int, *, spaced: bool) -> list[str]:
    blank = [""] if spaced and comment.blank_before else []
    return [*blank, " " * indent + comment.text]
