"""Lists of texts, and mappings from text: options with their rationales, pairs, categories."""

import re
from collections.abc import Callable
from typing import Any

from allquiz.bank.characters import shorten
from allquiz.bank.new_ids import MAX_ID
from allquiz.bank.other_shapes import as_categories, as_pairs, as_steps, as_text
from allquiz.bank.problem_context import Context
from allquiz.bank.value_kinds import (
    AS_GROUPS,
    AS_RATIONALES,
    AS_SHORT_LIST,
    AS_SIDES,
    NON_EMPTY,
    QUOTE,
    SCALAR,
    SEPARATORS,
    Kind,
    Reader,
    Schema,
    read_tag,
    read_text,
    wrong_kind,
)
from allquiz.bank.yaml_values import Mark, Sequence, Value
from allquiz.model.question import Option

A_PAIR = "write each as `{}` on a line of its own, without a dash"


def read_list(read_item: Reader) -> Reader:
    def read(value: Value, mark: Mark, context: Context) -> tuple[Any, ...] | None:
        if value.__class__ is not Sequence:
            wrong_kind(value, mark, context, "a list", _as_list(value))
            return None
        items = tuple([read_item(item, at, context) for item, at in value])
        return None if None in items else items

    return read


def _as_list(value: Value) -> str:
    """How to write as a list what is none."""
    if isinstance(value, str) and len(value) <= MAX_ID and (bare := value.strip("[](){}【】［］")):
        parts = re.split(rf"{SEPARATORS.pattern}\s*", bare)
        if len(parts) > 1 and all(re.fullmatch(r"\w[\w ./+-]*", part) for part in parts):
            return f"write `[{', '.join(parts)}]`"
    return "begin each item with a dash and a space: `- item`"


def read_mapping(
    read_pair: Callable[[str, Value, Mark, Context], Any],
    wanted: str,
    remedy: str | None = None,
    mending: str = "write it",
) -> Reader:
    """A mapping from text, in order; `wanted` is what else is said to be, `mending` what to do about
    a key without text."""

    def read(value: Value, mark: Mark, context: Context) -> tuple[Any, ...] | None:
        if value.__class__ is not dict:
            wrong_kind(value, mark, context, wanted, remedy or _as_list(value))
            return None
        found = []
        for key, (key_mark, inner, at) in value.items():
            if not key.strip():
                context.error(key_mark, "empty-text", "there is no text here", mending)
            elif (pair := read_pair(key, inner, at, context)) is not None:
                found.append(pair)
        return tuple(found) if len(found) == len(value) else None

    return read


def _option(text: str, rationale: Value, mark: Mark, context: Context) -> Option | None:
    """The rationale may be left empty while drafting."""
    if rationale.__class__ is str:
        return Option(text, rationale if rationale.strip() else None)
    wrong_kind(rationale, mark, context, "the rationale, a text,")
    return None


def _pair(left: str, right: Value, mark: Mark, context: Context) -> tuple[str, str] | None:
    if right == "":
        message = f"nothing goes with “{shorten(left)}”"
        context.error(mark, "empty-text", message, "write each pair as `left: right`")
        return None
    text = read_text(right, mark, context)
    return None if text is None else (left, text)


def _sides(left: str, right: Value, mark: Mark, context: Context) -> tuple[str, str] | None:
    if right.__class__ is not Sequence:
        return _pair(left, right, mark, context)
    remedy = "write one text; where several things go with one, `type: categorize` takes them"
    wrong_kind(right, mark, context, "a text", remedy)
    return None


def _group(name: str, items: Value, mark: Mark, context: Context) -> tuple[str, Any] | None:
    texts = read_texts(items, mark, context)
    return None if texts is None else (name, texts)


read_texts = read_list(read_text)
_read_explained = read_mapping(
    _option, "a list of options, or a mapping of option to rationale,", mending="write the option"
)
_read_reasons, _read_sides = (
    read_mapping(read, "a mapping of text to text", A_PAIR.format("left: right"))
    for read in (_pair, _sides)
)
_read_categories = read_mapping(
    _group,
    "a mapping of category to a list of items",
    "write each category as `name: [item, item]`",
)


