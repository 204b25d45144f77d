"""Sentences that ask us: for an explanation, a file, a name, what to do."""

from __future__ import annotations

import re

from mailflow.first_letters import compiled
from mailflow.patterns import Gated
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.requests import wanted_of_us
from mailflow.reading.speech.vocabulary import ACCESS, GIVE, GODS, PLACES, THINGS, WANTED
from mailflow.reading.speech.words import Sentence, told_of

Predicates = tuple[Predicate, ...]

_GRATEFUL = frozenset({"признательный", "признателен", "благодарный", "благодарен", "благодарить"})
_UNKNOWN = Gated(
    r"\bне\s(?:понимаем|понимаю|понятно|ясно|знаем|знаю|понял[аи]?|совсем\sпонятно|можем\sпонять|уверен)"
    r"|\bнепонят[ен]|\bнеяс[ен]|\bзатрудня[а-я]{2,4}\b"
)
_HARMLESS = compiled(
    r"подтверди(?:ть|те)[^.?;]{0,40}(?:получ|факт|прочт|дошл)|\b(?:получили|получено|дошл[оаи])\s(?:ли\s)?(?:вы\s)?"
    r"(?:наш[а-я]{0,2}\s)?(?:письмо|ответ|информаци)"
    r"|\bвы\s(?:[а-я]{2,8}\s)?(?<!не )получили\b|\bполучили\s(?:ли\s)?вы\b|принять\sк\sсведению"
    r"|по\s(?:всем\s)?(?:возникающим\s)?вопросам"
)
_OBLIGED = re.compile(
    r"\bтак\sи\s(?:запишите|напишите|передайте|доложите|отметьте)\b|"
    r"\bбудьте\s(?:любезны|добры),?\s(?:принять|учесть|включить|внести|зачесть|примите|учтите)\b"
)
_CURIOUS = Gated(
    r"\bхотел(?:ось|и)\sбы\s(?:[а-я]{2,12}\s){0,2}(?:знать|узнать|уточнить|понять|получить|прояснить|услышать|спросить)"
    r"|\bхочется\s(?:знать|узнать|понять|понимать|уточнить)|\bбыло\sбы\sполезно\sполучить|\bинтересует\b|\bне\sоткажите\b|\bне\sсочтите\sза\sтруд|\bбудьте\s(?:любезны|добры)\b|\bне\sмогли\sбы\b"
    r"|\b(?:есть|возник|возникли|имеется|остался|остались)\s(?:[а-я]{3,12}\s){0,2}вопросы?\b"
    r"|\bне\sхватает\s(?:[а-я]{3,12}\s)?(?:информаци|сведени|данных)"
    r"|\bнужн[аы]?\s(?:ваша\s|ваши\s)?(?:помощь|консультация|подсказка|разъяснени|пояснени)"
    r"|\bпрос(?:им|ит|шу)\s(?:вас\s|вашей\s)?(?:[а-я]{3,14}\s){0,2}(?:консультаци[ию]\b|консультаций|рекомендаций|совета\b|помощи\b|пояснени[йя]|разъяснени[йя]|инструкци)"
    r"|\bвнести\sясность|\bпрос(?:им|шу)?\s(?:вас\s)?разобраться|\bпрошу\s(?:вас\s)?разобраться|\b(?:жд[еу]м?|ожидаем)\s(?:[а-я]{2,12}\s){0,2}(?:пояснени|разъяснени|указани|рекомендаци|инструкци|подсказк)"
    # «а если практик нет, всё равно надо регистрироваться»
    r"|\bесли\s[^.,]{3,60},\s(?:[а-я]{2,8}\s){0,3}(?:надо|нужно|следует|обязательно|требуется|должны)\b"
)
_OPENING = frozenset(
    {"какой", "какая", "какие", "как", "где", "куда", "кто", "когда", "сколько", "почему", "зачем", "что"}
)
_NO_QUESTION = frozenset({"только", "всегда", "обычно", "ж", "же", "есть", "говорится", "и", "угодно", "раз"})
# «какой сайт-то», without its question mark
_BARE_QUESTION = 6
_BY_SITE = re.compile(r"\bна\s(?:[а-я]{2,12}\s)?(?:сайт|площадк|портал)|\bсайт|не\sоткрыва[ею]тся")
_ARRIVE = frozenset(
    [
        "поступить",
        "поступать",
        "прийти",
        "приходить",
        "дойти",
        "прикрепить",
        "приложить",
        "открыться",
        "прикрепиться",
    ]
)
_STUCK = frozenset(["удаваться", "получаться", "выходить"])
# «долго не могли войти, но теперь всё получилось»; «отправляю повторно, вчера не прикрепился файл»
_OVER = re.compile(
    r"\b(?:но|а|потом|теперь|наконец|зато|в\sитоге|в\sконце\sконцов)\b[^.;!?]{0,40}"
    r"\b(?:получилось|вышло|смогли?|смогла|удалось|вошли|зашли|разобрались|справились|заработал[аио]?|открыл[аио]сь|наладил[аио]сь)\b"
    r"|\b(?:отправля|направля|высыла|присыла|шл)[а-я]{1,3}\s(?:[а-я]{2,12}\s){0,2}(?:повторно|еще\sраз|снова|заново)\b"
    r"|\b(?:повторно|еще\sраз|снова|заново)\s(?:отправля|направля|высыла|присыла|шл)[а-я]{1,3}\b"
)


