"""Reports in Russian and its neighbours, whose words a clerk has too: sender and form tell them apart."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import KindVerdict, classify
from mailflow.mail.parsing.parse import parse_message
from mailflow.mail.reports.delivery_reports import read_delivery_report
from mailflow.model.message import Address
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import CLERK, OWN, message

LESNOE = "adm@lesnoe.example"


def verdict_on(raw: str) -> KindVerdict:
    return classify(parse_message(raw.encode()), OWN)


@pytest.mark.parametrize(
    ("name", "subject", "text"),
    [
        ("postmaster", "Undeliverable mail", f"---- Причины ----\n\nАдресата нет в списке\n{LESNOE}\n"),
        ("postmaster", "Уведомление о состоянии доставки", f"Не доставлено:\n\n{LESNOE} (ящика нет)"),
        (
            "gateway",
            "Отказ в приёме письма",
            f"Письмо, направленное Вами на адрес {LESNOE}, не принято: вложение запрещённого типа (.zip).",
        ),
        (
            "postmaster",
            "Ваше письмо не доставлено",
            f"Добрый день! Письмо для пользователя {LESNOE} превышает 20 МБ и не было доставлено.",
        ),
        ("postmaster", "Отказ в доставке", f"Сервер не смог доставить письмо для {LESNOE}: спам."),
        ("postmaster", "Лист не доставлено", f"Одержувач не існує:\n{LESNOE}"),
        ("antivirus", "Письмо заблокировано", f"Письмо для {LESNOE} заблокировано: вложение запрещено."),
        ("MDaemon", "Сообщение не доставлено", f"Неисправимые ошибки доставки!\n\nНеверный адрес: {LESNOE}"),
        ("postmaster", "failed to deliver", f"Failed to deliver:\n\nIntended Recipients: <{LESNOE}>"),
        ("postmaster", "系统退信", f"很抱歉您发送的邮件被退回\n收件人：{LESNOE}，550 Mailbox not found"),
        ("postmaster", "Сообщение не доставлено", f"Сообщение, отправленное получателю {LESNOE}, отклонено."),
        ("no-reply", "Сообщение не доставлено", f"Получатель: {LESNOE}\nОшибка: 550 5.2.1 mailbox disabled"),
        ("postmaster", "Невозможно доставить письмо", f"Письмо на адрес {LESNOE} доставить невозможно."),
        ("postmaster", "Извещение о невозможности доставки", f"Доставить сообщение на {LESNOE} не удалось."),
        ("postmaster", "Отклонено: «О дорогах»", f"Получатель {LESNOE} не принимает письма извне."),
        ("postmaster", "Ошибка доставки", f"Получатель: {LESNOE}\n554 spam http://help.example/id?c=x"),
        ("postmaster", "Ошибка при отправке письма", f"При отправке на {LESNOE} произошла ошибка."),
        ("postmaster", "Отказ в доставке", f"Доставка на {LESNOE} запрещена политикой безопасности."),
        ("postmaster", "Сообщение не прошло проверку", f"Сообщение адресату {LESNOE} отклонено фильтром."),
        ("mailer-daemon", "Письмо вернулось", f"Адресат {LESNOE} отсутствует в списке пользователей."),
        ("mailer-daemon", "Unzustellbar", f"Konnte nicht zugestellt werden. Empfänger: {LESNOE}"),
        ("virus", "VIRUS (X) IN MAIL FROM YOU", f"Recipient: {LESNOE}\nDelivery of the email was stopped!"),
    ],
)
def test_a_system_that_lists_recipients_is_believed(name: str, subject: str, text: str) -> None:
    sender = Address("", f"{name}@gate.example")
    report = read_delivery_report(message(text, subject=subject, sender=sender, return_path=""))

    assert report is not None
    assert [one.address for one in report.failed] == [LESNOE]


def test_a_report_in_html_alone_is_read_as_it_looks() -> None:
    html = f"<p>Сбой доставки следующим получателям или спискам рассылки:</p><p>{LESNOE}<br>Не найден.</p>"
    sender = Address("Microsoft Exchange", "MicrosoftExchange329e71ec88ae@ex.example")
    report = read_delivery_report(message("", html=html, subject="Недоставлено: Об участии", sender=sender))

    assert report is not None
    assert [one.address for one in report.failed] == [LESNOE]


def test_the_first_lines_of_a_returned_letter_are_a_copy() -> None:
    text = f"Ваше письмо не доставлено.\n\nАдрес получателя: <{LESNOE}>\n\nПервые строки письма:\n\nГде мы?"
    sender = Address("", "postmaster@gate.example")
    verdict = classify(message(text, subject="Ошибка доставки почты", sender=sender), OWN)

    assert [one.address for one in verdict.failed] == [LESNOE]


def test_a_gateway_is_told_by_its_name() -> None:
    text = f"Сообщение заблокировано и не доставлено получателям.\n\nПолучатели: {LESNOE}"
    sender = Address("Secure Mail Gateway", "ksmg@gate.example")
    verdict = classify(message(text, subject="Сообщение заблокировано", sender=sender), OWN)

    assert (verdict.kind, [one.address for one in verdict.failed]) == (Kind.BOUNCE, [LESNOE])


def test_a_letter_that_waits_is_delayed() -> None:
    text = f"Ваше сообщение, адресованное {LESNOE}, ожидает отправки более 4 часов."
    sender = Address("", "postmaster@gate.example")
    one = message(text, subject="Предупреждение о задержке", sender=sender, return_path="")

    assert classify(one, OWN).kind is Kind.DELAY


def test_who_writes_himself_from_a_mailbox_of_the_system_is_a_person() -> None:
    text = f"Добрый день! Мы исправили ошибку, пишите снова:\n{LESNOE}"
    sender = Address("Администратор", "postmaster@lesnoe.example")

    assert classify(message(text, subject="Не доставлено", sender=sender), OWN).kind is Kind.REPLY


def test_a_daemon_without_a_domain_is_a_daemon() -> None:
    verdict = verdict_on(f"From: MAILER-DAEMON\nSubject: Undeliverable\n\n550 {LESNOE} unknown\n")

    assert (verdict.kind, [one.address for one in verdict.failed]) == (Kind.BOUNCE, [LESNOE])


def test_a_clerk_who_attaches_the_report_he_got_answers() -> None:
    raw = """From: adm@lesnoe.example
