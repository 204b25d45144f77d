"""Numbers that the rest of a sentence takes back: refused by the moderator, ready and not yet posted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import EARLIER, Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.predicates import is_done, is_planned
from mailflow.reading.clauses.roles import is_total
from mailflow.reading.speech.asking import asks
from mailflow.reading.speech.declining import declines
from mailflow.reading.speech.deeds import is_deed
from mailflow.reading.speech.intentions import is_told
from mailflow.reading.speech.predicates import Time, find_predicates
from mailflow.reading.speech.words import sentences

OURS = ("нами ", "наш", "администрацией ")

_IS_ZERO = re.compile(r"\s-?\s?(?:ноль|нуль|0)\s?$")
_ALL = re.compile(r"\s?(?:но\s|однако\s)?(?:обе|оба|все|ни\sодна|ни\sодин|нет|ее|его|их|она|он|они)\b")
_REFUSED = re.compile(r"отклон(?:ен|ил)|\bне\s(?:прош|принят|допущ|опублик|размещ)|возвращен|отказ|забраков")
_NOT_YET = re.compile(r"\b(?:пока|еще)\s(?:[а-я]{2,14}\s){0,2}не\s|\bне\s(?:размещ|опублик|вылож|загру)")
_WORK = re.compile(
    r"\b(?:работа|сбор|подготовка|регистрация|вопрос|остальн[а-я]{2})\s(?:[а-я]{2,14}\s){0,3}?(?:пока|еще|не)\s"
)
_READY = Gated(r"отобран|подготовлен|\bготов[ыао]?\b|собран|выбран|оформлен")


# «Вы пишете о 25 инициативах», «в Вашем письме указано …»
_ECHO = re.compile(
    r"\bв\sваше[а-я]{1,2}\s(?:письме|запросе|обращении)"
    r"|\bвы\s(?:[а-я]{2,12}\s){0,2}(?:указ|пиш|отмеч|привод|упомин|называ)"
)


@lru_cache(maxsize=2_000)
def speaks_of_no_answer(low: str) -> bool:
    """Whether a sentence asks, declines, or tells back what our letter said, and tells no deed of its own."""
    for sentence in sentences(low):
        predicates = find_predicates(sentence)
        if any(
            (each.person == 1 and each.time is Time.DONE) or is_deed(sentence, each) for each in predicates
        ):
            return False
        if _ECHO.search(low) or asks(sentence, predicates) or declines(sentence, predicates):
            return True
    return False


def without_unposted(found: list[Claim], clause: Sequence[Token], words: str) -> list[Claim]:
    """Claims of the clauses before, without those that a clause naming no figure takes back.

    «подали 2 практики, обе отклонены»: none is posted; «…, обе на модерации»: not told yet.
    «практики отобраны (4 шт.), но пока не загружены»: the four are not told as done.
    """
    if _ALL.match(words):
        key = found[-1].key
        if _REFUSED.search(words):
            return [*(each for each in found if each.key != key), Claim(key, Decimal(0))]
        if is_planned(words):
            return [each for each in found if each.key != key]
    if _NOT_YET.search(words) and all(each.value is None for each in clause) and not _is_of_work(words):
        return [each for each in found if each.weight > EARLIER]
    return found


def _is_of_work(words: str) -> bool:
    """«…, инициативная работа пока не начата»: said of something else than what was counted."""
    return _WORK.search(words) is not None


def is_ready_unposted(low: str) -> bool:
    """«практики отобраны, но пока не размещены» is neither none nor some."""
    return _READY.search(low) is not None and _NOT_YET.search(low) is not None


def states(words: str) -> bool:
    """«планируем 3, размещено 2», «в крае 18, у нас 2»: the clause speaks of what is."""
    if words.lstrip(" -").startswith(("у нас", "мы ", *OURS)):
        return True
    return is_done(words) or is_total(words) or is_told(words) or _IS_ZERO.search(words) is not None
