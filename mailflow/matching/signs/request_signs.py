"""Which request is answered: thread, «На № … от …», title, and what is merely likely."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from mailflow.matching.context import Context
from mailflow.matching.gathering import Gathered
from mailflow.matching.signs.earlier_answers import tells_of_earlier_answer
from mailflow.matching.signs.matter_words import bare_number_signs, matters_spoken_of
from mailflow.matching.signs.misnamed_files import weigh_file_names
from mailflow.matching.signs.request_ranking import likely_signs, sent_before
from mailflow.matching.signs.signs import RequestSign, against, strong, weak
from mailflow.model.identifiers import CaseId, RequestId
from mailflow.model.request import Request
from mailflow.model.understanding import Evidence, Signal, Strength
from mailflow.reading.passages import Passage, Place
from mailflow.reading.quotations import quoted_reference
from mailflow.reading.references.dated_letters import find_dated_letters
from mailflow.reading.references.issuers import is_of_another_office
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import (
    MatchGrade,
    RequestMatch,
    match_request,
    placed_in,
    same_number,
)
from mailflow.reading.references.titles import find_titles
from mailflow.reading.scanned_spelling import readable

# Mean confidence of a scan, from 0 to 1, whose single digits are as good as typed ones.
_CLEAR_SCAN = 0.9


def find_request_signs(
    gathered: Gathered, threads: Sequence[CaseId], context: Context, day: date | None
) -> tuple[RequestSign, ...]:
    """All signs, strong ones first; a letter not yet sent when this one was cannot be meant."""
    requests = context.requests
    signs = [*_thread_signs(threads, requests)]
    titles = [each for passage in gathered.own for each in _title_signs(passage, requests)]
    titled = frozenset(each.request for each in titles if each.request is not None)
    numbered = [(each, tuple(_reference_signs(each, requests, titled, day))) for each in gathered.own]
    signs += weigh_file_names(numbered)
    signs += [sign for passage in gathered.own for sign in _date_signs(passage, requests)]
    if not any(each.is_strong for each in signs):
        signs += _quoted_signs(gathered, requests)
    signs += titles
    for passage in gathered.poor:
        signs += [_weakened(each) for each in _reference_signs(passage, requests, titled, day)]
    spoken = matters_spoken_of(gathered, requests)
    if not any(each.is_strong for each in signs):
        signs += bare_number_signs(gathered, sent_before(requests, day), spoken)
    signs += likely_signs(context, day, spoken)
    possible = dict.fromkeys(sign for each in signs if (sign := _not_before(each, requests, day)))
    return tuple(sorted(possible, key=lambda each: not each.is_strong))


def _thread_signs(threads: Sequence[CaseId], requests: Sequence[Request]) -> Iterator[RequestSign]:
    for code in dict.fromkeys(case.request for case in threads):
        request = next((each for each in requests if each.id == code), None)
        if request is not None:
            detail = f"ответ на наше письмо № {request.number} от {request.date:%d.%m.%Y} (цепочка писем)"
            yield RequestSign(code, strong(Signal.THREAD, detail), in_reply=True)


def _reference_signs(
    passage: Passage, requests: Sequence[Request], titled: Collection[RequestId], day: date | None
) -> Iterator[RequestSign]:
    """The number of the letter a district answers to its settlement is none of ours, so it excludes ours."""
    if passage.place is Place.DISPLAY_NAME:
        return
    low = readable(passage).lower()
    for each in find_references(passage):
        reference = placed_in(each, day)
        found = match_request(reference, requests)
        in_reply = reference.form is ReferenceForm.IN_REPLY or (
            found is not None and found.grade is MatchGrade.EXACT and _heads_part(reference, low)
        )
        if in_reply:
            yield from _namesake_signs(reference, found, requests)
        if found is not None and is_of_another_office(low, reference.start, reference.end):
            other = against(Signal.REFERENCE_NUMBER, f"{_told(reference)}: письмо другого органа")
            yield RequestSign(found.request.id, other, in_reply=True)
        elif found is not None:
            if found.grade is MatchGrade.YEAR_CONFLICT and not (
                in_reply or each.last_year or _is_same_day(reference, found.request)
            ):
                continue
            if found.grade is MatchGrade.NUMBER_ONLY and not in_reply:
                continue
            strength = _strength(found.grade, found.strength, reference)
            if found.grade is MatchGrade.NUMBER_ONLY and not _is_read_well(passage, found.request, titled):
                strength = Strength.WEAK
            evidence = Evidence(Signal.REFERENCE_NUMBER, found.why, strength)
            earlier = tells_of_earlier_answer(reference, passage)
            own = _is_own_requisite(reference, passage)
            undated = found.grade is MatchGrade.NUMBER_ONLY
            yield RequestSign(
                found.request.id,
                evidence,
                in_reply=in_reply,
                earlier=earlier,
                own=own,
                undated=undated,
                titling=passage.place is Place.SUBJECT,
            )
        elif in_reply and reference.date is not None:
            detail = f"{_told(reference)}: такого письма ассоциация не направляла"
            yield RequestSign(None, against(Signal.REFERENCE_NUMBER, detail), in_reply=True)


def _is_same_day(reference: Reference, request: Request) -> bool:
    """Number, day and month are ours, and only the year is not."""
    day = reference.date
    return day is not None and (day.month, day.day) == (request.date.month, request.date.day)


def _namesake_signs(
    reference: Reference, found: RequestMatch | None, requests: Sequence[Request]
) -> Iterator[RequestSign]:
    """Numbers repeat every year: where the date does not tell, a person chooses among all of them."""
    if found is not None and found.strength is Strength.STRONG:
        return
    yield from _same_day_signs(reference, found, requests)
    for request in same_number(reference, requests):
        if found is None or request.id != found.request.id:
            detail = f"{_told(reference)}: тот же номер у письма от {request.date:%d.%m.%Y}"
            yield RequestSign(request.id, weak(Signal.REFERENCE_NUMBER, detail))


def _same_day_signs(
    reference: Reference, found: RequestMatch | None, requests: Sequence[Request]
) -> Iterator[RequestSign]:
    """«На № 69 от 05.09.2024», both numbers being ours: the letter of that day may be meant as well."""
    if found is None or found.grade is not MatchGrade.NUMBER_OTHER_DAY:
        return
    for request in requests:
        if request.date == reference.date and request.id != found.request.id:
            detail = f"{_told(reference)}: дата нашего письма № {request.number}"
            yield RequestSign(request.id, weak(Signal.REFERENCE_NUMBER, detail))


def _is_own_requisite(reference: Reference, passage: Passage) -> bool:
    """«исх. № 96 от …», or number and date alone on a line, as a letter bears its own."""
    if reference.form is not ReferenceForm.BARE:
        return reference.form is ReferenceForm.OWN
    before = readable(passage)[: reference.start]
    return not before[before.rfind("\n") + 1 :].strip()


def _date_signs(passage: Passage, requests: Sequence[Request]) -> Iterator[RequestSign]:
    """«На Ваше письмо от 05.09.2024 о …» without a number: the date supports a title or contradicts it."""
    for written in find_dated_letters(passage):
        same = [each for each in requests if each.date == written.date]
        detail = f"{quoted_reference(written.snippet)}, {passage.where}"
        for request in same:
            evidence = weak(Signal.REFERENCE_NUMBER, f"{detail}: дата нашего письма № {request.number}")
            yield RequestSign(request.id, evidence, by_date=True)
        if not same:
            evidence = against(Signal.REFERENCE_NUMBER, f"{detail}: письма с такой датой мы не направляли")
            yield RequestSign(None, evidence)


# «Исх. № 244 от 11.08.2025 принято в работу.»
_OPENS = re.compile(r"(?:^|[\n.;]\s{0,3})\W{0,4}(?:\d[.)]\s)?(?:исх[а-я]*\.?\s?|письмо\s)?$")
_HEADS = re.compile(r"\s?(?:г(?:ода|\.)?)?\s?(?:\([^()\n]{1,60}\)\s?)?[-:]\s")
_TAKEN_UP = re.compile(
    r"\s?(?:г(?:ода|\.)?)?\s?(?:\([^()\n]{1,60}\)\s?)?[-:,]?\s?(?:запрос\s|письмо\s)?"
    r"(?:принят[оаы]?\s(?:в\sработу|к\s(?:исполнению|сведению|рассмотрению))|(?:находится\s)?(?:в\sработе|на\s(?:исполнении|рассмотрении))"
    r"|взят[оаы]?\s(?:в\sработу|на\sконтроль))"
)


def _heads_part(reference: Reference, low: str) -> bool:
    """Our number heads a part of the letter, or a sentence that says that ours has been taken up."""
    if _OPENS.search(low[: reference.start]) is None:
        return False
    return any(each.match(low, reference.end) for each in (_TAKEN_UP, _HEADS))


def _told(reference: Reference) -> str:
    return f"{quoted_reference(reference.snippet)}, {reference.where}"


def _is_read_well(passage: Passage, request: Request, titled: Collection[RequestId]) -> bool:
    """Where a scanner lost the date it may have misread the number: a clear page with the matter's name
    is believed."""
    if not passage.ocr:
        return True
    return (passage.confidence or 0.0) >= _CLEAR_SCAN and request.id in titled


def _strength(grade: MatchGrade, strength: Strength, reference: Reference) -> Strength:
    """A doubtful spelling proves nothing by the number alone."""
    if strength is Strength.STRONG and grade is not MatchGrade.EXACT and not reference.certain:
        return Strength.STRONG if "файла" not in reference.where else Strength.WEAK
    return strength


def _quoted_signs(gathered: Gathered, requests: Sequence[Request]) -> list[RequestSign]:
    """Our own letter quoted below: it names its number and date, if it names one of ours only.

    «На № 96 …» in a quotation is somebody's answer to it, not ours.
    """
    found = {
        match.request.id: match
        for passage in gathered.quotes
        for reference in find_references(passage)
        if reference.form is not ReferenceForm.IN_REPLY
        and (match := match_request(reference, requests))
        and match.grade is MatchGrade.EXACT
    }
    if len(found) != 1:
        return []
    return [RequestSign(code, strong(Signal.REFERENCE_NUMBER, match.why)) for code, match in found.items()]


def _title_signs(passage: Passage, requests: Sequence[Request]) -> Iterator[RequestSign]:
    """The matter's name fixes the request only where no other request bears it too."""
    if passage.place is Place.DISPLAY_NAME:
        return
    found = find_titles(passage, requests)
    named = [each for each in found if each.strength is Strength.STRONG]
    for each in found:
        shared = each.strength is Strength.STRONG and len(named) > 1
        evidence = Evidence(Signal.TITLE, each.why, Strength.WEAK if shared else each.strength)
        yield RequestSign(each.request.id, evidence)


def _weakened(sign: RequestSign) -> RequestSign:
    detail = f"{sign.evidence.detail} (распознано плохо)"
    return RequestSign(sign.request, weak(sign.evidence.signal, detail))


def _not_before(sign: RequestSign, requests: Sequence[Request], day: date | None) -> RequestSign | None:
    """A letter younger than the answer cannot be meant: a hint is dropped, a strong sign excludes it."""
    request = next((each for each in requests if each.id == sign.request), None)
    if request is None or day is None or day >= request.date or sign.contradicts:
        return sign
    if not sign.is_strong:
        return None
    detail = f"{sign.evidence.detail}; но письмо отправлено раньше запроса"
    return RequestSign(sign.request, against(sign.evidence.signal, detail), sign.in_reply)
