"""Sentences that ask for a later date, and those that say the day cannot be kept."""

from __future__ import annotations

import re

from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.requests import asks_anything, wanted_of_us, wonders
from mailflow.reading.speech.vocabulary import ABLE, ALLOW, ANSWER, SHIFT, TELL, WANTED
from mailflow.reading.speech.words import Sentence

Predicates = tuple[Predicate, ...]

_DELAY = frozenset({"отсрочка", "отсрочить"})
_SPAN = frozenset(["время", "срок", "неделя", "неделька", "месяц", "день", "сутки", "денек"])
_GRANT = frozenset(["дать", "предоставить", "выделить", "добавить", "подождать", "накинуть"])
_MANAGE = ("успевать", "успеть", "поспеть", "поспевать", "укладываться", "уложиться")
_TERM = frozenset(["срок", "дата", "время", "период", "отчет", "рассмотрение", "исполнение"])
_CHANGE = frozenset(
    ["изменить", "поменять", "скорректировать", "пересмотреть", "установить", "согласовать", "утвердить"]
)
_LATER = re.compile(
    r"\b(?:позже|позднее|попозже)\b|\b(?:до|к|по|на)\s\"?(?:\d{1,2}[.\s][\dа-я]|конца|понедельник"
    r"|вторник|сред[уые]|четверг|пятниц|следующ|окончани|завершени)"
    r"|\bна\s(?:[а-я\d]{1,10}\s){0,2}(?:недел|дн[яе]|день|месяц|сутк)|\b\d{1,2}\s(?:октябр|сентябр|ноябр"
    r"|декабр|январ|феврал|март|апрел|ма[яй]|июн|июл|август)|\b\d{1,2}\.[01]\d(?:\.|\b)"
    r"|\b[а-я]{4,14}(?:ого|его)\s(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)"
    r"|поздн(?:ий|ие|его|юю|ее|ей)"
)
# «письмо № 96 от 05.09.2024»: no day that anything is put off to
_LETTER_NAMED = re.compile(
    r"(?:№|\bисх\.?)\s?[\w/-]{1,14}\s{1,2}от\s(?:[\d.]{6,10}|\d{1,2}\s[а-я]{3,9}\s\d{4})"
)
_ONLY = re.compile(
    r"\b(?:(?:только|лишь|ближе)\s(?:к|после|в|на|с|до)\b|(?:только|лишь)\s\d|не ранее|не раньше"
    r"|с опозданием|с задержкой"
    r"|с запозданием|позже срока|позднее срока|позже установленного)\b"
)
# «нам бы ещё недельку»
_IF_ALLOWED = re.compile(
    r"\bесли\s(?:вы\s)?(?:[а-я]{2,6}\s){0,2}(?:критично|поздно|горит|терпит|можно|возможно|позвол|разреш|не\sпротив|не\sвозраж)"
)
"""«Если можно, ответим 4 октября»"""
_WISH = re.compile(
    r"\bбы\s(?:[а-я\d]{1,8}\s){0,3}(?:недел|врем|дней|дня|денек|месяц)"
    r"|\bпрос(?:им|шу)\s(?:еще|дополнительно|хотя\sбы)\s(?:[а-я\d]{1,10}\s){0,2}(?:недел|месяц|дн|врем)"
)
_SHORT = re.compile(
    r"\b(?:требу[ею]тся|нужн[оаы]|понадоб[ия]тся|потребу[ею]тся|необходим[оаы]?|рассчитыва[а-я]{1,3}\sна)\s[^.;]{0,40}"
    r"\b(?:больше|еще|дополнительн[а-я]{2,3})\s(?:[а-я\d]{1,8}\s)?(?:врем|дн[яейи]|недел|срок)"
)
"""«нам требуется больше времени»"""
_FOR_A_DEED = re.compile(
    r"\b(?:для|на)\s(?!подготов|ответ|отчет|сбор|обобщ|исполнени|это|ваш|сегодня)[а-я]{4}"
)
_PLEA = re.compile(
    r"войти\sв\sположение|пойти\sнавстречу|\bне\s(?:против|возража)|ваш[еу]\sсогласие|вашего\sсогласия"
)
# «Устроит ли Вас 7 октября?»; «устроит ли ответ от 20 сентября?» offers no day
_SUITS = re.compile(
    r"\b(?:устро(?:ит|ил[ао]?)|подойдет|годится|приме(?:те|тся)|(?:сможете|можете)\s(?:[а-я]{2,10}\s){0,3}(?:принять|подождать|учесть)|не\sпоздно|(?:ничего|нормально|страшно),?\sесли"
    r"|не\s(?:против|возража[а-я]{2,4}),?\sесли)\b"
)
_OF_A_LETTER = re.compile(r"\bот\s(?:[\d.]{5,10}|\d{1,2}\s[а-я]{3,9})")
_IN_TIME = re.compile(
    r"\b(?:в срок|к сроку|вовремя|своевременно|в установленн|в указанн|до срока|к указанн|к установленн"
    r"|к назначенн|раньше|ранее)|\b(?:к|до)\s\d"
)
_IMPOSSIBLE = re.compile(
    r"\bне\s(?:представляется|имеется|имеем)\sвозможн|\bнет\sвозможности|\bневозможно(?:сти)?\b"
    r"|\bнереальн|\bне\sуспеть\b"
)
_SHORT_OF_TIME = re.compile(
    r"\bраньше\s[^.;]{0,30}\bникак\b|\bне\s(?:смогли|смогла|смог|успели|успевали)\sбы\b|\bраньше\s(?:чем\s)?[^.;]{0,30}\bне\s(?:получится|успе|смож|выйдет)|"
    r"\bсрок[а-я]{0,2}\s[^.]{0,40}(?:нереальн|коротк|мал\b|мало\b|сжат|недостаточн)"
    r"|\bвремени\s[^.]{0,30}(?:недостаточно|мало|не\sхвата)"
)


