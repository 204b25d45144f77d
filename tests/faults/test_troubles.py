"""A trouble is told once when it begins and once when it is over, whatever it was."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.faults.rig import LETTERS_LEAVE, STAFF, rig


def test_staff_hear_once_of_a_trouble_and_once_of_its_end(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        wrong = {"MAILFLOW_IMAP__PASSWORD": "wrong"}
        for minutes in range(0, 60, 10):
            built.tick(LETTERS_LEAVE + timedelta(minutes=minutes), environment=wrong)
        for minutes in range(60, 120, 10):
            built.tick(LETTERS_LEAVE + timedelta(minutes=minutes))
        told = [each.subject for each in built.delivered if each.recipient == STAFF][1:]
        assert len(told) == 2, told
