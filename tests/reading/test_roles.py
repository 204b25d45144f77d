"""Numbers beside other numbers: totals and parts, now and before, done and planned, exact and vague."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures import find_figures
from mailflow.reading.passages import Passage, Place

PRACTICES = (
    FigureSpec("p", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("i", "Инициативы", unit="инициатива"),
)
DAY = (
    FigureSpec("e", "Проведено мероприятий", unit="мероприятие"),
    FigureSpec("n", "Количество участников мероприятий", unit="чел."),
    FigureSpec("b", "Объем финансирования", unit="тыс. рублей"),
    FigureSpec("s", "Доля населения, охваченного ТОС", unit="%"),
)
TOWN = (
    FigureSpec("km", "Протяженность отремонтированных дорог", unit="км"),
    FigureSpec("tos", "Количество ТОС", unit="ТОС"),
    FigureSpec("vol", "Численность волонтеров", unit="человек"),
    FigureSpec("prog", "Наличие муниципальной программы", unit="да/нет"),
)


def _read(text: str, specs: tuple[FigureSpec, ...]) -> dict[str, str]:
    figures = find_figures([Passage(Place.BODY, text)], specs, year=2024).figures
    return {key: f"{value:f}" for key, value in figures.items()}


def _told(words: str) -> dict[str, str]:
    return dict(each.split("=") for each in words.split())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Всего 7 практик, в т.ч. 3 – в сентябре.", "p=7"),
        ("Размещено 6 практик, из них: 2 – благоустройство, 3 – ТОС, 1 – культура.", "p=6"),
        ("Размещено 6 практик (город – 4, поселения – 2), 2 инициативы.", "p=6 i=2"),
        ("Размещено 3 практики, в том числе 1 практика – в 2023 году, 2 практики – в 2024 году.", "p=3"),
        ("Дополнительно размещена 1 практика, итого 3.", "p=3"),
        ("До письма было размещено 3 практики, после – ещё 2, всего – 5.", "p=5"),
        ("Размещены практики: «Берег» и «Школа». Итого 2.", "p=2"),
        ("В крае размещено 4 практики. Нашим районом – 3.", "p=3"),
    ],
)
def test_a_total_is_not_its_parts(text: str, told: str) -> None:
    assert _read(text, PRACTICES) == _told(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("В 2023 году было размещено 2 практики, в 2024 году – 5 практик.", "p=5"),
        ("Размещено 5 практик (за аналогичный период 2023 года – 2 практики).", "p=5"),
        ("На 1 сентября было 2 практики, на 1 октября – 3.", "p=3"),
        ("По состоянию на 05.09.2024 – 1 практика, на 30.09.2024 – 3 практики.", "p=3"),
        ("Ранее нами была размещена 1 практика, в настоящее время их 2.", "p=2"),
        ("Количество практик выросло на 2 и составило 3.", "p=3"),
        ("Размещено 10 практик, что на 6 больше, чем в 2023 году.", "p=10"),
        ("Уточняем: вместо 2 практик следует читать 3 практики.", "p=3"),
        ("допущена опечатка: вместо «2 практики» читать «3 практики»", "p=3"),
    ],
)
def test_what_was_before_is_not_what_is(text: str, told: str) -> None:
    assert _read(text, PRACTICES) == _told(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Подготовлено 5 практик, из них размещено на площадке 2.", "p=2"),
        ("Направлено 5 практик, 1 отклонена модератором, 4 опубликованы.", "p=4"),
        ("План – 5 практик, факт – 3.", "p=3"),
        ("при плане 5 практик размещено 3", "p=3"),
        ("Размещено 2 из 5 практик.", "p=2"),
        ("Из 12 поселений района 5 разместили 8 практик.", "p=8"),
    ],
)
def test_what_was_prepared_or_planned_is_not_what_was_done(text: str, told: str) -> None:
    assert _read(text, PRACTICES) == _told(told)


@pytest.mark.parametrize(
    "text",
    [
        "Размещено более 10 практик.",
        "Размещено от 3 до 5 практик.",
        "Размещено не менее 3 практик.",
        "Размещено до 10 практик.",
        "Размещено 3-5 практик.",
        "Размещено несколько практик.",
        "Размещено l2 практик.",
        "Размещено 1О практик.",
        "Авторами практик стали 3 человека, участников практик – 15.",
    ],
)
def test_a_hint_or_a_misread_digit_is_no_figure(text: str) -> None:
    assert _read(text, PRACTICES) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Мероприятий – 5, участников – 1 250.", "e=5 n=1250"),
        ("Количество участников мероприятий: 25", "n=25"),
        ("Проведено 4 мероприятия (112 участников).", "e=4 n=112"),
        ("Участие приняли 25 человек, из них 10 детей.", "n=25"),
        ("Мероприятия не проводились.", "e=0"),
        ("Объём финансирования – 350,5 тыс. рублей, доля охваченных ТОС – 17,3 процента.", "b=350.5 s=17.3"),
        ("Финансирование составило 1 млн 200 тыс. рублей.", "b=1200"),
        ("Финансирование – 2 100 000 (два миллиона сто тысяч) рублей.", "b=2100"),
        ("Объем финансирования, руб.: 350 000", "b=350"),
        ("Объем финансирования, тыс. руб.: 45,2", "b=45.2"),
        ("Финансирование составило порядка 100 тыс. рублей.", ""),
    ],
)
def test_people_money_and_shares_have_their_units(text: str, told: str) -> None:
    assert _read(text, DAY) == _told(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Протяжённость отремонтированных дорог – 850 м.", "km=0.85"),
        ("Отремонтировано 12 из 15 км дорог.", "km=12"),
        ("Протяженность отремонтированных дорог увеличилась с 15,3 км до 18,7 км.", "km=18.7"),
        ("В 2024 году отремонтировано 18,7 км дорог (в 2023 году – 15,3 км).", "km=18.7"),
        ("Создано семь ТОС, привлечено пятнадцать волонтёров.", "tos=7 vol=15"),
        ("ТОС нет, волонтеров нет.", "tos=0 vol=0"),
        ("Наличие муниципальной программы – да", "prog=1"),
        ("Наличие муниципальной программы: нет", "prog=0"),
        ("Количество ТОС: -", "tos=0"),
    ],
)
def test_lengths_abbreviations_and_yes_or_no_are_read(text: str, told: str) -> None:
    assert _read(text, TOWN) == _told(told)


def test_rows_with_ordinals_are_not_counted_by_them() -> None:
    text = "№ Показатель Количество\n1 Успешные муниципальные практики 2\n2 Инициативы 1"

    assert _read(text, PRACTICES) == _told("p=2 i=1")


def test_a_table_of_one_municipality_gives_its_figures() -> None:
    text = "Показатель\t2023 год\t2024 год\nПрактики\t2\t5\nИнициативы\t0\t1"

    assert _read(text, PRACTICES) == _told("p=5 i=1")
