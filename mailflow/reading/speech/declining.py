"""Sentences that decline: no wish, no right, no means, no member."""

from __future__ import annotations

import re

from mailflow.patterns import Gated
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import ABLE, ACCESS, LEAVE, REQUEST, TAKE_PART, TELL
from mailflow.reading.speech.words import Sentence

Predicates = tuple[Predicate, ...]

_UNWILLING = frozenset({"отказываться", "отказаться", "воздерживаться", "воздержаться"})
_COMPETENCE = frozenset({"полномочие", "компетенция", "ведение", "обязанность", "подведомственность"})
_POINT = frozenset(
    {"смысл", "необходимость", "целесообразность", "основание", "желание", "заинтересованность"}
)
_MEMBERS = frozenset({"член", "членство", "ассоциация", "совет", "участник"})
_BELONG = frozenset(["являться", "состоять", "входить", "относиться", "числиться", "вступать", "вступить"])
_DENIAL = Gated(r"\bне\b|\bнет\b|\bвне\b|за\s(?:пределами|рамками)|за\s(?:пределы|рамки)|отсутств|\bлишен")
_POINTLESS = Gated(
    r"(?:счита|полага|призна|представля|вид)[а-я]{1,6}\s[^.;]{0,60}(?:нецелесообразн|преждевременн"
    r"|излишн|ненужн|неуместн|неактуальн|нерациональн)"
    r"|\bпротив\sучасти|\bне\sрасполага[а-я]{2,4}\s(?:[а-я]{4,14}\s)?(?:возможност|ресурс|средств|кадр|условия)"
    r"|\bне\s(?:разреша[а-я]{2}|позволя[а-я]{2}|даем\sсогласи)"
    r"|\bне\sсчита[а-я]{1,3}\s[^.;]{0,40}(?:целесообразн|возможн|нужн|необходим|уместн)"
    r"|\bне\s(?:видим|усматрива[а-я]{2,3}|находим)\s[^.;]{0,40}(?:смысл|необходимост|оснований"
    r"|целесообразност)"
    r"|\bне\s(?:заинтересован|интересн|нуждаемся)"
    r"|\b(?:сведени|информаци|данны)[а-я]{1,2}\s(?:[а-я]{2,12}\s)?не\s(?:предоставля|выда|разглаша)[а-я]{1,2}тся\b"
    r"|\bне\s(?:явля[а-я]{2,4}|относ[а-я]{2,5})\s[^.;]{0,40}(?:уполномочен|вправе\sзапрашивать|контролирующ|надзорн)"
    r"|\bне\s(?:вправе|обязан[аы]?)\b|закон[а-я]{0,12}\s[^.;]{0,40}\bне\s(?:предусмотрен|установлен"
    r"|обязыва)"
    r"|оснований\s[^.;]{0,60}(?:\bнет\b|\bне\sимеется|отсутству|\bне\sусматрива)"
    r"|\bне\sиме(?:ем|ет)\sправ|(?<!доступ\s)запрещен|\bне\sинтересен\b"
    # «незаконных конструкций не выявлено» is an answer
    r"|(?:необоснован|незаконн(?!ых\b)|неправомерн|неприемлем|недопустим)[а-я]{0,3}\b"
    r"|\bне\sподлеж[а-я]{2,6}\b|\bконфиденциальн|коммерческ[а-я]{2}\sтайн|служебн[а-я]{2}\s(?:информаци|тайн)"
    r"|\b(?:мы|поселение|администрация)\s(?:больше\s|уже\s)?не\sчлен[а-я]{0,2}\b"
    r"|исключить\s(?:нас|наш[а-я]{0,4}|поселение)\b|\bбез\s(?:исполнения|рассмотрения|ответа)\b"
    r"|больше\s[^.;]{0,20}\bне\s(?:присыла|направл|беспоко)|\bне\s(?:присылать|присылайте|беспокоить)\b"
)
_NO_MEANS = Gated(
    r"(?:ресурс|средств|людей|кадр|специалист|условий|желани)[а-я]{0,3}\s(?:[а-я]{2,14}\s){0,2}(?:на|для)\s[^.;]{0,60}(?:\bнет\b|\bне\sимеется|\bне\sимеем|отсутству)"
    r"|\bне\sв\s(?:состоянии|силах)\b|\bне\sпод\sсилу\b|\bне\sпо\sсилам\b"
)
_NO_WAY = Gated(
    r"\bне\sпредставляется\sвозможн|\bневозможно\b|возможност[ьи]\s[^.;]{0,60}(?:\bнет\b|\bне\sимеется"
    r"|\bне\sимеем|отсутству)|(?:\bнет|\bне\sимеем|\bне\sимеется|отсутству[а-я]{2})\s[^.;]{0,30}возможност"
)
# «оснований для предоставления сведений не имеется», «не имеем права размещать практики»: there is none of
# the ground, which says nothing of what it would be for.
_GROUND = r"(?:основани[йея]|права?|полномочи[йея]|обязанност[ьи]|возможност[ьи]|компетенци[яи])"
_GROUNDED = (
    r"[^.,;:\n]{0,40}(?:участ|предост|представ|размещ|ответ|исполн|запрос|направл|сообщ|сведени|информаци)"
)
_NONE = (
    r"(?:\bнет\b|\bне\s(?:име[ею]тся|имеем|имеет|усматрива\w{2,4}|установлен\w|возложен\w|предусмотрен\w)"
    r"|отсутству[ею]т)"
)
_NO_GROUND = Gated(
    rf"\b{_GROUND}\s{_GROUNDED}[^.,;:\n]{{0,80}}?{_NONE}"
    rf"|(?:\bнет|\bне\s(?:имеется|имеем|имеет|видим|усматриваем)|отсутству[ею]т)\s(?:[а-я]{{4,14}}\s)?{_GROUND}\s{_GROUNDED}[^.,;:\n]{{0,60}}"
)
_PARTICIPATION = re.compile(r"участ|предостав|представ|размещ|ответ|исполн|запрос|письм")
_IN_TIME = re.compile(r"в\sсрок|своевременно|вовремя|в\sустановленн|в\sуказанн|\b(?:к|до)\s\d")


# «Размещать не планируем, их нет»: who has none refuses nothing
_FOR_LACK = re.compile(
    r",\s(?:(?:так\sкак|поскольку|потому\sчто|ведь)\s)?(?:их|ее|его|таковых|таковой)\s(?:у\sнас\s)?(?:нет\b|не\sимеется|отсутств)"
)


def is_for_lack(low: str) -> bool:
    """Whether what is not done is not done for want of it."""
    return _FOR_LACK.search(low) is not None


def without_grounds(low: str) -> str:
    """A lower-case text less the grounds it says there are none of: they are refused by, and no nothing."""
    return _NO_GROUND.sub(" ", low)


def declines(sentence: Sentence, predicates: Predicates) -> bool:
    """Will not, must not, may not take part or answer; is no member."""
    if sentence.asks or is_for_lack(sentence.text):
        return False
    if sentence.lemmas() & _POINT and _DENIAL.search(sentence.text) and _PARTICIPATION.search(sentence.text):
        return True
    if _POINTLESS.search(sentence.text) or _lacks_competence(sentence) or _is_no_member(sentence, predicates):
        return True
    if _NO_GROUND.search(sentence.text):
        return not _IN_TIME.search(sentence.text)
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
