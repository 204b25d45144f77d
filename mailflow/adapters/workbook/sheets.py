"""How a sheet looks: title, headings, frozen panes, filter, print setup; every text a typed string (A24)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap
from typing import Any

from mailflow.app.mails.values import reference, topic
from mailflow.model.board import Board
from mailflow.model.settings import Configuration

MAX_CELL = 32_000
"""Excel takes 32,767 characters in a cell."""
# Arial 10; Cyrillic letters are wider than the digits by which a column is measured; Excel's tallest row
# has 409 points.
_LINE_POINTS, _FILLED, _MOST_LINES = 13.0, 0.9, 30


@dataclass(frozen=True, slots=True)
class Column:
    """A heading with its width in characters and how a row's cell is found."""

    heading: str
    width: float
    cell: Callable[[Any], object]
    form: str = "text"


class SheetWriter:
    """Writes sheets that all look alike: title, headings, frozen panes, filter, landscape A4."""

    def __init__(self, workbook: Any, board: Board, configuration: Configuration) -> None:
        self._workbook = workbook
        self._zone = configuration.association.timezone
        self._title = f"{reference(board.request)} «{topic(board.request)}»"
        moment = board.as_of.astimezone(self._zone)
        self._stand = (
            f"срок ответа {board.effective_deadline:%d.%m.%Y}, по состоянию на {moment:%d.%m.%Y %H:%M}"
        )
        base = {
            "font_name": "Arial",
            "font_size": 10,
            "valign": "top",
            "border": 1,
            "border_color": "#C9D1DE",
        }
        heading = {"bold": True, "bg_color": "#E4EBF5", "text_wrap": True, "valign": "vcenter"}
        self._forms = {
            "title": workbook.add_format({"font_name": "Arial", "font_size": 13, "bold": True}),
            "stand": workbook.add_format({"font_name": "Arial", "font_size": 10, "font_color": "#5A6A85"}),
            "heading": workbook.add_format(base | heading),
            "text": workbook.add_format(base | {"text_wrap": True, "num_format": "@"}),
            "number": workbook.add_format(base | {"num_format": "#,##0"}),
            "whole": workbook.add_format(base | {"num_format": "#,##0"}),
            "date": workbook.add_format(base | {"num_format": "dd.mm.yyyy", "align": "left"}),
            "moment": workbook.add_format(base | {"num_format": "dd.mm.yyyy hh:mm", "align": "left"}),
            "percent": workbook.add_format(base | {"num_format": '0" %"'}),
            "total": workbook.add_format(
                base | {"bold": True, "bg_color": "#F3F6FA", "num_format": "#,##0.##"}
            ),
        }

    def sheet(
        self, name: str, columns: Sequence[Column], rows: Sequence[Any], *, total: bool = False
    ) -> None:
        sheet = self._workbook.add_worksheet(name)
        sheet.write_string(0, 0, f"{name}: {self._title}", self._forms["title"])
        sheet.write_string(1, 0, self._stand, self._forms["stand"])
        sheet.set_row(3, _height([each.heading for each in columns], columns, at_least=2))
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(3, place, column.heading, self._forms["heading"])
        for line, row in enumerate(rows, 4):
            cells = [column.cell(row) for column in columns]
            sheet.set_row(line, _height(cells, columns))
            for place, column in enumerate(columns):
                self._write(sheet, line, place, cells[place], column.form)
        last = 3 + len(rows)
        sheet.freeze_panes(4, 2)
        sheet.autofilter(3, 0, max(last, 4), len(columns) - 1)
        if total and rows:
            self._total(sheet, columns, rows, last + 1)
        self._print_setup(sheet)

    def _total(self, sheet: Any, columns: Sequence[Column], rows: Sequence[Any], line: int) -> None:
        for place, column in enumerate(columns):
            cells = [column.cell(row) for row in rows]
            if column.form in ("number", "whole"):
                sheet.write_number(
                    line, place, float(sum(map(Decimal, map(str, cells)))), self._forms["total"]
                )
            else:
                sheet.write_string(line, place, "Всего" if place == 0 else "", self._forms["total"])

    def _print_setup(self, sheet: Any) -> None:
        sheet.set_landscape()
        # 9 is A4; as wide as one page and as long as needed.
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(3)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer("&L&8&A&R&8Страница &P из &N")

    def _write(self, sheet: Any, line: int, place: int, value: object, form: str) -> None:
        style = self._forms[form]
        if value is None or value == "":
            sheet.write_blank(line, place, None, style)
        elif isinstance(value, datetime):
            sheet.write_datetime(line, place, value.astimezone(self._zone).replace(tzinfo=None), style)
        elif isinstance(value, date):
            sheet.write_datetime(line, place, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001 - a cell
        elif isinstance(value, int | Decimal):
            sheet.write_number(line, place, float(value), style)
        else:
            sheet.write_string(line, place, _printable(str(value))[:MAX_CELL], style)


def _height(cells: Sequence[object], columns: Sequence[Column], *, at_least: int = 1) -> float:
    """Points for the tallest of wrapped texts: not every office makes room for them by itself."""
    texts = (
        (cell, column.width) for cell, column in zip(cells, columns, strict=True) if isinstance(cell, str)
    )
    lines = max(
        (
            len(wrap(text[:MAX_CELL], max(int(width * _FILLED), 4), break_long_words=False))
            for text, width in texts
        ),
        default=1,
    )
    return _LINE_POINTS * min(max(lines, at_least), _MOST_LINES) + 2


def _printable(text: str) -> str:
    """Control characters are no XML; tabs and line ends become spaces, direction marks are shown."""
    shown = (f"⟨U+{ord(each):04X}⟩" if each in _DIRECTIONS else each for each in text)
    return "".join(each if each.isprintable() or ord(each) > 0xFFFF else " " for each in shown)


_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
