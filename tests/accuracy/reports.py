"""Delivery reports of all dialects, delays and receipts."""

from __future__ import annotations

import base64
import random
from datetime import datetime

from tests.accuracy import people
from tests.accuracy.dialects import PLAIN
from tests.accuracy.drafts import OUR_ADDRESS, SUBJECT
from tests.accuracy.machines import new_mail
from tests.accuracy.mime import write
from tests.accuracy.town import Town
from tests.accuracy.truth import Sample, Truth


def _report(
    kind: str, rng: random.Random, sender: str, subject: str, text: str, status: str, original: str
) -> bytes:
    mark = f"b{rng.getrandbits(32):x}"
    day = people.moment(rng)
    subtype = "disposition-notification" if kind == "mdn" else "delivery-status"
    word = base64.b64encode(subject.encode()).decode()
    parts = [
        f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n",
        f"Content-Type: message/{subtype}\r\n\r\n{status}\r\n",
        f"Content-Type: text/rfc822-headers\r\n\r\n{original}\r\n",
    ]
    body = "".join(f"--{mark}\r\n{each}\r\n" for each in parts) + f"--{mark}--\r\n"
    head = (
        f"Return-Path: <>\r\nFrom: {sender}\r\nTo: {OUR_ADDRESS}\r\nSubject: =?utf-8?B?{word}?=\r\n"
        f"{_stamp(day)}\r\n"
        f"Message-ID: <{mark}@mx.example>\r\nMIME-Version: 1.0\r\nAuto-Submitted: auto-replied\r\n"
        f'Content-Type: multipart/report; report-type={subtype}; boundary="{mark}"\r\n\r\n'
    )
    return (head + body).encode()


def _stamp(day: datetime) -> str:
    return f"Date: {day:%a, %d %b %Y %H:%M:%S} +0300"


def _original(code: str, to: str) -> str:
    return (
        f"From: {OUR_ADDRESS}\r\nTo: {to}\r\nSubject: letter\r\nMessage-ID: "
        f"<req-96-2024.{code}@sovet-mokk.example>"
    )


_DEAD = (
    ("5.1.1", "550 5.1.1 <{a}>: Recipient address rejected: User unknown in virtual mailbox table"),
    ("5.2.1", "550 5.2.1 The email account that you tried to reach is disabled"),
    ("5.4.4", "Host or domain name not found. Name service error for name={d} type=MX: Host not found"),
    ("5.2.2", "552 5.2.2 Mailbox full"),
    ("5.3.4", "552 5.3.4 message size 27612894 exceeds size limit 26214400"),
    ("5.7.1", "554 5.7.1 Message rejected as spam"),
    ("5.0.0", "550 No such user!"),
)


def _status(address: str, action: str, code: str, words: str) -> str:
    told = words.format(a=address, d=address.partition("@")[2])
    return (
        f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {code}\r\nDiagnostic-Code: "
        f"smtp; {told}\r\n"
    )


def bounce_report(town: Town, rng: random.Random) -> Sample:
    """RFC 3464, one or several recipients, perhaps with a delayed one beside them."""
    failed = rng.sample(town.places, rng.choice((1, 1, 1, 2, 3)))
    code, words = rng.choice(_DEAD)
    blocks = [_status(each.email, "failed", code, words) for each in failed]
    if rng.random() < 0.25:
        late = rng.choice([each for each in town.places if each not in failed])
        blocks.append(_status(late.email, rng.choice(("delayed", "relayed")), "4.4.1", "451 4.4.1 timeout"))
        rng.shuffle(blocks)
    status = "Reporting-MTA: dns; mx.example\r\n\r\n" + "\r\n".join(blocks)
    sender, subject = rng.choice(
        (
            ("MAILER-DAEMON@mx.example", "Undelivered Mail Returned to Sender"),
            ("postmaster@mo-krd.example", f"Не удается доставить: {SUBJECT}"),
            ("mailer-daemon@yandex.example", "Недоставленное сообщение"),
            ("MAILER-DAEMON@mx.example", "Delivery Status Notification (Failure)"),
            (
                "Mail Delivery System <Mailer-Daemon@mx.example>",
                "Mail delivery failed: returning message to sender",
            ),
            ("postmaster@mx.example", "DELIVERY FAILURE: User not listed in Domino Directory"),
        )
    )
    text = "\r\n".join(
        ["This is the mail system. Your message could not be delivered.", *(each.email for each in failed)]
    )
    raw = _report("dsn", rng, sender, subject, text, status, _original(failed[0].oktmo, failed[0].email))
    dead = frozenset(each.email for each in failed)
    return Sample(
        raw,
        Truth(
            f"DSN {subject} {code}, {len(failed)}", "bounce", proposable=frozenset({("*", "*")}), failed=dead
        ),
    )


