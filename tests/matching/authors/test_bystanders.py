"""Namesakes elsewhere, councils, helpers and offices that merely agreed are not credited."""

from __future__ import annotations

import pytest

from tests.matching.desk import REFERENCE, VARNAVINSKOE, page, read, recorded

_REPORT = "размещено 2 практики."
_SIGNED = "Глава Варнавинского сельского поселения      П.К. Тестовый"


@pytest.mark.parametrize(
    "district",
    [
        "Песчанокопского района Ростовской области",
        "Павловского муниципального района Воронежской области",
        "Майкопского района Республики Адыгея",
        "Песчанокопского района",
    ],
)
def test_a_namesake_in_a_district_that_is_not_ours_is_not_credited_by_its_signature(district: str) -> None:
    head = f"АДМИНИСТРАЦИЯ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\n{district.upper()}"

    assert recorded(read(f"{head}\n{REFERENCE}\n\nСообщаем, что {_REPORT}\n\n{_SIGNED}")) == []


def test_a_misspelt_district_is_no_district_elsewhere() -> None:
    head = "АДМИНИСТРАЦИЯ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nАБНИСКОГО РАЙОНА"

    assert recorded(read(f"{head}\n{REFERENCE}\n\nСообщаем, что {_REPORT}\n\n{_SIGNED}")) == ["03601401"]


@pytest.mark.parametrize(
    "body",
    [
        "СОВЕТ ДЕПУТАТОВ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ АБИНСКОГО РАЙОНА\n{}\n\nСообщаем, что {}",
        "Совет муниципального образования Абинский район\n{}\n\nСообщаем, что {}",
        "{} Совет Варнавинского сельского поселения Абинского района сообщает: {}",
    ],
)
def test_a_council_of_deputies_is_asked_about(body: str) -> None:
    assert recorded(read(body.format(REFERENCE, _REPORT))) == []


def test_a_neighbour_who_writes_at_somebodys_request_is_not_credited() -> None:
    body = (
        f"{REFERENCE}. Специалист администрации Варнавинского с/п Абинского района, по просьбе Холмского"
        f" сельского поселения (у них нет связи) сообщаю: {_REPORT}"
    )
    understood = read(body, sender=VARNAVINSKOE)

    assert recorded(understood) == []
    assert "03601408" in {each.municipality for each in understood.candidates}


def test_a_letter_on_the_heads_behalf_is_the_heads() -> None:
    body = f"По поручению главы Варнавинского с/п Абинского района направляю ответ {REFERENCE}: {_REPORT}"

    assert recorded(read(body)) == ["03601401"]


@pytest.mark.parametrize(
    "aside",
    [
        "Информация согласована с администрацией Абинского района.",
        "Практика поддержана главой МО Абинский район.",
    ],
)
def test_an_office_that_agreed_is_not_the_author(aside: str) -> None:
    head = "АДМИНИСТРАЦИЯ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА"

    assert recorded(read(f"{head}\n{REFERENCE}\n\nСообщаем: {_REPORT} {aside}\n\n{_SIGNED}")) == ["03601401"]


def test_a_slip_of_one_letter_offers_the_settlement_of_the_stated_district() -> None:
    body = f"{REFERENCE} администрация Лабинского городского поселения Абинского района сообщает: {_REPORT}"
    understood = read(body)

    assert recorded(understood) == []
    assert {"03630101", "03601101"} <= {each.municipality for each in understood.candidates[:3]}


@pytest.mark.parametrize(
    "body",
    [
        "Директор МКУ «Центр культуры»\nВарнавинского сельского поселения\nАбинского района",
        "Староста Варнавинского сельского поселения Абинского района",
        "Союз женщин Абинского района",
        "ИП Глава КФХ П.К. Другой, Варнавинское сельское поселение",
        "МУНИЦИПАЛЬНОЕ УЧРЕЖДЕНИЕ\n«Дом культуры»\nВарнавинского сельского поселения Абинского района",
    ],
)
def test_who_signs_without_an_office_of_the_administration_is_asked_about(body: str) -> None:
    assert (
        recorded(read(f"{REFERENCE}\nСообщаем, что {_REPORT}\n\nС уважением,\n{body}\nП.К. Тестовый")) == []
    )


def test_a_school_of_the_municipality_is_not_the_municipality() -> None:
    head = "СРЕДНЯЯ ОБЩЕОБРАЗОВАТЕЛЬНАЯ ШКОЛА № 4\nмуниципального образования Абинский район"

    assert recorded(read("", documents=(page(f"{head}\n{REFERENCE}\n\nСообщаем, что {_REPORT}"),))) == []


@pytest.mark.parametrize(
    "city",
    ["Прикубанского внутригородского округа города Краснодара", "Адлерского района МО город-курорт Сочи"],
)
def test_a_part_of_a_city_is_not_the_city(city: str) -> None:
    assert (
        recorded(read(f"{REFERENCE}\nСообщаем, что {_REPORT}\n\nГлава администрации {city} П.К. Тестовый"))
        == []
    )


