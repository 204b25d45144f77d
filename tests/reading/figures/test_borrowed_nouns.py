"""Figures whose titles tell a deed or a state and borrow their noun, and lines that each hold one number."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place
from mailflow.reading.tables.tables import read_table
from mailflow.reading.tables.text_tables import find_text_tables

HEATING = (
    FigureSpec("boilers", "Котельные", unit="ед."),
    FigureSpec("ready", "Готовы к отопительному сезону", unit="ед."),
    FigureSpec("pipes", "Протяжённость тепловых сетей", unit="км"),
)
GRAVES = (
    FigureSpec("graves", "Количество кладбищ", unit="ед."),
    FigureSpec("area", "Общая площадь кладбищ", unit="га"),
    FigureSpec("closed", "Закрыто для захоронений", unit="ед."),
)
PROPERTY = (
    FigureSpec("objects", "Объекты в реестре муниципального имущества", unit="ед."),
    FigureSpec("ownerless", "Бесхозяйные объекты", unit="ед."),
    FigureSpec("leased", "Передано в аренду", unit="ед."),
)
PATROLS = (
    FigureSpec("squads", "Народные дружины", unit="ед."),
    FigureSpec("members", "Дружинники", unit="чел."),
)
APPEALS = (
    FigureSpec("appeals", "Поступило обращений", unit="ед."),
    FigureSpec("positive", "Решено положительно", unit="ед."),
    FigureSpec("late", "Рассмотрено с нарушением срока", unit="ед."),
    FigureSpec("reception", "Принято граждан на личном приёме", unit="чел."),
)
ANIMALS = (
    FigureSpec("caught", "Отловлено животных", unit="гол."),
    FigureSpec("sterilized", "Стерилизовано животных", unit="гол."),
)
DAMS = (
    FigureSpec("dams", "Гидротехнические сооружения", unit="ед."),
    FigureSpec("ownerless", "Бесхозяйные гидротехнические сооружения", unit="ед."),
    FigureSpec("fixed", "Отремонтировано сооружений", unit="ед."),
)
ROADS = (
    FigureSpec("roads", "Протяжённость дорог местного значения", unit="км"),
    FigureSpec("repaired", "Отремонтировано дорог", unit="км"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (
            HEATING,
            "Котельных - 17, готовы 12, сети - 43,6 км.",
            {"boilers": "17", "ready": "12", "pipes": "43.6"},
        ),
        (
            HEATING,
            "1 Котельные ед. 31\n2 Готовы к отопительному сезону ед. 27",
            {"boilers": "31", "ready": "27"},
        ),
        (
            GRAVES,
            "количество кладбищ – 2, площадь – 3,1 га, закрыто для захоронений – 1 кладбище.",
            {"graves": "2", "area": "3.1", "closed": "1"},
        ),
        (PROPERTY, "Объектов 58, бесхоз 3; аренда 5.", {"objects": "58", "ownerless": "3", "leased": "5"}),
        (
            PROPERTY,
            "В реестре 310 объектов. Передано в аренду 41 объект.",
            {"objects": "310", "leased": "41"},
        ),
        (PATROLS, "ДНД - 1, дружинников 6", {"squads": "1", "members": "6"}),
        (
            APPEALS,
            "обращений 21, положительно 15, личный прием 6 чел.",
            {"appeals": "21", "positive": "15", "reception": "6"},
        ),
        (
            ANIMALS,
            "Отловлено безнадзорных животных: 31 гол. Стерилизовано: 27 гол.",
            {"caught": "31", "sterilized": "27"},
        ),
        (ANIMALS, "отлов 14 голов, стерилизация 14 голов", {"caught": "14", "sterilized": "14"}),
        (DAMS, "ГТС 3, бесхозяйных 1, отремонтировано 0.", {"ownerless": "1", "fixed": "0"}),
        (DAMS, "Гидротехнических сооружений 3, отремонтировано 0", {"dams": "3", "fixed": "0"}),
        (ANIMALS, "Отловлено-3, стерилизовано-0 Холмское с/п", {"caught": "3", "sterilized": "0"}),
        (ANIMALS, "Планируется отлов 14 животных", {}),
        (ROADS, "дороги – 41,3 км\nремонт – 1,1 км\nтротуары – 9,2 км", {"roads": "41.3", "repaired": "1.1"}),
        (ROADS, "дорог 30,5 км, отремонтированных дорог нет", {"roads": "30.5", "repaired": "0"}),
    ],
)
def test_the_deed_tells_which_of_them(specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2025)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told


@pytest.mark.parametrize(
    "heading",
    [
        "№ Поселение Объекты в\nреестре\nБесхозяйные\nобъекты\nПередано в\nаренду",
        "поселение: объекты, бесхозяйные, аренда",
    ],
)
def test_columns_keep_their_order_where_titles_share_a_noun(heading: str) -> None:
    rows = (
        "Вольненское: 7, 2, 10\nКоноковское: 3, 0, 2"
        if ":" in heading
        else "1 Вольненское 7 2 10\n2 Коноковское 3 0 2"
    )
    (table,) = find_text_tables(f"{heading}\n{rows}", PROPERTY)
    reading = read_table(table, PROPERTY)

    assert reading is not None
    assert [[int(each) for each in row.figures.values()] for row in reading.rows] == [[7, 2, 10], [3, 0, 2]]


BINS = (
    FigureSpec("sites", "Контейнерные площадки", unit="ед."),
    FigureSpec("equipped", "Оборудованные площадки", unit="ед."),
    FigureSpec("bins", "Контейнеры", unit="шт."),
)
CAMERAS = (
    FigureSpec("cameras", "Камеры видеонаблюдения", unit="шт."),
    FigureSpec("working", "Работающие камеры", unit="шт."),
)


@pytest.mark.parametrize(
    ("specs", "heading", "row", "told"),
    [
        (
            BINS,
            "контейнерные площадки / оборудованные / контейнеры",
            "Ейское с/п – 17/9/31",
            {"sites": 17, "equipped": 9, "bins": 31},
        ),
        (
            BINS,
            "Контейнеры, контейнерные площадки, оборудованные:",
            "Ейское с/п: 31, 17, 9",
            {"sites": 17, "equipped": 9, "bins": 31},
        ),
        (
            CAMERAS,
            "№ Поселение Камеры\nнаблюдения\nРаботающие\nкамеры, шт.",
            "1 Ейское с/п 3 0",
            {"cameras": 3, "working": 0},
        ),
    ],
)
def test_an_adjective_names_no_figure_of_its_noun(
    specs: tuple[FigureSpec, ...], heading: str, row: str, told: dict[str, int]
) -> None:
    below = row.replace("Ейское", "Копанское").replace("1 ", "2 ")
    (table,) = find_text_tables(f"{heading}\n{row}\n{below}", specs)
    reading = read_table(table, specs)

    assert reading is not None
    assert {key: int(value) for key, value in reading.rows[0].figures.items()} == told


def test_a_form_that_repeats_titles_tells_each_of_them() -> None:
    rows = "Всего контейнерных площадок\t14\nОборудованных площадок\t9\nКоличество контейнеров\t61"
    found = find_figures([Passage(Place.BODY, f"Показатель\tОтвет\n{rows}")], BINS, 2026)

    assert {key: int(value) for key, value in found.figures.items()} == {
        "sites": 14,
        "equipped": 9,
        "bins": 61,
    }
