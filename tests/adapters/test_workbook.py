"""The registry, read back by an independent reader."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from mailflow.adapters.workbook import build_registry
from mailflow.app.mails.sample_town import SAMPLE_CONFIGURATION
from mailflow.app.mails.samples import sample_board
from mailflow.model.board import Board

SHEETS = ["Реестр", "По территориям", "Сравнение", "Не ответили"]


def read(board: Board) -> dict[str, list[list[object]]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(build_registry(board, SAMPLE_CONFIGURATION)))
    return {
        name: [list(row) for row in workbook.get_sheet_by_name(name).to_python()]
        for name in workbook.sheet_names
    }


def column(rows: list[list[object]], heading: str) -> list[object]:
    place = rows[3].index(heading)
    return [row[place] for row in rows[4:]]


def test_every_case_stands_in_the_registry_with_its_state() -> None:
    sheets = read(sample_board())
    rows = sheets["Реестр"]

    assert list(sheets) == SHEETS
    assert column(rows, "ОКТМО") == ["99601000", "99601401", "99601402", "99601403", "99601404", "99701000"]
    assert column(rows, "Состояние") == [
        "срок прошёл",
        "ответ в срок",
        "срок прошёл",
        "ответ позже срока",
        "срок продлён",
        "принято в работу",
    ]
    assert column(rows, "Опоздание, дней") == ["", "", "", 2.0, "", ""]
    assert column(rows, "Проведённые мероприятия (по письму)") == ["", 3.0, "", 2.0, "", ""]
    assert column(rows, "Срок") == [date(2024, 9, 30)] * 6
    assert column(rows, "Исх. № ответа") == ["", "01-15/234", "", "", "", ""]


def test_a_partial_answer_tells_the_points_it_passes_over() -> None:
    board = sample_board()
    oak = replace(board.cases[1], items=(1,))
    rows = read(replace(board, cases=(board.cases[0], oak)))["Реестр"]

    assert column(rows, "Нет ответа на вопросы, №") == ["", "2"]


def test_rows_are_as_tall_as_their_wrapped_texts() -> None:
    packed = zipfile.ZipFile(io.BytesIO(build_registry(sample_board(), SAMPLE_CONFIGURATION)))
    sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    heights = {
        int(row): float(points) for row, points in re.findall(r'<row r="(\d+)"[^>]* ht="([\d.]+)"', sheet)
    }

    # In quarters of a point: three lines of heading, a name that fits the usual 15, one that does not.
    assert [heights.get(row) for row in (4, 5, 6)] == [41.25, None, 27.75]


def test_territories_sum_up() -> None:
    rows = read(sample_board())["По территориям"]

    assert column(rows, "Территория") == ["Лесной район", "город Солнечный", "Всего"]
    assert column(rows, "Всего") == [5.0, 1.0, 6.0]
    assert column(rows, "Проведённые мероприятия (по письму)") == [5.0, 0.0, 5.0]


def test_claimed_figures_stand_apart_from_the_sites() -> None:
    rows = read(sample_board())["Сравнение"]

    ours = [(row[1], row[2]) for row in rows[4:] if str(row[1]).startswith("Лесной край")][:3]
    assert ours == [
        ("Лесной край: было до письма", 4.0),
        ("Лесной край: заявлено в письмах", 5.0),
        ("Лесной край: по данным сайта", 9.0),
    ]


def test_the_silent_are_listed_with_their_phones() -> None:
    rows = read(sample_board())["Не ответили"]

    assert column(rows, "Телефон") == ["8 (000) 00-00-01", ""]


@pytest.mark.parametrize(
    "hostile", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=cmd|" /C calc"!A0', "http://x.example"]
)
def test_a_received_text_is_a_typed_string_and_never_a_formula(hostile: str) -> None:
    """A24."""
    board = sample_board()
    spoilt = replace(
        board,
        cases=tuple(
            replace(
                each,
                sender_number=hostile,
                municipality=replace(each.municipality, name=hostile, phone=hostile),
            )
            for each in board.cases
        ),
    )

    content = build_registry(spoilt, SAMPLE_CONFIGURATION)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)
    assert column(read(spoilt)["Реестр"], "Исх. № ответа")[0] == hostile.replace("\t", " ").replace("\r", " ")


def test_direction_marks_and_controls_are_shown_or_dropped() -> None:
    board = sample_board()
    spoilt = replace(board, cases=(replace(board.cases[0], sender_number="a\u202eb\x00c"), *board.cases[1:]))

    assert column(read(spoilt)["Реестр"], "Исх. № ответа")[0] == "a⟨U+202E⟩b c"


def test_the_same_board_gives_the_same_bytes() -> None:
    assert build_registry(sample_board(), SAMPLE_CONFIGURATION) == build_registry(
        sample_board(), SAMPLE_CONFIGURATION
    )


def test_a_board_without_cases_gives_a_workbook_too() -> None:
    rows = read(replace(sample_board(), cases=()))

    assert [len(sheet) for sheet in rows.values()][:2] == [4, 4]
