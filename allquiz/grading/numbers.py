"""Numbers as learners write them."""

import re
import unicodedata
from fractions import Fraction

from allquiz.grading.verdict import Unclear
from allquiz.grading.wording import normal
from allquiz.model.key import Number

SPACE = "[ \u00a0\u2009\u202f]"
PLAIN = r"\d+(?:\.\d+)?(?:e[-+]?\d{1,3})?|\.\d+"
COMMAS = r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"
SPACES = rf"[1-9]\d{{0,2}}(?:{SPACE}\d{{3}})+(?:\.\d+)?"
VALUE = rf"(?:{COMMAS}|{SPACES}|{PLAIN})"
NUMBER = re.compile(
    rf"(?P<sign>[-+]?)\s*(?P<value>{VALUE})"
    rf"(?:\s*(?:/|in\b|out\s+of\b)\s*(?P<whole>{VALUE}))?"
    r"\s*(?P<unit>.*)",
    re.IGNORECASE | re.DOTALL,
)
DOUBTFUL = re.compile(r"\d[,.]\d|[,.]$|\d\s+\d")
PERCENT = {"%", "percent", "per cent", "pct"}
MAX_LENGTH = 60


def read_number(text: str, key: Number) -> Fraction:
    """The number meant, in the unit of the key.

    Raises Unclear for what is no number, could be two, or has another unit.
    """
    unit = key.unit
    clean = unicodedata.normalize("NFC", text).strip().replace("\u2212", "-").replace("％", "%")
    match = NUMBER.fullmatch(clean) if len(clean) <= MAX_LENGTH else None
    if match is None:
        raise Unclear(f"That is not a number I can read. Write digits, such as {_example(unit)}.")
    rest = match["unit"].strip()
    if rest and (rest[0] in ",./'’" or rest[0].isdigit()):
        raise Unclear(
            "That could be read in two ways. Write a point for decimals (0.5) and "
            "commas only between thousands (5,690)."
        )
    value = _value(match["value"])
    is_share = match["whole"] is not None
    if is_share:
        whole = _value(match["whole"])
        if whole == 0:
            raise Unclear("That divides by zero. Write the number again.")
        value /= whole
    if match["sign"] == "-":
        value = -value
    is_percent = rest.casefold() in PERCENT
    if unit is not None and unit.strip().casefold() in PERCENT:
        if rest and not is_percent:
            raise Unclear(f"This is asked in percent, not in “{rest}”. Write a number such as 35%.")
        return value * 100 if is_share and not is_percent else value
    if is_percent:
        if unit is not None:
            raise Unclear(f"This is asked in {unit}, not in percent.")
        # Without a unit, 20% means 20 where the key is a percentage and 0.2 where it is a share.
        return value / 100 if key.high <= 1 else value
    if rest and (unit is None or normal(rest) != normal(unit)):
        asked = f"in {unit}" if unit else "as a bare number"
        raise Unclear(f"“{rest}” is not the unit: this is asked {asked}.")
    return value


def in_range(value: Fraction, key: Number) -> bool:
    """Whether the number lies between the ends of the key, each widened by the tolerance."""
    low, high = Fraction(key.low), Fraction(key.high)
    tolerance = key.tolerance
    if tolerance is None:
        return low <= value <= high
    amount = Fraction(tolerance.amount)
    if tolerance.percent:
        return low - abs(low) * amount / 100 <= value <= high + abs(high) * amount / 100
    return low - amount <= value <= high + amount


def _value(text: str) -> Fraction:
    return Fraction(re.sub(rf",|{SPACE}", "", text))


def _example(unit: str | None) -> str:
    return f"35 {unit}" if unit and unit != "%" else "35%" if unit else "35 or 0.5"
