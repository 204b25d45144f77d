"""Hostile mail through whole passes (A10, A12, A13, A15, A16, A19, A23, A25, A33, A49, A54 to A56, A59)."""

from __future__ import annotations

import logging
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from mailflow.adapters.ledger import TinyLedger
from mailflow.app.health import MailboxHealth
from mailflow.app.tick import tick
from mailflow.bootstrap import open_desk, rehearsal_clock
from mailflow.errors import PermanentError
from mailflow.model.fact import MessageRead
from mailflow.model.understanding import Kind
from tests.faults.rig import (
    ANSWER,
    ARRIVED,
    ASSOCIATION,
    LETTERS_LEAVE,
    REMINDING,
    STAFF,
    Rig,
    letter,
    read_contents,
    rig,
)

ON_FILE = {"rayon@les-rayon.example", "adm@dubovskoe.example", "adm@klenovoe.example", STAFF}
MINUTE = timedelta(minutes=1)
SUMMARISING = REMINDING + timedelta(days=15)


@pytest.fixture
def campaign(tmp_path: Path) -> Iterator[Rig]:
    """The letters are out; what goes out from now on is counted."""
    with rig(tmp_path) as built:
        built.tick(LETTERS_LEAVE)
        built.delivered.clear()
        yield built


def _read(rig: Rig) -> list[MessageRead]:
    return [entry.fact for entry in rig.entries() if isinstance(entry.fact, MessageRead)]


