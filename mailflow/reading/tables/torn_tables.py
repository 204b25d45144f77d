"""Rows of a table of which a mail program made lines: «Практики⏎⏎5⏎⏎Инициативы⏎⏎3»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from mailflow.reading.clauses.claims import DIRECT, Claim
from mailflow.reading.tables.table_cells import cell_value

_LABEL = re.compile(r"[А-Яа-я][^\n.;:!?\d]{3,80}$")
# A blank line or two part the cells.
_REACH = 3


def torn_claims(plain: str, stems: Mapping[str, Sequence[str]]) -> Iterator[Claim]:
    """The number alone on the line below a line that names one figure and says nothing else.

    Two such pairs at least make a table, for a single number below a heading may count its points.
    """
    lines = [line.strip() for line in plain.split("\n")]
    found = []
    for at, line in enumerate(lines):
        if not _LABEL.match(line):
            continue
        low = line.lower()
        keys = [key for key, parts in stems.items() if any(part in low for part in parts)]
        value = _value_below(lines, at) if len(keys) == 1 else None
        if value is not None:
            found.append(Claim(keys[0], value, DIRECT))
    if len({claim.key for claim in found}) > 1:
        yield from found


def _value_below(lines: Sequence[str], at: int) -> Decimal | None:
    below = next((line for line in lines[at + 1 : at + 1 + _REACH] if line), "")
    return cell_value(below) if len(below) < 12 else None
