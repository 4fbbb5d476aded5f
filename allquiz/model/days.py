"""Days as a learner has them: from 04:00 to 04:00 by the clock on the wall, as Anki counts them.

Whoever studies past midnight is still at the same day's work. The hour can be set (`day_starts`).
The day of an answer follows from the time and the offset kept with it, so it is the same on every
machine, whatever zone that is in.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY_STARTS = 4  # the hour at which a day begins, 0 to 12
REACH = 36  # hours between a day's beginning by UTC and by any clock on the wall, and some more


def now() -> datetime:
    """The time of this machine's clock, with its offset from UTC."""
    return datetime.now(UTC).astimezone()


def day_of(at: datetime, starts: int = DAY_STARTS) -> date:
    """The day of a moment, by the offset it has."""
    return date.fromordinal(at.toordinal() - (at.hour < starts))


def first_moment(day: date, starts: int = DAY_STARTS, zone: tzinfo | None = None) -> datetime:
    """When the day begins in a zone (without one, that of this machine), to the second.

    Also where clocks are put forward or back at that hour, or a zone leaves the day out: the first
    moment that is not of a day before.
    """
    noon = datetime.combine(day, time(starts), UTC)
    before, after = -REACH * 3600, REACH * 3600  # seconds
    while after - before > 1:
        middle = (before + after) // 2
        moment = (noon + timedelta(seconds=middle)).astimezone(zone)
        if day_of(moment, starts) < day:
            before = middle
        else:
            after = middle
    return (noon + timedelta(seconds=after)).astimezone(zone)
