"""Figures told by what was done: by the deed alone, by another word for it, of all that was counted."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

DUMPS = (
    FigureSpec("found", "Выявлено несанкционированных свалок", unit="свалка"),
    FigureSpec("removed", "Ликвидировано свалок", unit="свалка"),
)
HYDRANTS = (
    FigureSpec("checked", "Проверено пожарных гидрантов", unit="гидрант"),
    FigureSpec("broken", "Неисправные гидранты", unit="гидрант"),
    FigureSpec("fixed", "Отремонтировано гидрантов", unit="гидрант"),
)
GROUNDS = (
    FigureSpec("all", "Всего детских площадок", unit="площадка"),
    FigureSpec("built", "Построено новых площадок", unit="площадка"),
    FigureSpec("mend", "Требуют ремонта", unit="площадка"),
)
STAFF = (
    FigureSpec("vacant", "Вакантные должности", unit="должность"),
    FigureSpec("filled", "Замещено вакансий с начала года", unit="должность"),
    FigureSpec("trained", "Прошли повышение квалификации", unit="человек"),
)
LIBRARIES = (
    FigureSpec("renewed", "Модернизировано библиотек", unit="библиотека"),
    FigureSpec("readers", "Число читателей", unit="человек"),
    FigureSpec("computers", "Компьютеров для читателей", unit="компьютер"),
)
ROADS = (
    FigureSpec("km", "Отремонтировано дорог", unit="км"),
    FigureSpec("plan", "Планируется отремонтировать до конца года", unit="км"),
)
VOLUNTEERS = (
    FigureSpec("people", "Количество волонтёров", unit="человек"),
    FigureSpec("groups", "Волонтёрские отряды", unit="отряд"),
)
SPORT = (
    FigureSpec("youth", "Занимаются детей и молодёжи", unit="человек"),
    FigureSpec("share", "Доля молодёжи, занимающейся спортом", unit="%"),
)


def _read(specs: tuple[FigureSpec, ...], text: str) -> dict[str, str]:
    found = find_figures([Passage(Place.BODY, text)], specs, 2025)
    return {key: f"{value:f}" for key, value in found.figures.items()}


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (HYDRANTS, "Проверено 48 гидрантов, отремонтировано – 4.", {"checked": "48", "fixed": "4"}),
        (HYDRANTS, "Отремонтировано с начала года: 3 шт.", {"fixed": "3"}),
        (HYDRANTS, "Отремонтировано 3 насоса.", {}),
        (HYDRANTS, "Отремонтировано водоёмов – 3.", {}),
        (GROUNDS, "Построено в 2025 году: 3", {"built": "3"}),
        (
            GROUNDS,
            "Всего площадок 4, новых – нет, требующих ремонта – 1.",
            {"all": "4", "built": "0", "mend": "1"},
        ),
        (LIBRARIES, "Модернизировано: нет", {"renewed": "0"}),
    ],
)
def test_a_deed_of_one_figure_alone_names_it_where_no_other_noun_is_counted(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (DUMPS, "Обнаружено 3 свалки, убрано 2.", {"found": "3", "removed": "2"}),
        (GROUNDS, "Всего 6 площадок. Установлены две новые площадки.", {"all": "6", "built": "2"}),
        (HYDRANTS, "Проведена проверка 15 пожарных гидрантов.", {"checked": "15"}),
        (HYDRANTS, "Ремонт двух гидрантов завершён.", {"fixed": "2"}),
        (HYDRANTS, "В ходе проведения проверки выявлено 3 неисправных гидранта.", {"broken": "3"}),
        (GROUNDS, "Всего площадок 8. Новых площадок не строили.", {"all": "8", "built": "0"}),
        (HYDRANTS, "Из 64 проверенных гидрантов неисправны 4.", {"checked": "64", "broken": "4"}),
        (GROUNDS, "Всего площадок 8. Нуждаются в ремонте 2 площадки.", {"all": "8", "mend": "2"}),
    ],
)
def test_a_deed_is_told_in_other_words_by_its_noun_or_denied(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (HYDRANTS, "На балансе 33 гидранта. Проверено 30.", {"checked": "30"}),
        (
            HYDRANTS,
            "Пожарных гидрантов нет, воду берут из 3 водоёмов.",
            {"checked": "0", "broken": "0", "fixed": "0"},
        ),
        (STAFF, "В администрации 14 должностей, из них вакантны 2.", {"vacant": "2"}),
        (STAFF, "Вакансий нет. Замещено 3 вакансии.", {"vacant": "0", "filled": "3"}),
        (STAFF, "Вакантных должностей нет.", {"vacant": "0"}),
        (STAFF, "Повышение квалификации прошли 5 муниципальных служащих.", {"trained": "5"}),
        (LIBRARIES, "В поселении две библиотеки, модернизация не проводилась.", {"renewed": "0"}),
        (LIBRARIES, "Читателей 612, компьютеров для читателей 2.", {"readers": "612", "computers": "2"}),
    ],
)
def test_what_there_is_tells_neither_what_was_done_nor_what_state_it_is_in(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (DUMPS, "Обнаружено три свалки, все три убраны силами жителей.", {"found": "3", "removed": "3"}),
        (
            HYDRANTS,
            "Проверено 15 гидрантов, из них 3 неисправны. Все неисправные гидранты отремонтированы.",
            {"checked": "15", "broken": "3", "fixed": "3"},
        ),
        (DUMPS, "Выявлено 3 свалки, все будут ликвидированы.", {"found": "3"}),
    ],
)
def test_what_was_done_to_all_of_them_was_done_to_as_many_as_were_told(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (
            ROADS,
            "С начала года отремонтировано 5 км. До конца года ремонт ещё 2,8 км.",
            {"km": "5", "plan": "2.8"},
        ),
        (ROADS, "Отремонтировано полтора километра. Иных работ не планируется.", {"km": "1.5", "plan": "0"}),
        (ROADS, "Планируется отремонтировать ещё 2 км дорог.", {"plan": "2"}),
        (GROUNDS, "Всего 6 площадок, ремонта не требуют.", {"all": "6", "mend": "0"}),
        (GROUNDS, "Всего 6 площадок. Планируется построить 2 площадки.", {"all": "6"}),
    ],
)
def test_what_is_planned_answers_the_figure_that_asks_for_plans_and_no_other(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


def test_people_are_counted_in_what_bears_their_name() -> None:
    told = {"people": "46", "groups": "2"}

    assert _read(VOLUNTEERS, "Действуют 2 отряда, в которых состоят 46 человек.") == told
    assert _read(VOLUNTEERS, "Работают 2 отряда общей численностью 46 человек.") == told


def test_a_share_stands_beside_the_people_it_is_a_share_of() -> None:
    text = "Занимающихся – 1 035 человек, что составляет 52,7 % молодёжи."

    assert _read(SPORT, text) == {"youth": "1035", "share": "52.7"}


def test_of_several_years_the_current_one_is_told() -> None:
    practices = (FigureSpec("practices", "Размещено практик", unit="практика"),)

    assert _read(practices, "В 2024 году размещено 2 практики, в текущем – 1 практика.") == {"practices": "1"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1. Библиотеки не модернизировались.\n2. 390 человек.\n3. Компьютеров нет.", ("0", "390", "0")),
        ("1. 2\n2. 1 390\n3. нет", ("2", "1390", "0")),
        ("1) 2 библиотеки.\n2) 390 чел.\n3) 4 компьютера.", ("2", "390", "4")),
        ("1. 2 км.\n2. 390 чел.\n3. 4.", ()),
        ("1. 2\n2. 390", ()),
        ("1. 2\n2. Компьютеров 4\n3. 390", ()),
    ],
)
def test_bare_numbers_answer_in_the_order_of_the_figures(text: str, told: tuple[str, ...]) -> None:
    found = _read(LIBRARIES, text)

    assert tuple(found.values()) == told or (not told and found.keys() <= {"readers", "computers", "renewed"})


def test_a_list_that_ends_with_how_many_it_names_counts_them() -> None:
    rows = "Библиотека\tАдрес\nЦентральная\tул. Мира\nДетская\tул. Садовая\nИтого: 2 библиотеки\t"
    named = (FigureSpec("libraries", "Библиотеки", unit="библиотека"),)

    assert _read(named, rows) == {"libraries": "2"}


@pytest.mark.parametrize(
    ("heading", "row", "told"),
    [
        ("Проверено гидрантов\tНеисправных\tОтремонтировано", "57\t9\t7", ("57", "9", "7")),
        ("Проверено гидрантов\tНеисправных\tОтремонтировано насосов", "57\t9\t7", ("57", "9")),
    ],
)
def test_a_column_headed_by_a_deed_alone_is_of_the_figure_that_asks_for_it(
    heading: str, row: str, told: tuple[str, ...]
) -> None:
    assert tuple(_read(HYDRANTS, f"{heading}\n{row}").values()) == told


def test_a_column_of_plans_is_of_the_figure_that_asks_for_plans() -> None:
    rows = "Отремонтировано, км\tПлан до конца года, км\n1,8\t0,9"

    assert _read(ROADS, rows) == {"km": "1.8", "plan": "0.9"}
