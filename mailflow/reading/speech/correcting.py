"""Sentences that replace an earlier answer, and sentences that deny every deed asked about."""

from __future__ import annotations

import re

from mailflow.patterns import Gated
from mailflow.reading.speech.predicates import Predicate, Time, is_conditional
from mailflow.reading.speech.vocabulary import ABLE, ANSWER, DEEDS, PREPARED
from mailflow.reading.speech.words import Sentence, told_of

Predicates = tuple[Predicate, ...]

_EARLIER = Gated(
    r"\b(?:прежн|прошл|предыдущ|первоначальн|предшествующ|стар(?:ые|ую|ый|ое)\b|перв(?:ый|ое|ую)\b|ранее|вчерашн|исходн)"
    r"|\bнаш(?:е|его|ем|ему)\s(?:письм|ответ)"
    r"|(?<!ваше )(?<!вашего )(?<!вашему )\b(?:письм[оае]м?|ответ[аеу]?|исх\.?)\s[^.;]{0,30}(?:№|от\s\d)"
    r"|(?:направленн|представленн|отправленн|высланн)[а-я]{2}\s(?:вам\s)?\d"
)
_PAPERS = ANSWER | {"письмо", "цифра", "показатель", "значение", "вариант", "файл", "число", "исх", "форма"}
_SLIP = r"(?:ошибк|опечатк|неточност|описк)"
_VOID = Gated(
    r"недействит|неверн|ошибочн|неправильн|утратив|утратил|аннулир|неактуальн|отозва|отзыва|замен(?:ить|яем|ите)"
    r"|\bне\sдействит|перепутан|спутан"
    r"|\bне\s(?:учитывать|учитывайте|использовать|принимать|брать|рассматривать|считать)"
    rf"|(?:допу[щс]|вкрал|содерж|исправ|устран)[а-я]{{1,8}}\s[^.;]{{0,30}}{_SLIP}"
    rf"|{_SLIP}[а-я]{{1,3}}\s[^.;]{{0,30}}(?:допущ|вкрал|в\sнаш|в\sпредыдущ|в\sписьме)"
)
_TRUE = Gated(
    r"(?:^|[.;,:]\s?)(?:правильно|верно)(?:\sтак)?\s?:|(?:считать|считайте|полагать|принять)\s(?:[а-я]{1,14}\s){0,3}(?:верн|правильн|действительн"
    r"|актуальн|достоверн)"
    r"|(?:следует|просим|прошу|надо|нужно|необходимо)\s(?:[а-я]{3,14}\s){0,3}(?:читать|понимать|указать)(?:\sтак|\sкак)?\s?:"
    r"|(?:следует|просим|прошу|надо|нужно)\s(?:[а-я]{3,14}\s){0,2}читать\s\""
    r"|вместо\s\d{1,6}(?:\s[а-я]{2,14})?\s(?:указать|читать|считать)\b"
    r"|(?:считать|читать|учитывать|принять|указать)\s\d{1,6}(?:\s[а-я]{3,14})?,?\s(?:а\sне|вместо)\s\d"
    r"|(?:^|[.;]\s?)(?:верн|достоверн|правильн|исправленн|уточненн|актуальн|скорректированн)[а-я]{2}\s(?:сведени"
    r"|данны|информаци|цифр|показател|вариант|числ)"
)
_AMENDS = Gated(
    r"\b(?:уточняем|исправляем|корректируем|поправляем)\s(?:свой|свои|наш|ранее|предыдущ|прежн|данные|цифр|показател|информаци)|"
    r"\b(?:уточнени|поправк|исправлени|корректировк|изменени)[а-я]{1,2}\s(?:к"
    r"|в)\s(?:[а-я]{4,14}\s){0,2}(?:письм|ответ|информаци|сведени|отчет|№|исх|данны)"
)
# «В изменение ранее направленного …»
_IN_PLACE = Gated(
    r"\bв\s(?:уточнение|изменение|исправление)\s(?:к\s)?(?:ранее|наш|прежн|предыдущ|перв|направленн|представленн)"
)


def corrects(sentence: Sentence, _: Predicates) -> bool:
    """«прежние цифры не использовать», «предыдущий ответ недействителен», «верные сведения: …»."""
    text = sentence.text
    if sentence.asks:
        return False
    if _TRUE.search(text) or _IN_PLACE.search(text) or (_AMENDS.search(text) and sentence.lemmas() & _PAPERS):
        return True
    return (
        bool(sentence.lemmas() & _PAPERS)
        and _EARLIER.search(text) is not None
        and _VOID.search(text) is not None
    )


_YET = re.compile(r"\b(?:еще|пока)\b")


def _is_meant(each: Predicate) -> bool:
    return each.time in (Time.TO_COME, Time.WISHED) and not each.denied and each.lemma in DEEDS


_PROPOSE = frozenset({"выдвигать", "предлагать", "вносить", "заявлять"})
"""«кандидатов не выдвигаем»: whoever does not propose, has not proposed."""


_ASKED_DEEDS = DEEDS | {
    "проводить",
    "сажать",
    "высаживать",
    "избирать",
    "назначать",
    "устанавливать",
    "закупать",
    "приобретать",
    "чистить",
}
"""«Не проводили», «не сажали»: what goes on for long is denied in this aspect."""


def denies_deed(sentence: Sentence, predicates: Predicates) -> bool:
    """«не размещали», «разместить не удалось»: a deed denied, none done beside."""
    denied = False
    if _YET.search(sentence.text) and any(_is_meant(each) for each in predicates):
        return False  # «ещё ничего не разместили, но разместим»
    if any(each.time is Time.DONE and not each.denied and each.lemma in PREPARED for each in predicates):
        return False
    for each in predicates:
        now = each.time is Time.NOW and each.denied and each.lemma in _PROPOSE
        if (
            each.lemma not in _ASKED_DEEDS
            or not (each.time is Time.DONE or now)
            or is_conditional(sentence, each.at)
        ):
            continue
        if not each.denied:
            return False
        noun = told_of(sentence, each.at)
        denied = denied or each.modal in ABLE or noun is None or noun.lemma not in _PAPERS
    return denied
