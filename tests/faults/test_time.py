"""Clocks that jump, summer time, a missing time zone, long downtimes (A52, A53)."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from mailflow.model.fact import LetterClaimed
from tests.faults.rig import ANSWER, LETTERS_LEAVE, MOSCOW, REMINDING, REPOSITORY, STAFF, Rig, rig

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


BERLIN = ZoneInfo("Europe/Berlin")
AUTUMN, SPRING = date(2024, 10, 27), date(2025, 3, 30)


@pytest.mark.parametrize(
    ("zone", "change"),
    [
        pytest.param(BERLIN, AUTUMN, id="Berlin, autumn"),
        pytest.param(BERLIN, SPRING, id="Berlin, spring", marks=LONG),
        pytest.param(MOSCOW, AUTUMN, id="Moscow, autumn", marks=LONG),
        pytest.param(MOSCOW, SPRING, id="Moscow, spring", marks=LONG),
    ],
)
def test_summer_time_costs_and_doubles_no_reminder(tmp_path: Path, zone: ZoneInfo, change: date) -> None:
    """Stages on the Friday before the change and the Monday and Tuesday after it, each at ten by the wall."""
    with rig(tmp_path) as built:
        _campaign_over(built, zone, change)
        letter_day = datetime.combine(change - 6 * DAY, time(10, 0), zone)
        now = letter_day.astimezone(UTC)
        while now < datetime.combine(change + 3 * DAY, time(0, 0), zone):
            # Ten by the wall lies in there, before and after the change.
            if 6 <= now.hour <= 9:
                built.tick(now)
            now += HOUR
        left = {
            entry.fact.letter: entry.fact.at.astimezone(zone)
            for entry in built.entries()
            if isinstance(entry.fact, LetterClaimed) and entry.fact.letter.startswith("reminder/")
        }
        assert len(left) == 9
        copies = built.copies()
        assert {count for each, count in copies.items() if ".early" in each or ".eve" in each} == {1}
        days = {"early": change - 2 * DAY, "eve": change + DAY, "late": change + 2 * DAY}
        for key, at in left.items():
            stage = key.split("/")[2]
            assert (at.date(), at.time()) == (days[stage], time(10, 0)), key


def _campaign_over(built: Rig, zone: ZoneInfo, change: date) -> None:
    """A letter on the Monday before a change of summer time, due on the Monday after it."""
    settings = built.config / "mailflow.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  email:", f"  timezone: {zone.key}\n  email:"), encoding="utf-8")
    (built.config / "requests" / "12-2024.yaml").unlink()
    monday = change - 6 * DAY
    (built.config / "requests" / "13.yaml").write_text(
        f"""\
number: 13
date: {monday}
title: О часах
deadline: {change + DAY}
send_at: {monday}T10:00
reminders:
  - {{name: early, working_days_before: 1, at: "10:00", template: reminder}}
  - {{name: eve, working_days_before: 0, at: "10:00", template: reminder}}
  - {{name: late, working_days_after: 1, at: "10:00", template: reminder_overdue}}
""",
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    "jumps",
    [
        pytest.param({3: 10 * DAY}, id="ten days ahead and back"),
        pytest.param({3: -10 * DAY}, id="ten days back and ahead"),
    ],
)
def test_after_a_corrected_clock_the_next_pass_works_as_usual(
    tmp_path: Path, jumps: dict[int, timedelta]
) -> None:
    """No silence: caps, looks and rests from the wrong time hold nothing back an hour later."""
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        now = LETTERS_LEAVE + HOUR
        for step in range(5):
            built.tick(now + jumps.get(step, timedelta()))
            now += HOUR
        built.post(ANSWER, now)
        report = built.tick(now)
        assert (report.taken.recorded, report.sent.sent >= 1) == (1, True)
        outside = _outside(built)
        assert len(outside) == len(set(outside))
