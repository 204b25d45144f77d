"""The data folder comes back from a backup while mailbox and Sent folder have moved on (A58)."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope, Sending
from mailflow.cli.main import main
from mailflow.model.fact import MessageRead, SendResult
from tests.faults.rig import (
    ANSWER,
    ARRIVED,
    LETTERS_LEAVE,
    MAILS,
    REMINDING,
    STAFF,
    Rig,
    letter,
    read_contents,
    rig,
)

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


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


def _restored(built: Rig, folder: Path) -> None:
    """Saved before the reminders, which then went out; back to the saved data."""
    built.tick(LETTERS_LEAVE)
    built.tick(REMINDING - DAY)
    shutil.copytree(built.data, folder / "backup")
    built.tick(REMINDING)
    shutil.rmtree(built.data)
    shutil.move(folder / "backup", built.data)


def _command(built: Rig, now: datetime, *words: str) -> int:
    return main(["--config", str(built.config), "--now", now.isoformat(), *words])


def test_after_a_restore_nothing_goes_out_until_staff_say_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        _restored(built, tmp_path)
        built.post(ANSWER, REMINDING)
        built.delivered.clear()
        for days in range(1, 4):
            report = built.tick(REMINDING + days * DAY)
            assert report.troubles
        assert built.states(REMINDING + DAY)["99601401"] == "answered"
        assert {each.recipient for each in built.delivered} == {STAFF}
        assert any("worker.py resume restored" in each.text for each in built.delivered)

        now = REMINDING + 3 * DAY
        assert _command(built, now, "resume") == 0
        assert "restored  с 24.09.2024" in capsys.readouterr().out
        assert _command(built, now, "resume", "nobody@x.example") == 1
        assert _command(built, now, "resume", "restored", "--who", "Иванова") == 0
        assert _command(built, now, "resume") == 0
        assert "ничего не держит" in capsys.readouterr().out

        built.delivered.clear()
        built.tick(now + timedelta(minutes=10))
        assert [each.recipient for each in built.delivered if each.recipient != STAFF] == []
        assert _command(built, now, "doubt", "ack/", "--again", "--who", "Иванова") == 0
        built.tick(now + timedelta(minutes=20))
        assert [each.recipient for each in built.delivered if each.recipient != STAFF] == [
            "adm@dubovskoe.example"
        ]


LATE = letter(
    "adm@klenovoe.example",
    "На № 12 от 05.09.2024: 2 успешные муниципальные практики в Кленовом сельском поселении.",
    message_id="<late@klenovoe.example>",
)
NO_COPIES = {"MAILFLOW_IMAP__SENT_COPY": "no"}


def _restored_without_copies(built: Rig, folder: Path) -> None:
    """After the backup a digest left its copy in Sent; then reminders and an acknowledgement left none."""
    built.tick(LETTERS_LEAVE)
    built.tick(REMINDING - DAY)
    shutil.copytree(built.data, folder / "backup")
    built.tick(REMINDING - HOUR)
    built.post(ANSWER, REMINDING - HOUR / 2)
    built.tick(REMINDING, environment=NO_COPIES)
    assert sum(each.recipient != STAFF for each in built.delivered) >= 3 + 2
    shutil.rmtree(built.data)
    shutil.move(folder / "backup", built.data)


def _twice(built: Rig) -> set[str]:
    return {each for each, count in built.copies().items() if count > 1}


def test_what_left_without_a_copy_in_sent_waits_for_a_person(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mailbox had refused the copies and the restored ledger is older than the debt."""
    with rig(tmp_path, sent_folder=True) as built:
        _restored_without_copies(built, tmp_path)
        now = REMINDING + HOUR
        built.tick(now)
        assert _command(built, now, "resume", "restored", "--who", "Иванова") == 0
        assert "писем под сомнением" in capsys.readouterr().out
        for minutes in (10, 20, 24 * 60):
            built.tick(now + timedelta(minutes=minutes))
        assert _twice(built) == set()

        doubts = {each.letter.partition("/")[0] for each in built.in_doubt(now + DAY)}
        assert {"ack", "reminder"} <= doubts
        assert _command(built, now + DAY, "doubt") == 0
        assert "могло уйти до восстановления" in capsys.readouterr().out
        assert _command(built, now + DAY, "doubt", "--all", "--sent", "--who", "Иванова") == 0
        assert built.in_doubt(now + DAY) == ()
        digest = [
            each.text for each in built.delivered if each.recipient == STAFF and "Справка" in each.subject
        ]
        assert "неизвестно, ушло ли письмо (подтверждение" in digest[-1]


