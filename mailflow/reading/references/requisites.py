"""The sender's own requisites: number and date of the letter at hand, who signed, who wrote, whose phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import Reference, ReferenceForm
from mailflow.reading.references.references import find_references
from mailflow.reading.references.unmarked_number import unmarked_numbers
from mailflow.reading.scanned_spelling import readable
from mailflow.reading.written_dates import DATE, read_date


@dataclass(frozen=True, slots=True)
class Requisites:
    """What the letter says of itself; None where it says nothing.

    `sender_number` as written («01-15/2341»), `signatory` and `executor` as written, `phone` as digits
    with a leading +7, an extension left out; one without its area code as written.
    """

    sender_number: str | None = None
    sender_date: date | None = None
    signatory: str | None = None
    executor: str | None = None
    phone: str | None = None


# The document's own writing is preferred to what robots, subjects and file names say of it.
_ORDER = (
    Place.DOCUMENT_HEAD,
    Place.DOCUMENT,
    Place.SYSTEM_FIELDS,
    Place.BODY,
    Place.SUBJECT,
    Place.FILE_NAME,
    Place.FORWARDED,
    Place.SIGNATURE,
    Place.FORWARDED_SIGNATURE,
)
# «(решения от 12.03.2024 № 145, от 20.05.2024 № 152)» goes on about other papers.
_ENUMERATED = re.compile(r"\d,\s(?:от\s)?\d")
# The answer at hand, in the nominative or as what is being sent; «к ответу № 7» is an earlier one.
_ANSWER_BEFORE = re.compile(
    r"(?:(?:^|\n|[.!?;]\s)\s{0,4}|\b(?:направля|высыла|отправля|представля)\w{1,3}\s(?:вам\s)?(?:наш\s)?)"
    r"(?:наш\s)?ответ\s{1,3}$"
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
_SURNAME = r"[А-Я][а-я]{1,30}(?:-[А-Я][а-я]{1,30})?"
_FULL_NAME = r"[А-Я][а-я]{2,20}\s[А-Я][а-я]{2,20}\s[А-Я][а-я]{2,20}(?:вич|вна|ична)"
_NAME = rf"(?:[А-Я]\.\s?[А-Я]\.\s?{_SURNAME}|{_SURNAME}\s[А-Я]\.\s?[А-Я]\.|{_FULL_NAME})"
_OFFICE = re.compile(
    rf"^[ \t]{{0,80}}(?:Подпис\w{{1,6}}:?[ \t]{{1,4}}|С уважением,?[ \t]{{1,4}})?"
    rf"(?P<office>(?:И\.?\s?о\.?|Исполняющ\w{{2,4}}\s(?:полномочия|обязанности)|Врио"
    rf"|ВрИО|Врип|ВрИП|Вр\.?\s?и\.?\s?[оп]\.?)?\s?(?:(?:Перв\w{{2}}\s)?[Зз]ам(?:еститель|\.)\s?)?"
    rf"(?:[Гг]лав[аыу]|[Пп]редседател\w|[Нн]ачальник\w?|[Уу]правляющ\w{{2}}|[Рр]уководител\w"
    rf"|[Сс]пециалист\w?|[Мм]эр)[^\n]{{0,160}}?(?:\n[^\n]{{0,120}}?){{0,3}}?)[ \t]{{0,80}}(?"
    rf"P<name>{_NAME})[ \t.]{{0,20}}$",
    re.MULTILINE,
)
# «Исполняющему полномочия Председателя …»: to whom it is written; who signs stands in the nominative.
_ADDRESSEE = re.compile(
    r"\s*(?:исполняющему|(?:первому\s)?заместителю|глав[еуы]|председател[юя]|начальник[уа]|управляющему"
    r"|руководител[юя])\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[а-я\d)\"][.!?;:]\s{0,5}(?:\n|[А-Я]|$)")
_EXECUTOR = re.compile(
    rf"(?:^|\n)[ \t]{{0,20}}(?:(?:[Ии]сп(?:олнитель|олн|\.)?|[Кк]онтактное лицо)[.:]{{0,2}}\s{{0,4}})"
    rf"(?P<name>{_NAME}|{_SURNAME}(?:\s{_SURNAME})?(?=[ \t]{{0,4}}(?:[,;\n]|$)))",
    re.MULTILINE,
)
_NAME_THEN_PHONE = re.compile(
    rf"^[ \t]{{0,20}}(?P<name>{_NAME})[ \t,;]{{0,20}}\n?[ \t]{{0,20}}(?=(?:тел|т\.|\+7|8\s?\(|8-|\(8))",
    re.MULTILINE,
)
# The last two lines of a letter: whose hand it was, and the telephone within the district.
_LAST_LINES = re.compile(
    rf"\n[ \t]{{0,20}}(?P<name>{_NAME}|{_SURNAME})[ \t,;]{{0,20}}\n"
    r"[ \t]{0,20}(?:тел\.?|т\.)?[ \t:]{0,4}(?P<phone>\d{1,3}-\d{2}-\d{2})\s{0,10}$"
)
_LOCAL_PHONE = re.compile(r"(?:\bтел(?:ефон|\.)?|\bт\.)[ \t:]{0,4}(?P<phone>\d{1,3}-\d{2}-\d{2})(?![\d-])")
_PHONE = re.compile(
    r"(?<![\d/.№-])(?:\+?[78][\s(-]{0,3}\(?"
    r"|\()(?P<code>\d{3,5})\)?[\s-]{0,3}(?P<rest>\d(?:[\s-]?\d){3,6})(?!\d)"
)


def find_requisites(passages: Sequence[Passage], own_numbers: Sequence[str] = ()) -> Requisites:
    """Requisites of the letter told by its passages; `own_numbers` are numbers of our requests, "
    "never theirs."""
    ordered = sorted(
        (each for each in passages if each.place in _ORDER), key=lambda each: _ORDER.index(each.place)
    )
    number, day = _number(ordered, own_numbers)
    texts = [normalise(each.text) for each in ordered]
    return Requisites(
        sender_number=number,
        sender_date=day,
        signatory=_first(_signatories(texts)),
        executor=_first(_executors(texts)),
        phone=_first(_phones(texts)),
    )


