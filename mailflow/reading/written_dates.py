"""Spellings of a calendar date in Russian and the day each of them names."""

from __future__ import annotations

import re
from datetime import date

_STEMS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
MONTH = (
    r"(?:январ[ьяюе]м?|янв\.?|феврал[ьяюе]м?|фев\.?|март[аеу]?|мар\.|апрел[ьяюе]м?|апр\.?|ма[йяюе]"
    r"|июн[ьяюе]м?"
    r"|июл[ьяюе]м?|август[аеу]?|авг\.?|сентябр[ьяюе]м?|сент?\.?|октябр[ьяюе]м?|окт\.?|ноябр[ьяюе]м?|нояб?\.?"
    r"|декабр[ьяюе]м?|дек\.?)(?![а-я])"
)
_BLANK = '["_ ]{0,12}'
_POINT = '["_ ]{0,6}[./-][_ ]{0,6}'
_YEAR = r"(?:\d{4}|\d{2})(?!\d)"
_ISO = r"\d{4}-\d{2}-\d{2}(?!\d)"
_NUMERIC = rf"{_BLANK}\d{{1,2}}{_POINT}\d{{1,2}}{_POINT}{_YEAR}"
_WORDED = (
    rf"{_BLANK}\d{{1,2}}(?:-?го)?{_BLANK}\s{{0,3}}_{{0,12}}{MONTH}_{{0,12}}"
    r'[\s,"]{0,3}(?:\d{4}(?!\d)|\d{2}(?=\s?г\b))?'
)
_QUOTED = r'"\d{1,2}"[ _]{1,3}\d{2}[ _]{1,3}(?:19|20)\d{2}(?!\d)'
DATE = rf"(?:{_ISO}|{_NUMERIC}|{_QUOTED}|{_WORDED})"
"""A date as written on letterheads and in sentences, for patterns on normalised lower-case text."""

_DIGITS = re.compile(r"\d+")
_MONTH = re.compile(MONTH)
_DAYS = {
    "перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "шест": 6, "седьм": 7, "восьм": 8, "девят": 9,
    "десят": 10, "одиннадцат": 11, "двенадцат": 12, "тринадцат": 13, "четырнадцат": 14, "пятнадцат": 15,
    "шестнадцат": 16, "семнадцат": 17, "восемнадцат": 18, "девятнадцат": 19, "двадцат": 20, "тридцат": 30,
}  # fmt: skip
_TENS = {"двадцать": 20, "тридцать": 30}
SPELLED = (
    rf"(?:(?:двадцать|тридцать)\s{{1,3}})?(?:{'|'.join(_DAYS)})(?:ое|ого|ому|ье|ьего|ьему)\s{{1,3}}{MONTH}"
    r"(?:[\s,]{1,3}\d{4}(?!\d))?"
)
"""«двадцать пятого сентября 2024»."""


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(day: int, month: int, reference: date) -> date | None:
    """The date with that day and month nearest to `reference`."""
    years = (reference.year - 1, reference.year, reference.year + 1)
    possible = [found for year in years if (found := make_date(year, month, day))]
    return min(possible, key=lambda each: abs(each - reference), default=None)


def month_of(word: str) -> int | None:
    """Month (1 to 12) named by a lower-case word in any case or abbreviated."""
    starts = (number for number, stem in enumerate(_STEMS, 1) if word.startswith(stem))
    return next(starts, None)


def read_date(written: str, reference: date | None = None) -> date | None:
    """The day a string matching `DATE` names; without a year the one nearest to `reference`, if given.

    Two digits of a year mean this century.
    """
    numbers = [int(each) for each in _DIGITS.findall(written)]
    month = _MONTH.search(written)
    if month is not None:
        return _worded(numbers, month_of(month[0]), reference)
    if len(numbers) < 3:
        return None
    if numbers[0] > 31:
        return make_date(numbers[0], numbers[1], numbers[2])
    return make_date(_full_year(numbers[2]), numbers[1], numbers[0])


def read_spelled(written: str, reference: date) -> date | None:
    """The day a string matching `SPELLED` names."""
    words = written.replace(",", " ").split()
    tens = _TENS.get(words[0], 0)
    ordinal, name = words[1 if tens else 0], words[2 if tens else 1]
    # «пятнадцат» begins with «пят»: the longest stem is the right one.
    stem = max((each for each in _DAYS if ordinal.startswith(each)), key=len)
    month = month_of(name)
    if month is None:
        return None
    if words[-1].isdigit():
        return make_date(int(words[-1]), month, tens + _DAYS[stem])
    return nearest(tens + _DAYS[stem], month, reference)


def _full_year(number: int) -> int:
    return number + 2000 if number < 100 else number


def _worded(numbers: list[int], month: int | None, reference: date | None) -> date | None:
    if month is None or not numbers:
        return None
    if len(numbers) > 1:
        return make_date(_full_year(numbers[1]), month, numbers[0])
    return nearest(numbers[0], month, reference) if reference else None
