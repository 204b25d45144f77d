"""Sentences that decline, or hand our letter to another body."""

from __future__ import annotations

import re

from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import (
    ABLE,
    ABOVE,
    ACCESS,
    ADVISED,
    ANSWER,
    DUTY,
    EXECUTORS,
    LEAVE,
    LETTER,
    OTHERS,
    PASS_ON,
    REQUEST,
    TAKE_PART,
    TELL,
)
from mailflow.reading.speech.words import Sentence

Predicates = tuple[Predicate, ...]

_UNWILLING = frozenset({"отказываться", "отказаться", "воздерживаться", "воздержаться"})
_COMPETENCE = frozenset({"полномочие", "компетенция", "ведение", "обязанность", "подведомственность"})
_POINT = frozenset(
    {"смысл", "необходимость", "целесообразность", "основание", "желание", "заинтересованность"}
)
_MEMBERS = frozenset({"член", "членство", "ассоциация", "совет", "участник"})
_BELONG = frozenset(["являться", "состоять", "входить", "относиться", "числиться", "вступать", "вступить"])
_DENIAL = re.compile(
    r"\bне\b|\bнет\b|\bвне\b|за\s(?:пределами|рамками)|за\s(?:пределы|рамки)|отсутств|\bлишен"
)
_POINTLESS = re.compile(
    r"(?:счита|полага|призна|представля|вид)[а-я]{1,6}\s[^.;]{0,60}(?:нецелесообразн|преждевременн"
    r"|излишн|ненужн|неуместн|неактуальн|нерациональн)"
    r"|\bпротив\sучасти|\bне\sрасполага[а-я]{2,4}\s(?:[а-я]{4,14}\s)?(?:возможност|ресурс|средств|кадр|условия)"
    r"|\bне\sсчита[а-я]{1,3}\s[^.;]{0,40}(?:целесообразн|возможн|нужн|необходим|уместн)"
    r"|\bне\s(?:видим|усматрива[а-я]{2,3}|находим)\s[^.;]{0,40}(?:смысл|необходимост|оснований"
    r"|целесообразност)"
    r"|\bне\s(?:заинтересован|интересн|нуждаемся)"
    r"|\bне\s(?:вправе|обязан[аы]?)\b|закон[а-я]{0,12}\s[^.;]{0,40}\bне\s(?:предусмотрен|установлен"
    r"|обязыва)"
    r"|оснований\s[^.;]{0,60}(?:\bнет\b|\bне\sимеется|отсутству|\bне\sусматрива)"
    r"|\bне\sиме(?:ем|ет)\sправ|запрещен|\bне\sинтересен\b"
    r"|(?:необоснован|незаконн|неправомерн|неприемлем|недопустим)[а-я]{0,3}\b"
    r"|\bне\sподлеж[а-я]{2,6}\b|\bконфиденциальн|коммерческ[а-я]{2}\sтайн|служебн[а-я]{2}\s(?:информаци|тайн)"
    r"|исключить\s(?:нас|наш[а-я]{0,4}|поселение)\b|\bбез\s(?:исполнения|рассмотрения|ответа)\b"
    r"|больше\s[^.;]{0,20}\bне\s(?:присыла|направл|беспоко)|\bне\s(?:присылать|присылайте|беспокоить)\b"
)
_NO_MEANS = re.compile(
    r"(?:ресурс|средств|людей|кадр|специалист|условий|желани)[а-я]{0,3}\s(?:[а-я]{2,14}\s){0,2}(?:на|для)\s[^.;]{0,60}(?:\bнет\b|\bне\sимеется|\bне\sимеем|отсутству)"
    r"|\bне\sв\s(?:состоянии|силах)\b|\bне\sпод\sсилу\b|\bне\sпо\sсилам\b"
)
_NO_WAY = re.compile(
    r"\bне\sпредставляется\sвозможн|\bневозможно\b|возможност[ьи]\s[^.;]{0,60}(?:\bнет\b|\bне\sимеется"
    r"|\bне\sимеем|отсутству)|(?:\bнет|\bне\sимеем|\bне\sимеется|отсутству[а-я]{2})\s[^.;]{0,30}возможност"
)
_PARTICIPATION = re.compile(r"участ|предостав|представ|размещ|ответ|исполн|запрос|письм")
_IN_TIME = re.compile(r"в\sсрок|своевременно|вовремя|в\sустановленн|в\sуказанн|\b(?:к|до)\s\d")


def declines(sentence: Sentence, predicates: Predicates) -> bool:
    """Will not, must not, may not take part or answer; is no member."""
    if sentence.asks:
        return False
    if sentence.lemmas() & _POINT and _DENIAL.search(sentence.text) and _PARTICIPATION.search(sentence.text):
        return True
    if _POINTLESS.search(sentence.text) or _lacks_competence(sentence) or _is_no_member(sentence, predicates):
        return True
    if _NO_MEANS.search(sentence.text) and _PARTICIPATION.search(sentence.text):
        return True
    if _NO_WAY.search(sentence.text) and _PARTICIPATION.search(sentence.text):
        return not _IN_TIME.search(sentence.text)
    return any(_is_unwilling(sentence, each) for each in predicates)


_BOTHER = frozenset(
    {"направлять", "присылать", "слать", "беспокоить", "тревожить", "рассылать", "адресовать"}
)
_CURT = 7


