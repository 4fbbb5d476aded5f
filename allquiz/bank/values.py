"""Reading the values of keys: a reader returns the value, or None after it has reported what is wrong."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from allquiz.bank.characters import UNSEEN, shorten, spelled
from allquiz.bank.context import Context
from allquiz.bank.ids import MAX_ID, in_latin
from allquiz.bank.nodes import Bad, Mark, Sequence, Value
from allquiz.model.question import Option, Tolerance
from allquiz.model.truth import judged

QUOTE = "put this text in quotes"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
TAG = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?:/[^\W_]+(?:-[^\W_]+)*)*")
DIGITS = r"[-+\u2212]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
NUMBER = re.compile(DIGITS)
TWO_NUMBERS = re.compile(rf"({DIGITS})\s*(?:-|\u2013|to|\.\.+|bis|à)\s*({DIGITS})")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
# Day or month first; with points, as in German, the day.
OTHER_DATE = re.compile(
    r"(?P<one>\d\d?)(?P<dot>[./-])(?P<two>\d\d?)(?P=dot)(?P<year>\d{4})", re.ASCII
)
YEAR = re.compile(r"\d{4}", re.ASCII)
TRUE, FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")  # as YAML has them
MAX_DIGITS = 400


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
        remedy = remedy or f"if it is one text with a colon or braces, {QUOTE}"
    else:
        kind, given = "list", "not a list"
        remedy = remedy or f"if it is one text in brackets, {QUOTE}"
    context.error(mark, "wrong-kind", f"{wanted} is wanted here, {given}", remedy, detail=kind)


def read_text(value: Value, mark: Mark, context: Context) -> str | None:
    if value.__class__ is str:
        text: str = value
        if text and not text.isspace():
            return text
        context.error(mark, "empty-text", "there is no text here", "write it, or remove the key")
    else:
        wrong_kind(value, mark, context, "a text")
    return None


def read_id(value: Value, mark: Mark, context: Context) -> str | None:
    text = read_text(value, mark, context)
    if text is None or (len(text) <= MAX_ID and ID.fullmatch(text)):
        return text
    if len(text) > MAX_ID:
        message = f"this id has {len(text)} characters; {MAX_ID} is the most"
        context.error(mark, "bad-id", message, "shorten it")
        return None
    words = re.findall(r"[a-z0-9]+", in_latin(UNSEEN.sub("", text)).lower())
    meant = "-".join(words)[:MAX_ID].strip("-") or None
    message = f"“{spelled(text)}” is no id: words of a-z and 0-9 joined by -"
    context.error(mark, "bad-id", message, meant and f"write `{meant}`", meant)
    return None


def read_tag(value: Value, mark: Mark, context: Context) -> str | None:
    text = read_text(value, mark, context)
    if text is None or TAG.fullmatch(text):
        return text
    joined = re.sub(r"-*/-*", "/", re.sub(r"[^\w/]+|_+", "-", UNSEEN.sub("", text))).strip("-/")
    meant = joined if TAG.fullmatch(joined) and len(text) <= MAX_ID else None
    message = f"“{spelled(text)}” is no tag: words joined by -, nested by /"
    context.error(mark, "bad-tag", message, meant and f"write `{meant}`", meant)
    return None


def read_list(
    read_item: Callable[[Value, Mark, Context], Any],
) -> Callable[[Value, Mark, Context], Any]:
    def read(value: Value, mark: Mark, context: Context) -> tuple[Any, ...] | None:
        if value.__class__ is not Sequence:
            wrong_kind(value, mark, context, "a list", _as_list(value))
            return None
        items = tuple(
            [
                read_item(item, at, context)
                for item, at in zip(value.items, value.marks, strict=True)
            ]
        )
        return None if None in items else items

    return read


def _as_list(value: Value) -> str:
    """How to write as a list what is none."""
    if isinstance(value, str) and len(value) <= MAX_ID and (bare := value.strip("[](){}【】［］")):
        parts = re.split(r"[,;\u060c\u3001\uff0c]\s*", bare)
    else:
        parts = []
    if len(parts) > 1 and all(re.fullmatch(r"\w[\w ./+-]*", part) for part in parts):
        return f"write `[{', '.join(parts)}]`"
    return "begin each item with a dash and a space: `- item`"


read_texts = read_list(read_text)


def read_true_or_false(value: Value, mark: Mark, context: Context) -> bool | None:
    if isinstance(value, str) and value in TRUE + FALSE:
        return value in TRUE
    if isinstance(value, str):
        is_true = judged(value)
        meant = None if is_true is None else "true" if is_true else "false"
        message = f"“{spelled(value)}” is neither true nor false"
        remedy = f"write `{meant}`" if meant else "write `true` or `false`"
        context.error(mark, "wrong-kind", message, remedy, meant)
    else:
        wrong_kind(value, mark, context, "true or false")
    return None


def read_number(value: Value, mark: Mark, context: Context) -> Decimal | None:
    if not isinstance(value, str):
        wrong_kind(value, mark, context, "a number")
        return None
    text = value.strip().replace("\u2212", "-")
    if NUMBER.fullmatch(text) and len(text) <= MAX_DIGITS:
        number = Decimal(text)
        if abs(float(number)) != float("inf"):
            return number
        context.error(mark, "bad-number", f"“{shorten(text)}” is too large a number")
    elif len(text) > MAX_DIGITS:
        message = f"a number of {len(text)} characters is too long; {MAX_DIGITS} is the most"
        context.error(mark, "bad-number", message)
    elif text.lower().lstrip("+-.") in ("inf", "infinity", "nan"):
        context.error(mark, "bad-number", f"“{text}” is no finite number")
    elif re.fullmatch(r"[-+]?[\d.]+[eE][-+]?\d+", text):
        context.error(mark, "bad-number", f"the exponent of “{shorten(text)}” is too large")
    else:
        both = TWO_NUMBERS.fullmatch(text)
        written = f"[{both[1]}, {both[2]}]" if both else None
        remedy = f"write `{written}`" if written else _number_meant(text)
        context.error(mark, "bad-number", f"“{spelled(text)}” is no number", remedy, written)
    return None


def _number_meant(text: str) -> str:
    """How to write what is likely meant: digits of another script, a decimal comma, a unit, a tolerance."""
    text = "".join([str(unicodedata.digit(c, c)) for c in text])
    if NUMBER.fullmatch(text):
        return f"write `{text}`"
    if off := re.fullmatch(rf"({DIGITS})?\s*(?:±|\+/?-)\s*({DIGITS})", text):
        return (
            f"write `answer: {off[1]}` and `tolerance: {off[2]}`" if off[1] else f"write `{off[2]}`"
        )
    bare = re.fullmatch(r"([-+]?[\d.,_ ]*\d)\s*(\D*)", text)
    if bare:
        is_decimal = re.fullmatch(r"[-+]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)", bare[1])
        digits = bare[1].replace(",", ".") if is_decimal else re.sub(r"[,_ ]", "", bare[1])
        if NUMBER.fullmatch(digits):
            return f"write `{digits}`" + (f' and `unit: "{bare[2]}"`' if bare[2] else "")
    return "write digits with a point for decimals, such as `5690` or `0.5`"


def read_range(value: Value, mark: Mark, context: Context) -> tuple[Decimal, Decimal] | None:
    """A number, or `[low, high]`."""
    if not isinstance(value, Sequence):
        number = read_number(value, mark, context)
        return None if number is None else (number, number)
    ends = [
        read_number(item, at, context) for item, at in zip(value.items, value.marks, strict=True)
    ]
    if len(ends) != 2:
        context.error(
            mark, "wrong-kind", "a range has two numbers, low and high", "write `[18, 22]`"
        )
        return None
    low, high = ends
    if low is None or high is None:
        return None
    if low > high:
        context.error(
            mark,
            "low-above-high",
            f"the low end {low} is above the high end {high}",
            f"write `[{high}, {low}]`",
        )
        return None
    return low, high


def read_tolerance(value: Value, mark: Mark, context: Context) -> Tolerance | None:
    percent = isinstance(value, str) and value.rstrip().endswith("%")
    amount = read_number(value.rstrip()[:-1] if percent else value, mark, context)
    if amount is None:
        return None
    if amount < 0:
        context.error(
            mark,
            "negative-tolerance",
            "a tolerance can't be negative",
            f"write `{-amount}{'%' * percent}`",
        )
        return None
    return Tolerance(amount, percent)


def read_day(value: Value, mark: Mark, context: Context, *, year: bool) -> str | None:
    """A date of the calendar, or, where `year`, the number of a year."""
    text = read_text(value, mark, context)
    if text is None or _is_day(text, year):
        return text
    wanted, form = ("a year or a date", "2021-01-31 or 2021") if year else ("a date", "2021-01-31")
    message, meant = f"“{spelled(text)}” is not {wanted}", _day_meant(text)
    remedy = f"write `{meant}`" if meant else f"write it as {form}"
    context.error(mark, "bad-date", message, remedy, meant)
    return None


def _day_meant(text: str) -> str | None:
    """The one date of the calendar that numbers in another order can mean."""
    if not (found := OTHER_DATE.fullmatch(text.strip())):
        return None
    one, two = found["one"].zfill(2), found["two"].zfill(2)
    orders = [(two, one)] if found["dot"] == "." else [(one, two), (two, one)]
    days = {f"{found['year']}-{month}-{day}" for month, day in orders}
    real = [day for day in days if _is_day(day, year=False)]
    return real[0] if len(real) == 1 else None


def _is_day(text: str, year: bool) -> bool:
    try:
        if year and YEAR.fullmatch(text):
            date(int(text), 1, 1)
            return True
        return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


def read_mapping(
    read_pair: Callable[[str, Value, Mark, Context], Any],
    wanted: str,
    remedy: str | None = None,
    mending: str = "write it",
) -> Callable[[Value, Mark, Context], Any]:
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


def _group(
    name: str, items: Value, mark: Mark, context: Context
) -> tuple[str, tuple[str, ...]] | None:
    texts = read_texts(items, mark, context)
    return None if texts is None else (name, texts)


_read_explained = read_mapping(
    _option,
    "a list of options, or a mapping of option to rationale,",
    mending="write the option",
)
read_pairs = read_mapping(
    _pair,
    "a mapping of text to text",
    "write each pair as `left: right` on a line of its own, without a dash",
)
read_groups = read_mapping(
    _group,
    "a mapping of category to a list of items",
    "write each category as `name: [item, item]`",
)


def read_options(value: Value, mark: Mark, context: Context) -> tuple[Option, ...] | None:
    """A list of texts, or a mapping of text to rationale."""
    if value.__class__ is Sequence:
        texts = read_texts(value, mark, context)
        return None if texts is None else tuple([Option(text) for text in texts])
    options: tuple[Option, ...] | None = _read_explained(value, mark, context)
    return options
