"""Amounts in options: numbers with their units, shares, and intervals."""

import re
from fractions import Fraction
from typing import NamedTuple

from allquiz.lint.patterns import pattern

NUMERAL = r"[-−+]?\d+(?:[ ,]\d{3})*(?:\.\d+|,\d\d?(?!\d))?"  # a comma may begin decimals
NUMBERS = dict(
    zip("one two three four five six seven eight nine ten".split(), range(1, 11), strict=True)
)
AMOUNT = pattern(
    rf"(?:about |around |roughly |nearly |over |under |at least |up to |~|≈)?(?P<value>{NUMERAL}|[a-zA-Z]{{3,5}}(?= ))"
    r"\s?(?P<unit>per cent|[^\s\d]\S*?)?\.?"
)
SAME = {"percent": "%", "per cent": "%", "mcg": "µg"} | {f"{p}l": f"{p}L" for p in ("", *"mdcµ")}

_N = rf"(?P<low>{NUMERAL})"
_M = rf"(?P<high>{NUMERAL})"
_U = r"(?P<unit>\s?[^\d\s<>≤≥]\S*(?: \S+){0,2})?"
RANGE = pattern(
    rf"(?P<between>between )?(?:about |from |aged? )?{_N}\s?%?(?:\s?(?!to\b)[^\W\d]{{1,8}})?\s?"
    rf"(?:–|—|-|to|bis|à|(?(between)and|to)|through|until)\s?{_M}{_U}",
    re.I,
)
# “2+” alone is a charge or a grade.
OPEN = pattern(
    r"(?:(?P<above>>|over|above|more than|greater than|older than|mehr als|über|plus de|más de|più di)|(?P<since>≥|at least|from|mindestens|au moins|al menos|almeno)"
    r"|(?P<below><|under|below|less than|fewer than|younger than|weniger als|unter|moins de|menos de|meno di)|(?P<until>≤|at most|up to|höchstens|au plus|como máximo|al massimo))?\s?"
    rf"{_N}(?P<plus>(?<=\d\d)\+|\+(?=\s?[^\W\d]))?(?P<unit>\s?[^\d\s<>≤≥–—-]\S*(?: \S+){{0,2}})??"
    r"(?: (?:or|and) (?:(?P<more>more|over|above|older|higher)|(?P<less>less|fewer|under|below|younger|lower)))?",
    re.I,
)
INFINITY = float("inf")
MONEY = dict.fromkeys(map(ord, "£$€¥"))  # said before the number, and so no unit
DECIMAL_COMMA = pattern(r",(?=\d\d?$)")


End = tuple[
    float, int
]  # a number, and which side of it: -1 just below, 0 the number itself, 1 just above


class Interval(NamedTuple):
    """All from `low` to `high`, both of them included."""

    low: End
    high: End
    unit: str


PART_NAMES = "half third quarter fourth fifth sixth eighth tenth".split()
PARTS = dict(zip(PART_NAMES, (2, 3, 4, 4, 5, 6, 8, 10), strict=True))
SHARE_WORDS = frozenset([*NUMBERS, *PARTS, *[f"{part}s" for part in PARTS]])
COUNTS = "|".join(NUMBERS)
SHARE = pattern(
    rf"(?:about |around |roughly |nearly |some |~|≈)?(?:(?P<percent>{NUMERAL})\s?(?:%|percent|per cent)"
    rf"|(?P<of>\d+|{COUNTS})(?:\s?/\s?|\s(?:in|of|out of)(?: every)?\s)(?P<whole>\d[\d,]*|{COUNTS})"
    rf"|(?P<decimal>0?\.\d+)|(?P<count>an?|one|two|three|four)?[ -]?(?P<part>{'|'.join(PARTS)})s?)\.?",
    re.I,
)


def share(text: str) -> tuple[Fraction, str] | None:
    """A share and how it is written, as a percentage or as a fraction: `20%`, `1/5`, `0.2`, `one in five`."""
    match = SHARE.fullmatch(text.strip())
    if match is None:
        return None
    if match["percent"]:
        return Fraction(str(_number(match["percent"]))) / 100, "percentage"
    if match["decimal"]:
        return Fraction(match["decimal"]), "fraction"
    if match["part"]:
        count = NUMBERS.get((match["count"] or "one").lower(), 1)
        return Fraction(count, PARTS[match["part"].lower()]), "fraction"
    of, whole = int(_number(match["of"])), int(_number(match["whole"]))
    return (Fraction(of, whole), "fraction") if of <= whole != 0 else None  # not “120/80”


