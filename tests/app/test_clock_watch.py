"""A clock that leaps ahead sends nothing early; the first message tells a downtime from it (A52, A53)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mailflow.app.deciding import resume, standstills
from mailflow.app.service import Service
from mailflow.model.fact import LetterClaimed, LetterKind, TroubleBegan, TroubleEnded
from tests.app.office import START, Office, advertisement
from tests.cases.town import CONFIGURATION, local

DAY = timedelta(days=1)
FIRST_STAGE = local(9, 23, 10, 5)
"""By then the first reminders are due."""


@pytest.fixture
def office() -> Office:
    """The letters are out, and a message came on that day; the clock is the machine's."""
    office = Office()
    office.desk.doubts_clock = True
    office.tick_at(START)
    office.mailbox.put(advertisement(at=START), internal_date=START)
    office.tick_at(START + timedelta(hours=1))
    return office


def _reminders(office: Office) -> int:
    return sum(each.kind is LetterKind.REMINDER for each in office.facts(LetterClaimed))


def _passes(office: Office, moment: datetime) -> None:
    """Two, for an announcement precedes the reminders by an hour."""
    office.tick_at(moment)
    office.tick_at(moment + timedelta(hours=1, minutes=5))


def test_a_leap_ahead_stops_all_but_the_staffs_mail_and_is_told_once(office: Office) -> None:
    _passes(office, FIRST_STAGE)
    assert _reminders(office) == 0
    (began,) = [each for each in office.facts(TroubleBegan) if each.name == "clock"]
    assert "Часы компьютера показывают 23.09.2024 10:05" in began.text
    assert office.tick_at(FIRST_STAGE + timedelta(hours=2)).sent.held["clock"] > 0
    assert [key.split("/")[1] for key in office.sent_keys() if key.startswith("trouble/")] == ["clock"]


def test_a_message_of_the_last_day_bears_the_clock_out(office: Office) -> None:
    """After a downtime, whether it comes in the same look or in a later one."""
    _passes(office, FIRST_STAGE)
    office.mailbox.put(advertisement(at=FIRST_STAGE, name="b"), internal_date=FIRST_STAGE)
    _passes(office, FIRST_STAGE + timedelta(hours=2))
    assert [each.name for each in office.facts(TroubleEnded)].count("clock") == 1
    assert _reminders(office) > 0


def test_a_downtime_in_which_mail_came_is_no_leap(office: Office) -> None:
    office.mailbox.put(advertisement(at=FIRST_STAGE, name="b"), internal_date=FIRST_STAGE - DAY / 2)
    _passes(office, FIRST_STAGE)
    assert [each.name for each in office.facts(TroubleBegan)] == ["silence"]
    assert _reminders(office) > 0


def test_mail_stamped_by_the_true_time_does_not_bear_out_a_wrong_clock(office: Office) -> None:
    office.mailbox.put(advertisement(at=START, name="b"), internal_date=START + timedelta(hours=2))
    _passes(office, FIRST_STAGE)
    assert _reminders(office) == 0


def test_a_clock_set_back_lets_mail_go_on(office: Office) -> None:
    _passes(office, FIRST_STAGE)
    office.tick_at(START + timedelta(hours=3))
    assert [each.name for each in office.facts(TroubleEnded) if each.name == "clock"] == ["clock"]


def test_a_person_lets_mail_go_on(office: Office) -> None:
    _passes(office, FIRST_STAGE)
    assert [word for word, _ in standstills(office.desk)] == ["clock"]
    resume(office.desk, "clock", who="Иванова", why="часы верны, почты не было")
    _passes(office, FIRST_STAGE + timedelta(hours=2))
    assert _reminders(office) > 0


def test_a_clock_set_by_hand_is_not_doubted(office: Office) -> None:
    office.desk.doubts_clock = False
    _passes(office, FIRST_STAGE)
    assert _reminders(office) > 0


def test_by_a_clock_that_has_leapt_nothing_is_erased(office: Office) -> None:
    """A retention term of a year, and a clock ten years ahead."""
    kept = replace(CONFIGURATION, service=replace(CONFIGURATION.service, retention_days=365))
    office.desk.configuration = kept
    service = Service(office.desk, office.health, lambda: None, lambda *_: None, list, lambda _: None)
    raws = dict(office.archive.kept)
    office.clock.set(START + 3650 * DAY)
    service.one_pass()
    assert raws.items() <= office.archive.kept.items()
    resume(office.desk, "clock", who="Иванова", why="")
    service.one_pass()
    assert not raws.items() <= office.archive.kept.items()
