"""Titles that share a word, and the bodies people are in."""

import pytest

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place
from mailflow.reading.tables.tables import read_table

WATER = (
    FigureSpec("hydrants", "Исправные пожарные гидранты", unit="гидрант"),
    FigureSpec("ponds", "Пожарные водоёмы", unit="водоём"),
    FigureSpec("volunteers", "Добровольные пожарные", unit="человек"),
)
ALL = {"hydrants": "26", "ponds": "5", "volunteers": "53"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("исправных пожарных гидрантов – 26\nпожарных водоёмов – 5\nдобровольных пожарных – 53 чел.", ALL),
        ("Исправных пожарных гидрантов – 26\nПожарных водоёмов – 5\nДобровольных пожарных – 53", ALL),
        (
            "Администрация Южно-Кубанского сельского поселения Динского района докладывает, что исправных"
            " пожарных гидрантов – 26\nпожарных водоёмов – 5\nдобровольных пожарных – 53 чел.",
            ALL,
        ),
        (
            "Администрация Лесного сельского поселения Мостовского района сообщает следующее: исправных"
            " пожарных гидрантов – 26\nпожарных водоёмов – 5\nдобровольных пожарных – 53 чел.",
            ALL,
        ),
        ("исправных гидрантов 26, водоёмов 5, добровольцев 53", ALL),
        (
            "Исправных пожарных гидрантов\tПожарных водоёмов\tДобровольных пожарных\n26\t5\t53\n",
            ALL,
        ),
        ("Добровольная пожарная дружина насчитывает 6 человек.", {"volunteers": "6"}),
        ("В добровольной пожарной дружине состоит 50 человек.", {"volunteers": "50"}),
        ("В составе ДПД 20 человек.", {"volunteers": "20"}),
        ("водоемов – 2 шт, чел. в ДПК – 12", {"ponds": "2", "volunteers": "12"}),
        ("Имеется 2 добровольные пожарные дружины численностью 20 человек.", {"volunteers": "20"}),
        ("Действуют 3 добровольные пожарные команды, добровольных пожарных 45.", {"volunteers": "45"}),
        # bodies are no people, cars no ponds
        ("Добровольных пожарных дружин – 2.", {}),
        ("Водоёмов 2, пожарных машин 3.", {"ponds": "2"}),
        ("Добровольная пожарная дружина не создана.", {"volunteers": "0"}),
    ],
)
def test_a_shared_word_tells_neither_figure(text: str, told: dict[str, str]) -> None:
    found = find_figures([Passage(Place.BODY, text)], WATER, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
    assert not found.conflicts


GARDENS = (FigureSpec("gardens", "Детские сады"), FigureSpec("grounds", "Спортивные площадки"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("В поселении 2 ДС, спортивных площадок 3.", {"gardens": "2", "grounds": "3"}),
        ("ДС – 2, спортивных площадок – 3", {"gardens": "2", "grounds": "3"}),
        # a settlement, no playground
        ("Лесное СП - 2 детских сада.", {"gardens": "2"}),
    ],
)
def test_two_initials_stand_for_a_title_beside_a_count(text: str, told: dict[str, str]) -> None:
    found = find_figures([Passage(Place.BODY, text)], GARDENS, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told


POSTED = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Практик две. Инициатив от нас никаких.", {"practices": 2, "initiatives": 0}),
        ("Практик две без никаких усилий.", {"practices": 2}),
        ("Практика одна-единственная, инициатив не придумали.", {"practices": 1, "initiatives": 0}),
    ],
)
def test_none_whatever_is_a_zero_and_a_single_one_is_one(text: str, told: dict[str, int]) -> None:
    found = find_figures([Passage(Place.BODY, text)], POSTED, 2024)

    assert {key: int(value) for key, value in found.figures.items()} == told


FIREMEN = (
    FigureSpec("brigades", "Добровольные пожарные дружины", unit="дружина"),
    FigureSpec("volunteers", "Добровольные пожарные", unit="доброволец"),
    FigureSpec("hydrants", "Исправные пожарные гидранты", unit="гидрант"),
)


def test_a_title_that_begins_another_is_told_from_it_in_words_and_in_tables() -> None:
    text = (
        "Есть 1 добровольная пожарная дружина, в них 28 добровольцев. Имеется 41 исправный пожарный гидрант."
    )
    found = find_figures([Passage(Place.BODY, text)], FIREMEN, 2024)
    table = read_table(Table((tuple(each.title for each in FIREMEN), ("8", "1", "0"))), FIREMEN)

    assert {key: int(value) for key, value in found.figures.items()} == {
        "brigades": 1,
        "volunteers": 28,
        "hydrants": 41,
    }
    assert table is not None
    assert {key: int(value) for key, value in table.rows[0].figures.items()} == {
        "brigades": 8,
        "volunteers": 1,
        "hydrants": 0,
    }
