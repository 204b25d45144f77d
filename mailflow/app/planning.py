"""The plan as things stand: what may go out, and what is held back and why."""

from __future__ import annotations

from datetime import datetime

from mailflow.app.records import Records
from mailflow.cases.plan import plan
from mailflow.model.plan import Plan


def plan_now(desk: Records, looked_at: datetime | None, *, horizon: datetime | None = None) -> Plan:
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
    )
