"""Tables of districts, read line by line; totals kept apart."""

from decimal import Decimal

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.tables.tables import TableReading, TableRow, read_table
from mailflow.reading.tables.text_tables import find_text_tables

SPECS = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)
KEYS = ("practices", "initiatives")


def _row(label: str, practices: int, initiatives: int, note: str = "", index: int = 0) -> TableRow:
    return TableRow(
        label, {"practices": Decimal(practices), "initiatives": Decimal(initiatives)}, note, index
    )


def test_lines_totals_and_notes_are_told_apart() -> None:
    table = Table(
        (
            ("Информация о практиках и инициативах", "", "", "", ""),
            ("№ п/п", "Муниципальное образование", "Количество", "", "Примечание"),
            ("", "", "практик", "инициатив", ""),
            ("1", "2", "3", "4", "5"),
            ("1", "Абинское г/п", "1 (одна)", "нет", ""),
            ("2.0", "Венцы-Заря", "0.0", "-", "практики отсутствуют"),
            ("3", "Кубань", "", "", "практики и инициативы отсутствуют"),
            ("Всего по району", "", "1", "0", ""),
        )
    )
    assert read_table(table, SPECS) == TableReading(
        rows=(
            _row("Абинское г/п", 1, 0, index=4),
            _row("Венцы-Заря", 0, 0, "практики отсутствуют", 5),
            _row("Кубань", 0, 0, "практики и инициативы отсутствуют", 6),
        ),
        totals=(_row("", 1, 0, index=7),),
        keys=KEYS,
    )


def test_an_empty_cell_is_no_zero() -> None:
    reading = read_table(Table((("Поселение", "Практик"), ("Кубань", ""), ("Динское", "3"))), SPECS)
    assert reading is not None
    assert [each.figures for each in reading.rows] == [{}, {"practices": Decimal(3)}]


def test_one_municipality_may_list_its_figures() -> None:
    table = Table((("Показатель", "Значение"), ("Количество практик", "3"), ("Количество инициатив", "нет")))
    assert read_table(table, SPECS) == TableReading((_row("", 3, 0),), keys=KEYS)


def test_the_unit_of_a_line_may_have_a_column_of_its_own() -> None:
    specs = (
        FigureSpec("length", "Протяжённость водопроводных сетей", unit="км"),
        FigureSpec("renewed", "Заменено водопроводных сетей", unit="км"),
    )
    table = Table(
        (
            ("Показатель", "Ед. изм.", "за 2024 год"),
            ("Протяжённость водопроводных сетей", "км", "62,3"),
            ("Заменено водопроводных сетей", "м", "1400"),
        )
    )
    reading = read_table(table, specs)

    assert reading is not None
    assert reading.rows == (TableRow("", {"length": Decimal("62.3"), "renewed": Decimal("1.4")}),)


def test_a_table_without_figures_is_none_of_ours() -> None:
    assert read_table(Table((("ФИО", "Телефон"), ("Пример", "1"))), SPECS) is None


def test_lines_flattened_by_a_pdf_become_a_table() -> None:
    text = "№ Поселение Практик Инициатив\n1 Гирейское г/п 0 1\n2 Кубань - 2\nИТОГО 0 3"
    (table,) = find_text_tables(text, SPECS)
    reading = read_table(table, SPECS)
    assert reading is not None
    assert [(each.label, *each.figures.values()) for each in reading.rows] == [
        ("Гирейское г/п", 0, 1),
        ("Кубань", 0, 2),
    ]
    assert len(reading.totals) == 1


def test_a_name_of_two_lines_is_one_row() -> None:
    text = (
        "№ п/п Поселение Практик Инициатив\n4 Братское с.п. 1 0\n5 Еремизино-Борисовское \nс.п.\n2 3\n"
        "6 Парковское\nсельское поселение 0 1\nИТОГО 3 4"
    )

    (table,) = find_text_tables(text, SPECS)

    reading = read_table(table, SPECS)
    assert reading is not None
    assert [(each.label, *map(int, each.figures.values())) for each in reading.rows] == [
        ("Братское с.п.", 1, 0),
        ("Еремизино-Борисовское с.п.", 2, 3),
        ("Парковское сельское поселение", 0, 1),
    ]


def test_values_glued_to_a_name_and_a_heading_of_many_lines() -> None:
    text = "№ Поселение\nРазмещено\nпрактик\nи\nинициатив\n1 Братское с/п1 0\n2 Южное сельское поселение0 2"

    (table,) = find_text_tables(text, SPECS)

    reading = read_table(table, SPECS)
    assert reading is not None
    assert [(each.label, *map(int, each.figures.values())) for each in reading.rows] == [
        ("Братское с/п", 1, 0),
        ("Южное сельское поселение", 0, 2),
    ]


def test_values_alone_take_the_name_above_them() -> None:
    text = (
        "Наименование Практик Инициатив\nАдминистрация Братского с/п 1 0\nАдминистрация сельского\n"
        "поселения Кубанец\n0 2\nАдминистрация Южного с/п 3 0"
    )

    (table,) = find_text_tables(text, SPECS)

    reading = read_table(table, SPECS)
    assert reading is not None
    assert [each.label for each in reading.rows] == [
        "Администрация Братского с/п",
        "Администрация сельского поселения Кубанец",
        "Администрация Южного с/п",
    ]
