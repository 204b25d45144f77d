"""Rows of a spreadsheet as texts: CSV as spreadsheets save it, or XLSX. The meaning is left to others."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineWorkbook

from mailflow.errors import Fault

# Russia has about 20,000 municipalities; a sheet beyond these bounds is a slip or a bomb.
MAX_ROWS = 100_000
MAX_COLUMNS = 200


@dataclass(frozen=True, slots=True)
class Row:
    """`number` counts from 1, the heading being 1; cells are stripped texts."""

    number: int
    cells: tuple[str, ...]


def read_rows(path: Path, shown: str) -> tuple[list[Row], list[Fault]]:
    """All rows that are not empty; faults where the file cannot be read at all."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return [], [Fault(shown, f"файл не читается: {error.strerror}")]
    if path.suffix.lower() == ".xlsx":
        return _xlsx_rows(content, shown)
    return _csv_rows(content, shown)


def _csv_rows(content: bytes, shown: str) -> tuple[list[Row], list[Fault]]:
    text = _decode(content)
    if "\0" in text:
        return [], [Fault(shown, "это не текстовая таблица; сохраните её как CSV")]
    heading = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return [], [Fault(shown, f"таблица не читается: кавычка не закрыта или стоит лишняя ({error})")]
    rows = [
        Row(number, tuple(cell.strip(" \u00a0") for cell in record))
        for number, record in enumerate(records, 1)
    ]
    return [row for row in rows if any(row.cells)], []


def _decode(content: bytes) -> str:
    """UTF-8 with or without BOM, UTF-16 with BOM («Текст Юникод»), else windows-1251."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1251", "replace")


def _xlsx_rows(content: bytes, shown: str) -> tuple[list[Row], list[Fault]]:
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    except Exception as error:  # noqa: BLE001 - whatever the reader says, the operator learns one thing
        return [], [
            Fault(shown, f"книга не открывается как XLSX ({type(error).__name__}); сохраните её заново")
        ]
    if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
        return [], [Fault(shown, "на листе слишком много строк или столбцов; удалите пустые")]
    records = sheet.to_python(skip_empty_area=False)
    rows = [Row(number, tuple(map(_cell_text, record))) for number, record in enumerate(records, 1)]
    return [row for row in rows if any(row.cells)], []


def _cell_text(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value).strip(" \u00a0")