@pytest.mark.parametrize("name", ["Ново Покровского", "Ново - Покровского", "Красно Варнавинского"])
def test_a_prefix_written_apart_is_no_shorter_name(name: str) -> None:
    body = f"{REFERENCE}\nСообщаем, что {_REPORT}\n\nГлава {name} сельского поселения П.К. Тестовый"
    understood = read(body)

    assert recorded(understood) == []
    assert "03635422" not in {each.municipality for each in understood.candidates}


def test_a_known_name_written_in_two_parts_is_read_as_one() -> None:
    body = f"{REFERENCE} администрация Верхне-Кубанского с/п Новокубанского района сообщает: {_REPORT}"

    assert recorded(read(body)) == ["03634403"]


def test_an_answer_said_to_be_given_before_is_looked_for_by_a_person() -> None:
    body = f"Ответ {REFERENCE} направлен в Ваш адрес письмом от 20.09.2024 № 1100."

    assert recorded(read(body, sender=VARNAVINSKOE)) == []


def test_the_association_as_addressee_does_not_make_a_letter_ours() -> None:
    text = (
        f"АДМИНИСТРАЦИЯ ВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА\n{REFERENCE}\n"
        f"Ассоциация «Совет муниципальных образований»\nПерепелину А.А.\n\nСообщаем, что {_REPORT}"
    )

    assert recorded(read("", documents=(page(text),))) == ["03601401"]


def test_a_preposition_before_a_name_is_no_part_of_it() -> None:
    body = f"{REFERENCE} при Кубанском сельском поселении Апшеронского района размещено 2 практики."

    assert "03645415" not in {each.municipality for each in read(body).candidates}


@pytest.mark.parametrize(
    "head",
    [
        "САМАРСКАЯ ОБЛАСТЬ\nАДМИНИСТРАЦИЯ СЕВЕРСКОГО РАЙОНА",
        "АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО ОБРАЗОВАНИЯ\n«СЕВЕРСКИЙ РАЙОН»\nСАМАРСКОЙ ОБЛАСТИ",
    ],
)
def test_a_district_of_another_region_is_not_ours(head: str) -> None:
    body = f"{head}\n{REFERENCE}\n\nСообщаем, что {_REPORT}\n\nГлава Северского района П.К. Тестовый"

    assert recorded(read(body)) == []


@pytest.mark.parametrize("office", ["МБОУ СОШ № 5", "Совет депутатов"])
def test_another_body_that_writes_from_the_box_of_the_municipality_is_asked_about(office: str) -> None:
    body = f"{office} Варнавинского сельского поселения\n{REFERENCE}\n\n{_REPORT}\n\nДиректор П.К. Тестовый"

    assert recorded(read(body, sender=VARNAVINSKOE)) == []


def test_a_school_within_the_report_does_not_stop_the_municipality() -> None:
    body = f"{REFERENCE} {_REPORT} Парк устроен силами МБОУ СОШ № 5 Варнавинского сельского поселения."

    assert recorded(read(body, sender=VARNAVINSKOE)) == ["03601401"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("МБДОУ № 7 Варнавинского сельского поселения Абинского района: 1 практика.", "Детсад"),
        ("МАУК Варнавинского сельского поселения Абинского района: 1 практика.", ""),
        ("ДЮСШ Варнавинского сельского поселения Абинского района: 1 практика.", ""),
        ("Варнавинское сельское поселение Абинского района: 3 практики. Расскажем в выпуске.", "Телеканал"),
    ],
)
def test_institutions_and_broadcasters_bear_the_name_and_do_not_answer(body: str, name: str) -> None:
    assert recorded(read(body, subject=REFERENCE, name=name)) == []


def test_whoever_is_named_alone_answers() -> None:
    body = "Варнавинское сельское поселение Абинского района: 3 практики."

    assert recorded(read(body, subject=REFERENCE, name="Приёмная")) == ["03601401"]


_NAMED = "Варнавинское сельское поселение Абинского района"


@pytest.mark.parametrize(
    ("said", "is_author"),
    [
        (f"Отвечает {_NAMED}: размещена 1 практика.", True),
        (f"Уважаемые коллеги! Отвечаем: {_NAMED}, практики - 2.", True),
        (f"Отвечаем за {_NAMED}: практики - 2.", False),
        (f"Сообщает газета: {_NAMED}: размещена 1 практика.", False),
        (f"Пишет {_NAMED}, улица Мира: размещена 1 практика.", False),
    ],
)
def test_a_verb_of_answering_before_a_name_makes_it_the_author(said: str, *, is_author: bool) -> None:
    assert bool(recorded(read(said, subject=REFERENCE))) is is_author
