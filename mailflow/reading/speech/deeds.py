"""Sentences that tell a deed: done by the time of writing or holding now, and not about our letter."""

from __future__ import annotations

import re
from itertools import pairwise

from mailflow.reading.speech.predicates import Predicate, Time, is_conditional
from mailflow.reading.speech.vocabulary import (
    ANSWER,
    AT_WORK,
    DEEDS,
    FIRST_STEPS,
    IN_MAKING,
    LETTER,
    ORGANISING,
    STATES,
    TAKEN,
    TELL,
)
from mailflow.reading.speech.words import Sentence, Word, told_of

Predicates = tuple[Predicate, ...]

_OF_LETTER = LETTER | {"заявка", "ответственный", "рассмотрение", "исполнение"}

STAGE = re.compile(
    r"\b[вн]а?\s(?:[а-я]{4,14}\s)?(?:стадии|процессе|этапе)\b"
    r"|\bна\s(?:[а-я]{4,14}\s)?(?:модераци[июя]|проверк[еу]|согласовани[июе]|подпис[иь]|подписани[ие]"
    r"|рассмотрени[ие]|доработк[еу]|вычитк[еу]|правк[еу]|редактур[еу]|оформлени[ие]|экспертиз[еу]|обсуждени[ие]|голосовани[ие]|утверждени[ие])\b"
    r"|\bв\sчерновик(?:и|ах)?\b"
    r"|\bк\s(?:размещению|публикации|опубликованию|загрузке)\b"
)
"""What is on its way to be done."""


def tells_deed(sentence: Sentence, predicates: Predicates) -> bool:
    """A deed done by the time of writing, or what holds now, that is not about our letter itself."""
    if sentence.asks:
        return False
    if any(each.modal == "предлагать" and not each.denied for each in predicates):
        return True
    if any(_sets_out(sentence, each) for each in predicates):
        return True
    ahead = any(each.person == 1 and not each.denied and _lies_ahead(each) for each in predicates)
    deeds = [each for each in predicates if is_deed(sentence, each)]
    if ahead and all(each.lemma in FIRST_STEPS for each in deeds):
        return False
    return bool(deeds) or _names_deed(sentence, predicates)


def _lies_ahead(each: Predicate) -> bool:
    """«выложим», «приступаем к описанию»"""
    begun = each.lemma in _BEGINNING and each.time is Time.NOW
    return begun or each.time is Time.TO_COME


_BEGINNING = IN_MAKING | {"приступать", "начинать"}


# What the writer has to say takes some words.
_LEAST_WORDS = 3


_PROPOSE = frozenset({"вносить", "выдвигать", "предлагать"})


def _sets_out(sentence: Sentence, each: Predicate) -> bool:
    """«предложения направляем: внести изменения в порядок …»: what is sent stands behind the colon."""
    if (
        each.time is not Time.NOW
        or each.lemma not in TELL | _PROPOSE
        or each.denied
        or each.lemma in _TELLING
    ):
        return False
    behind = sentence.words[each.at + 1 :]
    colon = next((at for at, word in enumerate(behind) if word.text == ":"), None)
    return colon is not None and sum(word.text.isalpha() for word in behind[colon:]) >= _LEAST_WORDS


_GATHERED = frozenset(
    {"собрать", "сформировать", "подготовить", "включить", "учесть", "войти", "обобщить", "получить"}
)
_INDIRECT = frozenset({"кто", "сколько", "ли", "где", "когда", "почему", "чей"})


_TO_COME = re.compile(
    r"\bкотор[а-я]{2,3}\s[^.;]{0,40}(?:будет|будут|мо[жг][а-я]{1,3}|планиру|намерен|предстоит)"
)


# «предварительно включены», «одобрены для последующего размещения»
_FIRST_ONLY = re.compile(r"\bпредварительно\b|\bпоследующ|\bв\sдальнейшем\b")


def is_deed(sentence: Sentence, each: Predicate) -> bool:
    if each.denied or is_conditional(sentence, each.at) or sentence.lemmas(each.at - 6, each.at) & _INDIRECT:
        return False
    if each.time is Time.NOW:
        if each.person == 1 and each.lemma in AT_WORK:
            return False  # «получили, работаем»
        if _TO_COME.search(sentence.text):
            return False  # «имеется 5 практик, которые могут быть размещены»
        return each.lemma in STATES and not is_about_letter(sentence, each)
    if _FIRST_ONLY.search(sentence.text) or sets_day(sentence, each):
        return False
    if each.time is not Time.DONE or each.lemma not in DEEDS or _is_sent_for_check(sentence, each):
        return False
    return not is_about_letter(sentence, each)


