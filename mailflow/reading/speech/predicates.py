"""Predicates of a sentence: who does what, done or still to come, denied or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from mailflow.reading.speech.days_ahead import is_ahead
from mailflow.reading.speech.vocabulary import ABLE, MODALS
from mailflow.reading.speech.words import Sentence, Word

# How far an infinitive may stand from the word that governs it.
_REACH = 9
_OF_YOU = frozenset({"вы", "раз", "как", "что", "когда", "если"})
_BREAKS = frozenset({";", ":", ")"})
_CONDITIONS = frozenset({"если", "когда", "бы", "чтобы", "дабы"})


class Time(StrEnum):
    """When a deed is, seen from the day of writing."""

    DONE = "done"
    NOW = "now"
    TO_COME = "to_come"
    WISHED = "wished"
    """With a word of intent or ability: «планируем разместить», «сможем ответить»."""
    BARE = "bare"
    """An infinitive that nothing governs, or a noun does: «разместить», «просьба разместить»."""
    ORDERED = "ordered"


@dataclass(frozen=True, slots=True)
class Predicate:
    """`at` is its word; `person` 1, 2 or 3, 0 where the form tells none; `modal` the governing lemma."""

    lemma: str
    time: Time
    at: int
    denied: bool = False
    passive: bool = False
    person: int = 0
    modal: str = ""


@lru_cache(maxsize=512)
def find_predicates(sentence: Sentence) -> tuple[Predicate, ...]:
    """In the order of the sentence; an infinitive belongs to the modal word nearest to it.

    «К концу года реализуем»: with a day to come the present of «мы» is a future.
    """
    found = tuple(_predicates(sentence.words))
    if not is_ahead(sentence.text):
        return found
    return tuple(replace(each, time=Time.TO_COME) if _lies_ahead(sentence, each) else each for each in found)


_MARKS = frozenset({",", ";", ":", "(", ")"})


def _lies_ahead(sentence: Sentence, each: Predicate) -> bool:
    if each.time is not Time.NOW or each.person != 1:
        return False
    clause = next((part for part in sentence.clauses(_MARKS) if each.at in part), range(0))
    return is_ahead(" ".join(sentence.words[at].text for at in clause))


def _predicates(words: tuple[Word, ...]) -> Iterator[Predicate]:
    taken: set[int] = set()
    for at, word in enumerate(words):
        if at in taken:
            continue
        found = _of_word(words, at, taken)
        if found is not None:
            yield found
        elif word.part == "INFN" and not _governed_later(words, at):
            yield Predicate(word.lemma, Time.BARE, at, _is_denied(words, at))


def _of_word(words: tuple[Word, ...], at: int, taken: set[int]) -> Predicate | None:
    word = words[at]
    if word.lemma in MODALS and word.part in _GOVERNING:
        return _modal(words, at, taken)
    if word.part == "VERB" and word.lemma == "быть" and word.has("futr"):
        return _future(words, at, taken)
    if word.part == "PRTS":
        able = _passive_modal(words, at)
        if able is not None:
            denied = _is_denied(words, able)
            return Predicate(word.lemma, Time.WISHED, at, denied, passive=True, modal=words[able].lemma)
        later = _later_future(words, at)
        if later is not None:
            taken.add(later)
            denied = _is_denied(words, later) or _is_denied(words, at)
            return Predicate(word.lemma, Time.TO_COME, at, denied, passive=True)
        return Predicate(word.lemma, Time.DONE, at, _is_denied(words, at), passive=True)
    if word.part == "VERB" and _is_surname(words, at):
        return None
    if word.part == "VERB" and word.lemma != "быть" and not word.has("Abbr"):  # «см.»
        time = Time.NOW if _tells_of_you(words, at) else _time(word)
        return Predicate(word.lemma, time, at, _is_denied(words, at), person=_person(word))
    return None


def _tells_of_you(words: tuple[Word, ...], at: int) -> bool:
    """«но вы торопите», «раз просите»: the form of an order that tells what you do."""
    word = words[at]
    before = [each.text for each in words[max(0, at - 2) : at]]
    return word.has("2per", "pres") and word.has("impr") and any(each in _OF_YOU for each in before)


def _is_surname(words: tuple[Word, ...], at: int) -> bool:
    """«Гуляй Л.М.»: what stands before initials."""
    behind = [each.text for each in words[at + 1 : at + 5]]
    return behind[1::2] == [".", "."] and all(len(each) == 1 for each in behind)


_GOVERNING = frozenset({"VERB", "ADJS", "PRTS", "PRED", "ADVB", "CONJ"})


def _modal(words: tuple[Word, ...], at: int, taken: set[int]) -> Predicate | None:
    """«не планируем размещать», «предоставить информацию не можем», «разместить не удалось»."""
    word = words[at]
    denied = _is_denied(words, at) or word.lemma in ("нельзя", "невозможно")
    place = _governed(words, at, taken)
    if place is None:
        time = Time.NOW if _tells_of_you(words, at) else _time(word)
        return Predicate(word.lemma, time, at, denied, person=_person(word), modal=word.lemma)
    taken.add(place)
    time = Time.DONE if word.lemma in ABLE and word.has("past") else Time.WISHED
    denied = denied or _is_denied(words, place)
    return Predicate(words[place].lemma, time, place, denied, person=_person(word), modal=word.lemma)


def _governed(words: tuple[Word, ...], at: int, taken: set[int]) -> int | None:
    """The infinitive behind the modal; where a comma or another modal comes first, one before it."""
    behind = _infinitive(words, range(at + 1, min(len(words), at + _REACH)), taken)
    before = _infinitive(words, range(at - 1, max(-1, at - _REACH), -1), set())
    if behind is None or before is None:
        return before if behind is None else behind
    parted = any(each.text == "," or each.lemma in MODALS for each in words[at + 1 : behind])
    return before if parted else behind


def _infinitive(words: tuple[Word, ...], places: range, taken: set[int]) -> int | None:
    for place in places:
        if words[place].text in _BREAKS:
            return None
        if words[place].part == "INFN" and place not in taken:
            return place
    return None


def _governed_later(words: tuple[Word, ...], at: int) -> bool:
    """«предоставить информацию не можем»: the modal that follows governs it."""
    for place in range(at + 1, min(len(words), at + _REACH)):
        if words[place].text in _BREAKS or words[place].part == "INFN":
            return False
        if words[place].lemma in MODALS and words[place].part in _GOVERNING:
            return True
    return False


def _future(words: tuple[Word, ...], at: int, taken: set[int]) -> Predicate | None:
    """«будем принимать», «будет размещена»; «ответ будет» where nothing follows."""
    denied = _is_denied(words, at)
    for place in range(at + 1, min(len(words), at + _REACH)):
        word = words[place]
        if word.text in _BREAKS:
            break
        if word.part in ("INFN", "PRTS") and place not in taken:
            taken.add(place)
            return Predicate(
                word.lemma,
                Time.TO_COME,
                place,
                denied or _is_denied(words, place),
                passive=word.part == "PRTS",
                person=_person(words[at]),
            )
    for place in range(at - 1, max(-1, at - _REACH), -1):  # «участвовать не будем»
        if words[place].part == "INFN":
            return Predicate(words[place].lemma, Time.TO_COME, place, denied, person=_person(words[at]))
    return Predicate("быть", Time.TO_COME, at, denied, person=_person(words[at]))


def _passive_modal(words: tuple[Word, ...], at: int) -> int | None:
    """«представлена быть не может», «должна быть размещена»: the modal beside the passive infinitive."""
    near = range(max(0, at - 4), min(len(words), at + 5))
    if not any(words[place].text == "быть" for place in near):
        return None
    return next((place for place in near if words[place].lemma in MODALS and place != at), None)


def _later_future(words: tuple[Word, ...], at: int) -> int | None:
    """«ответ предоставлен не будет»"""
    for place in range(at + 1, min(len(words), at + 3)):
        if words[place].lemma == "быть" and words[place].has("futr"):
            return place
        if words[place].text != "не" and words[place].part != "NPRO":
            return None  # «реализованы они будут»
    return None


def _is_denied(words: tuple[Word, ...], at: int) -> bool:
    """«не размещена», «не была размещена», «ещё не полностью собраны»."""
    before = [each.text for each in words[max(0, at - 3) : at]]
    if not before:
        return False
    if before[-1] == "не":
        return True
    if len(before) > 1 and before[-2] == "не":
        return before[-1] in (
            "был",
            "была",
            "было",
            "были",
            "очень",
            "полностью",
            "вполне",
            "совсем",
            "особо",
        )
    return False


def _time(word: Word) -> Time:
    if word.has("impr", "excl"):  # «доложим» is no order
        return Time.ORDERED
    if word.has("past"):
        return Time.DONE
    return Time.TO_COME if word.has("futr") else Time.NOW


def _person(word: Word) -> int:
    return next((number for number in (1, 2, 3) if word.has(f"{number}per")), 0)


def is_conditional(sentence: Sentence, at: int) -> bool:
    """Whether «если», «бы» or «чтобы» stands before a word within its sentence."""
    return any(each.text in _CONDITIONS for each in sentence.words[max(0, at - 25) : at + 2])
