"""Which of our requests a reference means, graded, with the reason in Russian.

The key of a request is number and date together, for numbers repeat every year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from mailflow.model.request import Request
from mailflow.model.understanding import Strength
from mailflow.reading.quotations import quoted_reference
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.written_dates import make_date


class MatchGrade(StrEnum):
    """How well number and date agree, best first."""

    EXACT = "exact"
    NUMBER_AND_DAY = "number_and_day"
    """Number, day and month agree; the year was not written."""
    NUMBER_ONLY = "number_only"
    """No date beside the number, and exactly one request bears it."""
    DAY_MONTH_SWAPPED = "day_month_swapped"
    NUMBER_OTHER_DAY = "number_other_day"
    """The number with another day of the same year."""
    DIGITS_SWAPPED = "digits_swapped"
    """«69» for 96 with the right date: proposed only."""
    DATE_ONLY = "date_only"
    """Another number with the date of exactly one request: proposed only."""
    YEAR_CONFLICT = "year_conflict"
    """The number with another year: some other letter."""


@dataclass(frozen=True, slots=True)
class RequestMatch:
    """A request with the grade of agreement; `why` is Russian."""

    request: Request
    grade: MatchGrade
    strength: Strength
    why: str


def match_request(reference: Reference, requests: Sequence[Request]) -> RequestMatch | None:
    """The request meant by the reference, or None where nothing speaks for any.

    A bare or own number without a date is weak at best: municipalities number their letters too.
    """
    if reference.last_year and reference.date is None:
        return None  # which year that was is told by the day of the letter, see `placed_in`
    same = same_number(reference, requests)
    if reference.date is not None:
        return _dated(reference, reference.date, same, requests)
    if reference.year is not None and same and all(each.date.year != reference.year for each in same):
        return _match(same[0], MatchGrade.YEAR_CONFLICT, reference)
    if reference.day_month is not None:
        same = tuple(each for each in same if (each.date.day, each.date.month) == reference.day_month)
        return _match(same[0], MatchGrade.NUMBER_AND_DAY, reference) if len(same) == 1 else None
    if len(same) == 1 and reference.form is not ReferenceForm.INCOMING:
        return _match(same[0], MatchGrade.NUMBER_ONLY, reference)
    return None


def placed_in(reference: Reference, sent_on: date | None) -> Reference:
    """The reference with its year where it is told in words: «от 5 сентября прошлого года»."""
    if not reference.last_year or sent_on is None:
        return reference
    if reference.day_month is None:
        named = reference.date is None
        return replace(reference, year=sent_on.year - 1, last_year=False) if named else reference
    day, month = reference.day_month
    meant = make_date(sent_on.year - 1, month, day)
    return replace(reference, date=meant, day_month=None, has_year=True) if meant else reference


def same_number(reference: Reference, requests: Sequence[Request]) -> tuple[Request, ...]:
    """Requests of any year that bear the reference's number: for a person to choose among.

    «№ 96/2024 от 05.09.2024»: the year of its own date is no part of a number.
    """
    number = base_number(reference.number)
    head, _, tail = number.rpartition("/")
    if head and reference.date is not None and tail == str(reference.date.year):
        number = head
    return tuple(each for each in requests if base_number(each.number.lower()) == number)


def base_number(number: str) -> str:
    """A number without the letters clerks append to it: «96-смо», «96/с» -> «96».

    Letters of other offices stay: «96-р» is an order, «96-мэ» a ministry's.
    """
    stripped = re.sub(
        r"[-/ ](?:[ас]?смо[кр]{0,2}|а?смокк|мо|сов(?:ет)?|асс|с|и|исх|о)$", "", number.strip().lower()
    )
    return stripped.lstrip("0") or stripped


def _dated(
    reference: Reference, day: date, same: Sequence[Request], requests: Sequence[Request]
) -> RequestMatch | None:
    for request in same:
        if request.date == day:
            return _match(request, MatchGrade.EXACT, reference)
    if reference.form in (ReferenceForm.OWN, ReferenceForm.INCOMING):
        return _of_another_year(reference, day, same)
    for request in same:
        if (request.date.year, request.date.month, request.date.day) == (day.year, day.day, day.month):
            return _match(request, MatchGrade.DAY_MONTH_SWAPPED, reference)
    for request in same:
        if request.date.year == day.year:
            return _match(request, MatchGrade.NUMBER_OTHER_DAY, reference)
    on_day = [each for each in requests if each.date == day]
    for request in on_day:
        if _digits_swapped(base_number(request.number.lower()), base_number(reference.number)):
            return _match(request, MatchGrade.DIGITS_SWAPPED, reference)
    if len(on_day) == 1 and reference.form is ReferenceForm.IN_REPLY:
        return _match(on_day[0], MatchGrade.DATE_ONLY, reference)
    return _match(same[0], MatchGrade.YEAR_CONFLICT, reference) if same else None


def _of_another_year(reference: Reference, day: date, same: Sequence[Request]) -> RequestMatch | None:
    """«исх. № 140 от 20.09.2020»: our number, day and month cannot be the sender's own by chance."""
    for request in same:
        if (request.date.month, request.date.day) == (day.month, day.day) and day.year < request.date.year:
            return _match(request, MatchGrade.YEAR_CONFLICT, reference)
    return None


def _digits_swapped(ours: str, theirs: str) -> bool:
    """The same digits in another order."""
    return ours != theirs and sorted(ours) == sorted(theirs)


_WORDS = {
    MatchGrade.EXACT: "номер и дата нашего письма",
    MatchGrade.NUMBER_AND_DAY: "номер, день и месяц нашего письма, год не указан",
    MatchGrade.NUMBER_ONLY: "номер нашего письма без даты",
    MatchGrade.DAY_MONTH_SWAPPED: "номер нашего письма, день и месяц переставлены",
    MatchGrade.NUMBER_OTHER_DAY: "номер нашего письма с другой датой",
    MatchGrade.DIGITS_SWAPPED: "дата нашего письма, цифры номера переставлены",
    MatchGrade.DATE_ONLY: "дата нашего письма с другим номером",
    MatchGrade.YEAR_CONFLICT: "номер совпадает, но год другой",
}
_WEAK = frozenset(
    {
        MatchGrade.DAY_MONTH_SWAPPED,
        MatchGrade.NUMBER_OTHER_DAY,
        MatchGrade.DIGITS_SWAPPED,
        MatchGrade.DATE_ONLY,
    }
)


def _match(request: Request, grade: MatchGrade, reference: Reference) -> RequestMatch:
    words = quoted_reference(reference.snippet)
    why = f"{words}, {reference.where}" if reference.where else words
    why = f"{why}: {_WORDS[grade]} (№ {request.number} от {request.date:%d.%m.%Y})"
    return RequestMatch(request, grade, _strength(grade, reference), why)


def _strength(grade: MatchGrade, reference: Reference) -> Strength:
    if grade is MatchGrade.YEAR_CONFLICT:
        return Strength.CONTRADICTS
    if grade in _WEAK:
        return Strength.WEAK
    if grade is MatchGrade.EXACT:
        return Strength.STRONG
    return Strength.STRONG if reference.form is ReferenceForm.IN_REPLY else Strength.WEAK
