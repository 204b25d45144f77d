"""«Договоры с просроченной задолженностью»: what some have is measured by another figure."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

RENTS = (
    FigureSpec("contracts", "Договоры аренды с просроченной задолженностью", unit="договор"),
    FigureSpec("debt", "Сумма задолженности", unit="тыс. рублей"),
)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Количество договоров аренды с просроченной задолженностью: 6", {"contracts": 6}),
        (
            "Договоров с задолженностью 47, сумма задолженности 3 812 тыс. рублей",
            {"contracts": 47, "debt": 3812},
        ),
        ("Договоров с просроченной задолженностью 312 тыс. рублей нет.", {"contracts": 0, "debt": 312}),
        ("Договоров с задолженностью в 2023 году 15, в 2024 году 6.", {"contracts": 6}),
        ("6 договоров аренды с задолженностью на сумму 148 тыс. рублей", {"contracts": 6, "debt": 148}),
    ],
)
def test_the_number_behind_such_a_title_is_its_own(text: str, figures: dict[str, int]) -> None:
    assert _told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Действует 40 договоров аренды, из них с просроченной задолженностью 9.", {"contracts": 9}),
        ("Договоров аренды 40, из них 9 имеют просроченную задолженность.", {"contracts": 9}),
        ("Договоров аренды 40. С задолженностью 9.", {"contracts": 9}),
        (
            "Действует 30 договоров, задолженность имеется по 5, на 733 тыс. рублей.",
            {"contracts": 5, "debt": 733},
        ),
        ("Всего 30 договоров аренды, по 5 из них имеется просроченная задолженность.", {"contracts": 5}),
        ("Договоров аренды 40, задолженность 9 тыс. рублей.", {"contracts": 40, "debt": 9}),
        ("Договоров аренды 40, с задолженностью 9 тыс. рублей.", {"contracts": 40, "debt": 9}),
    ],
)
def test_of_all_those_that_have_it_were_asked_for(text: str, figures: dict[str, int]) -> None:
    assert _told(text) == figures


def _told(text: str) -> dict[str, int]:
    figures = find_figures([Passage(Place.BODY, text)], RENTS, 2024).figures
    return {key: int(value) for key, value in figures.items()}
