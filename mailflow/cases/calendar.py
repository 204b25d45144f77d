"""Working days of the Russian production calendar, with the operator's corrections."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_MOVED = "перенес"
"""How `holidays` names a day off that a decree of the Government moved there (Labour Code, art. 112)."""
_DECREE_MONTH = 11
"""The decree of the next year appears in autumn; from November on its absence needs a person."""
_CERTAIN_SINCE = 2024
"""The decrees up to this year are in the oldest `holidays` release that is accepted."""


class WorkingCalendar:
    """Which days are worked: days off moved by yearly decree and working Saturdays included.

    `days_off` and `working_days` are the operator's corrections; they win over the production calendar,
    and a day off wins where the same day stands in both.
    """

    __slots__ = ("_known_until", "_shifts", "_working", "days_off", "working_days")

    def __init__(
        self, days_off: frozenset[date] = frozenset(), working_days: frozenset[date] = frozenset()
    ) -> None:
        self.days_off = days_off
        self.working_days = working_days
        self._working: dict[date, bool] = {}
        self._shifts: dict[tuple[date, int], date] = {}
        self._known_until: date | None = None

    def is_working(self, day: date) -> bool:
        known = self._working.get(day)
        if known is None:
            known = self._working[day] = self._decide(day)
        return known

    def next_working(self, day: date) -> date:
        """The day itself where it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def previous_working(self, day: date) -> date:
        """The day itself where it is worked, else the last working day before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def shift(self, day: date, n: int) -> date:
        """The n-th working day after `day` (before it for a negative n); 0 gives the day itself."""
        found = self._shifts.get((day, n))
        if found is None:
            found = self._shifts[day, n] = self._walk(day, n)
        return found

    def known_until(self) -> date:
        """Last day of the last year whose decree on moved days off is known."""
        if self._known_until is None:
            year = _CERTAIN_SINCE
            while _has_decree(year + 1):
                year += 1
            self._known_until = date(year, 12, 31)
        return self._known_until

    def _decide(self, day: date) -> bool:
        if day in self.days_off:
            return False
        if day in self.working_days:
            return True
        off, worked = _production_year(day.year)
        return day in worked or (day.weekday() < _SATURDAY and day not in off)

    def _walk(self, day: date, n: int) -> date:
        step = _ONE_DAY if n > 0 else -_ONE_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working(day):
                day += step
        return day


def missing_year(calendar: WorkingCalendar, today: date) -> int | None:
    """The year whose moved days off are wanted by now and not known; None: all is there."""
    needed = today.year + 1 if today.month >= _DECREE_MONTH else today.year
    return needed if calendar.known_until().year < needed else None


@cache
def _production_year(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Days off and worked days of rest of one year, from the table in `holidays`."""
    from holidays import country_holidays  # noqa: PLC0415 - loads slowly; what reads mail asks for no day

    table = country_holidays("RU", years=year)
    return frozenset(table), frozenset(table.weekend_workdays)


@cache
def _has_decree(year: int) -> bool:
    """Whether the year's moved days are known: every year moves some, for two of January's rest days
    always fall on a Saturday and a Sunday (Labour Code, art. 112)."""
    from holidays import country_holidays  # noqa: PLC0415 - as above

    names = country_holidays("RU", years=year, language="ru").values()
    return any(_MOVED in name for name in names)
