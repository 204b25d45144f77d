"""Which messages may be delivery reports: a mail system's, never a person's whose address sounds like one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.reports.delivery_reports import DeliveryReport, read_delivery_report
from mailflow.mail.reports.report_gate import is_from_a_mailbox
from mailflow.model.message import Address, BodyPart, ParsedMessage
from mailflow.model.understanding import FailedRecipient, Kind
from tests.mail.sample_messages import CLERK, DAEMON, OWN, message

NAMELESS = "уведомление почтового сервера, получатель не назван"


def letter(*, to: str = "glava@lesnoe.example", headers: tuple[tuple[str, str], ...] = ()) -> ParsedMessage:
    return ParsedMessage(headers=headers, to=(Address("", to),), subject="Об участии")


@pytest.mark.parametrize("local", ["postmaster", "mailer", "mail-system", "mailgate", "mail"])
@pytest.mark.parametrize(
    "text",
    [
        "Two practices are posted, see http://selo.example/96",
        "Save up to 63 % on optical mice! Write to remove@shop.example",
        "Практик нет. Писать нам на adm@selo.example.",
    ],
)
def test_an_address_that_sounds_like_a_system_makes_no_report(local: str, text: str) -> None:
    one = message(text, sender=Address("", f"{local}@selo.example"))

    assert read_delivery_report(one) is None


@pytest.mark.parametrize("path", [None, ""])
@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("FW: Mail delivery failed", "Письмо вернулось, направляем повторно.\n> Unrouteable address"),
        (
            "Не доставлено",
            "Письмо на priem@selo.example не дошло, ошибка 550 5.1.1 User unknown. Верен ли адрес?",
        ),
        ("Ваше письмо не доставлено", "В Лесном сменился адрес: les@new.example."),
        ("Возврат письма", "Возвращаем письмо № 96: оно адресовано не нам."),
    ],
)
def test_a_person_who_tells_of_a_failure_sends_no_report(subject: str, text: str, path: str | None) -> None:
    one = message(text, subject=subject, sender=CLERK, return_path=path)

    assert classify(one, OWN).kind is Kind.REPLY


def test_a_warning_about_our_own_mailbox_is_no_report() -> None:
    warning = message("Your mailbox is more than 90% full.", subject="Mail quota warning", sender=DAEMON)

    assert read_delivery_report(warning) is None


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Внимание: доставка сообщения задерживается",
            "Почтовая система: письмо ещё не доставлено:\n\n  {}\n",
        ),
        ("Warning: message 1sm delayed 24 hours", "Delivery attempts will continue.\n\n  {}\n"),
        (
            "Delivery failure",
            "Could not be delivered to:\n\n{}\n\nDelivery attempts will be made for 5 days.",
        ),
    ],
)
def test_a_report_that_promises_more_attempts_is_a_delay(subject: str, text: str) -> None:
    verdict = classify(message(text.format("glava@lesnoe.example"), subject=subject, sender=DAEMON), OWN)

    assert (verdict.kind, verdict.delayed) == (Kind.DELAY, ("glava@lesnoe.example",))


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "СБОЙ ДОСТАВКИ: получателя нет",
            "Ваше сообщение\n\nне было доставлено:\n\n  {}\n\nпо причине: нет в каталоге",
        ),
        ("Сообщение заблокировано", "Создано автоматически почтовым шлюзом. Не доставлено получателю {}."),
        ("Ошибка доставки", "Почтовый сервер mx.selo.example уведомляет: нет такого адреса.\n\nАдрес: {}\n"),
    ],
)
def test_a_mail_system_that_speaks_russian_sends_a_report(subject: str, text: str) -> None:
    sender = Address("", "postmaster@selo.example")
    verdict = classify(message(text.format("glava@lesnoe.example"), subject=subject, sender=sender), OWN)

    assert (verdict.kind, [each.address for each in verdict.failed]) == (
        Kind.BOUNCE,
        ["glava@lesnoe.example"],
    )


def test_our_russian_subject_in_a_foreign_report_makes_it_no_russian_letter() -> None:
    text = (
        "Die Zustellung an die folgenden Empfänger hat sich verzögert:\n\nglava@les.example\n"
        "Betreff: Об участии в марафоне\n\nDie Nachricht wurde noch nicht zugestellt.\n"
    )
    sender = Address("Microsoft Outlook", "postmaster@ex.les.example")

    verdict = classify(message(text, subject="Zustellung verzögert: Об участии", sender=sender), OWN)

    assert (verdict.kind, verdict.delayed) == (Kind.DELAY, ("glava@les.example",))


def test_a_null_sender_needs_no_subject_of_failure_where_programs_words_stand() -> None:
    words = "Your mail of Thursday\n  Could not be delivered to: <glava@lesnoe.example>\n  Mailbox is full.\n"
    verdict = classify(message(words, subject="Mail", sender=CLERK, return_path=""), OWN)

    assert [(each.address, each.address_good) for each in verdict.failed] == [("glava@lesnoe.example", True)]


def test_bait_that_tells_of_undelivered_mail_and_names_no_letter_is_no_report() -> None:
    words = "5 messages could not be delivered to your mailbox. Release them at http://login.example/"
    one = message(words, subject="Undelivered mail: action required", sender=Address("", "support@x.example"))

    assert read_delivery_report(one) is None


def test_a_returned_letter_is_no_delay_whoever_will_be_contacted() -> None:
    text = (
        "The mail has been returned. POSTMASTER will attempt to contact the recipient: glava@lesnoe.example"
    )

    assert classify(message(text, subject="Processing Error", sender=DAEMON), OWN).kind is Kind.BOUNCE


def test_a_report_that_names_nobody_speaks_of_the_letter_it_encloses() -> None:
    traced = letter(
        to="list@lists.example",
        headers=(("Received", "from a by b for <glava@lesnoe.example>; Thu, 5 Sep 2024 10:00:00 +0300"),),
    )
    words = "The mail could not be delivered. The recipient is unknown."

    def report(*embedded: ParsedMessage) -> DeliveryReport | None:
        return read_delivery_report(message(words, sender=DAEMON, embedded=embedded))

    failed = (FailedRecipient("glava@lesnoe.example", "", "", address_good=False),)
    assert report(letter()) == report(traced) == DeliveryReport(failed, source=NAMELESS)
    # Neither a list's letter nor a blind copy tells whom it was for.
    assert report(letter(headers=(("List-Id", "<l.example>"),))) == DeliveryReport(source=NAMELESS)
    assert report(letter(to=OWN[0])) == DeliveryReport(source=NAMELESS)


def test_the_header_section_of_the_letter_is_enough() -> None:
    fields = "From: sovet@assoc.example\nTo: Глава\n <glava@lesnoe.example>\nSubject: x\n"
    parts = (
        BodyPart("1", "text/plain", b"", "Mail could not be delivered. No recipient found."),
        BodyPart("2", "text/rfc822-headers", fields.encode(), fields),
    )

    report = read_delivery_report(message("Mail could not be delivered.", sender=DAEMON, parts=parts))

    assert report is not None
    assert [one.address for one in report.failed] == ["glava@lesnoe.example"]


def test_every_recipient_at_the_head_of_a_line_is_named_though_the_library_knows_one() -> None:
    exim = (
        "A message that you sent could not be delivered to one or more of its recipients.\n"
        "This is a permanent error. The following address(es) failed:\n\n"
        "  glava@lesnoe.example\n    Unrouteable address\n  adm@dolina.example\n"
        "    SMTP error from remote mail server: 552 5.2.2 Mailbox size limit exceeded\n\n"
    )

    verdict = classify(message(exim, subject="Mail delivery failed", sender=DAEMON), OWN)

    assert {one.address: one.address_good for one in verdict.failed} == {
        "glava@lesnoe.example": False,
        "adm@dolina.example": True,
    }


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        (
            "Re:Об участии",
            "Error: Invalid user address\n550 - Requested action not taken: no such user here\nRCPT TO: {}",
        ),
        ("RE: Об участии : non remis (delivery failed)", "Your message could not be delivered to\n{}\n"),
        ("", "You sent mail to {}. That's not a valid user here."),
        (
            "ОШИБКА ДОСТАВКИ: User glava",
            "Your message\n\n  Subject: Об участии\n\nwas not delivered to:\n\n  {}\n",
        ),
        (
            "Возврат почты: адресат заблокирован",
            "Здравствуйте!\n\nПочтовый ящик {} заблокирован за неактивность, доставка писем невозможна.",
        ),
        ("系统退信", "收件人 {}\n英文描述:SMTP error, RCPT TO said 550 No such user here\n"),
    ],
)
def test_rare_dialects_are_known_by_what_programs_say(subject: str, text: str) -> None:
    one = message(
        text.format("glava@lesnoe.example"),
        subject=subject,
        sender=Address("", "postmaster@lesnoe.example"),
        headers=(("Auto-Submitted", "auto-replied"),),
    )

    assert [found.address for found in classify(one, OWN).failed] == ["glava@lesnoe.example"]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (None, False),
        ("", False),
        ("MAILER-DAEMON@mx.example", False),
        ("postmaster@selo.example", False),
        ("ivanov@mail.example", True),
    ],
)
def test_a_mail_system_has_no_mailbox_of_its_own(path: str | None, expected: bool) -> None:
    assert is_from_a_mailbox(replace(letter(), return_path=path)) is expected


def test_a_status_that_is_all_of_the_message_is_a_report() -> None:
    fields = "Reporting-MTA: dns; a\n\nFinal-Recipient: rfc822; a@b.example\nAction: failed\n"
    raw = f"Content-Type: message/delivery-status\n\n{fields}"

    assert [found.address for found in classify(parse_message(raw.encode()), OWN).failed] == ["a@b.example"]


def test_a_complaint_that_a_daemon_passes_on_is_no_bounce() -> None:
    fields = (
        "Feedback-Type: abuse\nUser-Agent: Loop/1.0\nVersion: 1\nOriginal-Rcpt-To: <adm@lesnoe.example>\n"
    )
    complaint = message(
        "This is an email abuse report for a message with the id <a@assoc.example>.",
        subject="Email feedback report",
        sender=DAEMON,
        report_type="feedback-report",
        parts=(BodyPart("2", "message/feedback-report", fields.encode(), fields),),
    )

    assert classify(complaint, OWN).kind is Kind.RECEIPT


def test_a_report_whose_header_got_lost_is_told_by_its_fields() -> None:
    raw = (
        b"  Date: Mon, 3 Jun 2024 09:00:00 +0300 From: Mail Delivery Subsystem\n"
        b"<MAILER-DAEMON@mx.assoc.example> Subject: Returned mail\n\n"
        b"Final-Recipient: rfc822; adm@lesnoe.example\nAction: failed\nStatus: 5.1.1\n"
    )

    verdict = classify(parse_message(raw), OWN)

    assert (verdict.kind, [one.address for one in verdict.failed]) == (Kind.BOUNCE, ["adm@lesnoe.example"])
