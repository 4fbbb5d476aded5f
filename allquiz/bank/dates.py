"""Dates of the calendar, and years."""

import re
import unicodedata
from datetime import date

from allquiz.bank.characters import spelled
from allquiz.bank.value_kinds import AS_BARE, Kind, Schema, Wrong, text_but

DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
# Day or month first; with points, as in German, the day.
OTHER_DATE = re.compile(
    r"(?P<one>\d\d?)(?P<dot>[./-])(?P<two>\d\d?)(?P=dot)(?P<year>\d{4})"
    r"|(?P<first>\d{4})[./年](?P<month>\d\d?)[./月](?P<day>\d\d?)日?",
    re.ASCII,
)
# How months begin in languages of Europe, in their order; Finland's November begins as March does, and is left alone.
MONTHS = "jan|ene|gen feb|fév|fev mar|mär|mrz|maa apr|abr|avr may|mai|maj|mei|mag jun|juin|giu jul|juil|lug aug|ago|aoû sep|set oct|okt|ott|out nov|marras dec|dez|dic|déc".split()
NAMED_MONTH = (
    r"(?P<day>\d\d?)(?:st|nd|rd|th|er|o|\.)?\s+(?:(?:de|of)\s+)?(?P<month>[^\W\d_]{3,})\.?,?\s+(?:de[l ]\s*)?(?P<year>\d{4})"
    r"|(?P<named>[^\W\d_]{3,})\.?\s+(?P<second>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<after>\d{4})"
)
OUR_YEARS = range(
    1900, 2300
)  # in other digits years may be counted from elsewhere: 1403 and 2567 are 2024
LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
A_DATE = (
    f"(?:{LEAP_YEAR}-02-29|"
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])))"
)


def _wrong_with_day(text: str) -> Wrong | None:
    return None if _is_day(text) else _wrong(text, "a date", "2021-01-31")


def _wrong_with_day_or_year(text: str) -> Wrong | None:
    if _is_day(text) or (YEAR.fullmatch(text) and int(text)):
        return None
    return _wrong(text, "a year or a date", "2021-01-31 or 2021")


def _wrong(text: str, wanted: str, form: str) -> Wrong:
    meant = _day_meant(text)
    remedy = f"write `{meant}`" if meant else f"write it as {form}"
    return Wrong("bad-date", f"“{spelled(text)}” is not {wanted}", remedy, meant)


def _day_meant(text: str) -> str | None:
    """The one date of the calendar that numbers in another order, or a month by its name, can mean."""
    plain = unicodedata.normalize("NFKC", text.strip())
    plain = "".join([str(unicodedata.decimal(each, each)) for each in plain])
    meant = plain if DATE.fullmatch(plain) and _is_day(plain) else _day_of(plain)
    is_ours = plain == text.strip() or (meant and int(meant[:4]) in OUR_YEARS)
    return meant if is_ours else None


def _day_of(text: str) -> str | None:
    if named := re.fullmatch(NAMED_MONTH, text):
        return _in_digits(named)
    if not (found := OTHER_DATE.fullmatch(text)):
        return None
    year, dot, one, two = found["year"], found["dot"], found["one"], found["two"]
    orders = [(one, two), (two, one)]
    if not year:
        year, orders = found["first"], [(found["month"], found["day"])]
    elif dot == ".":
        orders = [(two, one)]
    days = {f"{year}-{month:0>2}-{day:0>2}" for month, day in orders}
    real = [*filter(_is_day, days)]
    return real[0] if len(real) == 1 else None


def _in_digits(named: re.Match[str]) -> str | None:
    month = (named["month"] or named["named"]).casefold()
    numbers = [
        n for n, starts in enumerate(MONTHS, 1) if month.startswith(tuple(starts.split("|")))
    ]
    if len(numbers) != 1:
        return None
    year, day = named["year"] or named["after"], named["day"] or named["second"]
    meant = f"{year}-{numbers[0]:02}-{day:0>2}"
    return meant if _is_day(meant) else None


def _is_day(text: str) -> bool:
    try:
        return DATE.fullmatch(text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        return False


# To an editor a day is a text, and a year a number.
A_DAY: Schema = {"type": "string", "pattern": f"^{A_DATE}$"}
A_DAY_OR_YEAR: Schema = {
    "type": ["string", "number"],
    "pattern": f"^(?:{A_DATE}|[0-9]{{4}})$",
    "minimum": 1,
    "maximum": 9999,
    "multipleOf": 1,
}
DAY = Kind(text_but(_wrong_with_day), A_DAY, AS_BARE)
DAY_OR_YEAR = Kind(text_but(_wrong_with_day_or_year), A_DAY_OR_YEAR, AS_BARE)
