"""The registry of a request as an XLSX workbook: every case, totals by territory, regions, the silent.

Every text is written as a typed string, so that a name beginning with = + - @ stays a name (A24).
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import xlsxwriter

from mailflow.app.mails.declension import short_name, without_region
from mailflow.app.mails.territories import districts_of, silent_cases
from mailflow.app.mails.values import OUTCOMES, reference, share, topic
from mailflow.app.mails.words import DELIVERIES, STATES
from mailflow.cases.totals import by_territory, count, rank
from mailflow.model.board import Board, Case
from mailflow.model.request import FigureSpec
from mailflow.model.settings import Configuration

OUR_REGION = "Наш регион"
# A formula is never wanted; numbers that are texts stay texts; links of received text stay text.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_MAX_CELL = 32_000
"""Excel takes 32,767 characters in a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading with its width in characters and how a row's cell is found."""

    heading: str
    width: float
    cell: Callable[[Any], object]
    form: str = "text"


def build_registry(board: Board, configuration: Configuration) -> bytes:
    """The workbook; figures are those claimed in letters, the site's stand apart."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, _OPTIONS)
    workbook.set_properties({"title": f"Реестр ответов: {reference(board.request)}"})
    # A fixed stamp: the same board gives the same bytes.
    workbook.set_properties({"created": board.as_of.replace(tzinfo=None)})
    writer = _Writer(workbook, board, configuration)
    writer.sheet("Реестр", _case_columns(board, configuration), board.cases)
    writer.sheet("По территориям", _territory_columns(board), _territories(board, configuration), total=True)
    writer.sheet("Сравнение", _comparison_columns(), list(_comparison(board)))
    writer.sheet("Не ответили", _silent_columns(configuration), list(_silent(board, configuration)))
    workbook.close()
    return target.getvalue()


class _Writer:
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
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(3, place, column.heading, self._forms["heading"])
        for line, row in enumerate(rows, 4):
            for place, column in enumerate(columns):
                self._write(sheet, line, place, column.cell(row), column.form)
        last = 3 + len(rows)
        sheet.set_row(3, 30)
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
            sheet.write_string(line, place, _printable(str(value))[:_MAX_CELL], style)


def _printable(text: str) -> str:
    """Control characters are no XML; tabs and line ends become spaces, direction marks are shown."""
    shown = (f"⟨U+{ord(each):04X}⟩" if each in _DIRECTIONS else each for each in text)
    return "".join(each if each.isprintable() or ord(each) > 0xFFFF else " " for each in shown)


_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _case_columns(board: Board, configuration: Configuration) -> Sequence[Column]:
    district = _district_of(configuration)
    return (
        Column("ОКТМО", 10, lambda case: case.municipality.oktmo),
        Column("Муниципальное образование", 46, lambda case: without_region(case.municipality.name)),
        Column("Территория", 24, district),
        Column("Состояние", 17, lambda case: STATES[case.state]),
        Column("Ответ", 20, lambda case: OUTCOMES[case.outcome] if case.outcome else ""),
        Column("Ответ дан", 15, lambda case: case.answered_at, "moment"),
        Column("Исх. № ответа", 14, lambda case: case.sender_number or ""),
        Column("Дата ответа", 11, lambda case: case.sender_date, "date"),
        Column("Срок", 11, lambda case: case.due, "date"),
        Column("Опоздание, дней", 10, lambda case: case.days_late or None, "whole"),
        *_figure_columns(board.request.figures, lambda case, key: case.figures.get(key)),
        Column("Обещано к", 11, lambda case: case.promised, "date"),
        Column("Напоминаний", 12, lambda case: len(case.reminders), "whole"),
        Column(
            "Последнее", 15, lambda case: case.reminders[-1].sent_at if case.reminders else None, "moment"
        ),
        Column("Письмо отправлено", 15, lambda case: case.sent_at, "moment"),
        Column("Доставка", 14, lambda case: DELIVERIES[case.delivery]),
        Column("Адрес", 28, lambda case: case.recipient),
        Column("Телефон", 16, lambda case: case.municipality.phone),
        Column("Письма службы учёта, №", 14, lambda case: ", ".join(map(str, case.messages))),
    )


def _last_reminder(case: Case) -> datetime | None:
    return case.reminders[-1].sent_at if case.reminders else None


def _figure_columns(figures: Sequence[FigureSpec], cell: Callable[[Any, str], object]) -> Iterator[Column]:
    for each in figures:
        yield Column(f"{each.title} (по письму)", 14, partial(_figure, cell, each.key), "number")


def _figure(cell: Callable[[Any, str], object], key: str, row: Any) -> object:
    return cell(row, key)


def _district_of(configuration: Configuration) -> Callable[[Case], str]:
    directory = configuration.directory

    def find(case: Case) -> str:
        parent = directory.get(case.municipality.parent) if case.municipality.parent else None
        return short_name((parent or case.municipality).name)

    return find


def _territories(board: Board, configuration: Configuration) -> Sequence[Any]:
    return by_territory(board, configuration.directory)


def _territory_columns(board: Board) -> Sequence[Column]:
    return (
        Column("Территория", 30, lambda row: short_name(row[0].name)),
        Column("Всего", 9, lambda row: row[1].cases - row[1].excluded, "whole"),
        Column("Ответили в срок", 11, lambda row: row[1].answered, "whole"),
        Column("Ответили позже", 11, lambda row: row[1].answered_late, "whole"),
        Column("В работе", 9, lambda row: row[1].in_progress + row[1].extended, "whole"),
        Column("Отказ", 8, lambda row: row[1].refused, "whole"),
        Column("Не ответили", 11, lambda row: row[1].overdue + row[1].awaiting + row[1].not_sent, "whole"),
        Column("Ответили, %", 10, _percent, "percent"),
        Column("Из них «нечего сообщить»", 12, lambda row: row[1].nothing, "whole"),
        Column("Не доставлено", 11, lambda row: row[1].undeliverable, "whole"),
        *_figure_columns(board.request.figures, lambda row, key: row[1].figures.get(key, Decimal(0))),
    )


def _percent(row: Any) -> int:
    totals = row[1]
    return share(totals.answered + totals.answered_late, totals.cases - totals.excluded)


@dataclass(frozen=True, slots=True)
class _Compared:
    figure: str
    region: str
    value: Decimal | None
    place: int | None = None
    as_of: date | None = None
    source: str = ""


def _comparison(board: Board) -> Iterator[_Compared]:
    claimed = count(board.cases, board.request).figures
    for spec in board.request.figures:
        if spec.baseline is not None:
            yield _Compared(spec.title, f"{OUR_REGION}: было до письма", spec.baseline)
        yield _Compared(spec.title, f"{OUR_REGION}: заявлено в письмах", claimed.get(spec.key, Decimal(0)))
        site = next((each for each in board.request.site_figures if each.figure == spec.key), None)
        if site is not None:
            text = f"{OUR_REGION}: по данным сайта"
            yield _Compared(spec.title, text, site.value, None, site.as_of, site.source)
        for each in rank(board, spec.key, OUR_REGION, site.value if site else None):
            if not each.ours:
                yield _Compared(spec.title, each.region, each.value, each.place, each.as_of, each.source)
            elif any(mark.figure == spec.key for mark in board.request.benchmarks):
                basis = "место по данным сайта" if site else "место по письмам"
                yield _Compared(spec.title, f"{OUR_REGION}: {basis}", each.value, each.place)


def _comparison_columns() -> Sequence[Column]:
    return (
        Column("Показатель", 34, lambda row: row.figure),
        Column("Регион", 36, lambda row: row.region),
        Column("Значение", 12, lambda row: row.value, "number"),
        Column("Место", 8, lambda row: row.place, "whole"),
        Column("На дату", 12, lambda row: row.as_of, "date"),
        Column("Источник", 40, lambda row: row.source),
    )


def _silent(board: Board, configuration: Configuration) -> Iterator[Case]:
    for _, cases in districts_of(configuration.directory, silent_cases(board)):
        yield from cases


def _silent_columns(configuration: Configuration) -> Sequence[Column]:
    return (
        Column("Территория", 24, _district_of(configuration)),
        Column("Муниципальное образование", 46, lambda case: without_region(case.municipality.name)),
        Column("Глава", 28, lambda case: case.municipality.head),
        Column("Телефон", 18, lambda case: case.municipality.phone),
        Column("Адрес", 30, lambda case: case.recipient or " ".join(case.municipality.emails)),
        Column("Доставка", 14, lambda case: DELIVERIES[case.delivery]),
        Column("Напоминаний", 12, lambda case: len(case.reminders), "whole"),
        Column("Обещано к", 11, lambda case: case.promised, "date"),
        Column("Что сказал сервер", 40, lambda case: case.delivery_words),
    )
