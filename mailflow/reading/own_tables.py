"""What the tables of a letter say of its writer alone; lines about settlements are left to `matching`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.claims import DIRECT, TOTAL, Claim
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage
from mailflow.reading.tables import read_table
from mailflow.reading.text_tables import find_placed_tables


def own_claims(tables: Sequence[Table], specs: Sequence[FigureSpec]) -> Iterator[Claim]:
    """Figures of tables with a single line, or of their total; several lines without one tell nothing."""
    for table in tables:
        reading = read_table(table, specs)
        if reading is None:
            continue
        lines = reading.totals[-1:] or (reading.rows if len(reading.rows) == 1 else ())
        weight = TOTAL if reading.totals else DIRECT
        for line in lines:
            yield from (Claim(key, value, weight) for key, value in line.figures.items())


def without_tables(passage: Passage, specs: Sequence[FigureSpec]) -> tuple[Passage, tuple[Table, ...]]:
    """The passage without the lines of its tables that name a figure, and these tables."""
    placed = [
        each for each in find_placed_tables(passage.text, specs) if read_table(each.table, specs) is not None
    ]
    if not placed:
        return passage, ()
    taken = {line for each in placed for line in each.lines}
    lines = normalise(passage.text).split("\n")
    kept = "\n".join("" if at in taken else line for at, line in enumerate(lines))
    return replace(passage, text=kept), tuple(each.table for each in placed)
