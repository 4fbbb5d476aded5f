"""Numbers: one, a range, a tolerance."""

import re
import sys
import unicodedata
from decimal import Decimal

from allquiz.bank import value_style
from allquiz.bank.characters import shorten, spelled
from allquiz.bank.problem_context import Context
from allquiz.bank.value_kinds import Kind, Schema, wrong_kind
from allquiz.bank.yaml_values import Mark, Sequence, Value
from allquiz.model.question import Tolerance

DIGITS = r"[-+\u2212]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
NUMBER = re.compile(DIGITS)
TWO_NUMBERS = re.compile(
    rf"(?:between |from )?({DIGITS})\s*(?:-|\u2013|to|and|\.\.+|bis|à)\s*({DIGITS})"
)
POWER = re.compile(
    rf"(?:({DIGITS})\s*[x×*·]\s*|(?=10[^-\d\u2212+]))10\^?([-\u2212+]?\d+|[⁻⁺]?[⁰¹²³⁴-⁹]+)"
)
ABOUT = re.compile(rf"(?:[~≈]|about|around|approx(?:\.|imately)?|circa|ca\.?)\s*({DIGITS})")
OTHER_TOLERANCE = re.compile(
    r"(?:±|\+/?-)\s*(\d+(?:\.\d+)?)\s*(%|per ?cent)?|(\d+(?:\.\d+)?)\s*(?:per ?cent|pct)", re.ASCII
)
FRACTION = re.compile(r"(\d{1,6})\s*[/⁄]\s*(\d{1,6})", re.ASCII)
MAX_DIGITS = 400


def read_number(value: Value, mark: Mark, context: Context) -> Decimal | None:
    if not isinstance(value, str):
        wrong_kind(value, mark, context, "a number")
        return None
    text, remedy, meant = value.strip().replace("\u2212", "-"), None, None
    if len(text) > MAX_DIGITS:
        message = f"a number of {len(text)} characters is too long; {MAX_DIGITS} is the most"
    elif NUMBER.fullmatch(text):
        number = Decimal(text)
        if abs(float(number)) != float("inf"):
            return number
        message = f"“{shorten(text)}” is too large a number"
    elif text.lower().lstrip("+-.") in ("inf", "infinity", "nan"):
        message = f"“{text}” is no finite number"
    elif re.fullmatch(r"[-+]?[\d.]+[eE][-+]?\d+", text):
        message = f"the exponent of “{shorten(text)}” is too large"
    else:
        message, both = f"“{spelled(text)}” is no number", TWO_NUMBERS.fullmatch(text)
        bare = re.sub(r"(?<=\d)_(?=\d{3}(?!\d))", "", _in_our_digits(text.strip("“”„‘’ ")))
        meant = bare if NUMBER.fullmatch(bare) else f"[{both[1]}, {both[2]}]" if both else None
        remedy = f"write `{meant}`" if meant else _number_meant(text)
        if both and Decimal(both[1]) > Decimal(both[2]):
            remedy, meant = f"write `[{both[2]}, {both[1]}]`, the lower number first", None
    context.error(mark, "bad-number", message, remedy, meant)
    return None


def _in_our_digits(text: str) -> str:
    """With the digits of other scripts; those above the line are an exponent."""
    return "".join([str(unicodedata.decimal(c, c)) for c in text])


