"""What is posted against what is ready, refused, planned, listed or denied beside it."""

from decimal import Decimal

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

SPECS = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)
SPENT = (
    FigureSpec("events", "Проведённые мероприятия", unit="мероприятие"),
    FigureSpec("people", "Участники мероприятий", unit="человек"),
    FigureSpec("money", "Израсходованные средства", unit="тыс. рублей"),
)
UNIONS = (FigureSpec("tos", "Зарегистрированные ТОС", unit="ТОС"),)


def _read(text: str, specs: tuple[FigureSpec, ...] = SPECS) -> dict[str, int]:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024).figures
    return {key: int(value) for key, value in found.items()}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "Об опубликовании трёх практик и отсутствии инициатив сообщаем.",
            {"practices": 3, "initiatives": 0},
        ),
        ("Направили 4 практики, все отклонены модератором.", {"practices": 0}),
        ("Отправлено 4 практики, все на модерации.", {}),
        ("Собраны 5 практик, но пока не размещены.", {}),
        ("Надеемся опубликовать 3 практики.", {}),
        ("Опубликуем 3 практики в ноябре.", {}),
        ("Удалось опубликовать 3 практики.", {"practices": 3}),
        ("Сообщали о трёх практиках ранее. Уточняем: их четыре.", {"practices": 4}),
        ("По краю 120 практик, у нас 2 практики.", {"practices": 2}),
        ("Размещены практики: «Сад», «Двор» и «Мост».", {"practices": 3}),
        ("Опубликованы практики:\n1. Сад.\n2. Двор.", {"practices": 2}),
        ("Других практик нет.", {}),
        ("План – 7 практик, факт –\n5. Прочее сообщим.", {"practices": 5}),
        ("Осталось выложить 3 практики.", {}),
        ("В письме ошибочно указано 5 практик, верно – 6.", {"practices": 6}),
        ("Вы пишете о 25 инициативах края.", {}),
        ("Просим сообщить, числятся ли за нами 3 практики.", {}),
        ("Выкладывать 4 готовые практики не считаем нужным.", {}),
        ("В Вашем письме названы 4 практики края. Мы разместили 2 практики.", {"practices": 2}),
        ("Дано поручение разместить 2 практики.", {}),
        ("Утверждён план, предусматривающий размещение 6 практик.", {}),
        ("Разрабатываем 3 практики.", {}),
        ("Есть 5 практик, которые могут быть размещены позже.", {}),
        ("Заявлено к размещению 4 практики.", {}),
        ("Практик в работе 3, опубликовано 5.", {"practices": 5}),
        ("Жители предложили 8 инициатив, на площадку попали 3.", {"initiatives": 3}),
    ],
)
def test_only_what_is_posted_counts(text: str, figures: dict[str, int]) -> None:
    assert _read(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Реализовано 8 практик, из них на площадке размещены 2.", {"practices": 2}),
        ("Практик 8, размещены 2 из них, инициатив нет.", {"practices": 2, "initiatives": 0}),
        # posted elsewhere, and posted all of them
        ("Реализовано 8 практик, из них на сайте администрации размещено 3.", {"practices": 8}),
        ("Размещено 8 практик, из них размещено в газете 3.", {"practices": 8}),
    ],
)
def test_what_was_carried_out_is_not_told_on_the_site_by_that(text: str, figures: dict[str, int]) -> None:
    assert _read(text) == figures


def test_a_noun_before_a_colon_is_what_was_sent() -> None:
    assert _read("По инициативам: отправили три штуки, две по кадрам.") == {"initiatives": 3}
    assert _read("По инициативам: отправили главе на согласование.") == {}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Проведён 1 концерт, потрачено 12 тыс. рублей.", {"events": 1, "money": 12}),
        ("Мероприятий - 2, людей не было, потрачено - 0 рублей.", {"events": 2, "money": 0}),
        ("Проведено 2 мероприятия для 90 человек без привлечения бюджетных средств.",
         {"events": 2, "people": 90, "money": 0}),
        ("Состоялось 2 мероприятия. Число участников не подсчитывалось.", {"events": 2}),
        ("о мероприятиях: 4\nо количестве участников: 230", {"events": 4, "people": 230}),
        ("Проведено 1 мероприятие, участвовало 30 школьников.", {"events": 1, "people": 30}),
        ("На проведение направлено 50 тыс. рублей.", {"money": 50}),
    ],
)  # fmt: skip
def test_what_is_measured_is_known_by_deed_and_unit(text: str, figures: dict[str, int]) -> None:
    assert _read(text, SPENT) == figures


def test_an_abbreviation_is_known_by_what_it_stands_for() -> None:
    assert _read("Территориальных общественных самоуправлений – 3.", UNIONS) == {"tos": 3}
    assert _read("ТОС за два года создано три.", UNIONS) == {"tos": 3}


def test_rows_of_a_list_are_counted_where_nobody_counts_them() -> None:
    rows = "№\tНаименование практики\tДата\n1\tСад\t12.09.2024\n2\tДвор\t13.09.2024"

    assert _read(rows) == {"practices": 2}


def test_rows_still_planned_are_not_counted() -> None:
    rows = "№\tНаименование практики\tДата\n1\tСад\tразмещена\n2\tДвор\tпланируется"

    assert _read(rows) == {}


def test_values_stay_exact() -> None:
    found = find_figures([Passage(Place.BODY, "Израсходовано 12,5 тыс. рублей.")], SPENT).figures

    assert found == {"money": Decimal("12.5")}