def test_answers_from_a_look_alike_domain_and_with_failed_checks_are_not_recorded(campaign: Rig) -> None:
    settings = campaign.config / "mailflow.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("imap:\n  {", "imap:\n  {authserv_ids: [mx.les.example], "), encoding="utf-8"
    )
    failed = {"Authentication-Results": "mx.les.example; dmarc=fail header.from=dubovskoe.example"}
    words = "На № 12 от 05.09.2024: администрация Дубовского сельского поселения, 9 практик."
    campaign.post(letter("adm@dubovskoe.example", words, message_id="<f@x.example>", headers=failed), ARRIVED)
    campaign.tick(ARRIVED + MINUTE)
    assert campaign.states(ARRIVED + MINUTE)["99601401"] == "awaiting"
    (message,) = _read(campaign)
    assert message.understanding.reason
    assert {each.recipient for each in campaign.delivered} <= {STAFF}


AUTOMATIC = {
    "RFC 3834": {"Auto-Submitted": "auto-replied"},
    "generated": {"Auto-Submitted": "auto-generated"},
    "X-Autoreply": {"X-Autoreply": "yes"},
    "X-Autorespond": {"X-Autorespond": "yes"},
    "Exchange": {"X-MS-Exchange-Inbox-Rules-Loop": ASSOCIATION, "Auto-Submitted": "auto-generated"},
    "suppressed": {"X-Auto-Response-Suppress": "All", "Auto-Submitted": "auto-replied"},
    "Precedence": {"Precedence": "auto_reply"},
    "null sender": {"Return-Path": "<>", "Auto-Submitted": "auto-replied"},
    "Lotus": {"X-Autoresponder": "Lotus", "Precedence": "bulk"},
    "Russian words": {},
}


def test_automatic_answers_are_neither_counted_nor_answered(campaign: Rig) -> None:
    for number, (style, headers) in enumerate(AUTOMATIC.items()):
        raw = letter(
            "adm@klenovoe.example",
            "Здравствуйте! Я в отпуске до 30.09.2024, Ваше письмо № 12 от 05.09.2024 прочту позже.",
            subject=f"Автоответ: отсутствую на рабочем месте {style.encode('ascii', 'ignore').decode()}",
            message_id=f"<auto{number}@klenovoe.example>",
            headers=headers,
        )
        campaign.post(raw, ARRIVED)
    campaign.tick(ARRIVED + MINUTE)
    assert len(_read(campaign)) == len(AUTOMATIC)
    assert campaign.states(ARRIVED)["99601402"] == "awaiting"
    assert [each for each in campaign.delivered if each.recipient != STAFF] == []


def test_our_own_mail_that_comes_back_causes_nothing(campaign: Rig, tmp_path: Path) -> None:
    campaign.tick(REMINDING)
    ours = [each.raw for each in campaign.delivered]
    assert len(ours) >= 3
    before = len(campaign.delivered)
    for number, raw in enumerate(ours):
        campaign.post(b"Received: from alias.example by mx\r\n" * (1 + number) + raw, REMINDING)
    campaign.post(b"Received: from loop.example by mx\r\n" * 30 + ANSWER, REMINDING)
    campaign.tick(REMINDING + MINUTE)
    kinds = Counter(each.understanding.kind for each in _read(campaign))
    assert kinds[Kind.OWN] == len(ours)
    outside = [each for each in campaign.delivered[before:] if each.recipient not in ON_FILE]
    assert outside == []


@pytest.mark.parametrize("spammers", [100, pytest.param(1_000, marks=pytest.mark.faults)])
def test_a_thousand_spammers_get_nothing(campaign: Rig, spammers: int) -> None:
    for number in range(spammers):
        raw = letter(
            f"seller{number}@spam{number % 17}.example",
            f"Предлагаем муниципальные практики оптом, № 12 от 05.09.2024! Вариант {number}.",
            message_id=f"<spam{number}@spam.example>",
        )
        campaign.post(raw, ARRIVED)
    campaign.tick(ARRIVED + MINUTE)
    campaign.tick(ARRIVED + 10 * MINUTE)
    assert len(_read(campaign)) == spammers
    assert {each.recipient for each in campaign.delivered} <= {STAFF}
    assert len(campaign.delivered) <= 2
    assert set(campaign.states(ARRIVED).values()) == {"awaiting"}


NASTY = (
    "<script>alert(1)</script>",
    "<img src=http://tracker.example/x.png>",
    "javascript:alert(1)",
    "\u202eexe.fdp",
    "\u2066скрыто\u2069 \u200bнулевой",
    "{{ 7*7 }} {% for x in range(10**9) %}",
    "=cmd|'/c calc'!A1",
)


def test_nasty_subjects_reach_the_digest_as_harmless_text(campaign: Rig) -> None:
    for number, words in enumerate(NASTY):
        raw = letter(
            f'"{words}" <nasty{number}@odd.example>',
            f"{words} Дубовское поселение",
            subject=words,
            message_id=f"<nasty{number}@odd.example>",
        )
        campaign.post(raw, REMINDING)
    campaign.tick(REMINDING)
    digest = next(each for each in campaign.delivered if "Справка" in each.subject)
    message = message_from_bytes(digest.raw, policy=default)
    html = str(message.get_body(("html",)).get_content())  # type: ignore[union-attr] # a digest has one
    assert "<script" not in html
    assert "<img src=http" not in html
    assert 'tracker.example/x.png"' not in html
    assert "\u202e" not in html + digest.text
    assert "49" not in digest.text.replace("2049", "")


def test_received_words_add_no_header_and_no_recipient(campaign: Rig) -> None:
    evil = "=?utf-8?q?x=0D=0ABcc=3A_victim=40evil.example=0D=0A?="
    raw = letter(
        "adm@dubovskoe.example",
        "На № 12 от 05.09.2024: Дубовское сельское поселение Лесного района, 3 практики.",
        subject=evil,
        message_id="<evil@dubovskoe.example>",
    )
    campaign.post(raw, REMINDING)
    campaign.tick(REMINDING)
    assert campaign.states(REMINDING)["99601401"] == "answered"
    for each in campaign.delivered:
        parsed = message_from_bytes(each.raw)
        assert parsed["Bcc"] is None
        assert each.recipient in ON_FILE


def test_a_broken_header_path_sends_nothing_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a Python of CVE-2024-6923 would make it: the self-test at the start finds it (A19)."""
    monkeypatch.setattr("mailflow.mail.composing.compose.text_field", _as_it_stands)
    with rig(tmp_path) as built:
        with pytest.raises(PermanentError, match="Самопроверка отправки не пройдена"):
            built.tick(LETTERS_LEAVE)
        assert built.delivered == []


def _as_it_stands(name: str, value: str) -> str:
    return f"{name}: {value.encode('ascii', 'ignore').decode()}\r\n"


class PowerOffError(BaseException):
    """The program ends here and now."""


@pytest.mark.faults
def test_a_mail_that_kills_the_program_is_put_aside_and_the_next_one_is_served(campaign: Rig) -> None:
    deadly = letter("a@b.example", "Дубовское", message_id="<deadly@b.example>")
    campaign.post(deadly, ARRIVED)
    campaign.post(ANSWER, ARRIVED)
    deaths = 0
    for _ in range(6):
        with open_desk(campaign.configuration(), rehearsal_clock(ARRIVED + MINUTE)) as desk:
            real = desk.documents.open_all

            def open_all(raws: Iterable[bytes], real=real) -> Iterator[object]:  # type: ignore[no-untyped-def]
                for opened in real(raws):
                    if "deadly" in opened.message.message_id:
                        raise PowerOffError
                    yield opened

            desk.documents.open_all = open_all  # type: ignore[assignment,method-assign] # the injected bug
            try:
                tick(desk, MailboxHealth())
            except PowerOffError:
                deaths += 1
    assert 1 <= deaths <= 4
    assert set(read_contents(campaign.entries()).values()) == {1}
    assert len(read_contents(campaign.entries())) == 2
    assert campaign.states(ARRIVED + MINUTE)["99601401"] == "answered"


def test_a_false_date_neither_saves_a_late_answer_nor_spoils_a_timely_one(campaign: Rig) -> None:
    words = "На № 12 от 05.09.2024: {} сельское поселение Лесного района, 3 практики."
    just_in_time = ARRIVED.replace(day=30, hour=23, minute=59)
    future = letter(
        "adm@dubovskoe.example",
        words.format("Дубовское"),
        message_id="<a@dubovskoe.example>",
        at=ARRIVED.replace(year=2099),
    )
    past = letter(
        "adm@klenovoe.example",
        words.format("Кленовое"),
        message_id="<b@klenovoe.example>",
        at=ARRIVED.replace(year=1970),
    )
    campaign.post(future, just_in_time)
    campaign.post(past, just_in_time + timedelta(days=1, minutes=2))
    campaign.tick(just_in_time + timedelta(days=2))
    states = campaign.states(just_in_time + timedelta(days=2))
    assert (states["99601401"], states["99601402"]) == ("answered", "answered_late")


def test_a_stolen_message_id_does_not_suppress_the_real_answer(campaign: Rig) -> None:
    fake = letter("x@evil.example", "Пустое письмо.", message_id="<answer@dubovskoe.example>")
    campaign.post(fake, ARRIVED)
    campaign.tick(ARRIVED + MINUTE)
    campaign.post(ANSWER, ARRIVED)
    campaign.post(ANSWER, ARRIVED)
    campaign.tick(ARRIVED + 2 * MINUTE)
    assert read_contents(campaign.entries())["<answer@dubovskoe.example>"] == 2
    assert campaign.states(ARRIVED + MINUTE)["99601401"] == "answered"


def test_no_secret_reaches_a_log_a_mail_or_the_ledger(
    campaign: Rig, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    marker = "паспорт 4509 123456"
    raw = letter("adm@dubovskoe.example", f"{ANSWER.decode().split(chr(13))[-1]} {marker}", subject="Ответ")
    campaign.post(raw, ARRIVED)
    campaign.tick(ARRIVED + MINUTE)
    wrong = {"MAILFLOW_IMAP__PASSWORD": "pass-word-marker"}
    campaign.tick(ARRIVED + 2 * MINUTE, environment=wrong)
    # The embedded server runs in this process and logs what it likes.
    ours = [each.getMessage() for each in caplog.records if not each.name.startswith("pymap")]
    said = "\n".join(ours) + "".join(capfd.readouterr())
    for each in campaign.delivered:
        said += each.text
    said += (
        (campaign.data / "heartbeat.json").read_text() if (campaign.data / "heartbeat.json").exists() else ""
    )
    assert "4509" not in said
    assert "pass-word-marker" not in said
    assert "pass-word-marker" not in (campaign.data / "ledger.journal").read_text(encoding="utf-8")


def test_everything_in_the_data_folder_is_for_its_owner_alone(campaign: Rig) -> None:
    campaign.post(ANSWER, ARRIVED)
    before = os.umask(0)
    try:
        campaign.tick(ARRIVED + MINUTE)
    finally:
        os.umask(before)
    for path in campaign.data.rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o077 == 0, f"{path} {mode:o}"
    TinyLedger(campaign.data, read_only=True).close()


def test_what_came_attached_is_sent_on_to_nobody(campaign: Rig) -> None:
    """Staff get the registry with the summary; a file of one municipality is nobody else's."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Message-ID"] = (
        "adm@klenovoe.example",
        ASSOCIATION,
        "<file@klenovoe.example>",
    )
    mail["Subject"], mail["Date"] = "Ответ на № 12 от 05.09.2024", ARRIVED
    mail.set_content("На № 12 от 05.09.2024: Кленовое сельское поселение, 2 успешные муниципальные практики.")
    mail.add_attachment(
        b"marker passport 4509", maintype="application", subtype="octet-stream", filename="a.bin"
    )
    campaign.post(mail.as_bytes(policy=mail.policy.clone(linesep="\r\n")), ARRIVED)
    campaign.tick(ARRIVED + MINUTE)
    for moment in (REMINDING, SUMMARISING):
        campaign.tick(moment)
    assert "<file@klenovoe.example>" in read_contents(campaign.entries())
    sent = [(each.recipient, message_from_bytes(each.raw, policy=default)) for each in campaign.delivered]
    with_files = {recipient for recipient, one in sent if any(True for _ in one.iter_attachments())}
    assert with_files == {STAFF}
    parts = [part.get_payload(decode=True) or b"" for _, one in sent for part in one.walk()]
    assert not any(b"passport 4509" in part for part in parts)
