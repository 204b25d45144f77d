"""Sentences that set somebody to work: an errand for whoever reads, an imperative to a colleague."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.reading.speech.predicates import Predicate, Time
from mailflow.reading.speech.requests import asked_for
from mailflow.reading.speech.vocabulary import ANSWER, COURTESIES, DEEDS, ERRANDS, GODS, REQUEST, SOCIAL
from mailflow.reading.speech.words import Sentence, Word

Predicates = tuple[Predicate, ...]

_ASKING = REQUEST | {"поручать", "требовать", "приглашать"}
_MUST = frozenset({"надлежать", "необходимо", "следовать", "нужно", "надо", "требоваться", "поручаться"})
_OFFERED = frozenset({"вы", "ассоциация", "совет"})
_NEAR = 5
_PROVERB = ("как говорится", "как говорят", "как в народе говорят")
_HANDING = frozenset({"передать", "передавать"})
_GREETINGS = frozenset({"привет", "поклон", "приветствие", "благодарность", "пожелание"})


def sets_task(sentence: Sentence, _: Predicates) -> bool:
    """«прошу согласовать», «вам надлежит ответить», «предлагаем ассоциации разместить»."""
    asked = asked_for(sentence, _ASKING)
    if any(what.lemma in ERRANDS and _is_now(asking) for asking, what in asked):
        return True
    words = sentence.words
    for at, word in enumerate(words):
        behind = words[at + 1 : at + 1 + _NEAR]
        if word.text == "вам" and any(each.lemma in _MUST for each in behind[:2]):
            return True
        if word.lemma == "предлагать" and word.has("pres") and behind and behind[0].lemma in _OFFERED:
            return any(each.part == "INFN" for each in behind)
    return False


def _is_now(asking: Word) -> bool:
    """«жители просили помочь», «по просьбе жителей» ask nobody today."""
    return asking.has("pres") or asking.has("nomn")


def orders(sentence: Sentence, predicates: Predicates) -> bool:
    """«Подпишите и верните», «глянь, пожалуйста»; «примите наш ответ» is a courtesy to whoever asked.

    «Берегите себя», «приезжайте на уху» set nobody to work; «приезжайте с отчётом» does.
    """
    if sentence.text.startswith(_PROVERB):
        return False
    return any(
        each.time is Time.ORDERED
        and not each.denied
        and each.lemma not in COURTESIES
        and not _is_social(sentence, each, predicates)
        and not _is_name(sentence.words, each.at)
        for each in predicates
    )


def _is_social(sentence: Sentence, each: Predicate, predicates: Sequence[Predicate]) -> bool:
    if any(
        other.time in (Time.BARE, Time.TO_COME) and other.lemma in DEEDS | ERRANDS for other in predicates
    ):
        return False  # «приезжайте проверять, тогда выложим»
    if not sentence.vocabulary.isdisjoint(ANSWER):
        return False
    if not sentence.vocabulary.isdisjoint(GODS):
        return True
    greets = each.lemma in _HANDING and not sentence.vocabulary.isdisjoint(_GREETINGS)
    return greets or each.lemma in SOCIAL


def _is_name(words: Sequence[Word], at: int) -> bool:
    """«акция подари дерево»: a familiar imperative right behind a noun is the name of something."""
    return at > 0 and words[at].has("sing") and words[at - 1].part == "NOUN"