def bounce_plain(town: Town, rng: random.Random) -> Sample:
    """Dialects without a machine-readable part."""
    place = rng.choice(town.places)
    sender, subject, text = rng.choice(PLAIN)
    mail = new_mail(
        rng,
        "Mail Delivery",
        sender.split("<")[-1].rstrip(">"),
        subject,
        text.format(a=place.email, c=place.oktmo),
    )
    mail.extra = [
        "Return-Path: <>",
        *rng.choice(([], ["Auto-Submitted: auto-replied"], [f"X-Failed-Recipients: {place.email}"])),
    ]
    truth = Truth(
        f"plain bounce {subject[:40]} {sender}",
        "bounce",
        proposable=frozenset({("*", "*")}),
        failed=frozenset({place.email}),
    )
    return Sample(write(mail, rng), truth)


def delay(town: Town, rng: random.Random) -> Sample:
    place = rng.choice(town.places)
    status = "Reporting-MTA: dns; mx.example\r\n\r\n" + _status(
        place.email, "delayed", "4.4.1", "connect to mx: Connection timed out"
    )
    raw = _report(
        "dsn",
        rng,
        "MAILER-DAEMON@mx.example",
        "Delayed Mail (still being retried)",
        "Your message could not be delivered for 4 hours. It will be retried.",
        status,
        _original(place.oktmo, place.email),
    )
    truth = Truth("delay", "delay", proposable=frozenset({("*", "*")}), failed=frozenset({place.email}))
    return Sample(raw, truth)


def receipt(town: Town, rng: random.Random) -> Sample:
    """Read and delivery confirmations."""
    place = rng.choice(town.places)
    original = _original(place.oktmo, place.email)
    style = rng.random()
    if style < 0.6:
        status = (
            f"Final-Recipient: rfc822; {place.email}\r\nOriginal-Message-ID: "
            f"<req-96-2024.{place.oktmo}@sovet-mokk.example>\r\nDisposition: "
            "manual-action/MDN-sent-manually; displayed\r\n"
        )
        raw = _report(
            "mdn",
            rng,
            place.email,
            f"Прочтено: {SUBJECT}",
            "Ваше сообщение было прочитано.",
            status,
            original,
        )
    elif style < 0.85:
        action = rng.choice(("delivered", "relayed"))
        status = "Reporting-MTA: dns; mx.example\r\n\r\n" + _status(place.email, action, "2.0.0", "250 ok")
        raw = _report(
            "dsn",
            rng,
            "MAILER-DAEMON@mx.example",
            "Successful Mail Delivery Report",
            "Your message was delivered.",
            status,
            original,
        )
    else:
        text = (
            f"Ваше сообщение\n\nКому: {place.email}\nТема: {SUBJECT}\nОтправлено: 05.09.2024 15:00\n\nбыло "
            "прочитано 05.09.2024 15:22."
        )
        raw = write(new_mail(rng, "Приемная", place.email, f"Прочтено: {SUBJECT}", text), rng)
    return Sample(raw, Truth("receipt", "receipt", proposable=frozenset({("*", "*")}), failed=frozenset()))
