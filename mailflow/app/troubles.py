"""Troubles of the service: told to staff once when they begin and once when they are over."""

from __future__ import annotations

from mailflow.app.desk import Desk
from mailflow.model.fact import TroubleBegan, TroubleEnded


def trouble_began(desk: Desk, name: str, text: str) -> None:
    """Record a trouble unless it is already open; `text` is Russian and says what to do."""
    if name not in desk.book.marks.troubles:
        desk.record(TroubleBegan(desk.clock.now(), name, text))


def trouble_ended(desk: Desk, name: str) -> None:
    """Record that an open trouble is over."""
    if name in desk.book.marks.troubles:
        desk.record(TroubleEnded(desk.clock.now(), name))
