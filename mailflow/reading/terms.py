"""Terms counted from the day of writing: «в течение 5 рабочих дней», «до конца недели»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from mailflow.reading.written_dates import MONTH, month_of, nearest

_TERM = re.compile(
    r"в\sтечени[еи]\s(?P<count>\d{1,3}|одного|двух|трех|четырех|пяти|семи|десяти|недели|месяца)(?!\d)"
    r"\s{0,2}(?:\([а-я]{1,12}\)\s)?(?P<unit>рабоч\w{1,4}\sд|календарн\w{1,4}\sд|д[не]|недел|месяц)?"
    r"|до\sконца\s(?P<until>недели|месяца|рабочей\sнедели|текущ\w{1,4}\sнедели|текущ\w{1,4}\sмесяца"
    rf"|{MONTH})"
)
_COUNTS = {"одного": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "семи": 7, "десяти": 10}
_DAYS = {"недел": 7, "месяц": 30}
# Beyond, adding a term would leave the calendar of `datetime`.
_LAST_YEAR = 9990


def find_terms(low: str, reference: date) -> Iterator[tuple[date, int, int]]:
    """Last day, start and end of each term in a normalised lower-case text."""
    if reference.year > _LAST_YEAR or not ("в течени" in low or "до конца" in low):
        return
    for match in _TERM.finditer(low):
        day = _end_of(match["until"], reference) if match["until"] else _after(match, reference)
        if day is not None:
            yield day, match.start(), match.end()


def _end_of(what: str, reference: date) -> date | None:
    """Friday of the week, or the last day of the month."""
    if "недели" in what:
        return reference + timedelta(days=(4 - reference.weekday()) % 7)
    month = reference.month if "месяца" in what else month_of(what)
    first = nearest(1, month, reference) if month else None
    if first is None:
        return None
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def _after(match: re.Match[str], reference: date) -> date | None:
    word, unit = match["count"], match["unit"] or ""
    if word in ("недели", "месяца"):
        return reference + timedelta(days=7 if word == "недели" else 30)
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
