"""A disk that is running full is told while that can be done."""

from __future__ import annotations

from datetime import timedelta

from mailflow.app.disk_watch import ENOUGH, LITTLE
from mailflow.model.fact import TroubleBegan, TroubleEnded
from tests.app.office import START, Office


def test_little_room_is_told_once_and_enough_once() -> None:
    office = Office()
    rooms = (ENOUGH, LITTLE - 1, 0, LITTLE + 1, ENOUGH - 1, ENOUGH, ENOUGH)
    for hours, free in enumerate(rooms):
        office.archive.free = free
        office.tick_at(START + timedelta(hours=hours))
    (began,) = office.facts(TroubleBegan)
    (ended,) = office.facts(TroubleEnded)
    assert (began.at, ended.at) == (START + timedelta(hours=1), START + timedelta(hours=5))
    assert "осталось 199 МБ" in began.text
    told = [each for each in office.sent_keys() if each.startswith("trouble/disk/")]
    assert len(told) == 2
