"""The final report as files: a page with its chart, and the registry of all cases."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from mailflow.app import mails
from mailflow.app.ports import Renderer, Reports
from mailflow.model.board import Board
from mailflow.model.settings import Configuration

CHART = "territories.png"


def summary_files(
    configuration: Configuration, board: Board, now: datetime, renderer: Renderer, reports: Reports
) -> Mapping[str, bytes | str]:
    """Contents by file name; figures claimed in letters only. Raises OperatorError of the template."""
    mail = renderer.render("summary", mails.summary_values(configuration, board, now, chart=CHART))
    return {
        "summary.html": mail.html,
        "summary.txt": f"{mail.subject}\n\n{mail.text}",
        "registry.xlsx": reports.registry(board, configuration),
        CHART: reports.chart(board, configuration),
    }
