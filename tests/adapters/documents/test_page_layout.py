"""The layout of a scanned page: slant, ruled lines, two columns at its head, and the order of its lines."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from mailflow.adapters.documents.columns import unfolded
from mailflow.adapters.documents.formats.paper import cleaned
from mailflow.adapters.documents.ocr import found_lines, page_of
from mailflow.adapters.documents.reading_order import Word, in_reading_order
from mailflow.adapters.documents.rules import without_rules
from mailflow.adapters.documents.skew import slant, straightened
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.page_files import encoded, picture_of

LETTERHEAD = "АДМИНИСТРАЦИЯ\nАБИНСКОГО\nПОСЕЛЕНИЯ\nАБИНСКОГО РАЙОНА\n27.09.2024 № 51"
ADDRESSEE = "Ассоциация «Совет\nмуниципальных\nобразований»"
BODY = "На № 96 от 05.09.2024 сообщаем, что размещены две\nпрактики и три инициативы в этом году и в прошлом."


def _letter(*, lower: int = 20) -> Image.Image:
    """The addressee stands beside the letterhead, not quite at the height of its lines."""
    page = picture_of(LETTERHEAD, size=(1240, 1754))
    page.paste(picture_of(ADDRESSEE, size=(440, 300)), (600, lower))
    page.paste(picture_of(BODY, size=(1240, 400)), (0, 420))
    return page


def _table() -> Image.Image:
    page = picture_of("Размещено практик\n\nРазмещено инициатив", size=(1240, 1754))
    page.paste(picture_of("1\n\n4", size=(200, 300)), (640, 0))
    page.paste(picture_of(BODY, size=(1240, 400)), (0, 420))
    pen = ImageDraw.Draw(page)
    for left in (60, 706, 1000):
        pen.line((left, 60, left, 250), fill=0, width=2)
    for top in (60, 150, 250):
        pen.line((60, top, 1000, top), fill=0, width=2)
    return page


def _words(*words: tuple[str, int]) -> list[Word]:
    return [Word(text, left, 0, 40, 20) for text, left in words]


def _lower(line: list[Word], by: int) -> list[Word]:
    return [Word(word.text, word.left, word.top + by, word.width, word.height) for word in line]


def _texts(lines: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


@pytest.mark.parametrize("degrees", [-3, -1, 2])
def test_a_slanted_page_is_put_straight(degrees: int) -> None:
    page = picture_of("\n".join([BODY] * 8), size=(1240, 1754)).rotate(degrees, fillcolor=255)

    assert slant(page) == pytest.approx(-degrees, abs=0.5)
    assert abs(slant(straightened(page))) < 0.5


def test_a_straight_page_stays_as_it_is() -> None:
    page = picture_of(BODY)

    assert straightened(page) is page


def test_rules_of_a_table_go_and_letters_stay() -> None:
    ruled, letters = _table(), picture_of("шшшшшшшшшшшшшш\n1\n1\n1\n1\n1")

    assert without_rules(letters).tobytes() == letters.tobytes()
    assert without_rules(ruled).crop((50, 55, 75, 255)).getextrema() == (255, 255)


@pytest.mark.usefixtures("tesseract")
def test_an_upright_rule_is_no_digit_of_a_table(read: Read) -> None:
    [document] = read("Скан.png", encoded(_table()))

    assert document.text.splitlines() == ["Размещено практик 1", "Размещено инициатив 4", *BODY.splitlines()]


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("lower", [0, 10, 20, 30])
def test_letterhead_and_addressee_side_by_side_are_read_one_after_the_other(read: Read, lower: int) -> None:
    [document] = read("Скан.png", encoded(_letter(lower=lower)))

    assert document.text.splitlines() == [
        *LETTERHEAD.splitlines(),
        *ADDRESSEE.splitlines(),
        *BODY.splitlines(),
    ]


def test_text_in_one_column_is_not_taken_apart() -> None:
    page = picture_of("\n".join([BODY] * 8), size=(1240, 1754))

    assert unfolded(page) is page


def test_a_table_of_two_columns_is_not_taken_apart() -> None:
    page = cleaned(_table())

    assert page is not None
    assert unfolded(page) is page


def test_columns_of_a_table_are_read_row_by_row() -> None:
    wide = _words(("Сообщаем", 0), ("следующее", 900))
    left = [_lower(_words((text, 0)), by) for text, by in (("практик", 60), ("инициатив", 100))]
    right = [_lower(_words((text, 800)), by) for text, by in (("3", 62), ("7", 98))]

    assert _texts(in_reading_order([wide, *left, *right])) == [
        "Сообщаем следующее",
        "практик 3",
        "инициатив 7",
    ]


def test_a_number_follows_all_lines_of_its_cell() -> None:
    wide = _words(("Сообщаем", 0), ("следующее", 900))
    first = _lower(_words(("Размещено", 0), ("успешных", 50), ("9", 800)), 60)
    second = _lower(_words(("муниципальных", 0), ("практик", 50)), 90)

    assert _texts(in_reading_order([wide, first, second]))[1] == "Размещено успешных муниципальных практик 9"


def test_cells_of_a_heading_go_on_beneath_themselves() -> None:
    wide = _words(("Сообщаем", 0), ("следующее", 900))
    first = _lower(_words(("Наименование", 0), ("Проведено", 300), ("Участие", 700)), 60)
    second = _lower(_words(("образования", 0), ("субботников", 310)), 90)

    assert _texts(in_reading_order([wide, first, second]))[1:] == [
        "Наименование образования Проведено субботников Участие"
    ]


def test_a_sentence_with_a_number_is_not_mixed_with_the_line_above() -> None:
    wide = _words(("Сообщаем", 0), ("следующее", 900))
    first = _lower(_words(("практик", 0), ("размещено", 50), ("9", 800)), 60)
    second = _lower(_words(("и", 0), ("3", 50), ("инициативы.", 100)), 90)

    assert _texts(in_reading_order([wide, first, second]))[1:] == ["практик размещено 9", "и 3 инициативы."]


def test_an_unsure_count_is_marked_and_other_numbers_are_not() -> None:
    words = ["Размещено", "5", "практик", "на", "М", "96", "от", "5", "сентября", "14", "1“"]
    found: dict[str, list[object]] = {
        "text": list(words),
        "conf": [95, 86, 95, 95, 95, 80, 95, 80, 95, 96, 70],
        "left": [60 * place for place in range(len(words))],
    }
    for side in ("top", "width", "height", "block_num", "par_num", "line_num"):
        found[side] = [20] * len(words)

    assert page_of(found_lines(found)).text == "Размещено ~5 практик на М 96 от 5 сентября 14 ~1“"


@pytest.mark.parametrize(("sure", "text"), [(95, "о 2 практиках"), (70, "о ~2 практиках")])
def test_a_preposition_is_parted_from_the_count_it_was_joined_to(sure: int, text: str) -> None:
    found: dict[str, list[object]] = {"text": ["о2", "практиках"], "conf": [sure, 95], "left": [0, 60]}
    for side in ("top", "width", "height", "block_num", "par_num", "line_num"):
        found[side] = [20] * 2

    assert page_of(found_lines(found)).text == text
