"""Numbers: one, a range, a tolerance."""

import re
import sys
import unicodedata
from decimal import Decimal
from typing import Any

from allquiz.bank.characters import shorten, spelled
from allquiz.bank.problem_context import Context
from allquiz.bank.value_kinds import AS_BARE, AS_RANGE, Kind, Schema, wrong_kind
from allquiz.bank.yaml_values import Mapping, Mark, Sequence, Value, plain
from allquiz.model.question import Tolerance

DIGITS = r"[-+\u2212]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?"
NUMBER = re.compile(DIGITS)
# Of “2 and 5” both may be meant, and “2 y 5 m” is a span of time: but behind “between”.
ALSO = r"(?:and|und|et|y|e)\b"
BETWEEN = rf"(?!{DIGITS}\s*{ALSO})(?:between |from |entre |zwischen |von |de |desde |da )?"
AND = rf"(?:[-\u2013~〜～至]|to|bis|à|(?<=\s)a(?=\s)|até|hasta|do|до|tot|{ALSO})"
TWO_NUMBERS = re.compile(rf"{BETWEEN}({DIGITS})\s*(?:{AND}|\.\.+)\s*({DIGITS})")
POWER = re.compile(
    rf"(?:({DIGITS})\s*[x×*·]\s*|(?=10[^-\d\u2212+]))10\^?([-\u2212+]?\d+|[⁻⁺]?[⁰¹²³⁴-⁹]+)"
)
# A number with what stands around it: that it is not sure, or a limit; how far off is right; two ends. Not
# compiled, as hardly a file needs them.
ABOUT = r"(?:[~≈]|(?:about|around|approx(?:\.|imately)?|circa|ca\.?)(?=[\s\d]))"
LIMIT = r"(?:[<>]=?|[≤≥]|at (?:least|most)|(?:more|less|fewer) than|over|under|up to)"
AMOUNT = (
    rf"(?i:(?:(?P<about>{ABOUT})|(?P<limit>{LIMIT}))?\s*([-+]?[\d.,_ ]*\d)\s*((?![,;*])[^\d()±]*))"
)
OFF = rf"({DIGITS})\s*(?:±|\+/?-)\s*({DIGITS})\s*([^\d()±]*)"
THOUSANDS = r"[-+]?\d{1,3}(?:(?:,\d{2,3})*,\d{3}|(?:[_ ]\d{3})+)(?:\.\d+)?"  # with their signs; 1,50,000 in India
ENDS = rf"{BETWEEN}({DIGITS})\s*(%|[^\W\d]+)??\s*{AND}\s*({DIGITS})\s*([^\d()±]*)"
FRACTION = re.compile(r"(\d{1,6})\s*(?:[/⁄]|in|out of)\s*(\d{1,6})", re.ASCII)
TOLERANCE_ELSEWHERE = re.compile(
    rf"(±|\+/?-|{ABOUT})?\s*(\d+(?:\.\d+)?)\s*([^\W\d]\D*|%)?", re.ASCII
)
PERCENT = ("%", "％", "٪", "percent", "per cent", "pct")
# What is nothing but a unit, so that it may be set apart from its number.
UNIT = (
    r"%|°[CF]|(?:[kdcmµμn]?(?:g|[lL]|m[²³]?|mol|Gy|IU|U)|mcg|mmHg|(?:second|minute|hour|day|week|month|year|case|cell|dose|cycle)s?)"
    r"(?:/(?:[kdcmµμ]?(?:g|[lL]|m²)|min|h|day|week|year))?"
)
UNSURE = rf"(?i:^(?:{ABOUT}|{LIMIT}|[-+]?[\d.]+[,_ ]\s*\d)|(?<![\d.])[1-9]\d{{,2}}\.\d{{3}}(?!\d))"
HOW_FAR = "write how far off is right, or leave it out; a range is the answer itself: `[low, high]`"
MAX_DIGITS = 400
SIGNS = str.maketrans("％٪٫．", "%%..")


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
        message, ours = f"“{spelled(text)}” is no number", _in_our_digits(text)
        both = TWO_NUMBERS.fullmatch(ours)
        bare = re.sub(r"(?<=\d)_(?=\d{3}(?!\d))", "", ours.strip("“”„‘’ "))
        meant = bare if NUMBER.fullmatch(bare) else f"[{both[1]}, {both[2]}]" if both else None
        remedy = f"write `{meant}`" if meant else _number_meant(text)
        if both and Decimal(both[1]) > Decimal(both[2]):
            remedy, meant = f"write `[{both[2]}, {both[1]}]`, the lower number first", None
        elif both and re.search(UNSURE, ours):
            meant = None  # 1.000-2.000 may be thousands
    if remedy and "`unit:" in remedy and "unit" in context.given:
        remedy += ", in place of the unit that stands there"
    context.error(mark, "bad-number", message, remedy, meant)
    return None


