"""The final summary: figures before and after, territories, other regions, who kept silent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from mailflow.app.mails.declension import short_name
from mailflow.app.mails.territories import districts_of, silent_cases
from mailflow.app.mails.totals import claimed_values, totals_values
from mailflow.app.mails.values import Values, common_values, local, request_values
from mailflow.cases.totals import Standing, by_territory, count, rank
from mailflow.model.board import Board
from mailflow.model.request import SiteFigure
from mailflow.model.settings import Configuration


def summary_values(configuration: Configuration, board: Board, now: datetime, *, chart: str = "") -> Values:
    """`chart` is where the mail finds its picture (`cid:...`, or a file name beside a page), or ""."""
    totals = count(board.cases, board.request)
    return common_values(configuration, now) | {
        "запрос": request_values(board.request, board.effective_deadline),
        "срок": board.effective_deadline,
        "на_момент": local(configuration, board.as_of),
        "итоги": totals_values(board),
        "показатели": claimed_values(board.request.figures, totals),
        "сайт": list(_site_figures(board)),
        "сравнение": list(_comparisons(board, configuration.association.region)),
        "территории": list(_territories(configuration, board)),
        "молчат": [
            {
                "название": short_name(unit.name),
                "имена": [
                    "администрация"
                    if each.municipality.oktmo == unit.oktmo
                    else short_name(each.municipality.name)
                    for each in cases
                ],
            }
            for unit, cases in districts_of(configuration.directory, silent_cases(board))
        ],
        "график": chart,
    }


def _site_figures(board: Board) -> Iterator[Values]:
    titles = {each.key: each.title for each in board.request.figures}
    for each in board.request.site_figures:
        yield {
            "название": titles.get(each.figure, each.figure),
            "значение": each.value,
            "день": each.as_of,
            "источник": each.source,
        }


def _comparisons(board: Board, region: str) -> Iterator[Values]:
    compared = {each.figure for each in board.request.benchmarks}
    site = {each.figure: each for each in board.request.site_figures}
    for spec in board.request.figures:
        if spec.key not in compared:
            continue
        shown = site.get(spec.key)
        ours = f"{region} (по данным сайта)" if shown else f"{region} (по письмам)"
        lines = rank(board, spec.key, ours, shown.value if shown else None)
        yield {
            "название": spec.title,
            "строки": [
                {
                    "место": each.place,
                    "регион": each.region,
                    "значение": each.value,
                    "мы": each.ours,
                    "день": day,
                    "источник": source,
                }
                for each in lines
                for day, source in (_basis(each, shown),)
            ],
        }


def _basis(standing: Standing, site: SiteFigure | None) -> tuple[date | None, str]:
    """Day and source of a line; letters have neither: they are counted as of the summary itself."""
    if not standing.ours:
        return standing.as_of, standing.source
    return (site.as_of, site.source) if site is not None else (None, "")


def _territories(configuration: Configuration, board: Board) -> Iterator[Values]:
    for unit, totals in by_territory(board, configuration.directory):
        yield {
            "название": short_name(unit.name),
            "всего": totals.cases - totals.excluded,
            "в_срок": totals.answered,
            "позже": totals.answered_late,
            "в_работе": totals.in_progress + totals.extended,
            "молчат": totals.overdue + totals.awaiting + totals.not_sent,
            "показатели": [totals.figures[each.key] for each in board.request.figures],
        }
