"""Figures of requests that ask for no practices: training, volunteers, roads."""

from __future__ import annotations

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

TRAINING = (
    FigureSpec("seminars", "Проведённые семинары", unit="семинар"),
    FigureSpec("trained", "Обучено муниципальных служащих", unit="человек"),
)
VOLUNTEERS = (
    FigureSpec("events", "Проведённые мероприятия", unit="мероприятие"),
    FigureSpec("volunteers", "Добровольцы (волонтёры)", unit="доброволец"),
    FigureSpec("publications", "Публикации в СМИ", unit="публикация"),
)
ROADS = (
    FigureSpec("roads", "Отремонтировано дорог местного значения", unit="км"),
    FigureSpec("gatherings", "Сходы (собрания) граждан", unit="сход"),
)
WATER = (
    FigureSpec("pipes", "Заменено водопроводных сетей", unit="м"),
    FigureSpec("wells", "Пробурено скважин", unit="скважина"),
    FigureSpec("money", "Израсходовано средств", unit="тыс. руб."),
)
COUNCILS = (
    FigureSpec("councils", "Молодёжные советы", unit="совет"),
    FigureSpec("members", "Члены молодёжных советов", unit="человек"),
)
CULTURE = (
    FigureSpec("concerts", "Концерты", unit="концерт"),
    FigureSpec("audience", "Зрители", unit="чел."),
    FigureSpec("clubs", "Клубные формирования", unit="формирование"),
)
PRACTICES = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


def _read(text: str, specs: tuple[FigureSpec, ...]) -> dict[str, str]:
    found = find_figures([Passage(Place.BODY, text)], specs, 2024)
    assert not found.conflicts
    return {key: f"{value:f}" for key, value in found.figures.items()}


