"""The day by which an answer is promised in an interim letter or a request for a later date."""

from __future__ import annotations

import re
from datetime import date

from mailflow.reading.clauses.future import is_promised
from mailflow.reading.dates import FoundDate, find_dates
from mailflow.reading.normal import normalise, unwrapped
from mailflow.reading.speech.postponing import asks_for_time, misses_term
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.telling import adds_later, promises
from mailflow.reading.speech.vocabulary import DEEDS, TELL
from mailflow.reading.speech.words import Sentence, sentences
from mailflow.reading.terms import find_terms

_BEFORE = re.compile(
    r"(?:\bдо|\bраньше|\bранее|ориентировочно|предположительно|примерно|\bк|не\sпозднее|не\sпозже|срок\w{0,3}(?:\s[а-я]{1,20}){0,4}\s(?:на|до)?|срок\w{0,3}(?:\s[а-я]{1,20}){1,3}\s?[-:]|\bпо|\bна|\bсрок\s?[-:]|\bдата\s?[-:]|\b(?:дата\s)?исполнени[ея]\s?[-:]?"
    r"|\bпосле(?:\s[а-я]{1,14}){0,3}"
    # «информация будет предоставлена 28 сентября»
    r"|\b(?:будет|будут)\s[а-я]{6,20}н[аоы]?"
    # «направим в пятницу, 27 сентября»
    r"|\b(?:направим|представим|предоставим|ответить|прислать|направить|представить|предоставить|пришлем|вышлем|отправим|сообщим|ответим|ответ)(?:\s[а-я]{1,14}){0,3},?)[\s\"_]{0,3}"
    r"(?:\d{1,2}\s?(?:-|или|и)\s?)?$"
)
_PROMISE = re.compile(
    r"будет|будут|предостав|представ|направ|продл|перенес|отсроч|ответ|срок|информаци|сообщ|пришл|вышл|отправ|сда[тд]|долож|отчит|сведени|подготов|врем[яе]|планиру|жди|размещени|исполнени|обеща|не\sуспева"
)
_TERMS = ("в теч", "через", "до кон", "к кон", "завтра", "послезавтра", "до ", "к ", "ко ", "не поз")
_SENTENCE_END = re.compile(r"[.!?]\s|\n\n")
_CLAUSE_END = re.compile(r"[,;:()]|\sно\s|\sа\s")
# «отправка ответа ожидается 2 октября»
_SENDING = re.compile(
    r"(?:отправк|направлени|представлени|предоставлени|ответ|отчет)[а-я]{0,2}\s[^.]{0,40}(?:ожида|планиру|намечен|состоится)"
)
_LATEST = re.compile(r"\bне\s(?:позднее|позже|ранее)\b")
# «раньше 14 октября ответить не получится»
_NOT_BEFORE = re.compile(r"\b(?:раньше|ранее)\s{1,2}(?:[а-я]{5,12},?\s)?$")
_CANNOT = re.compile(
    r"\bне\s(?:представляется|успе|смож|сможем|можем|получ|удас|имеем|имеется|будет)|\bнет\sвозможн|невозможно"
)
# «продлить срок на 10 (десять) рабочих дней», «отсрочку на неделю»
_PROLONGED = re.compile(
    r"\b(?:продл|увелич|отсроч|перене[сн]|сдвин|добав|дополнительн)[а-я]{0,10}\s(?:[^.!?\n]{0,80}?\s)??(?:на\s)?"
    r"(?P<period>(?:\d{1,3}|[а-я]{2,7})(?:\s\([а-я]{1,12}\))?\s(?:(?:рабоч|календарн)[а-я]{1,3}\s)?(?:дн|сут|недел|месяц)[а-я]{0,3}"
    r"|недел[юи]|месяц)\b"
)
_INTENDED = TELL | DEEDS
_LONGEST_SENTENCE = 600


