"""A clerk's registration, question, footer or excuse is a letter; the same words of a machine are none."""

from __future__ import annotations

import pytest

from mailflow.mail.kinds.kind import classify
from mailflow.model.message import Address
from mailflow.model.understanding import Kind
from tests.mail.sample_messages import DAEMON, OWN, message


@pytest.mark.parametrize(
    "text",
    [
        "Прошу проверить, зарегистрировано ли наше письмо № 2107. Входящий номер сообщите, пожалуйста.",
        "Наш ответ зарегистрирован за № 514 от 18.09.2024.",
        "Зарегистрировано, входящий № 611 от 09.09.2024. Прошу также дослать второе приложение.",
        "Входящий 418. Исполнителем назначена Лапина О.Р. Она с вами свяжется.",
        "Поступило, вх. 91. Передала начальнику. Зоя",
        "Зарегистрировали, вх. 418. Исполнитель Лапина, она в отпуске до 4 октября, ответим после.",
        "Отправлено 18.09 через СЭД, рег. № 77.",
    ],
)
def test_a_clerk_who_tells_or_asks_for_a_number_writes_a_letter(text: str) -> None:
    assert classify(message(text, subject="Письмо"), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Добрый день. Ответ по форме.\n\nДанный адрес не предназначен для приема обращений граждан.",
        "Надсилаємо відповідь на ваш лист. Дякую, з повагою Марія.",
        "Ваше письмо передано на рассмотрение в отдел. Срок 30 дней, но постараемся до пятницы.",
        "Ирина в отпуске, Павел уволился, я одна. Дайте, пожалуйста, три дня.",
        "На сайте в личном кабинете статус «на рассмотрении» уже третью неделю.",
        "Выходной, а вы все пишете. В среду отправим, уже подписано.",
    ],
)
def test_footers_excuses_and_other_languages_make_no_automatic_answer(text: str) -> None:
    assert classify(message(text, subject="Письмо"), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("", "Не смогли войти на площадку: код подтверждения на почту не приходит. Куда обращаться?"),
        ("Прайс", "К нашему ответу прикладываем прайс-листы подрядчиков."),
        ("Ответ", "Зайти по ссылке из вашего письма не можем, пароль не подходит."),
        ("Сведения", "Стоимость ремонта составила 1 900 000 руб. Скидка по итогам торгов 9 %."),
        ("Счет", "Зачем нам выставили счет за участие?"),
    ],
)
def test_prices_codes_and_bills_of_people_make_no_bulk(subject: str, text: str) -> None:
    assert classify(message(text, subject=subject), OWN).kind is Kind.REPLY


@pytest.mark.parametrize(
    "text",
    [
        "Уважаемый отправитель! Сотрудник, которому Вы пишете, временно отсутствует.",
        "Ваша заявка зарегистрирована в техподдержке под номером 20711. Специалист свяжется с Вами.",
        "Ящик разбирается раз в неделю. Срочное: по телефону 3-22-11.",
        "В связи с отпуском на письма не отвечаю.",
        "Отдел закрыт до вторника. Ваше обращение рассмотрят в первый рабочий день.",
        "Ваше письмо очень важно. Мы свяжемся с Вами в ближайшее время.",
        "Ваше обращение поставлено на учет. Не направляйте его повторно.",
        "Больше там не работаю. Пишите на общий адрес.",
        "Временно без доступа к почте. Звоните: 8 (86100) 3-00-12.",
    ],
)
def test_machines_speak_of_the_writer_in_the_third_person_and_of_tickets(text: str) -> None:
    assert classify(message(text, subject="Re: исх. № 14"), OWN).kind is Kind.AUTO_REPLY


def test_a_machines_subject_stuck_in_a_thread_makes_no_machine() -> None:
    one = message("Так и не пойму, откуда эта тема. Глава согласен участвовать.", subject="Автоответ")

    assert classify(one, OWN).kind is Kind.REPLY


@pytest.mark.parametrize("text", ["РК № 771. Входящий.", "Принято. Регистрационные данные: № 1-40/24."])
def test_cards_of_documents_are_registrations(text: str) -> None:
    assert classify(message(text, subject="Карточка документа"), OWN).kind is Kind.REGISTRATION


@pytest.mark.parametrize(
    ("sender", "text"),
    [
        (DAEMON, "Ваше письмо успешно доставлено получателю adm@lesnoe.example."),
        (DAEMON, "Your message was successfully delivered to\n\n<adm@lesnoe.example>: 250 2.0.0 Ok"),
        (
            Address("", "postmaster@lesnoe.example"),
            "Delivery to these recipients is complete, but no notification was sent:\n\nadm@lesnoe.example",
        ),
    ],
)
def test_success_told_by_a_mail_system_is_a_receipt(sender: Address, text: str) -> None:
    verdict = classify(message(text, subject="Delivery Report", sender=sender), OWN)

    assert (verdict.kind, verdict.delivered) == (Kind.RECEIPT, ("adm@lesnoe.example",))


def test_one_delivered_and_one_failed_is_a_bounce() -> None:
    text = "Delivered to:\n<adm@lesnoe.example>\nFailed: 550 5.1.1 user unknown\n<glava@lesnoe.example>"

    assert classify(message(text, subject="Undelivered", sender=DAEMON), OWN).kind is Kind.BOUNCE
