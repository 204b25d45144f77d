"""The embedded servers of demo and tests."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes

from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope, FetchedMessage
from mailflow.demo.servers import Account, BounceLater, Delay, EmbeddedServers, Refuse
from mailflow.model.fact import SendResult
from tests.conftest import ASSOCIATION

AT = datetime(2024, 9, 26, 7, 42, tzinfo=UTC)
RAW = b"From: sovet@mokk.example\r\nSubject: x\r\n\r\nText.\r\n"


def send(servers: EmbeddedServers, recipient: str) -> SendResult:
    envelope = Envelope("a", ASSOCIATION, recipient, RAW)
    return next(iter(SmtpMailer(servers.smtp(ASSOCIATION)).send([envelope]))).result


def inbox(servers: EmbeddedServers, account: str = ASSOCIATION) -> list[FetchedMessage]:
    with closing(ImapMailbox(servers.imap(account))) as mailbox:
        return list(mailbox.fetch_after(mailbox.folders()[0], 0))


def test_mail_to_the_town_is_handed_over_before_the_mailer_hears_of_it() -> None:
    taken: list[tuple[str, str, bytes]] = []

    def answer(recipient: str, sender: str, raw: bytes) -> None:
        taken.append((recipient, sender, raw))
        servers.deliver(sender, b"Subject: Re: x\r\n\r\nOk.\r\n", sender=recipient, at=AT)

    with EmbeddedServers([Account(ASSOCIATION)], on_mail=answer) as servers:
        assert send(servers, "adm@abinsk.example") is SendResult.SENT
        assert taken == [("adm@abinsk.example", ASSOCIATION, RAW)]
        (reply,) = inbox(servers)
    assert reply.raw is not None
    assert reply.internal_date == AT
    assert message_from_bytes(reply.raw)["Return-Path"] == "<adm@abinsk.example>"
    assert str(message_from_bytes(reply.raw)["Received"]).endswith("Thu, 26 Sep 2024 07:42:00 +0000")


def test_each_recipient_has_its_policy(embedded: EmbeddedServers) -> None:
    embedded.policies["dead@a.example"] = Refuse()
    embedded.policies["grey@a.example"] = Delay(times=1)
    assert send(embedded, "dead@a.example") is SendResult.REFUSED
    assert send(embedded, "grey@a.example") is SendResult.RETRY
    assert send(embedded, "grey@a.example") is SendResult.SENT


def test_a_letter_that_bounces_later_comes_back_as_a_report() -> None:
    with EmbeddedServers([Account(ASSOCIATION)], now=lambda: AT) as servers:
        servers.policies["gone@a.example"] = BounceLater("550 5.1.1 No such user")
        assert send(servers, "gone@a.example") is SendResult.SENT
        (bounce,) = inbox(servers)
    assert bounce.raw is not None
    message = message_from_bytes(bounce.raw)
    assert message.get_content_type() == "multipart/report"
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/report",
        "text/plain",
        "message/delivery-status",
        "text/plain",
        "text/plain",
        "text/rfc822-headers",
    ]
    assert b"Final-Recipient: rfc822; gone@a.example" in bounce.raw


def test_an_account_may_come_later_and_has_plus_addresses(embedded: EmbeddedServers) -> None:
    embedded.add_account(Account("chair@mokk.example", "other"))
    assert send(embedded, "Chair+96@mokk.example") is SendResult.SENT
    assert len(inbox(embedded, "chair@mokk.example")) == 1


def test_nobody_sends_without_logging_in(embedded: EmbeddedServers) -> None:
    right = embedded.smtp(ASSOCIATION)
    settings = replace(right, server=replace(right.server, password="wrong"))
    (sending,) = SmtpMailer(settings).send([Envelope("a", ASSOCIATION, "x@a.example", RAW)])
    assert (sending.result, sending.whole_server) == (SendResult.RETRY, True)


def test_they_start_and_end_in_a_moment() -> None:
    begun = time.perf_counter()
    with EmbeddedServers([Account(ASSOCIATION)]):
        pass
    assert time.perf_counter() - begun < 1
