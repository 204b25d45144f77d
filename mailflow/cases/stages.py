"""Reminder stages: when each falls due for a case, and which one is the turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mailflow.cases.calendar import WorkingCalendar
from mailflow.cases.desk import Desk
from mailflow.cases.windows import at_local
from mailflow.model.request import ReminderStage, ReminderTarget, Request


@dataclass(frozen=True, slots=True)
class StageDue:
    """A stage with the instant at which it falls due for one case."""

    stage: ReminderStage
    at: datetime


def stage_day(stage: ReminderStage, due: date, calendar: WorkingCalendar) -> date:
    """Working days before or after the deadline; 0 before a deadline on a day off is the working day
    before it, for a reminder after the deadline would be none."""
    if stage.working_days_after is not None:
        return calendar.shift(due, stage.working_days_after)
    before = stage.working_days_before or 0
    return calendar.shift(due, -before) if before else calendar.previous_working(due)


def stage_due(stage: ReminderStage, due: date, desk: Desk) -> datetime:
    return at_local(stage_day(stage, due, desk.calendar), stage.at, desk.timezone)


class Timetable:
    """The stages of a request for cases due on any day; most cases share one."""

    __slots__ = ("_by_day", "_desk", "_request")

    def __init__(self, request: Request, desk: Desk) -> None:
        self._request = request
        self._desk = desk
        self._by_day: dict[date, tuple[StageDue, ...]] = {}

    def of(self, due: date) -> tuple[StageDue, ...]:
        """All stages for a case due on that day, in order of time."""
        known = self._by_day.get(due)
        if known is None:
            dated = (StageDue(each, stage_due(each, due, self._desk)) for each in self._request.reminders)
            known = self._by_day[due] = tuple(sorted(dated, key=lambda each: each.at))
        return known


def turn(dated: Sequence[StageDue], until: datetime, targets: frozenset[ReminderTarget]) -> StageDue | None:
    """The latest stage that is due, of those for the given targets: after a pause only that one is sent."""
    due = [each for each in dated if each.at <= until and each.stage.to in targets]
    return due[-1] if due else None


def upcoming(
    dated: Sequence[StageDue], desk: Desk, until: datetime, targets: frozenset[ReminderTarget]
) -> Iterator[StageDue]:
    """The stage whose turn it is now, then those that fall due until then (in a preview: one by one)."""
    now = turn(dated, desk.now, targets)
    if now is not None:
        yield now
    yield from (each for each in dated if desk.now < each.at <= until and each.stage.to in targets)
