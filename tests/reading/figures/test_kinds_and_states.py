"""Figures that count a kind, an age or a need of what another one counts; sizes that count nothing."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

LAMPS = (
    FigureSpec("lamps", "Светильники уличного освещения", unit="шт."),
    FigureSpec("led", "Светодиодные светильники", unit="шт."),
    FigureSpec("replace", "Требуют замены", unit="шт."),
)
ROADS = (
    FigureSpec("hard", "Дороги с твёрдым покрытием", unit="шт."),
    FigureSpec("earth", "Грунтовые дороги", unit="шт."),
)
STAFF = (
    FigureSpec("staff", "Штатная численность муниципальных служащих", unit="ед."),
    FigureSpec("vacant", "Вакантные должности", unit="ед."),
    FigureSpec("trained", "Прошли повышение квалификации", unit="чел."),
    FigureSpec("young", "Служащие моложе 30 лет", unit="чел."),
)
CULTURE = (
    FigureSpec("clubs", "Дома культуры и клубы", unit="ед."),
    FigureSpec("workers", "Работники учреждений культуры", unit="чел."),
    FigureSpec("overhaul", "Здания, требующие капитального ремонта", unit="ед."),
)
GROUNDS = (
    FigureSpec("playgrounds", "Детские игровые площадки", unit="шт."),
    FigureSpec("repair", "Площадки, требующие ремонта", unit="шт."),
)
MEMORIALS = (FigureSpec("restored", "Отремонтировано памятников", unit="ед."),)
MARATHON = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (
            LAMPS,
            "светильников 240, светодиодных 200, под замену 12.",
            {"lamps": "240", "led": "200", "replace": "12"},
        ),
        (LAMPS, "уличных светильников 210, все светодиодные", {"lamps": "210", "led": "210"}),
        (
            LAMPS,
            "установлено 312 светильников, в том числе светодиодных 280. Требуют замены 32 светильника.",
            {"lamps": "312", "led": "280", "replace": "32"},
        ),
        # either kind of road is some of all roads, and none of all lamps says nothing of a kind
        (ROADS, "Всего дорог 40.", {}),
        (LAMPS, "светильников нет", {"lamps": "0"}),
        (
            STAFF,
            "штат – 41; вакантно – 3; обучено – 17; моложе 30 – 6.",
            {"staff": "41", "vacant": "3", "trained": "17", "young": "6"},
        ),
        (STAFF, "Служащих 9, из них до 30 лет - один.", {"staff": "9", "young": "1"}),
        (STAFF, "Молодежь до тридцати — 9.", {"young": "9"}),
        (STAFF, "Служащих старше 30 лет - 5.", {}),
        (
            STAFF,
            "вакансии 1\nповышение квалификации 2 чел.\nдо 30 лет 0",
            {"vacant": "1", "trained": "2", "young": "0"},
        ),
        # where people work is counted apart from them
        (CULTURE, "Всего учреждений культуры 5, работников 33 чел.", {"workers": "33"}),
        (CULTURE, "кап.ремонт требуется 1 зданию", {"overhaul": "1"}),
        (CULTURE, "Требуют капитального ремонта: 3", {"overhaul": "3"}),
        (
            GROUNDS,
            "Детские игровые площадки 12\nТребуют ремонта 5\nПлощадь площадок, кв.м 3400",
            {"playgrounds": "12", "repair": "5"},
        ),
        (MEMORIALS, "отремонтировано к 80-летию Победы – 71", {"restored": "71"}),
        (MARATHON, "Практики/инициативы: 5/2", {"practices": "5", "initiatives": "2"}),
        (MARATHON, "Наши данные: 5 / 2 (практики / инициативы).", {"practices": "5", "initiatives": "2"}),
        (MARATHON, "Практики/инициативы/участники: 5/2", {}),
    ],
)
def test_each_number_is_of_what_it_counts(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told


DUMPS = (
    FigureSpec("found", "Выявлено свалок", unit="ед."),
    FigureSpec("removed", "Ликвидировано свалок", unit="ед."),
    FigureSpec("spent", "Израсходовано средств", unit="тыс. руб."),
)
WATER = (
    FigureSpec("towers", "Водонапорные башни", unit="ед."),
    FigureSpec("failures", "Аварийные отключения", unit="случай"),
)
ELDERS = (
    FigureSpec("elders", "Старосты сельских населённых пунктов", unit="чел."),
    FigureSpec("meetings", "Проведено сходов граждан", unit="ед."),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (DUMPS, "Количество выявленных мест несанкционированного размещения отходов: 6", {"found": "6"}),
        (
            DUMPS,
            "Выявили 2, убрали 2, потратили 15 тыс. Холмское с/п",
            {"found": "2", "removed": "2", "spent": "15"},
        ),
        (WATER, "башен 3, аварий не было", {"towers": "3", "failures": "0"}),
        (WATER, "аварийных башен 2", {"towers": "2"}),
        (ELDERS, "В поселении один населённый пункт, сходов граждан – 0.", {"meetings": "0"}),
        (
            ELDERS,
            "Пункт\tСтаросты, чел.\tПроведено сходов\nх. Ясный\t1\t2\nх. Тихий\t2\t2\nИТОГО\t3\t4",
            {"elders": "3", "meetings": "4"},
        ),
        (
            LAMPS,
            "№\tВопрос\tОтвет\n1\tСветильники уличного освещения\t48\n2\tПотребность в замене\tне требуется",
            {"lamps": "48", "replace": "0"},
        ),
    ],
)
def test_offices_tell_them_by_other_words(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
