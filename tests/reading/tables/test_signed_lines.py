"""The signature right beneath a table is none of its rows."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

SPECS = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


@pytest.mark.parametrize(
    "below",
    [
        "Глава Холмского сельского поселения\tС.А. Выдуманный",
        "Исполняющий обязанности главы\t\t\tВыдуманный С. А.",
        "Заместитель главы     Сергей Андреевич Выдуманный",
        "Глава поселения\tС.А. Выдуманный\nИсполнитель\tП.К. Тестовая",
    ],
)
def test_a_signature_beneath_a_table_is_no_row(below: str) -> None:
    text = f"Успешные практики\tИнициативы\n6\t1\n{below}"
    assert find_figures([Passage(Place.DOCUMENT, text)], SPECS).figures == {"practices": 6, "initiatives": 1}


def test_a_second_row_without_name_leaves_the_table_in_doubt() -> None:
    text = "Поселение\tПрактики\tИнициативы\nХолмское\t6\t1\nСеверское\t2\t0\nГлава\tС.А. Выдуманный"
    assert find_figures([Passage(Place.DOCUMENT, text)], SPECS).figures == {}
