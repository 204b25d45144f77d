"""What a title tells of its figure: numbers of its own, whose it is, the source, the size."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

GRADUATES = (
    FigureSpec("grads", "Выпускники 11 классов", unit="человек"),
    FigureSpec("young", "Молодые специалисты до 35 лет", unit="человек"),
)
PIPES = (FigureSpec("pipes", "Заменено водопропускных труб", unit="труба"),)
FAMILIES = (
    FigureSpec("families", "Семьи участников СВО", unit="семья"),
    FigureSpec("aid", "Оказана адресная помощь семьям", unit="семья"),
)
RESERVE = (
    FigureSpec("reserve", "Состоит в кадровом резерве", unit="человек"),
    FigureSpec("named", "Назначено из резерва", unit="человек"),
)
LAND = (
    FigureSpec("land", "Площадь земель сельхозназначения", unit="га"),
    FigureSpec("idle", "Неиспользуемые земли", unit="га"),
    FigureSpec("used", "Вовлечено в оборот", unit="га"),
)
GRAVES = (
    FigureSpec("all", "Всего воинских захоронений", unit="захоронение"),
    FigureSpec("mended", "Отремонтировано захоронений", unit="захоронение"),
)
CARE = (
    FigureSpec("families", "Семьи на сопровождении", unit="семья"),
    FigureSpec("left", "Снято с учёта", unit="семья"),
)


BURIALS = (
    FigureSpec("all", "Общественные кладбища", unit="кладбище"),
    FigureSpec("owned", "Кладбища, оформленные в муниципальную собственность", unit="кладбище"),
)
SIGNS = (
    FigureSpec("installed", "Установленные дорожные знаки", unit="знак"),
    FigureSpec("missing", "Недостающие дорожные знаки", unit="знак"),
)
COMMUNITIES = (
    FigureSpec("tos", "Действующие ТОС", unit="ТОС"),
    FigureSpec("legal", "ТОС, зарегистрированные в качестве юридических лиц", unit="ТОС"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (BURIALS, "Кладбищ 4, оформлено 3.", {"all": "4", "owned": "3"}),
        (BURIALS, "Имеется 5 кладбищ, из них оформлено в собственность 4.", {"all": "5", "owned": "4"}),
        (SIGNS, "За год установлено 12 дорожных знаков, недостает 5.", {"installed": "12", "missing": "5"}),
        (SIGNS, "Установили 9 дорожных знаков, недостающих нет.", {"installed": "9", "missing": "0"}),
        (SIGNS, "Знаки не устанавливали, недостает 5.", {"installed": "0", "missing": "5"}),
        (SIGNS, "В поселении 40 дорожных знаков.", {}),
        (COMMUNITIES, "ТОС - 5, юрлица - 1.", {"tos": "5", "legal": "1"}),
        (
            COMMUNITIES,
            "Создано двадцать ТОС, пять из них имеют статус юридического лица.",
            {"tos": "20", "legal": "5"},
        ),
        (GRADUATES, "Выпускников 11 классов – 31 человек.", {"grads": "31"}),
        (GRADUATES, "Выпускники 11 классов: 9", {"grads": "9"}),
        (GRADUATES, "Выпускники 11-х классов – 47, выпускники 9 классов – 102.", {"grads": "47"}),
        (GRADUATES, "Молодых специалистов до 35 лет – 4.", {"young": "4"}),
        (PIPES, "Заменены 3 водопропускные трубы.", {"pipes": "3"}),
        (
            FAMILIES,
            "Семей участников СВО – 23, помощь оказана всем 23 семьям.",
            {"families": "23", "aid": "23"},
        ),
        (FAMILIES, "Адресная помощь оказана нескольким семьям.", {}),
        (RESERVE, "В кадровом резерве 11 человек, из резерва назначено 2.", {"reserve": "11", "named": "2"}),
        (
            LAND,
            "Неиспользуемых земель 17 га, вовлечено в оборот 2 участка площадью 9 га.",
            {"idle": "17", "used": "9"},
        ),
        (LAND, "Земель в поселении 8,3 тыс. га. Неиспользуемых земель не выявлено.", {"idle": "0"}),
        (GRAVES, "Из 8 захоронений отремонтированы 5.", {"all": "8", "mended": "5"}),
        (GRAVES, "Проведён ремонт всех трёх захоронений.", {"mended": "3"}),
        (CARE, "Семей на сопровождении – 3, с учёта семьи не снимались.", {"families": "3"}),
        (CARE, "Семей на сопровождении нет.", {"families": "0"}),
    ],
)
def test_a_number_is_told_apart_from_what_the_title_has_itself(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2025)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told


SPRAYED = (
    FigureSpec("area", "Обработано территорий", unit="га"),
    FigureSpec("objects", "Обработано объектов", unit="объект"),
    FigureSpec("spent", "Затрачено средств", unit="тыс. руб."),
)
CLUBS = (
    FigureSpec("groups", "Клубные формирования", unit="формирование"),
    FigureSpec("members", "Участники клубных формирований", unit="человек"),
)
FUNDS = (FigureSpec("funds", "Привлечено из федерального бюджета", unit="млн руб."),)
FIRES = (FigureSpec("dead", "Погибшие на пожарах", unit="человек"),)
SHOPS = (
    FigureSpec("shops", "Количество магазинов", unit="магазин"),
    FigureSpec("without", "Населённые пункты без магазинов", unit="населённый пункт"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (SPRAYED, "Обработано 7 объектов общей площадью 15 га.", {"area": "15", "objects": "7"}),
        (SPRAYED, "Обработка не проводилась.", {"area": "0", "objects": "0"}),
        (CLUBS, "В 15 клубных формированиях занимаются 198 человек.", {"groups": "15", "members": "198"}),
        (
            FUNDS,
            "Общая стоимость проектов 4,2 млн руб., в том числе из федерального бюджета 2,9 млн руб.",
            {"funds": "2.9"},
        ),
        (FIRES, "Произошло 3 пожара, в которых погиб 1 человек.", {"dead": "1"}),
        (
            SHOPS,
            "Магазинов – 6, населённые пункты без магазинов отсутствуют.",
            {"shops": "6", "without": "0"},
        ),
    ],
)
def test_one_deed_is_told_of_several_figures_and_one_figure_in_several_words(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2025)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told


PARKS = (
    FigureSpec("parks", "Благоустроено парков и скверов", unit="объект"),
    FigureSpec("benches", "Установлено скамеек", unit="скамейка"),
    FigureSpec("money", "Объём финансирования", unit="тыс. руб."),
)
HERDS = (
    FigureSpec("farms", "Количество хозяйств", unit="хозяйство"),
    FigureSpec("cattle", "Поголовье скота", unit="голова"),
)
ROUTES = (
    FigureSpec("routes", "Муниципальные маршруты", unit="маршрут"),
    FigureSpec("stops", "Отремонтировано остановок", unit="остановка"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (PARKS, "Благоустроено 2 парка и 1 сквер.", {"parks": "3"}),
        (PARKS, "Скамеек – 15, парков – 1.", {"parks": "1", "benches": "15"}),
        (PARKS, "Благоустройство парков не проводилось из-за отсутствия финансирования.", {"parks": "0"}),
        (HERDS, "Учтено 780 хозяйств, всего 163 головы.", {"farms": "780", "cattle": "163"}),
        (
            ROUTES,
            "Показатель\t2023\t2024\nМуниципальные маршруты\t4\t5\nОтремонтировано остановок\t3\t7",
            {"routes": "5", "stops": "7"},
        ),
    ],
)
def test_nouns_of_a_title_are_added_and_units_of_others_are_left(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2025)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
