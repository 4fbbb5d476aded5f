"""The one layout of bank files, of values without comments; and where questions are added to a bank.

Two spaces an indent, a blank line between questions, keys in the order of the format. Running text
(stem, explanation, hint, rationales, the sides of pairs ...) stands in double quotes, so that a colon
in it never hurts; names stand plain where every reader of YAML takes them for text; numbers, dates and
truth values are plain. A text on several lines keeps its lines. Short lists (facts, tags, accept)
stand on one line where they fit, others have a line an item. All this is what prettier, and so the
formatter of most editors, leaves as it is.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from allquiz.bank import yaml_quoting
from allquiz.bank.format_keys import BANK, QUESTIONS
from allquiz.bank.value_kinds import AS_NAME, Shape
from allquiz.bank.yaml_tree import Group, Text, grow

MAX_KEY = 1000  # characters; YAML takes at most 1024 before the colon
STEP = 2
WIDTH = 80  # of a list on one line
NOTHING: Mapping[str, str] = MappingProxyType({})
OF_SEVERAL = dict, list, Text  # lines


class Edit(NamedTuple):
    """Text to put in place of what is between two offsets."""

    start: int
    end: int
    text: str


class Document(dict[str, Any]):
    """A question as plain values. `laid` holds some of them with their keys, as they stand in a new
    bank: a process that reads a part of a file lays out its questions as well."""

    laid: Mapping[str, str] = NOTHING


def laid(question: dict[str, Any]) -> dict[str, str]:
    """Each value with its key, as it stands in a new bank."""
    fields, indent = inside(QUESTIONS, question.get("type")).fields, 2 * STEP
    return {
        key: "\n".join(beside(f"{' ' * indent}{key}:", value, indent, fields.get(key) or AS_NAME))
        for key, value in question.items()
    }


def bank_lines(headings: dict[str, Any], questions: list[dict[str, Any]]) -> list[str]:
    """A bank."""
    return [*_pairs(headings, 0, BANK.shape), "", "questions:", *question_lines(questions, STEP)]


def question_lines(questions: list[dict[str, Any]], indent: int) -> list[str]:
    """Questions as items of a list that is indented so, a blank line between them."""
    lines: list[str] = []
    for question in questions:
        if lines and lines[-1]:  # else a text keeps its blank lines at its end
            lines.append("")
        lines += item(question, indent, QUESTIONS)
    return lines


def _pairs(values: dict[str, Any], indent: int, shape: Shape) -> list[str]:
    """The lines of a mapping, its keys in the shape's order."""
    known = values.laid if isinstance(values, Document) and indent == 2 * STEP else NOTHING
    margin, fields, lines = " " * indent, shape.fields, list[str]()
    for key in in_order(tuple(values), shape.order) if shape.order else values:
        if done := known.get(key):
            lines.append(done)
        else:
            inner = fields.get(key)
            head = f"{margin}{key}:" if inner else start(key, indent, shape)
            lines += beside(head, values[key], indent, inner or shape.inner or AS_NAME)
    return lines


@lru_cache(maxsize=1024)
def in_order(names: tuple[str, ...], order: tuple[str, ...]) -> list[str]:
    """The names in this order; what it doesn't have comes last."""
    return [*(name for name in order if name in names), *(n for n in names if n not in order)]


def start(key: str, indent: int, shape: Shape) -> str:
    """A key of a mapping of this shape, with its colon."""
    margin, name = (
        " " * indent,
        key if key in shape.fields else yaml_quoting.written(key, shape.keys),
    )
    return f"{margin}{name}:" if len(name) <= MAX_KEY else f"{margin}? {name}\n{margin}:"


def item(value: dict[str, Any], indent: int, parent: Shape) -> list[str]:
    """The lines of a mapping as an item of a list."""
    first, *rest = _pairs(value, indent + STEP, inside(parent, value.get("type")))
    return [f"{' ' * indent}- {first[indent + STEP :]}", *rest]


def beside(start: str, value: Any, indent: int, shape: Shape) -> list[str]:
    """A value beside its key or dash, or below it; `shape` is its own, or of a text the list's."""
    if value and value.__class__ is str and "\n" not in value:  # nearly all
        return [f"{start} {yaml_quoting.written(value, shape.text)}"]
    if not value and isinstance(value, dict | list):
        return [f"{start} {'{}' if isinstance(value, dict) else '[]'}"]
    if isinstance(value, dict):
        return [start, *_pairs(value, indent + STEP, shape)]
    if isinstance(value, list):
        if short := _on_one_line(start, value, shape):
            return [short]
        indent, lines = indent + STEP, [start]
        dash = f"{' ' * indent}-"
        for each in value:
            if each and isinstance(each, dict):
                lines += item(each, indent, shape)
            elif each and each.__class__ is str and "\n" not in each:  # of wordings, hundreds
                lines.append(f"{dash} {yaml_quoting.written(each, shape.text)}")
            else:
                lines += beside(dash, each, indent, shape)
        return lines
    if isinstance(value, Text):
        block: tuple[str, list[str]] | None = (value.header, value.lines)
    else:
        value = _text(value)
        block = yaml_quoting.block(value) if "\n" in value else None
    if not block:
        return [f"{start} {yaml_quoting.written(value, shape.text)}" if value else start]
    margin = " " * (indent + STEP)
    return [f"{start} {block[0]}", *(margin + line if line else "" for line in block[1])]


