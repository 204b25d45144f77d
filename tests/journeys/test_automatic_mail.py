"""What a real Postfix hands on of our automatic mail, and what comes back to us (A13, A15)."""

from __future__ import annotations

import smtplib
import ssl
from collections import Counter
from dataclasses import replace
from datetime import datetime, time, timedelta
from email import message_from_string
from email.message import Message
from email.utils import format_datetime
from pathlib import Path

from mailflow.bootstrap import adopt
from mailflow.cases.message_ids import derived_message_id
from mailflow.demo.town.residents import Habit
from mailflow.model.fact import LetterClaimed, LetterKind, MessageRead
from mailflow.model.municipality import Directory
from mailflow.model.understanding import Kind
from tests.journeys.stage import STAFF, Stage, seed_with, stage
from tests.servers.dovecot import PASSWORD, Dovecot
from tests.servers.postfix import Postfix

DAY = timedelta(days=1)


def _inbox(dovecot: Dovecot, user: str) -> dict[str, Message]:
    """Mail in the INBOX by Message-ID, as Dovecot got it from Postfix by LMTP."""
    text = dovecot.doveadm("fetch", "-u", user, "text", "mailbox", "INBOX", "all")
    mails = (message_from_string(each.lstrip("\n")) for each in text.split("text:")[1:])
    return {str(mail["Message-ID"]): mail for mail in mails}


def _claims(campaign: Stage) -> list[LetterClaimed]:
    return [each.fact for each in campaign.desk.book.entries.values() if isinstance(each.fact, LetterClaimed)]


def test_answers_leave_without_a_sender_and_letters_with_ours(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path
) -> None:
    seed = seed_with(Habit.DEAD_ADDRESS, municipalities=30)
    with stage(dovecot, postfix, tmp_path, municipalities=30, seed=seed, name="automatic") as campaign:
        campaign.play(campaign.town.request.deadline, hours=(9, 10))
        own, domain = "automatic@mokk.example", "mokk.example"
        seen: Counter[LetterKind] = Counter()
        for claim in _claims(campaign):
            if claim.recipient.endswith("@bounce.example"):
                continue
            mail = _inbox(dovecot, claim.recipient)[claim.message_id]
            seen[claim.kind] += 1
            is_answer = claim.kind is LetterKind.ACKNOWLEDGEMENT
            assert mail["Return-Path"] == ("<>" if is_answer else f"<{own}>"), claim.letter
            if claim.kind is LetterKind.LETTER:
                assert (mail["Auto-Submitted"], mail["X-Auto-Response-Suppress"]) == (None, None)
                continue
            assert mail["Auto-Submitted"] == ("auto-replied" if is_answer else "auto-generated")
            assert mail["X-Auto-Response-Suppress"] == "All"
            if claim.kind is not LetterKind.REMINDER:
                assert claim.message_id == derived_message_id(claim.letter, domain)
        wanted = {LetterKind.LETTER, LetterKind.REMINDER, LetterKind.ACKNOWLEDGEMENT, LetterKind.DIGEST}
        assert wanted <= set(seen)
        _bounce_an_answer(campaign)


def _bounce_an_answer(campaign: Stage) -> None:
    """Postfix reports nothing to a null sender; a report that comes all the same makes no mail of ours."""
    claim = next(each for each in _claims(campaign) if each.kind is LetterKind.ACKNOWLEDGEMENT)
    raw = campaign.desk.archive.get(claim.content)
    _hand_in(campaign.postfix, "", "nobody@bounce.example", raw)
    now = campaign.clock.now() + DAY
    campaign.deliver("", _report(claim, now))
    before = len(campaign.mailer.sent)
    states = {case.id: case.state for case in campaign.desk.boards(now)[0].cases}
    for minutes in (0, 15, 30):
        campaign.clock.set(now + timedelta(minutes=minutes))
        campaign.tick_at(campaign.clock.now())
    read = [e.fact for e in campaign.desk.book.entries.values() if isinstance(e.fact, MessageRead)]
    about = [each for each in read if claim.message_id in each.understanding.about]
    assert [each.understanding.kind for each in about] == [Kind.BOUNCE]
    again = [each for each in campaign.mailer.sent[before:] if each.recipient == claim.recipient]
    assert [each.letter for each in again if each.letter.startswith("ack/")] == []
    assert {case: state for case, state in states.items() if "answered" in state}.items() <= {
        case.id: case.state for case in campaign.desk.boards(campaign.clock.now())[0].cases
    }.items()


def _hand_in(postfix: Postfix, sender: str, recipient: str, raw: bytes) -> None:
    context = ssl.create_default_context(cafile=str(postfix.certificate.ca_file))
    with smtplib.SMTP_SSL("127.0.0.1", postfix.smtps_port, timeout=20, context=context) as client:
        client.login("outside@world.example", PASSWORD)
        client.sendmail(sender, [recipient], raw)


def _report(claim: LetterClaimed, at: datetime) -> bytes:
    return f"""\
From: Mail Delivery System <MAILER-DAEMON@mx.world.example>
To: automatic@mokk.example
Subject: Undelivered Mail Returned to Sender
Date: {format_datetime(at)}
Message-ID: <report@mx.world.example>
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The mail system could not deliver your message.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.world.example

Final-Recipient: rfc822; {claim.recipient}
Action: failed
Status: 5.2.2
Diagnostic-Code: smtp; 552 5.2.2 Mailbox full

--b
Content-Type: text/rfc822-headers

Message-ID: {claim.message_id}
Subject: x

--b--
""".replace("\n", "\r\n").encode()


def test_a_letter_that_an_alias_sends_back_is_read_once_and_causes_nothing(
    dovecot: Dovecot, postfix: Postfix, tmp_path: Path
) -> None:
    """`loop@alias.example` forwards to itself and to our own mailbox (see tests/servers/postfix.py)."""
    with stage(dovecot, postfix, tmp_path, municipalities=20, seed=3, name="aliased") as campaign:
        base = campaign.configuration
        first, *others = base.directory.municipalities
        town = Directory((replace(first, emails=("loop@alias.example",)), *others), base.directory.localities)
        adopt(campaign.desk, replace(base, directory=town))
        # `adopt` would open the real mailer; the tapped one stays, for neither server was edited.
        leaves = datetime.combine(campaign.town.request.date, time(10, 10), base.association.timezone)
        campaign.tick_at(leaves - timedelta(hours=2))
        campaign.tick_at(leaves)
        sent = len(campaign.mailer.sent)
        assert any(each.recipient == "loop@alias.example" for each in campaign.mailer.sent)
        for minutes in (5, 10, 20):
            campaign.clock.set(leaves + timedelta(minutes=minutes))
            campaign.tick_at(leaves + timedelta(minutes=minutes))
        own = [
            entry.fact.understanding.message_id
            for entry in campaign.desk.book.entries.values()
            if isinstance(entry.fact, MessageRead) and entry.fact.understanding.kind is Kind.OWN
        ]
        assert own == [f"<req-96-2024.{first.oktmo}@mokk.example>"]
        later = campaign.mailer.sent[sent:]
        assert {each.recipient for each in later if each.recipient != STAFF} <= {
            email for each in others for email in each.emails
        }