def _is_unwilling(sentence: Sentence, each: Predicate) -> bool:
    if each.lemma in _UNWILLING or each.modal in _UNWILLING:
        return not each.denied and each.person != 2
    if each.lemma == "быть" and each.time is Time.TO_COME and each.person == 1 and each.denied:
        return len(sentence.words) <= _CURT  # «Не будем, спасибо»
    if each.denied and each.modal in REQUEST and each.lemma in _BOTHER:
        return True
    if each.denied and each.lemma in TAKE_PART and each.time is Time.BARE and "решение" in sentence.lemmas():
        return True
    if each.lemma in TELL and "отказом" in sentence.text:
        return True
    if each.lemma == "отказать" and each.passive:
        return not each.denied
    if not each.denied or each.lemma not in TAKE_PART:
        return False
    if each.lemma in ("принять", "принимать") and "участие" not in sentence.lemmas():
        return False
    if each.time is Time.TO_COME:
        return True
    if each.time is not Time.WISHED or each.modal in REQUEST:
        return False
    if each.modal in ABLE and each.lemma in ACCESS:
        return False  # «не удаётся зарегистрироваться» asks for help
    return not (each.modal in ABLE and _IN_TIME.search(sentence.text))


def _lacks_competence(sentence: Sentence) -> bool:
    """«полномочий нет», «в компетенцию не входит», «выходит за рамки полномочий»."""
    return bool(sentence.lemmas() & _COMPETENCE) and _DENIAL.search(sentence.text) is not None


def _is_no_member(sentence: Sentence, predicates: Predicates) -> bool:
    lemmas = sentence.lemmas()
    if not lemmas & _MEMBERS:
        return False
    return any(
        (each.denied and each.lemma in _BELONG) or (not each.denied and each.lemma in LEAVE)
        for each in predicates
        if each.time is not Time.ORDERED
    )


def passes_on(sentence: Sentence, predicates: Predicates) -> bool:
    """Our letter went to another body, which answers in the writer's stead; or we are told to ask there."""
    if sentence.asks:
        return False
    if any(_hands_over(sentence, each) or _sends_us(sentence, each) for each in predicates):
        return True
    if (
        _TO_THEM.search(sentence.text)
        or _OF_PASSING.search(sentence.text)
        or any(_others_deal(sentence, each) for each in predicates)
    ):
        return True
    return _others_answer(sentence, predicates)


# «о передаче Вашего обращения в министерство»
_OF_PASSING = re.compile(
    r"(?:передач|направлени|перенаправлени|переадресаци|пересылк)[а-я]{1,2}\s(?:ваш[а-я]{2,3}\s)?(?:письм|обращени|запрос)[а-я]{0,3}\s"
    r"[^.;]{0,30}\b(?:в|на\sимя|главе|заместителю)\s|\bжди(?:те)?\s[^.;]{0,30}(?:оттуда|от\sних|от\sрайона)|\bответ[а-я]?\s[^.;]{0,20}оттуда"
)
_TO_THEM = re.compile(r"\bвопросы?\s(?:-\s)?к\s(?:ним|ней|нему|району|администрации\sрайона)\b")
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
    if not {word.lemma for word in words[: each.at + 6]} & LETTER - {"данный"}:
        return False
    if any(word.lemma in ANSWER and word.part == "NOUN" for word in words[max(0, each.at - 4) : each.at]):
        return False
    behind = words[each.at + 1 : each.at + 16]
    there = {word.lemma for word in behind} & OTHERS or (
        {word.text for word in words[max(0, each.at - 3) : each.at + 4]} & {"им", "ему", "туда"}
    )
    first = next((word for word in behind if word.lemma in OTHERS | EXECUTORS), None)
    inside = first is not None and first.lemma in EXECUTORS and not {word.lemma for word in behind} & ABOVE
    return bool(there) and not inside


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


def _sends_us(sentence: Sentence, each: Predicate) -> bool:
    """«следует обратиться в отдел района», «просим направить запрос в администрацию района»."""
    behind = {word.lemma for word in sentence.words[each.at + 1 : each.at + 14]}
    if each.lemma in _TURN:
        advised = each.modal in ADVISED | DUTY
        return not each.denied and (advised or each.time is Time.ORDERED) and bool(behind & OTHERS)
    if each.lemma in PASS_ON and not each.denied and each.modal in ADVISED:
        return bool(behind & (LETTER - {"он", "данный"})) and bool(behind & ABOVE)
    return False


def _told_by_district(sentence: Sentence, each: Predicate) -> bool:
    """«информацию предоставит администрация района»: who comes last is somebody else than the writer."""
    if each.lemma not in TELL or each.time is not Time.TO_COME or each.person != 3:
        return False
    behind = " ".join(word.text for word in sentence.words[each.at + 1 : each.at + 5])
    return re.match(r"(?:администрация\s(?:муниципального\s)?)?район[а]?\b", behind) is not None


_INSTEAD = re.compile(r"\bза\s(?:нас|нами|наше|поселени|всех|все)|\bпо\sнашему|\bот\sних\b|\bот\sрайона\b")


def _others_answer(sentence: Sentence, predicates: Predicates) -> bool:
    """«ответ получите от них», «за нас ответит район», «ответ дан районом», «он и ответит»."""
    instead = _INSTEAD.search(sentence.text) is not None or any(
        _told_by_district(sentence, each) for each in predicates
    )
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
