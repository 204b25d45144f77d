"""The Russian production calendar and its corrections."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.cases.calendar import WorkingCalendar

CALENDAR = WorkingCalendar(frozenset(), frozenset())
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    "day", [date(2024, 4, 27), date(2024, 11, 2), date(2024, 12, 28), date(2025, 11, 1), date(2021, 2, 20)]
)
def test_saturdays_moved_by_decree_are_worked(day: date) -> None:
    assert day.weekday() == 5
    assert CALENDAR.is_working(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 4, 29),
        date(2024, 4, 30),
        date(2024, 5, 10),
        date(2024, 12, 30),
        date(2025, 5, 2),
        date(2025, 11, 3),
    ],
)
def test_weekdays_moved_by_decree_are_days_off(day: date) -> None:
    assert day.weekday() < 5
    assert not CALENDAR.is_working(day)


# Working days of a five-day week by the production calendars of 2024 and 2025.
@pytest.mark.parametrize(("year", "days"), [(2024, 248), (2025, 247)])
def test_a_year_has_as_many_working_days_as_the_official_calendar(year: int, days: int) -> None:
    first = date(year, 1, 1)
    whole_year = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    assert sum(CALENDAR.is_working(day) for day in whole_year) == days


def test_the_operators_corrections_win_over_the_calendar() -> None:
    radonitsa, saturday = date(2024, 5, 14), date(2024, 5, 18)
    corrected = WorkingCalendar(frozenset({radonitsa}), frozenset({saturday}))
    assert (CALENDAR.is_working(radonitsa), CALENDAR.is_working(saturday)) == (True, False)
    assert (corrected.is_working(radonitsa), corrected.is_working(saturday)) == (False, True)


def test_a_day_off_wins_where_both_corrections_name_the_day() -> None:
    day = date(2024, 5, 14)
    assert not WorkingCalendar(frozenset({day}), frozenset({day})).is_working(day)


def test_shifting_over_the_november_holidays_counts_the_working_saturday() -> None:
    assert CALENDAR.shift(date(2024, 11, 1), 1) == date(2024, 11, 2)
    assert CALENDAR.shift(date(2024, 11, 1), 2) == date(2024, 11, 5)
    assert CALENDAR.shift(date(2024, 11, 5), -2) == date(2024, 11, 1)
    assert CALENDAR.shift(date(2024, 11, 3), 0) == date(2024, 11, 3)


def test_next_and_previous_give_the_day_itself_where_it_is_worked() -> None:
    assert CALENDAR.next_working(date(2024, 9, 30)) == date(2024, 9, 30)
    assert CALENDAR.next_working(date(2024, 9, 28)) == date(2024, 9, 30)
    assert CALENDAR.previous_working(date(2024, 9, 29)) == date(2024, 9, 27)


def test_the_calendar_knows_no_year_without_a_decree() -> None:
    known = CALENDAR.known_until()
    assert known >= date(2025, 12, 31)
    assert known < date(2090, 1, 1)
    assert (known.month, known.day) == (12, 31)


@given(DAYS, st.integers(-40, 40))
def test_a_shift_lands_on_a_working_day_with_as_many_between(day: date, n: int) -> None:
    landed = CALENDAR.shift(day, n)
    step = timedelta(days=1 if n > 0 else -1)
    walked, at = 0, day
    while at != landed:
        at += step
        walked += CALENDAR.is_working(at)
    assert walked == abs(n)
    assert n == 0 or CALENDAR.is_working(landed)


@given(DAYS)
def test_any_day_can_be_asked_also_beyond_what_is_known(day: date) -> None:
    far = day.replace(year=day.year + 100) if (day.month, day.day) != (2, 29) else date(2130, 3, 1)
    assert CALENDAR.is_working(CALENDAR.next_working(far))
