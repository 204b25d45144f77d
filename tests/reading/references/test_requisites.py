"""The sender's own number, signatory, executor and phone."""

from datetime import date

import pytest

from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.requisites import Requisites, find_requisites


@pytest.mark.parametrize(
    ("place", "text", "number", "day"),
    [
        (
            Place.DOCUMENT,
            "исх. № 01-15/2341 от 27.09.2024\nна № 96 от 05.09.2024",
            "01-15/2341",
            date(2024, 9, 27),
        ),
        (
            Place.DOCUMENT_HEAD,
            "27.09.2024 № 01-15/2341\nНа № 96 от 05.09.2024",
            "01-15/2341",
            date(2024, 9, 27),
        ),
        (Place.SUBJECT, "Исх. документ № 29/8123-1 от 25.09.2024: О чём", "29/8123-1", date(2024, 9, 25)),
        (Place.BODY, "Рег. №: 29/8123-1\nДата: 25.09.2024", "29/8123-1", date(2024, 9, 25)),
        (
            Place.DOCUMENT_HEAD,
            "ЛЕСНОГО МУНИЦИПАЛЬНОГО ОКРУГА\n№ 12-7 от 18.09.2024",
            "12-7",
            date(2024, 9, 18),
        ),
        (Place.SUBJECT, "Исх 3301 от 26.09.2024", "3301", date(2024, 9, 26)),
        (Place.FILE_NAME, "Исх. 01-15_2341 от 27.09.2024.docx", "01-15/2341", date(2024, 9, 27)),
        (Place.DOCUMENT, "исх. № 14902/02.01-45 от 25.09.2024", "14902/02.01-45", date(2024, 9, 25)),
        (Place.BODY, "Ответ на исх. № 96 от 05.09.2024", None, None),
        (Place.BODY, "НАПОМИНАНИЕ. Исх. № 96 от 05.09.2024", None, None),
        (Place.BODY, "исх. б/н", None, None),
        (Place.BODY, "Повторяем ответ, ранее направленный 17.09.2024 (исх. № 918).", None, None),
        (
            Place.BODY,
            "Администрация Лесного поселения\n18.09.2024 № 412/01\nНа № 96 от 05.09.2024\nПрактик нет.",
            "412/01",
            date(2024, 9, 18),
        ),
        (Place.BODY, "Исх. № 55\n19.09.2024\nПрактик нет.", "55", date(2024, 9, 19)),
        (
            Place.BODY,
            "№ 7/02.01 от 27.09.2024 г. На № 96 от 05.09.2024 г. Практик нет.",
            "7/02.01",
            date(2024, 9, 27),
        ),
        (Place.BODY, "№ 233\n20.09.2024\nна № 96 от 05.09.2024", "233", date(2024, 9, 20)),
        (Place.BODY, "«18» 09 2024 г. № 97\nна № 96 от 05.09.2024", "97", date(2024, 9, 18)),
        (Place.BODY, "Исх.: 10.09.2024 № 8-р\nВаш исх.: 05.09.2024 № 96", "8-р", date(2024, 9, 10)),
        (Place.BODY, "тел. 8(86150)6-21-15\n№ 233 от 20.09.2024", "233", date(2024, 9, 20)),
        (Place.BODY, "тел. 8(86150)6-11-15\n№ 233\nПрактик нет.", None, None),
        (Place.BODY, "Исх. б/н от 26.09.2024\nНа № 96 от 05.09.2024", None, date(2024, 9, 26)),
        (Place.BODY, "от 09.09.2024 № ______\nна № 96 от 05.09.2024", None, date(2024, 9, 9)),
        (Place.BODY, "На № ______ от 05.09.2024\nПрактик нет.", None, None),
        (
            Place.BODY,
            "Направляем письмо исх. № 59-672/24 от 24.09.2024 на запрос № 96 от 05.09.2024.",
            "59-672/24",
            date(2024, 9, 24),
        ),
        (Place.BODY, "Направляем письмо исх. № 96 от 05.09.2024 для исполнения.", None, None),
        (Place.BODY, "На № 96 сообщаем: практик 2. Наш номер 415 от 20.09.2024.", "415", date(2024, 9, 20)),
        (
            Place.BODY,
            "Письмо администрации от 23.09.2024 № 02-44/18 во вложении, это ответ на № 96 от 05.09.2024.",
            "02-44/18",
            date(2024, 9, 23),
        ),
        (Place.BODY, "Письмо министерства от 23.09.2024 № 02-44/18 во вложении.", None, None),
        (
            Place.DOCUMENT_HEAD,
            "Избраны старосты (решения от 01.02.2024 № 17, от 03.03.2024 № 21).",
            None,
            None,
        ),
    ],
)
def test_the_own_number_is_never_ours(place: Place, text: str, number: str | None, day: date | None) -> None:
    found = find_requisites([Passage(place, text)], ["96"])
    assert (found.sender_number, found.sender_date) == (number, day)


