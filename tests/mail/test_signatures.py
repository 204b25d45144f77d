"""Where a letter ends and its signature begins."""

from __future__ import annotations

import pytest

from mailflow.mail.new_text import find_new_text
from tests.mail.sample_messages import message

SIGNATURES = (
    "С уважением, глава Лесного сельского поселения Зимина Алина Викторовна",
    "С неизменным уважением,\nглава города\nА.В. Зимина\n\nЛадан Юлия\nОтдел политики\n"
    "+7 (86133) 0-00-00, доб. 21",
    "С уважением к Вам и Вашей работе,\nТатьяна Зимина",
    "Временно исполняющий обязанности\nглавы муниципального образования\nЛесной район\nЕ.Е. Зимина",
    "Депутат Совета Лесного сельского поселения\nЗимина Н.П.",
    "Атаман хуторского казачьего общества\nД.Д. Бугай",
    "Администрация МО Лесной район\nУправление по социальным вопросам\n352190, г. Лесной, ул. Советская, 14",
    "Отдел делопроизводства и архива\nадминистрации муниципального образования\nтел. (86137) 0-00-00\n"
    "mail: org@lesnoe.example",
    "Юлия Зимина | Главный специалист | Администрация\nM: +7 900 000 00 00 | E: my@lesnoe.example",
    "--------\nЗимина Юлия Юрьевна, глава поселения\n+79180000000",
    "Глава городского поселения А.В.Зимин\n(подписано ЭП)",
    "Спец. 1 кат. Зимина О.О., тел. 0-00-00",
    "Исполнитель Зимина Наталья Николаевна\nведущий специалист\n8(86142) 0-00-00",
    "*\nС уважением,\nМКУ «ЦБ поселений»",
    "Заранее благодарны,\nадминистрация поселения",
    "--\nПростите за краткость, создано в K-9 Mail.",
    "Зимина Л.Л.\n\nСкачать Outlook для Android<https://aka.example/x>",
)

TEXTS = (
    "Практики нет.\nЗаранее спасибо!",
    "С уважением к Вам обращается администрация поселения.\nПросим разъяснить порядок.",
    "С уважением и надеждой на сотрудничество просим продлить срок.",
    "Практик 5.\nС уважением отмечаем работу модераторов площадки.",
    "Глава поселения зарегистрирован, практик пока нет, работаем.",
    "Всего доброго пожелать не можем - сайт не работает!\nПрактик поэтому 0.",
    "Ответственные лица:\nКравцова Н.В., 8(86132) 0-00-00\nМельник О.О., 8(86132) 0-00-01\nДругих нет.",
    "Сообщаем:\n-----------------\nпрактик: 2\n-----------------\nДругих сведений нет.",
    "Поселение: Мирное\nГлава: Остапенко В.В.\nПрактик: 2",
    "Отдел экономики: 2 практики\nОтдел культуры: 1 практика",
    "Три практики, ссылки:\nhttps://dialog.example/a/1\nhttps://dialog.example/a/2",
    "Письма просим направлять на адрес:\nadm@lesnoe.example",
    "-- это не опечатка: практик действительно 15.",
    "Уважаемые коллеги,\nпрошу подтвердить, что наш ответ получен.",
    "Администрация Лесного поселения\nул. Ленина, 1, тел. 8(86156) 0-00-00\n\nНа № 96 от 05.09.2024\n\n"
    "Практик две.",
)

POSTSCRIPTS = (
    "P.S. Телефон приёмной изменился.",
    "ПС. Скриншоты пришлём позже.",
    "З.Ы. Просьба подтвердить получение.",
    "Приложение: на 2 л. в 1 экз.",
    "Приложения:\n1. Таблица на 1 л.\n2. Фото.",
    "Приложение на 3 л.",
)


@pytest.mark.parametrize("signature", SIGNATURES)
def test_a_signature_is_taken_off_whole(signature: str) -> None:
    found = find_new_text(message(f"Добрый день!\nПрактики отсутствуют.\n\n{signature}"))

    assert (found.text, found.signature) == ("Добрый день!\nПрактики отсутствуют.", signature)


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_resembles_a_signature_stays(text: str) -> None:
    found = find_new_text(message(text))

    assert (found.text, found.signature) == (text, "")


@pytest.mark.parametrize("text", TEXTS)
def test_text_that_resembles_a_signature_stays_above_one(text: str) -> None:
    found = find_new_text(message(f"{text}\n\nГлава поселения\nА.В. Зимина"))

    assert (found.text, found.signature) == (text, "Глава поселения\nА.В. Зимина")


@pytest.mark.parametrize("postscript", POSTSCRIPTS)
@pytest.mark.parametrize(
    "signature", ["С уважением,\nЗимина А.В.", "Глава поселения\nА.В. Зимина", "--\nЗимина"]
)
def test_what_is_written_below_a_signature_is_text(signature: str, postscript: str) -> None:
    found = find_new_text(message(f"Практик нет.\n\n{signature}\n\n{postscript}"))

    assert (found.text, found.signature) == (f"Практик нет.\n\n{postscript}", signature)


def test_a_body_named_right_below_a_sentence_is_its_signature() -> None:
    found = find_new_text(message("Практики отсутствуют.\nАдминистрация Лесного сельского поселения"))

    assert (found.text, found.signature) == (
        "Практики отсутствуют.",
        "Администрация Лесного сельского поселения",
    )


def test_initials_are_no_postscript() -> None:
    assert find_new_text(message("Практик нет.\n\nП.С. Условная")).text == "Практик нет."
