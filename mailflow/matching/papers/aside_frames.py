"""Frames of asides: what is greeted, wished, called, bidden, told of the desk, the day or the heart.

Each is asked of a sentence that bears on nothing of the answer (`asides`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.matching.papers.aside_verbs import writes_now
from mailflow.matching.papers.aside_words import (
    AT_HEART,
    DEVICES,
    EVERYDAY,
    GREETING_VERBS,
    GREETINGS,
    VOCATIVES,
    WELL,
    WISHED_FOR,
)
from mailflow.matching.papers.belonging_words import FINDING_OUT, FOREIGN, SPEECH, UNDOING
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import DEEDS, OTHERS, PASS_ON, PREPARED, REQUEST, SOCIAL, TELL
from mailflow.reading.speech.words import Sentence, Word

_MOST_WORDS = 12
_HANDING = frozenset({"передать", "передавать"})
_MARKS = frozenset({",", "-", "(", ")", ".", "!", ";", ":", '"'})
TELLING = DEEDS | TELL | PASS_ON | PREPARED | REQUEST | FINDING_OUT
"""To give an answer or to work on it."""
_AT_DESK = FOREIGN - {"прежний"} | {"себя"}
_SAID = SPEECH | TELLING
_SAID_OR_UNDONE = (SPEECH - {"радовать"}) | TELLING | UNDOING


def _greets(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Здравия желаю!», «низкий поклон из станицы», «хорошей недели», «Ирина Олеговна, приветствую!»"""
    words = [each for each in sentence.words if each.text not in _MARKS]
    if predicates and all(_hails(sentence, each) for each in predicates):
        return True
    if not 0 < len(words) <= _MOST_WORDS or any(not _is_greeting_verb(each) for each in predicates):
        return False
    lemmas = {each.lemma for each in words}
    if lemmas & (FOREIGN | {"не", "ни", "нет", "без"}):
        return False
    called = words[0].has("Name") and words[1:2] != [] and words[1].has("Patr")
    wished = bool(lemmas & WELL) and bool(lemmas & WISHED_FOR) and not any(_is_told(each) for each in words)
    return bool(lemmas & GREETINGS) or wished or bool(predicates and called)


def _hails(sentence: Sentence, each: Predicate) -> bool:
    """«Приветствуем вас из самого южного угла района»"""
    behind = sentence.words[each.at + 1 : each.at + 3]
    return (
        _is_greeting_verb(each)
        and each.lemma not in ("желать", "пожелать")
        and any(word.lemma in ("вы", "весь") for word in behind)
    )


def _is_told(word: Word) -> bool:
    """A noun in the nominative alone: «добрый год» tells, «доброго года» wishes."""
    return word.part == "NOUN" and word.has("nomn") and not word.has("gent")


def _is_greeting_verb(each: Predicate) -> bool:
    return each.lemma in GREETING_VERBS and each.person == 1 and not each.denied


def _calls(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Товарищи!», «дорогие мои девочки,»: whom one writes to, and nothing else."""
    words = [each for each in sentence.words if each.text not in _MARKS]
    return (
        not predicates
        and 0 < len(words) <= 4
        and all(
            (each.part in ("NOUN", "ADJF", "CONJ") and each.has("nomn")) or each.part == "CONJ"
            for each in words
        )
        and any(each.lemma in VOCATIVES and each.has("plur") for each in words)
    )


def _bids(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Берегите себя», «не судите строго», «позвоните мне»: nobody is set to work on an answer."""
    others = (OTHERS | FOREIGN | {"сосед"}) & sentence.lemmas()
    return (
        bool(predicates)
        and not others
        and all(each.time is Time.ORDERED and _is_social(sentence, each) for each in predicates)
    )


def _is_social(sentence: Sentence, each: Predicate) -> bool:
    """«Передавайте привет»: of what is handed on only a greeting is no answer."""
    return each.lemma in SOCIAL or (each.lemma in _HANDING and bool(sentence.lemmas() & GREETINGS))


def _is_at_desk(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Пишу с ящика главы, мой заблокировали», «принтер сломался»: of what one writes with."""
    lemmas = sentence.lemmas()
    if lemmas.isdisjoint(DEVICES) or lemmas & _AT_DESK:
        return False
    return all(writes_now(each) or _rings(each) or each.lemma not in _SAID for each in predicates)


def _rings(each: Predicate) -> bool:
    """«Телефон не отвечает, звоните на сотовый»"""
    if each.lemma in ("отвечать", "молчать"):
        return each.person == 3
    return each.time is Time.ORDERED and each.lemma in SOCIAL


def _is_daily(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Вода у нас по часам», «погода радует», «у меня гипс»: of the daily round."""
    lemmas = sentence.lemmas()
    if lemmas.isdisjoint(EVERYDAY) or lemmas & (FOREIGN | OTHERS):
        return False
    return all(writes_now(each) or each.lemma not in _SAID_OR_UNDONE for each in predicates)


def _closes_subject(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Больше писать не о чем», «добавить нечего»"""
    none = re.search(r"\b(?:не\s(?:о|про|над)\s(?:чем|что)|нечего|нечем)\b", sentence.text)
    return none is not None and bool(predicates) and all(each.time is Time.BARE for each in predicates)


def _speaks_its_mind(sentence: Sentence, predicates: Sequence[Predicate]) -> bool:
    """«Глава просил передать Вам поклон», «мечтаем о новом клубе»: said of something that is named.

    A verb of speech without what it speaks of speaks of the answer: «сами не верим», «велели так».
    """
    lemmas = sentence.lemmas()
    if not predicates or lemmas & (FOREIGN | OTHERS | {"не"}):
        return False
    return all(_is_of_a_thing(sentence, each) for each in predicates)


def _is_of_a_thing(sentence: Sentence, each: Predicate) -> bool:
    if each.lemma in _HANDING:
        return bool(sentence.lemmas() & GREETINGS)
    if each.lemma not in AT_HEART or each.time not in (Time.NOW, Time.DONE, Time.TO_COME):
        return False
    behind = sentence.words[each.at + 1 : each.at + 6]
    return any(
        word.part == "NOUN" and not word.has("anim") and (not word.has("nomn") or word.has("accs"))
        for word in behind
    )


FRAMES = (_greets, _calls, _bids, _is_at_desk, _is_daily, _closes_subject, _speaks_its_mind)
