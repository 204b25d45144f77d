"""Answers under our own points, quoted or numbered, and lists that name our letter in brackets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mailflow.matching.papers.mentions import MERELY_NAMED
from mailflow.model.request import FigureSpec, Request
from mailflow.model.understanding import Decision, Understanding
from mailflow.reading.outcomes.items import items_of_figures
from tests.matching.desk import ABINSKY_DISTRICT, VARNAVINSKOE, page, read, recorded

ITEMS = (
    "количество детских площадок",
    "количество площадок, требующих ремонта",
    "сведения о несчастных случаях",
)
FIGURES = (
    FigureSpec("playgrounds", "Детские площадки", unit="шт."),
    FigureSpec("repair", "Площадки, требующие ремонта", unit="шт."),
)
GROUNDS = Request(
    number="8",
    date=date(2024, 9, 2),
    title="О детских площадках",
    deadline=date(2024, 9, 30),
    items=ITEMS,
    figures=FIGURES,
)
_OURS = "Варнавинское сельское поселение Абинского района"
_QUOTED = "".join(
    f"> - {item}\n{answer}\n" for item, answer in zip(ITEMS, ("6", "2 шт.", "нет"), strict=True)
)


def _told(understood: Understanding) -> list[tuple[dict[str, int], tuple[int, ...]]]:
    recorded = [each for each in understood.cases if each.decision is Decision.RECORDED]
    return [({key: int(value) for key, value in each.figures.items()}, each.items) for each in recorded]


@pytest.mark.parametrize(
    "text",
    [
        f"Добрый день, ответы ниже\n\n{_QUOTED}\n{_OURS}",
        f"п. 1 – 6\nп. 2 – 2\nп. 3 – нет\n{_OURS}",
        f"1 - 6\n2 - 2 шт.\n3 - не зарегистрировано\n\n{_OURS}",
        f"> Сколько площадок?\n6 шт.\n> Сколько требует ремонта?\nдве\n> {ITEMS[2]}\nнет\n\n{_OURS}",
    ],
)
def test_an_answer_is_of_the_point_above_it(text: str) -> None:
    understood = read(text, subject="Re: исх. № 8 от 02.09.2024", sender=VARNAVINSKOE, requests=(GROUNDS,))

    assert [figures for figures, _ in _told(understood)] == [{"playgrounds": 6, "repair": 2}]


def test_bare_answers_to_other_questions_are_none_of_ours() -> None:
    text = f"> Готовы ли вы приехать?\nнет\n> Сколько вас будет?\n2\n\n{_OURS}"
    understood = read(text, subject="Re: исх. № 8 от 02.09.2024", sender=VARNAVINSKOE, requests=(GROUNDS,))

    assert _told(understood) == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        (f"{_OURS}: площадок 6, требуют ремонта 2 (письмо № 8 от 02.09.2024)", ["03601401"]),
        (f"{_OURS} сообщает: площадок 6, ремонт нужен 2, 8 от 02.09.2024", []),
        (f"В прошлом, 2023 году площадок 6, требуют ремонта 2 (письмо № 8 от 02.09.2024). {_OURS}", []),
        (f"{_OURS}: площадок 6, требуют ремонта 2 (письмо № 8 от 02.09.2024), сведения дополним.", []),
        (f"Коллегам: ваши данные 6/2 (площадки/ремонт) не бьются, № 8 от 02.09.2024. {_OURS}", []),
        (f"Благодарность за площадки (письмо № 8 от 02.09.2024): дворов 6, площадок. {_OURS}", []),
    ],
)
def test_a_list_of_all_that_was_asked_speaks_to_us(text: str, closed: list[str]) -> None:
    understood = read(text, sender=VARNAVINSKOE, requests=(GROUNDS,))

    assert recorded(understood) == closed


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        (f"Площадок 6, требуют ремонта 2. {_OURS} (8 от 02.09.2024)", ["03601401"]),
        (f"{_OURS}, 8 от 02.09.2024: площадок 6, требуют ремонта 2", ["03601401"]),
        (f"Площадок 6, требуют ремонта 2, по решению сессии (8 от 02.09.2024). {_OURS}", []),
    ],
)
def test_our_number_without_its_sign_stands_with_its_date(text: str, closed: list[str]) -> None:
    other = replace(GROUNDS, number="9", title="О дорогах", items=(), figures=())
    understood = read(text, sender=VARNAVINSKOE, requests=(GROUNDS, other))

    assert recorded(understood) == closed


def test_a_district_lists_numbers_parted_by_strokes() -> None:
    text = (
        "По поселениям Абинского района (исх. № 8 от 02.09.2024), площадки / требуют ремонта:\n"
        "Варнавинское с/п – 6 / 2\nХолмское с/п – 3 / 0\nМингрельское с/п – 0 / 0\n\nУправление делами"
    )
    understood = read(text, sender=ABINSKY_DISTRICT, requests=(GROUNDS,))
    told = {
        str(each.case.municipality): [int(one) for one in each.figures.values()] for each in understood.cases
    }

    assert {each.items for each in understood.cases} == {(1, 2)}
    assert MERELY_NAMED not in (understood.reason or "")
    assert told == {"03601000": [], "03601401": [6, 2], "03601408": [3, 0], "03601403": [0, 0]}


def test_a_form_sent_back_repeats_our_questions() -> None:
    text = f"Форма № 1\n{_OURS}\n"
    text += "№\tВопрос\tОтвет\n1\tСколько детских площадок?\t6\n2\tСколько требует ремонта?\t2 (две)"
    understood = read(
        "Форма заполнена. На № 8 от 02.09.2024",
        sender=VARNAVINSKOE,
        requests=(GROUNDS,),
        documents=(page(text),),
    )

    assert _told(understood) == [({"playgrounds": 6, "repair": 2}, (1, 2))]


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Протяженность сетей 12,4 км, износ 68 %.", ["03601401"]),
        ("Извините, в прошлый раз ошиблись в цифрах. Правильно так.", ["03601401"]),
        ("Прейскурант 5000 рублей.", []),
    ],
)
def test_what_stands_beside_the_figures_asked_for(text: str, closed: list[str]) -> None:
    body = f"{text} Площадок 6, требуют ремонта 2. На № 8 от 02.09.2024. {_OURS}"

    assert recorded(read(body, sender=VARNAVINSKOE, requests=(GROUNDS,))) == closed


def test_an_earlier_year_in_brackets_is_a_comparison() -> None:
    body = f"{_OURS}: площадок 6 (в 2023 году было 150), требуют ремонта 2. На № 8 от 02.09.2024"

    assert recorded(read(body, sender=VARNAVINSKOE, requests=(GROUNDS,))) == ["03601401"]


def test_points_stand_in_the_order_of_the_figures() -> None:
    items = ("количество площадок", "результаты осмотра", "сведения об ограждениях")
    figures = (
        FigureSpec("playgrounds", "Детские площадки", unit="шт."),
        FigureSpec("good", "Признаны годными", unit="шт."),
        FigureSpec("fences", "Установлено ограждений", unit="шт."),
    )

    assert items_of_figures(items, figures, ("good",)) == (2,)
    assert items_of_figures(items[::-1], figures, ("good",)) == ()
