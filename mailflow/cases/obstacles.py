"""Why a case is not reminded."""

from __future__ import annotations

from datetime import datetime

from mailflow.cases.deadlines import local_date
from mailflow.cases.desk import Desk, Hold
from mailflow.cases.stages import StageDue
from mailflow.cases.windows import at_local
from mailflow.model.board import Case, Delivery, State
from mailflow.model.fact import LetterKind

_CLOSED = {
    State.ANSWERED: Hold.ANSWERED,
    State.ANSWERED_LATE: Hold.ANSWERED,
    State.EXCLUDED: Hold.EXCLUDED,
    State.REFUSED: Hold.REFUSED,
}
CLOSED_HOLDS = frozenset(_CLOSED.values())
"""Holds that last for ever: worth a word on the day of the stage only."""


def obstacle(case: Case, staged: StageDue, desk: Desk) -> Hold | None:
    """The first reason against reminding the case at this stage; None: nothing speaks against it."""
    if case.state in _CLOSED:
        return _CLOSED[case.state]
    if case.waiting:
        return Hold.WAITING
    if case.delivery is Delivery.UNDELIVERABLE:
        return Hold.UNDELIVERABLE
    if not case.recipient:
        return Hold.NO_ADDRESS
    if case.sent_at is None:
        return Hold.NOT_SENT
    return _obstacle_in_time(case, case.sent_at, staged, desk)


def rested_at(case: Case, desk: Desk) -> datetime | None:
    """One working day after the latest letter of the case: before it, a reminder would be rude."""
    letters = (each for each in desk.book.outbox.of_case(case.id) if each.claim.kind is LetterKind.LETTER)
    left = max((each.left_at for each in letters if each.left_at is not None), default=None)
    if left is None:
        return None
    local = left.astimezone(desk.timezone)
    return at_local(desk.calendar.shift(local.date(), 1), local.time(), desk.timezone)


def _obstacle_in_time(case: Case, sent_at: datetime, staged: StageDue, desk: Desk) -> Hold | None:
    if staged.at <= sent_at or _is_stale(case, staged, desk):
        return Hold.STAGE_PASSED
    rested = rested_at(case, desk)
    return Hold.JUST_SENT if rested is not None and rested > max(desk.now, staged.at) else None


def _is_stale(case: Case, staged: StageDue, desk: Desk) -> bool:
    """A reminder of a deadline to come makes no sense once it has passed."""
    is_before = staged.stage.working_days_after is None
    return is_before and local_date(max(desk.now, staged.at), desk.timezone) > case.due
