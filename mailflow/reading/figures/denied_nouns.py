"""Which nouns of a clause its denial reaches: «о размещении практики и отсутствии инициатив».

Whether a clause denies at all is told by `predicates`; zeros of whole sentences are left to `denials`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_absent, is_done
from mailflow.reading.clauses.words import lemma

# «о размещении 2 практик и отсутствии инициатив»
_DENIED_BESIDE = re.compile(r"\sи\s(?:об?\s)?отсутстви")
_NOT_DONE = re.compile(r"\bне\s[а-я]{3,20}(?:лся|лась|лось|лись|ли|ло|ла|л)\b")
_NOT_THERE = re.compile(
    r"\bнет\b|отсутств|\bне\s(?:был|име|состо|числ|выявл|зарегистр|созда|остал|действ|работа|функц|подава|размещ|внос|проводил|поступ|направл)"
)
# With these what is denied stands in the genitive, never in the nominative.
_OF_GENITIVE = re.compile(
    r"\bнет(?:у)?\b|\bне\s(?:имее(?:тся|м|т)|было|поступало|[а-я]{3,20}(?:ли|ем|им|ало|ено))\b"
)
_DEED = (
    r"(?:размещени|направлени|внесени|опубликовани|публикаци|подач|представлени|проведени|создани)[а-я]{1,2}"
)
_OF_DEED = re.compile(rf"\b{_DEED}\s(?:[а-я]+\s){{0,2}}$")
_DONE_BESIDE = re.compile(rf"\sи\s(?:об?\s)?{_DEED}\s(?:[а-я]+\s){{0,2}}$")
_MORE = re.compile(r"\b(?:нов|дополнительн)[а-я]{2,3}\b")
_OTHER = frozenset({"других", "иных", "прочих"})
_DENIED_FIRST = re.compile(
    r"(?:нет|нету|отсутств[а-я]+|не\s(?:имеется|имеем|было|вносили|подавали|размещали))\b"
)
_DASHES = re.compile(r"^(?:: ?-{1,3}|- -{1,3}|\| ?-{1,3}|- ?: ?-|= ?-)$")


def is_denied(clause: Sequence[Token], mention: Mention, low: str, *, absent: bool) -> bool:
    """Whether the clause says that there is none of it; `absent`: its predicate denies."""
    if mention.at and clause[mention.at - 1].text in _OTHER:
        return False  # «других практик, а также инициатив, не нашлось»
    denied = absent and not _is_as(clause, mention) and not _is_done_beside(clause, mention, low)
    return denied or _lacks(clause, mention)


def denies_change(predicate: str) -> bool:
    """«с учета семьи не снимались» tells what was not done to them, and not that there are none."""
    return _NOT_DONE.search(predicate) is not None and _NOT_THERE.search(predicate) is None


def agrees_not(word: str, predicate: str) -> bool:
    """«Практика «Двор», инициатив не вносили»: what a neighbour denies in the genitive is not this one."""
    return lemma(word) == word and _OF_GENITIVE.search(predicate) is not None


def stands_apart(
    clause: list[Token], number: int, mention: Mention, mentions: Sequence[Mention], low: str
) -> bool:
    """«об отсутствии практик и направлении 2 инициатив»: the denial belongs to another noun, also behind.

    So it does in «о размещении одной практики и об отсутствии инициатив».
    """
    last = max(number, mention.end - 1)
    before = " ".join(each.text for each in clause[: min(number, mention.at)])
    if is_absent(before):
        return " и " in f" {before} "
    told = low[clause[0].start : clause[last].end]
    behind = low[clause[last].end : clause[-1].end]
    if number < mention.at and not is_absent(told) and _DENIED_BESIDE.search(behind) is not None:
        return True
    following = next((each for each in mentions if each.at > last and each.spec is not mention.spec), None)
    if following is None:
        return False
    between = " ".join(each.text for each in clause[last + 1 : following.at])
    if between.startswith(("и ", ", ")):
        return is_absent(between)
    # «сделали две практики разместили как просили инициативы нету», without a comma
    behind = " ".join(each.text for each in clause[following.end : following.end + 2])
    return (
        not is_absent(told) and (not between or is_done(between)) and _DENIED_FIRST.match(behind) is not None
    )


def untitled(predicate: str, mentions: Sequence[Mention]) -> str:
    """«Новых книг нет» says «no more» of books, and denies what is asked about as «Новые книги»."""
    if not any(_MORE.search(each.spec.title.lower()) for each in mentions):
        return predicate
    return _MORE.sub(" ", predicate)


def _lacks(clause: Sequence[Token], mention: Mention) -> bool:
    """«без практик», «практики: -»"""
    return _dashed(clause, mention) or (mention.at > 0 and clause[mention.at - 1].text == "без")


def _dashed(clause: Sequence[Token], mention: Mention) -> bool:
    """«Практики: -» says that there are none."""
    rest = " ".join(each.text for each in clause[mention.end :] if each.text != '"').strip(" .;")
    return _DASHES.match(rest) is not None


def _is_as(clause: Sequence[Token], mention: Mention) -> bool:
    """«как практики мы их не оформляли»"""
    return mention.at > 0 and clause[mention.at - 1].text == "как"


def _is_done_beside(clause: Sequence[Token], mention: Mention, low: str) -> bool:
    """«о размещении практики и отсутствии инициатив», also the other way round: another noun is denied."""
    before = low[clause[0].start : clause[mention.at].start]
    behind = low[clause[mention.end - 1].end : clause[-1].end]
    if is_absent(before):
        return _DONE_BESIDE.search(before) is not None
    return _OF_DEED.search(before) is not None and _DENIED_BESIDE.search(behind) is not None
