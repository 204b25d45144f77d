"""Troubles of the service: told to staff once when they begin and once when they are over."""

from __future__ import annotations

from mailflow.app.records import Records
from mailflow.model.fact import TroubleBegan, TroubleEnded


def trouble_began(records: Records, name: str, text: str, details: tuple[str, ...] = ()) -> None:
    """Record a trouble unless it is already open; `text` is Russian and says what to do."""
    if name not in records.book.marks.troubles:
        records.record(TroubleBegan(records.clock.now(), name, text, details))


def trouble_ended(records: Records, name: str, *, who: str = "", why: str = "") -> None:
    """Record that an open trouble is over; `who` names the person who said so."""
    if name in records.book.marks.troubles:
        records.record(TroubleEnded(records.clock.now(), name, who, why))
