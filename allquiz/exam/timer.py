"""The time of an exam."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

REMINDERS = (5 * 60_000, 60_000)  # ms before the end
LONGEST = 24 * 3_600_000  # ms
FORM = re.compile(r"(?:(\d{1,4})h)?(?:(\d{1,4})m)?(?:(\d{1,5})s)?", re.ASCII | re.IGNORECASE)


@dataclass(slots=True)
class Timer:
    """Time spent and time left, in ms. `clock` gives seconds that never go back.

    It counts while the exam is open, also where the program is stopped with Ctrl-Z, and stands
    while it is closed. `limit_ms` is None where there is no limit.
    """

    limit_ms: int | None
    spent_before_ms: int
    clock: Callable[[], float]
    _began: float = field(init=False)
    _seen_ms: int = field(default=0, init=False)  # left at the last look; 0 before the first

    def __post_init__(self) -> None:
        self._began = self.clock()

    @property
    def spent_ms(self) -> int:
        """Time the exam was open, from the first question on."""
        return self.spent_before_ms + round((self.clock() - self._began) * 1000)

    @property
    def left_ms(self) -> int | None:
        """Time left, never below 0; None without a limit."""
        return None if self.limit_ms is None else max(0, self.limit_ms - self.spent_ms)

    @property
    def is_up(self) -> bool:
        return self.left_ms == 0

    def reminder(self) -> int | None:
        """The ms left to say when five minutes are left, and when one is: once each."""
        before, self._seen_ms = self._seen_ms, self.left_ms or 0
        return min((each for each in REMINDERS if self._seen_ms <= each < before), default=None)


def read_limit(text: str) -> int:
    """The ms of `90s`, `10m`, `1h` or `1h30m`. Raises ValueError, its message the remedy."""
    found = FORM.fullmatch(text.strip())
    if found is None or not any(found.groups()):
        number = text.strip()
        meant = f"`{number}m` for minutes" if number.isascii() and number.isdigit() else "`10m`"
        raise ValueError(f"write it like {meant}, `90s`, `1h` or `1h30m`")
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    limit = ((hours * 60 + minutes) * 60 + seconds) * 1000
    if not 0 < limit <= LONGEST:
        raise ValueError("it must be from 1 second to 24 hours")
    return limit
