"""Terms counted from the day of writing: «в течение 5 рабочих дней», «до конца недели», «в среду»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from mailflow.reading.written_dates import MONTH, month_of, nearest

_WEEK = r"(?:(?P<{0}>следующей|будущей)\s|рабочей\s|этой\s|текущ\w{{1,4}}\s)?"
_TERM = re.compile(
    r"(?:в\sтечени[еи]|через)\s(?P<count>\d{1,3}|одну|один|одного|двух|двое|два|две|трех|три|четырех|пяти|пять|семи|десяти"
    r"|десять|недел[июя]|месяца?)(?!\d)\b"
    r"\s{0,2}(?:\([а-я]{1,12}\)\s)?(?P<unit>рабоч\w{1,4}\s(?:д|сут)|календарн\w{1,4}\s(?:д|сут)|д[не]|сут|недел|месяц)?"
    r"|(?:до\sконца|к\sконцу|в\sконце)\s(?P<until>"
    + _WEEK.format("later")
    + rf"недели|месяца|текущ\w{{1,4}}\sмесяца|{MONTH})"
    r"|\b(?:на|в\sначале|в\sсередине)\s(?P<week>" + _WEEK.format("next") + r"недел[еи])\b"
    r"|\b(?P<morrow>(?:после)?завтра)\b"
    r"|\b(?:во?|до|ко?|на|не\sпозднее|не\sпозже)\s(?:следующ\w{2,3}\s|ближайш\w{2,3}\s)?(?P<weekday>понедельник|вторник|сред[уые]"
    r"|четверг|пятниц|суббот|воскресень)[а-я]{0,2}\b"
)
# One of them stands in every term.
_HINTS = ("в течени", "через", "конца", "концу", "конце", "недел", "завтра", "понедельник", "вторник", "сред")
_MORE_HINTS = ("четверг", "пятниц", "суббот", "воскресень")
_WEEKDAYS = ("пон", "вто", "сре", "чет", "пят", "суб", "вос")
_COUNTS = {
    **{
        "одну": 1,
        "один": 1,
        "одного": 1,
        "двух": 2,
        "двое": 2,
        "два": 2,
        "две": 2,
        "трех": 3,
        "три": 3,
        "четырех": 4,
    },
    **{"трех": 3, "три": 3, "четырех": 4, "пяти": 5, "пять": 5, "семи": 7, "десяти": 10, "десять": 10},
}
_DAYS = {"недел": 7, "месяц": 30}
# Beyond, adding a term would leave the calendar of `datetime`.
_LAST_YEAR = 9990


def find_terms(low: str, reference: date) -> Iterator[tuple[date, int, int]]:
    """Last day, start and end of each term in a normalised lower-case text."""
    if reference.year > _LAST_YEAR or not any(map(low.__contains__, (*_HINTS, *_MORE_HINTS))):
        return
    for match in _TERM.finditer(low):
        day = _meant(match, reference)
        if day is not None:
            yield day, match.start(), match.end()


def _meant(match: re.Match[str], reference: date) -> date | None:
    """Of a week that is named the Friday, of a weekday the next one."""
    if match["morrow"]:
        return reference + timedelta(days=2 if match["morrow"].startswith("после") else 1)
    if match["weekday"]:
        ahead = _WEEKDAYS.index(match["weekday"][:3]) - reference.weekday()
        return reference + timedelta(days=ahead % 7 or 7)
    if match["week"]:
        return _friday(reference, later=match["next"] is not None)
    if match["until"] and "недели" in match["until"]:
        return _friday(reference, later=match["later"] is not None)
    return _end_of(match["until"], reference) if match["until"] else _after(match, reference)


def _friday(reference: date, *, later: bool) -> date:
    """Of the week of `reference`, or of the one after; on a day off the coming one is meant."""
    friday = reference + timedelta(days=(4 - reference.weekday()) % 7)
    return friday + timedelta(days=7) if later and reference.weekday() < 5 else friday


def _end_of(what: str, reference: date) -> date | None:
    """The last day of the month."""
    month = reference.month if "месяца" in what else month_of(what)
    first = nearest(1, month, reference) if month else None
    if first is None:
        return None
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _after(match: re.Match[str], reference: date) -> date | None:
    word, unit = match["count"], match["unit"] or ""
    if word.startswith(("недел", "месяц")):
        return reference + timedelta(days=7 if word.startswith("недел") else 30)
    count = int(word) if word.isdigit() else _COUNTS[word]
    if unit.startswith("рабоч"):
        return _working_days_after(reference, count)
    return reference + timedelta(days=count * _DAYS.get(unit, 1)) if unit else None


def _working_days_after(start: date, count: int) -> date:
    """Public holidays left out of account: the working calendar belongs to `cases`."""
    day = start
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
