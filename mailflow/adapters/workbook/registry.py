"""The registry of a request as an XLSX workbook: every case, totals by territory, regions, the silent."""

from __future__ import annotations

import io

import xlsxwriter

from mailflow.adapters.workbook.columns import (
    case_columns,
    comparison,
    comparison_columns,
    silent,
    silent_columns,
    territory_columns,
)
from mailflow.adapters.workbook.sheets import SheetWriter
from mailflow.app.mails.values import reference
from mailflow.cases.totals import by_territory
from mailflow.model.board import Board
from mailflow.model.settings import Configuration

# A formula is never wanted; numbers that are texts stay texts; links of received text stay text.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}


def build_registry(board: Board, configuration: Configuration) -> bytes:
    """The workbook; figures are those claimed in letters, the site's stand apart."""
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, _OPTIONS)
    workbook.set_properties({"title": f"Реестр ответов: {reference(board.request)}"})
    # A fixed stamp: the same board gives the same bytes.
    workbook.set_properties({"created": board.as_of.replace(tzinfo=None)})
    writer = SheetWriter(workbook, board, configuration)
    writer.sheet("Реестр", case_columns(board, configuration), board.cases)
    writer.sheet(
        "По территориям", territory_columns(board), by_territory(board, configuration.directory), total=True
    )
    writer.sheet("Сравнение", comparison_columns(), list(comparison(board, configuration.association.region)))
    writer.sheet("Не ответили", silent_columns(configuration), list(silent(board, configuration)))
    workbook.close()
    return target.getvalue()
