"""A noun two titles share, labels in a row, and people told by what they come for."""

import pytest

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place
from mailflow.reading.tables.tables import read_table

ELDERS = (
    FigureSpec("elders", "Назначенные старосты сельских населенных пунктов", unit="староста"),
    FigureSpec("meetings", "Проведенные сходы граждан", unit="сход"),
    FigureSpec("trained", "Старосты, прошедшие обучение", unit="человек"),
)
CLUBS = (
    FigureSpec("clubs", "Клубы и кружки для граждан старшего поколения", unit="клуб"),
    FigureSpec("visitors", "Граждане старшего поколения, посещающие клубы", unit="человек"),
)


def told_of(specs: tuple[FigureSpec, ...], text: str) -> dict[str, int]:
    reading = find_figures((Passage(Place.BODY, text),), specs, 2024)
    return {key: int(value) for key, value in reading.figures.items()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Старост - 3, сходов - 5, обучены - 2.", {"elders": 3, "meetings": 5, "trained": 2}),
        ("Старост-1, сходов-1, обучено-0", {"elders": 1, "meetings": 1, "trained": 0}),
        ("Старост 2. Сходов граждан 4. Обучение прошли 1.", {"elders": 2, "meetings": 4, "trained": 1}),
        ("Сходы - 2, старосты - 1, обучение - 1", {"elders": 1, "meetings": 2, "trained": 1}),
        ("У нас работают 3 старосты.", {"elders": 3}),
        ("Отвечаем про старост. Их у нас двое, сходов 3.", {"elders": 2, "meetings": 3}),
        ("Старосты есть. Их мнение важно, сходов 3.", {"meetings": 3}),
        ("Сообщаем, что староста один.Сходов граждан было два.", {"elders": 1, "meetings": 2}),
    ],
)
def test_the_noun_alone_tells_what_is_counted_in_it(text: str, told: dict[str, int]) -> None:
    assert told_of(ELDERS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Обучены 2 старосты.", {"trained": 2}),
        ("2 старосты прошли обучение.", {"trained": 2}),
        ("Обучение: старост - 2.", {"trained": 2}),
        ("Прошли обучение: 2 старосты.", {"trained": 2}),
        ("На учебу ездили 2 старосты.", {"trained": 2}),
        ("Обученных старост 1.", {"trained": 1}),
        ("Награждены 2 старосты.", {}),
        ("Планируем назначить 2 старост.", {}),
    ],
)
def test_the_noun_beside_another_deed_is_not_theirs(text: str, told: dict[str, int]) -> None:
    assert told_of(ELDERS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("старост 4 сходов 7 обучено 3", {"elders": 4, "meetings": 7, "trained": 3}),
        ("Старост - 4 сходов - 7 обучено старост - 3.", {"elders": 4, "meetings": 7, "trained": 3}),
        ("Проведено 7 сходов обучено 3", {"meetings": 7, "trained": 3}),
    ],
)
def test_labels_in_a_row_keep_their_numbers(text: str, told: dict[str, int]) -> None:
    assert told_of(ELDERS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Клубов - семь, посетителей - сто двенадцать.", {"clubs": 7, "visitors": 112}),
        ("Клуб у нас один, называется Завалинка. Посещают его 12 пенсионеров.", {"clubs": 1, "visitors": 12}),
        ("Клубов – 2, охвачено 38 пенсионеров.", {"clubs": 2, "visitors": 38}),
        ("Клубов у нас 2. Всего занимается 71 человек.", {"clubs": 2, "visitors": 71}),
        (
            "Два клуба: «Ветеран» и «Сударушка». В первый ходят 25 человек, во второй 15, итого 40.",
            {"clubs": 2, "visitors": 40},
        ),
        ("Клубов 2. В первый ходят 25 человек, во второй 15.", {"clubs": 2}),
        ("Клубов 2. В первый ходят 25 человек, во второй 15, итого 45.", {"clubs": 2}),
        ("Клубов 2, человек 29", {"clubs": 2, "visitors": 29}),
        ("Клубов 2. Руководителей 3.", {"clubs": 2}),
        ("Клубов 2, охвачено 15 детей.", {"clubs": 2}),
    ],
)
def test_people_are_told_by_what_they_come_for(text: str, told: dict[str, int]) -> None:
    assert told_of(CLUBS, text) == told


