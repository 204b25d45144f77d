"""Whether a clause speaks of what is only meant to be done, told by its verbs."""

from __future__ import annotations

from functools import lru_cache

from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.vocabulary import ADVISED, DEEDS, IN_MAKING, PREPARED, REPORTING, REQUEST
from mailflow.reading.speech.words import sentences

# «сообщим, что размещено 2», «отметим, что …» open a report of what is done.
_OPENERS = REPORTING | {
    "сообщить",
    "рапортовать",
    "отметить",
    "добавить",
    "уведомить",
    "напомнить",
    "пояснить",
    "уточнить",
    "читать",
    "считать",
    "учесть",
    "сказать",
    "доводить",
    "довести",
}
_GRANTED = REQUEST | ADVISED | {"разрешить", "позволить", "отказаться", "отказываться", "воздержаться"}


_DECIDED = frozenset({"дать", "взять", "поручить", "решить", "принять", "поставить", "обязать", "получить"})
"""What is done when a deed is only ordered: «дано поручение», «решено», «поставлена задача»."""


@lru_cache(maxsize=10_000)
def is_intended(words: str) -> bool:
    """«выложим 2», «рассчитываем опубликовать 2», «будут размещены»: a deed to come, none that is done."""
    found = [each for sentence in sentences(words) for each in find_predicates(sentence)]
    if any(each.time is Time.DONE and not each.modal and each.lemma not in _DECIDED for each in found):
        return False
    amends = "изменени" in words or "исправлени" in words
    return any(_is_meant(each) or (_is_ordered(each) and not amends) for each in found)


@lru_cache(maxsize=10_000)
def is_told(words: str) -> bool:
    """«закинули три», «выложено 2»: a deed that is done."""
    found = [each for sentence in sentences(words) for each in find_predicates(sentence)]
    return any(each.time is Time.DONE and not each.denied and not each.modal for each in found)


@lru_cache(maxsize=10_000)
def is_only_ready(words: str) -> bool:
    """«2 практики подобраны», «тексты написаны»: done before the deed itself, and nothing of the deed."""
    found = [each for sentence in sentences(words) for each in find_predicates(sentence)]
    done = [each.lemma for each in found if each.time is Time.DONE and not each.denied]
    return bool(done) and all(each in PREPARED for each in done)


def _is_ordered(each: Predicate) -> bool:
    """«дал поручение разместить две практики»: an infinitive that a noun governs."""
    return each.time is Time.BARE and not each.denied and each.lemma in DEEDS


def _is_meant(each: Predicate) -> bool:
    if each.denied or each.lemma in _OPENERS or each.modal in _GRANTED:
        return False
    if each.time is Time.NOW:
        return each.lemma in IN_MAKING
    return each.time in (Time.TO_COME, Time.WISHED) and each.lemma != "быть"
