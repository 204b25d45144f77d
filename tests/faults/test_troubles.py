"""A trouble is told once when it begins and once when it is over, whatever it was (A41)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.faults.rig import ANSWER, ARRIVED, LETTERS_LEAVE, REMINDING, STAFF, Rig, rig
from tests.servers.ports import unused_port

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
WRONG = {"MAILFLOW_IMAP__PASSWORD": "wrong"}


def _told(rig: Rig) -> list[tuple[str, str]]:
    """Subjects and texts of mails about troubles."""
    about = ("неполадка", "восстановлена")
    return [
        (each.subject, each.text)
        for each in rig.delivered
        if each.recipient == STAFF and any(word in each.subject for word in about)
    ]


def _passes(rig: Rig, begin: datetime, end: datetime, step: timedelta, environment: dict[str, str]) -> None:
    while begin < end:
        rig.tick(begin, environment=environment)
        begin += step


def test_staff_hear_once_of_a_refused_password_and_once_of_its_end(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        _passes(built, LETTERS_LEAVE, LETTERS_LEAVE + HOUR, 10 * MINUTE, WRONG)
        _passes(built, LETTERS_LEAVE + HOUR, LETTERS_LEAVE + 2 * HOUR, 10 * MINUTE, {})
        (began, what), (ended, _) = _told(built)
        assert ("неполадка" in began, "восстановлена" in ended) == (True, True)
        assert "не принимает имя или пароль" in what


@pytest.mark.faults
def test_three_days_of_refused_logins_are_one_alert_and_cost_no_answer(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.post(ANSWER, ARRIVED)
        begin = REMINDING - timedelta(days=3)
        _passes(built, begin, REMINDING, HOUR, WRONG)
        assert [subject for subject, _ in _told(built)] == ["Служба учёта ответов: неполадка"]
        assert sum(each.recipient != STAFF for each in built.delivered) == 3
        _passes(built, REMINDING, REMINDING + 2 * HOUR, 20 * MINUTE, {})
        assert [subject for subject, _ in _told(built)][1:] == ["Служба учёта ответов: работа восстановлена"]
        assert built.states(REMINDING)["99601401"] == "answered"


def test_a_server_out_of_reach_is_told_as_such(tmp_path: Path) -> None:
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        gone = {"MAILFLOW_IMAP__PORT": str(unused_port())}
        _passes(built, LETTERS_LEAVE, LETTERS_LEAVE + HOUR, 10 * MINUTE, gone)
        ((_, what),) = _told(built)
        assert "Почтовый ящик не читается с 05.09.2024 10:00" in what
        assert "пароль" not in what
