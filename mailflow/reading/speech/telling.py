"""Sentences that put an answer off: a promise, an answer given before, work under way, a letter taken in."""

from __future__ import annotations

import re

from mailflow.patterns import Gated
from mailflow.reading.speech.deeds import STAGE
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import (
    ADVISED,
    ANSWER,
    AT_WORK,
    DUTY,
    EXECUTORS,
    LETTER,
    ORGANISING,
    PASS_ON,
    PREPARED,
    REPORTING,
    REQUEST,
    TAKEN,
    TELL,
    TELL_ALONE,
)
from mailflow.reading.speech.words import Sentence, Word, told_of

Predicates = tuple[Predicate, ...]

_EARLIER = Gated(
    r"\bранее\b|\bуже\b|\bраньше\b|\bпрошл|\bпредыдущ|\bподтвержда|\bповторно|\bнеоднократно"
    r"|\bдо этого\b|на той неделе|\bнедавно"
)


def promises(sentence: Sentence, predicates: Predicates) -> bool:
    """«ответ дадим», «сведения будут направлены», «доложим позже», «постараемся ответить»."""
    if _AWAIT.search(sentence.text) or any(_is_to_be(sentence, each) for each in predicates):
        return True
    if not predicates and _is_due(sentence):
        return True
    return any(
        each.lemma in REPORTING or sentence.lemmas() & ANSWER for each in _told_later(sentence, predicates)
    )


_BY_DAY = re.compile(
    r"\b(?:к|ко|до|в|во)\s(?:\d{1,2}(?:-|\s[а-я]|\.\d)|понедельник|вторник|сред[уеы]|четверг|пятниц|суббот|утр|вечер|обед|конц|начал|середин|сроку)"
    r"|\b(?:завтра|послезавтра|на\s(?:днях|следующей|этой|будущей))\b"
)


_SHORT = 12
_LATER = re.compile(r"\b(?:дополнительно|позже|позднее)\b")


def _is_due(sentence: Sentence) -> bool:
    """«Итоги – в понедельник, 30 сентября»: nothing but the answer and its day."""
    short = len(sentence.words) <= _SHORT and not sentence.asks and ":" not in sentence.text
    later = _BY_DAY.search(sentence.text) or _LATER.search(sentence.text)
    return short and sentence.words[0].lemma in ANSWER and later is not None


def _is_to_be(sentence: Sentence, each: Predicate) -> bool:
    """«К понедельнику будет», «8 октября Вы получите ответ»; «субботник будет 28 сентября» is no answer."""
    if each.denied or sentence.asks:
        return False
    if each.lemma == "получить" and each.person == 2:  # its future is spelled as its imperative
        return "вы" in sentence.lemmas() and bool(sentence.lemmas() & ANSWER)
    if each.time is not Time.TO_COME or each.lemma != "быть" or each.person != 3:
        return False
    if _BY_DAY.search(sentence.text) is None:
        return False
    return not any(
        word.part in ("NOUN", "NUMR")
        and word.has("nomn")
        and word.lemma not in ANSWER
        and not _is_month(word)
        for word in sentence.words
    )


def _is_month(word: Word) -> bool:
    """«30 сентября», «понедельник» may be nominatives by their form."""
    return word.lemma.endswith("брь") or word.lemma in _DAYS


