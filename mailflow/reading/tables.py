"""Tables that report figures line by line, as a district does for its settlements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.predicates import is_absent, is_planned
from mailflow.reading.table_cells import cell_text, cell_value, is_number
from mailflow.reading.table_columns import Columns, find_columns, names_figure

# A sheet of a whole krai has 425 rows; more than this is no answer to a letter.
_MAX_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line: whom it concerns as written, its figures (a missing one is left out), the note beside it."""

    label: str
    figures: dict[str, Decimal] = field(default_factory=dict)
    note: str = ""
    index: int = 0
    """Row of the table it was read from, from 0."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """`rows` without totals; `totals` are lines such as «ИТОГО», never to be added again.

    `ambiguous` names figures whose column could not be told. A table of one municipality that lists
    figures line by line («Количество практик | 3») has one row with an empty label.
    """

    rows: tuple[TableRow, ...]
    totals: tuple[TableRow, ...] = ()
    keys: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


_TOTAL = re.compile(
    r"^(?:итог|всего|общий\s(?:итог|свод)|сумма|в\sцелом\sпо|по\s(?:району|округу)\sв\sцелом"
    r"|свод\b|общее\sколичество)"
)


def read_table(table: Table, specs: Sequence[FigureSpec]) -> TableReading | None:
    """Figures of each line of a table, or None where it names none of the figures."""
    if not specs:
        return None
    written = [tuple(cell_text(cell) for cell in row) for row in table.rows[:_MAX_ROWS]]
    rows = [tuple(cell.lower() for cell in row) for row in written]
    columns = find_columns(rows, specs)
    if columns is None:
        return _listed(rows, specs)
    read = [
        (at, row)
        for at in range(columns.first_row, len(rows))
        if (row := _row(written[at], rows[at], columns, specs, at)) is not None
    ]
    totals = tuple(row for at, row in read if _is_total(rows[at], row))
    plain = tuple(row for at, row in read if not _is_total(rows[at], row))
    if not plain and not totals:
        return None
    return TableReading(plain, totals, tuple(columns.figures), columns.ambiguous)


def _row(
    written: Sequence[str], row: Sequence[str], columns: Columns, specs: Sequence[FigureSpec], at: int
) -> TableRow | None:
    """The line, or None for an empty one and for a heading between the lines."""
    label = written[columns.label] if columns.label < len(written) else ""
    figures: dict[str, Decimal] = {}
    for key, column in columns.figures.items():
        value = cell_value(row[column]) if column < len(row) else None
        if value is not None:
            figures[key] = value
    note = _note(written, columns)
    for spec in specs:
        if spec.key not in figures and spec.key in columns.figures and _denied(row, columns, spec):
            figures[spec.key] = Decimal(0)
    if not figures and (not label or label.endswith(":") or sum(cell == label for cell in written) > 1):
        return None
    return TableRow(label, figures, note, at)


def _note(written: Sequence[str], columns: Columns) -> str:
    if columns.note is not None:
        return written[columns.note] if columns.note < len(written) else ""
    used = {columns.label, *columns.figures.values()}
    rest = [
        cell
        for at, cell in enumerate(written)
        if at not in used and at > columns.label and re.search("[А-Яа-я]{3}", cell)
    ]
    return " ".join(rest)


def _denied(row: Sequence[str], columns: Columns, spec: FigureSpec) -> bool:
    """Whether the line says in words that there is none: «практики отсутствуют» beside empty cells."""
    words = " ".join(cell for at, cell in enumerate(row) if at != columns.label and not is_number(cell))
    if not is_absent(words) or is_planned(words):
        return False
    return names_figure(words, spec) or "информаци" in words


def _is_total(row: Sequence[str], read: TableRow) -> bool:
    return any(_TOTAL.match(cell.strip(' .:"-')) for cell in row if cell) or (
        not read.label and bool(read.figures) and not row[0]
    )


def _listed(rows: Sequence[Sequence[str]], specs: Sequence[FigureSpec]) -> TableReading | None:
    """«Количество практик | 3»: one municipality, a line for each figure."""
    figures: dict[str, Decimal] = {}
    repeated: set[str] = set()
    for row in rows:
        texts = [cell for cell in row if cell]
        values = [value for cell in texts[1:] if (value := cell_value(cell)) is not None]
        labels = [cell for cell in texts if cell_value(cell) is None]
        named = [
            spec for spec in specs if labels and names_figure(labels[0], spec) and not is_planned(labels[0])
        ]
        if len(named) != 1 or len(values) != 1 or len(texts) > 4:
            continue
        key = named[0].key
        if figures.get(key, values[0]) != values[0]:
            repeated.add(key)
        figures[key] = values[0]
    figures = {key: value for key, value in figures.items() if key not in repeated}
    if not figures:
        return None
    return TableReading((TableRow("", figures),), keys=tuple(figures), ambiguous=tuple(sorted(repeated)))