METRIC = {"k": Fraction(1000), "": Fraction(1), "d": Fraction(1, 10), "c": Fraction(1, 100)} | {
    prefix: Fraction(1, 1000**n) for n, prefix in enumerate("mµn", 1)
}
PREFIXES = dict(zip(METRIC, "kilo  deci centi milli micro nano".split(" "), strict=True))
NAMES = "g=gram L=litre m=metre mol=mole V=volt A=ampere J=joule cal=calorie Hz=hertz W=watt Pa=pascal Gy=gray Sv=sievert"
BASES = dict(each.split("=") for each in NAMES.split())
SPANS = {
    "time": {"second": 1, "minute": 60, "min": 60, "hr": 3600, "hour": 3600, "h": 3600, "day": 86400, "week": 604800},
    "months": {"month": 1, "yr": 12, "year": 12},
}  # fmt: skip
# A unit to what it measures, and how many of the plainest unit of that it is.
SCALES: dict[str, tuple[str, Fraction]] = {
    unit: (base, times)
    for prefix, times in METRIC.items()
    for base, name in BASES.items()
    for unit in (prefix + base, PREFIXES[prefix] + name)
} | {
    span: (measure, Fraction(times))
    for measure, spans in SPANS.items()
    for span, times in spans.items()
}
TIME = frozenset("s").union(*SPANS.values())

NAMED = TIME.union(
    "inch foot mile yard pound ounce pint gallon degree newton ohm kilo mole cup tablespoon teaspoon drop tablet dollar euro".split(),
    [unit for unit in SCALES if len(unit) > 3],
)
UNITS = NAMED.union(
    SCALES,
    "% ‰ m² m³ mm² cm² km² cm³ °C °F K mmHg bar MHz IU U bpm ppm kDa Da kb bp N kN Ω kΩ dB T F H eV keV MeV mph rpm ha lb oz € $ £ ¥".split(),
    [""],
)


def amount(text: str) -> tuple[float, str] | None:
    """The number and the unit, "" for none, of an option that is an amount; None where it is none."""
    match = AMOUNT.fullmatch(text.strip())
    if not match or (match["value"][0].isalpha() and match["value"].lower() not in NUMBERS):
        return None
    unit = _unit(match["unit"])
    is_known = UNITS.issuperset([_unit(part) for part in unit.split("/")])
    return (_number(match["value"]), unit) if is_known else None


def measured(text: str) -> tuple[str, Fraction, str] | None:
    """What an amount measures, how much of it, and in which unit: 1 g and 1000 mg are as much."""
    found = amount(text)
    if not found or found[1] not in SCALES:
        return None
    measure, times = SCALES[found[1]]
    return measure, Fraction(str(found[0])) * times, found[1]


def interval(text: str) -> Interval | None:
    """The interval that an option is, or None."""
    text = text.strip().rstrip(".").translate(MONEY)
    if match := RANGE.fullmatch(text):
        low, high = _number(match["low"]), _number(match["high"])
        if low < 0 and high < 0:  # “-70 to -80 mV”
            low, high = min(low, high), max(low, high)
        else:
            high = abs(high)
        return Interval((low, 0), (high, 0), _unit(match["unit"])) if low < high else None
    match = OPEN.fullmatch(text)
    given = {name for name, said in match.groupdict().items() if said} if match else set()
    side = given - {"low", "unit"}
    if match is None or len(side) != 1:
        return None
    end, unit, is_open = _number(match["low"]), _unit(match["unit"]), side <= {"above", "below"}
    if side <= {"above", "since", "plus", "more"}:
        return Interval((end, int(is_open)), (INFINITY, 0), unit)
    return Interval((-INFINITY, 0), (end, -int(is_open)), unit)


def overlap(one: Interval, other: Interval) -> bool:
    """Whether a number is in both: “10–20” and “20–30” have 20 in common, “under 10” and “10 or more” nothing."""
    return max(one.low, other.low) <= min(one.high, other.high)


def _number(text: str) -> float:
    if count := NUMBERS.get(text.lower()):
        return count
    plain = DECIMAL_COMMA.sub(".", text).replace(",", "").replace(" ", "")
    return float(plain.replace("−", "-"))


def _unit(text: str | None) -> str:
    unit = (
        (text or "").strip().replace("μ", "µ").replace("liter", "litre").replace("meter", "metre")
    )
    singular = unit.removesuffix("s")
    return SAME.get(unit) or (singular if singular in NAMED else unit)
