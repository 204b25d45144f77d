"""Ordinary requests as operators write them, and how clerks answer them."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

GROUNDS = (
    FigureSpec("yards", "Благоустроенные дворовые территории", unit="дворовая территория"),
    FigureSpec("public", "Благоустроенные общественные территории", unit="общественная территория"),
    FigureSpec("playgrounds", "Установленные детские площадки", unit="площадка"),
)
TOS = (
    FigureSpec("tos", "Количество действующих ТОС", unit="ТОС"),
    FigureSpec("legal", "ТОС, зарегистрированные в качестве юридического лица", unit="ТОС"),
    FigureSpec("projects", "Реализованные проекты ТОС", unit="проект"),
)
STAFF = (
    FigureSpec("staff", "Численность муниципальных служащих", unit="человек"),
    FigureSpec("trained", "Прошли повышение квалификации в 2024 году", unit="человек"),
)
CONTEST = (
    FigureSpec("filed", "Подано проектов на краевой конкурс", unit="проект"),
    FigureSpec("won", "Проекты-победители", unit="проект"),
)
CLEANUPS = (
    FigureSpec("cleanups", "Проведено субботников", unit="субботник"),
    FigureSpec("waste", "Вывезено мусора", unit="куб. м"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        # titles and units that share their noun
        (
            GROUNDS,
            "Благоустроено 4 дворовые территории и 2 общественные территории.",
            {"yards": "4", "public": "2"},
        ),
        (GROUNDS, "Благоустроены 3 дворовые и 2 общественные территории.", {"yards": "3", "public": "2"}),
        (
            GROUNDS,
            "Благоустроено 8 территорий, в том числе 5 дворовых и 3 общественных.",
            {"yards": "5", "public": "3"},
        ),
        (GROUNDS, "Показатель\t2023 год\t2024 год\nДворовые территории\t10\t12", {"yards": "12"}),
        # an adjective cut short
        (TOS, "ТОС, являющихся юр. лицами, - 1 ед.", {"legal": "1"}),
        (TOS, "Кол-во ТОС\tТОС - юр. лица\n21\t3", {"tos": "21", "legal": "3"}),
        # an adverb before the adjective
        (TOS, "Реализовано четырнадцать социально значимых проектов.", {"projects": "14"}),
        # hours are no people
        (STAFF, "4 муниципальных служащих прошли повышение квалификации в объёме 72 часа.", {"trained": "4"}),
        # a pair of nouns, the second of which tells which
        (
            CONTEST,
            "Подано 4 проекта, победителем признан 1 проект.",
            {"filed": "4", "won": "1"},
        ),
        (CONTEST, "Подано проектов – 2, проектов-победителей – 2.", {"filed": "2", "won": "2"}),
        (CONTEST, "Представлено 3 проекта, победил 1.", {"filed": "3", "won": "1"}),
        (CONTEST, "Подано 3 проекта, победителей нет.", {"filed": "3", "won": "0"}),
        # days of a month, units in words
        (CLEANUPS, "Субботники проведены 5, 12 и 19 апреля 2025 года.", {}),
        (CLEANUPS, "Вывезено 120 кубических метров мусора.", {"waste": "120"}),
    ],
)
def test_each_number_goes_to_its_own_figure(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
