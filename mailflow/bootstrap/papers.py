"""Papers for people: templates, summary, preview, workbook and chart."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path

from mailflow.adapters.charts import territory_chart
from mailflow.adapters.folders import write_files
from mailflow.adapters.templates import TemplateStore, check_templates
from mailflow.adapters.workbook import build_registry
from mailflow.app.mails.samples import sample_board, sample_names, sample_values
from mailflow.app.summary_files import summary_files
from mailflow.errors import Fault, NotFoundError
from mailflow.model.board import Board
from mailflow.model.settings import Configuration


def open_templates(configuration: Configuration) -> TemplateStore:
    return TemplateStore(Path(configuration.templates), sample_values)


class OfficeReports:
    """The `Reports` port: the workbook and the chart."""

    def registry(self, board: Board, configuration: Configuration) -> bytes:
        return build_registry(board, configuration)

    def chart(self, board: Board, configuration: Configuration) -> bytes:
        return territory_chart(board, configuration)


def template_faults(configuration: Configuration) -> list[Fault]:
    """What is wrong with the templates, with file and line."""
    return check_templates(Path(configuration.templates), sample_values)


def write_summary(configuration: Configuration, board: Board, now: datetime, out: Path) -> list[Path]:
    """The final report of a board as files in `out`."""
    with closing(open_templates(configuration)) as renderer:
        return write_files(out, summary_files(configuration, board, now, renderer, OfficeReports()))


def write_preview(configuration: Configuration, template: str | None, out: Path) -> list[Path]:
    """Mails with sample data as pages and texts. Raises NotFoundError for an unknown template."""
    names = sample_names()
    if template is not None and template not in names:
        raise NotFoundError(f"Шаблона «{template}» нет; есть: {', '.join(names)}")
    files: dict[str, bytes | str] = {}
    with closing(open_templates(configuration)) as renderer:
        for name in [template] if template else names:
            mail = renderer.render(name, sample_values(name))
            files[f"{name}.html"] = mail.html
            files[f"{name}.txt"] = f"{mail.subject}\n\n{mail.text}"
        if "summary.html" in files:
            files["territories.png"] = territory_chart(sample_board(), configuration)
            files["summary.html"] = str(files["summary.html"]).replace("cid:chart", "territories.png")
    return write_files(out, files)
