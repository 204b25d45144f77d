"""Is our letter answered, or merely spoken of? «На № 96 …» answers it, «к письму № 96» only names it.

A number that some other noun governs («за неисполнение письма № 96», «копия ответа на № 96», «(письмо № 96)»)
leads nowhere by itself. Then the letter must speak to us: report by a verb of reporting, or say «Ваше».
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from mailflow.matching.gathering import Gathered, plain
from mailflow.model.request import Request
from mailflow.model.understanding import Figures
from mailflow.patterns import Gated
from mailflow.reading.normal import normalise
from mailflow.reading.passages import Passage, Place
from mailflow.reading.references.reference import Reference
from mailflow.reading.references.references import find_references
from mailflow.reading.references.request_match import MatchGrade, match_request
from mailflow.reading.scanned_spelling import readable
from mailflow.reading.speech.acts import Act, does
from mailflow.reading.years_asked import years_asked

MERELY_NAMED = "наше письмо лишь упомянуто, нам ничего не сообщают: решите, ответ ли это"

_PLACES = (Place.SUBJECT, Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT, Place.FILE_NAME)
_TEXTS = (Place.BODY, Place.FORWARDED, Place.DOCUMENT_HEAD, Place.DOCUMENT)
_READ_CHARS = 2_500
_BEFORE_CHARS = 120
_ON = "на "
# What governs the number makes it an object of talk.
_LETTER = r"(?:письм|запрос|обращени)[а-я]{0,3}"
_WHOSE = r"(?:смо\s|ассоциации\s|от\s[\d.]{8,10}\s)?"
_NAME_ENDS = r"(?:поселени[еяю]|район[а]?|округ[а]?|р-на|[сг]\.?/?п\.?|город[а]?|мо)"
_LETTER_NAMED = re.compile(rf"\b{_LETTER}\s")
"""«Предложения по № 89» answers in a subject; «о письме № 96» is about the letter."""
_AFTER_NAME = re.compile(rf"\b{_NAME_ENDS}(?:,?\s(?:по\s(?:письму\s|запросу\s)?{_WHOSE}|исх\.?\s)?|\s\()$")
"""«X поселение по письму № 96 провело …», «X поселение (№ 96 от …)»: its own bearer answers by deeds."""
_JOINED = re.compile(r"№\s?[\w/-]{1,20}(?:\sот\s[\d.]{8,10}(?:\s?г\.?)?)?\s?(?:,|и)\s$")
"""«На письма № 89 от …, № 96 от …»: what governs the first governs the next."""
_FULFILLED = re.compile(rf"^\W*(?:об?\s)?(?:вы|ис)полнени[еи]\s{_LETTER}\s$")
"""«Выполнение письма № 96» as a subject."""
_POINT = re.compile(r"(?:^|[\n;.]\s?)\W{0,4}(?:\d[.)]\s)?по\s$")
_ANSWERS_POINT = re.compile(r"(?:\s?г(?:ода|\.)?)?\s?[:.-]\s")
"""«По № 89 от … - 2 предложения; по № 96 от … - …»."""
_MATTER = re.compile(r"(?:^|[\n;.]\s?)\W{0,4}(?:\d[.)]\s)?по\s[а-я][^.;:\n]{3,90}\((?:исх\.?\s)?$")
_ANSWERS_MATTER = re.compile(r"(?:\s?г(?:ода|\.)?)?\)\s?[:-]\s")
"""«По вопросу площадок (исх. № 8 от …): всего 7.»"""
# An answer opens so wherever it stands: «в ответ на письмо», «во исполнение письма», «рассмотрев письмо».
_ANSWERED = Gated(
    r"\b(?:в\sответ\sна|ответ(?:ом)?\sна|во?\s?исполнени[еи]|рассмотрев|исполняя|в\sсоответствии\sс|согласно|на\sосновании"
    r"|в\sсвязи\sс|в\sрамках|отчет\s(?:по|на|о|к)|информаци[яю]\s(?:на|по|к)|сведения\s(?:на|по|к)|приложени[ея]\sк|(?:мнение|позиция|предложения|замечания|данные|справка)\s(?:по|к)|таблиц[аыу]\s(?:на|по|к)"
    r"|на\s(?:ваш|исх\.?|вх[а-я]{0,8}\.?|письмо|запрос))(?:[^.;\n№]|исх\.|вх\.){0,100}$"
    r"|(?:^|[\n.!?]\s?|(?:день|утро|вечер|здравствуйте|коллеги),\s)[^а-я\d\n]{0,4}(?:по|к)\s(?:вашему\s)?(?:письму|запросу|исх\.?)\s(?:от\s[\d.]{8,10}\s)?$"
    r"|(?:^|[\n.!?]\s?)[^а-я\d\n]{0,4}по\sвопрос(?:у|ам)[^.\n]{0,40}\sв\s(?:вашем\s)?(?:письме|запросе)\s$"
    r"|\b(?:информаци[яю]|отчет|справка|сведения|доклад)\sоб?\s(?:ис|вы)полнени[ия]\s(?:[^.;\n№]|исх\.){0,80}$"
    r"|(?:^|[\n.!?]\s?)[^а-я\d\n]{0,4}(?:по|к)\s(?:существу\s(?:[а-я]{3,16}\s){0,3})?$"
    r"|\bваш[а-я]{0,3}\s(?:[а-я.-]{2,14}\s?){0,2}(?:от\s[\d.]{8,10}\s?(?:г\.\s?)?)?$"
    r"|(?<!ответа\s)(?<!ответе\s)(?<!ответу\s)\bна\s{0,2}$"
    r"|(?:^|\n|(?<!исх)[.!?:]\s)[^а-я\n]{0,8}(?:(?:исх[а-я]{0,6}\.?|номер)\s?)?$"
)
_SPEAKS_TO_US = re.compile(
    r"\b(?:сообща|информиру|направля|представля|предоставля|докладыва|отчитыва|уведомля|поясня|рапорту|высыла|посыла"
    r"|отправля|предлага|довод|отвеча|прилага)(?:ем|ет|ю|ют|им|ит)(?:ся)?\b|\bво вложении"
    r"|\b(?:прошу|прос[ия][тм]|примите)\b[^.\n]{0,40}\b(?:принять|приобщить|учесть|считать|зачесть|ответ|информаци"
    r"|внести\s(?:изменени|исправлени|уточнени))"
    r"|\bнече(?:го|м)\b|\bситуация\sтакая\b|\bинформация\b(?!\sпо\sитогам)[^\n]{0,120}\n|\bответ\b(?!\w)"
)


_GREETS = re.compile(r"\bуважаем(?:ый|ая)\s|\bуважаемые коллеги")
_OTHER_PURPOSE = re.compile(
    r"\b(?:поздравля|приглаша|требу|уполномочива|жалу|рекоменду|возража|награжда|желае)(?:ем|ет|ю|м)(?:ся)?\b"
)
"""A letter whose verb congratulates, invites or demands was not written to answer."""


_FEWEST = 2
_ASIDE = re.compile(r"\([^()]{0,80}\)")
_YOURS = re.compile(r"\bваш(?:и|их|ими|е|его|а)?\s(?:данн|цифр|сведени|показател|отчет|ответ)")
_LAST_YEAR = re.compile(r"\b(?:прошл|предыдущ|минувш)[а-я]{2,3},?\s(?:20\d\d\s)?год")
_YEAR = re.compile(r"(?<![\d.])(20\d\d)(?=\s?г(?:од|\.|\b))")
# «практики – 2», «всего 7», «водоёмов нет»; neither «от 05.09» nor «№ 96»
_COUNTED = re.compile(
    r"(?<![а-я])(?!от\b)[а-я]{2,30}\)?\s?(?:[-:=]\s?)?(?:\d{1,6}(?!\d|[./]\d)|нет\b)"
    r"|(?<![\d.,/№])(?<!№\s)\d{1,6}(?:,\d{1,3})?\s(?!г\b|год)[а-я]{2,20}"
)


def is_merely_named(gathered: Gathered, request: Request, figures: Figures) -> bool:
    """Whether every number of the request stands in passing and nothing speaks to us.

    A list of what was asked for, label by label, speaks to whoever asked: «гидрантов 14, неисправных 0».
    """
    named = [found for passage in gathered.at(*_PLACES) for found in _namings(passage, request)]
    if not named or not all(named) or _lists_counts(gathered, request, figures):
        return False
    return not any(_speaks_to_us(plain(each).lower()[:_READ_CHARS]) for each in gathered.at(*_TEXTS))


def _lists_counts(gathered: Gathered, request: Request, figures: Figures) -> bool:
    if len(figures) < _FEWEST:
        return False
    texts = [plain(each).lower()[:_READ_CHARS] for each in gathered.at(*_TEXTS)]
    counted = sum(len(_COUNTED.findall(each)) for each in texts)
    asked = {str(request.date.year), *years_asked(request)}
    return counted >= len(figures) and not any(
        _OTHER_PURPOSE.search(each)
        or _YOURS.search(each)
        or does(each, Act.PROMISES)
        or _is_of_the_past(each, asked)
        for each in texts
    )


def _is_of_the_past(text: str, asked: AbstractSet[str]) -> bool:
    """«В прошлом, 2025 году площадок 2»; in brackets a year is compared with."""
    told = _ASIDE.sub(" ", text)
    return _LAST_YEAR.search(told) is not None or any(
        year not in asked and year < max(asked) for year in _YEAR.findall(told)
    )


def _speaks_to_us(text: str) -> bool:
    if _SPEAKS_TO_US.search(text):
        return True
    return _GREETS.search(text) is not None and _OTHER_PURPOSE.search(text) is None


def _namings(passage: Passage, request: Request) -> list[bool]:
    """For each exact number of the request, whether it stands in passing."""
    found = []
    low = readable(passage).lower()
    title = normalise(request.title).lower()
    for reference in find_references(passage):
        match = match_request(reference, (request,))
        if match is not None and match.grade is MatchGrade.EXACT:
            found.append(_in_passing(reference, low, title, in_subject=passage.place is Place.SUBJECT))
    return found


def _in_passing(reference: Reference, low: str, title: str, *, in_subject: bool) -> bool:
    """`title` is our letter's own, whose words govern nothing: «О работе с обращениями граждан (№ 112 …)»."""
    own = len(_ON) if low.startswith(_ON, reference.start) else 0  # «на исх 161»
    before = low[max(0, reference.start - _BEFORE_CHARS) : reference.start + own].replace(title, "")
    while _JOINED.search(before):
        before = _JOINED.sub("", before)
    if in_subject and (_LETTER_NAMED.search(before) is None or _FULFILLED.match(before)):
        return False
    if _POINT.search(before) and _ANSWERS_POINT.match(low, reference.end):
        return False
    if _MATTER.search(before) and _ANSWERS_MATTER.match(low, reference.end):
        return False
    return _ANSWERED.search(before) is None and _AFTER_NAME.search(before) is None
