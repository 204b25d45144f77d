"""A unit in brackets behind a title says nothing more: «Передано владельцам (животное): 13»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.figure_kinds import is_measure


def without_bracketed_units(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text without what is counted piece by piece, in brackets and as the request declares it."""
    units = tuple(dict.fromkeys(each.unit for each in specs if each.unit and not is_measure(each)))
    return _bracketed(units).sub("", plain) if units and "(" in plain else plain


@lru_cache(maxsize=64)
def _bracketed(units: tuple[str, ...]) -> re.Pattern[str]:
    written = "|".join(re.escape(each.replace("ё", "е")) for each in units)
    return re.compile(rf"(?<=[а-я])\s\((?:{written})\)", re.IGNORECASE)
