"""Numbers, shares, times and letters in words."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from allquiz.model.review import Confidence
from allquiz.model.words import number
from allquiz.reports.share_bounds import ENOUGH

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SURE: dict[Confidence, str] = {"sure": "sure", "think": "think so", "guess": "guess"}


def percent(share: float) -> str:
    """The share without decimals; never 0 or 100 % where it is not exactly that."""
    whole = round(share * 100)
    if whole == 100 and share < 1:
        return "over 99%"
    return "under 1%" if whole == 0 and share > 0 else f"{whole}%"


def of(part: float, count: int) -> str:
    """A share with its number, or that there are too few for one."""
    if not count:
        return "none yet"
    if count < ENOUGH:
        return f"too few ({count})"
    return f"{percent(part / count)} of {count:,}"


def points(got: float, out_of: int) -> str:
    """`5.33 of 9 points`."""
    got_text = f"{got:.0f}" if got == round(got) else f"{got:.2f}".rstrip("0")
    return f"{got_text} of {number(out_of, 'point')}"


def times(count: int) -> str:
    """`once`, `twice`, `3 times`."""
    return {1: "once", 2: "twice"}.get(count, f"{count:,} times")


def day(at: date) -> str:
    """`Wed 25 Nov`."""
    return f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]}"


def moment(at: datetime) -> str:
    """A time as the learner's clock shows it."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def duration(milliseconds: int) -> str:
    """A length of time in words, its two largest parts: 1 hour 5 minutes, 59 seconds."""
    seconds = -(-milliseconds // 1000)  # what has begun counts: 0 only when none is left
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (seconds, "second")]
    first = next((index for index, (count, _) in enumerate(parts) if count), 2)
    return " ".join(number(n, unit) for n, unit in parts[first : first + 2] if n) or "0 seconds"


def ranges(numbers: Sequence[int]) -> str:
    """Numbers in rising order, those in a row joined: 1 to 4, 7, 9."""
    runs: list[list[int]] = []
    for each in numbers:
        if runs and each == runs[-1][1] + 1:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    return ", ".join(
        str(first) if first == last else f"{first}{' to ' if last - first > 1 else ', '}{last}"
        for first, last in runs
    )


def sentence(parts: Iterable[str | None]) -> str:
    return ", ".join(part for part in parts if part)