def _in_our_digits(text: str) -> str:
    """With the digits and signs of other scripts; those above the line are an exponent."""
    return "".join([str(unicodedata.decimal(c, c)) for c in text.translate(SIGNS)])


def _number_meant(text: str) -> str:
    """How to write what is likely meant: digits of another script, a decimal comma, a unit, a tolerance."""
    if power := POWER.fullmatch(text):
        exponent = unicodedata.normalize("NFKC", power[2]).replace("\u2212", "-")
        return f"write `{power[1] or 1}e{exponent}`"
    text = _in_our_digits(text)
    if (parts := FRACTION.fullmatch(text)) and int(parts[2]):
        return f"write `{round(int(parts[1]) / int(parts[2]), 4)}`, and a `tolerance:` where it is rounded"
    if said := _said(text):
        amount = re.fullmatch(AMOUNT, text)
        more = ""
        if amount and amount["limit"]:
            more = ", or a range: `[low, high]`"
        elif amount and amount["about"]:
            more = ", and `tolerance:` for how far off is right"
        if amount and re.fullmatch(r"[-+]?[1-9]\d{0,2},\d{3}", amount[3]):
            more += f"; where the comma begins decimals, `{amount[3].replace(',', '.')}`"
        return _written(said) + more
    return "write digits with a point for decimals, such as `5690` or `0.5`"


def _said(text: str) -> dict[str, Any]:
    """What a text that is no number says, by our keys: the number or two, how far off is right, the unit."""
    text = re.sub(r"(?<=m)[23]\b", lambda power: "²³"[int(power[0]) - 2], text)  # mg/m2, mm3
    if off := re.fullmatch(OFF, text):
        return _with_unit(off[3], answer=off[1], tolerance=off[2])
    ends = re.fullmatch(ENDS, re.sub(r"\[([^,]+),([^,]+)\]", r"\1 to \2", text))
    if ends and ends[4] and ends[2] in (None, ends[4]):
        return _with_unit(ends[4], answer=[ends[1], ends[3]])
    amount = re.fullmatch(AMOUNT, text)
    given = amount[3] if amount else ""
    is_decimal = re.fullmatch(r"[-+]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+)", given)
    if not is_decimal and re.search(r"\d[,_ ]", given) and not re.fullmatch(THOUSANDS, given):
        return {}  # “20 25” or “1.000,5”
    digits = given.replace(",", ".") if is_decimal else re.sub(r"[,_ ]", "", given)
    return _with_unit(amount[4], answer=digits) if amount and NUMBER.fullmatch(digits) else {}


def _with_unit(unit: str, **said: Any) -> dict[str, Any]:
    unit = "%" if unit.strip().lower() in PERCENT else unit.strip()
    return said | ({"unit": unit} if unit else {})


def _written(said: dict[str, Any]) -> str:
    """How to write that."""
    made = said["answer"]
    written = [made if isinstance(made, str) else f"[{', '.join(sorted(made, key=Decimal))}]"]
    written += [f"tolerance: {said['tolerance']}"] if "tolerance" in said else []
    written += [f'unit: "{said["unit"]}"'] if "unit" in said else []
    return "write " + " and ".join(f"`{each}`" for each in written)


