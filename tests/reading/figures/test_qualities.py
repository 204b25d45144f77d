"""Titles that ask for some of their noun, «Исправные гидранты»: the part told, not the whole before it."""

from decimal import Decimal

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

WATER = (
    FigureSpec("hydrants", "Исправные пожарные гидранты", unit="гидрант"),
    FigureSpec("ponds", "Пожарные водоёмы", unit="водоём"),
)
TOS = (FigureSpec("tos", "Действующие ТОС", unit="ТОС"),)
LAMPS = (FigureSpec("lamps", "Работающие светильники"), FigureSpec("posts", "Деревянные опоры"))
WELLS = (FigureSpec("wells", "Действующие скважины"),)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (
            WATER,
            "на учёте состоит 10 пожарных гидрантов, из них исправны 7, неисправны 3.",
            {"hydrants": "7"},
        ),
        (WATER, "всего гидрантов 10, исправных 7", {"hydrants": "7"}),
        (WATER, "На учёте 10 гидрантов, в исправном состоянии 7.", {"hydrants": "7"}),
        (WATER, "гидрантов 10, из них 7 исправны, 3 требуют ремонта", {"hydrants": "7"}),
        (WATER, "Всего 10 пожарных гидрантов (исправны 7, неисправны 3).", {"hydrants": "7"}),
        (WATER, "Всего 10 пожарных гидрантов. Исправны 7.", {"hydrants": "7"}),
        (WATER, "На учёте 10 гидрантов, исправных нет.", {"hydrants": "0"}),
        (TOS, "Создано 15 ТОС, из них действующих 8.", {"tos": "8"}),
        (TOS, "Зарегистрировано 15 ТОС, из которых 8 действующие", {"tos": "8"}),
        (TOS, "Создано 15 ТОС, 8 действуют", {"tos": "8"}),
        (LAMPS, "Всего 120 светильников, из них работают 100.", {"lamps": "100"}),
        (LAMPS, "На балансе 120 светильников, в рабочем состоянии 100.", {"lamps": "100"}),
        (WELLS, "Имеется 12 скважин, из которых 9 действующих, 3 законсервированы", {"wells": "9"}),
        (WATER, "Исправных гидрантов 9. Неисправных 3.", {"hydrants": "9"}),
        (WATER, "Исправных гидрантов 9, неисправных гидрантов 3.", {"hydrants": "9"}),
        (WATER, "Неисправных гидрантов нет.", {}),
        (TOS, "Недействующих ТОС 3.", {}),
        # another part, another noun, or no part at all
        (WATER, "имеется 10 гидрантов, все исправны", {"hydrants": "10"}),
        (WATER, "на территории 10 гидрантов, неисправных нет", {"hydrants": "10"}),
        (WATER, "исправных гидрантов 7, из них 2 отремонтированы в этом году", {"hydrants": "7"}),
        (WATER, "гидрантов 7, водоёмов 5, из них оборудовано пирсами 2", {"hydrants": "7", "ponds": "5"}),
        (TOS, "В поселении 15 ТОС, из них с правами юридического лица 3", {"tos": "15"}),
        (LAMPS, "светильников 120, из них светодиодных 40", {"lamps": "120"}),
    ],
)
def test_a_total_stands_aside_for_the_part_that_has_the_quality(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
    assert found.certain


def test_the_rest_of_those_without_the_quality_is_inferred() -> None:
    found = find_figures([Passage(Place.BODY, "Гидрантов 10, из них 3 неисправны.")], WATER, 2024)

    assert found.figures == {"hydrants": Decimal(7)}
    assert not found.certain
