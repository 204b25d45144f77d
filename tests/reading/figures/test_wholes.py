"""Deeds told by other words, of all that was counted, of a part, or denied."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

DUMPS = (
    FigureSpec("found", "Выявленные несанкционированные свалки", unit="свалка"),
    FigureSpec("removed", "Ликвидированные свалки", unit="свалка"),
    FigureSpec("sites", "Обустроенные контейнерные площадки", unit="площадка"),
)
FAULTS = (
    FigureSpec("found", "Выявленные нарушения"),
    FigureSpec("removed", "Устранённые нарушения"),
    FigureSpec("signs", "Установленные знаки"),
)
TOS = (
    FigureSpec("tos", "Действующие ТОС", unit="ТОС"),
    FigureSpec("projects", "Реализованные проекты ТОС"),
    FigureSpec("trained", "Председатели ТОС, прошедшие обучение", unit="человек"),
)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (DUMPS, "обнаружено 8 свалок, из них убрано 2", {"found": "8", "removed": "2"}),
        (DUMPS, "зафиксировано 8 свалок, устранено 2", {"found": "8", "removed": "2"}),
        (FAULTS, "обнаружено 8 нарушений, исправлено 5", {"found": "8", "removed": "5"}),
        (DUMPS, "ликвидировано 7 свалок из 9 выявленных", {"found": "9", "removed": "7"}),
        (DUMPS, "Ликвидировано 7 из 9 выявленных свалок.", {"found": "9", "removed": "7"}),
        (FAULTS, "устранено 3 нарушения из 4 выявленных", {"found": "4", "removed": "3"}),
        (DUMPS, "ликвидировано 7 свалок из 9 выявленных в 2023 году", {"removed": "7"}),
        (DUMPS, "выявлена одна свалка, которая ликвидирована в мае", {"found": "1", "removed": "1"}),
        (DUMPS, "Выявлено 3 свалки, которые ликвидированы.", {"found": "3", "removed": "3"}),
        (DUMPS, "Выявлено 3 свалки, которые ликвидируем до конца года.", {"found": "3"}),
        (DUMPS, "Новые контейнерные площадки не обустраивались.", {"sites": "0"}),
        (FAULTS, "Нарушений выявлено 4, новые знаки не устанавливались", {"found": "4", "signs": "0"}),
        (FAULTS, "Выявлено 5 нарушений, новые нарушения не выявлялись.", {"found": "5"}),
        (
            DUMPS,
            "свалки на территории отсутствуют, ликвидация не проводилась, площадки не обустраивались",
            {"found": "0", "removed": "0", "sites": "0"},
        ),
        (DUMPS, "Выявлено 3 свалки, на территории парка свалки отсутствуют.", {"found": "3"}),
        (
            TOS,
            "ТОС не созданы, проекты не реализовывались, обучение никто не проходил",
            {"tos": "0", "projects": "0", "trained": "0"},
        ),
        (
            DUMPS,
            "Выявлено свалок\tЛиквидировано\tКонтейнерные площадки\n7\t5\t6\nГлава района   О.Л. Тестов",
            {"found": "7", "removed": "5", "sites": "6"},
        ),
        # word of it is lacking, not people
        (TOS, "Всего 13 ТОС. Сведений об обучении председателей пока нет.", {"tos": "13"}),
        (TOS, "Информации о проектах ещё не имеется, ТОС 2", {"tos": "2"}),
        (DUMPS, "Свалок выявлено 2. Пока данных о площадках нет.", {"found": "2"}),
    ],
)
def test_what_was_done_is_told_in_many_ways(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
