"""XLSX, XLSM, XLSB, XLS, ODS by calamine: visible sheets as tables, and row by row as text."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from io import BytesIO
from typing import Any

from mailflow.adapters.documents.content import Content, Extracted, UnreadableError
from mailflow.adapters.documents.desk import Desk
from mailflow.adapters.documents.formats.package import BROKEN
from mailflow.model.message import Table

SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")

# `r="XFD1048576"`: the last cell there can be (ECMA-376 part 1, 18.3.1.4). Only cells with a value count.
CELL = re.compile(rb'<(?:\w+:)?c\s+r="([A-Z]{1,3})(\d{1,7})"[^>/]*>')

# Calamine keeps a sheet as a full rectangle of 24 octets a cell: this many are 120 MB.
LARGEST_RECTANGLE = 5_000_000


def read_workbook(content: Content, desk: Desk) -> Extracted:
    """One page and one table a sheet; UnreadableError where it is locked, broken or a trap."""
    _refuse_traps(content.data, desk)
    tables: list[Table] = []
    cells_left = desk.limits.cells
    for name, sheet in _sheets(content.data):
        if cells_left <= 0:
            break
        rows = _rows(sheet, cells_left)
        cells_left -= sum(len(row) for row in rows)
        if rows:
            tables.append(Table(rows, name))
    cut = cells_left <= 0
    return Extracted(
        pages=tuple("\n".join("\t".join(row) for row in table.rows) for table in tables),
        tables=tuple(tables),
        problem=f"прочитаны первые {desk.limits.cells} ячеек" if cut else None,
    )


def _sheets(data: bytes) -> Iterator[tuple[str, Any]]:
    """Names and rows of the visible sheets, of all where none is visible."""
    import python_calamine as calamine  # noqa: PLC0415 - most messages have no workbook

    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
            visible = [
                sheet.name
                for sheet in workbook.sheets_metadata
                if sheet.visible == calamine.SheetVisibleEnum.Visible
                and sheet.typ == calamine.SheetTypeEnum.WorkSheet
            ]
            names = visible or workbook.sheet_names
            for name in names:
                yield name, workbook.get_sheet_by_name(name).to_python()
    except calamine.PasswordError as error:
        raise UnreadableError("защищён паролем") from error
    except calamine.CalamineError as error:
        raise UnreadableError(BROKEN) from error
    except BaseException as error:
        # A panic of the Rust library is no Exception; everything else of that rank goes its way.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableError(BROKEN) from error


def _refuse_traps(data: bytes, desk: Desk) -> None:
    """A cell far down and far to the right makes a rectangle of 17 thousand million cells."""
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for name in filter(SHEET.fullmatch, archive.namelist()):
                with archive.open(name) as stream:
                    _check_rectangle(desk.read(stream))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError) as error:
        raise UnreadableError(BROKEN) from error


def _check_rectangle(sheet: bytes) -> None:
    rows = columns = 0
    for match in CELL.finditer(sheet):
        rows = max(rows, int(match[2]))
        columns = max(columns, _column_number(match[1]))
    if rows * columns > LARGEST_RECTANGLE:
        raise UnreadableError("лист таблицы слишком велик")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _rows(sheet: list[list[Any]], cells_left: int) -> tuple[tuple[str, ...], ...]:
    """Rows that say something, without the empty cells at their ends."""
    rows = []
    for values in sheet:
        if cells_left <= 0:
            break
        row = [_cell_text(value) for value in values]
        while row and not row[-1]:
            row.pop()
        cells_left -= len(row)
        if row:
            rows.append(tuple(row))
    return tuple(rows)


def _cell_text(value: object) -> str:
    """As a reader sees it: 4 and not 4.0, dates by ISO 8601, да and нет."""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value).strip()


def _number(value: float) -> str:
    """Fifteen digits are what a workbook holds (IEEE 754 double)."""
    return f"{value:.0f}" if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
