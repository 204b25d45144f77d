"""Which years a request asks about: a table or a sentence of an earlier one answers something else."""

from __future__ import annotations

import re
from collections.abc import Collection

from mailflow.model.request import Request

_EARLY_MONTHS = 4
"""Reports of a year are asked for well into the next spring."""
_YEAR_ASKED = re.compile(r"\b20\d\d\b")


def years_asked(request: Request) -> tuple[str, ...]:
    """Years that the request names; early in a year it asks about the one that has just ended."""
    titles = (request.title, *request.items, *(each.title for each in request.figures))
    ended = (str(request.date.year - 1),) if request.date.month <= _EARLY_MONTHS else ()
    return (*_YEAR_ASKED.findall(" ".join(titles)), *ended)


def is_of_earlier_years(years: Collection[int], request: Request) -> bool:
    """Whether the latest of these years, if any, has passed and was not asked about."""
    latest = max(years, default=request.date.year)
    return latest < request.date.year and str(latest) not in years_asked(request)
