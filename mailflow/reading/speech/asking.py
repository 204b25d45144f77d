"""Sentences that ask us: for a later date, for an explanation, a file, a name."""

from __future__ import annotations

import re

from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import (
    ABLE,
    ACCESS,
    ALLOW,
    ANSWER,
    GIVE,
    PLACES,
    REQUEST,
    SHIFT,
    TELL,
    THINGS,
    WANTED,
    WHETHER,
)
from mailflow.reading.speech.words import Sentence

Predicates = tuple[Predicate, ...]

_DELAY = frozenset({"отсрочка", "отсрочить"})
_SPAN = frozenset(["время", "срок", "неделя", "неделька", "месяц", "день", "сутки", "денек"])
_GRANT = frozenset(["дать", "предоставить", "выделить", "добавить", "подождать", "накинуть"])
_TERM = frozenset(["срок", "дата", "время", "период", "отчет"])
_LATER = re.compile(
    r"\b(?:позже|позднее|попозже)\b|\b(?:до|к|по|на)\s\"?(?:\d{1,2}[.\s][\dа-я]|конца|понедельник"
    r"|вторник|сред[уые]|четверг|пятниц|следующ)"
    r"|\bна\s(?:[а-я\d]{1,10}\s){0,2}(?:недел|дн[яе]|день|месяц|сутк)|\b\d{1,2}\s(?:октябр|сентябр|ноябр"
    r"|декабр|январ|феврал|март|апрел|ма[яй]|июн|июл|август)"
    r"|поздн(?:ий|ие|его|юю|ее|ей)"
)
_ONLY = re.compile(
    r"\b(?:(?:только|лишь|ближе)\s(?:к|после|в|на|с|до)\b|не ранее|не раньше|с опозданием|с задержкой"
    r"|с запозданием|позже срока|позднее срока|позже установленного)\b"
)
_IN_TIME = re.compile(
    r"\b(?:в срок|к сроку|вовремя|своевременно|в установленн|в указанн|до срока|к указанн|к установленн"
    r"|к назначенн|раньше|ранее)|\b(?:к|до)\s\d"
)
_GRATEFUL = frozenset({"признательный", "признателен", "благодарный", "благодарен", "благодарить"})
_IMPOSSIBLE = re.compile(
    r"\bне\s(?:представляется|имеется|имеем)\sвозможн|\bнет\sвозможности"
    r"|\bневозможно\b"
)
_UNKNOWN = re.compile(
    r"\bне\s(?:понимаем|понимаю|понятно|ясно|знаем|знаю|понял[аи]?|совсем\sпонятно|можем\sпонять|уверен)"
    r"|\bнепонятн|\bнеясн"
)
_WHETHER = re.compile(r"(?<!можно )(?<!нельзя )(?<!возможно )(?<!возможна )\bли\b")
_HARMLESS = re.compile(
    r"подтвердить\s(?:[а-я]{1,12}\s)?(?:получени|факт)|принять\sк\sсведению"
    r"|по\s(?:всем\s)?(?:возникающим\s)?вопросам"
)


_CURIOUS = re.compile(
    r"\bхотел(?:ось|и)\sбы\s(?:[а-я]{2,12}\s){0,2}(?:знать|узнать|уточнить|понять|получить|прояснить|услышать|спросить)"
    r"|\bинтересует\b|\bне\sоткажите\b|\bне\sсочтите\sза\sтруд|\bбудьте\s(?:любезны|добры)\b|\bне\sмогли\sбы\b"
    r"|\b(?:есть|возник|имеется|остался|остались)\s(?:[а-я]{3,12}\s){0,2}вопрос[ы]?\b|\bне\sхватает\s(?:[а-я]{3,12}\s)?(?:информаци|сведени|данных)"
)
_OPENING = frozenset(
    {"какой", "какая", "какие", "как", "где", "куда", "кто", "когда", "сколько", "почему", "зачем", "что"}
)
# «какой сайт-то», without its question mark
_BARE_QUESTION = 6
_BY_SITE = re.compile(r"\bна\s(?:[а-я]{2,12}\s)?(?:сайт|площадк|портал)|\bсайт|не\sоткрыва")