def _on_one_line(start: str, values: list[Any], shape: Shape) -> str | None:
    """A list beside its key; None where it is too long for that, or holds more than texts."""
    is_long = 2 * len(values) > WIDTH  # with what divides them alone
    if not shape.flow or is_long or any(isinstance(v, OF_SEVERAL) for v in values):
        return None
    return line if fits(line := f"{start} {flow(values, shape)}") else None


def flow(value: Any, shape: Shape) -> str:
    """A value within brackets."""
    if value.__class__ is str:
        return yaml_quoting.written(value, shape.text, flow=True) if value else '""'
    if isinstance(value, dict):
        pairs = [
            f"{yaml_quoting.written(key, shape.keys, flow=True)}: {flow(value[key], shape.fields.get(key) or shape.inner or shape)}"
            for key in in_order(tuple(value), shape.order)
        ]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        inner = inside(shape, None)
        items = [
            flow(each, inside(shape, each.get("type")) if isinstance(each, dict) else inner)
            for each in value
        ]
        return f"[{', '.join(items)}]"
    return yaml_quoting.written(_text(value), shape.text, flow=True)


def fits(text: str) -> bool:
    """Whether its last line is short enough for a list; wide letters take two columns, marks above
    letters none."""
    line = text.rpartition("\n")[2]
    if line.isascii():
        return len(line) <= WIDTH
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in line)
    return len(line) + wide - sum(unicodedata.combining(c) != 0 for c in line) <= WIDTH


def _text(value: Any) -> str:
    """A number or a truth value as it is written."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def inside(shape: Shape, kind: str | None) -> Shape:
    """The shape of an item of a list: a question's hangs on its type."""
    inner = shape.inner or shape
    return inner.by_type.get(kind or "", inner)


def new_bank(headings: dict[str, Any], questions: list[dict[str, Any]], before: str = "") -> str:
    """The text of a bank; `before` holds comments that the file begins with."""
    start = before.rstrip("\n") + "\n" if before.strip() else ""
    return start + "\n".join(bank_lines(headings, questions)) + "\n"


def ways_to_add(text: str, questions: list[dict[str, Any]]) -> Iterator[Edit]:
    """Edits that put the questions at the end of the bank's list, the likeliest first.

    Whoever applies one reads the outcome, and takes the next where it is not what was wanted: a
    block text above, say, may take a blank line for its own. Raises yaml.YAMLError.
    """
    root = grow(text)
    listed = root.get("questions")
    lines = question_lines(questions, root.column + 2)
    if listed is None:
        if not root.flow:
            at = _after_own_lines(text, root.end, root.column)
            yield _lines_at(text, at, ["", " " * root.column + "questions:", *lines])
    elif isinstance(listed.value, Text):  # it holds nothing
        at = _next_line(text, listed.key.end if listed.key else listed.end)
        yield _lines_at(text, at, lines)
    elif not listed.value.entries:
        start, end = listed.value.start, listed.value.end
        if not root.flow:
            yield Edit(start, end, "\n" + "\n".join(lines))
        yield Edit(start, end, flow(questions, QUESTIONS))
    elif listed.value.flow:
        end = listed.value.entries[-1].end
        yield Edit(end, end, f", {flow(questions, QUESTIONS)[1:-1]}")
    else:
        yield from _after_last(text, listed.value, questions)


def _after_last(text: str, group: Group, questions: list[dict[str, Any]]) -> Iterator[Edit]:
    last = group.entries[-1]
    at = _after_own_lines(text, last.end, group.column)
    lines = question_lines(questions, group.column)
    # Whether blank lines divide the questions, as far as one can see.
    has_blanks = last.before[0].blank_before if last.before else last.blank_before
    has_blanks = has_blanks or len(group.entries) == 1
    is_blank = text[at - 1] == "\n" and not text[:at].rsplit("\n", 2)[-2].strip()
    if has_blanks and not is_blank:
        yield _lines_at(text, at, ["", *lines])
    yield _lines_at(text, at, lines)


def _lines_at(text: str, at: int, lines: list[str]) -> Edit:
    """Lines at the end of a line, whether or not a break ends that."""
    start = "" if text[at - 1] == "\n" else "\n"
    return Edit(at, at, start + "\n".join(lines) + "\n")


def _after_own_lines(text: str, end: int, column: int) -> int:
    """Where the line ends on which the last question ends, and comments indented like it."""
    at = _next_line(text, end) if text[end - 1] != "\n" else end
    while at < len(text):
        line = text[at : _next_line(text, at)]
        if not (line.lstrip(" ").startswith("#") and len(line) - len(line.lstrip(" ")) > column):
            break
        at += len(line)
    return at


def _next_line(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1
