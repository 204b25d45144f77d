"""The chart of a summary: answers by territory, one bar each, the weakest at the bottom."""

from __future__ import annotations

import io
from datetime import tzinfo
from typing import Any

from mailflow.app.mails.declension import short_name
from mailflow.app.mails.values import topic
from mailflow.cases.totals import by_territory
from mailflow.model.board import Board, Totals
from mailflow.model.municipality import Municipality
from mailflow.model.settings import Configuration

IN_TIME, LATE, RUNNING, SILENT = "#2E6DA4", "#E8A33D", "#A9B8CC", "#C9483F"
# 44 territories at this height give lines of 13 points: readable in a mail of 640 pixels.
_INCHES_PER_BAR = 0.235


def territory_chart(board: Board, configuration: Configuration) -> bytes:
    """A PNG for the mail; matplotlib is imported here, for it takes two seconds to come."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    rows = _sorted(by_territory(board, configuration.directory))
    figure = Figure(figsize=(6.6, 1.5 + _INCHES_PER_BAR * len(rows)), dpi=170, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.add_subplot()
    _draw_bars(axes, rows)
    _dress(axes, board, rows, configuration.association.timezone)
    target = io.BytesIO()
    # No stamp inside: the same board gives the same picture.
    figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()


def _sorted(rows: tuple[tuple[Municipality, Totals], ...]) -> list[tuple[Municipality, Totals]]:
    """The best share on top, the greater unit first among equals."""

    def order(row: tuple[Municipality, Totals]) -> tuple[float, int, str]:
        asked = row[1].cases - row[1].excluded
        answered = row[1].answered + row[1].answered_late
        return -(answered / asked if asked else 0.0), -asked, short_name(row[0].name)

    return sorted((row for row in rows if row[1].cases > row[1].excluded), key=order)


def _parts(totals: Totals) -> tuple[int, int, int, int]:
    running = totals.in_progress + totals.extended
    silent = totals.cases - totals.excluded - totals.answered - totals.answered_late - running
    return totals.answered, totals.answered_late, running, silent


def _draw_bars(axes: Any, rows: list[tuple[Municipality, Totals]]) -> None:
    places = range(len(rows))
    left = [0] * len(rows)
    parts = [_parts(totals) for _, totals in rows]
    names = ("ответили в срок", "ответили позже срока", "в работе или с отсрочкой", "нет ответа")
    for index, (name, colour) in enumerate(zip(names, (IN_TIME, LATE, RUNNING, SILENT), strict=True)):
        widths = [part[index] for part in parts]
        bars = axes.barh(places, widths, left=left, color=colour, label=name, height=0.74)
        axes.bar_label(
            bars,
            labels=[str(width) if width else "" for width in widths],
            label_type="center",
            color="black" if colour in (LATE, RUNNING) else "white",
            fontsize=8.5,
        )
        left = [before + width for before, width in zip(left, widths, strict=True)]


def _dress(axes: Any, board: Board, rows: list[tuple[Municipality, Totals]], zone: tzinfo) -> None:
    moment = board.as_of.astimezone(zone)
    axes.set_yticks(range(len(rows)), [short_name(unit.name) for unit, _ in rows], fontsize=10)
    axes.invert_yaxis()
    axes.margins(y=0.01)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_xlabel("муниципальных образований", fontsize=9.5, color="#444444")
    axes.tick_params(axis="y", length=0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.set_title(
        f"«{topic(board.request)}»: ответы на {moment:%d.%m.%Y}",
        fontsize=11,
        loc="left",
        pad=40,
        fontweight="bold",
        color="#24406E",
    )
    axes.legend(
        loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=2, frameon=False, fontsize=9, handlelength=1.0
    )
