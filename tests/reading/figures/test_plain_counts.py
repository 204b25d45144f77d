"""Counts and denials in the prose of clerks, said in a roundabout way."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

_ASKED = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


def _read(text: str) -> dict[str, int]:
    found = find_figures([Passage(Place.BODY, text)], _ASKED, 2024, points=3)
    return {key: int(value) for key, value in found.figures.items()}


@pytest.mark.parametrize(
    ("text", "practices"),
    [
        ("За период с 5 по 25 сентября разместили практику.", 1),
        ("16.09 прошли регистрацию, 18.09 загрузили практику.", 1),
        ("Практик на площадке теперь девять вместо прежних трёх.", 9),
        ("Планировали разместить 4 практики, но успели только две.", 2),
        ("Из трёх направленных нами на модерацию практик на сегодня опубликована лишь одна.", 1),
        ("Разместили информацию об успешной практике поселения.", 1),
        ("Поселение разместило информацию о практике «Наш двор».", 1),
        ("На площадке появилась наша практика.", 1),
        ("На площадке марафона можно ознакомиться с нашей практикой по пожарам.", 1),
        ("Поселение представило две своих наработки в разделе практик.", 2),
        ("Нами на сайт выложены практики:\n1) «Спорт у дома»;\n2) «Библиотека».", 2),
        ("Практик, которые можно было бы назвать успешными, в поселении пока нет.", 0),
        ("О размещении практик сообщить не можем, так как их нет.", 0),
        ("По практикам ответ отрицательный.", 0),
        ("Практики – пока без них.", 0),
        ("Из практик не опубликовано ничего.", 0),
        ("Всего принято к размещению и опубликовано восемь практик.", 8),
        ("Единственная практика, которую нам удалось разместить, посвящена молодёжи.", 1),
        ("Практика отправлена 20 сентября и уже висит на сайте.", 1),
        ("В разделе практик представлены следующие наработки:\n1. «Дорога».\n2. «Урожай».", 2),
        ("Практики: «Двор», «Сад». Всё размещено.", 2),
    ],
)
def test_a_count_said_in_a_roundabout_way(text: str, practices: int) -> None:
    assert _read(text) == {"practices": practices}


@pytest.mark.parametrize(
    "text",
    [
        "Планировали разместить 4 практики, но не успели.",
        "У нас есть практика, её разместим в октябре.",
        "Подготовлена информация о практике.",
        "Практики: «Двор», «Сад». Всё готовится.",
        "Всего принято к размещению восемь практик.",
        "Информация о практике не размещена на площадке.",
        "Перечень планируемых к размещению материалов:\nПрактики:\n- «Двор»;\n- «Сад».",
    ],
)
def test_what_is_not_posted_is_not_counted(text: str) -> None:
    assert not _read(text).get("practices")


def test_what_each_day_brought_is_counted() -> None:
    told = "18 сентября размещена практика «Вода», 24 сентября – инициатива о вычетах."
    assert _read(told) == {"practices": 1, "initiatives": 1}


def test_headings_beneath_a_list_of_what_is_posted() -> None:
    told = (
        "Перечень размещённых материалов.\n\nПрактики:\n- «Двор»;\n- «Сад».\n\nИнициативы:\n- упростить учёт."
    )
    assert _read(told) == {"practices": 2, "initiatives": 1}


def test_titles_joined_behind_a_plural_are_all_counted() -> None:
    told = "Размещены практика «Дом» (охвачено 36 граждан), инициативы «О земле» и «О такси»."
    assert _read(told) == {"practices": 1, "initiatives": 2}


def test_proposals_fit_for_initiatives_are_denied() -> None:
    told = "Предложений, которые можно было бы оформить в виде инициативы, от населения не поступало."
    assert _read(told) == {"initiatives": 0}
