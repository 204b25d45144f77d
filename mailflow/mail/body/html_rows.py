"""Columns of an HTML table: which cells a row inherits from cells above that span it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

# No honest table is wider or spans further; the bound keeps hostile ones cheap.
_MAX_SPAN = 60


@dataclass(slots=True)
class Rows:
    """The place in one table: the next column, and for how many rows more each column is taken."""

    column: int = 0
    taken: dict[int, int] = field(default_factory=dict)

    def begin_row(self) -> None:
        self.column = 0

    def begin_cell(self) -> int:
        """How many columns before the cell belong to cells above."""
        inherited = 0
        while self.column < _MAX_SPAN and self.taken.get(self.column, 0):
            self.taken[self.column] -= 1
            self.column += 1
            inherited += 1
        return inherited

    def end_cell(self, cell: etree._Element) -> int:
        """How many columns the cell takes."""
        width, height = _span(cell, "colspan"), _span(cell, "rowspan")
        width = max(1, min(width, _MAX_SPAN - self.column))
        for column in range(self.column, self.column + width):
            self.taken[column] = height - 1
        self.column += width
        return width


def _span(cell: etree._Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return min(max(int(written), 1), _MAX_SPAN) if written.isdecimal() and len(written) < 4 else 1
