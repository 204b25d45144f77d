"""Short informal letters: the only municipality named, alone on a line or in a sentence, is the author."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailflow.model.request import FigureSpec
from tests.matching.desk import REFERENCE, read, recorded
from tests.matching.town import MARATHON


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Здравствуйте, {r} - практик нет. Варнавинское с/п Абинского района.", "03601401"),
        ("Добрый день! Это Варнавинское с/п (Абинский р-н). {r}: практик 2.", "03601401"),
        ("{r}\nВарнавинское сельское поселение, Абинский район\nпрактик 2\nП.К. Тестовый", "03601401"),
        ("Динской район. Практик 2. {r}", "03614000"),
        ("Ответ {r}\nМО город-курорт Анапа\nпрактик 2", "03703000"),
        ("{r} в Варнавинском с/п Абинского района размещено 2 практики.", "03601401"),
        ("Варнавинское сельское поселение Абинского района, {r}\nПрактик 2", "03601401"),
        ("Администрация Варнавинского сельского поселения Абинского района ({r}): практик нет.", "03601401"),
        ("{r} Варнавинское сельское поселение Абинского района отвечает: практик 2.", "03601401"),
        (
            "Добрый день, это Варнавинское с/п Абинского района. {r}: практик 2, пишу со своей почты.",
            "03601401",
        ),
        ("Отдел экономики администрации Абинского района {r} сообщает: размещено 2 практики.", "03601000"),
    ],
)
def test_the_only_name_in_a_short_letter_is_its_author(body: str, code: str) -> None:
    assert recorded(read(body.format(r=REFERENCE))) == [code]


@pytest.mark.parametrize(
    "body",
    [
        "Неведомское с/п. Абинский район. Практик 2. {r}",
        "Варнавенское с/п\nАбинский район\n{r}: практик нет",
        "Варнавинское с/п. Холмское с/п. Практик нет. {r}",
        "Библиотека. Варнавинское с/п. Практик нет. {r}",
        "Октябрьское с/п. Практик нет. {r}",
        "Это Варнавинское с/п Абинского района виновато. {r}: практик 2.",
        "Варнавинское сельское поселение Абинского района, {r}, уже ответило, а мы разместили 2 практики.",
        "Варнавинское с/п. У нас практик нет. {r}",
        "{r} практик 2. Городская Дума Краснодара",
        "Департамент политики {r} сообщает: в Варнавинском с/п Абинского района размещено 2 практики.",
        "Управление культуры района {r}: в Варнавинском с/п Абинского района размещено 2 практики.",
        "Начальник управления докладывает {r}: в Варнавинском с/п размещено 2 практики.",
    ],
)
def test_what_may_be_somebody_else_is_asked_about(body: str) -> None:
    assert recorded(read(body.format(r=REFERENCE))) == []


def test_words_of_what_a_request_asks_about_stand_beside_the_only_name() -> None:
    figures = (FigureSpec("cleanups", "Проведённые субботники"), FigureSpec("trees", "Высаженные деревья"))
    request = replace(MARATHON, title="О субботниках", figures=figures)
    body = f"{REFERENCE}\nВарнавинское сельское поселение Абинского района\nсубботников - 2\nдеревьев - 5"

    assert recorded(read(body, requests=(request,))) == ["03601401"]


def test_a_misspelt_settlement_beside_its_district_is_offered() -> None:
    understood = read(f"Варнавенское с/п. Абинский район. Практик 2. {REFERENCE}")

    assert "03601401" in {each.municipality for each in understood.candidates[:3]}
