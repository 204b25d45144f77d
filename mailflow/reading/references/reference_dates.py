"""The date beside a number of a letter: where it stands, and what it says."""

from __future__ import annotations

import re
from datetime import date

from mailflow.reading.written_dates import DATE, read_date

DATE_AFTER = re.compile(
    rf"(?:\s?\([^()\n]{{0,40}}\))?[,;\s_]{{0,20}}(?:(?:датированн\w{{2,4}}\s)?(?:от|or|оt|oт)(?:\b"
    rf"|(?=\d))[\s_.:]{{0,20}}|(?<=[ _\t])|дата[: ]{{1,3}}|\((?:от\s)?)(?P<date>{DATE})"
)

DATE_BEFORE = re.compile(
    rf"(?P<from>от\s{{0,3}}_{{0,12}}\s?)?(?P<date>{DATE})[\s_]{{0,12}}(?:г\.?"
    rf"|года)?[\s_,]{{0,20}}(?:за\s{{1,3}}|исх\.?\s{{0,3}})?$"
)


def read_reference_date(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """Value, (day, month) of a date without a year, whether the year stands there, whether it is sure."""
    if not written:
        return None, None, False, True
    value = read_date(written)
    if value is not None:
        four = re.search(r"\d{4}", written) is not None
        return value, None, True, four
    guess = read_date(written, date(2024, 1, 1))
    if guess is not None:
        return None, (guess.day, guess.month), False, True
    return _swapped(written)


def _swapped(written: str) -> tuple[date | None, tuple[int, int] | None, bool, bool]:
    """«09.25.2024»: only the other order of day and month makes a date."""
    numbers = [int(each) for each in re.findall(r"\d+", written)]
    if len(numbers) == 3 and numbers[1] > 12:
        value = read_date(f"{numbers[1]}.{numbers[0]}.{numbers[2]}")
        return value, None, value is not None, False
    return None, None, False, False
