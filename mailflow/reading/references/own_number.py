"""The number and date a letter bears itself: on its letterhead, in a subject, a sentence, a card."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.unmarked_number import unmarked_numbers
from mailflow.reading.scanned_spelling import readable
from mailflow.reading.written_dates import DATE, read_date

# «(решения от 12.03.2024 № 145, от 20.05.2024 № 152)» goes on about other papers.
_ENUMERATED = re.compile(r"\d,\s(?:от\s)?\d")
# The answer at hand, in the nominative or as what is being sent; «к ответу № 7» is an earlier one.
_ANSWER_BEFORE = re.compile(
    r"(?:(?:^|\n|[.!?;]\s)\s{0,4}|\b(?:направля|высыла|отправля|представля)\w{1,3}\s(?:вам\s)?(?:наш\s)?)"
    r"(?:наш\s)?ответ\s{1,3}$"
)
# «Направляем письмо администрации исх. № 59-672/24 … на запрос № 96»: what is sent lies before us.
_SENDING = re.compile(
    r"\b(?:направля|высыла|отправля|представля)\w{1,3}\s(?:вам\s|в\sваш\sадрес\s)?(?:наше?\s)?(?:письмо|ответ)"
    r"\s(?:администрации\s(?:[а-я/-]{1,30}\s){0,4})?(?:исх\w{0,7}\.?\s?)?$"
)
_ON_REQUEST = re.compile(r"[^.!?\n]{0,12}\sна\s(?:ваш\w{0,3}\s)?(?:запрос|письмо|обращение|исх\w{0,7}\.?|№)")
# «Письмо администрации от 23.09.2024 № 02-44/18 во вложении».
_ENCLOSED_BEFORE = re.compile(
    r"(?:^|\n|[.!?]\s)\s{0,4}(?:наше?\s)?(?:письмо|ответ)"
    r"(?:\s(?:администрации|главы)[^\n.!?]{0,60})?\s{1,3}$"
)
_ENCLOSED = re.compile(
    r"\s?(?:г(?:ода|\.)?)?,?\s(?:во?\s(?:вложени|приложени|прикрепл)|прила|прикреп|направля)"
)
# «Наш номер 415 от 20.09.2024».
_OUR_NUMBER = re.compile(r"\bнаш(?:е|и)?\s{1,3}$")
# «от 09.09.2024 № ____», «Исх. б/н от 26.09.2024»: a day, and no number.
_UNNUMBERED = re.compile(
    rf"(?:^|\n)[ \t]{{0,20}}(?:(?:исх\w{{0,7}}[.:]?\s?)?(?:№\s?)?б/н[ ,]{{0,3}}(?:от\s)?(?P<behind>{DATE})"
    rf"|(?:исх\w{{0,7}}[.:]?\s?)?(?:от\s)?(?P<before>{DATE})[ \t]{{0,4}}(?:г(?:ода|\.)?)?[ \t]{{0,9}}"
    r"№?[ \t]{0,9}(?:№|б/н)[ \t]{0,40}(?=\n|$))"
)
_SENT_BEFORE = re.compile(r"\bранее\s(?:на|от|пред)[а-я]{4,12}н[а-я]{2,4}\s[^;\n]{0,40}$")
# «Re: Исх. № 90»: the number of the letter answered.
_ANSWERED = re.compile(r"\s*(?:re|отв)\s?(?:\[\d+\])?:", re.IGNORECASE)
_REPLY_BEHIND = re.compile(
    r"\s?(?:г(?:ода|\.)?)?[.,;]?\s{1,20}на\s(?:ваш\w{0,2}\s)?(?:исх\w{0,7}\.?\s?)?№", re.IGNORECASE
)
# A letterhead at the top of a mail.
_TOP = 600
_LINE_BELOW = re.compile(
    rf"[ \t]{{0,20}}\n[ \t]{{0,20}}(?:от\s)?(?P<date>{DATE})[ \t]{{0,4}}"
    r"(?:г(?:ода|\.)?)?[ \t]{0,20}(?=\n|$)"
)
_REGISTERED = re.compile(
    rf"рег(?:\.|истрационный)\s?(?:№|номер)\s?(?:документа)?:?\s{{0,3}}(?P<number>[\d][\w/.-]{{0,40}})"
    rf"(?:[^\n]{{0,10}}\n?\s{{0,3}}(?:дата(?:\sрегистрации)?|от):?\s{{0,3}}(?P<date>{DATE}))?"
)


def find_own_number(ordered: Sequence[Passage], own_numbers: Sequence[str]) -> tuple[str | None, date | None]:
    """The best written own number; one with a date wins over one without."""
    found: list[tuple[str, date | None]] = []
    heads: set[tuple[str, date | None]] = set()
    for passage in ordered:
        if passage.place is Place.SUBJECT and _ANSWERED.match(passage.text):
            continue
        found += _registered(passage)
        for each in find_references(passage):
            day = each.date or _date_below(each, passage)
            if _is_own(each, day, passage):
                found.append((_as_written(each), day))
                heads |= {found[-1]} if passage.place is Place.DOCUMENT_HEAD else set()
        found += unmarked_numbers(passage)
    ours = {each.lower() for each in own_numbers}
    answered = {
        (each.number, each.date)
        for passage in ordered
        for each in find_references(passage)
        if each.form is ReferenceForm.IN_REPLY
    }
    theirs = [
        each
        for each in found
        if each[0].lower() not in ours
        or _is_a_namesake(each, answered)
        or (each in heads and _is_beside(each, answered))
    ]
    dated = [each for each in theirs if each[1] is not None]
    best = (dated or theirs)[:1]
    return best[0] if best else (None, next(_unnumbered(ordered), None))


def _is_beside(each: tuple[str, date | None], answered: Collection[tuple[str, date | None]]) -> bool:
    """«23.01.2026 № 33⏎На № 14 от 13.01.2026»: what is answered bears another number and its date."""
    numbers = {number for number, day in answered if day is not None}
    return each[1] is not None and bool(numbers) and each[0].lower() not in numbers


def _unnumbered(ordered: Sequence[Passage]) -> Iterator[date]:
    """Days of letterheads whose number is left blank, or said to be none."""
    for passage in ordered:
        if passage.place in (Place.DOCUMENT_HEAD, Place.BODY):
            match = _UNNUMBERED.search(readable(passage)[:_TOP].lower())
            day = read_date(match["behind"] or match["before"]) if match else None
            if day is not None:
                yield day


def _is_own(reference: Reference, day: date | None, passage: Passage) -> bool:
    """Whether it is the number of the letter at hand; `day` is its date, beside it or on the line below."""
    if reference.form is ReferenceForm.OWN:
        return not _is_of_earlier(reference, passage)
    if day is None:
        return False
    if reference.form is ReferenceForm.IN_REPLY:
        return _is_sent(reference, passage)
    return reference.form is ReferenceForm.BARE and (
        _is_heading(reference, passage) or _is_of_answer(reference, passage)
    )


def _is_a_namesake(own: tuple[str, date | None], answered: set[tuple[str, date | None]]) -> bool:
    """«Исх. № 96 от 24.09.2024 на № 96 от 05.09.2024»: by chance their letter bears the number of ours."""
    number, day = own
    days = {each for named, each in answered if named == number.lower() and each is not None}
    return day is not None and bool(days) and day not in days


def _is_heading(reference: Reference, passage: Passage) -> bool:
    """A bare number with a date on the letterhead, or alone on a line at the top of a mail."""
    if passage.place is Place.BODY:
        plain = readable(passage)
        return reference.start < _TOP and (_stands_alone(reference, plain) or _leads_reply(reference, plain))
    return passage.place is Place.DOCUMENT_HEAD and not _ENUMERATED.search(reference.snippet)


def _is_of_earlier(reference: Reference, passage: Passage) -> bool:
    """«ответ, ранее направленный 17.09.2024 (исх. № 918)»: the number of a letter sent before."""
    return _SENT_BEFORE.search(readable(passage)[: reference.start].lower()[-90:]) is not None


def _is_of_answer(reference: Reference, passage: Passage) -> bool:
    """«Ответ № 145 от 23.09.2024 на № 96 …», «направляем ответ от 19.09.2024 № 402», «наш номер 415 от …»."""
    plain = readable(passage).lower()
    before = plain[max(0, reference.start - 90) : reference.start]
    if _ANSWER_BEFORE.search(before) or _OUR_NUMBER.search(before):
        return True
    return _ENCLOSED_BEFORE.search(before) is not None and _ENCLOSED.match(plain, reference.end) is not None


def _is_sent(reference: Reference, passage: Passage) -> bool:
    """«Направляем письмо исх. № 59-672/24 от 24.09.2024 на запрос № 96»: not what is answered."""
    plain = readable(passage).lower()
    before = plain[max(0, reference.start - 120) : reference.start]
    return _SENDING.search(before) is not None and _ON_REQUEST.match(plain, reference.end) is not None


def _stands_alone(reference: Reference, plain: str) -> bool:
    start = plain.rfind("\n", 0, reference.start) + 1
    end = plain.find("\n", reference.end)
    return squeeze(plain[start : end if end >= 0 else len(plain)]).rstrip(
        " г.ода"
    ) == reference.snippet.rstrip(" г.ода")


def _leads_reply(reference: Reference, plain: str) -> bool:
    """«№ 415 от 27.09.2024 г. На № 96 от 05.09.2024 г.», both requisites on one line."""
    start = plain.rfind("\n", 0, reference.start) + 1
    lead = plain[start : reference.start].strip()
    return not lead and _REPLY_BEHIND.match(plain, reference.end) is not None


def _date_below(reference: Reference, passage: Passage) -> date | None:
    """«Исх. № 987⏎27.09.2024», «№ 233⏎20.09.2024»: a date alone on the line below a number."""
    if reference.form not in (ReferenceForm.OWN, ReferenceForm.BARE):
        return None
    match = _LINE_BELOW.match(readable(passage).lower(), reference.end)
    return read_date(match["date"]) if match is not None else None


def _as_written(reference: Reference) -> str:
    """The number in the case it was written in, as the snippet shows it."""
    at = reference.snippet.lower().rfind(reference.number)
    return reference.snippet[at : at + len(reference.number)] if at >= 0 else reference.number


def _registered(passage: Passage) -> list[tuple[str, date | None]]:
    """«Рег. №: 29/8123-1 / Дата: 25.09.2024» of document-flow systems."""
    plain = normalise(passage.text)
    match = _REGISTERED.search(plain.lower())
    if match is None:
        return []
    written = plain[match.start("number") : match.end("number")].rstrip(".-/")
    return [(written, read_date(match["date"]) if match["date"] else None)]
