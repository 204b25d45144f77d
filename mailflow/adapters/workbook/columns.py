"""What stands in the columns of each sheet; claimed figures apart from those of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from mailflow.adapters.workbook.sheets import Column
from mailflow.app.mails.declension import short_name, without_region
from mailflow.app.mails.territories import districts_of, silent_cases
from mailflow.app.mails.values import OUTCOMES, share
from mailflow.app.state_words import DELIVERIES, STATES
from mailflow.cases.totals import count, rank
from mailflow.model.board import Board, Case
from mailflow.model.request import FigureSpec
from mailflow.model.settings import Configuration


def case_columns(board: Board, configuration: Configuration) -> Sequence[Column]:
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
        *_missing_column(board),
        Column("Обещано к", 11, lambda case: case.promised, "date"),
        Column("Напоминаний", 12, lambda case: len(case.reminders), "whole"),
        Column(
            "Последнее", 15, lambda case: case.reminders[-1].sent_at if case.reminders else None, "moment"
        ),
        Column("Письмо отправлено", 15, lambda case: case.sent_at, "moment"),
        Column("Доставка", 14, lambda case: DELIVERIES[case.delivery]),
        Column("Адрес", 28, lambda case: case.recipient),
        Column("Телефон", 20, lambda case: case.municipality.phone),
        Column("Письма службы учёта, №", 14, lambda case: ", ".join(map(str, case.messages))),
    )


def _missing_column(board: Board) -> Iterator[Column]:
    """Points that a partial answer passes over; of one that answers none recognisably nothing is said."""
    points = range(1, len(board.request.items) + 1)

    def missing(case: Case) -> str:
        told = case.is_answered and case.items
        return ", ".join(str(each) for each in points if each not in case.items) if told else ""

    if points:
        yield Column("Нет ответа на вопросы, №", 12, missing)


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


def territory_columns(board: Board) -> Sequence[Column]:
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


def comparison(board: Board, ours: str) -> Iterator[_Compared]:
    """The figures of our region, which is called `ours`, and those of others."""
    claimed = count(board.cases, board.request).figures
    for spec in board.request.figures:
        if spec.baseline is not None:
            yield _Compared(spec.title, f"{ours}: было до письма", spec.baseline)
        yield _Compared(spec.title, f"{ours}: заявлено в письмах", claimed.get(spec.key, Decimal(0)))
        site = next((each for each in board.request.site_figures if each.figure == spec.key), None)
        if site is not None:
            text = f"{ours}: по данным сайта"
            yield _Compared(spec.title, text, site.value, None, site.as_of, site.source)
        for each in rank(board, spec.key, ours, site.value if site else None):
            if not each.ours:
                yield _Compared(spec.title, each.region, each.value, each.place, each.as_of, each.source)
            elif any(mark.figure == spec.key for mark in board.request.benchmarks):
                basis = "место по данным сайта" if site else "место по письмам"
                yield _Compared(spec.title, f"{ours}: {basis}", each.value, each.place)


def comparison_columns() -> Sequence[Column]:
    return (
        Column("Показатель", 34, lambda row: row.figure),
        Column("Регион", 36, lambda row: row.region),
        Column("Значение", 12, lambda row: row.value, "number"),
        Column("Место", 8, lambda row: row.place, "whole"),
        Column("На дату", 12, lambda row: row.as_of, "date"),
        Column("Источник", 40, lambda row: row.source),
    )


def silent(board: Board, configuration: Configuration) -> Iterator[Case]:
    for _, cases in districts_of(configuration.directory, silent_cases(board)):
        yield from cases


def silent_columns(configuration: Configuration) -> Sequence[Column]:
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
