"""The sender's own requisites: number and date of the letter at hand, who signed, who wrote, whose phone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.own_number import find_own_number


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
    number, day = find_own_number(ordered, own_numbers)
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