_SET = frozenset({"назначить", "запланировать", "наметить", "перенести", "отложить", "определить"})
_FOR_DAY = re.compile(
    r"на\s(?:\"?\d{1,2}(?:\s[а-я]|\.\d)|понедельник|вторник|сред[уы]|четверг|пятниц|суббот|воскресен|конец|начал|середин"
    r"|следующ|(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр))"
)


def sets_day(sentence: Sentence, each: Predicate) -> bool:
    """«Субботник назначен на 28 сентября»: a day is named for what is still to be done."""
    behind = " ".join(word.text for word in sentence.words[each.at + 1 : each.at + 5])
    return each.lemma in _SET and _FOR_DAY.match(behind) is not None


def _is_sent_for_check(sentence: Sentence, each: Predicate) -> bool:
    """«подали на модерацию»"""
    behind = " ".join(word.text for word in sentence.words[each.at + 1 : each.at + 4])
    return STAGE.search(behind) is not None


def is_about_letter(sentence: Sentence, each: Predicate) -> bool:
    """«письмо зарегистрировано», «принято к сведению», «заявка подана»: nothing of what was asked."""
    if each.lemma in _ATTENDED and sentence.lemmas(each.at, each.at + 5) & _EVENTS_OF_TEACHING:
        return True
    if each.lemma == "принять":
        return not any(word.lemma == "участие" for word in sentence.words)
    if each.lemma in ("ознакомить", "ознакомиться", "изучить", "рассмотреть"):
        return bool(sentence.lemmas(each.at - 6, each.at + 6) & LETTER)
    if each.lemma in _ENTERED and _goes_into_plan(sentence, each):
        return True
    noun = told_of(sentence, each.at)
    told = TELL | _GATHERED | _HANDED
    if noun is not None and noun.part == "NPRO" and each.lemma in told:
        noun = _answer_near(sentence, each.at) or noun
    if noun is None:
        return each.lemma in TAKEN or each.lemma == "довести"
    if noun.lemma in ANSWER and each.lemma in told:
        return True
    return noun.lemma in _OF_LETTER | ORGANISING


_HANDED = frozenset({"подавать", "сдавать", "передавать", "отдавать", "отдать"})


def _answer_near(sentence: Sentence, at: int) -> Word | None:
    """«Сведения мы подавали в штаб»: what was handed over, whoever did it."""
    near = sentence.words[max(0, at - 8) : at + 5]
    return next((word for word in near if word.lemma in ANSWER and word.part == "NOUN"), None)


_ATTENDED = frozenset({"принять", "участвовать", "поучаствовать", "посетить", "побывать", "присутствовать"})
_EVENTS_OF_TEACHING = frozenset({"семинар", "вебинар", "совещание", "планерка", "учеба", "обучение"})
"""Where one learns of the matter, and does nothing for it yet; asked about, they are told by figures."""
_ENTERED = frozenset({"включить", "внести", "войти", "занести", "заложить"})
_PLANS = frozenset({"план", "программа", "график", "бюджет", "смета"})


def _goes_into_plan(sentence: Sentence, each: Predicate) -> bool:
    """«включили в программу на 2027 год»: what stands in a plan is yet to be done."""
    behind = sentence.words[each.at + 1 : each.at + 6]
    return any(
        first.text == "в" and {word.lemma for word in (second, third)} & _PLANS
        for first, second, third in zip(behind, behind[1:], (*behind[2:], *behind[1:2]), strict=False)
    )


_DEED_NOUNS = frozenset(
    [
        "размещение",
        "проведение",
        "участие",
        "регистрация",
        "публикация",
        "внесение",
        "создание",
        "направление",
        "реализация",
        "выполнение",
    ]
)
_TELLING = frozenset(["сообщать", "информировать", "докладывать", "уведомлять", "доводить"])


def _names_deed(sentence: Sentence, predicates: Predicates) -> bool:
    """«Информируем о размещении двух практик»."""
    for each in predicates:
        if each.lemma in _TELLING and not each.denied:
            after = sentence.words[each.at + 1 : each.at + 6]
            for first, second in pairwise(after):
                if first.text in ("о", "об") and second.lemma in _DEED_NOUNS:
                    return " не" not in sentence.text and "план" not in sentence.text
    return False
