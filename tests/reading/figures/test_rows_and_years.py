"""Labels in a row without marks, newer years beside older ones, and works denied of several things."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

_POSTED = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)
_GROUNDS = (
    FigureSpec("grounds", "Обустроенные детские площадки", unit="площадка"),
    FigureSpec("lamps", "Установленные светильники уличного освещения", unit="светильник"),
    FigureSpec("cleanups", "Проведённые субботники", unit="субботник"),
)


def _told(text: str, specs: tuple[FigureSpec, ...]) -> dict[str, int]:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)
    return {key: int(value) for key, value in found.figures.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("практик 2 инициатив нет", {"practices": 2, "initiatives": 0}),
        ("практик нет инициатив две", {"practices": 0, "initiatives": 2}),
        ("практики 2 инициативы не направляли", {"practices": 2, "initiatives": 0}),
        ("В этом году практик 2 шт инициатив нет", {"practices": 2, "initiatives": 0}),
        ("Практики размещены инициатив нет", {"initiatives": 0}),
        ("практик 2 инициативы нет смысла подавать", {}),
        ("практик нет новых практик 2", {}),
    ],
)
def test_a_denial_in_a_row_of_labels_is_of_its_own_label(text: str, told: dict[str, int]) -> None:
    assert _told(text, _POSTED) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("В 2023 году обустроили 4 детские площадки, в 2024 году - ни одной.", {"grounds": 0}),
        ("В прошлом году обустроили 4 детские площадки, в текущем пока нисколько.", {"grounds": 0}),
        ("В 2023 году было 3 субботника, в 2024 пока ни одного.", {"cleanups": 0}),
        ("Детских площадок в 2023 году обустроено 4, а в 2024 ноль.", {"grounds": 0}),
        ("4 площадки обустроили в прошлом году, в этом году таких работ не было.", {"grounds": 0}),
        ("В 2022 году обустроили 2 площадки, в 2023 - одну, в 2024 - ни одной.", {"grounds": 0}),
        (
            "В 2023 году обустроили 4 площадки и установили 12 светильников, в 2024 году – ничего.",
            {"grounds": 0, "lamps": 0},
        ),
        (
            "Площадок: 2023 - 4, 2024 - нет. Светильников: 2023 - 10, 2024 - 17.",
            {"grounds": 0, "lamps": 17},
        ),
        ("В прошлом году две площадки, в этом ни одной, светильников 12.", {"grounds": 0, "lamps": 12}),
        ("В 2024 году обустроили 4 площадки, в 2023 году - ни одной.", {"grounds": 4}),
        ("В 2024 году обустроили 4 площадки, жалоб в этом году нет.", {"grounds": 4}),
        ("Площадок обустроено 3. В 2023 году жалоб было 7, в 2024 году - нет.", {"grounds": 3}),
        ("В первом полугодии 2024 года обустроили 4 площадки, во втором - ни одной.", {"grounds": 4}),
    ],
)
def test_a_newer_year_denied_is_the_answer(text: str, told: dict[str, int]) -> None:
    assert _told(text, _GROUNDS) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Работ по площадкам, освещению и субботникам в этом году не было.",
            {"grounds": 0, "lamps": 0, "cleanups": 0},
        ),
        ("Работы ни по площадкам, ни по освещению не велись.", {"grounds": 0, "lamps": 0}),
        (
            "Мероприятия по обустройству площадок, по установке светильников и по проведению субботников "
            "не проводились.",
            {"grounds": 0, "lamps": 0, "cleanups": 0},
        ),
        ("Работы по площадкам завершены, по освещению не велись. Площадок 2.", {"grounds": 2}),
    ],
)
def test_works_are_denied_of_all_that_a_list_names(text: str, told: dict[str, int]) -> None:
    assert _told(text, _GROUNDS) == told
