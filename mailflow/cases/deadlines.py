"""The last day on which an answer is in time."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from typing import assert_never

from mailflow.cases.calendar import WorkingCalendar
from mailflow.model.request import DeadlineShift, Request


def effective_deadline(request: Request, calendar: WorkingCalendar) -> date:
    """Last day on which an answer is in time, inclusive (Civil Code, art. 194).

    A deadline on a day off moves forward to the next working day (art. 193), unless the request says
    that it moves back, as office-work custom has it, or stays.
    """
    match request.deadline_shift:
        case DeadlineShift.FORWARD:
            return calendar.next_working(request.deadline)
        case DeadlineShift.BACKWARD:
            return calendar.previous_working(request.deadline)
        case DeadlineShift.NONE:
            return request.deadline
        case _ as never:
            assert_never(never)


def local_date(instant: datetime, timezone: tzinfo) -> date:
    """The calendar day of an aware instant at the association's place."""
    return instant.astimezone(timezone).date()
