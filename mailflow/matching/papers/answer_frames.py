"""Frames in which an answer speaks of speaking: announced, asked, planned, a step to a deed, narrated."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.matching.authors.author_words import BODY
from mailflow.matching.authors.doers import Doer, doer_of
from mailflow.matching.authors.frames import is_relative, start_of_clause
from mailflow.matching.papers.aside_verbs import (
    has_waited,
    is_bidden,
    is_forgotten,
    is_own_decision,
    tells_how_written,
)
from mailflow.matching.papers.belonging_words import (
    ANNOUNCED,
    DECEIVED,
    FELT,
    HEADS,
    HELD,
    INFORMED,
    LETTERS,
    MINUTED,
    NARRATED,
    RESIDENTS,
)
from mailflow.patterns import Gated
from mailflow.reading.speech.correcting import corrects
from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.vocabulary import COURTESIES, DEEDS, REQUEST, TELL
from mailflow.reading.speech.words import Sentence, Word, told_of

_PEOPLE = frozenset({"anim", "Orgn", "Name", "Surn", "Patr", "Geox", "Abbr"})
_TOLD = TELL | ANNOUNCED
_NEAR = 4
_THANKS = frozenset({"спасибо", "благодарим"})
_MEETING = frozenset({"видеть", "увидеть", "встретить"})
_ABOUT = frozenset({"о", "об", "про", "над", "с", "со"})
_NOTHING_TO = frozenset({"нечего", "нечем"})


def is_courtesy(each: Predicate) -> bool:
    """What is asked of us is judged elsewhere (`speech`)."""
    return each.modal in REQUEST or (each.time is Time.ORDERED and each.lemma in COURTESIES)


def is_planned(each: Predicate) -> bool:
    """Of «мы», or of nobody; whoever is to answer later is read elsewhere (`telling`)."""
    if each.denied:
        return False
    return each.time in (Time.TO_COME, Time.WISHED) and (each.person in (0, 1) or each.lemma in TELL)


_OFFERS = frozenset({"предлагать", "предложить", "заявлять", "заявить", "выдвигать", "выдвинуть"})


def fits(sentence: Sentence, each: Predicate, predicates: Sequence[Predicate], topics: Sequence[str]) -> bool:
    """Whether a verb of speech stands in a frame of answers."""
    words = sentence.words
    reported = any(word.text in ("что", "как") for word in words[each.at + 1 : each.at + _NEAR])
    if (each.lemma in _MEETING and "вы" in sentence.lemmas()) or _invites(sentence, each):
        return False  # «будем рады вас видеть» closes an invitation
    if (
        any(word.text in _THANKS for word in words[: each.at])
        or hopes(each, predicates)
        or is_planned(each)
        or is_announced(sentence, each, topics)
        or tells_how_written(sentence, each)
        or is_own_decision(sentence, each, predicates)
        or is_bidden(each, predicates)
        or is_forgotten(sentence, each)
        or has_waited(sentence, each)
    ):
        return True
    if each.denied and _names_matter(sentence, topics) and _offers_nothing(sentence, each):
        return True
    if each.lemma in DECEIVED and _refuses_to(each, predicates):
        return True
    if _has_called(sentence, each):
        return True
    if corrects(sentence, tuple(predicates)) or any(word.text in _NOTHING_TO for word in words):
        return True
    if is_courtesy(each):
        asked = each.person == 3 and doer_of(sentence, each, topics=topics) is Doer.OTHERS
        return not (asked or (reported and each.time is Time.ORDERED))
    if each.passive and any(word.text == "вами" for word in words[max(0, each.at - 2) : each.at]):
        return True  # «вами указано, что …» tells back our own letter
    if reported or each.lemma in MINUTED:
        return False
    if _is_narrated(sentence, each):
        return True
    if is_relative(sentence, each.at) or _is_answered_for(sentence, each) or _is_felt(sentence, each, topics):
        return True
    if each.passive and any(is_announced(sentence, other, topics) for other in predicates):
        return True  # «уточняем: размещено 5, ранее указано 4»
    return _is_step(sentence, each, predicates) or _is_of_matter(sentence, each, topics)


def _refuses_to(each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«Врать не будем»: the infinitive and its future are told apart."""
    return any(other.at == each.at and other.denied and other.person == 1 for other in predicates)


def _has_called(sentence: Sentence, each: Predicate) -> bool:
    """«Хотя уже звонили»: that one called, and not what others said."""
    called = each.lemma in ("звонить", "позвонить") and each.time is Time.DONE
    return called and sentence.lemmas().isdisjoint({"район", "сосед", "из", "от"})


def _invites(sentence: Sentence, each: Predicate) -> bool:
    """«Приглашаем на слушания»; «приглашаем посмотреть» is a courtesy."""
    behind = sentence.words[each.at + 1 : each.at + 7]
    invited = each.lemma == "приглашать" and each.time is Time.NOW and not each.denied
    return invited and any(word.text in ("на", "к", "в") for word in behind)


