"""The date beside a number of a letter: where it stands, and what it says."""

from __future__ import annotations

import re
from datetime import date

from mailflow.reading.written_dates import DATE, SPELLED, make_date, read_date, read_spelled

_WRITTEN = rf"(?:{DATE}|{SPELLED})"
_OTHER_YEAR = r"(?:прошлого|минувшего|прошедшего|предыдущего)\s(?:года|г\b\.?)|п\s?\.\s?г\b\.?"
_THIS_YEAR = r"(?:этого|текущего|сего|нынешнего)\s(?:года|г\b\.?)|[тс]\s?\.\s?г\b\.?"
# «от 5 сентября т.г.», «от 5 сентября прошлого года»: the year in words.
_SAID = rf"(?:(?P<past>{_OTHER_YEAR})|{_THIS_YEAR})"

DATE_AFTER = re.compile(
    rf"(?:\s?\([^()\n]{{0,40}}\))?[,;\s_]{{0,20}}(?:(?:датированн\w{{2,4}}\s)?(?:от|or|оt|oт)(?:\b"
    rf"|(?=\d))[\s_.:]{{0,20}}|(?<=[ _\t])|дата[: ]{{1,3}}|\((?:от\s)?)(?P<date>{_WRITTEN})"
    rf"(?:\s{{0,3}}{_SAID})?"
)

# «тел. 8(86150)6-21-15» above a number is no day.
_PHONE_END = r"(?<![\d)-])(?!\d{1,3}-\d\d-\d\d(?!\d))"
DATE_BEFORE = re.compile(
    rf"(?:(?P<from>от\s{{0,3}}_{{0,12}}\s?)|{_PHONE_END})(?P<date>{_WRITTEN})[\s_]{{0,12}}(?:{_SAID}|г\.?"
    rf"|года)?[\s_,]{{0,20}}(?:за\s{{1,3}}|исх\.?\s{{0,3}})?$"
)

DAY_AFTER = re.compile(r"\s{0,3}от\s{1,3}(?P<date>[0-3]?\d\.(?:0[1-9]|1[0-2]))(?P<past>\b)(?![.,/-]?\d)")
DAY_BEFORE = re.compile(r"\bот\s{1,3}(?P<date>[0-3]?\d\.(?:0[1-9]|1[0-2]))(?P<past>\b)\.?[\s,]{1,3}$")
"""«№ 96 от 05.09.», without any year; `past` is empty there."""

YEAR_AFTER = re.compile(
    r"\s{0,3}(?:(?:от|за|в)\s(?:[а-я]{3,8}\s)?(?P<year>20\d\d)(?:\s?г|(?![\d.])\b)|\((?:[а-я]{3,8}\s)?(?P<season>20\d\d)\b"
    r"|(?P<past>(?:от|за)\s(?:прошл|минувш|предыдущ)[а-я]{2,3}\sгод))"
)
LAST_YEARS = re.compile(
    r"\b(?:прошлогодн|позапрошлогодн)[а-я]{2,3}\s(?:[а-я]{4,12}\s){0,2}(?:исх\.?\s?)?(?:№\s?)?$"
)
"""«на № 118 от 2023 года», «прошлогоднее письмо № 131»: a year without a day."""

EACH_DATE = re.compile(DATE)
DATES_BEHIND = re.compile(
    rf"\s{{0,3}}(?:,\s)?от\s{DATE}(?:\s?(?:г\.?)?\s?(?:,|и|,\sи)\s{{1,3}}(?:от\s)?{DATE}){{1,5}}"
)
_LEAP_YEAR = date(2024, 1, 1)


def read_reference_date(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """Value, (day, month) of a date without a year, whether the year stands there, whether it is sure."""
    if not written:
        return None, None, False, True
    value = read_date(written)
    if value is not None:
        four = re.search(r"\d{4}", written) is not None
        return value, None, True, four
    if re.match(r"[а-я]", written):
        return _spelled(written)
    guess = read_date(written, _LEAP_YEAR) or _day_alone(written)
    if guess is not None:
        return None, (guess.day, guess.month), False, True
    return _swapped(written)


def _spelled(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """«пятого сентября 2024»."""
    found = read_spelled(written, _LEAP_YEAR)
    if found is None:
        return None, None, False, False
    if written[-1].isdigit():
        return found, None, True, True
    return None, (found.day, found.month), False, True


def _day_alone(written: str) -> date | None:
    """«05.09»."""
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    return make_date(_LEAP_YEAR.year, numbers[1], numbers[0]) if len(numbers) == 2 else None


def _swapped(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """«09.25.2024»: only the other order of day and month makes a date."""
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    if len(numbers) == 3 and numbers[1] > 12:
        value = read_date(f"{numbers[1]}.{numbers[0]}.{numbers[2]}")
        return value, None, value is not None, False
    return None, None, False, False
