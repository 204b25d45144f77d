"""The plan as things stand: what may go out, and what is held back and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from mailflow.app.records import Records
from mailflow.cases.plan import plan, wanted
from mailflow.model.plan import DueLetter, Plan


def plan_now(
    desk: Records, looked_at: datetime | None, *, horizon: datetime | None = None, sent_known: bool = True
) -> Plan:
    """What may go out now (or until `horizon`), and what is held back and why."""
    now = desk.clock.now()
    return plan(
        desk.book,
        desk.configuration,
        desk.boards(now),
        desk.calendar,
        now,
        looked_at=looked_at,
        horizon=horizon,
        sent_known=sent_known,
    )


def wanted_now(records: Records) -> Sequence[DueLetter]:
    """All that is due by now, whatever the hour and the brakes say."""
    now = records.clock.now()
    return wanted(records.book, records.configuration, records.boards(now), records.calendar, now)
