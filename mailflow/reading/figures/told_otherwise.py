"""Numbers of what is told otherwise: «14 садов, которые посещают 1830 детей» is no queue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated
from mailflow.reading.clauses.claims import EARLIER, Claim
from mailflow.reading.clauses.clauses import Token, tokens
from mailflow.reading.clauses.figure_kinds import counts_people
from mailflow.reading.clauses.kin_words import is_of, says, telling_words
from mailflow.reading.clauses.roles import is_part
from mailflow.reading.clauses.title_deeds import is_support, tells_what_stands
from mailflow.reading.clauses.title_words import ANYBODY, title_words
from mailflow.reading.clauses.words import is_noun, is_person, lemma


def without_told_otherwise(
    claims: Sequence[Claim], clause: Sequence[Token], words: str, specs: Sequence[FigureSpec]
) -> list[Claim]:
    """Claims of a clause but for numbers of other people, and of work done where its need is asked for."""
    others = {
        each.key
        for each in specs
        if tells_other_people(clause, words, each)
        or _is_done_already(clause, each)
        or _counts_what_they_visit(clause, each)
        or _are_some(words, each)
    }
    stand = {each.key for each in specs if _GIVEN.search(words) and _stays(each)}
    found = [each for each in claims if each.key not in others or not each.value]
    return [replace(each, weight=min(each.weight, EARLIER)) if each.key in stand else each for each in found]


def without_lacking(claims: Sequence[Claim], low: str, specs: Sequence[FigureSpec]) -> list[Claim]:
    """Claims of a sentence but for numbers of those who have something, told of those without it."""
    without = {each.key for each in specs if _is_told_without(low, each)}
    return [each for each in claims if each.key not in without or not each.value]


_LEGAL = ("юридическ", "юрлиц")
# «За год участки получили 11 семей» where those on the list are asked for
_GIVEN = Gated(r"\b(?:получил[аио]?|получен[аоы]?|предоставлен[аоы]?|обеспечен[аоы]?|выделен[аоы]?)\b")
_THERE_OTHERWISE = re.compile(r"\b(?:посеща|воспитыва|обуча|занима|учат|прожива|живет|живут)[а-я]{0,6}\b")


def _are_some(words: str, spec: FigureSpec) -> bool:
    """«34 ТОС, из них зарегистрировано как юридические лица 6» tells no «Зарегистрировано ТОС»."""
    asked = any(each in spec.title.lower() for each in _LEGAL)
    return is_part(words) and not asked and any(each in words for each in _LEGAL)


def _stays(spec: FigureSpec) -> bool:
    return tells_what_stands(spec) and not _GIVEN.search(spec.title.lower())


def tells_other_people(clause: Sequence[Token], words: str, spec: FigureSpec) -> bool:
    """Whether a clause tells what children or residents do, and nothing of what the title says of them.

    «Детей в очереди – 96» and «96 детей» tell nothing else, and stand.
    """
    if not counts_people(spec) or _THERE_OTHERWISE.search(words) is None:
        return False
    told = telling_words(spec)
    heads = [word for word in told if is_noun(word) and lemma(word) in ANYBODY]
    if not heads or len(told) == len(heads):
        return False
    return not any(is_of(each.text, spec) for each in clause if _tells(each, heads))


def _tells(token: Token, heads: Sequence[str]) -> bool:
    """Whether a token says more than whom: a word that is none of the heads."""
    return (
        token.value is None
        and token.text.isalpha()
        and lemma(token.text) not in {lemma(each) for each in heads}
    )


def _counts_what_they_visit(clause: Sequence[Token], spec: FigureSpec) -> bool:
    """«Работает 7 клубов» counts none of «Посещает клубы» in people."""
    words = title_words(spec.title)
    if not counts_people(spec) or len(words) < 2 or not tells_what_stands(spec) or not is_noun(words[1]):
        return False
    texts = [each.text for each in clause if each.text.isalpha()]
    things = any(lemma(word) == lemma(words[1]) for word in texts)
    return things and not any(
        is_person(word) or word.startswith("чел") or says(word, words[0]) for word in texts
    )


_NEEDED = re.compile(r"\b(?:по)?требу|\bнужда|\bнеобходим|\bподлеж")


def _is_done_already(clause: Sequence[Token], spec: FigureSpec) -> bool:
    """«Ремонт выполнен на 4 памятниках» counts none of «Требуют ремонта»."""
    if _NEEDED.search(spec.title.lower()) is None:
        return False
    words = [each.text for each in clause]
    return any(is_support(word) for word in words) and not any(_NEEDED.search(word) for word in words)


_WITHOUT = Gated(r"\bбез\s(?:[а-я]{4,20}\s)?([а-я]{5,20})\b")


def _is_told_without(low: str, spec: FigureSpec) -> bool:
    """«Староста один, работает без компенсации» counts none of «Старост, получающих компенсацию»."""
    lacking = [found[1] for found in _WITHOUT.finditer(low)]
    if not lacking or "без" in spec.title.lower():
        return False
    rest = tokens(_WITHOUT.sub(" ", low))
    things = [
        told
        for told in telling_words(spec)[1:]
        if any(is_noun(each) and says(each, told) for each in lacking)
    ]
    return any(not any(says(each.text, told) for each in rest if each.text.isalpha()) for told in things)
