"""What the tables of a letter say of its writer alone; lines about settlements are left to `matching`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import DIRECT, TOTAL, Claim
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage
from mailflow.reading.tables.named_rows import row_claims
from mailflow.reading.tables.tables import TableReading, TableRow, read_table
from mailflow.reading.tables.text_tables import find_placed_tables

_YEAR = re.compile(r"20\d\d(?:\s?г(?:од)?\.?)?$")


def own_claims(readings: Sequence[TableReading]) -> Iterator[Claim]:
    """Figures of tables with a single line, or of their total; several lines without one tell nothing."""
    for reading in readings:
        lines = reading.totals[-1:] or (
            reading.rows if len(reading.rows) == 1 else _of_last_year(reading.rows)
        )
        weight = TOTAL if reading.totals else DIRECT
        for line in lines:
            yield from (Claim(key, value, weight) for key, value in line.figures.items())


def _of_last_year(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """Of lines that are years the last one; none of any others."""
    years = [_YEAR.match(row.label) for row in rows]
    if not rows or not all(years):
        return ()
    return (max(rows, key=lambda row: row.label[:4]),)


def without_tables(
    passage: Passage, specs: Sequence[FigureSpec]
) -> tuple[Passage, tuple[TableReading, ...], tuple[Claim, ...]]:
    """The passage without the lines of its tables that name a figure, what these tables say, and what
    their rows count (see `row_claims`)."""
    readings: list[TableReading] = []
    counted: list[Claim] = []
    taken: set[int] = set()
    for placed in find_placed_tables(passage.text, specs):
        counted += row_claims(placed.table, specs)
        reading = read_table(placed.table, specs)
        if reading is not None:
            readings.append(reading)
            taken.update(placed.lines)
    if not readings:
        return passage, (), tuple(counted)
    lines = normalise(passage.text).split("\n")
    kept = "\n".join("" if at in taken else line for at, line in enumerate(lines))
    return replace(passage, text=kept), tuple(readings), tuple(counted)
