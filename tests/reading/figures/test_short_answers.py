"""Answers in the fewest words: units cut short, values between strokes, zeros in brackets."""

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

RENTS = (
    FigureSpec("contracts", "Договоры аренды с просроченной задолженностью", unit="договор"),
    FigureSpec("debt", "Сумма задолженности", unit="тыс. рублей"),
    FigureSpec("suits", "Иски, поданные в суд", unit="иск"),
)
BINS = (
    FigureSpec("sites", "Контейнерные площадки, включённые в реестр", unit="площадка"),
    FigureSpec("need", "Контейнерные площадки, требующие обустройства", unit="площадка"),
    FigureSpec("bins", "Закуплено контейнеров", unit="контейнер"),
)
MARATHON = (
    FigureSpec("practices", "Успешные муниципальные практики", unit="практика"),
    FigureSpec("initiatives", "Инициативы", unit="инициатива"),
)


def _told(text: str, specs: tuple[FigureSpec, ...]) -> dict[str, float]:
    figures = find_figures([Passage(Place.BODY, text)], specs, 2024).figures
    return {key: float(value) for key, value in figures.items()}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1 дог., 8,4 тыс. руб., 0 исков", {"contracts": 1, "debt": 8.4, "suits": 0}),
        ("Имеем 3 дог. аренды, исков 2.", {"contracts": 3, "suits": 2}),
        ("Комиссия собралась по адресу: д. 4, 3 дог. Мира. Исков 2.", {"suits": 2}),
    ],
)
def test_units_are_cut_short(text: str, figures: dict[str, float]) -> None:
    assert _told(text, RENTS) == figures


def test_units_of_two_figures_cut_short_count_neither() -> None:
    grounds = (FigureSpec("a", "Детские площадки", unit="площадка"), FigureSpec("b", "Пляжи", unit="пляж"))
    assert _told("Имеется 10 пл.", grounds) == {}


@pytest.mark.parametrize(
    ("text", "specs", "figures"),
    [
        ("Хоперское: 1 дог. / 8,4 тыс. руб. / 0 исков", RENTS, {"contracts": 1, "debt": 8.4, "suits": 0}),
        ("Двойное: 3 договора/98 тыс. руб./2 иска", RENTS, {"contracts": 3, "debt": 98, "suits": 2}),
        ("площадки 12/обустроить 5/контейнеры 0", BINS, {"sites": 12, "need": 5, "bins": 0}),
        # a number of a paper and a share
        ("Ответ на исх. 12/34 от 05.09.2024: практик 3", MARATHON, {"practices": 3}),
    ],
)
def test_values_stand_between_strokes(
    text: str, specs: tuple[FigureSpec, ...], figures: dict[str, float]
) -> None:
    assert _told(text, specs) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Практик 1 (одна), инициативы не предусмотрены (0).", {"practices": 1, "initiatives": 0}),
        ("Практики не размещались (0), инициатив 2.", {"practices": 0, "initiatives": 2}),
        ("Ответ подготовлен: практик 1, инициатив 0.", {"practices": 1, "initiatives": 0}),
        # without a colon behind the answer the figures are those that were prepared
        ("Подготовлено к размещению: практик 1.", {}),
    ],
)
def test_what_is_denied_is_none(text: str, figures: dict[str, float]) -> None:
    assert _told(text, MARATHON) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            "1. Сколько площадок включено в реестр. – 16\n2. Сколько требует обустройства? – 7",
            {"sites": 16, "need": 7},
        ),
        ("Сколько площадок включено в реестр? Сколько контейнеров закуплено в 2024 году?", {}),
    ],
)
def test_an_answer_stands_behind_the_question(text: str, figures: dict[str, float]) -> None:
    assert _told(text, BINS) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Должников 4 (четыре договора), исков 1.", {"contracts": 4, "suits": 1}),
        ("Должников 4 (три договора), исков 1.", {"suits": 1}),
        (
            "Отвечаем: (1) 16 договоров (2) 733 тыс. рублей (3) 5 исков.",
            {"contracts": 16, "debt": 733, "suits": 5},
        ),
    ],
)
def test_brackets_say_the_number_again_or_number_the_answers(text: str, figures: dict[str, float]) -> None:
    assert _told(text, RENTS) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Исковые заявления не подавались (0).", {"suits": 0}),
        ("Подано 121 исковое заявление.", {"suits": 121}),
        ("Исковая работа не ведется. Направлено 5 исковых материалов.", {}),
    ],
)
def test_a_suit_is_told_by_its_paper(text: str, figures: dict[str, float]) -> None:
    assert _told(text, RENTS) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Должников нет. 0/0/0.", {"contracts": 0, "debt": 0, "suits": 0}),
        ("Должников нет. 0/0.", {}),
        ("Договоров 3. На исх. 0/0/0 ответа нет.", {"contracts": 3}),
    ],
)
def test_as_many_zeros_as_were_asked_for_are_of_each(text: str, figures: dict[str, float]) -> None:
    assert _told(text, RENTS) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("в реестре 19 требуют обустройства 4 закуплено 8 контейнеров", {"sites": 19, "need": 4, "bins": 8}),
        ("в реестре 19 требуют обустройства 4 закуплено 8 машин", {"sites": 19, "need": 4}),
    ],
)
def test_the_last_label_of_a_row_may_have_its_noun_behind(text: str, figures: dict[str, float]) -> None:
    assert _told(text, BINS) == figures
