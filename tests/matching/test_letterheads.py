"""A letterhead in the letter's own text, and a district that is only the end of an unread name."""

from __future__ import annotations

import pytest

from mailflow.model.message import Table
from tests.matching.desk import REFERENCE, VARNAVINSKOE, page, read, recorded

_REPORT = "Сообщаем, что размещено 2 практики."
# GOST R 7.0.97, 5.15: an organisation is addressed in the nominative.
ADDRESSEE = "Ассоциация «Совет муниципальных образований\nКраснодарского края»"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("Администрация Варнавинского сельского поселения\nАбинского района", "03601401"),
        ("АДМИНИСТРАЦИЯ ВАРНАВИНСКОГО С/ПОСЕЛЕНИЯ (АБИНСКИЙ Р-Н)\nКРАСНОДАРСКОГО КРАЯ", "03601401"),
        ("Глава\nВарнавинского сельского пос. МО Абинский район", "03601401"),
        ("Администрация муниципального образования Абинский район", "03601000"),
        ("А Д М И Н И С Т Р А Ц И Я\nАБИНСКОГО ГОРОДСКОГО ПОС. АБИНСКОГО РАЙОНА", "03601101"),
        ("Администрация города-курорта Анапа", "03703000"),
        ("ИСПОЛНИТЕЛЬНО-РАСПОРЯДИТЕЛЬНЫЙ ОРГАН\nАДМИНИСТРАЦИЯ ОЛЬГИНСКОГО С/П АБИНСКОГО РАЙОНА", "03601402"),
        ("Администрация с/п имени Максима Горького Кавказского района", "03618407"),
    ],
)
def test_a_letterhead_above_the_text_names_the_author(head: str, code: str) -> None:
    assert recorded(read(f"{head}\n{REFERENCE}\n{_REPORT}", subject="")) == [code]


def test_a_signature_of_another_contradicts_the_letterhead_in_the_text() -> None:
    body = (
        f"Администрация Варнавинского сельского поселения Абинского района\n\n{REFERENCE}\n\n{_REPORT}\n\n"
        "Глава Холмского сельского поселения Абинского района И.И. Иванов"
    )

    assert recorded(read(body)) == []


@pytest.mark.parametrize(
    "signature",
    [
        "Глава Новозаречного сельск. пос-я Абинского района И.И. Иванов",
        "Глава\nНовозаречного сельского округа, Абинского района\nИ.И. Иванов",
        "И.о. главы Новозаречного с/пс (Абинский район) И.И. Иванов",
        "Глава Новозаречного с/о Абинского района И.И. Иванов",
        "Глава\nЮжонго с/п, муниципального образования Абинский район\nИ.И. Иванов",
        "Глава Варнавинского с/п, Динского района И.И. Иванов",
        "Глава ст-цы Выселки муниципального образования Абинский район И.И. Иванов",
        "Глава станицы Новозаречной муниципального образования Абинский район И.И. Иванов",
    ],
)
def test_the_district_behind_an_unread_name_is_not_the_author(signature: str) -> None:
    assert recorded(read(f"{REFERENCE} {_REPORT}\n\n{signature}")) == []


@pytest.mark.parametrize(
    "signature",
    [
        "Глава муниципального образования Абинский район И.И. Иванов",
        "Начальник отдела экономического развития администрации Абинского района И.И. Иванов",
        "Исполняющий обязанности главы Абинского муниципального округа И.И. Иванов",
    ],
)
def test_the_district_itself_signs(signature: str) -> None:
    assert recorded(read(f"{REFERENCE} {_REPORT}\n\n{signature}")) == ["03601000"]


@pytest.mark.parametrize(
    "body",
    [
        f"Администрация Абинского муниципального района Тверской области\n\n{REFERENCE}\n\n{_REPORT}\n\n"
        "Глава Абинского района И.И. Иванов",
        f"Администрация Абинского муниципального района\n344000, Ростовская область, ул. Мира, 1\n\n"
        f"{REFERENCE}\n\n{_REPORT}\n\nГлава Абинского района И.И. Иванов",
    ],
)
def test_a_namesake_of_another_region_is_nobody_of_ours(body: str) -> None:
    assert recorded(read(body)) == []


