"""The time of an exam, by a clock of our own."""

import pytest

from allquiz.exam import Timer, read_limit
from allquiz.view.words import duration


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


def test_time_spent_before_counts_and_time_in_between_does_not() -> None:
    clock = Clock()
    first = Timer(600_000, 0, clock)
    clock.seconds += 200
    assert (first.spent_ms, first.left_ms) == (200_000, 400_000)
    clock.seconds += 86_400  # closed for a day
    second = Timer(600_000, first.spent_before_ms + 200_000, clock)
    assert second.left_ms == 400_000
    clock.seconds += 399.9
    assert not second.is_up
    clock.seconds += 1
    assert second.is_up
    assert second.left_ms == 0


def test_there_is_a_reminder_at_five_minutes_and_at_one_once_each() -> None:
    clock = Clock()
    timer = Timer(600_000, 0, clock)
    said = []
    for _ in range(600):
        clock.seconds += 1
        said.append((timer.reminder(), timer.left_ms))
    assert [each for each in said if each[0]] == [
        (300_000, 300_000),
        (60_000, 60_000),
    ]


def test_a_short_exam_is_not_reminded_of_what_it_began_with() -> None:
    clock = Clock()
    timer = Timer(60_000, 0, clock)
    clock.seconds += 10
    assert timer.reminder() is None


def test_no_limit_means_no_end() -> None:
    clock = Clock()
    timer = Timer(None, 0, clock)
    clock.seconds += 1e9
    assert (timer.left_ms, timer.is_up, timer.reminder()) == (None, False, None)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90),
        ("10m", 600),
        ("1h", 3600),
        ("1h30m", 5400),
        ("1H", 3600),
        ("1h0m5s", 3605),
        (" 24h ", 86400),
    ],
)
def test_a_limit_is_read(text: str, seconds: int) -> None:
    assert read_limit(text) == seconds * 1000


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("10", "`10m` for minutes"),
        (" 10 ", "`10m` for minutes"),
        ("", "`10m`"),
        ("ten", "`90s`"),
        ("1.5h", "`1h30m`"),
        ("-5m", "`1h30m`"),
        ("10m1h", "`1h30m`"),
        ("0m", "1 second to 24 hours"),
        ("25h", "1 second to 24 hours"),
        ("١٠m", "`10m`"),
        ("١٠", "`10m`"),
    ],
)
def test_a_limit_that_can_not_be_read_is_explained(text: str, remedy: str) -> None:
    with pytest.raises(ValueError, match=remedy):
        read_limit(text)


@pytest.mark.parametrize(
    ("milliseconds", "words"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (59_001, "1 minute"),
        (61_000, "1 minute 1 second"),
        (3_600_000, "1 hour"),
        (5_405_000, "1 hour 30 minutes"),
    ],
)
def test_time_is_said_in_words(milliseconds: int, words: str) -> None:
    assert duration(milliseconds) == words
