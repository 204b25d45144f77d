"""Rows that tell a figure in words, «Размещение практик | размещены 2 практики», are no heading."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

SPECS = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


@pytest.mark.parametrize(
    ("rows", "figures"),
    [
        (
            ("Размещение практик", "размещены 2 практики", "Размещение инициатив", "размещена 1 инициатива"),
            (2, 1),
        ),
        (("Успешные практики", "практики не размещались", "Инициативы", "направлены три инициативы"), (0, 3)),
        (
            ("Успешные практики", "Опубликовано на площадке 4 практики", "Инициативы", "Подано 2 инициативы"),
            (4, 2),
        ),
        (("Поселение", "Размещено за 2024 году практик\tРазмещено инициатив", "Холмское", "3\t4"), (3, 4)),
    ],
)
def test_a_row_that_tells_its_figure_in_words_is_read(
    rows: tuple[str, ...], figures: tuple[int, int]
) -> None:
    head, told, second, more = rows
    text = f"Мероприятие\tИсполнение\n{head}\t{told}\n{second}\t{more}\n"
    if head == "Поселение":
        text = text.split("\n", 1)[1]
    found = find_figures([Passage(Place.DOCUMENT, text)], SPECS).figures
    assert found == dict(zip(("practices", "initiatives"), figures, strict=True))
