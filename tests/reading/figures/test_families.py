"""Figures of one request that share a noun, a unit or people: each number goes to its own."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

ROADS = (
    FigureSpec("paved", "Дороги с твёрдым покрытием", unit="км"),
    FigureSpec("earth", "Грунтовые дороги", unit="км"),
)
YARDS = (
    FigureSpec("yards", "Благоустроено дворовых территорий", unit="территория"),
    FigureSpec("parks", "Благоустроено общественных территорий", unit="территория"),
)
HYDRANTS = (
    FigureSpec("firemen", "Добровольные пожарные", unit="человек"),
    FigureSpec("hydrants", "Пожарные гидранты", unit="шт."),
    FigureSpec("broken", "Неисправные гидранты", unit="шт."),
)
HOUSES = (
    FigureSpec("unsafe", "Аварийные дома", unit="дом"),
    FigureSpec("vacated", "Расселённые дома", unit="дом"),
)
APPEALS = (
    FigureSpec("received", "Поступило обращений граждан", unit="обращение"),
    FigureSpec("granted", "Рассмотрено положительно", unit="обращение"),
)
METERS = (
    FigureSpec("meters", "Установлено приборов учёта воды", unit="прибор"),
    FigureSpec("without", "Домовладения без приборов учёта", unit="домовладение"),
)
DUMPS = (
    FigureSpec("found", "Выявлено несанкционированных свалок", unit="свалка"),
    FigureSpec("removed", "Ликвидировано свалок", unit="свалка"),
)
PROPOSALS = (
    FigureSpec("received", "Поступило предложений", unit="предложение"),
    FigureSpec("taken", "Учтено предложений", unit="предложение"),
    FigureSpec("refused", "Отклонено предложений", unit="предложение"),
)
ROUTES = (FigureSpec("places", "Населённые пункты, не охваченные автобусным сообщением", unit="пункт"),)
FORUM = (FigureSpec("participants", "Участники форума", unit="участник"),)
POLL = (FigureSpec("asked", "Опрошено депутатов", unit="депутат"),)
COUNCIL = (
    FigureSpec("councils", "Молодёжные советы", unit="совет"),
    FigureSpec("members", "Члены молодёжных советов", unit="человек"),
)
SCHOOLS = (
    FigureSpec("pupils", "Обучающиеся в муниципальных школах", unit="человек"),
    FigureSpec("schools", "Муниципальные школы", unit="школа"),
)
CLUBS = (FigureSpec("clubs", "Кружки и секции", unit="единица"),)
SUPPORT = (
    FigureSpec("supported", "ТОС, получившие поддержку", unit="ТОС"),
    FigureSpec("money", "Сумма поддержки", unit="тыс. руб."),
)
CATTLE = (
    FigureSpec("cattle", "Поголовье крупного рогатого скота", unit="голова"),
    FigureSpec("pigs", "Поголовье свиней", unit="голова"),
)
FIRES = (
    FigureSpec("fires", "Количество пожаров", unit="пожар"),
    FigureSpec("dead", "Погибшие на пожарах", unit="чел."),
    FigureSpec("alarms", "Установлено пожарных извещателей", unit="шт."),
)
SUBSIDIES = (
    FigureSpec("families", "Семьи, получающие субсидию", unit="семья"),
    FigureSpec("sum", "Сумма субсидий", unit="тыс. руб."),
)
SNOW = (FigureSpec("machines", "Единицы снегоуборочной техники", unit="единица"),)
RUBBISH = (FigureSpec("rubbish", "Вывезено мусора", unit="куб. м"),)


def test_titles_without_a_russian_word_stop_nothing() -> None:
    specs = (FigureSpec("a", "KPI", unit="KPI"), FigureSpec("b", "2024", unit=""), *ROADS)

    assert find_figures([Passage(Place.BODY, "Грунтовых дорог 3 км.")], specs, 2024).figures == {"earth": 3}


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        # each is known by what parts it from the other; the noun alone is neither
        (ROADS, "С твёрдым покрытием 12 км, грунтовых 3 км.", {"paved": "12", "earth": "3"}),
        (ROADS, "Имеется 12 км дорог с твёрдым покрытием и 3 км грунтовых.", {"paved": "12", "earth": "3"}),
        (ROADS, "Дороги: твёрдые 30 км, грунтовые 31 км.", {"paved": "30", "earth": "31"}),
        (
            ROADS,
            "Дороги с твёрдым покрытием протяжённостью 8,7 км и грунтовые протяжённостью 2,5 км.",
            {"paved": "8.7", "earth": "2.5"},
        ),
        (ROADS, "Всего дорог 20 км, из них грунтовых 7 км.", {"earth": "7"}),
        (ROADS, "Общая протяжённость дорог местного значения – 32,1 км.", {}),
        (YARDS, "Благоустроены 3 дворовые и 1 общественная территория.", {"yards": "3", "parks": "1"}),
        (YARDS, "Всего 14 дворовых территорий, благоустроено в этом году 6 из них.", {"yards": "6"}),
        # a word of «не-», or a participle, tells some of what the other counts
        (
            HYDRANTS,
            "Добровольных пожарных – 17 человек, гидрантов – 20, из них неисправны 3.",
            {"firemen": "17", "hydrants": "20", "broken": "3"},
        ),
        (HYDRANTS, "Гидрантов 14, неисправных нет.", {"hydrants": "14", "broken": "0"}),
        (HOUSES, "Аварийных домов – 8, расселено 3.", {"unsafe": "8", "vacated": "3"}),
        (
            APPEALS,
            "Поступило 124 обращения граждан, из них рассмотрено положительно 78.",
            {"received": "124", "granted": "78"},
        ),
        # what was done parts two figures of one noun
        (DUMPS, "Несанкционированных свалок выявлено 2, ликвидировано 1.", {"found": "2", "removed": "1"}),
        (DUMPS, "Выявлено 3 свалки, все ликвидированы.", {"found": "3", "removed": "3"}),
        (DUMPS, "Выявлены и ликвидированы 4 свалки.", {"found": "4", "removed": "4"}),
        (DUMPS, "Свалки отсутствуют.", {"found": "0", "removed": "0"}),
        (
            PROPOSALS,
            "Поступило 9 предложений, учтено 6, отклонено 3.",
            {"received": "9", "taken": "6", "refused": "3"},
        ),
        # who has something not
        (METERS, "Установлено 12 приборов, 30 домовладений без приборов.", {"meters": "12", "without": "30"}),
        (
            METERS,
            "Домовладений - 640, без приборов учёта воды - 14, установлено 20 приборов.",
            {"meters": "20", "without": "14"},
        ),
        (METERS, "Домовладений 640. Оснащено 590. Не оснащено 50 домовладений.", {"without": "50"}),
        (
            METERS,
            "Домовладений без приборов нет. За год установлено 28 приборов.",
            {"meters": "28", "without": "0"},
        ),
        (ROUTES, "Не охвачены автобусным сообщением 2 населённых пункта.", {"places": "2"}),
        # people are counted by what they do; who will come is no plan where comers are asked for
        (FORUM, "От поселения в форуме примут участие 2 человека.", {"participants": "2"}),
        (FORUM, "На форум поедут 4 участника.", {"participants": "4"}),
        (POLL, "Опрошено 9 человек, двое воздержались.", {"asked": "9"}),
        (
            COUNCIL,
            "Совет создан постановлением от 12.03.2023 № 40. В составе совета 11 человек.",
            {"councils": "1", "members": "11"},
        ),
        (
            SCHOOLS,
            "В районе 24 муниципальные школы, обучаются 9 870 человек.",
            {"pupils": "9870", "schools": "24"},
        ),
        (
            FIRES,
            "Произошло 3 пожара, погибших нет, установлено 40 пожарных извещателей.",
            {"fires": "3", "dead": "0", "alarms": "40"},
        ),
        # initials of a title's words
        (CATTLE, "КРС – 340 голов, свиней – 15 голов.", {"cattle": "340", "pigs": "15"}),
        # one figure of two nouns
        (CLUBS, "Кружков и секций – 7.", {"clubs": "7"}),
        (CLUBS, "Кружков – 4, секций – 3.", {"clubs": "7"}),
        # the unit tells which number is the money
        (
            SUPPORT,
            "Поддержку получили 2 ТОС, сумма поддержки 350 тыс. рублей.",
            {"supported": "2", "money": "350"},
        ),
        (
            SUBSIDIES,
            "Субсидию получает 61 семья на сумму 420,7 тыс. руб.",
            {"families": "61", "sum": "420.7"},
        ),
        (SNOW, "Сформирован отряд из 27 единиц снегоуборочной техники.", {"machines": "27"}),
        (RUBBISH, "Вывезено 35 кубометров мусора.", {"rubbish": "35"}),
    ],
)
def test_each_number_goes_to_its_own_figure(
    specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]
) -> None:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)

    assert {key: f"{value:f}" for key, value in found.figures.items()} == told
    assert not found.conflicts
