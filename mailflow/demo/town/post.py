"""What residents send: bytes of messages as their mail programs write them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from hashlib import sha256
from random import Random

from mailflow.app.mails.declension import genitive, short_name
from mailflow.demo.town.papers import File, Paper
from mailflow.demo.town.residents import Resident
from mailflow.demo.town.wording import REFERENCES
from mailflow.model.request import Request


@dataclass(frozen=True, slots=True)
class Received:
    """The letter as a resident got it."""

    message_id: str
    subject: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """A mail to write; `thread` quotes the letter and answers it by «Ответить»."""

    sender: str
    name: str
    subject: str
    text: str
    files: Sequence[File] = ()
    thread: Received | None = None
    headers: Sequence[tuple[str, str]] = field(default_factory=tuple)


def write(draft: Draft, to: str, at: datetime) -> bytes:
    """The message, ready for delivery."""
    message = EmailMessage(policy=SMTP)
    message["From"] = formataddr((draft.name, draft.sender))
    message["To"] = to
    message["Subject"] = draft.subject
    message["Date"] = format_datetime(at)
    seed = f"{draft.sender}{at.isoformat()}{draft.subject}".encode()
    message["Message-ID"] = f"<{sha256(seed).hexdigest()[:20]}@{draft.sender.rpartition('@')[2]}>"
    text = draft.text
    if draft.thread is not None:
        message["In-Reply-To"] = draft.thread.message_id
        message["References"] = draft.thread.message_id
        text = f"{text}\n\n{_quote(draft.thread, to)}"
    for name, value in draft.headers:
        message[name] = value
    message.set_content(text, cte="base64")
    for file in draft.files:
        main, _, sub = file.content_type.partition("/")
        message.add_attachment(file.content, maintype=main, subtype=sub, filename=file.name)
    return message.as_bytes()


def _quote(letter: Received, to: str) -> str:
    lines = "\n".join(f"> {line}" for line in letter.text.splitlines()[:40])
    return f"{letter.at:%d.%m.%Y, %H:%M}, {to} пишет:\n{lines}"


def administration(resident: Resident) -> str:
    """«администрация Варнавинского сельского поселения Абинского муниципального района»"""
    return f"администрация {genitive(resident.municipality.name)}"


def display_name(resident: Resident) -> str:
    return f"Администрация: {short_name(resident.municipality.name)}"


def own_requisites(resident: Resident, at: datetime, random: Random) -> str:
    number = random.choice(("01-15/{}", "{}", "102-{}-2024", "{}/02.01-45", "29/{}-1"))
    return f"исх. № {number.format(1000 + int(resident.oktmo) % 8000)} от {at:%d.%m.%Y}"


def reference(request: Request, random: Random) -> str:
    return random.choice(REFERENCES).format(number=request.number, date=f"{request.date:%d.%m.%Y}")


def paper(resident: Resident, request: Request, body: str, at: datetime, random: Random) -> Paper:
    """The official letter a resident would print and sign."""
    owner = genitive(resident.municipality.name)
    return Paper(
        letterhead=f"Администрация {owner}",
        own_requisites=own_requisites(resident, at, random),
        reference=reference(request, random),
        title="О проделанной работе",
        body=f"Уважаемые коллеги!\n{body}",
        office=f"Глава {owner}",
        signatory=resident.head.short,
        executor=f"Исп. {resident.clerk.short}, {resident.municipality.phone}",
    )


def signed(resident: Resident, body: str) -> str:
    return (
        f"{body}\n\nГлава {genitive(resident.municipality.name)}    {resident.head.short}\n\n"
        f"Исп. {resident.clerk.short}\n{resident.municipality.phone}\n"
    )


def read_receipt(resident: Resident, letter: Received, to: str, at: datetime) -> bytes:
    """A message disposition notification (RFC 8098) as Outlook writes it."""
    address = resident.municipality.emails[0]
    boundary = f"mdn{sha256(letter.message_id.encode()).hexdigest()[:16]}"
    head = EmailMessage(policy=SMTP)
    head["From"] = formataddr((display_name(resident), address))
    head["To"] = to
    head["Subject"] = f"Прочтено: {letter.subject}"
    head["Date"] = format_datetime(at)
    head["Message-ID"] = f"<{boundary}@{address.rpartition('@')[2]}>"
    head["In-Reply-To"] = letter.message_id
    body = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=disposition-notification;"
        f' boundary="{boundary}"\r\n\r\n--{boundary}\r\n'
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"Ваше сообщение\r\n\r\nТема: {letter.subject}\r\n\r\nбыло прочитано {at:%d.%m.%Y %H:%M}.\r\n"
        f"--{boundary}\r\nContent-Type: message/disposition-notification\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nOriginal-Message-ID: {letter.message_id}\r\n"
        f"Disposition: manual-action/MDN-sent-manually; displayed\r\n\r\n--{boundary}--\r\n"
    )
    return head.as_bytes().rstrip(b"\r\n") + b"\r\n" + body.encode()


def spam(number: int, to: str, at: datetime, random: Random) -> tuple[str, bytes]:
    """Sender and message of advertising that likes to quote numbers and deadlines."""
    topic, text = random.choice(_SPAM)
    sender = f"info@kursy{number}.example"
    draft = Draft(
        sender,
        "Учебный центр",
        topic,
        f"{text}\n\nОтписаться от рассылки: http://kursy{number}.example/unsubscribe",
        headers=(("List-Unsubscribe", f"<mailto:u@kursy{number}.example>"), ("Precedence", "bulk")),
    )
    return sender, write(draft, to, at - timedelta(minutes=1))


_SPAM = (
    (
        "Повышение квалификации муниципальных служащих по 44-ФЗ. Скидка до 30 сентября",
        "Приглашаем на курсы! Удостоверение 72 часа. Оплата по счёту. № 96 часов – 9 600 руб.",
    ),
    ("Вебинар «Закупки 2024»: последние места", "Успейте записаться, цена 4 900 руб. до 30.09.2024."),
    ("Ваш ящик переполнен", "Срочно подтвердите учётную запись, иначе почта будет отключена."),
    ("Марафон № 36 по бегу: регистрация открыта", "Участвуйте в марафоне! Стартовый взнос 1 500 руб."),
)