def asks_for_time(sentence: Sentence, predicates: Predicates) -> bool:
    """A request, and a term to be moved; or the plain word that the day cannot be kept."""
    lemmas = sentence.lemmas()
    if _asks_anything(sentence):
        later = _LATER.search(sentence.text) is not None
        if lemmas & SHIFT and (lemmas & (_TERM | ANSWER | _DELAY) or later):
            return not _wonders(sentence)
        granted = any(each.lemma in _GRANT and each.time is not Time.DONE for each in predicates)
        if lemmas & _SPAN and granted and not _wonders(sentence):
            return True
        if later and lemmas & ALLOW and not _wonders(sentence):
            return bool(lemmas & _SPAN) or not _wants_of_us(sentence)
    return _misses_term(sentence, predicates)


def _misses_term(sentence: Sentence, predicates: Predicates) -> bool:
    """«не успеваем», «ответить к 30 сентября не сможем», «представим только к 11 октября»."""
    if _IMPOSSIBLE.search(sentence.text) and _IN_TIME.search(sentence.text):
        return bool(sentence.lemmas() & (ANSWER | TELL))
    for each in predicates:
        if each.denied and (each.lemma in ("успевать", "успеть") or each.modal in ("успевать", "успеть")):
            return each.time is not Time.DONE or bool(sentence.lemmas() & ANSWER)
        if each.denied and each.lemma in TELL and each.modal in ABLE and _IN_TIME.search(sentence.text):
            return each.time is not Time.DONE
        if (
            not each.denied
            and each.lemma in TELL
            and each.time in (Time.TO_COME, Time.WISHED)
            and _ONLY.search(sentence.text)
            and (sentence.lemmas() & ANSWER or each.lemma in ("ответить", "отчитаться"))
        ):
            return True
    return False


def asks(sentence: Sentence, predicates: Predicates) -> bool:
    """A question, a request or an order to us, or that the writer does not understand."""
    if _HARMLESS.search(sentence.text):
        return False
    if sentence.asks or _UNKNOWN.search(sentence.text):
        return True
    if any(each.time is Time.ORDERED and each.lemma in WANTED | GIVE for each in predicates):
        return True
    if any(each.denied and each.lemma in ACCESS and each.time is not Time.BARE for each in predicates):
        return bool(sentence.lemmas() & PLACES) or _BY_SITE.search(sentence.text) is not None
    return _wants_of_us(sentence) or _thanks_ahead(sentence) or _wonders_aloud(sentence)


def _wonders_aloud(sentence: Sentence) -> bool:
    """«хотелось бы знать, сколько …», «не откажите сообщить, кто …», «какой сайт-то»."""
    if _CURIOUS.search(sentence.text):
        return True
    alone = len(sentence.words) <= _BARE_QUESTION
    return alone and sentence.words[0].text in _OPENING


def _asks_anything(sentence: Sentence) -> bool:
    words = sentence.words
    if any(
        each.lemma in REQUEST or (each.lemma in ("разрешить", "позволить", "дать") and each.has("impr"))
        for each in words
    ):
        return True
    return (
        sentence.asks
        or re.search(
            r"\b(?:можно|нельзя|возможно)\s(?:ли|мы"
            r"|нам)\b",
            sentence.text,
        )
        is not None
    )


def _wonders(sentence: Sentence) -> bool:
    """«до какого числа», «когда крайний срок»: asks what the term is."""
    if sentence.lemmas() & {"какой", "когда", "сколько", "каков"} or " или " in sentence.text:
        return True
    return _WHETHER.search(sentence.text) is not None


def _wants_of_us(sentence: Sentence) -> bool:
    """«просим разъяснить», «прошу направить в наш адрес форму», «просьба сообщить, нужно ли»."""
    words = sentence.words
    starts = [at for at, each in enumerate(words) if each.lemma in REQUEST and each.part in ("VERB", "NOUN")]
    for start in starts:
        wanted = next((each for each in words[start + 1 : start + 12] if each.part == "INFN"), None)
        if wanted is None:
            continue
        rest = {each.lemma for each in words[start + 1 :]}
        if wanted.lemma in WANTED or (wanted.lemma in GIVE and rest & (THINGS | WHETHER)):
            return True
    return False


def _thanks_ahead(sentence: Sentence) -> bool:
    """«будем признательны за разъяснение», «благодарны, если подскажете»."""
    lemmas = sentence.lemmas()
    if not lemmas & _GRATEFUL:
        return False
    return bool(lemmas & (THINGS - {"мы", "адрес", "содействие", "помощь"})) or "если" in lemmas
