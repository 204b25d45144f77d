"""Numbers and dates of letters named in a text: «На № 96 от 05.09.2024» in all its spellings.

Whether such a reference means one of our requests is decided by `request_match`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from mailflow.reading.normal import squeeze
from mailflow.reading.passages import Passage
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.references.reference_dates import (
    DATE_AFTER,
    DATE_BEFORE,
    DATES_BEHIND,
    DAY_AFTER,
    DAY_BEFORE,
    EACH_DATE,
    LAST_YEARS,
    YEAR_AFTER,
    read_reference_date,
)
from mailflow.reading.references.reference_traps import is_trap
from mailflow.reading.references.reference_words import (
    COVERING,
    DOUBT,
    DOUBT_KEYS,
    FURTHER,
    INCOMING_BEFORE,
    JOINED,
    LINE_START,
    OWN_BEFORE,
    REPLY_BEFORE,
    SIGNS,
)
from mailflow.reading.references.unsigned_references import unsigned_references
from mailflow.reading.scanned_spelling import readable

# «Во исполнение письма ассоциации «Совет муниципальных образований …» от 5 сентября 2024 года № 96».
_BEFORE_CHARS = 150
# «АДМИНИСТРАЦИЯ ЛЕНИНГРАДСКОГО ОКРУГА⏎29.07.2025 № 55»: a letterhead, no constituency
_OF_DISTRICT = re.compile(r"\bокруга$")
# «от двадцать пятого сентября две тысячи …» is the longest date.
_DATE_CHARS = 60


@lru_cache(maxsize=64)
def find_references(passage: Passage) -> tuple[Reference, ...]:
    """Every number of a letter named in the passage, in order; phones, laws, schools and prices are none."""
    plain = readable(passage)
    low = plain.lower()
    found: list[Reference] = []
    trapped = False
    for match in _candidates(low, scanned=passage.ocr):
        reference = _reference(match, plain, low, passage, found)
        trapped = trapped or reference is None
        if reference is not None:
            found.append(reference)
            if (match.groupdict().get("sign") or "").count("№") > 1:
                found[-1:] = _with_dates_behind([reference, *_further(low, plain, reference)], low)
    if found or trapped:  # «постановление № 131 от …» is no «131 от …» either
        return tuple(found)
    return tuple(unsigned_references(low, plain, passage))


def _candidates(low: str, *, scanned: bool) -> list[re.Match[str]]:
    """Every sign with its number, in order; of two that overlap the one that begins earlier."""
    found = [match for pattern in SIGNS for match in pattern.finditer(low)]
    if scanned or any(key in low for key in DOUBT_KEYS):
        found += DOUBT.finditer(low)
    found.sort(key=lambda match: (match.start(), -match.end()))
    kept: list[re.Match[str]] = []
    for match in found:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _further(low: str, plain: str, first: Reference) -> list[Reference]:
    """«№№ 89, 96»: the numbers after the first one."""
    found: list[Reference] = []
    at = first.end
    while len(found) < 20 and (match := FURTHER.match(low, at)) is not None:
        at = match.end()
        snippet = squeeze(plain[first.start : at])
        found.append(replace(first, number=match[1], snippet=snippet, start=match.start(1), end=at))
    return found


def _with_dates_behind(group: list[Reference], low: str) -> list[Reference]:
    """«№№ 89, 96 от 20.08.2024 и 05.09.2024»: as many dates as numbers, in order."""
    match = DATES_BEHIND.match(low, group[-1].end)
    days = [each[0] for each in EACH_DATE.finditer(match[0])] if match is not None else []
    if len(days) != len(group):
        return group
    return [
        replace(each, date=value, day_month=day_month, has_year=has_year)
        for each, day in zip(group, days, strict=True)
        for value, day_month, has_year, _ in [read_reference_date(day)]
    ]


def _reference(
    match: re.Match[str], plain: str, low: str, passage: Passage, found: list[Reference]
) -> Reference | None:
    signs = match.groupdict()
    number = match["number"].strip("-./")
    before = low[max(0, match.start() - _BEFORE_CHARS) : match.start()]
    after = low[match.end() : match.end() + 90]
    dated = DATE_AFTER.match(after) or DAY_AFTER.match(after)
    near_before = before[-_DATE_CHARS:]
    earlier = None if dated else DATE_BEFORE.search(near_before) or DAY_BEFORE.search(near_before)
    lead = before[: len(before) - len(earlier[0])] if earlier else before
    spaced = squeeze(lead)
    start = match.start() - (len(earlier[0]) if earlier else 0)
    form = _form(match, spaced, before, found, low[found[-1].end : start] if found else "", bool(earlier))
    if signs.get("doubt") and not (dated and (passage.ocr or form is ReferenceForm.IN_REPLY)):
        return None
    # «На 96 от …» says itself what it is; a word above an empty line belongs to something else.
    near = squeeze(lead.rpartition("\n\n")[2])
    if earlier:
        near = _OF_DISTRICT.sub("", near)
    if not signs.get("reply") and is_trap(near, after, dated=dated is not None):
        return None
    if number.endswith(("фз", "-кз")):
        return None
    beside = dated or earlier
    end = match.end() + (dated.end() if dated else 0)
    quoted_from = _lead(low, start)
    value, day_month, has_year, sure = read_reference_date(beside["date"] if beside else "")
    return Reference(
        number=number,
        date=value,
        form=form,
        snippet=squeeze(plain[quoted_from:end]),
        certain=sure and not signs.get("doubt"),
        has_year=has_year,
        day_month=day_month,
        last_year=bool(beside["past"]) if beside else _is_of_last_year(low, match),
        year=None if beside else _year_alone(after),
        where=passage.where,
        start=start,
        end=end,
    )


def _is_of_last_year(low: str, match: re.Match[str]) -> bool:
    """«На Ваше прошлогоднее письмо № 131»"""
    number = match.start("number")
    behind = YEAR_AFTER.match(low, match.end())
    if behind is not None and behind["past"]:
        return True
    return LAST_YEARS.search(low[max(0, number - _DATE_CHARS) : number]) is not None


def _year_alone(after: str) -> int | None:
    """«от 2023 года», «(осень 2023)»"""
    found = YEAR_AFTER.match(after)
    written = (found["year"] or found["season"]) if found is not None else None
    return int(written) if written else None


def _form(
    match: re.Match[str], spaced: str, before: str, found: list[Reference], between: str, dated_before: bool
) -> ReferenceForm:
    if "вх" in match["number"] or INCOMING_BEFORE.search(spaced):
        return ReferenceForm.INCOMING
    if COVERING.search(spaced):
        return ReferenceForm.OWN
    if match.groupdict().get("reply") or REPLY_BEFORE.search(spaced + " "):
        return ReferenceForm.IN_REPLY
    if found and JOINED.fullmatch(between):
        return found[-1].form
    if match.groupdict().get("out") or OWN_BEFORE.search(spaced + " "):
        return ReferenceForm.OWN
    if dated_before and LINE_START.search(before[: before.rfind(spaced[-1]) + 1] if spaced else ""):
        return ReferenceForm.OWN
    return ReferenceForm.BARE


def _lead(low: str, start: int) -> int:
    """Where the quotation begins: up to four words before the number, on the same line."""
    line = max(low.rfind("\n", 0, start), start - 40, -1) + 1
    if start - line < 39:
        return line
    space = low.find(" ", line, start)
    return space + 1 if space >= 0 else line
