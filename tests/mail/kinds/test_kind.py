"""What kind a message is."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import KindVerdict, classify
from mailflow.model.message import Address, ParsedMessage
from mailflow.model.understanding import FailedRecipient, Kind
from tests.mail.sample_messages import DAEMON, OWN, attachment, message, report


def kind_of(one: ParsedMessage) -> Kind:
    return classify(one, OWN).kind


def test_a_report_of_failure_is_a_bounce_even_when_it_says_auto_submitted() -> None:
    bounce = report(
        "Reporting-MTA: dns; mx.assoc.example\n\n"
        "Original-Recipient: rfc822;Lesnoe@mail.example\n"
        "Final-Recipient: rfc822;lesnoe@box.mail.example\n"
        "Action: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 user unknown\n",
        embedded=(message(message_id="<letter-1@assoc.example>", sender=Address("", OWN[0])),),
    )

    assert classify(bounce, OWN) == KindVerdict(
        Kind.BOUNCE,
        "уведомление о доставке по RFC 3464",
        failed=(FailedRecipient("Lesnoe@mail.example", "5.1.1", "550 5.1.1 user unknown"),),
        about=("<letter-1@assoc.example>",),
    )


def test_own_mail_is_told_by_from_whatever_its_case() -> None:
    assert kind_of(message("Текст", sender=Address("Совет", "Sovet@Assoc.example"))) is Kind.OWN


@pytest.mark.parametrize(
    ("action", "kind"), [("delayed", Kind.DELAY), ("relayed", Kind.RECEIPT), ("delivered", Kind.RECEIPT)]
)
def test_the_action_of_a_report_tells_delay_and_success(action: str, kind: Kind) -> None:
    one = report(f"Final-Recipient: rfc822; a@b.example\nAction: {action}\nStatus: 4.4.1\n")

    assert kind_of(one) is kind


def test_a_document_robot_that_sends_a_document_is_a_reply() -> None:
    robot = message(
        "Вам направлен документ.\nСообщение сформировано автоматически. Не отвечайте на него.",
        headers=(("Auto-Submitted", "auto-generated"),),
        parts=(attachment("12-34.pdf"),),
    )

    assert kind_of(robot) is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Принято в работу. Информация будет представлена в установленный срок.",
        "Ваше письмо получено, практик нет.",
        "Администрация сообщает: размещена 1 практика, цена проекта 1 200 000 руб., курсы не велись.",
        "Глава в отпуске, сообщаем: практики отсутствуют.",
    ],
)
def test_what_a_person_answers_is_a_reply(text: str) -> None:
    assert kind_of(message(text)) is Kind.REPLY


def test_a_registration_notice_tells_the_incoming_number() -> None:
    notice = message(
        "Ваше письмо зарегистрировано, вх. № 01-12/877 от 06.09.2024.", sender=Address("", "sed@a.example")
    )

    verdict = classify(notice, OWN)

    assert (verdict.kind, verdict.incoming_number) == (Kind.REGISTRATION, "01-12/877")


@pytest.mark.parametrize(
    "text",
    [
        "Здравствуйте! Нахожусь в ежегодном отпуске до 20.09.2024.",
        "I am out of the office until Monday.",
        "Ваше письмо получено. Это автоматический ответ, отвечать на него не нужно.",
    ],
)
def test_an_automatic_answer_needs_no_header(text: str) -> None:
    assert kind_of(message(text)) is Kind.AUTO_REPLY


def test_advertising_that_quotes_the_deadline_is_bulk() -> None:
    spam = message(
        "Успейте до 30 сентября! Скидка 20 % на курсы повышения квалификации. № 96 часов, оплата.",
        headers=(("List-Unsubscribe", "<mailto:u@kursy.example>"),),
    )

    assert kind_of(spam) is Kind.BULK


def test_a_bounce_in_words_names_its_recipient() -> None:
    bounce = message(
        "This message was created automatically by mail delivery software.\n\n"
        "A message that you sent could not be delivered to one or more of its recipients.\n"
        "This is a permanent error. The following address(es) failed:\n\n"
        "  nobody@lesnoe.example\n    Unrouteable address\n\n"
        "--- This is a copy of the message, including all the headers. ---\n\nTo: other@lesnoe.example\n",
        subject="Mail delivery failed: returning message to sender",
        sender=DAEMON,
    )

    assert [one.address for one in classify(bounce, OWN).failed] == ["nobody@lesnoe.example"]


@pytest.mark.parametrize(
    "subject",
    [
        "Автоответ: Об участии",
        "Automatic reply: Об участии",
        "Abwesenheitsnotiz: Об участии",
        "Réponse automatique : Об участии",
        "Respuesta automática: Об участии",
        "[Auto-Reply] Об участии",
        "Отсутствие на рабочем месте: Об участии",
    ],
)
def test_a_subject_tells_an_automatic_answer_in_many_languages(subject: str) -> None:
    assert kind_of(message("Текст", subject=subject)) is Kind.AUTO_REPLY


@pytest.mark.parametrize("subject", ["Re: Автоответ: Об участии", "Автоматический ответ: Об участии"])
def test_an_answer_under_the_subject_of_an_automatic_one_is_a_reply(subject: str) -> None:
    assert kind_of(message("Размещено 2 практики.", subject=subject)) is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Прочтено: Об участии", "Ваше сообщение\n\nКому: Лесное\n\nбыло прочитано 05.09.2024 15:22."),
        ("Не прочитано: Об участии", "Ваше сообщение удалено без прочтения 05.09.2024"),
        ("Read: Об участии", "Your message\n\nTo: Лесное\n\nwas read on 05.09.2024"),
    ],
)
def test_a_receipt_in_words_is_a_receipt(subject: str, text: str) -> None:
    assert kind_of(message(text, subject=subject)) is Kind.RECEIPT


@pytest.mark.parametrize("text", ["Прочитано. Ответим до 30.09.", "Ваше письмо прочитали, ответим позже"])
def test_a_person_who_has_read_the_letter_sends_no_receipt(text: str) -> None:
    assert kind_of(message(text, subject="Прочитано")) is Kind.REPLY
