"""A paper enclosed with an answer that answers another letter, or was written long before.

«Направляем ответ на № 96» above a reply to a ministry is a slip of the hand; last year's letter sent along
«для справки» answers nothing of this year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from mailflow.matching.gathering import Gathered, plain
from mailflow.model.request import Request
from mailflow.reading.outcomes.orders import reports
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import match_request
from mailflow.reading.references.requisites import find_requisites
from mailflow.reading.scanned_spelling import readable
from mailflow.reading.years_asked import is_of_earlier_years

ANSWERS_OTHER = "во вложении ответ на чужое письмо: проверьте, то ли вложено"
STALE = "письмо датировано задолго до отправки или раньше нашего запроса: проверьте, о нём ли речь"

OTHER_YEAR = "подводят итоги другого года: решите, отвечают ли они на запрос"

# «ОТЧЁТ / главы X о работе за 2023 год»
_SUMS_UP = re.compile(
    r"(?:^|\n)[ \t\"]{0,20}(?:отчет|доклад|итоги|справка|сведения|информация)\b"
    r"[^\n]{0,120}(?:\n[^\n]{0,120})?\bза\s(20\d\d)\s?г"
)
_TITLE_CHARS = 500
# «Приложение № 1 к письму администрации X района от 19.09.2024 № 1234»: the number of the answer itself.
_ANNEX = re.compile(r"\bприложени[ея]\s[^.;\n]{0,14}\bк\s(?:[^.;\n]|(?<=исх)\.){0,120}$")
# A letter lies in the outgoing tray for days or weeks, not for a season.
_FRESH = timedelta(days=120)
_READ_CHARS = 2_500


def encloses_answer_to_other(gathered: Gathered, requests: Sequence[Request]) -> bool:
    """Whether what is enclosed names only letters that are not ours, and the letter itself tells nothing."""
    documents = gathered.at(Place.DOCUMENT_HEAD, Place.DOCUMENT)
    if any(reports(plain(each).lower()[:_READ_CHARS]) for each in gathered.at(Place.BODY)):
        return False
    named = [each for passage in documents for each in _answered(passage, requests)]
    return bool(named) and not any(named)


def _answered(passage: Passage, requests: Sequence[Request]) -> list[bool]:
    """For each dated number that the passage answers, whether it may be one of ours."""
    low = readable(passage).lower()
    dated = [
        each
        for each in find_references(passage)
        if each.form is ReferenceForm.IN_REPLY and each.date is not None
    ]
    ours = [match_request(each, requests) is not None for each in dated]
    return [
        is_ours
        for each, is_ours in zip(dated, ours, strict=True)
        if is_ours or _ANNEX.search(low[: each.start]) is None
    ]


def is_stale(gathered: Gathered, day: date | None, request: Request) -> bool:
    """Whether the date of the enclosed letter cannot be that of an answer sent today to this request."""
    written = find_requisites(gathered.at(Place.DOCUMENT_HEAD, Place.DOCUMENT)).sender_date
    if written is None:
        return False
    return written < request.date or (day is not None and day - written > _FRESH)


def sums_up_earlier_year(gathered: Gathered, request: Request) -> bool:
    """Whether the title of a paper says so, and no year of the request is spoken of beside."""
    for passage in gathered.at(Place.BODY, Place.DOCUMENT_HEAD, Place.DOCUMENT):
        low = plain(passage).lower()
        found = _SUMS_UP.search(low[:_TITLE_CHARS])
        if found is None or re.search(rf"\b(?:в|за|на)\s{request.date.year}\s?г", low):
            continue
        if is_of_earlier_years((int(found[1]),), request):
            return True
    return False