def hopes(each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«Надеемся, что опыт пригодится»: hope for what is to come claims nothing."""
    if each.lemma != "надеяться" or each.person != 1 or each.denied:
        return False
    behind = [other for other in predicates if other.at > each.at]
    return all(other.time in (Time.TO_COME, Time.WISHED, Time.BARE) for other in behind)


# «Сейчас пишем вторую.»: what is posted next
_ONE_MORE = Gated(
    r"\b(?:пишем|пишу)\s(?:еще\s)?(?:одн[уо]|втор(?:ую|ой)|трет(?:ью|ий)|следующ(?:ую|ий)|нов(?:ую|ый))[.!]?$"
)


def _is_writing(sentence: Sentence, each: Predicate) -> bool:
    """«Пишу Вам из дома», «пишем по письму № 96»: that, where and on what one writes, not what.

    Whoever writes from a school or a library writes for it.
    """
    behind = sentence.words[each.at + 1 : each.at + 2]
    if each.lemma == "писать" and each.person == 1 and _ONE_MORE.search(sentence.text):
        return True
    if any(BODY.match(word.text) for word in sentence.words[each.at + 1 : each.at + 5]):
        return False
    return (
        each.lemma == "писать"
        and each.person == 1
        and any(word.part == "PREP" or word.lemma == "вы" for word in behind)
    )


def _is_felt(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> bool:
    """«Горжусь своими!», «сначала не верили»: a feeling, neither of the matter nor of letters nor of you."""
    if each.lemma not in FELT or any(word.text.isdigit() for word in sentence.words):
        return False
    lemmas = sentence.lemmas()
    on_matter = any(word.text.startswith(tuple(topics)) for word in sentence.words)
    return not (on_matter or lemmas & LETTERS or "вы" in lemmas or "ваш" in lemmas)


def is_announced(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> bool:
    """«сообщаем», «администрация сообщает», «рады сообщить», «считаем»; nobody else, no crowd."""
    if each.lemma == "считать" and each.time is Time.BARE:
        return True
    if each.lemma == "думать":
        waits = any(word.text in ("пока", "еще") for word in sentence.words[: each.at])
        last = sentence.words[each.at + 1 :]
        about = any(word.text in _ABOUT for word in sentence.words)
        return each.person == 1 and (about or (waits and all(word.text in (".", "!") for word in last)))
    if _is_writing(sentence, each):
        return True
    if each.lemma in HELD or each.modal in HELD:
        return each.time in (Time.NOW, Time.WISHED) and sentence.words[each.at].has("1per", "plur")
    if each.lemma not in _TOLD or each.denied or _is_for_others(sentence, each):
        return False
    if each.time is Time.BARE or each.person == 1:
        return each.time in (Time.BARE, Time.NOW)
    single = not sentence.words[each.at].has("plur")
    return each.time is Time.NOW and single and doer_of(sentence, each, topics=topics) is not Doer.OTHERS


def _is_for_others(sentence: Sentence, each: Predicate) -> bool:
    """«Извещаем жителей», «докладываю начальнику»"""
    behind = sentence.words[each.at + 1 : each.at + 2]
    return each.lemma in INFORMED and any(
        word.part == "NOUN" and word.has("anim") and word.lemma not in HEADS for word in behind
    )


def _is_narrated(sentence: Sentence, each: Predicate) -> bool:
    """«жители спрашивали о дорогах», «глава поздравил», «люди понимают»: of the place, not of letters."""
    if any(
        word.lemma in LETTERS and not _is_yours(sentence.words, at) for at, word in enumerate(sentence.words)
    ):
        return False
    if each.lemma in NARRATED and each.time is Time.DONE:
        return True
    near = sentence.lemmas(each.at - _NEAR, each.at)
    return each.lemma not in DECEIVED and each.person == 3 and bool(near & RESIDENTS)


def _is_yours(words: Sequence[Word], at: int) -> bool:
    """«Ваше письмо прочли на планёрке»: our letter, and not the answer."""
    return at > 0 and words[at - 1].lemma == "ваш"


def _is_answered_for(sentence: Sentence, each: Predicate) -> bool:
    """«за что отвечала Петрова»"""
    near = sentence.words[max(0, each.at - 2) : each.at + 2]
    return each.lemma == "отвечать" and any(word.text == "за" for word in near)


def _is_step(sentence: Sentence, each: Predicate, predicates: Sequence[Predicate]) -> bool:
    """«обсудили, выбрали и разместили»: on the way to the writers' own deed."""
    if each.time is not Time.DONE or not (each.passive or sentence.words[each.at].has("plur")):
        return False
    return any(
        other.lemma in DEEDS and other.time is Time.DONE and not other.denied and other is not each
        for other in predicates
    )


_LACKING = frozenset({"нет", "нету", "отсутствовать"})


def _offers_nothing(sentence: Sentence, each: Predicate) -> bool:
    """«инициатив не предлагаем»; «о размещении инициатив сообщить не можем, так как их нет»."""
    offers = each.person == 1 and each.lemma in _OFFERS
    return offers or (each.modal == "мочь" and not sentence.lemmas().isdisjoint(_LACKING))


def _names_matter(sentence: Sentence, topics: Sequence[str]) -> bool:
    return any(word.text.startswith(tuple(topics)) for word in sentence.words)


def _is_of_matter(sentence: Sentence, each: Predicate, topics: Sequence[str]) -> bool:
    """«проект закона обсуждён», «практика рассказывает о сквере»: of the matter, or of a thing."""
    noun = told_of(sentence, each.at)
    if noun is not None and noun.text.startswith(tuple(topics)):
        return True
    if each.time is not Time.NOW or each.person != 3:
        return False
    clause = sentence.words[start_of_clause(sentence, each.at) : each.at]
    subjects = [word for word in clause if word.part in ("NOUN", "NUMR") or word.has("Anum")]
    return bool(subjects) and not any(word.grammemes & _PEOPLE or BODY.match(word.text) for word in subjects)
