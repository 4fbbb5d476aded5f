"""The kinds of value a key can hold, each with its reader, what JSON Schema can say of it, and its layout:
here those of one text; `numbers`, `dates` and `lists` have the others.

A reader returns the value, or None after it has reported what is wrong.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from types import MappingProxyType
from typing import Any, NamedTuple

from allquiz.bank.characters import PASTED, UNSEEN, shorten, spelled
from allquiz.bank.foreign_names import VALUES_ELSEWHERE
from allquiz.bank.new_ids import MAX_ID, in_latin
from allquiz.bank.other_shapes import CALLED_TEXT, as_text
from allquiz.bank.problem_context import Context
from allquiz.bank.yaml_quoting import Style
from allquiz.bank.yaml_values import Bad, Mark, Sequence, Value, plain
from allquiz.model.refused import nearest
from allquiz.model.tag import as_tag, is_tag
from allquiz.model.truth import judged

Schema = dict[str, Any]
Reader = Callable[[Value, Mark, Context], Any]
QUOTE = "put this text in quotes"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SEPARATORS = re.compile("[,;\u060c\u061b\u3001\uff0c\uff1b]")  # of several in one text
TRUE, FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")  # as YAML has them


class Shape(NamedTuple):
    """How a value is laid out, whatever it turns out to be."""

    text: Style = "plain"
    keys: Style = "plain"
    flow: bool = False  # a list on one line
    order: tuple[str, ...] = ()  # of a mapping's keys
    fields: "Map[str, Shape]" = MappingProxyType({})
    inner: "Shape | None" = None  # of each item, or of each value without a shape of its own
    # In its place, for a question of the type.
    by_type: "Map[str, Shape]" = MappingProxyType({})
    spaced: bool = False  # blank lines between entries are kept
    apart: bool = False  # a blank line between entries is made


AS_NAME = Shape()
AS_PROSE = Shape(text="quoted")
AS_BARE = Shape(text="bare")
AS_SHORT_LIST = Shape(flow=True)
AS_RANGE = Shape(text="bare", flow=True)
AS_RATIONALES = Shape(inner=AS_PROSE)
AS_SIDES = Shape(text="quoted", keys="quoted", inner=AS_PROSE)
AS_GROUPS = Shape(inner=AS_NAME)


class Kind(NamedTuple):
    """A kind of value: its reader, what an editor may know about it, and how it is laid out."""

    read: Reader
    schema: Schema
    shape: Shape = AS_NAME


class Wrong(NamedTuple):
    """What is wrong with a text: as Context.error takes it."""

    rule: str
    message: str
    remedy: str | None = None
    detail: str | None = None


def wrong_kind(
    value: Value, mark: Mark, context: Context, wanted: str, remedy: str | None = None
) -> None:
    """Report a value of the wrong shape, unless it was reported already; where no `remedy` is given,
    that for a text that looks like a list or mapping."""
    if value.__class__ is Bad:
        return
    if isinstance(value, str):
        kind = "text" if value else "nothing"
        given = f"not the text “{shorten(value)}”" if value else "and nothing is given"
    elif isinstance(value, dict):
        kind, given = "mapping", "not a mapping"
        remedy = remedy or _alone(value)
        remedy = remedy or f"if it is one text with a colon or braces, {QUOTE}"
    else:
        kind, given = "list", "not a list"
        remedy = remedy or _alone(value)
        are_texts = value.items and all(isinstance(item, str) for item in value.items)
        one = "write one text, without dashes or brackets; if these belong to it"
        remedy = remedy or f"{one if are_texts else 'if it is one text in brackets'}, {QUOTE}"
    context.error(mark, "wrong-kind", f"{wanted} is wanted here, {given}", remedy, detail=kind)


def _alone(value: Value) -> str | None:
    """How to write the text of a value that calls it so."""
    if text := as_text(value):
        return f"write `{shorten(text)}` alone"
    told = plain(value) if value.__class__ is dict else {}
    texts = [told[name] for name in CALLED_TEXT.intersection(told) if isinstance(told[name], str)]
    more = "; what else is said here has keys of its own"
    return f"write `{shorten(texts[0])}` alone{more}" if len(texts) == 1 else None


def read_text(value: Value, mark: Mark, context: Context) -> str | None:
    if value.__class__ is str:
        text: str = value
        if text and not text.isspace():
            return text
        context.error(
            mark, "empty-text", "there is no text here", "write it, or remove the key or dash"
        )
    else:
        wrong_kind(value, mark, context, "a text")
    return None


def text_but(
    wrong_with: Callable[[str], Wrong | None],
) -> Callable[[Value, Mark, Context], str | None]:
    """Reads a text with which nothing is wrong."""

    def read(value: Value, mark: Mark, context: Context) -> str | None:
        text = read_text(value, mark, context)
        if text is None or not (wrong := wrong_with(text)):
            return text
        context.error(mark, *wrong)
        return None

    return read


def _wrong_with_id(text: str) -> Wrong | None:
    if len(text) > MAX_ID:
        message = f"this id has {len(text)} characters; {MAX_ID} is the most"
        return Wrong("bad-id", message, "shorten it")
    if ID.fullmatch(text):
        return None
    words = re.findall(r"[a-z0-9]+", in_latin(UNSEEN.sub("", text)).lower())
    meant = "-".join(words)[:MAX_ID].strip("-") or None
    message = f"“{spelled(text)}” is no id: words of a-z and 0-9 joined by -"
    return Wrong("bad-id", message, meant and f"write `{meant}`", meant)


def _wrong_with_tag(text: str) -> Wrong | None:
    if is_tag(text):
        return None
    message = f"“{spelled(text)}” is no tag: words joined by -, nested by /"
    if SEPARATORS.search(text):
        return Wrong("bad-tag", message, "make each of them an item of the list")
    if re.search("[-+\u2212](?:/|$)", text):  # CD19+ is not CD19
        return Wrong("bad-tag", message, "write the sign at its end as a word, or leave it out")
    meant = as_tag(UNSEEN.sub("", text)) if len(text) <= MAX_ID else None
    return Wrong("bad-tag", message, meant and f"write `{meant}`", meant)


def _wrong_with_name(text: str) -> Wrong | None:
    plain = PASTED.sub(lambda found: "" if UNSEEN.match(found[0]) else " ", text)
    if plain == text:
        return None
    message = f"“{spelled(text)}” is no name that one could type"
    return Wrong("invisible-character", message, f"write `{plain}`", plain)


def _read_truth(value: Value, mark: Mark, context: Context) -> bool | None:
    if not isinstance(value, str):
        wrong_kind(value, mark, context, "true or false")
    elif value in TRUE + FALSE:
        return value in TRUE
    else:
        words = {True: "true", False: "false", None: None}
        first = re.match(r"(\w+)\s*[-–—,.:;(]", value)
        meant, said_first = words[judged(value)], words[judged(first[1]) if first else None]
        message = f"“{spelled(value)}” is neither true nor false"
        remedy = f"write `{meant}`" if meant else "write `true` or `false`"
        if said_first and not meant:
            message = f"“{spelled(value)}” says more than true or false"
            remedy = f"write `{said_first}` alone; the reason goes into `explanation:`"
        context.error(mark, "wrong-kind", message, remedy, meant)
    return None


def one_of(words: tuple[str, ...]) -> Kind:
    """One of a few words."""

    def wrong_with(text: str) -> Wrong | None:
        if text in words:
            return None
        listed = ", ".join(f"`{word}`" for word in words)
        plain = text.strip("“”„‘’ ").lower()
        plain = VALUES_ELSEWHERE.get(plain, plain)
        remedy = f"here it is `{plain}`" if plain in words else None
        remedy = remedy or nearest(text, words) or f"use one of {listed}"
        message = f"“{spelled(text)}” is none of {listed}"
        return Wrong("wrong-kind", message, remedy, plain if plain in words else None)

    return Kind(text_but(wrong_with), {"enum": list(words)})


def one_text(if_list: str) -> Kind:
    """One text, where a list is likely meant for more of them: how to give these."""

    def read(value: Value, mark: Mark, context: Context) -> str | None:
        remedy = None
        if value.__class__ is dict and len(value) == 1 and not as_text(value):
            remedy = f"write `{shorten(*value)}` alone; why it is right goes into `explanation:`"
        elif value.__class__ is not Sequence:
            return read_text(value, mark, context)
        elif len(value.items) != 1 and not any(item.__class__ is Sequence for item in value.items):
            remedy = if_list  # else it may be one: [[as a wiki links]]
        wrong_kind(value, mark, context, "a text", remedy)
        return None

    return Kind(read, NON_EMPTY)


# What a schema can say of a value beyond its kind; it may never refuse what is read. An editor's YAML
# reads `20` as a number and a date as one too: any scalar may stand for a text.
SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
UNREADABLE = r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]"
OF_ANKI = r"\{\{c[0-9]+::[^{}]*\}\}"
READABLE = rf"(?![\s\S]*(?:{UNREADABLE}|{OF_ANKI}))"
NON_EMPTY: Schema = {**SCALAR, "pattern": rf"^{READABLE}[\s\S]*\S"}
# A gap, and none with an empty wording; of braces that do not match, what is plainly left open or
# closed once too often: the rest is for `check` to find.
A_GAP = r"\{\{[\s\S]*\}\}"
AN_EMPTY_GAP = r"(?:^|[^{])\{\{(?:[^{}]*\|)?\s*(?:\||\}\})"
WITHIN_A_GAP = r"\{\{[^{}]*\{+[^{}]*\}\}"
LEFT_OPEN = r"\{[^}]*$"
CLOSED_TWICE = r"[^{}]*(?:\{\{[^{}]*\}\}[^{}]*)*\}"
GAPS = rf"^{READABLE}(?![\s\S]*(?:{AN_EMPTY_GAP}|{WITHIN_A_GAP}))(?![\s\S]*{LEFT_OPEN})(?!{CLOSED_TWICE})[\s\S]*{A_GAP}"

read_id, read_tag = text_but(_wrong_with_id), text_but(_wrong_with_tag)
TEXT = Kind(read_text, NON_EMPTY)
TYPED = Kind(text_but(_wrong_with_name), NON_EMPTY)
PROSE = Kind(read_text, NON_EMPTY, AS_PROSE)
IDENTIFIER = Kind(read_id, {**SCALAR, "pattern": f"^{ID.pattern}$", "maxLength": MAX_ID})
WITH_GAPS = Kind(read_text, {**SCALAR, "pattern": GAPS}, AS_PROSE)
FILE = Kind(read_text, {**SCALAR, "pattern": r"^(?!/)(?!(?:.*/)?\.\.(?:/|$))[^\\:]+$"})
TRUTH = Kind(_read_truth, {"enum": [True, False, *TRUE, *FALSE]}, AS_BARE)
