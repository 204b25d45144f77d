"""Names of municipalities over several lines of a flattened table, and a table of one row."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place
from mailflow.reading.tables.tables import read_table
from mailflow.reading.tables.text_tables import find_text_tables

SPECS = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


@pytest.mark.parametrize(
    "text",
    [
        "№\nп/п\nМуниципальное образование Кол-во\nпрактик\nКол-во\nинициатив\n"
        "1 Нефтегорское городское поселение 2 5\nАпшеронского района\nС уважением,",
        "Наименование\nпоселения\nПрактики Инициативы\nХолмское сельское 2 5\nпоселение\nГлава Холмского",
        "Сведения:\nНаименование\nпоселения\nПрактики\nИнициативы\nАдминистрация 2 5\nХолмского\n"
        "сельского поселения",
        "Поселение Количество\nразмещённых практик Количество\nинициатив\nХолмское СП 2 5",
    ],
)
def test_a_table_of_one_row_tells_the_figures(text: str) -> None:
    assert find_figures([Passage(Place.DOCUMENT, text)], SPECS).figures == {"practices": 2, "initiatives": 5}


@pytest.mark.parametrize(
    "text",
    [
        "О размещении практик и инициатив\nпоселения\nХолмского района\nГлава Холмского поселения 2 5",
        "Наименование поселения Практики\nИнициативы\nХолмское сельское поселение 353392 54",
        "В наименовании практик и инициатив ошибка.\nХолмское сельское поселение 2 5",
        "Наименование поселения Население Практики Инициативы\nХолмское сельское поселение 812 2 5",
    ],
)
def test_other_numbers_behind_a_name_are_none(text: str) -> None:
    assert find_figures([Passage(Place.DOCUMENT, text)], SPECS).figures == {}


def _rows(text: str) -> list[tuple[str | int, ...]]:
    (table,) = find_text_tables(text, SPECS)
    reading = read_table(table, SPECS)
    assert reading is not None
    return [(each.label, *map(int, each.figures.values())) for each in reading.rows]


def test_values_in_the_first_line_of_a_name() -> None:
    text = (
        "№\nп/п\nНаименование поселения Практик Инициатив\n1 Раздольненское с/п 3 1\n"
        "2 Администрация 3 0\nЖуравского\nсельского поселения\n3 Пролетарское сельское 0 -\nпоселение\n"
        "4 Дядьковское сельское поселение 1 1\nКореновского района\nИТОГО по району 7 2"
    )
    assert _rows(text) == [
        ("Раздольненское с/п", 3, 1),
        ("Администрация Журавского сельского поселения", 3, 0),
        ("Пролетарское сельское поселение", 0, 0),
        ("Дядьковское сельское поселение Кореновского района", 1, 1),
    ]


def test_a_name_above_its_values_is_not_of_the_row_above() -> None:
    text = (
        "Наименование Практик Инициатив\nАдминистрация Братского с/п 1 0\nАдминистрация Южного\n"
        "сельского поселения\n0 2\nБратское с/п 3 4\nЮжное сельское\nпоселение 5 6"
    )
    assert _rows(text)[:2] == [
        ("Администрация Братского с/п", 1, 0),
        ("Администрация Южного сельского поселения", 0, 2),
    ]
