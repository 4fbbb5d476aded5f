"""The kinds of value a key can hold: how each is read from a node, and its JSON Schema.

A reader returns the value, or None after it has reported what is wrong.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from allquiz.bank.context import Context, nearest
from allquiz.bank.nodes import Bad, Mapping, Node, Scalar, Sequence, shorten
from allquiz.model.question import Option, Tolerance

QUOTE = "put this text in quotes"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAG = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?:/[^\W_]+(?:-[^\W_]+)*)*")
NUMBER = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?", re.ASCII)
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
MAX_ID = 64

Schema = dict[str, Any]
# An editor's YAML reads `20` as a number and a date as one too: any scalar may stand for a text.
SCALAR: Schema = {"not": {"type": ["object", "array"]}}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: its reader and what an editor may know about it."""

    read: Callable[[Node, Context], Any]
    schema: Schema


def wrong_kind(node: Node, context: Context, wanted: str) -> None:
    """Report a value of the wrong shape, unless it was reported already."""
    if isinstance(node, Bad):
        return
    if isinstance(node, Scalar):
        context.error(node, "wrong-kind", f"{wanted} is wanted here, not the text “{shorten(node.value)}”")
    elif isinstance(node, Mapping):
        message = f"{wanted} is wanted here, not a mapping"
        context.error(node, "wrong-kind", message, f"if it is one text with a colon or braces, {QUOTE}")
    else:
        context.error(node, "wrong-kind", f"{wanted} is wanted here, not a list", f"if it is one text in brackets, {QUOTE}")


def read_text(node: Node, context: Context) -> str | None:
    if node.__class__ is Scalar:
        text: str = node.value
        if text and not text.isspace():
            return text
        context.error(node, "empty-text", "there is no text here", "write it, or remove the key")
    else:
        wrong_kind(node, context, "a text")
    return None


def read_id(node: Node, context: Context) -> str | None:
    text = read_text(node, context)
    if text is None or (len(text) <= MAX_ID and ID.fullmatch(text)):
        return text
    if len(text) > MAX_ID:
        context.error(node, "bad-id", f"this id has {len(text)} characters; {MAX_ID} is the most")
        return None
    words = re.findall(r"[a-z0-9]+", text.lower())
    remedy = f"write `{'-'.join(words)[:MAX_ID].strip('-')}`" if words else None
    context.error(node, "bad-id", f"“{shorten(text)}” is no id: words of a-z and 0-9 joined by -", remedy)
    return None


def read_tag(node: Node, context: Context) -> str | None:
    text = read_text(node, context)
    if text is None or TAG.fullmatch(text):
        return text
    remedy = f"write `{re.sub(r'[^\w/]+|_+', '-', text).strip('-/')}`"
    context.error(node, "bad-tag", f"“{shorten(text)}” is no tag: words joined by -, nested by /", remedy)
    return None


def read_list(read_item: Callable[[Node, Context], Any]) -> Callable[[Node, Context], Any]:
    def read(node: Node, context: Context) -> tuple[Any, ...] | None:
        if node.__class__ is not Sequence:
            wrong_kind(node, context, "a list")
            return None
        items = tuple(read_item(item, context) for item in node.items)
        return None if None in items else items

    return read


def read_true_or_false(node: Node, context: Context) -> bool | None:
    if isinstance(node, Scalar) and node.value.lower() in ("true", "false"):
        return bool(node.value.lower() == "true")
    if isinstance(node, Scalar):
        message = f"“{shorten(node.value)}” is neither true nor false"
        context.error(node, "wrong-kind", message, "write `true` or `false`")
    else:
        wrong_kind(node, context, "true or false")
    return None


def read_number(node: Node, context: Context) -> Decimal | None:
    if not isinstance(node, Scalar):
        wrong_kind(node, context, "a number")
        return None
    text = node.value.strip().replace("\u2212", "-")
    if NUMBER.fullmatch(text) and len(text) < 400:
        value = Decimal(text)
        if abs(float(value)) != float("inf"):
            return value
        context.error(node, "bad-number", f"“{shorten(text)}” is too large a number")
    elif text.lower().lstrip("+-.") in ("inf", "infinity", "nan"):
        context.error(node, "bad-number", f"“{text}” is no finite number")
    else:
        bare = re.fullmatch(r"([-+]?[\d.,_ ]*\d)\s*(\D*)", text)
        remedy = "write digits with a point for decimals, such as `5690` or `0.5`"
        if bare and NUMBER.fullmatch(digits := re.sub(r"[,_ ]", "", bare[1])):
            remedy = f"write `{digits}`" + (f' and `unit: "{bare[2]}"`' if bare[2] else "")
        context.error(node, "bad-number", f"“{shorten(text)}” is no number", remedy)
    return None


def read_range(node: Node, context: Context) -> tuple[Decimal, Decimal] | None:
    """A number, or `[low, high]`."""
    if not isinstance(node, Sequence):
        value = read_number(node, context)
        return None if value is None else (value, value)
    ends = [read_number(item, context) for item in node.items]
    if len(ends) != 2:
        context.error(node, "wrong-kind", "a range has two numbers, low and high", "write `[18, 22]`")
        return None
    low, high = ends
    if low is None or high is None:
        return None
    if low > high:
        context.error(node, "low-above-high", f"the low end {low} is above the high end {high}", f"write `[{high}, {low}]`")
        return None
    return low, high


