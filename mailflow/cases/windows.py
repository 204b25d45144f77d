"""When mail to municipalities may go out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

from mailflow.cases.calendar import WorkingCalendar
from mailflow.model.settings import Service


def window_opens(
    instant: datetime, service: Service, timezone: tzinfo, calendar: WorkingCalendar
) -> datetime:
    """The earliest instant, not before the given one, within working hours of a working day."""
    local = instant.astimezone(timezone)
    day = local.date()
    if _is_open(day, service, calendar):
        if local.time() < service.work_starts:
            return at_local(day, service.work_starts, timezone)
        if local.time() < service.work_ends:
            return instant
    day += timedelta(days=1)
    while not _is_open(day, service, calendar):
        day += timedelta(days=1)
    return at_local(day, service.work_starts, timezone)


def at_local(day: date, moment: time, timezone: tzinfo) -> datetime:
    """The instant at which the clocks of the place show that moment of that day."""
    return datetime.combine(day, moment, tzinfo=timezone)


def _is_open(day: date, service: Service, calendar: WorkingCalendar) -> bool:
    return not service.working_days_only or calendar.is_working(day)
