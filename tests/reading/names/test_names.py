"""Names of municipalities: whole words in any case, told apart by kind and district."""

from __future__ import annotations

import random
from functools import cache

import pytest

from mailflow.reading.names.name_index import NameIndex
from mailflow.reading.names.names import NameForm, find_names
from mailflow.reading.names.similar_names import find_similar_names
from mailflow.reading.names.telephone_codes import districts_of_phones
from tests.matching.spelling import in_genitive
from tests.matching.town import example_directory


@cache
def index() -> NameIndex:
    return NameIndex.build(example_directory())


def found(text: str) -> list[tuple[tuple[str, ...], NameForm]]:
    return [(tuple(each.candidates), each.form) for each in find_names(text, index())]


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("Администрация Варнавинского с/п Абинского р-на", "03601401", NameForm.FULL),
        ("АДМИНИСТРАЦИЯ\nВАРНАВИНСКОГО СЕЛЬСКОГО ПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА", "03601401", NameForm.FULL),
        ("админ. Гулькевичского г/п", "03613101", NameForm.NAME_AND_KIND),
        ("Новосельское сельское поселение (пос. Глубокий) Новокубанского района", "03634422", NameForm.FULL),
        ("Октябрьское с/п (ст. Октябрьская) Крыловский район", "03624424", NameForm.FULL),
        ("Александровское с/п, х. Александровский Усть-Лабинского района", "03657402", NameForm.FULL),
        ("МО Абинский район", "03601000", NameForm.DISTRICT),
        ("Тихорецкий р-н", "03654000", NameForm.DISTRICT),
        ("МО город Краснодар", "03701000", NameForm.CITY),
        ("Глава города Краснодара\nС.П. Макетова", "03701000", NameForm.CITY),
        ("Глава Тбилисского С.П. Тбилисского района", "03649419", NameForm.FULL),
        ("Глава Варнавинского с.п. Макетова", "03601401", NameForm.NAME_AND_KIND),
        ("администрации города Краснодара", "03701000", NameForm.CITY),
        ("администрация муниципального образования город-курорт Геленджик", "03708000", NameForm.CITY),
        ("ст-ца Ольгинская", "03641410", NameForm.LOCALITY),
        ("г. Краснодар, ул. Красная", "03701000", NameForm.LOCALITY),
        ("Краснодар сообщает", "03701000", NameForm.LOCALITY),
        ("Сообщаем: Союз Четырёх Хуторов разместил", "03613450", NameForm.LOCALITY),
        ("Усть-Лабинский район", "03657000", NameForm.DISTRICT),
        ("Лабинское г/п", "03630101", NameForm.NAME_AND_KIND),
        ("сельского поселения Кубанец Тимашевского района", "03653410", NameForm.FULL),
        ("Кубань", "03613416", NameForm.BARE),
        ("Союз четырёх хуторов", "03613450", NameForm.BARE),
        ("Венцы-Заря", "03613404", NameForm.BARE),
        ("с/п им. М. Горького Кавказского района", "03618407", NameForm.FULL),
        ("Ейское с/п", "03616407", NameForm.NAME_AND_KIND),
        ("Ейское городское поселение", "03616101", NameForm.NAME_AND_KIND),
        ("Ейский муниципальный округ", "03616000", NameForm.DISTRICT),
        ("Приморско -\nАхтарского района", "03641000", NameForm.DISTRICT),
        ("Варна-\nвинского сельского поселения", "03601401", NameForm.NAME_AND_KIND),
        ("Отрадо-\nКубанское с/п", "03613434", NameForm.NAME_AND_KIND),
        ("Aбинский район", "03601000", NameForm.DISTRICT),
        ("Динского сельского поселене Динского района", "03614404", NameForm.FULL),
        ("Тбилисское", "03649419", NameForm.BARE),
        ("Тбилисский", "03649000", NameForm.BARE),
        ("Ахтырское г.п.", "03601153", NameForm.NAME_AND_KIND),
        ("Ахтарского сельского поселения", "03641401", NameForm.NAME_AND_KIND),
    ],
)
def test_one_name_is_found(text: str, code: str, form: NameForm) -> None:
    assert found(text) == [((code,), form)]


@pytest.mark.parametrize(
    "text",
    [
        "Е.П.Учебный",
        "на Кубани",
        "ООО Кубань",
        "Кубань-новости",
        "кубанский стиль",
        "Краснодарского края",
        "степное небо",
    ],
)
def test_words_of_the_region_are_no_names(text: str) -> None:
    assert found(text) == []


def test_namesakes_stay_together_until_the_district_is_named() -> None:
    assert found("Красносельское с.п.") == [(("03614410", "03628410"), NameForm.NAME_AND_KIND)]
    assert found("Красносельское с.п. Кущевского района") == [(("03628410",), NameForm.FULL)]


def test_a_wrong_district_leaves_nobody() -> None:
    (mention,) = find_names("Ольгинское сельское поселение Динского района", index())

    assert (mention.candidates, mention.contradicted) == ((), ("03601402", "03641410"))


def test_names_in_a_row_share_kind_and_district() -> None:
    text = "Варнавинское, Ольгинское и Мингрельское сельские поселения Абинского района"

    assert found(text) == [((code,), NameForm.FULL) for code in ("03601401", "03601402", "03601403")]


def test_every_charter_name_is_its_own() -> None:
    wrong = [
        each.name
        for each in example_directory()
        if [mention.candidates for mention in find_names(each.name, index())] != [(each.oktmo,)]
    ]

    assert wrong == []


def test_every_name_is_found_as_clerks_write_it() -> None:
    chance = random.Random(7)
    wrong = []
    for each in example_directory():
        written = in_genitive(each, example_directory(), chance, district=True)
        text = f"Администрация {written} сообщает"
        if [mention.candidates for mention in find_names(text, index())] != [(each.oktmo,)]:
            wrong.append(text)

    assert wrong == []


def test_a_misspelled_name_is_only_proposed() -> None:
    text = "администрация Варнавенского сельского поселения"

    assert found(text) == []
    assert [each.candidates[0] for each in find_similar_names(text, index())] == ["03601401"]


def test_a_telephone_code_hints_at_its_district() -> None:
    assert districts_of_phones("тел. 8(86168) 0-00-00", example_directory()) == (("86168", "03628000"),)


def test_the_span_covers_kind_and_district() -> None:
    text = "Глава Варнавинского с/п Абинского района П.К. Тестовый"
    (mention,) = find_names(text, index())

    assert text[mention.start : mention.end] == "Варнавинского с/п Абинского района"
