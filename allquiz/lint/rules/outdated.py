"""An answer holds as of a date long past.

What it finds: with `--older-than YEARS`, each question whose `as_of` lies further back; a year alone
counts to its end. Where `since` tells what has changed, its own date counts if it is later.

Why it is bad: guidelines and figures change; what was right then may be wrong now. Rule 19 of
[Wozniak 1999] asks to date what can change so that it can be found again: this finds it.

Evidence: fair (that guidelines and figures are revised is on record; how fast is for you to say).

Example:

    ✗ `as_of: 2001`, checked in 2026 with `--older-than 5`
    ✓ `as_of: 2024`, checked in 2026 with `--older-than 5`
"""

from collections.abc import Sequence
from datetime import date

from allquiz.lint.bank_notes import BankFindings, Noted, Pool, each
from allquiz.lint.item import At, Finding, Item


def note(item: Item) -> list[str] | None:
    """Its date, and that of what has changed since."""
    question = item.question
    if question.as_of is None:
        return None
    return [question.as_of, *([question.since.as_of] if question.since else [])]


def check(files: Sequence[Noted[list[str]]], pool: Pool) -> BankFindings:
    """The questions whose date is further back than was asked for."""
    if pool.age_limit is None:
        return
    today, years = pool.age_limit
    for asked, dates in each(files):
        last = max(map(_date, dates))
        if (today.year - years, today.month, today.day) > (last.year, last.month, last.day):
            message = f"this holds as of {dates[0]}, more than {years} year{'s' * (years != 1)} ago"
            remedy = "look it up again, and mend `as_of`, or say in `since` what has changed"
            yield pool.looked(asked), Finding(message, remedy, At("as_of"))


def _date(text: str) -> date:
    """A date, or the last day of a year."""
    return date(int(text), 12, 31) if len(text) == 4 else date.fromisoformat(text)
