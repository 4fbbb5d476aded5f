"""Questions and headings given as plain values, in the one layout of bank files.

What `fmt` would make of them (a test compares), without a tree in between, which only comments need.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from allquiz.bank import scalars
from allquiz.bank.layout import BANK, BY_TYPE, MAX_KEY, NAME, QUESTION, STEP, Shape, fits


def question_lines(question: dict[str, Any], indent: int) -> list[str]:
    """A question as an item of a list that is indented so."""
    shape = BY_TYPE.get(question.get("type", ""), QUESTION)
    lines: list[str] = []
    _pairs(question, indent + STEP, shape, lines)
    lines[0] = f"{' ' * indent}- {lines[0][indent + STEP :]}"
    return lines


def heading_lines(headings: dict[str, Any]) -> list[str]:
    """Headings of a bank."""
    lines: list[str] = []
    _pairs(headings, 0, BANK, lines)
    return lines


def flow_text(question: dict[str, Any]) -> str:
    """A question on one line, as it stands inside brackets."""
    return _flow(question, BY_TYPE.get(question.get("type", ""), QUESTION))


def _pairs(values: dict[str, Any], indent: int, shape: Shape, lines: list[str]) -> None:
    """The pairs of a mapping, its keys in the shape's order."""
    margin, fields, inner = " " * indent, shape.fields or {}, shape.inner or NAME
    order = shape.order
    for key in _ordered(tuple(values), order) if order else values:
        name = key if order else scalars.written(key, shape.keys)
        start = f"{margin}{name}:" if len(name) <= MAX_KEY else f"{margin}? {name}\n{margin}:"
        _value(start, values[key], indent, fields.get(key) or inner, lines)


@lru_cache(maxsize=1024)
def _ordered(names: tuple[str, ...], order: tuple[str, ...]) -> list[str]:
    """The keys in this order; what it doesn't name comes last."""
    return [*(name for name in order if name in names), *(n for n in names if n not in order)]


def _value(start: str, value: Any, indent: int, shape: Shape, lines: list[str]) -> None:
    """A value beside its key or dash, or below it."""
    if value.__class__ is str:
        if not value:
            lines.append(start)
        elif "\n" in value and (block := scalars.block(value)):
            margin = " " * (indent + STEP)
            lines.append(f"{start} {block[0]}")
            lines += [margin + line if line else "" for line in block[1]]
        else:
            lines.append(f"{start} {scalars.written(value, shape.text)}")
    elif value.__class__ is dict and value:
        lines.append(start)
        _pairs(value, indent + STEP, shape, lines)
    elif value.__class__ is list and value:
        if short := _short(start, value, shape):
            lines.append(short)
        else:
            lines.append(start)
            _items(value, indent + STEP, shape, lines)
    elif value.__class__ in (dict, list):
        lines.append(f"{start} {_flow(value, shape)}")
    else:
        _value(start, _written(value), indent, shape, lines)


def _items(values: list[Any], indent: int, shape: Shape, lines: list[str]) -> None:
    """A list, an item a line or more."""
    dash = f"{' ' * indent}-"
    for item in values:
        if item.__class__ is dict and item:
            first = len(lines)
            _pairs(item, indent + STEP, shape.inner or shape, lines)
            lines[first] = f"{dash} {lines[first][indent + STEP :]}"
        else:
            _value(dash, item, indent, shape, lines)


def _flow(value: Any, shape: Shape) -> str:
    """A value within brackets, or as brackets."""
    inner, fields = shape.inner or shape, shape.fields or {}
    if value.__class__ is dict:
        listed = [
            f"{scalars.written(key, shape.keys, flow=True)}: {_flow(value[key], fields.get(key) or inner)}"
            for key in sorted(value, key=_place_in(shape))
        ]
        return "{" + ", ".join(listed) + "}"
    if value.__class__ is list:
        return "[" + ", ".join([_flow(item, inner) for item in value]) + "]"
    return scalars.written(text, shape.text, flow=True) if (text := _written(value)) else '""'


def _place_in(shape: Shape) -> Callable[[str], int]:
    order = {name: number for number, name in enumerate(shape.order)}
    return lambda key: order.get(key, len(order))


def _short(start: str, values: list[Any], shape: Shape) -> str | None:
    """The line of a list that stands beside what it belongs to; None where it is too long for that."""
    if not shape.flow or any(value.__class__ in (dict, list) for value in values):
        return None
    if not fits(f"{start} [{', '.join(map(_written, values))}]"):  # nor will it with quotes
        return None
    line = f"{start} {_flow(values, shape)}"
    return line if fits(line) else None


def _written(value: Any) -> str:
    if value.__class__ is str:
        written: str = value
        return written
    return str(value).lower() if value.__class__ is bool else str(value)
