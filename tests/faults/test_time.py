"""Clocks that jump, a missing time zone, long downtimes (A52, A53)."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.rig import LETTERS_LEAVE, MOSCOW, REMINDING, REPOSITORY, STAFF, Rig, rig

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
END = datetime(2024, 10, 1, 18, 0, tzinfo=MOSCOW)


def _outside(rig: Rig) -> list[str]:
    return [each.message_id for each in rig.delivered if each.recipient != STAFF]


def _calm(folder: Path, jumps: dict[int, timedelta]) -> Rig:
    """A campaign by hours from before the first reminder to the day after the deadline; the clock jumps."""
    with rig(folder) as built:
        built.tick(LETTERS_LEAVE)
        now, hour = REMINDING - 3 * HOUR, 0
        while now <= END:
            built.tick(now + jumps.get(hour, timedelta()))
            now += 6 * HOUR
            hour += 1
        return built


@pytest.mark.faults
@pytest.mark.parametrize(
    "jumps",
    [
        {3: 10 * DAY},
        {3: -10 * DAY},
        {5: HOUR, 6: -HOUR},
        {2: 10 * DAY, 3: -10 * DAY},
    ],
    ids=["ten days ahead", "ten days back", "an hour to and fro", "both"],
)
def test_a_clock_that_jumps_doubles_no_reminder(tmp_path: Path, jumps: dict[int, timedelta]) -> None:
    built = _calm(tmp_path, jumps)
    mails = _outside(built)
    assert len(mails) == len(set(mails))
    # Three letters and at most three stages each: no burst.
    assert 3 + 3 <= len(mails) <= 3 + 9


LONG = pytest.mark.faults


@pytest.mark.parametrize(
    ("away", "expected"),
    [
        pytest.param(HOUR, "soft", marks=LONG),
        pytest.param(3 * DAY, "soft", marks=LONG),
        (30 * DAY, "late"),
    ],
)
def test_after_a_downtime_at_most_the_latest_stage_goes_out(
    tmp_path: Path, away: timedelta, expected: str
) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.delivered.clear()
        built.tick(REMINDING - HOUR * 2)
        back = REMINDING - HOUR * 2 + away + (HOUR * 3 if away > HOUR else HOUR)
        for minutes in (0, 15, 90):
            built.tick(back + timedelta(minutes=minutes))
        reminders = _outside(built)
        assert len(reminders) == len(set(reminders)) == 3
        assert all(f".{expected}@" in each for each in reminders)
        digests = [each.text for each in built.delivered if "Справка" in each.subject]
        assert digests
        assert away <= DAY or any("Служба не работала" in each for each in digests)


@pytest.mark.parametrize(
    "zone", [None, *(pytest.param(each, marks=LONG) for each in ("", "Europe/Berlin", "Nowhere/Never"))]
)
def test_the_zone_of_the_machine_does_not_matter(tmp_path: Path, zone: str | None) -> None:
    with rig(tmp_path) as built:
        environment = {name: value for name, value in os.environ.items() if name != "TZ"}
        if zone is not None:
            environment["TZ"] = zone
        command = [sys.executable, "worker.py", "--config", str(built.config), "tick"]
        command += ["--now", "2024-09-05T10:00", "--json"]
        subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True)
        assert len(_outside(built)) == 3
