"""What a reply says about a case: an answer, no practices, a promise, a question, a refusal ..."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from mailflow.model.understanding import Outcome
from mailflow.reading.normal import normalise, squeeze


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """The outcome with its reason in Russian; not `certain` where a person should look."""

    outcome: Outcome
    why: str
    certain: bool = True


_CORRECTION = re.compile(
    r"взамен\b|просим\sсчитать\s(?:верн|правильн|действительн|актуальн|недействительн|ошибочн|утратив)|уточненн\w{2,3}\s(?:информаци|сведени|данны|ответ|письм)|исправленн\w{2,3}\s(?:информаци|сведени|данны|ответ|письм|вариант|таблиц)"
    r"|(?:ранее|предыдущ\w{2,3})\s(?:направленн|представленн|отправленн)\w{2,3}\s[^.\n]{0,60}(?:считать\s(?:недействительн|ошибочн|утративш)|не\sучитывать|аннулир|отозва)"
    r"|в\s(?:ранее\sнаправленн\w{2,3}|предыдущ\w{2,3})\s[^.\n]{0,50}(?:допущена|ошибк|опечатк)|допущена\s(?:техническая\s)?(?:ошибка|опечатка|неточность)|просим\sзаменить|уточняем\s(?:ранее|информацию|данные)|вносим\sуточнени"
)
_EXTENSION = re.compile(
    r"прод[ле][лн]\w{1,6}\s(?:нам\s|установленн\w{2,3}\s)?срок|срок\w{0,2}\s[^.\n]{0,60}прод[ле][лн]\w{1,5}\b|перенес\w{1,5}\s(?:нам\s)?срок|срок\w{0,2}\s[^.\n]{0,50}перенес|отсрочк|отсрочить|продлени[еия]\sсрок"
    r"|просим\s[^.\n]{0,50}(?:предоставить|дать|выделить)\s[^.\n]{0,20}(?:дополнительн\w{2,3}\sврем|отсрочк|врем\w{1,3})|увелич\w{1,4}\sсрок|разрешит\w\s[^.\n]{0,60}(?:позже|позднее|до\s\"?\d)"
    r"|просим\s[^.\n]{0,60}(?:принять\sответ|предоставить\sвозможность)[^.\n]{0,40}(?:позже|позднее|до\s\d)|(?:просим|прошу)\s[^.\n]{0,40}срок\w?\s[^.\n]{0,60}до\s\"?\d|более\sпоздн\w{2,4}\sсрок"
)
_REFUSAL = re.compile(
    r"не\sявля(?:ется|емся|ясь)\s(?:[а-я]{1,15}\s){0,3}член|не\s(?:входит|относится|находится)\s(?:[а-я]{1,15}\s){0,2}(?:в|к|во)\s(?:[а-я]{1,15}\s){0,2}(?:компетенци|полномочи|ведени|вопрос)|вне\s(?:[а-я]{1,12}\s)?компетенци"
    r"|отказыва(?:емся|ется|ем|ет)|(?:вышл[аои]|выш[е]л)\sиз\s(?:состава\s)?(?:членов\s)?ассоциаци|не\sсостоит\sв|не\sв\s(?:нашей\s)?компетенци|не\sуполномочен|не\sобладает\sполномочи|нет\sполномочий"
    r"|(?:участвовать|участие)\s[^.\n]{0,50}(?:не\sбудет|не\sбудем|не\sпланиру|не\sсчитает|отказ)|не\s(?:представляется|имеем|имеется)\sвозможн\w{2,4}\s(?:предоставить|представить|принять|участвовать)|не\sимеет\sвозможности\s(?:предоставить|принять)"
)
_REDIRECT = re.compile(
    r"перенаправ(?:лен|ля|ил)|переадрес|направлен[оаы]?\s[^.\n]{0,50}(?:по\sпринадлежности|по\sкомпетенции|для\s(?:рассмотрения|исполнения|подготовки\sответа)\sв)|передан[оаы]?\s[^.\n]{0,50}(?:по\sпринадлежности|на\sрассмотрение\sв|для\s(?:рассмотрения|исполнения|подготовки))|направляем\s[^.\n]{0,40}по\s(?:принадлежности|компетенции)"
    r"|(?:просим|рекомендуем|следует|необходимо)\s(?:вас\s)?обра(?:титься|щаться)\sв"
)
_INTERIM = re.compile(
    r"принят[оаы]?\s(?:[а-я]{1,12}\s){0,2}(?:в\sработу|к\s(?:исполнению|сведению|рассмотрению|работе))|наход[ия]тся\s(?:[а-я]{1,12}\s){0,2}(?:на\s(?:исполнении|рассмотрении|контроле)|в\sработе)"
    r"|(?:информация|ответ|сведения|отчет|материалы|данные|результат\w?)\s(?:[^.\n]{0,60}\s)?(?:будет|будут)\s(?:[а-я\d.,\s]{0,40}\s)?(?:направлен|представлен|предоставлен|выслан|дан|подготовлен|доведен|сообщен)|(?:будет|будут)\s(?:направлен|представлен|предоставлен|выслан|подготовлен|сообщен)\w{0,3}"
    r"|(?:предоставим|представим|направим|вышлем|сообщим|ответим|проинформируем|дадим\sответ)\b|ведется\s(?:работа|сбор|подготовка|обобщение)|взят[оаы]?\s(?:в\sработу|на\sконтроль)|информаци\w\s(?:собирается|готовится|обобщается|подготавливается)|(?:ответ|информация)\s(?:готовится|в\sстадии|на\sподписи|на\sсогласовании)"
    r"|работа\s[^.\n]{0,60}(?:ведется|начата|организована|будет\sпроведена)|поставлен[оаы]?\sна\sконтроль|доведен[оаы]?\sдо\s(?:сведения\s)?глав|отписан[оа]?\b|по\s(?:итогам|результатам|завершении)\s[^.\n]{0,60}(?:сообщ|проинформир|направ|представ|предостав)"
)
_QUESTION = re.compile(
    r"прос(?:им|ьба)\s(?:вас\s)?(?:[а-я]{1,14}\s){0,2}(?:разъяснить|пояснить|уточнить|подсказать|сообщить,|дать\sразъяснени|прислать|направить\s(?:нам|повторно|в\sнаш|ссылк|презентаци|образец|форм)|оказать)|прошу\s(?:вас\s)?(?:[а-я]{1,14}\s){0,2}(?:разъяснить|пояснить|уточнить|подсказать|прислать|повторно|дать\sразъяснени|направить\s(?:нам|повторно|ссылк|презентаци|образец|форм))"
    r"|подскажите|уточните|поясните|разъясните|как\s(?:зарегистрироваться|разместить|заполн|войти)|не\s(?:можем|получается|удается)\s(?:зарегистрироваться|войти|открыть|разместить|найти)|не\sоткрывается|в\sкакой\sформе|по\sкакой\sформе|вложени\w\s(?:не\s(?:было|открыва|прикреп)|отсутству)|возникли?\sвопрос"
)
_NOTHING = re.compile(
    r"(?:информаци[ияюей]{1,2}|сведени[йяем]{1,2}|предложени[йяе]{1,2}|данны[ехм]{1,2}|случа[иев]{1,2}|материал\w{0,2}|мероприяти[йяе]|практик[иа]?|инициатив[ыа]?|замечани[йяе]\sи\sпредложени[йяе])\s(?:[^.,;:\n]{1,90}\s)?(?:-\s)?(?:отсутству\w{2,3}|нет\b|не\s(?:име[ею]тся|имеем|имеет|поступ\w{2,5}|размещ\w{2,6}|выявлен\w|проводил\w{2,3}|проводится|направлял\w{2,3}|подавал\w{2,3}|реализ\w{2,8}|располага\w{2,3}))"
    r"|(?:об\sотсутствии|отсутству[ею]т|не\sимеет(?:ся)?|не\sрасполагает|не\sимеем|нет)\s(?:[а-я\"]{1,20}\s){0,4}(?:информаци|сведени|предложени|данных|практик|инициатив|мероприяти|материал|случаев)|нечего\sсообщить|не\sразмещал(?:ись|ась|а|и|о)?\b|не\sпринимал[аио]?\sучасти|участи[ея]\s(?:в\s[^.\n]{0,60}\s)?не\sприн(?:имал|ял)"
    r"|нулев(?:ой|ые|ая)\s(?:отчет|показател|информаци|данны)|работа\s[^.\n]{0,60}не\sпровод|по\s(?:нулям|всем\sпунктам\s-?\s?нет)"
)
_REPORT = re.compile(
    r"размещен[аыо]?\b|разместил[аио]?\b|направлен[аыо]\b\s(?:[а-я\d()]{1,20}\s){0,4}(?:инициатив|предложени|практик|информаци)|направляем\s|направляет\s|представляем\s|предоставляем\s|представляет\s|предоставляет\s|сообщаем|сообщает|информиру(?:ет|ем)|проведен[аыо]?\b|выполнен[аыо]?\b|реализован[аыо]?\b|опубликован[аыо]?\b|зарегистрирован[аыо]?\b|подан[аыо]\b|принял[аио]?\sучастие"
    r"|во\sвложении|прилага(?:ется|ем|ются)|ответ\sна|вам\sнаправлен|поступил\sдокумент|информация\sо|краткое\sсодержание|приложение:"
)
_HARMLESS = re.compile(
    r"нет\sзамечаний|замечаний\s(?:[а-я]{1,15}\s)?(?:нет|не\sимеется)|отсутстви\w\s[^.\n]{0,60}не\sпрепятств|не\sтолько|вопросов\s(?:не\sимеется|нет)|нет\sвозражений|в\sслучае\s(?:отсутстви|возникновени)\w\s[^.\n]{0,120}|при\sнеобходимости\s[^.\n]{0,80}|просим\sподтвердить\sполучени\w?"
)
# A line that goes on in lower case, or with anything after a line without a stop, is the same sentence.
_WRAPPED = re.compile(r"(?<=[^\n.!?;:])[ \t]{0,5}\n(?=[а-яa-z\d(\"-])")


def find_outcome(
    text: str,
    *,
    subject: str = "",
    figures: Mapping[str, Decimal] | None = None,
    has_documents: bool = False,
    document_text: str = "",
) -> OutcomeReading:
    """The outcome of a reply by its new text, its documents and the figures read from both.

    `text` is what the sender wrote anew, or the segment about one request (see `segments`). Without any
    words of substance a readable or unread document counts as a report that a person must look at.
    """
    joined = _WRAPPED.sub(" ", normalise(f"{subject}\n\n{text}\n\n{document_text}"))
    whole = _HARMLESS.sub(" ", joined.lower())
    values = dict(figures or {})
    positive = any(values.values())
    for pattern, outcome, words in _SPECIAL:
        match = pattern.search(whole)
        if match is None or _overruled(outcome, positive, whole):
            continue
        return OutcomeReading(outcome, f"{words}: «{_around(whole, match)}»")
    if positive:
        return OutcomeReading(Outcome.REPORT, "указаны показатели")
    return _plain_answer(whole, bool(values), has_documents)


_SPECIAL = (
    (_CORRECTION, Outcome.CORRECTION, "заменяет ранее направленный ответ"),
    (_EXTENSION, Outcome.EXTENSION, "просят продлить срок"),
    (_REDIRECT, Outcome.REDIRECT, "письмо передано в другой орган"),
    (_REFUSAL, Outcome.REFUSAL, "отказ"),
    (_QUESTION, Outcome.QUESTION, "задают вопрос"),
    (_INTERIM, Outcome.INTERIM, "обещают ответить позже"),
)


def _overruled(outcome: Outcome, positive: bool, whole: str) -> bool:
    """An answer in substance is not made a promise, a question or a refusal by a side remark."""
    if outcome is Outcome.INTERIM:
        return positive or _NOTHING.search(whole) is not None
    return positive and outcome in (Outcome.QUESTION, Outcome.REFUSAL, Outcome.REDIRECT, Outcome.EXTENSION)


def _plain_answer(whole: str, has_zeros: bool, has_documents: bool) -> OutcomeReading:
    nothing = _NOTHING.search(whole)
    if has_zeros or nothing:
        why = f": «{_around(whole, nothing)}»" if nothing else " показатели нулевые"
        return OutcomeReading(Outcome.NOTHING, f"сообщают, что данных нет{why}")
    if "?" in whole:
        return OutcomeReading(Outcome.QUESTION, "в письме вопрос и нет ответа", certain=False)
    report = _REPORT.search(whole)
    if report is not None:
        return OutcomeReading(Outcome.REPORT, f"ответ по существу: «{_around(whole, report)}»", certain=False)
    if has_documents:
        return OutcomeReading(Outcome.REPORT, "ответ во вложении", certain=False)
    return OutcomeReading(Outcome.UNCLEAR, "из текста не видно, что ответили", certain=False)


def _around(whole: str, match: re.Match[str]) -> str:
    start = max(0, whole.rfind(" ", 0, max(0, match.start() - 20)) + 1) if match.start() > 20 else 0
    end = whole.find(" ", match.end() + 25)
    return squeeze(whole[start : end if end >= 0 else len(whole)])[:160]
