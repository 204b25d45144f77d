"""When it was what a clause counts: in the year of the request, before it, or over several years.

How a moment is written is read by `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Sentence, Token
from mailflow.reading.clauses.roles import Moment, moment_of

_CURRENT = re.compile(
    r"\b(?:в|за)\s(?:текущ|эт(?:ом|от)\s)|\b(?:сейчас|теперь|ныне|сегодня)\b|\bв\sнастоящее\s"
)
_YEARS = re.compile(r"\bза\s(?:[а-я\d]{1,12}\s){1,2}(?:года|лет)\b|20\d\d\s?-\s?20\d\d|\bс\s20\d\d")


def moment_in(sentence: Sentence, clause: Sequence[Token]) -> Moment | None:
    """The moment a clause names in the words as they were written."""
    return moment_of(sentence.text[clause[0].start : clause[-1].end].lower())


def current_year(words: str, year: int | None) -> Moment | None:
    """«в 2024 году – 2, в текущем – 1»: the year of the request."""
    return (year, 0, 0) if year is not None and _CURRENT.search(words) else None


def is_of_this_year(sentence: Sentence, clause: Sequence[Token], year: int | None) -> bool:
    """«За три года подано 6 проектов, в том числе в 2025 году 2»: those of the year asked for."""
    when = moment_in(sentence, clause)
    if when is None or year is None or when[0] < year - 1:
        return False
    return _YEARS.search(sentence.text[: clause[0].start].lower()) is not None