def test_an_answer_assigned_long_after_the_restore_is_not_thanked_a_second_time(tmp_path: Path) -> None:
    """Before the restore a person had assigned it, and the acknowledgement had gone out; nobody knows."""
    unclear = letter("kto-to@mail.example", "Сведения направляем, 2 практики.", message_id="<x@mail.example>")
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        shutil.copytree(built.data, tmp_path / "backup")
        built.tick(REMINDING - HOUR)
        built.post(unclear, REMINDING - HOUR / 2)
        built.tick(REMINDING, environment=NO_COPIES)
        shutil.rmtree(built.data)
        shutil.move(tmp_path / "backup", built.data)
        now = REMINDING + HOUR
        built.tick(now)
        _command(built, now, "resume", "restored", "--who", "Иванова")
        (number,) = [
            each.number
            for each in built.entries()
            if isinstance(each.fact, MessageRead) and each.fact.understanding.message_id == "<x@mail.example>"
        ]
        case = "12-2024/99601402"
        assert _command(built, now + HOUR, "assign", str(number), case, "--who", "Иванова") == 0
        built.delivered.clear()
        built.tick(now + 2 * HOUR)
        assert [each.subject for each in built.delivered if each.recipient != STAFF] == []
        assert any(each.letter.startswith("ack/") for each in built.in_doubt(now + 2 * HOUR))


def test_a_reminder_held_back_over_the_restore_is_not_doubled(tmp_path: Path) -> None:
    """It had gone out; the question that came after it holds it back in the restored ledger, for a while."""
    question = letter(
        "adm@klenovoe.example",
        "На № 12 от 05.09.2024: подскажите, пожалуйста, как разместить практику на площадке?",
        message_id="<question@klenovoe.example>",
    )
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        shutil.copytree(built.data, tmp_path / "backup")
        built.tick(REMINDING - HOUR)
        built.tick(REMINDING, environment=NO_COPIES)
        assert any(each.recipient == "adm@klenovoe.example" for each in built.delivered[3:])
        shutil.rmtree(built.data)
        shutil.move(tmp_path / "backup", built.data)
        built.post(question, REMINDING + HOUR / 2)
        now = REMINDING + HOUR
        built.tick(now)
        _command(built, now, "resume", "restored", "--who", "Иванова")
        (number,) = [each.number for each in built.entries() if isinstance(each.fact, MessageRead)]
        assert _command(built, now + HOUR, "dismiss", str(number), "--who", "Иванова") == 0
        built.delivered.clear()
        built.tick(now + 2 * HOUR)
        assert [each.subject for each in built.delivered if each.recipient == "adm@klenovoe.example"] == []
        assert _twice(built) == set()


def test_the_digest_of_a_restored_day_is_another_one(tmp_path: Path) -> None:
    """Its copy is missing, so nobody knows whether it went out; two letters must not bear one Message-ID."""
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        shutil.copytree(built.data, tmp_path / "backup")
        built.post(ANSWER, REMINDING - 2 * HOUR)
        built.tick(REMINDING - 2 * HOUR)
        built.tick(REMINDING - HOUR, environment=NO_COPIES)
        shutil.rmtree(built.data)
        shutil.move(tmp_path / "backup", built.data)
        built.tick(REMINDING + HOUR)
        digests = [each for each in built.delivered if "Справка" in each.subject]
        assert len(digests) >= 2
        assert "резервной копии" in digests[-1].text
        assert _twice(built) == set()


