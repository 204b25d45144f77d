"""Lines under a stamp: found on the page, read by themselves, compared with what was read before."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from mailflow.adapters.documents.reading_order import Line, Word
from mailflow.adapters.documents.rereading import reread, without_strokes
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.page_files import encoded, picture_of

THREE = "Направляем сведения о практиках.\nРазмещено практик: 8.\nНаправлено инициатив: 4."


def _line(text: str, top: int, confidence: float = 95) -> Line:
    return [Word(word, 100 * at, top, 90, 30, confidence) for at, word in enumerate(text.split())]


def _page(*tops: int) -> Image.Image:
    """Black bars in place of words, 30 pixels high."""
    page = Image.new("L", (600, 400), 255)
    for top in tops:
        for left in range(0, 300, 100):
            ImageDraw.Draw(page).rectangle((left, top, left + 89, top + 29), fill=0)
    return page


def _texts(lines: list[Line]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


def test_a_lost_line_is_read_by_itself() -> None:
    first, last = _line("сведения о практиках", 0), _line("глава поселения Примеров", 200)

    found = reread(_page(0, 100, 200), [first, last], lambda _: _line("инициатив направлено 4", 5))

    assert _texts(found) == [*_texts([first, last]), "инициатив направлено 4"]
    assert found[-1][0].top == pytest.approx(100, abs=5)


def test_a_line_that_reads_no_better_by_itself_stays() -> None:
    poor = [*_line("инициатив направлено", 0), Word("4/", 200, 0, 90, 30, 20)]

    assert reread(_page(0), [poor], lambda _: _line("ннцнатнв", 5, 30)) == [poor]


def test_a_poor_number_alone_in_its_line_is_read_again() -> None:
    lines = [_line("внесено инициатив", 0), [Word("_3.", 0, 100, 40, 30, 44)]]

    assert _texts(reread(_page(0), lines, lambda _: [Word("3.", 0, 5, 40, 30, 95)]))[-1] == "3."


def test_a_page_read_well_is_not_read_again() -> None:
    lines = [_line("сведения о практиках", 0), _line("глава поселения Примеров", 50)]

    def read_line(_: Image.Image) -> Line:
        raise AssertionError

    assert reread(_page(0, 50), lines, read_line) == lines


@pytest.mark.parametrize(
    ("again", "text", "sure"),
    [
        ("размещено практик 9", "размещено практик 9", False),
        ("размещено практик |", "размещено практик 8", True),
    ],
)
def test_a_number_that_reads_otherwise_is_unsure_and_one_that_is_lost_stays(
    again: str, text: str, *, sure: bool
) -> None:
    before = [*_line("размещено", 0), Word("пр", 100, 0, 90, 30, 10), Word("8", 200, 0, 90, 30, 91)]

    [line] = reread(_page(0), [before], lambda _: _line(again, 5, 96))

    assert (_texts([line]), line[-1].is_sure) == ([text], sure)


def test_strokes_are_no_lines_but_a_number_alone_is_one() -> None:
    lines = [_line("сведения о практиках", 0), _line("Г /", 40), _line("уААС", 80, 20), _line("7", 120)]

    assert _texts(without_strokes(lines)) == ["сведения о практиках", "7"]


def test_a_poor_page_keeps_all_lines() -> None:
    lines = [_line("сведения о практиках", 0, 70), _line("глава поселения", 40, 40)]

    assert without_strokes(lines) == lines


@pytest.mark.usefixtures("tesseract")
def test_a_stamp_across_a_line_hides_no_figure(read: Read) -> None:
    page = picture_of(THREE)
    pen = ImageDraw.Draw(page)
    for radius in (170, 160, 110):
        pen.ellipse((420 - radius, 300 - radius, 420 + radius, 300 + radius), outline=150, width=5)
    page.paste(picture_of(THREE), mask=picture_of(THREE).point(lambda grey: 255 - grey))

    [document] = read("Скан.png", encoded(page))

    assert document.text.splitlines()[:3] == THREE.splitlines()
