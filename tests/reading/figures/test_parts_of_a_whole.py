"""Figures of which one counts some of the other: whose the number is, and what a denial denies."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

PLACES = (
    FigureSpec("all", "Всего населённых пунктов", unit="населённый пункт"),
    FigureSpec("online", "Обеспечены интернетом", unit="населённый пункт"),
    FigureSpec("points", "Точки доступа Wi-Fi", unit="точка"),
)
BUSINESS = (
    FigureSpec("alone", "Количество самозанятых", unit="человек"),
    FigureSpec("firms", "Количество субъектов МСП", unit="единица"),
    FigureSpec("helped", "Получили поддержку субъектов МСП", unit="единица"),
    FigureSpec("sum", "Сумма поддержки", unit="тыс. руб."),
)
VETERANS = (
    FigureSpec("all", "Ветераны войны", unit="человек"),
    FigureSpec("seen", "Поздравлено ветеранов на дому", unit="человек"),
)
REPAIRS = (
    FigureSpec("planned", "Включено в план капитального ремонта домов", unit="дом"),
    FigureSpec("done", "Завершён капитальный ремонт домов", unit="дом"),
)
APPEALS = (FigureSpec("received", "Поступило обращений", unit="обращение"),)
LAMPS = (
    FigureSpec("new", "Установлено светильников", unit="светильник"),
    FigureSpec("km", "Протяжённость освещённых улиц", unit="км"),
    FigureSpec("share", "Доля освещённых улиц", unit="%"),
)
UNIONS = (
    FigureSpec("tos", "Количество ТОС", unit="ТОС"),
    FigureSpec("active", "ТОС, участвовавшие в конкурсах", unit="ТОС"),
    FigureSpec("money", "Привлечено средств", unit="тыс. руб."),
)
GREEN = (
    FigureSpec("trees", "Высажено деревьев", unit="дерево"),
    FigureSpec("shrubs", "Высажено кустарников", unit="кустарник"),
)


def _read(specs: tuple[FigureSpec, ...], text: str) -> dict[str, str]:
    found = find_figures([Passage(Place.BODY, text)], specs, 2025)
    return {key: f"{value:f}" for key, value in found.figures.items()}


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (PLACES, "Из 9 населённых пунктов доступ к интернету имеют 6.", {"all": "9", "online": "6"}),
        (PLACES, "Интернет есть в 2 из 6 населённых пунктов.", {"online": "2"}),
        (PLACES, "Всего населённых пунктов – 4, все обеспечены интернетом.", {"all": "4", "online": "4"}),
        (
            BUSINESS,
            "Субъектов МСП 58. Поддержку получили 4 субъекта на сумму 1 250 тыс. руб.",
            {"firms": "58", "helped": "4", "sum": "1250"},
        ),
        (
            BUSINESS,
            "Субъектов МСП – 64. Поддержка оказана трём субъектам МСП.",
            {"firms": "64", "helped": "3"},
        ),
        (VETERANS, "Ветеранов войны 4, все поздравлены на дому.", {"all": "4", "seen": "4"}),
        (VETERANS, "Проживают 3 ветерана войны. На дому поздравлены 2 ветерана.", {"all": "3", "seen": "2"}),
        (
            UNIONS,
            "Действует три ТОС, два из них приняли участие в конкурсах и привлекли 900 000 рублей.",
            {"tos": "3", "active": "2", "money": "900"},
        ),
        (UNIONS, "Количество ТОС: 15\nТОС, участвовавшие в конкурсах: 6", {"tos": "15", "active": "6"}),
    ],
)
def test_a_number_goes_to_the_whole_or_to_the_part_it_counts(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (PLACES, "Обеспечены интернетом 6 пунктов, в х. Степном интернет отсутствует.", {"online": "6"}),
        (APPEALS, "Поступило обращений: 35. Жалоб на сотрудников не поступало.", {"received": "35"}),
        (APPEALS, "Обращений не поступало.", {"received": "0"}),
        (REPAIRS, "Капитальный ремонт не завершён.", {}),
        (LAMPS, "Новых светильников не устанавливали.", {"new": "0"}),
    ],
)
def test_a_denial_is_of_what_it_names_and_where_it_names_it(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (REPAIRS, "В план включено 6 домов, завершён ремонт 5 домов.", {"planned": "6", "done": "5"}),
        (REPAIRS, "В план вошли 3 дома. Ремонт завершён во всех трёх.", {"planned": "3", "done": "3"}),
        (REPAIRS, "Отремонтировано 5 домов.", {"done": "5"}),
        (REPAIRS, "Всего на территории 21 дом.", {}),
        (REPAIRS, "Будет включено в план 2 дома.", {}),
    ],
)
def test_what_stands_in_a_plan_is_told_where_that_is_asked(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (PLACES, "Точек доступа Wi-Fi – 2.", {"points": "2"}),
        (PLACES, "В 2024 году работала 1 точка доступа, сейчас – 3.", {"points": "3"}),
        (BUSINESS, "Самозанятых граждан – 212.", {"alone": "212"}),
        (BUSINESS, "Субъектов малого и среднего предпринимательства – 21.", {"firms": "21"}),
        (GREEN, "Посажено 45 саженцев деревьев и 35 кустов роз.", {"trees": "45", "shrubs": "35"}),
        (LAMPS, "Освещено 12,4 км улиц (55 процентов).", {"km": "12.4", "share": "55"}),
    ],
)
def test_a_figure_is_known_by_its_other_names(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


WELLS = (
    FigureSpec("wells", "Количество артезианских скважин", unit="скважина"),
    FigureSpec("work", "Скважины в рабочем состоянии", unit="скважина"),
)
PROJECTS = (
    FigureSpec("filed", "Подано проектов на конкурс", unit="проект"),
    FigureSpec("won", "Реализовано проектов", unit="проект"),
)
COAL = (FigureSpec("coal", "Запас угля", unit="тонна"),)
ANIMALS = (
    FigureSpec("caught", "Отловлено животных", unit="животное"),
    FigureSpec("neutered", "Стерилизовано животных", unit="животное"),
)
EVENTS = (FigureSpec("events", "Проведено мероприятий", unit="мероприятие"),)
CLINICS = (
    FigureSpec("all", "Количество ФАП", unit="ФАП"),
    FigureSpec("new", "Построено новых ФАП", unit="ФАП"),
)
YOUTH = (FigureSpec("jobs", "Трудоустроено подростков", unit="человек"),)


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (WELLS, "На территории 9 артезианских скважин, в рабочем состоянии 7.", {"wells": "9", "work": "7"}),
        (WELLS, "Скважин – 3, все в рабочем состоянии.", {"wells": "3", "work": "3"}),
        (WELLS, "Вода поступает из 4 скважин, 3 из них рабочие.", {"wells": "4", "work": "3"}),
        (WELLS, "Собственных скважин поселение не имеет.", {"wells": "0", "work": "0"}),
    ],
)
def test_what_is_in_a_state_is_some_of_what_is_counted(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (PROJECTS, "Подали 1 проект, он реализован.", {"filed": "1", "won": "1"}),
        (PROJECTS, "Подали 2 проекта, он реализован.", {"filed": "2"}),
        (VETERANS, "Ветеранов войны – 1 человек, поздравлен на дому.", {"all": "1", "seen": "1"}),
        (CLINICS, "Имеется 1 ФАП, построен в 2019 году.", {"all": "1"}),
        (
            ANIMALS,
            "Отловлено 12 собак, все стерилизованы и возвращены в прежнюю среду.",
            {"caught": "12", "neutered": "12"},
        ),
        (EVENTS, "В парке прошло праздничное мероприятие.", {"events": "1"}),
    ],
)
def test_the_one_spoken_of_is_one_of_the_deed_too(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        (PROJECTS, "За три года подано 6 проектов, в том числе в 2025 году 2.", {"filed": "2"}),
        (PROJECTS, "Подано 6 проектов, в том числе в 2025 году 2.", {"filed": "6"}),
        (COAL, "Запасы угля – 210 тонн при нормативе 280 тонн.", {"coal": "210"}),
        (
            CLINICS,
            "Год\tКоличество ФАП\tПостроено новых ФАП\n2024\t3\t0\n2025\t4\t1",
            {"all": "4", "new": "1"},
        ),
        (CLINICS, "Работают четыре фельдшерско-акушерских пункта.", {"all": "4"}),
        (YOUTH, "Временно трудоустроены 15 несовершеннолетних.", {"jobs": "15"}),
    ],
)
def test_of_years_the_last_and_of_norms_none_is_told(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    assert _read(specs, text) == told