def test_a_stop_right_after_the_restore_hides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger is days old; what the first look records must not make it seem to know of the present."""
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        shutil.copytree(built.data, tmp_path / "backup")
        built.tick(REMINDING - HOUR)
        built.tick(REMINDING)
        shutil.rmtree(built.data)
        shutil.move(tmp_path / "backup", built.data)
        built.post(ANSWER, REMINDING + DAY)
        with monkeypatch.context() as killed:
            killed.setattr("mailflow.app.tick.settle_doubts", _stopped)
            with pytest.raises(KeyboardInterrupt):
                built.tick(REMINDING + 2 * DAY)
        report = built.tick(REMINDING + 2 * DAY + timedelta(minutes=1))
        assert any("резервной копии" in each for each in report.troubles)


def _stopped(_desk: object) -> int:
    raise KeyboardInterrupt


def test_a_letter_that_falls_due_long_after_the_restore_is_not_doubled(tmp_path: Path) -> None:
    """The ledger is ten days old, and each pass is a program of its own: what Sent showed is kept."""
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        shutil.copytree(built.data, tmp_path / "backup")
        built.tick(REMINDING - HOUR)
        built.tick(REMINDING)
        shutil.rmtree(built.data)
        shutil.move(tmp_path / "backup", built.data)
        # Back at an hour at which the reminders are not due yet, by a clock that is behind.
        built.tick(REMINDING - 2 * HOUR)
        _command(built, REMINDING - 2 * HOUR, "resume", "restored", "--who", "Иванова")
        for minutes in (0, 60, 61, 120):
            built.tick(REMINDING - HOUR + timedelta(minutes=minutes))
        assert {each for each, count in built.copies().items() if count > 1} == set()


class Greylisting(SmtpMailer):
    """Puts one recipient off, as servers do that meet a stranger for the first time."""

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        for envelope in envelopes:
            if envelope.recipient == "adm@klenovoe.example":
                yield Sending(envelope.letter, SendResult.RETRY, 450, "4.2.0 greylisted")
            else:
                yield from super().send([envelope])


def test_a_letter_that_was_put_off_when_the_backup_was_made_is_not_doubled(tmp_path: Path) -> None:
    """The ledger knows its first attempt, and not the second one that took it out."""
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE, mailer=Greylisting(built.configuration().smtp))
        shutil.copytree(built.data, tmp_path / "backup")
        built.tick(LETTERS_LEAVE + HOUR)
        assert {each.recipient for each in built.delivered} >= {"adm@klenovoe.example"}
        shutil.rmtree(built.data)
        shutil.move(tmp_path / "backup", built.data)
        report = built.tick(LETTERS_LEAVE + 2 * HOUR)
        assert any("резервной копии" in each for each in report.troubles)
        _command(built, LETTERS_LEAVE + 2 * HOUR, "resume", "restored", "--who", "Иванова")
        built.tick(LETTERS_LEAVE + 3 * HOUR)
        assert {each for each, count in built.copies().items() if count > 1} == set()


def test_plan_shows_what_would_go_out_and_why_it_waits(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        _restored(built, tmp_path)
        built.tick(REMINDING + HOUR)
        assert _command(built, REMINDING + HOUR, "plan", "--until", "30.09.2024") == 0
        said = capsys.readouterr().out
        assert "журнал восстановлен из копии: ждём подтверждения сотрудника" in said


def test_an_ordinary_restart_says_nothing_of_backups(tmp_path: Path) -> None:
    with rig(tmp_path, sent_folder=True) as built:
        built.tick(LETTERS_LEAVE)
        for raw in MAILS:
            built.post(raw, ARRIVED)
        for minutes in range(0, 50, 10):
            assert built.tick(REMINDING + timedelta(minutes=minutes)).troubles == ()