@pytest.mark.parametrize(
    ("specs", "text", "told"),
    [
        # what is needed is not done
        (
            TRAINING,
            "Обучение прошли 12 служащих. Потребность в обучении на 2025 год составляет 3 человека.",
            {"trained": "12"},
        ),
        # a name goes on in the next line
        (
            TRAINING,
            "Семинары в администрации Канеловского сельского поселения\nСтароминского района не проводились.",
            {"seminars": "0"},
        ),
        # a noun in brackets, or one that means the same, names the figure
        (VOLUNTEERS, "В акциях участвовали 45 волонтёров.", {"volunteers": "45"}),
        (ROADS, "Проведено 4 собрания граждан.", {"gatherings": "4"}),
        # people are no «33 материала»
        (
            VOLUNTEERS,
            "Привлечено 640 добровольцев. Опубликовано 33 материала, всего 33 публикации.",
            {"volunteers": "640", "publications": "33"},
        ),
        # some of what was sent in
        (
            PRACTICES,
            "Из поданных администрацией поселения трёх практик модерацию прошли и опубликованы две.",
            {"practices": "2"},
        ),
        # a denial of the others, or the reason of one, denies nothing else
        (ROADS, "Отремонтировано 0,95 км. Иные дороги не ремонтировались.", {"roads": "0.95"}),
        (TRAINING, "В связи с отсутствием средств обучение не осуществлялось.", {"trained": "0"}),
        # the active verb of what the title says was done
        (TRAINING, "Обучили 4 человека.", {"trained": "4"}),
        (VOLUNTEERS, "Опубликовано в СМИ - 12 материалов.", {"publications": "12"}),
        # a quantity before the other figure
        (ROADS, "1,2 км, сход один", {"roads": "1.2", "gatherings": "1"}),
        # those who took part are not what is counted
        (
            VOLUNTEERS,
            "Число мероприятий, проведённых с участием добровольцев: 13. Добровольцев: 75 человек.",
            {"events": "13", "volunteers": "75"},
        ),
        # a share counts nobody
        (
            TRAINING,
            "Переподготовку прошли 5 муниципальных служащих, что составляет 62 % от численности.",
            {"trained": "5"},
        ),
        # what the plan was, and what was done on which day
        (
            ROADS,
            "Плановый показатель по ремонту дорог - 8 км, выполнено на дату ответа 6 км.",
            {"roads": "6"},
        ),
        # metres are a measure, and end a sentence
        (
            WATER,
            "Сети: заменено 60 м. Скважины: нет. На указанные цели израсходовано 2 млн 50 тыс. рублей.",
            {"pipes": "60", "wells": "0", "money": "2050"},
        ),
        (WATER, "Из запланированных 700 м сетей заменено 500 м.", {"pipes": "500"}),
        # one of what the title says was done; a measure is never one
        (WATER, "Пробурена скважина.", {"wells": "1"}),
        (ROADS, "Отремонтирована дорога по улице Зелёной (0,6 км).", {"roads": "0.6"}),
        # streets told one by one, summed up or not
        (
            ROADS,
            "Отремонтированы ул. Мира – 0,9 км, ул. Полевая – 0,85 км; итого 1,75 км.",
            {"roads": "1.75"},
        ),
        (
            ROADS,
            "Отремонтированы дороги:\n- ул. Мира – 900 м;\n- ул. 40 лет Победы – 850 м.",
            {"roads": "1.75"},
        ),
        (
            ROADS,
            "Отремонтирована ул. Мира (0,9 км, 4,5 млн руб.) и ул. Полевая (0,85 км, 3,9 млн руб.).",
            {"roads": "1.75"},
        ),
        (ROADS, "Отремонтировано 3 км, в том числе: ул. Мира – 0,9 км, ул. Полевая – 1 км.", {"roads": "3"}),
        (
            ROADS,
            "Планируется ремонт: ул. Мира – 0,9 км, ул. Полевая – 1 км. Отремонтировано 2 км.",
            {"roads": "2"},
        ),
        # a name that is numbered is not counted
        (PRACTICES, "Размещены: практика 1 – «Сквер»; практика 2 – «Хутор».", {"practices": "2"}),
        # who belongs to what was counted
        (
            COUNCILS,
            "Создан 1 совет, в состав которого входят 11 человек.",
            {"councils": "1", "members": "11"},
        ),
        (COUNCILS, "9 человек в совете", {"members": "9"}),
        (TRAINING, "Семинаров 2, курсы прошли 14 человек.", {"seminars": "2", "trained": "14"}),
        # who came was not merely made ready; an abbreviation ends no line
        (
            CULTURE,
            "Дано 12 концертов, которые собрали 1,5 тыс.\nзрителей.",
            {"concerts": "12", "audience": "1500"},
        ),
        # what is asked for, named in brackets
        (CULTURE, "Кружков (клубных формирований) 4.", {"clubs": "4"}),
        # what there is not to be posted is not planned
        (
            PRACTICES,
            "Практики и инициативы, предлагаемые к размещению на площадке, отсутствуют.",
            {"practices": "0", "initiatives": "0"},
        ),
    ],
)
def test_figures_of_other_requests(specs: tuple[FigureSpec, ...], text: str, told: dict[str, str]) -> None:
    assert _read(text, specs) == told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Свалок накопилось две.", {}),
        ("Выявлено 4 свалки.", {}),
        ("Убрали 4 свалки.", {"dumps": 4}),
        ("Выявлено и ликвидировано 4 свалки.", {"dumps": 4}),
    ],
)
def test_what_is_there_was_not_done_away_with(text: str, figures: dict[str, int]) -> None:
    specs = (FigureSpec("dumps", "Ликвидировано свалок", unit="свалка"),)

    assert find_figures((Passage(Place.BODY, text),), specs).figures == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Инвентаризация проведена на всех кладбищах.", {}),
        ("Инвентаризация кладбищ проведена.", {}),
        ("Инвентаризация проведена на двух кладбищах.", {"inventoried": 2}),
        ("К концу года проводим инвентаризацию двух кладбищ.", {}),
    ],
)
def test_what_was_done_to_all_was_not_done_to_one(text: str, figures: dict[str, int]) -> None:
    specs = (FigureSpec("inventoried", "Проведена инвентаризация кладбищ", unit="кладбище"),)

    assert find_figures((Passage(Place.BODY, text),), specs).figures == figures
