"""Tables that report figures line by line, as a district does for its settlements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.tables.table_cells import cell_text, cell_value, figure_value, is_number
from mailflow.reading.tables.table_columns import (
    Columns,
    asks_for_plans,
    current_columns,
    find_columns,
    named_figures,
)

# A sheet of a whole krai has 425 rows; more than this is no answer to a letter.
_MAX_ROWS = 5_000

_YEAR = re.compile(r"(?<![\d.])20[0-3]\d\b(?![.\d])")
_BARE_YEAR = re.compile(r"20[0-3]\d$")
# Ordinal, label, unit and several years; wider tables are no lists of figures.
_MAX_LISTED = 10


@dataclass(frozen=True, slots=True)
class TableRow:
    """One line: whom it concerns as written, its figures (a missing one is left out), the note beside it."""

    label: str
    figures: dict[str, Decimal] = field(default_factory=dict)
    note: str = ""
    index: int = 0
    """Row of the table it was read from, from 0."""
    unread: bool = False
    """A column that names none of the figures holds a number, and one of the figures has no column."""


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
    years: tuple[int, ...] = ()
    """Named in the headings of its figures: «Практик в 2022 году»."""


# «информация не представлена»: the settlement is silent, which is no zero.
_SILENT = re.compile(
    r"\b(?:информаци|сведени|данны|ответ|отч[её]т)\w*[^.;]{0,40}?\bне (?:был[аио]? )?"
    r"(?:представ|предостав|поступ|получ|направ|сда[нв]|дал|пода[нв]|прислан|готов)"
    r"|\bне (?:представ|предостав|направ|сда|дал|пода|присла|получ)\w*\s"
    r"(?:информаци|сведени|данны|ответ|отч[её]т)"
)
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
    below = _below(written, rows, columns, specs) if columns is not None else None
    listed = _listed(rows, specs)
    if below is None or (listed is not None and len(listed.keys) > max(1, len(below.keys))):
        return listed  # «Показатель | Количество объектов»: the lines name more figures than the heading
    return below


def _below(
    written: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    columns: Columns,
    specs: Sequence[FigureSpec],
) -> TableReading | None:
    """The lines below a heading; None where nothing stands below it."""
    read = [
        (at, row)
        for at in range(columns.first_row, len(rows))
        if (row := _row(written[at], rows[at], columns, specs, at)) is not None
    ]
    totals = tuple(row for at, row in read if _is_total(rows[at], row))
    plain = tuple(row for at, row in read if not _is_total(rows[at], row))
    if not plain and not totals:
        return None
    headings = " ".join(columns.headings[at] for at in columns.figures.values())
    years = tuple(int(each) for each in _YEAR.findall(headings))
    return TableReading(plain, totals, tuple(columns.figures), columns.ambiguous, years)


def _row(
    written: Sequence[str], row: Sequence[str], columns: Columns, specs: Sequence[FigureSpec], at: int
) -> TableRow | None:
    """The line, or None for an empty one and for a heading between the lines."""
    label = written[columns.label] if columns.label < len(written) else ""
    figures: dict[str, Decimal] = {}
    for key, column in columns.figures.items():
        asked = next(each for each in specs if each.key == key)
        value = figure_value(row[column], columns.headings[column], asked) if column < len(row) else None
        if value is not None:
            figures[key] = value
    note = _note(written, columns)
    for spec in specs:
        if spec.key not in figures and spec.key in columns.figures and _denied(row, columns, spec):
            figures[spec.key] = Decimal(0)
    if not figures and (not label or label.endswith(":") or sum(cell == label for cell in written) > 1):
        return None
    return TableRow(label, figures, note, at, unread=_has_unread(row, columns, specs))


def _has_unread(row: Sequence[str], columns: Columns, specs: Sequence[FigureSpec]) -> bool:
    if all(spec.key in columns.figures for spec in specs):
        return False
    used = {columns.label, *columns.figures.values()}
    free = [at for at in range(columns.label + 1, len(row)) if at not in used]
    return any(is_number(row[at]) and cell_value(row[at]) for at in free)


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
    if not is_absent(words) or is_planned(words) or _SILENT.search(words):
        return False
    return bool(named_figures(words, (spec,))) or "информаци" in words


def _is_total(row: Sequence[str], read: TableRow) -> bool:
    return any(_TOTAL.match(cell.strip(' .:"-')) for cell in row if cell) or (
        not read.label and bool(read.figures) and not row[0]
    )


def _listed(rows: Sequence[Sequence[str]], specs: Sequence[FigureSpec]) -> TableReading | None:
    """«Количество практик | 3»: one municipality, a line for each figure; of several columns the current."""
    figures: dict[str, Decimal] = {}
    repeated: set[str] = set()
    for at, row in enumerate(rows):
        label = next((place for place, cell in enumerate(row) if cell and cell_value(cell) is None), None)
        if label is None or len(row) > _MAX_LISTED:
            continue
        named = named_figures(row[label], specs)
        if is_planned(row[label]) and not any(asks_for_plans(each) for each in named):
            continue
        value = _listed_value(rows, at, label, named[0]) if len(named) == 1 else None
        if value is None:
            continue
        key = named[0].key
        if figures.get(key, value) != value:
            repeated.add(key)
        figures[key] = value
    figures = {key: value for key, value in figures.items() if key not in repeated}
    if not figures:
        return None
    return TableReading((TableRow("", figures),), keys=tuple(figures), ambiguous=tuple(sorted(repeated)))


def _listed_value(rows: Sequence[Sequence[str]], at: int, label: int, spec: FigureSpec) -> Decimal | None:
    row = rows[at]
    # «Заменено сетей | м | 1400»: the unit may have a column of its own
    words = " ".join(each for each in row[label:] if each and not is_number(each))
    cells = {place: figure_value(row[place], words, spec) for place in range(label + 1, len(row))}
    held = [place for place, value in cells.items() if value is not None]
    if len(held) > 1:
        width = len(row)
        top = [each for each in rows[:at] if len(each) == width and not _holds_values(each[label + 1 :])]
        headings = [" ".join(_heading(each[place]) for each in top[-2:]) for place in range(width)]
        held = current_columns(headings, held)
    return cells[held[0]] if len(held) == 1 else None


def _holds_values(cells: Sequence[str]) -> bool:
    return any(is_number(each) and not _BARE_YEAR.match(each) for each in cells)


def _heading(cell: str) -> str:
    """«2024» above numbers is a year."""
    return f"{cell} год" if _BARE_YEAR.match(cell) else cell
