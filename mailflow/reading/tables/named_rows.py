"""Tables that list what was done, a row each, and count nothing: «№ | Наименование практики | Дата»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from mailflow.model.message import Table
from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import INFERRED, TOTAL, Claim
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.predicates import is_absent, is_planned
from mailflow.reading.clauses.words import is_noun, lemma
from mailflow.reading.tables.table_cells import cell_text, cell_value, is_number
from mailflow.reading.tables.table_columns import named_figures

_NAME = re.compile(r"^(?:наименован|назван|перечень|тема\b)")
_OF_OTHERS = re.compile(r"муницип|поселени|район|округ|территор")
_SUM = re.compile(r"^(?:итог|всего|общее)")
_SUM_WITH_NUMBER = re.compile(r"(?:итого|всего)\s?[:-]?\s?(\d{1,4})(?:\s[а-я]{3,20})?$")
# More rows of one municipality are no list of its own deeds.
_MOST = 60


def row_claims(table: Table, specs: Sequence[FigureSpec]) -> Iterator[Claim]:
    """Numbered rows below «Наименование …» of one figure: the number in the row of totals, else how many."""
    rows = [tuple(cell_text(cell).lower() for cell in row) for row in table.rows[: _MOST + 4]]
    for at, row in enumerate(rows[:4]):
        column = next(
            (place for place, cell in enumerate(row) if _NAME.match(cell) or _is_noun_alone(cell)), None
        )
        if column is None or any(_OF_OTHERS.search(cell) for cell in row):
            continue
        named = [
            each for each in named_figures(row[column], specs) if not is_measure(each) and not is_flag(each)
        ]
        if len(named) == 1:
            yield from _counted(rows[at + 1 :], column, named[0])
        return


def _is_noun_alone(cell: str) -> bool:
    """«Мероприятие», «Практика» above the names of many."""
    return cell.isalpha() and is_noun(cell) and lemma(cell) == cell and not _OF_OTHERS.search(cell)


def _counted(rows: Sequence[Sequence[str]], column: int, spec: FigureSpec) -> Iterator[Claim]:
    count, unnumbered = 0, False
    for row in rows:
        if any(_SUM.match(cell) for cell in row):
            cell = row[column] if column < len(row) else ""
            said = _SUM_WITH_NUMBER.match(cell)
            value = Decimal(said[1]) if said else cell_value(cell) if is_number(cell) else None
            if value is not None:
                yield Claim(spec.key, value, TOTAL)
            break
        ordinal = row[0].strip(" .)") if row else ""
        words = " ".join(row)
        if not ordinal.isdigit():
            unnumbered = True
            continue
        if (
            unnumbered
            or ordinal != str(count + 1)
            or len(row) <= column
            or is_planned(words)
            or is_absent(words)
        ):
            return
        count += 1
    if count:
        yield Claim(spec.key, Decimal(count), INFERRED, certain=False)
