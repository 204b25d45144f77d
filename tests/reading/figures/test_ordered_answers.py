"""Answers by the numbers of what was asked, which name nothing."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

ROADS = (
    FigureSpec("km", "Отремонтировано дорог", unit="км"),
    FigureSpec("appeals", "Количество обращений граждан", unit="обращение"),
    FigureSpec("families", "Семьи, получившие помощь", unit="семья"),
)
_TOLD = {"km": "14", "appeals": "56", "families": "7"}


def _read(text: str, points: int = 0) -> dict[str, str]:
    reading = find_figures([Passage(Place.BODY, text)], ROADS, 2024, points=points)
    return {key: f"{value:f}" for key, value in reading.figures.items()}


@pytest.mark.parametrize(
    "text",
    [
        "По пункту 1: 14 км. По пункту 2: 56. По пункту 3: 7.",
        "По п. 1 – 14; по п. 2 – 56; по п. 3 – 7 семей.",
        "По первому вопросу – 14 км, по второму – 56 обращений, по третьему – 7.",
        "На вопрос 1 отвечаем: 14. На вопрос 2: 56. На вопрос 3: 7.",
        "По 1 вопросу – 14 км, по 2 вопросу – 56, по 3 вопросу – 7.",
        "По пункту первому – 14 км, по пункту второму – 56, по пункту третьему – 7 семей.",
        "1. 14. 2. 56. 3. 7",
        "1) 14 км; 2) пятьдесят шесть; 3) семь семей.",
        "1 - 14\n2 - 56\n3 - 7",
    ],
)
def test_bare_answers_are_of_the_figures_in_their_order(text: str) -> None:
    assert _read(text) == _TOLD
    assert _read(text, points=3) == _TOLD


@pytest.mark.parametrize(
    "text",
    [
        "По пункту 1: 14 км. По пункту 3: 7.",  # a point is missing
        "1. 14. 2. 56",
        "По пункту 1: 14 га. По пункту 2: 56. По пункту 3: 7.",  # another unit
        "По пункту 1: 14. По пункту 2: 56 домов. По пункту 3: 7.",  # another noun
    ],
)
def test_a_list_that_does_not_fit_the_figures_tells_nothing(text: str) -> None:
    assert _read(text) == {}


def test_other_points_than_figures_were_asked() -> None:
    assert _read("По пункту 1: 14 км. По пункту 2: 56. По пункту 3: 7.", points=4) == {}
