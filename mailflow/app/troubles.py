"""Troubles of the service: told to staff once when they begin and once when they are over."""

from __future__ import annotations

from mailflow.app.records import Records
from mailflow.model.fact import TroubleBegan, TroubleEnded


def trouble_began(records: Records, name: str, text: str) -> None:
    """Record a trouble unless it is already open; `text` is Russian and says what to do."""
    if name not in records.book.marks.troubles:
        records.record(TroubleBegan(records.clock.now(), name, text))


def trouble_ended(records: Records, name: str) -> None:
    """Record that an open trouble is over."""
    if name in records.book.marks.troubles:
        records.record(TroubleEnded(records.clock.now(), name))