def test_a_district_in_another_phrase_contradicts_nobody() -> None:
    body = (
        f"{REFERENCE} администрация Варнавинского сельского поселения информирует: размещено 2 практики. "
        "По аналогии с Тихорецким районом работа будет продолжена."
    )

    assert recorded(read(body, sender=VARNAVINSKOE)) == ["03601401"]


def test_a_name_beside_a_foreign_district_vetoes_the_address_of_another() -> None:
    body = f"Администрация Холмского сельского поселения Динского района\n\n{REFERENCE}\n\n{_REPORT}"

    assert recorded(read(body, sender=VARNAVINSKOE)) == []


def test_lines_of_a_letterhead_within_a_table_stay_apart() -> None:
    cell = "Администрация\nмуниципального образования город Горячий Ключ\nул. Ленина, 1\n26.09.2024 № 12"
    other = "Председателю Правления ассоциации"
    flat = "\t".join(" ".join(each.split()) for each in (cell, other))
    letter = page(f"{flat}\n{REFERENCE} {_REPORT}", tables=(Table(((cell, other),)),))

    assert recorded(read("", documents=(letter,))) == ["03709000"]


@pytest.mark.parametrize(
    "name",
    ["ОКТЯБРЬСКИЙ", "Кубанский П.П.", "Северский Иван"],
)
def test_a_surname_like_a_municipality_contradicts_nobody(name: str) -> None:
    assert recorded(read(f"{REFERENCE} {_REPORT}", sender=VARNAVINSKOE, name=name)) == ["03601401"]


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("Абинский район - ответ на исх. № 96 от 05.09.2024", "03601000"),
        ("Re: Варнавинское с/п", "03601401"),
        ("FW: Администрация Варнавинскогосельского поселенияАбинскогорайона", "03601401"),
        ("О совещании в Абинском районе", None),
        ("Абинский район: семинар для глав", None),
    ],
)
def test_a_subject_that_is_a_name_names_the_author(subject: str, code: str | None) -> None:
    assert recorded(read(f"{REFERENCE} {_REPORT}", subject=subject)) == ([code] if code else [])


@pytest.mark.parametrize(
    "text",
    [
        "АДМИНИСТРАЦИЯ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА\n27.09.2024 № 51\n"
        f"{REFERENCE}\n{ADDRESSEE}\nУважаемые коллеги!\n{_REPORT}",
        f"27.09.2024 № 51\n{REFERENCE}\n{ADDRESSEE}\nУважаемые коллеги!\n{_REPORT}\n"
        "Глава Варнавинского сельского поселения Абинского района И.И. Иванов",
        f"{ADDRESSEE}\n{REFERENCE} администрация Варнавинского сельского поселения Абинского района "
        "сообщает, что размещено 2 практики.",
    ],
    ids=["a letterhead before the addressee", "a reference before the addressee", "a report below it"],
)
def test_an_answer_to_the_association_in_the_nominative_is_no_letter_of_the_association(text: str) -> None:
    assert recorded(read("", subject="ответ", documents=(page(text),))) == ["03601401"]


def test_a_letter_of_the_association_is_still_its_own() -> None:
    ours = f"{ADDRESSEE}\nисх. № 96 от 05.09.2024\nГлавам муниципальных образований\nПрошу сообщить."

    assert recorded(read("Высылаем обратно.", subject="письмо", documents=(page(ours),))) == []


def test_a_name_before_the_office_below_the_closing_signs_a_document() -> None:
    text = (
        f"{REFERENCE}\n\nУважаемые коллеги!\n{_REPORT}\n\n"
        "С уважением,\nА.Б. Лесной, глава Варнавинского сельского поселения Абинского района"
    )

    assert recorded(read("См. вложение.", documents=(page(text),))) == ["03601401"]


def test_an_office_before_its_postal_address_heads_the_document() -> None:
    head = "АДМИНИСТРАЦИЯ АБИНСКОГО РАЙОНА, 353320, ул. Лесная, 7, факс 8(86150)0-00-00"

    assert recorded(read("См. вложение.", documents=(page(f"{head}\n{REFERENCE}\n\n{_REPORT}"),))) == [
        "03601000"
    ]


