"""Is our letter answered, or merely spoken of? «На № 96 …» answers it, «к письму № 96» only names it.

A number that some other noun governs («за неисполнение письма № 96», «копия ответа на № 96», «(письмо № 96)»)
leads nowhere by itself. Then the letter must speak to us: report by a verb of reporting, or say «Ваше».
"""

from __future__ import annotations

import re

from mailflow.matching.gathering import Gathered, plain
from mailflow.model.request import Request
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.references import Reference, find_references
from mailflow.reading.references.request_match import MatchGrade, match_request
from mailflow.reading.scanned_spelling import readable

MERELY_NAMED = "наше письмо лишь упомянуто, нам ничего не сообщают: решите, ответ ли это"

_PLACES = (Place.SUBJECT, Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT, Place.FILE_NAME)
_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_READ_CHARS = 2_500
_BEFORE_CHARS = 120
# What governs the number makes it an object of talk.
_LETTER = r"(?:письм|запрос|обращени)[а-я]{0,3}"
_WHOSE = r"(?:смо\s|ассоциации\s|от\s[\d.]{8,10}\s)?"
_NAME_ENDS = r"(?:поселени[еяю]|район[а]?|округ[а]?|р-на|[сг]\.?/?п\.?|город[а]?|мо)"
_TALKED_OF = re.compile(
    rf"\b(?:к|за|о|об|из|от|до|после|при|без|про|для)\s(?:[а-я-]{{2,20}}\s){{0,3}}?{_LETTER}\s[^.;\n№]{{0,60}}$"
    r"|\bответ(?:а|е|у|ы|ов)\s(?:[а-я]{2,14}\s){0,3}?на\s[^.;\n№]{0,40}$"
    r"|\b(?:к|за|о|об|из|после|при|без|про|для)\s$"
    rf"|\((?:к\s|по\s)?{_LETTER}\s[^.;\n№)]{{0,60}}$"
    rf"|(?:(?<!по)\s(?:письм[ау]|письмом|письме)|(?<!на)\sписьмо)\s{_WHOSE}$"
    rf"|[а-я\d,\")]\sпо\s(?:письму\s|запросу\s)?{_WHOSE}$"
)
_LETTER_NAMED = re.compile(rf"\b{_LETTER}\s")
"""«Предложения по № 89» answers in a subject; «о письме № 96» is about the letter."""
_AFTER_NAME = re.compile(rf"\b{_NAME_ENDS}\sпо\s(?:письму\s|запросу\s)?{_WHOSE}$")
"""«X поселение по письму № 96 провело …»: its own bearer answers by deeds."""
# An answer opens so wherever it stands: «в ответ на письмо», «во исполнение письма», «рассмотрев письмо».
_ANSWERED = re.compile(
    r"\b(?:в\sответ\sна|ответ(?:ом)?\sна|во?\s?исполнени[еи]|рассмотрев|исполняя|в\sсоответствии\sс|согласно|на\sосновании"
    r"|в\sсвязи\sс|в\sрамках|отчет\s(?:по|на|о|к)|информаци[яю]\s(?:на|по|к)|сведения\s(?:на|по|к)|таблиц[аыу]\s(?:на|по|к)"
    r"|на\s(?:ваш|исх|письмо|запрос)|ваш)[^.;\n№]{0,100}$"
)
_SPEAKS_TO_US = re.compile(
    r"\b(?:сообща|информиру|направля|представля|предоставля|докладыва|отчитыва|уведомля|рапорту|высыла|посыла"
    r"|отправля|предлага|довод|отвеча|прилага)(?:ем|ет|ю|ют|им|ит)(?:ся)?\b|\bваш|\bвам\b|\bво вложении"
    r"|\bуважаем(?:ый|ая)\s|\bуважаемые коллеги"
    r"|\b(?:прошу|просим|примите)\b[^.\n]{0,40}\b(?:принять|приобщить|учесть|считать|зачесть|ответ|информаци"
    r"|внести\s(?:изменени|исправлени|уточнени))"
    r"|\bнечего\b|\bситуация\sтакая\b|\bинформация\b[^\n]{0,120}\n|\bответ\b(?!\w)"
)


def is_merely_named(gathered: Gathered, request: Request) -> bool:
    """Whether every number of the request stands in passing and nothing speaks to us."""
    named = [found for passage in gathered.at(*_PLACES) for found in _namings(passage, request)]
    if not named or not all(named):
        return False
    return not any(_SPEAKS_TO_US.search(plain(each).lower()[:_READ_CHARS]) for each in gathered.at(*_TEXTS))


def _namings(passage: Passage, request: Request) -> list[bool]:
    """For each exact number of the request, whether it stands in passing."""
    found = []
    low = readable(passage).lower()
    for reference in find_references(passage):
        match = match_request(reference, (request,))
        if match is not None and match.grade is MatchGrade.EXACT:
            found.append(_in_passing(reference, low, in_subject=passage.place is Place.SUBJECT))
    return found


def _in_passing(reference: Reference, low: str, *, in_subject: bool) -> bool:
    before = low[max(0, reference.start - _BEFORE_CHARS) : reference.start]
    if in_subject and _LETTER_NAMED.search(before) is None:
        return False
    if _ANSWERED.search(before) or _AFTER_NAME.search(before):
        return False
    return _TALKED_OF.search(before) is not None
