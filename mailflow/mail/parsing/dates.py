"""Dates of RFC 5322, 3.3, and the ones that are found instead."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan янв", "feb фев", "mar мар", "apr апр", "may май мая", "jun июн", "jul июл", "aug авг",
         "sep сен", "oct окт", "nov ноя", "dec дек"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# A blank, not more, may stand between the clock and its half of the day.
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d{1,9})?(?!\d)\s*([AaPp][Mm])?")
_DAY_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})[\s-]+([A-Za-zА-Яа-я]{3,9})\.?,?[\s-]+(\d{4}|\d{2,3})(?!\d)")
# As the C function ctime writes it; the time of day and its zone stand before the year.
_MONTH_DAY_YEAR = re.compile(
    r"([A-Za-zА-Яа-я]{3,9})\.?\s+(\d{1,2})"
    r"((?:,?\s+\d{1,2}:\d{2}(?::\d{2})?)?(?:\s+[A-Z]{3,4})?),?\s+(\d{4})"
)
_ISO = re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])\s?(\d{1,2}):?(\d{2})(?!\d)")
_ZONE = re.compile(r"\b([A-Z]{1,5})\b")
# RFC 5322, 4.3, and the Moscow names. Others are local jargon and count as UTC.
_ZONE_HOURS = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "MSK": 3,
    "MSD": 4, "SAMT": 4, "YEKT": 5, "EET": 2, "EEST": 3, "CET": 1, "CEST": 2,
}  # fmt: skip
# A date is short; more is an attack on the patterns.
_MOST = 120


def parse_date(text: str) -> datetime | None:
    """The instant, aware; None where it cannot be read. A time without zone is taken as UTC ("-0000")."""
    text = re.sub(r"\([^)]*\)", " ", text[:_MOST])
    day = _find_day(text)
    if day is None:
        return None
    year, month, date, rest = day
    time = _TIME.search(rest)
    hour, minute, second = _clock(time) if time else (0, 0, 0)
    zone = _find_zone(rest[time.end() :] if time else rest)
    try:
        # A leap second is the last ordinary one.
        moment = datetime(year, month, date, hour, minute, min(second, 59), tzinfo=zone)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment


def _find_day(text: str) -> tuple[int, int, int, str] | None:
    """Year, month, day of month, and the text without them."""
    if (found := _DAY_MONTH_YEAR.search(text)) and (month := _month(found[2])):
        return _year(found[3]), month, int(found[1]), text[found.end() :]
    if found := _ISO.search(text):
        return int(found[1]), int(found[2]), int(found[3]), text[found.end() :]
    if found := _NUMERIC.search(text):
        return int(found[3]), int(found[2]), int(found[1]), text[found.end() :]
    if (found := _MONTH_DAY_YEAR.search(text)) and (month := _month(found[1])):
        return int(found[4]), month, int(found[2]), found[3] + text[found.end() :]
    return None


def _month(name: str) -> int | None:
    return _MONTHS.get(name[:3].lower())


def _year(digits: str) -> int:
    """RFC 5322, 4.3: two digits below 50 mean 2000 and on, three digits count from 1900."""
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 50 else 1900)
    return year + 1900 if len(digits) == 3 else year


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour = int(time[1])
    if time[4]:
        hour = hour % 12 + (12 if time[4].lower() == "pm" else 0)
    return hour, int(time[2]), int(time[3] or 0)


def _find_zone(text: str) -> timezone:
    if found := _OFFSET.search(text):
        minutes = int(found[2]) * 60 + int(found[3])
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=-minutes if found[1] == "-" else minutes))
    name = _ZONE.search(text)
    hours = _ZONE_HOURS.get(name[1], 0) if name else 0
    return timezone(timedelta(hours=hours)) if hours else UTC
