"""The data folder comes back from a backup while mailbox and Sent folder have moved on (A58)."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.faults.rig import (
    ANSWER,
    ARRIVED,
    LETTERS_LEAVE,
    MAILS,
    REMINDING,
    STAFF,
    letter,
    read_contents,
    rig,
)

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _no_provider_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is waited for: these servers keep no copies of their own."""
    monkeypatch.setattr("mailflow.adapters.imap.mailbox._COPY_PAUSE_SECONDS", ())


def test_a_ledger_a_day_old_doubles_no_letter_and_loses_no_reply(tmp_path: Path) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        built.post(ANSWER, ARRIVED)
        built.tick(REMINDING - DAY)
        shutil.copytree(built.data, tmp_path / "backup")
        late = letter(
            "adm@klenovoe.example",
            "На № 12 от 05.09.2024: 2 успешные муниципальные практики в Кленовом сельском поселении.",
            message_id="<late@klenovoe.example>",
        )
        built.post(late, REMINDING - DAY / 2)
        built.tick(REMINDING)
        gone_before = built.copies()
        lost_states = built.states(REMINDING)

        shutil.rmtree(built.data)
        shutil.copytree(tmp_path / "backup", built.data)
        for minutes in (1, 30, 90):
            built.tick(REMINDING + timedelta(minutes=minutes))

        assert {each for each, count in built.copies().items() if count > 1} == set()
        assert set(gone_before) <= set(built.copies())
        assert built.states(REMINDING + DAY) == lost_states
        assert "<late@klenovoe.example>" in read_contents(built.entries())
        told = [
            each.text for each in built.delivered if each.recipient == STAFF and "неполадка" in each.subject
        ]
        assert len(told) == 1
        assert "резервной копии" in told[0]


def test_a_lost_data_folder_does_not_send_the_letters_again(tmp_path: Path) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        shutil.rmtree(built.data)
        built.tick(LETTERS_LEAVE + timedelta(minutes=10))
        built.tick(LETTERS_LEAVE + timedelta(minutes=20))
        outside = [each for each in built.delivered if each.recipient != STAFF]
        assert len(outside) == 3


def test_an_ordinary_restart_says_nothing_of_backups(tmp_path: Path) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        for raw in MAILS:
            built.post(raw, ARRIVED)
        for minutes in range(0, 50, 10):
            assert built.tick(REMINDING + timedelta(minutes=minutes)).troubles == ()
