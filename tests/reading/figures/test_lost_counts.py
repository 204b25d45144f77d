"""A figure that a scan names without its count is doubtful; in typed text it is merely not reported."""

from decimal import Decimal

import pytest

from mailflow.model.request import FigureSpec
from mailflow.reading.figures.figures import find_figures
from mailflow.reading.passages import Passage, Place

SPECS = (
    FigureSpec("meetings", "Проведено сходов граждан", unit="сход"),
    FigureSpec("elders", "Избрано старост", unit="староста"),
)
LOST = (
    "Уважаемый Иван Иванович!\nВ поселении проведено 5 сходов, избр т старосты.",
    "Сходы: 5. Старосты:\n\\ /",
    "Проведено 5 сходов граждан. Старосты не\nГлава поселения",
    "1 Сходы граждан 5\n2 Старосты НЙ\n",
    "Показатель Значение\nСходы граждан 5\nСтаросты | ВВ:",
    "Сообщаем, что в поселении за полугодие проведено 5 сходов граждан и избра\nГлава поселения А.В. Зимина",
)
TOLD = (
    "О старостах\nУважаемый Иван Иванович!\nПроведено 5 сходов.",
    "Проведено 5 сходов по положению «О старостах сельских населённых пунктов».",
    "Проведено 5 сходов, избрано 2 старосты.",
    "Проведено 5 сходов, старосты не избирались.",
    "Проведено 5 сходов граждан, все на территории центральной усадьбы.\nГлава поселения",
)


def _scan(text: str) -> Passage:
    return Passage(Place.DOCUMENT, text, "Скан.pdf", 1, ocr=True, confidence=0.93)


@pytest.mark.parametrize("text", LOST)
def test_a_scan_that_names_a_figure_without_its_count_is_doubtful(text: str) -> None:
    reading = find_figures([_scan(text)], SPECS)

    assert (dict(reading.figures), reading.doubtful) == ({"meetings": Decimal(5)}, ("elders",))


@pytest.mark.parametrize("text", TOLD)
def test_what_a_scan_tells_or_does_not_speak_of_is_not_doubtful(text: str) -> None:
    assert find_figures([_scan(text)], SPECS).doubtful == ()


@pytest.mark.parametrize("text", LOST)
def test_typed_text_lost_nothing(text: str) -> None:
    assert find_figures([Passage(Place.BODY, text)], SPECS).doubtful == ()


def test_a_label_alone_is_doubtful_too() -> None:
    page = _scan("Направляем сведения:\nколичество сходов граждан — ^\nчисло старост | © =")

    assert find_figures([page], SPECS).doubtful == ("meetings", "elders")


@pytest.mark.parametrize(
    "text",
    [
        "Проведено р сходов, избраны ИЦИ старосты",
        "№ пл Наименование Ед.\n1 Проведено сходов граждан\n~2 ‚Избрано старост",
    ],
)
def test_a_scan_that_lost_all_counts_is_doubtful(text: str) -> None:
    assert find_figures([_scan(text)], SPECS).doubtful == ("meetings", "elders")


def test_a_scan_that_merely_speaks_of_what_is_asked_is_not() -> None:
    page = _scan("Направляем информацию о сходах граждан.\nРабота со старостами будет продолжена.")

    assert find_figures([page], SPECS).doubtful == ()


def test_labels_without_counts_are_doubtful_whatever_stands_in_the_next_row() -> None:
    page = _scan("№ Показатель Итог\n1 Сходы граждан -\n2 Старосты Ро 7")

    assert "meetings" in find_figures([page], SPECS).doubtful
