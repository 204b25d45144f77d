"""What the sentences of a letter do: an answer is told, promised, denied, put off, or something is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mailflow.reading.speech.asking import asks
from mailflow.reading.speech.correcting import corrects, denies_deed
from mailflow.reading.speech.declining import declines
from mailflow.reading.speech.deeds import tells_deed
from mailflow.reading.speech.ordering import orders, sets_task
from mailflow.reading.speech.passing_on import passes_on
from mailflow.reading.speech.postponing import asks_for_time, misses_term
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.stating import states
from mailflow.reading.speech.telling import (
    adds_later,
    claims_answered,
    goes_on,
    is_taken,
    promises,
)
from mailflow.reading.speech.vocabulary import ANNOUNCING, REQUEST, TELL
from mailflow.reading.speech.words import Sentence, sentences
from mailflow.reading.written_dates import MONTH


class Act(StrEnum):
    """What one sentence does, the weightier first."""

    CORRECTS = "corrects"
    """Replaces an earlier answer."""
    PUTS_OFF = "puts_off"
    """Asks for a later date."""
    MISSES = "misses"
    """Cannot keep the day, and asks for nothing."""
    PASSES_ON = "passes_on"
    DECLINES = "declines"
    ASKS = "asks"
    PROMISES = "promises"
    """An answer comes later."""
    ANSWERED = "answered"
    """Says that it has answered before."""
    DEED = "deed"
    DENIES = "denies"
    """Says that nothing was done."""
    TAKEN = "taken"
    """Our letter has come and is with somebody of the writer's house."""
    ADDS = "adds"
    """Something more comes later, maybe the answer."""
    GOES_ON = "goes_on"
    """Work is under way or planned."""
    STATES = "states"
    """Says that something was done, is or is not, or how many there are."""
    SETS_TASK = "sets_task"
    """Asks whoever reads for what one asks of a colleague or a subordinate."""
    ORDERS = "orders"
    """Speaks to a colleague in the imperative."""


@dataclass(frozen=True, slots=True)
class Said:
    """One act with the sentence that does it, in lower case."""

    act: Act
    text: str


_Rule = Callable[[Sentence, tuple[Predicate, ...]], bool]
_RULES: tuple[tuple[Act, _Rule], ...] = (
    (Act.CORRECTS, corrects),
    (Act.PUTS_OFF, asks_for_time),
    (Act.MISSES, misses_term),
    (Act.PASSES_ON, passes_on),
    (Act.DECLINES, declines),
    (Act.ASKS, asks),
    (Act.ANSWERED, claims_answered),
    (Act.PROMISES, promises),
    (Act.DEED, tells_deed),
    (Act.ADDS, adds_later),
    (Act.TAKEN, is_taken),
    (Act.DENIES, denies_deed),
    (Act.GOES_ON, goes_on),
)
_BESIDE: tuple[tuple[Act, _Rule], ...] = (
    (Act.STATES, states),
    (Act.SETS_TASK, sets_task),
    (Act.ORDERS, orders),
)
"""Done beside the others, and weighed by nobody against them."""
_RULE_OF = dict(_RULES + _BESIDE)


_LIST = re.compile(r"\t|\||(?:^|\n)\s{0,10}\d{1,2}[.)]\s")
# A letter of a page; what is longer holds more than its sentences tell.
_MOST_CHARS = 2_000


def is_unread_prose(low: str) -> bool:
    """Whether a short text says in sentences, and not by lists or tables, what no act was found for."""
    if len(low) > _MOST_CHARS or _LIST.search(low) is not None:
        return False
    told = (each for sentence in sentences(low) for each in find_predicates(sentence))
    return any(each.time is not Time.BARE and not _is_covering(each) for each in told)


def _is_covering(each: Predicate) -> bool:
    """«направляем, просим учесть»: what any covering letter says."""
    return each.lemma in TELL | _COVERING | REQUEST or each.modal in REQUEST


_COVERING = frozenset({"прилагать", "прилагаться", "высылать", "препровождать", "пересылать", "адресовать"})


_TAKES_BACK = frozenset({Act.GOES_ON, Act.TAKEN, Act.DECLINES, Act.PASSES_ON, Act.ASKS, Act.ADDS})


_LEAVES = frozenset({Act.DECLINES, Act.PASSES_ON, Act.ASKS})


_STOPS = frozenset({",", ";"})


def _stands_apart(sentence: Sentence, predicates: tuple[Predicate, ...]) -> bool:
    """«Практик – 3, работа продолжается»: a clause of its own without a verb holds the number."""
    verbs = {each.at for each in predicates if each.lemma not in ANNOUNCING}
    return any(
        verbs.isdisjoint(clause) and any(_is_number(sentence, at) for at in clause)
        for clause in sentence.clauses(_STOPS)
    )


_DAY_OR_YEAR = re.compile(rf"{MONTH}|г(?:од[ауе]?)?")


def _is_number(sentence: Sentence, at: int) -> bool:
    """«заседание 30 сентября» counts nothing."""
    word = sentence.words[at]
    behind = sentence.words[at + 1 : at + 2]
    if any(_DAY_OR_YEAR.fullmatch(each.text) for each in behind):
        return False
    return word.text.strip(".,:/-").isdigit() or word.part == "NUMR" or word.lemma == "один"


def tells_number(low: str) -> bool:
    """Whether some sentence gives a number and does not take it back by a plan, a refusal, another body."""
    numbered, done = 0, False
    for sentence in sentences(low):
        if not any(_is_number(sentence, at) for at in range(len(sentence.words))):
            done = done or Act.DEED in _acts_of(sentence)
            continue
        numbered += 1
        fitting = _acts_of(sentence)
        if not _TAKES_BACK & set(fitting) or Act.DEED in fitting:
            return True
        if not _LEAVES & set(fitting) and _stands_apart(sentence, find_predicates(sentence)):
            return True
    return done or numbered == 0  # «опубликована практика «Сад». Планируем ещё две»


@lru_cache(maxsize=512)
def _acts_of(sentence: Sentence) -> tuple[Act, ...]:
    """All that fit, the weightier first."""
    predicates = find_predicates(sentence)
    return tuple(act for act, rule in _RULES if rule(sentence, predicates))


def does(low: str, act: Act) -> bool:
    """Whether any sentence of a normalised lower-case text does this, whatever else it does."""
    rule = _RULE_OF[act]
    return any(rule(each, find_predicates(each)) for each in sentences(low))


def does_at_once(low: str, *acts: Act) -> bool:
    """Whether one sentence does all of these."""
    return any(set(acts) <= set(_acts_of(each)) for each in sentences(low))


def find_acts(low: str) -> tuple[Said, ...]:
    """Acts of a normalised lower-case text, the first that fits for each sentence, in its order.

    A sentence that tells a deed may promise beside it: both are found.
    """
    found: list[Said] = []
    for sentence in sentences(low):
        fitting = _acts_of(sentence)
        found += [Said(act, sentence.text) for act in fitting[:1]]
        if Act.DEED in fitting[1:] and fitting[0] is Act.PROMISES:
            found.append(Said(Act.DEED, sentence.text))
    return tuple(found)
