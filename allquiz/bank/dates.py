"""Dates of the calendar, and years."""

import re
from datetime import date

from allquiz.bank.characters import spelled
from allquiz.bank.value_kinds import AS_BARE, Kind, Schema, Wrong, text_but

DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)
# Day or month first; with points, as in German, the day.
OTHER_DATE = re.compile(
    r"(?P<one>\d\d?)(?P<dot>[./-])(?P<two>\d\d?)(?P=dot)(?P<year>\d{4})"
    r"|(?P<first>\d{4})[./](?P<month>\d\d?)[./](?P<day>\d\d?)",
    re.ASCII,
)
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
    """The one date of the calendar that numbers in another order can mean."""
    if not (found := OTHER_DATE.fullmatch(text.strip())):
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
