"""Verbs of speech that tell how a letter was written, who decided so, or bid out of courtesy."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.matching.papers.aside_words import (
    DECIDING,
    DEVICES,
    HANDS,
    MANNERS,
    OWN_BODIES,
    PLACES_OF_WRITING,
    WRITING_NOW,
)
from mailflow.matching.papers.belonging_words import FOREIGN, LETTERS
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import SOCIAL
from mailflow.reading.speech.words import Sentence, Word

_MARKS = frozenset({",", "-", "(", ")", ".", "!", ";", ":", '"'})


_SAID_BY = LETTERS | {"отказ", "вопрос", "просьба"}


def writes_now(each: Predicate) -> bool:
    return each.lemma in WRITING_NOW and each.person == 1 and each.time is Time.NOW and not each.denied


def tells_how_written(sentence: Sentence, each: Predicate) -> bool:
    """«Пишу стоя», «печатаю одной рукой», «отвечаю с домашнего»: how and by what, never what."""
    if not writes_now(each):
        return False
    words = sentence.words[each.at + 1 : each.at + 5]
    clause = words[: next((at for at, word in enumerate(words) if word.text in _MARKS), len(words))]
    if not clause or any(word.lemma in FOREIGN for word in clause):
        return False
    return (
        clause[0].part == "GRND"
        or clause[0].text in MANNERS
        or _is_by_means(each, clause[0])
        or any(word.lemma in HANDS and word.has("ablt") for word in clause)
        or (clause[0].text in ("с", "со", "из", "на", "через", "в") and _is_placed(clause[1:]))
    )


def _is_by_means(each: Predicate, word: Word) -> bool:
    """«Пишу капслоком»; «отвечаю отказом» tells what."""
    by_hand = each.lemma in ("писать", "печатать", "набирать")
    return by_hand and word.part == "NOUN" and word.has("ablt", "inan") and word.lemma not in _SAID_BY


def _is_placed(words: Sequence[Word]) -> bool:
    return any(each.lemma in PLACES_OF_WRITING or each.text == "домашнего" for each in words)


def is_own_decision(sentence: Sentence, each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«Так решил сход, так думаю и я»: whoever decides for the municipality stands by what was told."""
    lemmas = sentence.lemmas()
    if not sentence.text.startswith("так ") or lemmas & (FOREIGN | {"район", "край", "против", "знать"}):
        return False
    deciding = [other for other in predicates if {other.lemma, other.modal} & DECIDING and not other.denied]
    return bool(deciding) and bool(lemmas & OWN_BODIES) and (each in deciding or each.denied)


def is_bidden(each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«не ругайтесь», «звоните»: a courtesy in the imperative; «приезжайте, выложим» is none."""
    if each.time is not Time.ORDERED or each.lemma not in SOCIAL:
        return False
    return all(other.time in (Time.DONE, Time.NOW, Time.ORDERED) for other in predicates) or each.denied


_LEFT_OUT = frozenset(
    {
        "прикрепить",
        "приложить",
        "вложить",
        "добавить",
        "указать",
        "написать",
        "отправить",
        "ответить",
        "представиться",
    }
)


def is_forgotten(sentence: Sentence, each: Predicate) -> bool:
    """«Забыла прикрепить файл, поэтому пишу здесь»: what was left out is given now."""
    behind = sentence.words[each.at + 1 : each.at + 3]
    return (
        each.lemma == "забыть" and each.time is Time.DONE and any(word.lemma in _LEFT_OUT for word in behind)
    )


_AWAITED = DEVICES | {"подпись", "отпуск", "специалист", "глава"}


def has_waited(sentence: Sentence, each: Predicate) -> bool:
    """«Ждали печать»: why the answer comes late; «ждём подтверждения» says that it may change."""
    behind = sentence.words[each.at + 1 : each.at + 3]
    return each.lemma == "ждать" and each.time is Time.DONE and any(word.lemma in _AWAITED for word in behind)