_DAYS = frozenset(
    {"понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "срок", "день", "конец", "год"}
)


_AWAIT = re.compile(
    r"\bжди(?:те)?\s[^.;]{0,40}\b(?:ответ|отчет|информаци|сведени|данны)|\bответ[а-я]{0,2}\sпоследует"
)


def adds_later(sentence: Sentence, predicates: Predicates) -> bool:
    """«сообщим дополнительно», «дополним позже»: something more will come."""
    return bool(_told_later(sentence, predicates))


def _told_later(sentence: Sentence, predicates: Predicates) -> list[Predicate]:
    found = []
    for each in predicates:
        if each.denied or each.person == 2 or each.lemma not in TELL | {"поступить"}:
            continue
        if each.time not in (Time.TO_COME, Time.WISHED) or each.modal in REQUEST:
            continue
        if each.modal in ADVISED | DUTY or _is_of_settlements(sentence, each):
            continue
        if each.lemma == "поступить" and not _arrives(sentence, each):
            continue
        if each.lemma in TELL_ALONE or sentence.lemmas() & (ANSWER | {"он", "они"}):
            found.append(each)
    return found


def _is_of_settlements(sentence: Sentence, each: Predicate) -> bool:
    """«Поселения направят сведения сами» promises nothing of the district's own."""
    return each.person == 3 and any(word.text == "поселения" for word in sentence.words[: each.at])


def _arrives(sentence: Sentence, each: Predicate) -> bool:
    """«информация поступит к Вам 30 сентября»"""
    noun = told_of(sentence, each.at)
    return noun is not None and noun.lemma in ANSWER


def claims_answered(sentence: Sentence, predicates: Predicates) -> bool:
    """«информация была направлена ранее», «мы вам уже отвечали», «подтверждаем направленное письмо № 5»."""
    if _EARLIER.search(sentence.text) is None or "дополнение" in sentence.lemmas():
        return False
    of_answer = sentence.lemmas() & (ANSWER | {"письмо", "вы", "исх"})
    if not of_answer:
        return False
    told = any(each.lemma in TELL and each.time is Time.DONE and not each.denied for each in predicates)
    confirmed = any(each.lemma == "подтверждать" and each.time is Time.NOW for each in predicates)
    sent = any(word.part == "PRTF" and word.lemma in TELL for word in sentence.words)
    return told or (confirmed and sent)


_TO_WORK = re.compile(r"\b(?:в\sработу|на\sисполнение|в\sпроизводство)\b")
_IN_HANDS = Gated(r"\b(?:в\sработе|на\s(?:исполнении|рассмотрении|контроле|резолюции)|у\sисполнителя)\b")


def is_taken(sentence: Sentence, predicates: Predicates) -> bool:
    """«Письмо получено», «взяли в работу», «отписано исполнителю», «запрос на исполнении у заместителя»."""
    if _IN_HANDS.search(sentence.text) and sentence.lemmas() & LETTER:
        return True
    for each in predicates:
        if each.denied or each.time is Time.TO_COME:
            continue
        near = sentence.lemmas(each.at - 8, each.at + 8)
        noun = told_of(sentence, each.at)
        of_letter = noun is not None and noun.lemma in LETTER
        if each.lemma in TAKEN and (of_letter or near & {"работа", "исполнение"}):
            return True
        if each.lemma in PASS_ON and each.time is Time.DONE and _TO_WORK.search(sentence.text):
            return True
        if each.lemma in PASS_ON | {"довести"} and of_letter and near & EXECUTORS:
            return True
        if each.lemma == "находиться" and of_letter:
            return True
    return False


def _is_begun(sentence: Sentence, each: Predicate) -> bool:
    """«практики отобраны», «утверждён график», «назначен ответственный»"""
    noun = told_of(sentence, each.at)
    if noun is not None and noun.lemma in LETTER | {"сообщение"}:
        return False  # «сообщение сформировано автоматически»
    return each.lemma in PREPARED or (noun is not None and noun.lemma in ORGANISING)


_OPINION = frozenset({"полагать", "считать", "отказаться", "отказываться", "воздержаться"})


def goes_on(sentence: Sentence, predicates: Predicates) -> bool:
    """«собираем сведения», «практики готовятся», «планируем разместить», «будут размещены»."""
    for each in predicates:
        if each.person == 2 or each.modal in REQUEST | ADVISED | DUTY | _OPINION:
            continue
        if each.time is Time.NOW and each.lemma in AT_WORK:
            return True
        if not each.denied and each.time in (Time.TO_COME, Time.WISHED) and each.lemma not in ("быть",):
            return True
        if not each.denied and each.time is Time.DONE and _is_begun(sentence, each):
            return True
        if not each.denied and each.lemma in ("поручить", "запланировать", "начать", "приступить"):
            return True
    return STAGE.search(sentence.text) is not None
