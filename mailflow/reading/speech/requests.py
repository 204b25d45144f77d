"""Requests to us as such: whether a sentence asks for anything, and whether it wants something of us."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mailflow.patterns import Gated
from mailflow.reading.speech.vocabulary import GIVE, REQUEST, THINGS, WANTED, WHETHER
from mailflow.reading.speech.words import Sentence, Word

_MAY = Gated(
    r"\b(?:можно|нельзя|возможно)\s(?:ли|мы|нам)\b|^\W{0,3}(?:а\s)?можно\b|\b(?:разрешите|позвольте|дайте|перенесите|продлите|отложите|сдвиньте|подождите|потерпите)\b"
    # «если Вы не против», «рассчитываем на Ваше согласие»
    r"|\bесли\s(?:вы\s)?не\s(?:против|возража)|\bна\sваш[еу]\s(?:согласие|понимание|поддержку)|вашего\s(?:согласия|разрешения|позволения)"
    r"|\bвойти\sв\sположение|пойти\sнавстречу|\b(?:нам|мне)\sбы\s"
)
# How far behind the word of asking its infinitive may stand.
_REACH = 12
_HOW = re.compile(r"(?<!можно )(?<!нельзя )(?<!возможно )(?<!возможна )\bли\b")


def asks_anything(sentence: Sentence) -> bool:
    """«просим …», «можно ли …», «разрешите …», «нам бы …», or a question."""
    if any(each.lemma in REQUEST for each in sentence.words):
        return True
    return sentence.asks or _MAY.search(sentence.text) is not None


def wonders(sentence: Sentence) -> bool:
    """«до какого числа», «когда крайний срок», «будет ли продлён»: asks how things are."""
    if sentence.lemmas() & {"какой", "когда", "сколько", "каков"} or " или " in sentence.text:
        return True
    return _HOW.search(sentence.text) is not None


def asked_for(sentence: Sentence, asking: frozenset[str]) -> Iterator[tuple[Word, Word]]:
    """Each word of asking with the infinitive next behind it: «просим (…) разъяснить»."""
    words = sentence.words
    for start, each in enumerate(words):
        if each.lemma in asking and each.part in ("VERB", "NOUN") and not _is_told(sentence, each):
            behind = (other for other in words[start + 1 : start + _REACH] if other.part == "INFN")
            wanted = next(behind, None)
            if wanted is not None:
                yield each, wanted


def _is_told(sentence: Sentence, asking: Word) -> bool:
    """«Просили район помочь» tells of asking others; «просили вас», «просили бы» asks us."""
    return asking.has("past") and not any(each.lemma == "вы" or each.text == "бы" for each in sentence.words)


def wanted_of_us(sentence: Sentence) -> str:
    """What we are asked to do, as a dictionary form: «просим разъяснить», «просьба сообщить, нужно ли»."""
    words = sentence.words
    for asking, wanted in asked_for(sentence, REQUEST):
        rest = {each.lemma for each in words[words.index(asking) + 1 :]}
        if wanted.lemma in WANTED or (wanted.lemma in GIVE and rest & (THINGS | WHETHER)):
            return wanted.lemma
    return ""
