"""Headings of a table that are a piece of one title."""

from mailflow.model.request import FigureSpec
from mailflow.reading.tables.table_columns import find_columns

_SPECS = (
    FigureSpec("monuments", "Памятники и воинские захоронения на учёте", unit="объект"),
    FigureSpec("repaired", "Отремонтировано в 2024 году", unit="объект"),
    FigureSpec("spent", "Израсходовано средств местного бюджета", unit="тыс. руб."),
)


def test_a_piece_of_one_title_is_its_heading() -> None:
    columns = find_columns(
        [["поселение", "на учете", "отремонтировано в 2024 году"], ["x", "15", "4"]], _SPECS
    )

    assert columns is not None
    assert columns.figures == {"repaired": 2, "monuments": 1}


def test_a_heading_with_words_of_its_own_is_none() -> None:
    rows = [["поселение", "на учете в полиции", "отремонтировано в 2024 году"], ["x", "15", "4"]]
    columns = find_columns(rows, _SPECS)

    assert columns is not None
    assert columns.figures == {"repaired": 2}