def asks(sentence: Sentence, predicates: Predicates) -> bool:
    """A question, a request or an order to us, or that the writer does not understand or cannot come in."""
    if _HARMLESS.search(sentence.text) or _OBLIGED.search(sentence.text):
        return False
    if sentence.asks or _UNKNOWN.search(sentence.text) or _CURIOUS.search(sentence.text):
        return True
    ordered = [each for each in predicates if each.time is Time.ORDERED and not _opens_title(sentence, each)]
    if any(each.lemma in WANTED | GIVE and not _is_of_god(sentence, each) for each in ordered):
        return True
    if any(_is_stuck(sentence, each) for each in predicates):
        return True
    if wanted_of_us(sentence) or _thanks_ahead(sentence):
        return True
    return _is_bare_question(sentence) and not _tells_when(predicates)


def _opens_title(sentence: Sentence, each: Predicate) -> bool:
    """«акция «Помоги ветерану»»: a familiar imperative behind a quotation mark is a name."""
    return each.at > 0 and sentence.words[each.at - 1].text == '"' and sentence.words[each.at].has("sing")


def _is_stuck(sentence: Sentence, each: Predicate) -> bool:
    """«не можем войти на сайт», «не получается загрузить», «презентация не поступила»."""
    if not each.denied or each.time is Time.BARE:
        return False
    if any(word.text in ("поэтому", "потому") for word in sentence.words[each.at :]):
        return False  # «шаблон не открылся, поэтому в свободной форме: практик 2»
    if _OVER.search(sentence.text):
        return False
    if each.lemma in ACCESS:
        return bool(sentence.lemmas() & PLACES) or _BY_SITE.search(sentence.text) is not None
    if each.modal in _STUCK and each.time is Time.WISHED:
        return _BY_SITE.search(sentence.text) is not None
    if each.lemma not in _ARRIVE:
        return False
    if sentence.words[each.at].has("neut"):  # «практик не поступало»
        noun = told_of(sentence, each.at)
        return noun is not None and noun.lemma in PLACES
    noun = told_of(sentence, each.at)  # «рассмотрев письмо, сообщаем: инициативы не поступали»
    if noun is not None and noun.part == "NOUN" and noun.lemma not in PLACES:
        return False
    yours = "вы" in sentence.lemmas()  # «Вы не приложили презентацию»
    return any(word.lemma in PLACES and (yours or word.has("nomn")) for word in sentence.words)


def _is_of_god(sentence: Sentence, each: Predicate) -> bool:
    """«Дай Бог здоровья»"""
    return any(word.lemma in GODS for word in sentence.words[each.at + 1 : each.at + 4])


def _is_bare_question(sentence: Sentence) -> bool:
    """«какой сайт-то»; «как только, так сразу», «что ж» ask nothing."""
    if any(each.text in _NO_QUESTION for each in sentence.words[1:2]):
        return False
    return len(sentence.words) <= _BARE_QUESTION and sentence.words[0].text in _OPENING


def _tells_when(predicates: Predicates) -> bool:
    """«Как разместим – сразу отчитаемся»: one deed of ours to come after another."""
    ours = [each for each in predicates if each.time is Time.TO_COME and each.person == 1]
    return len(ours) > 1


def _thanks_ahead(sentence: Sentence) -> bool:
    """«будем признательны за разъяснение», «благодарны, если подскажете»."""
    lemmas = sentence.lemmas()
    if not lemmas & _GRATEFUL or ("благодарить" in lemmas and "заранее" not in lemmas):
        return False
    return bool(lemmas & (THINGS - {"мы", "адрес", "содействие", "помощь"})) or "если" in lemmas