def test_the_document_is_believed_before_the_file_name() -> None:
    passages = [
        Passage(Place.FILE_NAME, "Исх. 11 от 01.09.2024.pdf"),
        Passage(Place.DOCUMENT, "исх. № 1/1 от 02.09.2024"),
    ]
    assert find_requisites(passages).sender_number == "1/1"


def test_people_and_phone_stand_at_the_foot() -> None:
    foot = (
        "Глава Варнавинского сельского поселения\nАбинского района        П.К. Тестовый\n\n"
        "Исп. Н.Н. Исполнителева, 8(86168) 5-12-34"
    )
    assert find_requisites([Passage(Place.BODY, foot)]) == Requisites(
        signatory="Глава Варнавинского сельского поселения Абинского района П.К. Тестовый",
        executor="Н.Н. Исполнителева",
        phone="+78616851234",
    )


@pytest.mark.parametrize(
    ("foot", "signatory", "executor", "phone"),
    [
        (
            "Подписал: Глава города Липки Белов С.В.\nИсполнитель Ткач Н.А. т. 3-44-55",
            "Глава города Липки Белов С.В.",
            "Ткач Н.А.",
            "3-44-55",
        ),
        ("Глава поселения А.А. Кот\n\nСидорова\n5-11-03", "Глава поселения А.А. Кот", "Сидорова", "5-11-03"),
        (
            "С уважением, глава поселения А.А. Кот\nисп. Сидорова Мария\n8(86150) 5-11-03",
            "глава поселения А.А. Кот",
            "Сидорова Мария",
            "+78615051103",
        ),
        ("Зам. главы района А.А. Кот", "Зам. главы района А.А. Кот", None, None),
        ("Контактное лицо: Петрова Анна Ивановна", None, "Петрова Анна Ивановна", None),
        ("Исп. обязанности главы временно\nВ 2024 году проведено 5-12-34 мероприятий", None, None, None),
        ("Проведено в Липках\n12-10-24", None, None, None),
    ],
)
def test_people_are_named_as_offices_name_them(
    foot: str, signatory: str | None, executor: str | None, phone: str | None
) -> None:
    found = find_requisites([Passage(Place.BODY, foot)])
    assert (found.signatory, found.executor, found.phone) == (signatory, executor, phone)


def test_the_addressee_above_the_letter_does_not_sign_it() -> None:
    text = (
        "Исполняющему полномочия\nПредседателя Правления ассоциации\nА.Б. Лесному\n\n"
        "Глава Лесного поселения принял участие в марафоне.\n\nГлава Лесного поселения В.Г. Полевой"
    )

    assert (
        find_requisites([Passage(Place.DOCUMENT, text)]).signatory == "Глава Лесного поселения В.Г. Полевой"
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ответ № 145 от 23.09.2024 на № 96 от 05.09.2024.", "145"),
        ("Повторно направляю ответ от 19.09.2024 № 402.", "402"),
        ("В дополнение к ответу от 19.09.2024 № 402 сообщаем.", None),
        ("В ответ на № 401 от 19.09.2024 сообщаем.", None),
        ("С сопроводительным письмом № 2277 от 17.09.2024 направляем сведения.", "2277"),
    ],
)
def test_the_answer_at_hand_bears_its_number(text: str, number: str | None) -> None:
    assert find_requisites([Passage(Place.BODY, text)], ["96"]).sender_number == number


def test_a_letter_may_bear_the_number_of_ours_by_chance() -> None:
    text = "Исх. № 96 от 24.09.2024\nНа № 96 от 05.09.2024"

    found = find_requisites([Passage(Place.BODY, text)], ["96"])

    assert (found.sender_number, found.sender_date) == ("96", date(2024, 9, 24))
