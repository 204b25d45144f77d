"""A ledger that was silent for long may have been restored: what proves that it was not (A58)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailflow.adapters.imap import ImapMailbox
from mailflow.cli.main import main
from mailflow.errors import PermanentError
from mailflow.model.fact import MessageRead
from tests.faults.rig import LETTERS_LEAVE, REMINDING, STAFF, Delivered, Rig, letter, rig

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
UNREACHABLE = {"MAILFLOW_IMAP__PORT": "9"}
UNCLEAR = letter("kto-to@mail.example", "Сведения направляем, 2 практики.", message_id="<x@mail.example>")


@pytest.fixture
def campaign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """The letters are out, their copies lie in Sent; an unclear letter waits for a person."""
    monkeypatch.setattr("mailflow.adapters.imap.mailbox._COPY_PAUSE_SECONDS", ())
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        built.post(UNCLEAR, LETTERS_LEAVE + HOUR)
        built.tick(LETTERS_LEAVE + HOUR)
        yield built


def _outside(built: Rig) -> list[Delivered]:
    return [each for each in built.delivered if each.recipient != STAFF]


def _command(built: Rig, now: datetime, *words: str) -> int:
    return main(["--config", str(built.config), "--now", now.isoformat(), *words, "--who", "Иванова"])


def _reminded_and_restored(built: Rig) -> None:
    """Saved before the reminders, which then went out; back to the saved data."""
    shutil.copytree(built.data, built.folder / "backup")
    for moment in (REMINDING - HOUR, REMINDING):
        built.tick(moment)
    assert len(_outside(built)) == 6
    shutil.rmtree(built.data)
    shutil.move(built.folder / "backup", built.data)


@pytest.mark.parametrize("passes", [1, 4])
def test_a_lost_ledger_sends_no_letter_before_sent_was_looked_at(campaign: Rig, passes: int) -> None:
    """A new computer, the data not put back yet, and the mailbox out of reach. What each pass tells staff of
    it stands in the ledger then, and proves nothing."""
    shutil.rmtree(campaign.data)
    now = LETTERS_LEAVE + 2 * HOUR
    for _ in range(passes):
        report = campaign.tick(now, environment=UNREACHABLE)
        assert report.sent.held["sent_not_read"] == 3
        now += 10 * MINUTE
    campaign.tick(now)
    assert len(_outside(campaign)) == 3


def test_a_decision_before_the_first_pass_does_not_make_a_restored_ledger_young(campaign: Rig) -> None:
    _reminded_and_restored(campaign)
    (number,) = [each.number for each in campaign.entries() if isinstance(each.fact, MessageRead)]
    now = REMINDING + 3 * DAY
    assert _command(campaign, now, "dismiss", str(number)) == 0
    report = campaign.tick(now + MINUTE)
    assert any("резервной копии" in each for each in report.troubles)
    assert len(_outside(campaign)) == 6


def test_a_sent_folder_that_is_not_read_for_days_keeps_letters_back_over_all_starts(
    campaign: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mail comes and is recorded meanwhile; staff are told once, and once when the folder is read."""
    _reminded_and_restored(campaign)
    campaign.delivered.clear()
    with monkeypatch.context() as broken:
        broken.setattr(ImapMailbox, "sent_since", _refused)
        for days in range(1, 4):
            question = letter("adm@klenovoe.example", f"Вопрос {days}", message_id=f"<{days}@x.example>")
            campaign.post(question, REMINDING + days * DAY)
            for minutes in (0, 1):
                report = campaign.tick(REMINDING + days * DAY + minutes * MINUTE)
                assert (report.taken.read, report.sent.held["sent_not_read"] > 0) == (1 - minutes, True)
    for hours in (1, 2):
        report = campaign.tick(REMINDING + 3 * DAY + hours * HOUR)
        assert any("резервной копии" in each for each in report.troubles)
    assert _outside(campaign) == []
    told = [each.text for each in campaign.delivered if "неполадка" in each.subject]
    assert [sum(words in each for each in told) for words in ("не читается", "резервной копии")] == [1, 1]
    assert set(campaign.copies().values()) == {1}


def _refused(_mailbox: ImapMailbox, _since: datetime) -> frozenset[str]:
    raise PermanentError("NO")


def test_data_lost_as_the_domain_of_the_association_changed_doubles_no_letter(campaign: Rig) -> None:
    """Message-IDs bear the domain: what lies in Sent has other ones than what is due now."""
    shutil.rmtree(campaign.data)
    settings = campaign.config / "mailflow.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("email: sovet@les.example", "email: sovet@bor.example"), encoding="utf-8"
    )
    now = LETTERS_LEAVE + 2 * HOUR
    campaign.tick(now)
    assert _command(campaign, now + MINUTE, "resume", "restored") == 0
    for hours in (1, 26):
        campaign.tick(now + hours * HOUR)
    assert len(_outside(campaign)) == 3
    assert len(campaign.in_doubt(now + DAY)) == 3