def _number_meant(text: str) -> str:
    """How to write what is likely meant: digits of another script, a decimal comma, a unit, a tolerance."""
    if power := POWER.fullmatch(text):
        exponent = unicodedata.normalize("NFKC", power[2]).replace("\u2212", "-")
        return f"write `{power[1] or 1}e{exponent}`"
    text = _in_our_digits(text)
    if off := re.fullmatch(rf"({DIGITS})?\s*(?:±|\+/?-)\s*({DIGITS})", text):
        start = f"`answer: {off[1]}` and `tolerance: {off[2]}`" if off[1] else f"`{off[2]}`"
        return f"write {start}"
    if limit := re.fullmatch(rf"(?:[<>]=?|[≤≥])\s*({DIGITS})\s*%?", text):
        return f"write `{limit[1]}`, or a range: `[low, high]`"
    if about := ABOUT.fullmatch(text):
        return f"write `answer: {about[1]}`, and `tolerance:` for how far off is right"
    if (parts := FRACTION.fullmatch(text)) and int(parts[2]):
        return f"write `{round(int(parts[1]) / int(parts[2]), 4)}`, and a `tolerance:` where it is rounded"
    if (both := TWO_NUMBERS.match(text)) and re.fullmatch(
        r"\D+", unit := text[both.end() :].strip()
    ):
        low, high = sorted(both.groups(), key=Decimal)
        return f'write `[{low}, {high}]` and `unit: "{unit}"`'
    bare = re.fullmatch(r"([-+]?[\d.,_ ]*\d)\s*(\D*)", text)
    if bare:
        is_decimal = re.fullmatch(r"[-+]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)", bare[1])
        digits = bare[1].replace(",", ".") if is_decimal else re.sub(r"[,_ ]", "", bare[1])
        if NUMBER.fullmatch(digits):
            return f"write `{digits}`" + (f' and `unit: "{bare[2]}"`' if bare[2] else "")
    return "write digits with a point for decimals, such as `5690` or `0.5`"


def _read_range(value: Value, mark: Mark, context: Context) -> tuple[Decimal, Decimal] | None:
    """A number, or `[low, high]`."""
    if not isinstance(value, Sequence):
        number = read_number(value, mark, context)
        return None if number is None else (number, number)
    ends = [read_number(item, at, context) for item, at in value]
    if len(ends) != 2:
        message = "a range has two numbers, low and high"
        context.error(mark, "wrong-kind", message, "write `[18, 22]`")
        return None
    low, high = ends
    if low is None or high is None:
        return None
    if low > high:
        message = f"the low end {low} is above the high end {high}"
        context.error(mark, "low-above-high", message, f"write `[{high}, {low}]`")
        return None
    return low, high


def _read_tolerance(value: Value, mark: Mark, context: Context) -> Tolerance | None:
    if isinstance(value, str) and (told := OTHER_TOLERANCE.fullmatch(value.strip())):
        meant = (told[1] or told[3]) + "%" * bool(told[2] or told[3])
        message = f"“{spelled(value)}” is no number"
        context.error(mark, "bad-number", message, f"write `{meant}`", meant)
        return None
    percent = isinstance(value, str) and value.rstrip().endswith("%")
    amount = read_number(value.rstrip()[:-1] if percent else value, mark, context)
    if amount is None or amount >= 0:
        return None if amount is None else Tolerance(amount, percent)
    message, remedy = "a tolerance can't be negative", f"write `{-amount}{'%' * percent}`"
    context.error(mark, "negative-tolerance", message, remedy)
    return None


LARGEST = sys.float_info.max
NO_NUMBER: Schema = {"type": "number", "minimum": 1, "maximum": 0}  # neither above nor below any
A_NUMBER: Schema = {
    "type": ["string", "number"],
    "pattern": rf"^\s*{DIGITS}\s*$",
    "minimum": -LARGEST,
    "maximum": LARGEST,
    "not": NO_NUMBER,
}
A_TOLERANCE: Schema = {
    "type": ["string", "number"],
    "pattern": rf"^\s*(?![-\u2212][0.]*[1-9]){DIGITS}\s*%?\s*$",
    "minimum": 0,
    "not": NO_NUMBER,
}
TWO_ENDS: Schema = {"type": "array", "items": A_NUMBER, "minItems": 2, "maxItems": 2}
RANGE = Kind(_read_range, {"anyOf": [A_NUMBER, TWO_ENDS]}, value_style.RANGE)
TOLERANCE = Kind(_read_tolerance, A_TOLERANCE, value_style.BARE)
