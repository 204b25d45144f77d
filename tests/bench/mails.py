"""Mixed mail as an association gets it: answers with and without papers, machines, newsletters.

Message number N is the same in every run: 3 to 60 KB, every second one with a PDF or a DOCX.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from functools import cached_property
from random import Random

from mailflow.cases.message_ids import domain_of, letter_message_id
from mailflow.demo.town import papers, post
from mailflow.demo.town.post import Draft, Received
from mailflow.demo.town.residents import Resident
from mailflow.demo.town.wording import report
from mailflow.model.identifiers import CaseId
from mailflow.model.settings import Configuration

_SMALLEST = 3_000
_LARGEST = 60_000

_NEWS = (
    "Приглашаем на вебинар о закупках для муниципальных нужд, участие бесплатное.",
    "Новости недели: изменения в бюджетном законодательстве, обзор практики судов.",
    "Скидка на подписку до конца месяца, оформите заказ на сайте издательства.",
    "Конкурс лучших проектов благоустройства: заявки принимаются до 30 сентября.",
)


@dataclass(frozen=True)
class MixedMail:
    """The mail of a town around its first request; `messages(n)` gives the first `n`."""

    configuration: Configuration
    residents: Sequence[Resident]
    received_at: datetime

    def messages(self, wanted: int) -> Iterator[bytes]:
        return (self.message(number) for number in range(wanted))

    def message(self, number: int) -> bytes:
        random = Random(number)
        resident = self.residents[random.randrange(len(self.residents))]
        at = self.received_at - timedelta(seconds=random.randrange(86_400))
        kinds = self._with_paper if number % 2 else self._without_paper
        weights = [weight for weight, _ in kinds]
        [make] = random.choices([make for _, make in kinds], weights)
        return make(resident, at, random)

    @cached_property
    def _with_paper(self) -> Sequence[tuple[int, Callable[[Resident, datetime, Random], bytes]]]:
        return ((1, self._pdf), (1, self._docx))

    @cached_property
    def _without_paper(self) -> Sequence[tuple[int, Callable[[Resident, datetime, Random], bytes]]]:
        return (
            (5, self._reply),
            (3, self._html_reply),
            (1, self._automatic),
            (1, self._bounce),
            (4, self._newsletter),
        )

    def _pdf(self, resident: Resident, at: datetime, random: Random) -> bytes:
        body = report(resident, post.administration(resident), random)
        paper = post.paper(resident, self.configuration.requests[0], body, at, random)
        file = papers.as_pdf(paper, "Письмо.pdf")
        return self._write(
            Draft(
                _address(resident),
                post.display_name(resident),
                "О предоставлении информации",
                "Письмо во вложении.",
                [file],
            ),
            at,
        )

    def _docx(self, resident: Resident, at: datetime, random: Random) -> bytes:
        body = report(resident, post.administration(resident), random)
        paper = post.paper(resident, self.configuration.requests[0], body, at, random)
        file = papers.as_word(paper, "Ответ на исх. 96.docx")
        file = replace(file, content=_with_coat_of_arms(file.content, random))
        text = post.signed(resident, f"Добрый день!\nНаправляем ответ на Ваш запрос.\n\n{body}")
        return self._write(Draft(_address(resident), post.display_name(resident), "Ответ", text, [file]), at)

    def _reply(self, resident: Resident, at: datetime, random: Random) -> bytes:
        letter = self._letter(resident, random)
        body = report(resident, post.administration(resident), random)
        draft = Draft(
            _address(resident),
            post.display_name(resident),
            f"Re: {letter.subject}",
            post.signed(resident, body),
            thread=letter,
        )
        return self._write(draft, at)

    def _html_reply(self, resident: Resident, at: datetime, random: Random) -> bytes:
        """As Outlook writes it: text, and the same as HTML with much styling and the letter beneath."""
        letter = self._letter(resident, random)
        body = post.signed(resident, report(resident, post.administration(resident), random))
        quoted = "".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>" for line in letter.text.splitlines())
        rows = "".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>" for line in body.splitlines())
        head = (
            "<div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm'>"
            f"<p class=MsoNormal><b>From:</b> {self.configuration.association.email}<br><b>Sent:</b> "
            f"{letter.at:%d.%m.%Y %H:%M}<br><b>Subject:</b> {letter.subject}</p></div>"
        )
        html = f"<html><head><style>{_STYLE}</style></head><body>{rows}{head}{quoted}</body></html>"
        draft = Draft(
            _address(resident), post.display_name(resident), f"RE: {letter.subject}", body, thread=letter
        )
        return self._write(draft, at, html=html)

    def _automatic(self, resident: Resident, at: datetime, random: Random) -> bytes:
        letter = self._letter(resident, random)
        draft = Draft(
            _address(resident),
            post.display_name(resident),
            f"Автоматический ответ: {letter.subject}",
            "Здравствуйте! Я в отпуске до 14 октября. По срочным вопросам обращайтесь в приёмную.",
            thread=letter,
            headers=[("Auto-Submitted", "auto-replied")],
        )
        return self._write(draft, at)

    def _bounce(self, resident: Resident, at: datetime, random: Random) -> bytes:
        letter = self._letter(resident, random)
        boundary = f"b{random.randrange(10**12)}"
        parts = (
            "Content-Type: text/plain; charset=us-ascii\r\n\r\nI'm sorry to have to inform you that your "
            f"message could not be delivered.\r\n\r\n<{_address(resident)}>: host mx.example said: 550 5.1.1 "
            "User unknown\r\n",
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.mokk.example\r\n\r\n"
            f"Final-Recipient: rfc822; {_address(resident)}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
            "Diagnostic-Code: smtp; 550 5.1.1 User unknown\r\n",
            f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: {letter.message_id}\r\n"
            f"From: {self.configuration.association.email}\r\nTo: {_address(resident)}\r\n"
            + "".join(f"X-Trace-{place}: {random.randbytes(60).hex()}\r\n" for place in range(20)),
        )
        body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
        head = (
            f"From: MAILER-DAEMON@mx.mokk.example\r\nTo: {self.configuration.association.email}\r\n"
            f"Subject: Undelivered Mail Returned to Sender\r\nDate: {at:%a, %d %b %Y %H:%M:%S} +0300\r\n"
            f"Message-ID: <{random.randrange(10**15)}@mx.mokk.example>\r\nAuto-Submitted: auto-replied\r\n"
            "MIME-Version: 1.0\r\n"
            f'Content-Type: multipart/report; report-type=delivery-status; boundary="{boundary}"\r\n\r\n'
        )
        return f"{head}{body}--{boundary}--\r\n".encode()

    def _newsletter(self, resident: Resident, at: datetime, random: Random) -> bytes:
        paragraphs = random.randint(30, 110)
        rows = "".join(
            "<tr><td style='font-family:Arial,sans-serif;font-size:14px;line-height:20px;padding:8px 16px'>"
            f"<a href='https://news.example/{random.randrange(10**9)}'>{random.choice(_NEWS)}</a></td></tr>"
            for _ in range(paragraphs)
        )
        draft = Draft(
            f"news{random.randrange(40)}@news.example",
            "Деловой вестник",
            "Новости для органов местного самоуправления",
            "\n".join(random.choice(_NEWS) for _ in range(paragraphs)),
            headers=[
                ("List-Unsubscribe", "<https://news.example/unsubscribe>"),
                ("Precedence", "bulk"),
            ],
        )
        return self._write(draft, at, html=f"<html><body><table>{rows}</table></body></html>")

    def _letter(self, resident: Resident, random: Random) -> Received:
        """What the resident answers to; in some threads the trace of the letter is lost."""
        request = self.configuration.requests[0]
        domain = domain_of(self.configuration.association.email)
        message_id = letter_message_id(CaseId(request.id, resident.oktmo), 1, domain)
        if random.random() < 0.3:
            message_id = f"<{random.randrange(10**12)}@relay.example>"
        subject = f"Исх. № {request.number} от {request.date:%d.%m.%Y} {request.title}"
        text = f"{subject}\n" + "\n".join(
            f"Просим сообщить {item} и направить сведения не позднее срока." for item in request.items * 4
        )
        return Received(message_id, subject, text, self.received_at - timedelta(days=20))

    def _write(self, draft: Draft, at: datetime, *, html: str = "") -> bytes:
        raw = post.write(draft, self.configuration.association.email, at)
        if html:
            raw = _with_html(raw, html)
        lacking = _SMALLEST - len(raw)
        if lacking > 0:
            trace = "".join(
                f"X-Spam-Report: * 0.0 RULE_{place} no rule of this name speaks against the message\r\n"
                for place in range(lacking // 80 + 1)
            )
            raw = trace.encode() + raw
        assert len(raw) <= _LARGEST * 1.2, len(raw)
        return _RECEIVED.format(stamp=f"{at:%a, %d %b %Y %H:%M:%S} +0300").encode() + raw


def _address(resident: Resident) -> str:
    return resident.municipality.emails[-1]


def _with_html(raw: bytes, html: str) -> bytes:
    message = message_from_bytes(raw, policy=SMTP)
    assert isinstance(message, EmailMessage)
    message.add_alternative(html, subtype="html", cte="quoted-printable" if len(html) < 9_000 else "base64")
    return message.as_bytes()


def _with_coat_of_arms(docx: bytes, random: Random) -> bytes:
    """A picture in the letterhead gives the file the size such files have."""
    packed = io.BytesIO(docx)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/media/image1.png", random.randbytes(random.randint(2_000, 36_000)))
    return packed.getvalue()


_RECEIVED = (
    "Return-Path: <sender@mail.example>\r\n"
    "Received: from mx.mail.example (mx.mail.example [192.0.2.7])\r\n"
    "\tby imap.mokk.example (Postfix) with ESMTPS id 4XF1Kd5mZqz9t7\r\n"
    "\tfor <sovet@mokk.example>; {stamp}\r\n"
)

_STYLE = "\n".join(
    f"p.MsoNormal{level}, li.MsoNormal{level} {{margin:0cm;margin-bottom:.0001pt;font-size:{level}.0pt;"
    'font-family:"Times New Roman",serif;mso-fareast-language:RU;}}'
    for level in range(8, 40)
)
