"""Dates named in a running text, with the position of each.

Telling which of them matters is left to `references`, `requisites` and `promises`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from mailflow.reading.normal import normalise
from mailflow.reading.terms import find_terms
from mailflow.reading.written_dates import MONTH, SPELLED, nearest, read_date, read_spelled

_NUMBER = re.compile(r"\d{1,4}")
# Tried where a number begins; nothing that goes on as a longer number, a version or a phone is a date.
_AT_NUMBER = re.compile(
    r"(?<![\d.,/№-])(?P<iso>\d{4}-\d{2}-\d{2})(?!\d)"
    r'|(?<![\d.,/-])(?P<numeric>\d{1,2}["_ ]{0,3}[./-][_ ]{0,3}\d{1,2}[./-][_ ]{0,3}(?:\d{4}'
    r"|\d{2}))(?![\d/]|[.-]\d)"
    rf'|(?<![\d.,/-])(?P<worded>\d{{1,2}}(?:-?го)?"?\s{{1,3}}{MONTH}(?:[\s,]{{0,3}}(?:\d{{4}}(?!\d)'
    rf"|\d{{2}}(?=\s?г\b)))?)"
    r"|(?<=\bдо\s)(?P<until>\d{1,2}[./]\d{1,2})(?![\d.,/-]\d|\d)"
    r"|(?:(?<=\bк\s)|(?<=\bна\s)|(?<=\bпозднее\s)|(?<=\bпозже\s)|(?<=\bбудет\s))(?P<by>\d{1,2}\.[01]\d)(?![\d.,/-]\d|\d)"
)
_SPELLED = re.compile(rf"\b{SPELLED}")
_ENDING_BEFORE_MONTH = re.compile(
    r"(?:го|ое|ье|му)\s{1,3}(?:янв|фев|мар|апр|ма[яй]|ию[нл]|авг|сен|окт|ноя|дек)"
)
_FULL_YEAR = re.compile(r"\d{4}")
_ANY_YEAR = re.compile(r"\d{4}|\d\D+\d")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as understood; `start` and `end` are positions in the normalised text.

    `certain` is False where the year was guessed (two digits or none) or the day counted from a term.
    """

    day: date
    start: int
    end: int
    snippet: str
    certain: bool
    has_year: bool


def find_dates(text: str, reference: date) -> tuple[FoundDate, ...]:
    """Dates and terms of a text in order of appearance; `reference` is the day the text was sent."""
    plain = normalise(text)
    low = plain.lower()
    found = _at_numbers(low, plain, reference)
    if _ENDING_BEFORE_MONTH.search(low):
        for match in _SPELLED.finditer(low):
            day = read_spelled(match[0], reference)
            has_year = _FULL_YEAR.search(match[0]) is not None
            found += _made(day, match.start(), match.end(), plain, has_year, has_year)
    for day, start, end in find_terms(low, reference):
        found += _made(day, start, end, plain, False, False)
    return tuple(sorted(found, key=lambda each: each.start))


def _at_numbers(low: str, plain: str, reference: date) -> list[FoundDate]:
    found: list[FoundDate] = []
    end = 0
    for number in _NUMBER.finditer(low):
        match = _AT_NUMBER.match(low, number.start()) if number.start() >= end else None
        if match is None:
            continue
        end = match.end()
        written = match[0].strip(' ,"_\n')
        if match.lastgroup in ("until", "by"):
            day, month = (int(each) for each in re.findall(r"\d+", written))
            found += _made(nearest(day, month, reference), match.start(), end, plain, False, False)
        else:
            sure = _FULL_YEAR.search(written) is not None
            has_year = _ANY_YEAR.search(written) is not None
            found += _made(read_date(written, reference), match.start(), end, plain, sure, has_year)
    return found


def _made(
    day: date | None, start: int, end: int, plain: str, certain: bool, has_year: bool
) -> list[FoundDate]:
    if day is None:
        return []
    return [FoundDate(day, start, end, plain[start:end].strip(), certain, has_year)]
