"""A disk that is running full is told while there is room to write a mail about it (faults A50)."""

from __future__ import annotations

from mailflow.app.desk import Desk
from mailflow.app.troubles import trouble_began, trouble_ended

DISK_TROUBLE = "disk"

_MEGA = 1_000_000

LITTLE = 200 * _MEGA
"""Three of the largest messages, or some weeks of a campaign."""

ENOUGH = 300 * _MEGA
"""Somewhat more, lest the trouble come and go with every mail."""


def watch_disk(desk: Desk) -> None:
    """Tell staff once that little room is left, and once that there is enough again."""
    free = desk.archive.free_octets()
    if free >= ENOUGH:
        trouble_ended(desk, DISK_TROUBLE)
    elif free < LITTLE:
        text = (
            f"На диске, где лежит папка данных, осталось {free // _MEGA} МБ. Когда место кончится, служба не "
            "сможет ни читать почту, ни отправлять, ни сообщить об этом письмом. Что сделать: освободите "
            "место на диске или перенесите папку данных (storage.path)."
        )
        trouble_began(desk, DISK_TROUBLE, text)
