"""Sentences that hand our letter to another body, or say that another body answers or is to be asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.patterns import Gated
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import (
    ABOVE,
    ADVISED,
    ANSWER,
    DEEDS,
    DUTY,
    EXECUTORS,
    LETTER,
    OTHERS,
    PASS_ON,
    REQUEST,
    TELL,
)
from mailflow.reading.speech.words import Sentence, Word

Predicates = tuple[Predicate, ...]


def passes_on(sentence: Sentence, predicates: Predicates) -> bool:
    """Our letter went to another body, which answers in the writer's stead; or we are told to ask there."""
    if sentence.asks:
        return False
    if any(_hands_over(sentence, each) or _sends_us(sentence, each) for each in predicates):
        return True
    if any(_told_by_district(sentence, each) for each in predicates):
        return True
    if (
        _TO_THEM.search(sentence.text)
        or _they_answer(sentence)
        or _OF_PASSING.search(sentence.text)
        or any(_others_deal(sentence, each) for each in predicates)
    ):
        return True
    return _others_answer(sentence, predicates)


# «о передаче Вашего обращения в министерство»
_OF_PASSING = Gated(
    r"(?:передач|направлени|перенаправлени|переадресаци|пересылк)[а-я]{1,2}\s(?:ваш[а-я]{2,3}\s)?(?:письм|обращени|запрос)[а-я]{0,3}\s"
    r"[^.;]{0,30}\b(?:в|на\sимя|главе|заместителю)\s|\bжди(?:те)?\s[^.;]{0,30}(?:оттуда|от\sних|от\sрайона)|\bответ[а-я]?\s[^.;]{0,20}оттуда"
)
_TO_THEM = re.compile(
    r"\bне\sк\sнам\b|\bвопросы?\s(?:-\s)?к\s(?:ним|ней|нему|району|администрации\sрайона)\b"
)
_THEY_ANSWER = re.compile(
    r"\b(?:он[оаи]?|котор(?:ое|ая|ый|ые))\s(?:и\s|[а-я]{4,14}\s)?(?:вам\s)?"
    r"(?:ответ[ия]т|сообщ[ия]т|направ[ия]т|да(?:ст|дут)|представ[ия]т|предостав[ия]т|проинформиру[ею]т)\b"
)
"""«поручено управлению района, оно ответит Вам»"""


def _they_answer(sentence: Sentence) -> bool:
    """«направлено в районный отдел, они Вам ответят»; an own department answers for the writer."""
    if _THEY_ANSWER.search(sentence.text) is None or _OWN_HOUSE.search(sentence.text) is not None:
        return False
    return not sentence.lemmas() & EXECUTORS


_DEAL = frozenset({"заниматься", "курировать", "ведать", "вести"})


def _others_deal(sentence: Sentence, each: Predicate) -> bool:
    """«этим занимается районная администрация», «вопрос курирует отдел района»."""
    if each.denied or each.lemma not in _DEAL or each.time is not Time.NOW or each.person != 3:
        return False
    lemmas = sentence.lemmas()
    return bool(lemmas & ABOVE) and bool(lemmas & (LETTER | {"это"}))


def _hands_over(sentence: Sentence, each: Predicate) -> bool:
    if each.denied or each.lemma not in PASS_ON or each.modal in REQUEST:
        return False
    words = sentence.words
    if each.time is Time.NOW and not any(word.lemma in ("ваш", "данный") for word in words):
        return False  # «Направляем письмо администрации» is a covering note
    if not (
        {word.lemma for word in words[: each.at + 6]} & LETTER - {"данный"} or _names_number(words, each.at)
    ):
        return False
    if any(_is_answer(word) for word in words[max(0, each.at - 4) : each.at]) or _of_duties(words, each.at):
        return False
    if each.time is Time.NOW and any(_is_answer(word) for word in words[each.at + 1 : each.at + 3]):
        return False  # «на Ваше письмо администрация направляет информацию: вопрос не в компетенции …»
    behind = words[each.at + 1 : each.at + 16]
    there = {word.lemma for word in behind} & OTHERS or (
        {word.text for word in words[max(0, each.at - 4) : each.at + 4]} & {"им", "ему", "туда", "куда"}
    )
    first = next((word for word in behind if word.lemma in OTHERS | EXECUTORS), None)
    inside = first is not None and first.lemma in EXECUTORS and not {word.lemma for word in behind} & ABOVE
    return bool(there) and not inside and _OWN_HOUSE.search(sentence.text) is None


_DUTIES = frozenset({"полномочие", "функция", "обязанность"})
_ABOUT = 10


def _of_duties(words: Sequence[Word], at: int) -> bool:
    """«рассмотрев письмо, сообщаем, что полномочия переданы району»: duties went there, and no letter."""
    near = [word.lemma for word in words[max(0, at - _ABOUT) : at]]
    last = max((place for place, lemma in enumerate(near) if lemma in _DUTIES), default=None)
    return last is not None and not set(near[last:]) & (LETTER - {"данный", "обращение"})


