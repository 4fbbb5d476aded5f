"""The kinds of value a key can hold: each with its reader, what JSON Schema can say of it, and its layout."""

import sys
from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from allquiz.bank import shape
from allquiz.bank.characters import spelled
from allquiz.bank.context import Context
from allquiz.bank.ids import MAX_ID
from allquiz.bank.nodes import Mark, Sequence, Value
from allquiz.bank.shape import Shape
from allquiz.bank.values import (
    DIGITS,
    FALSE,
    ID,
    TRUE,
    read_day,
    read_groups,
    read_id,
    read_list,
    read_options,
    read_pairs,
    read_range,
    read_tag,
    read_text,
    read_texts,
    read_tolerance,
    read_true_or_false,
    wrong_kind,
)
from allquiz.model.words import nearest

Schema = dict[str, Any]
# An editor's YAML reads `20` as a number and a date as one too: any scalar may stand for a text.
SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}


class Kind(NamedTuple):
    """A kind of value: its reader, what an editor may know about it, and how it is laid out."""

    read: Callable[[Value, Mark, Context], Any]
    schema: Schema
    shape: Shape = shape.NAME


def one_of(words: tuple[str, ...]) -> Kind:
    """One of a few words."""

    def read(value: Value, mark: Mark, context: Context) -> str | None:
        text = read_text(value, mark, context)
        if text is None or text in words:
            return text
        listed = ", ".join(f"`{word}`" for word in words)
        plain = text.strip("“”„‘’ ").lower()
        meant = plain if plain in words else None
        remedy = nearest(text, words) or f"use one of {listed}"
        context.error(mark, "wrong-kind", f"“{spelled(text)}” is none of {listed}", remedy, meant)
        return None

    return Kind(read, {"enum": list(words)})


def one_text(if_list: str) -> Kind:
    """One text, where a list is likely meant for more of them: how to give these."""

    def read(value: Value, mark: Mark, context: Context) -> str | None:
        if value.__class__ is not Sequence:
            return read_text(value, mark, context)
        wrong_kind(value, mark, context, "a text", if_list)
        return None

    return Kind(read, NON_EMPTY)


# What a schema can say of a value beyond its kind; it may never refuse what is read. So items must
# differ only where all are texts to an editor too: `1` and `1.0` are two texts here, and one number there.
DISTINCT: Schema = {"if": {"items": {"type": "string"}}, "then": {"uniqueItems": True}}
UNREADABLE = r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]"
OF_ANKI = r"\{\{c[0-9]+::[^{}]*\}\}"
READABLE = rf"(?![\s\S]*(?:{UNREADABLE}|{OF_ANKI}))"
NON_EMPTY: Schema = {**SCALAR, "pattern": rf"^{READABLE}[\s\S]*\S"}
LARGEST = sys.float_info.max
# What is neither above nor below any number.
NOT_A_NUMBER: Schema = {"type": "number", "minimum": 1, "maximum": 0}
A_NUMBER: Schema = {
    "type": ["string", "number"],
    "pattern": rf"^\s*{DIGITS}\s*$",
    "minimum": -LARGEST,
    "maximum": LARGEST,
    "not": NOT_A_NUMBER,
}
A_DATE = (
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
# A gap, and none with an empty wording; of braces that do not match, what is plainly left open or
# closed once too often: the rest is for `check` to find.
A_GAP = r"\{\{[\s\S]*\}\}"
AN_EMPTY_GAP = r"(?:^|[^{])\{\{(?:[^{}]*\|)?\s*(?:\||\}\})"
LEFT_OPEN = r"\{[^}]*$"
CLOSED_TWICE = r"[^{}]*(?:\{\{[^{}]*\}\}[^{}]*)*\}"
GAPS = (
    rf"^{READABLE}(?![\s\S]*{AN_EMPTY_GAP})(?![\s\S]*{LEFT_OPEN})(?!{CLOSED_TWICE})[\s\S]*{A_GAP}"
)


def _options(fewest: int) -> Schema:
    listed: Schema = {"type": "array", "items": NON_EMPTY, **DISTINCT}
    mapped: Schema = {"type": "object", "additionalProperties": SCALAR}
    if fewest:
        listed["minItems"] = mapped["minProperties"] = fewest
    return {"anyOf": [listed, mapped]}


TEXT = Kind(read_text, NON_EMPTY)
PROSE = Kind(read_text, NON_EMPTY, shape.PROSE)
IDENTIFIER = Kind(read_id, {**SCALAR, "pattern": f"^{ID.pattern}$", "maxLength": MAX_ID})
WITH_GAPS = Kind(read_text, {**SCALAR, "pattern": GAPS}, shape.PROSE)
FILE = Kind(read_text, {**SCALAR, "pattern": r"^(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\\:]+$"})
TEXTS = Kind(read_texts, {"type": "array", "items": NON_EMPTY}, shape.SHORT_LIST)
TWO_TEXTS = Kind(read_texts, {**TEXTS.schema, **DISTINCT, "minItems": 2})
TAGS = Kind(
    read_list(read_tag),
    {"type": "array", "items": {**SCALAR, "pattern": r"^[^\s_]+$"}},
    shape.SHORT_LIST,
)
TRUE_OR_FALSE = Kind(read_true_or_false, {"enum": [True, False, *TRUE, *FALSE]}, shape.BARE)
RANGE = Kind(
    read_range,
    {"anyOf": [A_NUMBER, {"type": "array", "items": A_NUMBER, "minItems": 2, "maxItems": 2}]},
    shape.RANGE,
)
TOLERANCE = Kind(
    read_tolerance,
    {
        "type": ["string", "number"],
        "pattern": rf"^\s*{DIGITS}\s*%?\s*$",
        "minimum": 0,
        "not": NOT_A_NUMBER,
    },
    shape.BARE,
)
DATE_KIND = Kind(partial(read_day, year=False), {**SCALAR, "pattern": f"^{A_DATE}$"}, shape.BARE)
DATE_OR_YEAR = Kind(
    partial(read_day, year=True), {**SCALAR, "pattern": f"^(?:{A_DATE}|[0-9]{{4}})$"}, shape.BARE
)
SPARE_SIDES = Kind(read_options, _options(0), shape.SIDES)
OPTIONS = Kind(read_options, _options(1), shape.RATIONALES)
REASONS = Kind(read_pairs, {"type": "object", "additionalProperties": NON_EMPTY}, shape.RATIONALES)
TWO_PAIRS = Kind(read_pairs, {**REASONS.schema, "minProperties": 2}, shape.SIDES)
TWO_LISTS = Kind(
    read_groups,
    {
        "type": "object",
        "additionalProperties": {**TEXTS.schema, **DISTINCT},
        "minProperties": 2,
    },
    shape.GROUPS,
)