def asks_for_time(sentence: Sentence, predicates: Predicates) -> bool:
    """A request, and a term to be moved: «просим перенести», «дайте неделю», «можно до 5 октября»."""
    if _IF_ALLOWED.search(sentence.text) and _LATER.search(_LETTER_NAMED.sub(" ", sentence.text)):
        return any(each.lemma in TELL and each.time is Time.TO_COME for each in predicates)
    if sentence.asks and _SUITS.search(sentence.text) and _names_later_day(sentence):
        return True
    if _SHORT.search(sentence.text) and _FOR_A_DEED.search(sentence.text) is None:
        return True
    if not asks_anything(sentence) or wonders(sentence) or wanted_of_us(sentence) in WANTED:
        return False
    if _WISH.search(sentence.text):
        return True
    lemmas = sentence.lemmas()
    later = _LATER.search(_LETTER_NAMED.sub(" ", sentence.text)) is not None
    if lemmas & SHIFT and (lemmas & (_TERM | ANSWER | _DELAY) or later or _is_bare(sentence)):
        return True
    if lemmas & _CHANGE and lemmas & {"срок", "дата"}:
        return True
    granted = any(each.lemma in _GRANT and each.time is not Time.DONE for each in predicates)
    if lemmas & _SPAN and granted:
        return True
    if later and (lemmas & (ALLOW | TELL) or _is_bare(sentence) or _PLEA.search(sentence.text)):
        return bool(lemmas & _SPAN) or not wanted_of_us(sentence)
    return False


def _names_later_day(sentence: Sentence) -> bool:
    """A day or a weekday other than that of a letter."""
    return _LATER.search(_OF_A_LETTER.sub(" ", _LETTER_NAMED.sub(" ", sentence.text))) is not None


def _is_bare(sentence: Sentence) -> bool:
    """«Просим увеличить», «можно до 5 октября»: nothing else is spoken of."""
    return not any(
        each.part == "NOUN" and not each.lemma.endswith("брь") and each.lemma != "просьба"
        for each in sentence.words
    )


def misses_term(sentence: Sentence, predicates: Predicates) -> bool:
    """«не успеваем», «ответить к 30 сентября не сможем», «представим только к 11 октября»."""
    if _SHORT_OF_TIME.search(sentence.text):
        return True
    if _IMPOSSIBLE.search(sentence.text) and _IN_TIME.search(sentence.text):
        return bool(sentence.lemmas() & (ANSWER | TELL))
    return any(_is_late(sentence, each) for each in predicates)


def _is_late(sentence: Sentence, each: Predicate) -> bool:
    of_answer = bool(sentence.lemmas() & ANSWER)
    if each.denied and (each.lemma in _MANAGE or each.modal in _MANAGE):
        return each.time is not Time.DONE or of_answer
    if each.denied and each.lemma in TELL and each.modal in ABLE and _IN_TIME.search(sentence.text):
        return each.time is not Time.DONE
    if each.denied or each.time not in (Time.TO_COME, Time.WISHED) or not _ONLY.search(sentence.text):
        return False
    if each.lemma in ("закрыть", "сдать", "завершить"):
        return of_answer
    return each.lemma in TELL and (of_answer or each.lemma in ("ответить", "отчитаться"))
