"""Ways of saying a number that are put plainly before the rules of figures read them."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

STAFF = (
    FigureSpec("trained", "Муниципальные служащие, прошедшие повышение квалификации", unit="человек"),
    FigureSpec("elders", "Старосты сельских населённых пунктов", unit="человек"),
    FigureSpec("vacancies", "Вакантные должности муниципальной службы", unit="должность"),
)
PLACES = (
    FigureSpec("lamps", "Установленные светильники уличного освещения", unit="шт."),
    FigureSpec("grounds", "Отремонтированные детские и спортивные площадки", unit="площадка"),
    FigureSpec("dumps", "Ликвидированные несанкционированные свалки", unit="свалка"),
)
MONUMENTS = (
    FigureSpec("monuments", "Памятники и воинские захоронения на учёте", unit="объект"),
    FigureSpec("repaired", "Отремонтировано в 2024 году", unit="объект"),
)
CLEANING = (
    FigureSpec("events", "Проведённые субботники", unit="субботник"),
    FigureSpec("people", "Участники субботников", unit="человек"),
)
HEATING = (
    FigureSpec("boilers", "Количество котельных", unit="единиц"),
    FigureSpec("networks", "Протяжённость тепловых сетей", unit="км"),
    FigureSpec("replaced", "Заменено ветхих сетей", unit="км"),
)


def _told(specs: tuple[FigureSpec, ...], text: str) -> dict[str, float]:
    figures = find_figures([Passage(Place.BODY, text)], specs, 2024).figures
    return {key: float(value) for key, value in figures.items()}


@pytest.mark.parametrize(
    "lead",
    [
        "На Ваш запрос сообщаем: ",
        "Мирское сельское поселение Кавказского района: ",
        "Администрация Мирского сельского поселения отвечает на исх. № 104 от 13.09.2024: ",
        "В ответ на Ваше письмо № 104 от 13.09.2024: ",
        "",
    ],
)
def test_a_lead_is_of_no_figure(lead: str) -> None:
    text = f"{lead}обучение прошел 1 служащий; назначены 3 старосты; 1 вакантная должность."

    assert _told(STAFF, text) == {"trained": 1, "elders": 3, "vacancies": 1}


def test_a_lead_that_counts_stays() -> None:
    assert _told(STAFF, "Назначив старост (3), сообщаем: вакантных должностей нет.")["elders"] == 3


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Отремонтировано 11 детских и 4 спортивных площадки (всего 15).", {"grounds": 15}),
        ("Отремонтировано 11 детских площадок и 4 спортивных.", {"grounds": 15}),
        ("Отремонтированы одна детская и две спортивные площадки.", {"grounds": 3}),
        ("Детские площадки: 1 отремонтирована.\nСпортивные площадки: не ремонтировались.", {"grounds": 1}),
        ("Отремонтировано 4 детских площадки.", {"grounds": 4}),
        ("Светильников 10+15=25, свалок 2.", {"lamps": 25, "dumps": 2}),
        ("Светильники уличного освещения (план 50, факт 45).", {"lamps": 45}),
        (
            "Работы по освещению в 2024 году не проводились, площадки не ремонтировались.",
            {"lamps": 0, "grounds": 0},
        ),
        (
            "Мероприятий по освещению и ремонту площадок не было. Ликвидированы две свалки.",
            {"lamps": 0, "grounds": 0, "dumps": 2},
        ),
    ],
)
def test_kinds_and_reckonings(text: str, figures: dict[str, float]) -> None:
    assert _told(PLACES, text) == figures


def test_a_reckoning_that_does_not_hold_is_no_number() -> None:
    assert _told(CLEANING, "субботников 4, участников 4*30=120") == {"events": 4, "people": 120}
    assert _told(CLEANING, "субботников 4, участников 4*30=130").get("people") != 130


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Числится 6 памятников. Выполнен ремонт 2 памятников.", {"monuments": 6, "repaired": 2}),
        ("Числится 6 памятников. Ремонт проведён на двух памятниках.", {"monuments": 6, "repaired": 2}),
        ("Всего 4 памятника ремонт 1 памятник", {"monuments": 4, "repaired": 1}),
        ("На учёте 5, ремонт не требовался и не проводился.", {"monuments": 5, "repaired": 0}),
        ("На учёте 5 памятников, на ремонт 2 памятников средств нет.", {"monuments": 5}),
    ],
)
def test_a_deed_told_by_its_noun(text: str, figures: dict[str, float]) -> None:
    assert _told(MONUMENTS, text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Сети тепловые – 210 км, заменено – 7,4 км", {"networks": 210, "replaced": 7.4}),
        ("Тепловые сети 16 км обслуживает МУП, в этом году заменен 1 км.", {"networks": 16, "replaced": 1}),
        ("Сетей 20 км, построено 5 км.", {"networks": 20}),
        ("Котельных 12. Закрыта 1 котельная.", {}),
    ],
)
def test_of_two_numbers_the_smaller_tells_a_deed(text: str, figures: dict[str, float]) -> None:
    """What is gone leaves a conflict: nobody says whether the twelve are before or after."""
    assert _told(HEATING, text) == figures


def test_what_is_counted_stands_in_brackets() -> None:
    text = "Проведено 9 мероприятий по санитарной очистке (субботников), участие приняли 400 человек."

    assert _told(CLEANING, text) == {"events": 9, "people": 400}
