"""Text of a PDF that is drawn after its line."""

from __future__ import annotations

import pytest

from mailflow.adapters.documents.formats.late_text import Glyph, Line, head_first, put_into_lines
from tests.adapters.documents.conftest import Read
from tests.adapters.documents.page_files import form_pdf, late_pdf

WIDTH = 6


def _line(text: str, bottom: float, left: float = 0) -> Line:
    return [
        Glyph(char, left + WIDTH * at, bottom, left + WIDTH * (at + 1), bottom + 10)
        for at, char in enumerate(text)
    ]


def _texts(*lines: Line) -> list[str]:
    return ["".join(glyph.char for glyph in line) for line in put_into_lines(lines)]


FOOT = _line("Глава поселения", 50)


@pytest.mark.parametrize(
    ("line", "late", "left", "put"),
    [
        ("на №    от", "96", 30, "на№96от"),  # blanks are told again from the gaps
        ("практик:", "4", 54, "практик:4"),
        ("практик ______ штук", "4", 60, "практик4штук"),
        ("Размещено", "7", 400, "Размещено7"),  # the column of a table
    ],
)
def test_a_number_drawn_late_stands_in_its_line(line: str, late: str, left: float, put: str) -> None:
    assert _texts(_line(line, 80), FOOT, _line(late, 80, left)) == [put, "Глава поселения"]


@pytest.mark.parametrize(("late", "left"), [("Председателю", 200), ("05.09.2024", 200), ("96", 12)])
def test_another_column_or_text_over_text_stays_apart(late: str, left: float) -> None:
    assert _texts(_line("Администрация", 80), FOOT, _line(late, 80, left)) == [
        "Администрация",
        "Глава поселения",
        late,
    ]


def test_a_page_printed_over_a_form_is_read_line_by_line(read: Read) -> None:
    [document] = read("Форма.pdf", late_pdf())

    assert document.text.splitlines() == [
        "Размещено муниципальных практик: 4",
        "Глава поселения И.И. Примеров",
    ]


def test_fields_of_a_form_are_part_of_its_text(read: Read) -> None:
    [document] = read("Форма.pdf", form_pdf())

    assert document.text.splitlines() == ["Praktik razmescheno administraciej poselenija vsego: 4", "Glava"]


BODY = [_line("Уважаемый Пётр Петрович!", 500), _line("Размещено 2 практики.", 480), _line("Глава", 300)]
HEAD = [_line("АДМИНИСТРАЦИЯ", 700), _line("№ 505/8 от 18.09.2024", 600), _line("Председателю", 700, 300)]


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        ([*BODY, *HEAD], [*HEAD, *BODY]),
        ([*BODY, *HEAD, FOOT], [*HEAD, *BODY, FOOT]),
        ([*HEAD, *BODY], [*HEAD, *BODY]),
        ([*BODY, *HEAD[:2]], [*BODY, *HEAD[:2]]),  # a mark above the text
        # the right one of two columns begins higher and goes on
        (
            [*BODY, *(_line("Председателю", 540 - 12 * at, 300) for at in range(5))],
            [*BODY, *(_line("Председателю", 540 - 12 * at, 300) for at in range(5))],
        ),
        (
            [*BODY, *HEAD[:2], _line("Сертификат: 00B8", 650)],
            [*BODY, *HEAD[:2], _line("Сертификат: 00B8", 650)],
        ),
    ],
)
def test_a_letterhead_drawn_after_the_text_beneath_it_comes_first(
    drawn: list[Line], read: list[Line]
) -> None:
    assert head_first(drawn) == read