# Departments that every administration has itself.
_OWN_HOUSE = re.compile(
    r"\bв\s(?:общий|организационный|юридический)\sотдел\b(?!\s(?:[а-я]{5,20}\s)?район)"
    r"|\bв\s(?:отдел|сектор)\s(?:организационн|общ|делопроизводств|кадр|внутренн|по\s(?:организационн|общим|кадр|работе\sс\s))"
    r"[а-я]{0,6}\b(?![^.;]{0,60}\b(?:район|округ|кра[яй]\b))"
)


def _names_number(words: Sequence[Word], at: int) -> bool:
    """«исх. № 145 направлено в управление»: our letter by its number, and no answer of theirs."""
    return any(each.text == "№" for each in words[:at]) and not any(_is_answer(each) for each in words[:at])


def _is_answer(word: Word) -> bool:
    """An answer that is handed over; «для ответа» is only what for."""
    return word.lemma in ANSWER and word.part == "NOUN" and (word.has("nomn") or word.has("accs"))


_TURN = frozenset(
    [
        "обратиться",
        "обращаться",
        "переадресовать",
        "адресовать",
        "взаимодействовать",
        "контактировать",
        "связаться",
        "связываться",
    ]
)


_THERE = OTHERS | {"туда"}
_TAKE = frozenset({"взять", "запросить", "запрашивать", "спросить", "спрашивать", "узнать", "уточнить"})
"""«возьмите у них», «уточните в районе»"""


def _sends_us(sentence: Sentence, each: Predicate) -> bool:
    """«следует обратиться в отдел района», «просим направить запрос в район», «возьмите у них»."""
    behind = {word.lemma for word in sentence.words[each.at + 1 : each.at + 14]}
    if each.lemma in _TAKE and each.time is Time.ORDERED and not each.denied:
        return "у" in behind and bool(behind & (OTHERS | {"они", "он"}))
    if each.lemma in _TURN:
        advised = each.modal in ADVISED | DUTY
        return not each.denied and (advised or each.time is Time.ORDERED) and bool(behind & _THERE)
    if each.lemma in PASS_ON and not each.denied and each.modal in ADVISED:
        return bool(behind & (LETTER - {"он", "данный"})) and bool(behind & ABOVE)
    return False


_PREPARES = frozenset({"готовить", "подготавливать", "собирать"})
_DISTRICT = (
    r"(?:сам\s)?(?:администрация\s[а-я-]{5,20}(?:ого|кого)\s(?:муниципального\s)?района\b"
    r"|(?:администрация\s(?:муниципального\s)?)?район[а]?\b(?!\s[а-я]{3,20}ск))"
)
_OTHER_SUBJECT = rf"{_DISTRICT}|(?:начальник|председатель|управление|министерство|департамент)\b"


def _told_by_district(sentence: Sentence, each: Predicate) -> bool:
    """«информацию предоставит администрация района»: who comes last is somebody else than the writer."""
    told = each.lemma in TELL and each.time is Time.TO_COME and each.person == 3
    told = told or (each.lemma in _PREPARES and each.time is Time.NOW and bool(sentence.lemmas() & ANSWER))
    done = each.lemma in TELL | DEEDS and each.time is Time.DONE and not each.passive
    if not told and not done:
        return False
    behind = " ".join(word.text for word in sentence.words[each.at + 1 : each.at + 5])
    return re.match(_OTHER_SUBJECT if told else _DISTRICT, behind) is not None


_INSTEAD = re.compile(r"\bза\s(?:нас|нами|наше|поселени|всех|все)|\bпо\sнашему|\bот\sних\b|\bот\sрайона\b")


def _others_answer(sentence: Sentence, predicates: Predicates) -> bool:
    """«ответ получите от них», «за нас ответит район», «ответ дан районом», «он и ответит»."""
    instead = _INSTEAD.search(sentence.text) is not None
    by_district = any(
        word.lemma == "район"
        and (word.has("ablt") or word.has("nomn") or word.has("accs"))
        and _stands_bare(sentence, at)
        for at, word in enumerate(sentence.words)
    )
    if not (instead or by_district) or "мы" in {w.lemma for w in sentence.words if w.has("nomn")}:
        return False
    told = any(
        not each.denied
        and each.person != 1
        and (each.lemma in TELL or each.lemma in ("получить", "отчитаться"))
        for each in predicates
        if each.time in (Time.DONE, Time.TO_COME, Time.NOW)
    )
    return told and bool(sentence.lemmas() & (ANSWER | {"ответить", "отчитаться", "отвечать"}))


_NAME = re.compile(r"[сц]к(?:ий|ого|ому|им|ом)$|\)$")


def _stands_bare(sentence: Sentence, at: int) -> bool:
    """«район», «районом»: without the name that would make it the writer."""
    before = sentence.words[at - 1] if at else None
    behind = sentence.words[at + 1] if at + 1 < len(sentence.words) else None
    named = before is not None and (before.part == "ADJF" or _NAME.search(before.text) is not None)
    return not named and (behind is None or behind.part not in ("NOUN", "UNKN") or behind.lemma in ANSWER)
