"""Calendar dates in Russian texts: numeric, in words, with and without a year, and terms («в течение ...»).

Telling which date matters is left to `references`, `requisites` and `promises`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from mailflow.reading.normal import normalise

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_MONTH_WORD = (
    r"(?:январ[ьяюе]м?|янв\.?|феврал[ьяюе]м?|фев\.?|март[аеу]?|мар\.|апрел[ьяюе]м?|апр\.?|ма[йяюе]|июн[ьяюе]м?"
    r"|июл[ьяюе]м?|август[аеу]?|авг\.?|сентябр[ьяюе]м?|сент?\.?|октябр[ьяюе]м?|окт\.?|ноябр[ьяюе]м?|нояб?\.?"
    r"|декабр[ьяюе]м?|дек\.?)(?![а-я])"
)
_ORDINALS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат четырнадцат "
    "пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
).split()
_ORDINAL_WORD = (
    r"(?:двадцать\s+|тридцать\s+)?(?:" + "|".join(_ORDINALS) + r"|тридцат)(?:ое|ого|ому|ье|ьего|ьему|ым|им)"
)

NUMERIC = r'["_ ]{0,12}\d{1,2}["_ ]{0,6}[./-][_ ]{0,6}\d{1,2}["_ ]{0,6}[./-][_ ]{0,6}(?:\d{4}|\d{2})(?!\d)'
ISO = r"\d{4}-\d{2}-\d{2}(?!\d)"
WORDED = rf'["_ ]{{0,12}}\d{{1,2}}(?:-?го)?["_ ]{{0,12}}\s{{0,3}}_{{0,12}}{_MONTH_WORD}_{{0,12}}[\s,"]{{0,3}}(?:\d{{4}}(?!\d)|\d{{2}}(?=\s?г\b))?'
DATE = rf"(?:{ISO}|{NUMERIC}|{WORDED})"
"""A date as written, for use inside other patterns on normalised lower-case text."""

_DIGITS = re.compile(r"\d+")
_ANY = re.compile(
    rf"(?<![\d.,/№-])(?P<iso>{ISO})"
    rf'|(?<![\d.,/-])(?P<numeric>\d{{1,2}}["_ ]{{0,3}}[./-][_ ]{{0,3}}\d{{1,2}}[./-][_ ]{{0,3}}(?:\d{{4}}|\d{{2}})(?![\d/]|[.-]\d))'
    rf'|(?<![\d.,/-])(?P<worded>\d{{1,2}}(?:-?го)?"?\s{{1,3}}{_MONTH_WORD}[\s,]{{0,3}}(?:\d{{4}}(?!\d)|\d{{2}}(?=\s?г\b))?)'
    rf"|(?P<spelled>\b{_ORDINAL_WORD}\s{{1,3}}{_MONTH_WORD}[\s,]{{0,3}}(?:\d{{4}}(?!\d))?)"
    r"|(?<=\b[дк]о\s)(?P<short>\d{1,2}[./]\d{1,2})(?![\d.,/-]\d|\d)"
    r"|(?:(?<=\bк\s)|(?<=\bна\s)|(?<=\bпозднее\s)|(?<=\bпозже\s))(?P<short_to>\d{1,2}\.[01]\d)(?![\d.,/-]\d|\d)"
)
_TERM = re.compile(
    r"в\s(?:течение|течении)\s(?P<count>\d{1,3}|одного|двух|трех|четырех|пяти|семи|десяти|недели|месяца)"
    r"\s{0,2}(?:\([а-я]{1,12}\)\s)?(?P<unit>рабоч\w{1,4}\sд|календарн\w{1,4}\sд|д[не]|недел|месяц)?"
    r"|до\sконца\s(?P<until>недели|месяца|рабочей\sнедели|текущ\w{1,4}\sнедели|текущ\w{1,4}\sмесяца|сентября"
    rf"|{_MONTH_WORD})"
)
_COUNTS = {"одного": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "семи": 7, "десяти": 10}


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


def month_of(word: str) -> int | None:
    """Month (1 to 12) named by a lower-case word in any case or abbreviated."""
    for number, stem in enumerate(_MONTHS, 1):
        if word.startswith(stem):
            return number
    return None


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_date(written: str, reference: date | None = None) -> date | None:
    """The date a string matching `DATE` names; a missing year is the one that brings it nearest to `reference`."""
    numbers = [int(each) for each in _DIGITS.findall(written)]
    month = re.search(_MONTH_WORD, written)
    if month is not None:
        return _worded(numbers, month_of(month[0]), reference)
    if len(numbers) < 3:
        return None
    if numbers[0] > 31:
        return make_date(numbers[0], numbers[1], numbers[2])
    return make_date(full_year(numbers[2]), numbers[1], numbers[0])


def full_year(number: int) -> int:
    """Two digits mean this century."""
    return number + 2000 if number < 100 else number


def _worded(numbers: list[int], month: int | None, reference: date | None) -> date | None:
    if month is None or not numbers:
        return None
    if len(numbers) > 1:
        return make_date(full_year(numbers[1]), month, numbers[0])
    return nearest(numbers[0], month, reference) if reference else None


def nearest(day: int, month: int, reference: date) -> date | None:
    """The date with that day and month nearest to `reference`."""
    years = (reference.year - 1, reference.year, reference.year + 1)
    possible = [found for year in years if 1 <= year <= 9999 and (found := make_date(year, month, day))]
    return min(possible, key=lambda each: abs(each - reference), default=None)


def find_dates(text: str, reference: date) -> tuple[FoundDate, ...]:
    """Dates and terms of a text in order of appearance; `reference` is the day the text was sent."""
    plain = normalise(text)
    low = plain.lower()
    found = [each for match in _ANY.finditer(low) if (each := _from_match(match, plain, reference))]
    if "в тече" in low or "до конца" in low:
        found += [each for match in _TERM.finditer(low) if (each := _from_term(match, plain, reference))]
    return tuple(sorted(found, key=lambda each: each.start))


def _from_match(match: re.Match[str], plain: str, reference: date) -> FoundDate | None:
    kind, written = match.lastgroup, match[0].strip(' ,"_\n')
    has_year, sure = True, True
    if kind in ("short", "short_to"):
        day, month = (int(each) for each in _DIGITS.findall(written))
        value, has_year = nearest(day, month, reference), False
    elif kind == "spelled":
        value, has_year = _spelled(written, reference)
    else:
        value = read_date(written, reference)
        has_year = re.search(r"\d{4}|\d\D+\d", written) is not None
        sure = re.search(r"\d{4}", written) is not None
    if value is None:
        return None
    return FoundDate(
        value,
        match.start(),
        match.end(),
        plain[match.start() : match.end()].strip(),
        has_year and sure,
        has_year,
    )


def _spelled(written: str, reference: date) -> tuple[date | None, bool]:
    words = written.split()
    tens = {"двадцать": 20, "тридцать": 30}.get(words[0], 0)
    ordinal, month = words[1 if tens else 0], words[2 if tens else 1]
    day = tens + _ordinal(ordinal)
    year = words[-1] if words[-1].isdigit() else ""
    number = month_of(month)
    if number is None:
        return None, bool(year)
    return (make_date(int(year), number, day) if year else nearest(day, number, reference)), bool(year)


def _ordinal(word: str) -> int:
    if word.startswith("тридцат"):
        return 30
    best = max((stem for stem in _ORDINALS if word.startswith(stem)), key=len)
    return _ORDINALS.index(best) + 1


def _from_term(match: re.Match[str], plain: str, reference: date) -> FoundDate | None:
    value = _end_of(match["until"], reference) if match["until"] else _after(match, reference)
    if value is None:
        return None
    return FoundDate(
        value, match.start(), match.end(), plain[match.start() : match.end()].strip(), False, False
    )


def _end_of(what: str, reference: date) -> date | None:
    if "недели" in what:
        return reference + timedelta(days=(4 - reference.weekday()) % 7)
    month = reference.month if "месяца" in what else month_of(what)
    first = nearest(1, month, reference) if month else None
    if first is None or first.year > 9998:
        return None
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _after(match: re.Match[str], reference: date) -> date | None:
    word, unit = match["count"], match["unit"] or ""
    if reference.year > 9990:
        return None
    if word in ("недели", "месяца"):
        return reference + timedelta(days=7 if word == "недели" else 30)
    count = int(word) if word.isdigit() else _COUNTS[word]
    if unit.startswith("рабоч"):
        return _working_days_after(reference, count)
    days = {"недел": 7, "месяц": 30}.get(unit, 1)
    return reference + timedelta(days=count * days) if unit else None


def _working_days_after(start: date, count: int) -> date:
    """Without public holidays: the working calendar belongs to `cases`."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
