"""Days as a learner has them: from midnight to midnight where the machine is, whatever UTC says."""

from datetime import UTC, date, datetime, timedelta, tzinfo


def midnight(day: date, zone: tzinfo | None = None) -> datetime:
    """When the day begins, in UTC. Without a zone, that of this machine.

    Where clocks are put forward at midnight, the day begins with the first moment that exists.
    """
    naive = datetime(day.year, day.month, day.day, tzinfo=zone)
    return naive.astimezone(UTC)


def day_of(at: datetime, zone: tzinfo | None = None) -> date:
    """The day of a moment. Without a zone, that of this machine."""
    return at.astimezone(zone).date()


def midnights(first: date, last: date, zone: tzinfo | None = None) -> list[datetime]:
    """When each day from `first` to `last` begins, and when the last one ends, in UTC."""
    count = (last - first).days + 2
    return [midnight(first + timedelta(days=number), zone) for number in range(count)]
