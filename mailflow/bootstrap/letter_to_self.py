"""A letter to ourselves: do both servers work?"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope
from mailflow.bootstrap.places import system_clock
from mailflow.errors import WorldError
from mailflow.mail.composing.compose import Automatic, OutgoingMail, compose
from mailflow.model.fact import SendResult
from mailflow.model.message import Address
from mailflow.model.settings import Configuration


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """`seconds` it took, or None with the `faults` of one server or both, in Russian."""

    seconds: float | None
    faults: tuple[str, ...] = ()


def round_trip(configuration: Configuration, *, patience_seconds: int = 60) -> RoundTrip:
    """A letter to ourselves by SMTP, found by IMAP. Both servers are tried whatever the other one says."""
    begun = system_clock().now()
    with closing(ImapMailbox(configuration.imap)) as mailbox:
        faults = [*_faults_of_mailbox(mailbox)]
        envelope = _letter(configuration, begun)
        sending = next(iter(SmtpMailer(configuration.smtp).send([envelope])))
        if sending.result is not SendResult.SENT:
            faults.append(f"Сервер отправки {configuration.smtp.server.host}: {sending.words}")
        if faults:
            return RoundTrip(None, tuple(faults))
        return _wait_for(mailbox, _message_id(configuration, begun), begun, patience_seconds)


def _faults_of_mailbox(mailbox: ImapMailbox) -> Iterator[str]:
    try:
        mailbox.folders()
    except WorldError as fault:
        yield str(fault)


def _wait_for(mailbox: ImapMailbox, message_id: str, begun: datetime, patience_seconds: int) -> RoundTrip:
    try:
        for _ in range(patience_seconds):
            if mailbox.find_received(message_id):
                return RoundTrip((system_clock().now() - begun).total_seconds())
            mailbox.wait(1)
    except WorldError as fault:
        return RoundTrip(None, (str(fault),))
    lost = f"Письмо самим себе принято сервером отправки, но за {patience_seconds} с не появилось в ящике"
    return RoundTrip(None, (lost,))


def _letter(configuration: Configuration, now: datetime) -> Envelope:
    association = configuration.association
    mail = OutgoingMail(
        letter="check",
        message_id=_message_id(configuration, now),
        date=now,
        from_=Address(association.short_name, association.email),
        to=Address("", association.email),
        subject="Проверка связи mailflow",
        text="Это письмо служба отправила самой себе, чтобы проверить оба почтовых сервера. "
        "Отвечать на него не нужно.",
        automatic=Automatic.GENERATED,
    )
    return Envelope("check", association.email, association.email, compose(mail))


def _message_id(configuration: Configuration, now: datetime) -> str:
    domain = configuration.association.email.rpartition("@")[2].encode("idna").decode()
    return f"<check.{now:%Y%m%d%H%M%S}@{domain}>"
