"""Sentences that tell: a deed, a promise to answer, an answer given before, work under way."""

from __future__ import annotations

import re
from itertools import pairwise

from mailflow.reading.speech.predicates import Predicate, Time, is_conditional
from mailflow.reading.speech.vocabulary import (
    ADVISED,
    ANSWER,
    AT_WORK,
    DEEDS,
    DUTY,
    EXECUTORS,
    FIRST_STEPS,
    LETTER,
    PASS_ON,
    PREPARED,
    REPORTING,
    REQUEST,
    STATES,
    TAKEN,
    TELL,
    TELL_ALONE,
)
from mailflow.reading.speech.words import Sentence, told_of

Predicates = tuple[Predicate, ...]

_EARLIER = re.compile(
    r"\bранее\b|\bуже\b|\bраньше\b|\bпрошл|\bпредыдущ|\bподтвержда|\bповторно|\bнеоднократно"
    r"|\bдо этого\b|на той неделе|\bнедавно"
)
_OF_LETTER = LETTER | {"заявка", "ответственный"}


_STAGE = re.compile(
    r"\b[вн]а?\s(?:[а-я]{4,14}\s)?(?:стадии|процессе|этапе)\b"
    r"|\bна\s(?:[а-я]{4,14}\s)?(?:модераци[июя]|проверк[еу]|согласовани[июе]|подпис[иь]|подписани[ие]"
    r"|рассмотрени[ие]|доработк[еу]|утверждени[ие])\b"
)


def promises(sentence: Sentence, predicates: Predicates) -> bool:
    """«ответ дадим», «сведения будут направлены», «доложим позже», «постараемся ответить»."""
    if _AWAIT.search(sentence.text):
        return True
    return any(
        each.lemma in REPORTING or sentence.lemmas() & ANSWER for each in _told_later(sentence, predicates)
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
        if each.modal in ADVISED | DUTY:
            continue
        if each.lemma == "поступить" and not _arrives(sentence, each):
            continue
        if each.lemma in TELL_ALONE or sentence.lemmas() & (ANSWER | {"он", "они"}):
            found.append(each)
    return found


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


def tells_deed(sentence: Sentence, predicates: Predicates) -> bool:
    """A deed done by the time of writing, or what holds now, that is not about our letter itself."""
    if sentence.asks:
        return False
    if any(each.modal == "предлагать" and not each.denied for each in predicates):
        return True
    if any(_sets_out(sentence, each) for each in predicates):
        return True
    ahead = any(each.time is Time.TO_COME and each.person == 1 and not each.denied for each in predicates)
    deeds = [each for each in predicates if _is_deed(sentence, each)]
    if ahead and all(each.lemma in FIRST_STEPS for each in deeds):
        return False
    return bool(deeds) or _names_deed(sentence, predicates)


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


def _is_deed(sentence: Sentence, each: Predicate) -> bool:
    if each.denied or is_conditional(sentence, each.at) or sentence.lemmas(each.at - 6, each.at) & _INDIRECT:
        return False
    if each.time is Time.NOW:
        if each.person == 1 and each.lemma in AT_WORK:
            return False  # «получили, работаем»
        return each.lemma in STATES and not _is_about_letter(sentence, each)
    if each.time is not Time.DONE or each.lemma not in DEEDS or _is_sent_for_check(sentence, each):
        return False
    return not _is_about_letter(sentence, each)


def _is_sent_for_check(sentence: Sentence, each: Predicate) -> bool:
    """«подали на модерацию»"""
    behind = " ".join(word.text for word in sentence.words[each.at + 1 : each.at + 4])
    return each.lemma in TELL and _STAGE.search(behind) is not None


def _is_about_letter(sentence: Sentence, each: Predicate) -> bool:
    """«письмо зарегистрировано», «принято к сведению», «заявка подана»: nothing of what was asked."""
    if each.lemma == "принять":
        return not any(word.lemma in ("участие", "решение") for word in sentence.words)
    if each.lemma in ("ознакомить", "ознакомиться", "изучить", "рассмотреть"):
        return bool(sentence.lemmas(each.at - 6, each.at + 6) & LETTER)
    noun = told_of(sentence, each.at)
    if noun is None:
        return each.lemma in TAKEN or each.lemma == "довести"
    if noun.lemma in ANSWER and each.lemma in TELL | _GATHERED:
        return True
    return noun.lemma in _OF_LETTER or (each.lemma == "довести" and noun.lemma in ANSWER)


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


_TO_WORK = re.compile(r"\b(?:в\sработу|на\sисполнение|в\sпроизводство)\b")
_IN_HANDS = re.compile(r"\b(?:в\sработе|на\s(?:исполнении|рассмотрении|контроле|резолюции)|у\sисполнителя)\b")


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
        if not each.denied and each.time is Time.DONE and each.lemma in PREPARED:
            return True
        if not each.denied and each.lemma in ("поручить", "запланировать", "начать", "приступить"):
            return True
    return _STAGE.search(sentence.text) is not None
