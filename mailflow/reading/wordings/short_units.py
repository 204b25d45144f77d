"""Units cut short behind a number: «1 дог.», «10 пл.» where contracts and grounds are counted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clause_division import PIECES
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.quantities import read_unit

_SHORT = re.compile(r"(?<=\d )(?P<short>[а-я]{2,8})\.(?=\s?(?:[,;/)(\n]|$)|\s[а-я]|(?P<end>\.?\s[А-ЯЁ]))")
_CUT = 2


def with_units_whole(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «1 договор» for «1 дог.», where one figure alone is counted in what begins so.

    «5 шт.» and «5 чел.» are known as they are; «2 пр. Мира» has a name behind it and is an address.
    """
    units = {each.unit.lower() for each in specs if each.unit.isalpha() and not is_measure(each)}
    return _SHORT.sub(lambda found: _whole(found, units), plain) if "." in plain and units else plain


def _whole(found: re.Match[str], units: set[str]) -> str:
    short = found["short"]
    meant = [each for each in units if each.startswith(short) and len(each) >= len(short) + _CUT]
    if found["end"] or len(meant) != 1 or short in PIECES or read_unit(short) is not None:
        return found[0]
    return meant[0]