@pytest.mark.parametrize(
    "head",
    [
        "КРАСНОДАРСКИЙ КРАЙ\nАБИНСКИЙ РАЙОН\nАДМИНИСТРАЦИЯ ХОЛМСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ",
        "КРАСНОДАРСКИЙ КРАЙ АБИНСКИЙ РАЙОН АДМИНИСТРАЦИЯ ХОЛМСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ | ул. Мира, 1",
        "Абинский муниципальный район\nАдминистрация\nХолмского с/п",
    ],
)
def test_the_district_above_the_office_tells_where_it_lies(head: str) -> None:
    assert recorded(read("", documents=(page(f"{head}\n{REFERENCE}\n\n{_REPORT}"),))) == ["03601408"]


@pytest.mark.parametrize(
    "office", ["муниципальног ( ]\nобразования", "муниципально\nобразования", "муниципального\nобразовани"]
)
def test_an_office_that_a_stamp_cut_short_hides_no_settlement(office: str) -> None:
    text = (
        "АДМИНИСТРАЦИЯ\nМУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ\nАБИНСКИЙ РАЙОН\nНа № 96 от 05.09.2024\n"
        f"Размещено 2 практики, инициатив нет.\nЗаместитель главы {office} Абинский район\nА.В. Зимина"
    )

    assert recorded(read("", documents=(page(text, ocr=True, confidence=93.0),))) == ["03601000"]


@pytest.mark.parametrize(
    "head",
    [
        "Краснодарский край\nАбинский район\nХолмское сельское поселение\nАДМИНИСТРАЦИЯ",
        "Администрация Холмского сельского поселения | ул. Мира, 1, ст-ца Холмская | тел. 0-00-00",
    ],
)
def test_what_stands_around_the_office_is_no_second_author(head: str) -> None:
    signed = "Глава Холмского с/п Абинского района И.И. Иванов"

    assert recorded(read("", documents=(page(f"{head}\n{REFERENCE}\n\n{_REPORT}\n\n{signed}"),))) == [
        "03601408"
    ]


def test_a_village_between_name_and_district_parts_them_not() -> None:
    head = "Администрация Октябрьского сельского поселения, п. Октябрьский, Красноармейский район"

    found = read(f"{REFERENCE}\n{head}\n{_REPORT}\nГлава Октябрьского сельского поселения И.И. Иванов")

    assert recorded(found) == ["03623419"]


@pytest.mark.parametrize(
    ("district", "codes"),
    [("КРЫМСКИЙ РАЙОН", []), ("Динской р-н", []), ("АБИНСКИЙ РАЙОН", ["03601401"])],
)
def test_the_district_above_a_letterhead_must_be_the_settlement_s_own(
    district: str, codes: list[str]
) -> None:
    head = f"КРАСНОДАРСКИЙ КРАЙ\n{district}\nАДМИНИСТРАЦИЯ ВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ"

    assert recorded(read(f"{head}\n{REFERENCE}\n{_REPORT}", subject="")) == codes


def test_the_same_name_in_a_district_that_has_none_contradicts_the_signature() -> None:
    body = (
        f"{REFERENCE}\nНовомихайловское сельское поселение Туапсинского района: 11 практик.\n"
        "Администрация Новомихайловского сельского поселения Кущевского района"
    )
    understood = read(body)

    assert recorded(understood) == []
    assert "такого муниципалитета в справочнике нет" in (understood.reason or "")


@pytest.mark.parametrize(
    ("signature", "codes"),
    [
        ("Отдел ЖКХ администрации Варнавинского сельского поселения", ["03601401"]),
        ("Начальник отдела ЖКХ Н. Тестов", ["03601401"]),
        ("Директор МУП ЖКХ Н. Тестов", []),
    ],
)
def test_a_department_of_the_administration_is_the_municipality(signature: str, codes: list[str]) -> None:
    assert recorded(read(f"{REFERENCE}\n{_REPORT}\n\n{signature}", sender=VARNAVINSKOE)) == codes


@pytest.mark.parametrize(
    ("signature", "codes"),
    [
        (
            "Глава Варнавинского сельского поселения Абинского му Н.А. Тестова\nниципального района",
            ["03601401"],
        ),
        ("Директор МУ «Клуб» Н.А. Тестова", []),
    ],
)
def test_a_word_that_a_scan_cuts_names_no_institution(signature: str, codes: list[str]) -> None:
    assert recorded(read(f"{REFERENCE}\n{_REPORT}\n\n{signature}", sender=VARNAVINSKOE)) == codes
