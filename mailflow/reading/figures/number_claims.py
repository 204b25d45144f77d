"""What one number claims of the figure it belongs to: its unit and scale against those asked for.

Which number belongs to which figure is left to `clause_figures` and `clause_numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import DIRECT, EARLIER, Claim
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.figure_kinds import counts_people, is_measure
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.quantities import (
    Dimension,
    plain_decimal,
    read_unit,
    scale_at,
    scale_of_unit,
    unit_at,
)
from mailflow.reading.clauses.roles import is_vague
from mailflow.reading.clauses.words import is_person
from mailflow.reading.figures.ranges import is_range

_SHARE = re.compile(r"%|процент|\bдол[яюией]{1,2}\b")
# So many thousands of anything no settlement has.
_SURELY_NO_THOUSANDS = 100_000


def number_claim(clause: list[Token], at: int, mention: Mention, low: str) -> list[Claim]:
    """What the number at a token claims of the figure mentioned; nothing where its unit is another's."""
    value, spec = clause[at].value, mention.spec
    if counts_people(spec) and at + 1 < len(clause) and clause[at + 1].text in ("раз", "раза"):
        return []  # «дружинники 75 раз выходили в рейды»
    unit, _ = unit_at(clause, at + 1)
    asked = read_unit(spec.unit) if is_measure(spec) else None
    if asked is None and (thousands := scale_of_unit(spec.unit)) > 1:
        return _of_thousands(clause, at, spec, thousands)
    if unit is not None and unit.dimension is not (asked.dimension if asked else Dimension.PEOPLE):
        return []
    scale = scale_at(clause, at + 1)[0]
    if value is not None and unit is None and scale > 1:
        value *= scale / (asked.factor if asked else 1)
    if (
        asked is not None
        and asked.dimension is Dimension.SHARE
        and unit is None
        and not _SHARE.search(low, clause[0].start, clause[-1].end)
    ):
        return []  # «охвачено 18» where a share is asked for
    if value is None or (not is_measure(spec) and value != value.to_integral_value()):
        return []
    if is_vague(low[max(0, clause[at].start - 80) : clause[at].start]) or is_range(clause, at):
        return []
    factor = _labelled(clause, at, mention)
    if unit is None and scale == 1 and asked is not None and asked.factor > 1 and _counts_persons(clause, at):
        factor = 1 / asked.factor  # «перевезено 5600 пассажиров» where thousands are asked for
    if factor is None and unit is not None:
        factor = unit.factor / (asked.factor if asked else 1)
    if (
        factor is None
        and scale == 1
        and asked is not None
        and asked.factor > 1
        and value >= _SURELY_NO_THOUSANDS
    ):
        return []  # «Финансирование: 350000» where thousands are asked for: perhaps roubles
    # «поддержку получили 2» beside «сумма поддержки 350 тыс. руб.»
    sure = asked is None or asked.dimension is Dimension.PEOPLE or factor is not None or scale > 1
    return [Claim(spec.key, plain_decimal(value * (factor or 1)), DIRECT if sure else EARLIER)]


def _of_thousands(clause: Sequence[Token], at: int, spec: FigureSpec, thousands: Decimal) -> list[Claim]:
    """«фонд – 9 870 экз.» and «31 тыс. экз.» where «тыс. экз.» is asked for; a bare number is of neither."""
    scale, behind = scale_at(clause, at + 1)
    value = clause[at].value
    told = scale > 1 or (behind < len(clause) and clause[behind].text in PIECES)
    return [Claim(spec.key, plain_decimal(value * scale / thousands))] if told and value is not None else []


def _counts_persons(clause: Sequence[Token], at: int) -> bool:
    return at + 1 < len(clause) and clause[at + 1].text.isalpha() and is_person(clause[at + 1].text)


def _labelled(clause: Sequence[Token], at: int, mention: Mention) -> Decimal | None:
    """«Объем финансирования, руб.: 350 000» where thousands are asked for: the label's unit counts."""
    asked = read_unit(mention.spec.unit) if is_measure(mention.spec) else None
    for place in range(max(mention.end, at - 8), at):
        unit, _ = unit_at(clause, place)
        if unit is not None and asked is not None and unit.dimension is asked.dimension:
            return unit.factor / asked.factor
    return None
