"""Plain values in the one layout of bank files: what `fmt` would make of them (a test compares), without
a tree in between, which only comments need and which takes eight times as long."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from allquiz.bank import scalars
from allquiz.bank.fields import BANK, QUESTIONS
from allquiz.bank.layout import MAX_KEY, STEP, fits, flow
from allquiz.bank.shape import NAME, Shape
from allquiz.bank.tree import grow

NOTHING: Mapping[str, str] = MappingProxyType({})


class Document(dict[str, Any]):
    """A question as plain values. `laid` holds some of them with their keys, as they stand in a new
    bank: a process that reads a part of a file lays out its questions as well."""

    laid: Mapping[str, str] = NOTHING


def laid(question: dict[str, Any]) -> dict[str, str]:
    """Each value with its key, as it stands in a new bank."""
    fields, indent = _inside(QUESTIONS, question).fields, 2 * STEP
    return {
        key: "\n".join(_value(f"{' ' * indent}{key}:", value, indent, fields.get(key) or NAME))
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
        lines += _item(question, indent, QUESTIONS)
    return lines


def flow_text(questions: list[dict[str, Any]]) -> str:
    """The questions as they stand inside the brackets of a list."""
    entry = grow("\n".join(["questions:", *question_lines(questions, STEP)])).entries[0]
    return flow(entry.value, QUESTIONS)[1:-1]


def _pairs(values: dict[str, Any], indent: int, shape: Shape) -> list[str]:
    """The lines of a mapping, its keys in the shape's order."""
    known = values.laid if isinstance(values, Document) and indent == 2 * STEP else NOTHING
    margin, lines = " " * indent, list[str]()
    for key in _ordered(tuple(values), shape.order) if shape.order else values:
        if key in known:
            lines.append(known[key])
        else:
            name = key if shape.order else scalars.written(key, shape.keys)
            start = f"{margin}{name}:" if len(name) <= MAX_KEY else f"{margin}? {name}\n{margin}:"
            lines += _value(
                start, values[key], indent, shape.fields.get(key) or shape.inner or NAME
            )
    return lines


@lru_cache(maxsize=1024)
def _ordered(names: tuple[str, ...], order: tuple[str, ...]) -> list[str]:
    """The names in this order; what it doesn't have comes last."""
    return [*(name for name in order if name in names), *(n for n in names if n not in order)]


def _item(value: dict[str, Any], indent: int, parent: Shape) -> list[str]:
    """The lines of a mapping as an item of a list."""
    first, *rest = _pairs(value, indent + STEP, _inside(parent, value))
    return [f"{' ' * indent}- {first[indent + STEP :]}", *rest]


def _value(start: str, value: Any, indent: int, shape: Shape) -> list[str]:
    """A value beside its key or dash, or below it."""
    if value and value.__class__ is str and "\n" not in value:  # nearly all
        return [f"{start} {scalars.written(value, shape.text)}"]
    if not value and isinstance(value, dict | list):
        return [f"{start} {'{}' if isinstance(value, dict) else '[]'}"]
    if isinstance(value, dict):
        return [start, *_pairs(value, indent + STEP, shape)]
    if isinstance(value, list):
        if shape.flow and (short := _on_one_line(start, value, shape)):
            return [short]
        dash, lines = f"{' ' * (indent + STEP)}-", [start]
        for item in value:
            if item and item.__class__ is str and "\n" not in item:  # nearly all, again
                lines.append(f"{dash} {scalars.written(item, shape.text)}")
            elif item and isinstance(item, dict):
                lines += _item(item, indent + STEP, shape)
            else:
                lines += _value(dash, item, indent + STEP, shape)
        return lines
    text = value if value.__class__ is str else _text(value)
    if "\n" in text and (block := scalars.block(text)):
        margin = " " * (indent + STEP)
        return [f"{start} {block[0]}", *(margin + line if line else "" for line in block[1])]
    return [f"{start} {scalars.written(text, shape.text)}" if text else start]


def _on_one_line(start: str, values: list[Any], shape: Shape) -> str | None:
    """A list beside its key; None where it is too long for that, or holds more than texts."""
    if any(isinstance(value, dict | list) for value in values if value.__class__ is not str):
        return None
    texts = [value if value.__class__ is str else _text(value) for value in values]
    if not fits(f"{start} [{', '.join(texts)}]"):  # nor will it with quotes
        return None
    style = (shape.inner or shape).text
    inside = ", ".join([scalars.written(t, style, flow=True) if t else '""' for t in texts])
    return line if fits(line := f"{start} [{inside}]") else None


def _text(value: Any) -> str:
    """A number or a truth value as it is written."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _inside(shape: Shape, question: dict[str, Any]) -> Shape:
    """The shape of an item of a list: a question's hangs on its type."""
    inner = shape.inner or shape
    return inner.by_type.get(question.get("type", ""), inner)
