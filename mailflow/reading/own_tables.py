"""What the tables of a letter say of its writer alone; lines about settlements are left to `matching`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.claims import DIRECT, TOTAL, Claim
from mailflow.reading.passages import Passage
from mailflow.reading.tables import read_table
from mailflow.reading.text_tables import find_text_tables

_ROW = re.compile(r"^[^\n]*(?:\t|\|)[^\n]*$", re.MULTILINE)


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
    """The passage without the rows of its tables that name a figure, and these tables."""
    if "\t" not in passage.text and "|" not in passage.text:
        return passage, ()
    tables = tuple(
        each for each in find_text_tables(passage.text, specs) if read_table(each, specs) is not None
    )
    if not tables:
        return passage, ()
    return replace(passage, text=_ROW.sub("", passage.text)), tables