def as_amount(question: Mapping) -> dict[str, dict[str, Any]]:
    """What stands in place of a number question's answer, and of its tolerance, where these give the unit too;
    nothing where another is meant, or a limit, or what a comma, a point or an order means is not plain."""
    answer, tolerance, unit = (
        plain(question[name][1]) if name in question else ""
        for name in ("answer", "tolerance", "unit")
    )
    parts = answer if isinstance(answer, list) else [answer]
    text = " to ".join(parts) if all(isinstance(part, str) for part in [*parts, unit]) else ""
    text = _in_our_digits(text.replace("\u2212", "-"))
    said = {} if re.search(UNSURE, text) or len(text) > MAX_DIGITS else _said(text)
    if isinstance(ends := said.get("answer"), list) and Decimal(ends[0]) > Decimal(ends[1]):
        return {}
    named = said.pop("unit", "")
    meant: dict[str, dict[str, Any]] = {}
    if said and (named or "tolerance" in said) and not (named == "%" and "tolerance" in said):
        if not (re.fullmatch(UNIT, named or "%") and _is_same(unit or named, named)):
            return {}
        meant["answer"] = said if unit or not named else said | {"unit": named}
    off = TOLERANCE_ELSEWHERE.fullmatch(tolerance) if isinstance(tolerance, str) else None
    if off and off[3] not in (None, *PERCENT) and _is_same(off[3], unit or named):
        meant["tolerance"] = {"tolerance": off[2]}
    return meant


def _is_same(unit: str, other: str) -> bool:
    """Whether two units are one, be it in the plural: `ms` is not that of `m`."""
    return unit == other or (len(unit) > 2 and unit.removesuffix("s") == other.removesuffix("s"))


def _read_range(value: Value, mark: Mark, context: Context) -> tuple[Decimal, Decimal] | None:
    """A number, or `[low, high]`."""
    given = value if isinstance(value, Sequence) else [(value, mark)]
    if isinstance(value, Sequence) and len(value.items) != 2:
        message = "a range has two numbers, low and high"
        both = TWO_NUMBERS.fullmatch(" ".join(map(str, value.items)))
        low_high = f"{both[1]}, {both[2]}" if both else "18, 22"
        context.error(mark, "wrong-kind", message, f"write `[{low_high}]`")
        return None  # of `[18 22]` one number would be made
    texts = [item for item, _ in given if isinstance(item, str)]
    said = _said(" to ".join(texts)) if len(texts) == 2 else {}
    if isinstance(said.get("answer"), list) and "unit" in said:  # it belongs to both, below them
        message = f"“{spelled(', '.join(texts))}” is no range of numbers"
        context.error(mark, "bad-number", message, _written(said))
        return None
    ends = [read_number(item, at, context) for item, at in given]
    told = [end for end in ends if end is not None]
    if len(told) == len(ends):
        low, high = told[0], told[-1]
        if low <= high:
            return low, high
        message = f"the low end {low} is above the high end {high}"
        context.error(mark, "low-above-high", message, f"write `[{high}, {low}]`")
    return None


def _read_tolerance(value: Value, mark: Mark, context: Context) -> Tolerance | None:
    given = value.strip() if isinstance(value, str) else ""
    text = _in_our_digits(given)
    told = TOLERANCE_ELSEWHERE.fullmatch(text)
    if told and (told[1] or told[3] not in (None, "%") or text != given):
        unit = _with_unit(told[3] or "").get("unit", "")
        meant, is_known = told[2] + "%" * (unit == "%"), unit in ("", "%")
        of_both = "" if is_known else f', and the unit of both as `unit: "{unit}"`'
        message, remedy = f"“{spelled(given)}” is no number", f"write `{meant}`{of_both}"
        context.error(mark, "bad-number", message, remedy, meant if is_known else None)
    elif isinstance(value, Sequence) or TWO_NUMBERS.match(text) or text.isalpha():
        context.error(mark, "bad-number", "a tolerance is one number", HOW_FAR)
    else:
        percent = text.endswith("%")
        amount = read_number(text[:-1] if percent else value, mark, context)
        if amount is not None and amount >= 0:
            return Tolerance(amount, percent)
        if amount is not None:
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
RANGE = Kind(_read_range, {"anyOf": [A_NUMBER, TWO_ENDS]}, AS_RANGE)
TOLERANCE = Kind(_read_tolerance, A_TOLERANCE, AS_BARE)