Subject: =?utf-8?b?0J/QvtCy0YLQvtGA0L3Qvg==?=
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Направляем ответ ещё раз, отчёт почты прилагаем.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.lesnoe.example

Final-Recipient: rfc822; sovet@old.example
Action: failed
Status: 5.1.1
--b--
"""
    assert verdict_on(raw).kind is Kind.REPLY


def test_not_delivered_yet_is_no_success() -> None:
    text = f"Delivery is delayed to these recipients:\n\n{LESNOE}\n\nThis message hasn't been delivered yet."
    sender = Address("Microsoft Outlook", "postmaster@lesnoe.example")

    assert classify(message(text, subject="Delivery delayed: x", sender=sender), OWN).kind is Kind.DELAY


def test_a_complaint_tells_that_the_letter_was_reached() -> None:
    raw = f"""From: abuse@provider.example
Subject: complaint
Content-Type: multipart/report; report-type=feedback-report; boundary=b

--b
Content-Type: text/plain

An abuse report.
--b
Content-Type: message/feedback-report

Feedback-Type: abuse
Original-Rcpt-To: {LESNOE}
--b--
"""
    verdict = verdict_on(raw)

    assert (verdict.kind, verdict.delivered) == (Kind.RECEIPT, (LESNOE,))


@pytest.mark.parametrize(
    "quoted", ["", "\n\n-----Исходное сообщение-----\nОт: Совет\nТема: О дорогах\n\nПрошу."]
)
def test_a_mark_over_nothing_but_our_letter_is_a_receipt(quoted: str) -> None:
    one = message(quoted, subject="Прочитано: О дорогах", sender=CLERK)

    assert classify(one, OWN).kind is Kind.RECEIPT


def test_a_receipt_in_html_alone() -> None:
    html = "<p>Ваше сообщение</p><p>Тема: О дорогах</p><p>прочитано 06.09.2024 8:00</p>"

    assert classify(message("", html=html, subject="Прочитано: О дорогах"), OWN).kind is Kind.RECEIPT


@pytest.mark.parametrize(
    ("sender", "subject", "text"),
    [
        ("noreply@gw.example", "Письмо вернулось", f"Добрый день! Ваше письмо не дошло до {LESNOE}."),
        (
            "robot@gw.example",
            "О недоставке",
            f"При доставке письма получателю {LESNOE} возникла ошибка. Повторных попыток не будет.",
        ),
        (
            "postmaster@gw.example",
            "Автоматическое уведомление",
            f"Ваше письмо не может быть доставлено: запись {LESNOE} заблокирована.",
        ),
    ],
)
def test_who_is_no_person_and_tells_the_fate_of_a_letter_reports(
    sender: str, subject: str, text: str
) -> None:
    verdict = classify(message(text, subject=subject, sender=Address("", sender)), OWN)

    assert (verdict.kind, [one.address for one in verdict.failed]) == (Kind.BOUNCE, [LESNOE])


@pytest.mark.parametrize(
    "text",
    [
        f"Ваше обращение отклонено. Отвечать на письмо не нужно, пишите на {LESNOE}.",
        "Практик две. Отвечать на это письмо не нужно.",
    ],
)
def test_a_document_system_that_names_no_failed_letter_does_not(text: str) -> None:
    one = message(text, subject="Обращение отклонено", sender=Address("СЭД", "noreply@sed.example"))

    assert classify(one, OWN).kind is not Kind.BOUNCE


def test_a_full_mailbox_of_our_own_is_no_report() -> None:
    text = f"Письма не доставляются: ящик {OWN[0]} переполнен."
    one = message(text, subject="Квота", sender=Address("", "postmaster@gw.example"))

    assert classify(one, OWN).kind is not Kind.BOUNCE


def test_whom_sendmail_goes_on_trying_is_not_among_the_failed() -> None:
    raw = (
        "From: MAILER-DAEMON@relay.example\nTo: sovet@assoc.example\nSubject: Returned mail: User unknown\n\n"
        "   ----- The following addresses had permanent fatal errors -----\n<adm@lesnoe.example>\n"
        "   ----- The following addresses had transient non-fatal errors -----\n<adm@gornoe.example>\n\n"
        "   ----- Transcript of session follows -----\n550 5.1.1 <adm@lesnoe.example>... User unknown\n"
        "<adm@gornoe.example>... Deferred: Connection timed out\n"
    )

    verdict = verdict_on(raw)

    assert ([each.address for each in verdict.failed], verdict.delayed) == (
        ["adm@lesnoe.example"],
        ("adm@gornoe.example",),
    )


def test_advice_to_send_again_promises_no_further_attempt() -> None:
    text = (
        f"Не удалось выполнить доставку следующим получателям:\n\n{LESNOE}\nЯщик переполнен. Попытайтесь"
        " повторно отправить это сообщение позже.\n#554-5.2.2 mailbox full"
    )
    one = message(
        text, subject="Не удается доставить: Об участии", sender=Address("", "postmaster@les.example")
    )

    verdict = classify(one, OWN)

    assert (verdict.kind, [each.address for each in verdict.failed]) == (Kind.BOUNCE, [LESNOE])


def test_a_program_under_any_name_that_says_so_reports() -> None:
    text = f"Письмо для {LESNOE} возвращено отправителю: ящик получателя переполнен (552 Quota exceeded)."
    automatic = (("Auto-Submitted", "auto-replied"),)
    report = message(text, subject="Ящик переполнен", headers=automatic)
    absent = message(f"Получатель {LESNOE} отсутствует до 20.09.", subject="Отпуск", headers=automatic)

    assert classify(report, OWN).kind is Kind.BOUNCE
    assert classify(absent, OWN).kind is Kind.AUTO_REPLY
    assert classify(message(text, subject="Ящик переполнен"), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text", "kind"),
    [
        (
            "Сбой доставки",
            f"Сервер {LESNOE} недоступен. Мы будем пытаться доставить письмо 3 дня.",
            Kind.DELAY,
        ),
        ("Письмо пока не доставлено", f"Адресат {LESNOE}: сервер недоступен, ошибка.", Kind.DELAY),
        ("Письмо не доставлено", f"Адресат {LESNOE}: сервер недоступен, ошибка.", Kind.BOUNCE),
    ],
)
def test_what_is_still_tried_is_a_delay(subject: str, text: str, kind: Kind) -> None:
    one = message(text, subject=subject, sender=Address("", "mailer-daemon@gw.example"))

    assert classify(one, OWN).kind is kind