def find_promised_date(text: str, sent_on: date) -> date | None:
    """The last day named beside words of answering or of what is still to be done; None if none.

    Days before `sent_on` are never promises, nor is a day that cannot be kept («к 30 сентября не успеем»).
    Of several the latest counts: an extension names the old date first.
    """
    low = normalise(text).lower()
    days = [
        found.day for found in find_dates(text, sent_on) if found.day >= sent_on and _promises(low, found)
    ]
    return max(days, default=None)


def find_prolonged_date(text: str, deadline: date) -> date | None:
    """The last day of a term asked for beyond the deadline: «просим продлить срок на 10 дней»; None if none.

    The new term runs from the day after the old one ends (Civil Code art. 191).
    """
    match = _PROLONGED.search(unwrapped(normalise(text)).lower())
    terms = find_terms(f"через {match['period']}", deadline) if match is not None else ()
    return next((day for day, _, _ in terms), None)


def _promises(low: str, found: FoundDate) -> bool:
    if _is_denied(low, found):
        return False
    near = low[max(0, found.start - 160) : found.end + 80]
    if (_PROMISE.search(near) is not None or is_promised(near)) and _leads(low, found):
        return True
    return any(_means_to(each, find_predicates(each)) for each in sentences(_sentence(low, found)))


def _leads(low: str, found: FoundDate) -> bool:
    written = low[found.start : found.end]
    if written.startswith(_TERMS):
        return True
    return _BEFORE.search(low[max(0, found.start - 60) : found.start]) is not None


def _means_to(sentence: Sentence, predicates: tuple[Predicate, ...]) -> bool:
    """«глава выйдет 1 октября, тогда и ответим», «ещё одну разместим 20 октября»."""
    if (
        adds_later(sentence, predicates)
        or promises(sentence, predicates)
        or asks_for_time(sentence, predicates)
        or misses_term(sentence, predicates)
    ):
        return True
    if _SENDING.search(sentence.text):
        return True
    return any(
        each.lemma in _INTENDED
        and each.time in (Time.TO_COME, Time.WISHED)
        and not each.denied
        and (each.person == 1 or each.passive)
        for each in predicates
    )


def _is_denied(low: str, found: FoundDate) -> bool:
    """«к 30 сентября не успеваем», «в понедельник запросили»: its clause denies, or tells of the past."""
    clause = _clause(low, found)
    if _LATEST.search(clause) or _NOT_BEFORE.search(low[: found.start]):
        return False
    return _CANNOT.search(clause) is not None or (
        low.startswith(("в ", "во "), found.start) and _tells_of_past(clause)
    )


def _tells_of_past(clause: str) -> bool:
    times = [each.time for sentence in sentences(clause) for each in find_predicates(sentence)]
    return Time.DONE in times and Time.TO_COME not in times


def _clause(low: str, found: FoundDate) -> str:
    start = max(
        (m.end() for m in _CLAUSE_END.finditer(low, max(0, found.start - 120), found.start)), default=0
    )
    start = max(
        start, low.rfind(". ", 0, found.start) + 1, low.rfind("\n", 0, found.start) + 1, found.start - 120
    )
    end = _CLAUSE_END.search(low, found.end, found.end + 120)
    stop = _SENTENCE_END.search(low, found.end, found.end + 120)
    ends = [each.start() for each in (end, stop) if each is not None]
    return low[start : min(ends, default=found.end + 120)]


def _sentence(low: str, found: FoundDate) -> str:
    start = (
        max(
            low.rfind(". ", 0, found.start),
            low.rfind("! ", 0, found.start),
            low.rfind("\n\n", 0, found.start),
        )
        + 1
    )
    stop = _SENTENCE_END.search(low, found.end)
    end = stop.start() + 1 if stop is not None else len(low)
    return low[max(start, found.start - _LONGEST_SENTENCE) : min(end, found.end + _LONGEST_SENTENCE)].replace(
        "\n", " "
    )