def read_tolerance(node: Node, context: Context) -> Tolerance | None:
    percent = isinstance(node, Scalar) and node.value.rstrip().endswith("%")
    if percent and NUMBER.fullmatch(text := node.value.strip()[:-1].strip()) and len(text) < 300:
        amount: Decimal | None = Decimal(text)
    else:
        amount = read_number(node, context)
    if amount is None:
        return None
    if amount < 0:
        context.error(node, "negative-tolerance", "a tolerance can't be negative", f"write `{-amount}`")
        return None
    return Tolerance(amount, percent)


def read_date(node: Node, context: Context) -> str | None:
    return _read_day(node, context, year=False)


def read_date_or_year(node: Node, context: Context) -> str | None:
    return _read_day(node, context, year=True)


def _read_day(node: Node, context: Context, year: bool) -> str | None:
    text = read_text(node, context)
    if text is None:
        return None
    try:
        if year and YEAR.fullmatch(text):
            date(int(text), 1, 1)
            return text
        if DATE.fullmatch(text):
            return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    wanted = "a year or a date" if year else "a date"
    context.error(node, "bad-date", f"“{shorten(text)}” is not {wanted}", "write it as 2021-01-31" + (" or 2021" if year else ""))
    return None


def read_options(node: Node, context: Context) -> tuple[Option, ...] | None:
    """A list of texts, or a mapping of text to rationale (which may be left empty while drafting)."""
    if node.__class__ is Mapping:
        options = []
        for text, (key, value) in node.items.items():
            if not text.strip():
                context.error(key, "empty-text", "there is no text here", "write the option")
                return None
            if value.__class__ is Scalar:
                options.append(Option(text, value.value.strip() and value.value or None))
            else:
                wrong_kind(value, context, "the rationale, a text,")
                return None
        return tuple(options)
    if node.__class__ is Sequence:
        texts = [read_text(item, context) for item in node.items]
        return None if None in texts else tuple(Option(text) for text in texts if text is not None)
    wrong_kind(node, context, "a list of options, or a mapping of option to rationale,")
    return None


def read_text_mapping(node: Node, context: Context) -> tuple[tuple[str, str], ...] | None:
    """Text to text, in order."""
    if not isinstance(node, Mapping):
        wrong_kind(node, context, "a mapping of text to text")
        return None
    pairs = []
    for text, (key, value) in node.items.items():
        if not text.strip():
            context.error(key, "empty-text", "there is no text here", "write it")
            return None
        right = read_text(value, context)
        if right is None:
            return None
        pairs.append((text, right))
    return tuple(pairs)


def read_list_mapping(node: Node, context: Context) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    """Text to a list of texts, in order."""
    if not isinstance(node, Mapping):
        wrong_kind(node, context, "a mapping of category to a list of items")
        return None
    groups = [(name, read_list(read_text)(value, context)) for name, (_, value) in node.items.items()]
    return None if any(items is None for _, items in groups) else tuple(groups)


def one_of(words: tuple[str, ...]) -> Kind:
    """One of a few words."""

    def read(node: Node, context: Context) -> str | None:
        text = read_text(node, context)
        if text is None or text in words:
            return text
        listed = ", ".join(f"`{word}`" for word in words)
        remedy = nearest(text, words) or f"use one of {listed}"
        context.error(node, "wrong-kind", f"“{shorten(text)}” is none of {listed}", remedy)
        return None

    return Kind(read, {"enum": list(words)})


TEXT = Kind(read_text, SCALAR)
IDENTIFIER = Kind(read_id, SCALAR)
TEXTS = Kind(read_list(read_text), {"type": "array", "items": SCALAR})
IDENTIFIERS = Kind(read_list(read_id), {"type": "array", "items": SCALAR})
TAGS = Kind(read_list(read_tag), {"type": "array", "items": SCALAR})
TRUE_OR_FALSE = Kind(
    read_true_or_false, {"enum": [True, False, "true", "false", "True", "False", "TRUE", "FALSE"]}
)
RANGE = Kind(read_range, {"anyOf": [SCALAR, {"type": "array", "items": SCALAR, "minItems": 2, "maxItems": 2}]})
TOLERANCE = Kind(read_tolerance, SCALAR)
DATE_KIND = Kind(read_date, SCALAR)
DATE_OR_YEAR = Kind(read_date_or_year, SCALAR)
OPTIONS = Kind(
    read_options,
    {"anyOf": [{"type": "array", "items": SCALAR}, {"type": "object", "additionalProperties": SCALAR}]},
)
TEXT_MAPPING = Kind(read_text_mapping, {"type": "object", "additionalProperties": SCALAR})
LIST_MAPPING = Kind(
    read_list_mapping,
    {"type": "object", "additionalProperties": {"type": "array", "items": SCALAR}},
)
