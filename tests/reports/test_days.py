"""Calendar, streak and forecast."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from allquiz.reports.days import calendar, forecast, level, streak, weeks_since

TUESDAY = date(2026, 11, 24)
DAYS = st.dates(date(2026, 1, 1), date(2027, 3, 1))


def test_a_calendar_runs_from_monday_to_sunday_and_ends_with_this_week() -> None:
    shown = calendar({TUESDAY: 3, date(2026, 11, 22): 2, date(2026, 11, 15): 9}, TUESDAY, 2)
    assert shown.start == date(2026, 11, 16)
    assert shown.weeks == ((0, 0, 0, 0, 0, 0, 2), (0, 3, None, None, None, None, None))
    assert shown.by_weekday == [0, 3, 0, 0, 0, 0, 2]


@given(st.dictionaries(DAYS, st.integers(1, 500)), DAYS, st.integers(1, 60))
def test_a_calendar_counts_every_answer_of_its_days_once(
    counts: dict[date, int], today: date, weeks: int
) -> None:
    shown = calendar(counts, today, weeks)
    assert len(shown.weeks) == weeks
    assert sum(shown.by_weekday) == sum(
        count for day, count in counts.items() if shown.start <= day <= today
    )


@given(st.integers(1, 10_000))
def test_every_number_of_answers_has_one_shade_and_more_is_never_lighter(busiest: int) -> None:
    bounds = calendar({TUESDAY: busiest}, TUESDAY, 1).bounds()
    shades = [level(count, bounds) for count in range(min(busiest, 300) + 1)]
    assert shades == sorted(shades)
    assert shades[:2] == [0, 1]
    assert level(busiest, bounds) == len(bounds) <= 4


def test_days_before_the_first_that_counts_are_left_out() -> None:
    shown = calendar({date(2026, 11, 17): 4}, TUESDAY, 2, date(2026, 11, 19))
    assert shown.weeks[0] == (None, None, None, 0, 0, 0, 0)
    assert shown.busiest == 0


@given(st.dates(date(2020, 1, 1), date(2027, 1, 1)), st.integers(0, 2000))
def test_so_many_weeks_hold_all_days_and_fewer_do_not(first: date, days: int) -> None:
    today = first + timedelta(days=days)
    weeks = weeks_since(first, today)
    assert calendar({}, today, weeks).start <= first
    assert weeks == 1 or calendar({}, today, weeks - 1).start > first


def test_shades_are_quarters_of_the_busiest_day() -> None:
    assert calendar({TUESDAY: 40}, TUESDAY, 1).bounds() == [(1, 10), (11, 20), (21, 30), (31, 40)]
    assert calendar({TUESDAY: 2}, TUESDAY, 1).bounds() == [(1, 1), (2, 2)]
    assert calendar({}, TUESDAY, 1).bounds() == []


def test_a_streak_lasts_while_today_can_still_be_studied() -> None:
    days = [TUESDAY - timedelta(days=n) for n in (1, 2, 3, 5, 6, 7, 8, 9)]
    assert streak(days, TUESDAY) == (3, 5)
    assert streak([*days, TUESDAY], TUESDAY) == (4, 5)
    assert streak(days, TUESDAY + timedelta(days=1)) == (0, 5)
    assert streak([], TUESDAY) == (0, 0)


def test_a_day_to_come_is_no_part_of_a_streak() -> None:
    assert streak([TUESDAY, TUESDAY + timedelta(days=1)], TUESDAY) == (1, 1)


def test_what_is_overdue_is_due_today() -> None:
    dues = [date(2026, 11, 1), TUESDAY, date(2026, 11, 26), date(2026, 11, 26), date(2027, 1, 1)]
    ahead = forecast(dues, TUESDAY, 3)
    assert (ahead.days, ahead.overdue, ahead.later) == ((2, 0, 2), 1, 1)


@given(st.lists(DAYS), DAYS, st.integers(1, 30))
def test_a_forecast_has_every_review_once(dues: list[date], today: date, days: int) -> None:
    ahead = forecast(dues, today, days)
    assert sum(ahead.days) + ahead.later == len(dues)
    assert ahead.later == Counter(due >= today + timedelta(days=days) for due in dues)[True]
    assert len(ahead.days) == days