@pytest.mark.parametrize(
    ("specs", "rows", "told"),
    [
        (CLUBS, [("Клубы, единиц", "2"), ("Посещают, человек", "27")], {"clubs": 2, "visitors": 27}),
        (CLUBS, [("Граждане, посещающие клубы, чел.", "66"), ("Клубы", "4")], {"clubs": 4, "visitors": 66}),
        (CLUBS, [("Клубы", "4"), ("Участников клубов", "66")], {"clubs": 4, "visitors": 66}),
        (CLUBS, [("Клубы", "4"), ("Руководителей клубов", "6")], {"clubs": 4}),
        (
            ELDERS,
            [("Назначено старост", "чел.", "3"), ("Обучено старост", "чел.", "2")],
            {"elders": 3, "trained": 2},
        ),
        (ELDERS, [("Старост", "чел.", "3"), ("Сходов", "ед.", "2")], {"elders": 3, "meetings": 2}),
    ],
)
def test_labels_of_tables_tell_people_apart(
    specs: tuple[FigureSpec, ...], rows: list[tuple[str, ...]], told: dict[str, int]
) -> None:
    reading = read_table(Table(tuple(rows)), specs)
    assert reading is not None
    assert {key: int(value) for key, value in reading.rows[0].figures.items()} == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("В поселении 2 клуба (24 участника).", {"clubs": 2, "visitors": 24}),
        ("В поселении 2 клуба (4 руководителя).", {"clubs": 2}),
        ("Работает клуб «Ветеран» (20 чел.).", {"clubs": 1, "visitors": 20}),
        ("Клубов 2: «Ветеран» (20 чел.), «Сударушка» (35 чел.).", {"clubs": 2}),
        (
            "Работает кружок вязания (8 чел.) и хор (14 чел.). Итого клубов – 2, посещают – 22.",
            {"clubs": 2, "visitors": 22},
        ),
        (
            "Клуб «Ветеран» (20 чел.), клуб «Сударушка» (35 чел.). Итого: 2 клуба, 55 чел.",
            {"clubs": 2, "visitors": 55},
        ),
    ],
)
def test_people_in_brackets_are_of_what_they_follow(text: str, told: dict[str, int]) -> None:
    assert told_of(CLUBS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Назначены старосты (2 чел.), сходов 3.", {"elders": 2, "meetings": 3}),
        ("Обучены старосты (2 чел.), сходов 3.", {"trained": 2, "meetings": 3}),
    ],
)
def test_people_in_brackets_are_those_the_clause_speaks_of(text: str, told: dict[str, int]) -> None:
    assert told_of(ELDERS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "количество клубов – 5; количество граждан старшего поколения, посещающих клубы, – 83.",
            {"clubs": 5, "visitors": 83},
        ),
        ("У нас 83 гражданина, посещающих 5 клубов.", {"clubs": 5, "visitors": 83}),
        ("Клубов, действующих на территории, – 5.", {"clubs": 5}),
    ],
)
def test_what_people_come_to_is_no_number_of_its_own(text: str, told: dict[str, int]) -> None:
    assert told_of(CLUBS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "За 2023 год работал 1 клуб (10 чел.), в 2024 году действуют 2 клуба, число посещающих - 24 чел.",
            {"clubs": 2, "visitors": 24},
        ),
        (
            "В 2024 году действуют 2 клуба (24 чел.), в 2023 году работал 1 клуб, посещали 10 человек.",
            {"clubs": 2, "visitors": 24},
        ),
        ("В 2024 году действуют 2 клуба, в 2023 году работал 1 клуб, посещали 10 человек.", {"clubs": 2}),
    ],
)
def test_people_of_an_earlier_year_give_way(text: str, told: dict[str, int]) -> None:
    assert told_of(CLUBS, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Практик 4. Инициативных предложений 2.", {"practices": 4, "initiatives": 2}),
        ("Практик 4. Инициативных проектов 2.", {"practices": 4}),
        ("Практик 4. Предложений 2.", {"practices": 4}),
    ],
)
def test_proposals_with_its_adjective_are_what_the_noun_says(text: str, told: dict[str, int]) -> None:
    specs = (
        FigureSpec("practices", "Успешные практики", "практика"),
        FigureSpec("initiatives", "Инициативы"),
    )
    assert told_of(specs, text) == told
