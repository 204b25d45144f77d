"""Sentences that state something: an answer tells what was done, what is or is not, or how many there are.

Infinitives, futures and imperatives state nothing yet, nor does what the writer wants or feels.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from mailflow.patterns import Gated
from mailflow.reading.speech.predicates import Predicate, Time, find_predicates
from mailflow.reading.speech.vocabulary import ABLE, ANNOUNCING, ATTITUDES, MODALS, REQUEST, TELL_ALONE
from mailflow.reading.speech.words import Sentence, Word, sentences
from mailflow.reading.written_dates import MONTH

Predicates = tuple[Predicate, ...]

# «Просим учесть: практик – 2»: each side of the colon states for itself.
_MARKS = frozenset({":", ";"})
_UNREAL = frozenset({"если", "бы"})
_NONE = frozenset({"нет", "нету", "нечего", "нечем"})
_NUMBERS = frozenset({"один", "ноль", "нуль", "нулевой", "отсутствие"})
_SOUGHT = frozenset({"практика", "инициатива"})
_CAN = frozenset({"мочь", "смочь", "можно"})
_BEGUN = frozenset({"начать", "начинать", "продолжать", "приступить", "предлагать", "помочь"})
"""«начали размещать»: of these verbs the deed itself is told."""
_ACCEPTED = frozenset({"засчитать", "зачесть", "учесть", "подтвердить", "отметить"})
_MEANT = MODALS - ABLE - _BEGUN - {"остаться", "оставаться", "стать", "считать", "полагать", "видеть"}
"""«запланировано 3», «рассчитываем на две»: a number of what is only meant."""
_NUMBER = re.compile(r"\d{1,4}(?:,\d{1,3})?")
_MONTH_OR_YEAR = re.compile(rf"{MONTH}|г(?:од[ау]?)?")
_ITEM = Gated(
    r"\b(?P<what>(?:практик|инициатив|проект|опыт)[а-я]{0,3})\s?"
    r"(?:[-:]\s?\"[^\"\n]{2}|\"[^\"\n]{2,100}\"\s*(?:[.;]|$|\n))"
)
_TITLED = re.compile(r"\"[^\"\n]{2,90}\"")
_NOT = frozenset({"не", "ни", "нет"})


def names_item(low: str) -> bool:
    """«Практика: «Чистая степь»»: without a verb it is told that there is one."""
    return _ITEM.search(low) is not None


def names_one(low: str, stems: Sequence[str]) -> bool:
    """Whether one of what the stems count is named by its title, and nothing is meant or denied of it.

    «Практика: «Чистая степь»», «практика «Двор» есть на площадке».
    """
    if any(found["what"].startswith(tuple(stems)) for found in _ITEM.finditer(low)):
        return True
    return any(_names(line, stems) for line in low.splitlines() if _TITLED.search(line))


def _names(line: str, stems: Sequence[str]) -> bool:
    if not any(each in line for each in stems):
        return False
    said = sentences(_TITLED.sub(" ", line))
    denied = any(word.text in _NOT for each in said for word in each.words)
    return not denied and not any(_intends(each) for sentence in said for each in find_predicates(sentence))


def states(sentence: Sentence, predicates: Predicates) -> bool:
    """«размещена одна практика», «практики: 2», «направляем сведения», «нечего размещать»."""
    for clause in sentence.clauses(_MARKS):
        words = sentence.words[clause.start : clause.stop]
        inside = [each for each in predicates if each.at in clause and not _is_gladly_told(sentence, each)]
        if _UNREAL.isdisjoint(each.text for each in words) and (
            _is_told(sentence, words, inside)
            or (not any(map(_intends, inside)) and _counts(words))
            or _counts_before_plan(sentence, clause, inside)
        ):
            return True
    return False


def _counts_before_plan(sentence: Sentence, clause: range, inside: Sequence[Predicate]) -> bool:
    """«гидрантов 17, водоёмов 2, в 2025 году планируется установить ещё 6»: the plan has a number of its own.

    Of «практик 2, инициатив 3 планируем разместить» all is meant.
    """
    meant = next((each.at for each in inside if _intends(each)), None)
    if meant is None:
        return False
    parts = [each for each in sentence.clauses(_MARKS | {","}) if each.start in clause]
    plan = next((each for each in parts if meant in each), None)
    if plan is None or sentence.words[plan.start].part in ("NOUN", "NUMR", "ADJF"):
        return False
    if not _counts(sentence.words[meant : plan.stop]):
        return False
    verbs = {each.at for each in inside}
    return any(
        each.stop <= plan.start and verbs.isdisjoint(each) and _counts(sentence.words[each.start : each.stop])
        for each in parts
    )


def tells_by_verb(sentence: Sentence, predicates: Predicates) -> bool:
    """Whether a verb of it tells what was or is."""
    return _is_told(sentence, sentence.words, predicates)


def _is_told(sentence: Sentence, words: Sequence[Word], predicates: Iterable[Predicate]) -> bool:
    if any(each.text in _NONE or (each.lemma in _BEGUN and _is_real(each)) for each in words):
        return True
    announced = any(first.text == "," and second.text == "что" for first, second in pairwise(words))
    return any(
        _tells(sentence.words[each.at], each) and not (announced and each.lemma in ANNOUNCING)
        for each in predicates
    )


def _is_real(word: Word) -> bool:
    return word.has("past") or word.has("pres")


def _tells(word: Word, each: Predicate) -> bool:
    if each.time is Time.DONE:
        return each.lemma not in ATTITUDES and (each.lemma not in MODALS or each.lemma in ABLE)
    return each.time is Time.NOW and word.part == "VERB" and each.lemma not in ATTITUDES | MODALS


def _intends(each: Predicate) -> bool:
    """What is to come, wished or ordered; «можете посмотреть на площадке» intends nothing."""
    if each.time in (Time.DONE, Time.NOW):
        return each.lemma in _MEANT
    if each.lemma in _ACCEPTED and each.modal in REQUEST:
        return False  # «просим засчитать 3 практики»
    return each.modal not in _CAN


def _is_gladly_told(sentence: Sentence, each: Predicate) -> bool:
    """«Рады сообщить о размещении двух практик»"""
    before = sentence.words[each.at - 1].text if each.at else ""
    return each.time is Time.BARE and each.lemma in TELL_ALONE and before in ("рад", "рада", "рады")


def _counts(words: Sequence[Word]) -> bool:
    """A number of something, or none of it; numbers of letters and dates count nothing."""
    for at, word in enumerate(words):
        before = words[at - 1].text if at else ""
        behind = words[at + 1 : at + 3]
        if word.part == "NUMR" or word.lemma in _NUMBERS or word.text == "есть":
            return True
        if word.text == "без" and behind and behind[0].lemma in _SOUGHT:
            return True
        if _NUMBER.fullmatch(word.text) and before != "№" and not _is_dated(behind):
            return True
    return False


def _is_dated(behind: Sequence[Word]) -> bool:
    """«28 сентября», «"28" сентября», «2024 года»."""
    following = [each.text for each in behind if each.text != '"'][:1]
    return any(_MONTH_OR_YEAR.fullmatch(each) for each in following)
