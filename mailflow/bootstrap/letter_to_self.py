"""A letter to ourselves: do both servers work?"""

from __future__ import annotations

from contextlib import closing

from mailflow.adapters.imap import ImapMailbox
from mailflow.adapters.smtp import SmtpMailer
from mailflow.app.ports import Envelope
from mailflow.bootstrap.places import system_clock
from mailflow.errors import TransientError
from mailflow.mail.compose import Automatic, OutgoingMail, compose
from mailflow.model.fact import SendResult
from mailflow.model.message import Address
from mailflow.model.settings import Configuration


def round_trip(configuration: Configuration, *, patience_seconds: int = 60) -> float:
    """A letter to ourselves by SMTP, found by IMAP; seconds it took. Raises WorldError with the reason."""
    now = system_clock().now()
    association = configuration.association
    domain = association.email.rpartition("@")[2].encode("idna").decode()
    message_id = f"<check.{now:%Y%m%d%H%M%S}@{domain}>"
    mail = OutgoingMail(
        letter="check",
        message_id=message_id,
        date=now,
        from_=Address(association.short_name, association.email),
        to=Address("", association.email),
        subject="Проверка связи mailflow",
        text="Это письмо служба отправила самой себе, чтобы проверить оба почтовых сервера. "
        "Отвечать на него не нужно.",
        automatic=Automatic.GENERATED,
    )
    envelope = Envelope("check", association.email, association.email, compose(mail))
    sending = next(iter(SmtpMailer(configuration.smtp).send([envelope])))
    if sending.result is not SendResult.SENT:
        raise TransientError(f"Сервер отправки {configuration.smtp.server.host}: {sending.words}")
    with closing(ImapMailbox(configuration.imap)) as mailbox:
        for _ in range(patience_seconds):
            if mailbox.find_own(message_id):
                return (system_clock().now() - now).total_seconds()
            mailbox.wait(1)
    raise TransientError(
        f"Письмо самим себе принято сервером отправки, но за {patience_seconds} с не появилось в ящике"
    )