def _unless(meant_by: Callable[[Value], Any], read: Reader, message: str, remedy: str) -> Reader:
    """Reads a value that has not another program's shape; `remedy` takes how it is written here."""

    def read_ours(value: Value, mark: Mark, context: Context) -> Any:
        if not (meant := meant_by(value)):
            return read(value, mark, context)
        name, listed = next(iter(meant.items())) if isinstance(meant, dict) else ("", meant)
        inner = listed if isinstance(listed, str) else f"[{', '.join(listed)}]"
        example = f"{shorten(name)}: {shorten(inner)}" if name else shorten(inner)
        context.error(mark, "wrong-kind", message, remedy.format(example))
        return None

    return read_ours


_read_pairs = _unless(
    as_pairs,
    _read_sides,
    "these pairs are items of a list",
    "write each on a line of its own, without a dash: `{}`",
)
_read_groups = _unless(
    as_categories,
    _read_categories,
    "these are no categories with their items",
    "write each category once, with its items, without a dash: `{}`",
)
_read_steps = _unless(as_steps, read_texts, "these steps are no list", "write `{}`")


def _read_options(value: Value, mark: Mark, context: Context) -> tuple[Option, ...] | None:
    """A list of texts, or a mapping of text to rationale."""
    if value.__class__ is not Sequence:
        explained: tuple[Option, ...] | None = _read_explained(value, mark, context)
        return explained
    pairs = [at for item, at in value if item.__class__ is dict]
    is_named = len(pairs) == 1 and any(as_text(item) for item in value.items)
    if pairs and not is_named:
        which = "these" if len(pairs) == len(value.items) else "some of these"
        message = f"{which} items are mappings, and no texts"
        remedy = f"{A_PAIR.format('option: why')}; or {QUOTE}"
        context.error(pairs[0], "wrong-kind", message, remedy)
        return None
    texts = read_texts(value, mark, context)
    return None if texts is None else tuple([Option(text) for text in texts])


# Items must differ only where all are texts to an editor too: `1` and `1.0` are two texts here, and one
# number there.
DISTINCT: Schema = {"if": {"items": {"type": "string"}}, "then": {"uniqueItems": True}}


def _options(fewest: int) -> Schema:
    listed: Schema = {"type": "array", "items": NON_EMPTY, **DISTINCT}
    mapped = _mapping(SCALAR)
    if fewest:
        listed["minItems"] = mapped["minProperties"] = fewest
    return {"anyOf": [listed, mapped]}


def _mapping(inner: Schema, **more: int) -> Schema:
    names: Schema = {"pattern": r"\S"}
    return {"type": "object", "additionalProperties": inner, "propertyNames": names, **more}


# No sign of ASCII but hyphens and slashes, each between two words.
A_TAG: Schema = {
    **SCALAR,
    "pattern": r"^(?!.*[/-](?:[/-]|$))[^\s!-/:-@\[-`{-~][^\s!-,.:-@\[-`{-~]*$",
}
TEXTS = Kind(read_texts, {"type": "array", "items": NON_EMPTY}, AS_SHORT_LIST)
TAGS = Kind(read_list(read_tag), {"type": "array", "items": A_TAG}, AS_SHORT_LIST)
TWO_TEXTS = Kind(_read_steps, {**TEXTS.schema, **DISTINCT, "minItems": 2})
SPARE_SIDES = Kind(_read_options, _options(0), AS_SIDES)
OPTIONS = Kind(_read_options, _options(1), AS_RATIONALES)
REASONS = Kind(_read_reasons, _mapping(NON_EMPTY), AS_RATIONALES)
TWO_PAIRS = Kind(_read_pairs, _mapping(NON_EMPTY, minProperties=2), AS_SIDES)
TWO_LISTS = Kind(_read_groups, _mapping({**TEXTS.schema, **DISTINCT}, minProperties=2), AS_GROUPS)
