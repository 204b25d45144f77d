"""Titles told by a verb or a comma: what grounds require, and where all of them stand."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

BINS = (
    FigureSpec("sites", "Контейнерные площадки, включённые в реестр", unit="площадка"),
    FigureSpec("need", "Контейнерные площадки, требующие обустройства", unit="площадка"),
    FigureSpec("bins", "Закуплено контейнеров", unit="контейнер"),
)
WELLS = (
    FigureSpec("wells", "Колодцы, состоящие на учёте", unit="колодец"),
    FigureSpec("need", "Колодцы, требующие очистки", unit="колодец"),
)


def _told(text: str, specs: tuple[FigureSpec, ...]) -> dict[str, int]:
    figures = find_figures([Passage(Place.BODY, text)], specs, 2024).figures
    return {key: int(value) for key, value in figures.items()}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("В реестре 6 площадок. Обустроить надо все шесть.", {"sites": 6, "need": 6}),
        ("35 площадок в реестре; 5 надо обустроить", {"sites": 35, "need": 5}),
        ("В реестр включены 212 площадок. Требуется обустроить 44 площадки.", {"sites": 212, "need": 44}),
        ("Площадок 6, обустраивать 1, контейнеров закуплено 3.", {"sites": 6, "need": 1, "bins": 3}),
        ("В реестре 9 площадок, ремонтировать надо 2.", {"sites": 9, "need": 2}),
        # plans, denials, other deeds
        ("В реестре 9 площадок, не надо обустраивать 2.", {"sites": 9}),
        ("Планируем обустроить 5 площадок.", {}),
        ("Обустроить 5 площадок планируем в 2025 году.", {}),
        ("План: в реестре 6, обустроить 4.", {}),
        ("Надо было обустроить площадки. Закуплено 4 контейнера.", {"bins": 4}),
    ],
)
def test_what_things_require_is_told_by_a_verb(text: str, figures: dict[str, int]) -> None:
    assert _told(text, BINS) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Имеется 5 площадок, включенных в реестр. Обустройства требуют 3.", {"sites": 5, "need": 3}),
        ("Из 66 площадок, включенных в реестр, обустройства требуют 17.", {"sites": 66, "need": 17}),
        (
            "Из 21 контейнерной площадки, включенной в реестр, обустройства требуют 7.",
            {"sites": 21, "need": 7},
        ),
        ("Площадок на сегодня 27, все в реестре.", {"sites": 27}),
        ("Площадок 11. Требуется обустройство 11.", {"sites": 11, "need": 11}),
        ("Площадок всего 14 шт., подлежат обустройству 6 шт.", {"sites": 14, "need": 6}),
        ("План на 2025 год: площадок 6. Факт: обустроено 2.", {}),
        # what was built, and what there is beside what is registered
        ("Построили 4 площадки. Обустройства требуют 5.", {"need": 5}),
        ("На территории 14 площадок. В реестр включены 12 площадок.", {"sites": 12}),
        ("Обустроено 5 площадок, требуют обустройства 3 площадки.", {"need": 3}),
    ],
)
def test_things_stand_where_all_of_them_do(text: str, figures: dict[str, int]) -> None:
    assert _told(text, BINS) == figures


def test_wells_on_the_books_are_told_alike() -> None:
    assert _told("Колодцев 8. Очистить надо 3.", WELLS) == {"wells": 8, "need": 3}
    assert _told("Очищено 3 колодца.", WELLS) == {}