def _first(found: Iterator[str]) -> str | None:
    return next(found, None)


def _number(ordered: Sequence[Passage], own_numbers: Sequence[str]) -> tuple[str | None, date | None]:
    """The best written own number; one with a date wins over one without."""
    found: list[tuple[str, date | None]] = []
    for passage in ordered:
        if passage.place is Place.SUBJECT and _ANSWERED.match(passage.text):
            continue
        found += _registered(passage)
        found += [
            (_as_written(each), each.date or _date_below(each, passage))
            for each in find_references(passage)
            if (each.form is ReferenceForm.OWN and not _is_of_earlier(each, passage))
            or _is_heading(each, passage)
            or _is_of_answer(each, passage)
        ]
        found += unmarked_numbers(passage)
    ours = {each.lower() for each in own_numbers}
    answered = {
        (each.number, each.date)
        for passage in ordered
        for each in find_references(passage)
        if each.form is ReferenceForm.IN_REPLY
    }
    theirs = [each for each in found if each[0].lower() not in ours or _is_a_namesake(each, answered)]
    dated = [each for each in theirs if each[1] is not None]
    best = (dated or theirs)[:1]
    return best[0] if best else (None, None)


def _is_a_namesake(own: tuple[str, date | None], answered: set[tuple[str, date | None]]) -> bool:
    """«Исх. № 96 от 24.09.2024 на № 96 от 05.09.2024»: by chance their letter bears the number of ours."""
    number, day = own
    days = {each for named, each in answered if named == number.lower() and each is not None}
    return day is not None and bool(days) and day not in days


def _is_heading(reference: Reference, passage: Passage) -> bool:
    """A bare number with a date on the letterhead, or alone on a line at the top of a mail."""
    if reference.form is not ReferenceForm.BARE or reference.date is None:
        return False
    if passage.place is Place.BODY:
        plain = readable(passage)
        return reference.start < _TOP and (_stands_alone(reference, plain) or _leads_reply(reference, plain))
    return passage.place is Place.DOCUMENT_HEAD and not _ENUMERATED.search(reference.snippet)


def _is_of_earlier(reference: Reference, passage: Passage) -> bool:
    """«ответ, ранее направленный 17.09.2024 (исх. № 918)»: the number of a letter sent before."""
    return _SENT_BEFORE.search(readable(passage)[: reference.start].lower()[-90:]) is not None


def _is_of_answer(reference: Reference, passage: Passage) -> bool:
    """«Ответ № 145 от 23.09.2024 на № 96 …», «направляем ответ от 19.09.2024 № 402»."""
    if reference.form is not ReferenceForm.BARE or reference.date is None:
        return False
    return _ANSWER_BEFORE.search(readable(passage)[: reference.start].lower()[-60:]) is not None


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
    """«Исх. № 987⏎27.09.2024»: a date alone on the line below an own number."""
    if reference.form is not ReferenceForm.OWN:
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


def _signatories(texts: Sequence[str]) -> Iterator[str]:
    """Offices with their names; «Глава … принял участие. …» is a sentence and signs nothing."""
    for text in texts:
        last = text[-6000:]
        at = 0
        while (match := _OFFICE.search(last, at)) is not None:
            if _ADDRESSEE.match(match["office"]) or _SENTENCE_END.search(match["office"]):
                at = _line_after(last, match.start("office"))
                continue
            yield squeeze(f"{match['office']} {match['name']}")
            at = match.end()


def _line_after(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end + 1


def _executors(texts: Sequence[str]) -> Iterator[str]:
    for pattern in (_EXECUTOR, _NAME_THEN_PHONE, _LAST_LINES):
        for text in texts:
            for match in pattern.finditer(text[-6000:]):
                yield squeeze(match["name"])


def _phones(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        for match in _PHONE.finditer(text[-6000:]):
            digits = re.sub(r"\D", "", match["code"] + match["rest"])
            if len(digits) == 10:
                yield f"+7{digits}"
    for pattern in (_LOCAL_PHONE, _LAST_LINES):
        for text in texts:
            for match in pattern.finditer(text[-6000:]):
                yield match["phone"]
