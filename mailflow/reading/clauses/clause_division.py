"""A sentence divided into clauses: at commas, colons and contrasting words, without what is inserted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.masking import MASK
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.quantities import unit_at
from mailflow.reading.clauses.words import is_plural, qualifies
from mailflow.reading.morphology import is_genitive

_PIECE_WORDS = (
    "шт штук штуки штука штуку ед единиц единицы единица единицу голов головы голова экземпляров экз"
)
PIECES = frozenset(_PIECE_WORDS.split())
"""Words that count pieces of whatever was named."""

COUNTERS = PIECES | frozenset(["и", "из", "на", "по", "в", "за", "свои", "своих", "наши", "наших"])
"""Words that stand beside a number and are no noun of its own."""

_SPLIT = frozenset(
    {",", ";", "(", ")", "но", "а", "однако", "также", "еще", "кроме"}
    | {"вторая", "вторую", "третья", "третью", "остальные", "остальных", "другая", "другую"}
)

_STATED = frozenset(
    {
        "стало",
        "всего",
        "размещено",
        "направлено",
        "подано",
        "внесено",
        "теперь",
        "имеется",
        "нет",
        "да",
        "есть",
        "имеются",
    }
)

# «практики (2 шт.)», «практики (количество – 2)»
_IN_BRACKETS = (
    COUNTERS
    | frozenset(["материал", "материала", "материалов", "запись", "записи", "записей"])
    | {".", "-", ":", "количество", "кол-во", "всего"}
)
_PREPOSITIONS = frozenset({"к", "для", "от", "на", "по"})
_ACTIVE = re.compile(r"(?:[уюая]щ|вш)[а-я]{2,3}$")
_PARTICIPLE = re.compile(r"[а-я]{3,20}(?:нн|ш|щ|[ое]м|[ая]т)(?:ых|их|ые|ие|ая|ой|ей|ую|ого|его|ое|ее)$|котор")


def divide_into_clauses(
    words: list[Token], kept: Sequence[str] = (), named: Sequence[str] = ()
) -> list[list[Token]]:
    """Tokens between commas, brackets and contrasting words; «Практик, размещённых там, - 4» stays whole.

    What stands between the commas is left out, unless a word of it begins with one of the stems `kept`;
    so is a remark in brackets, unless it names a figure by one of the stems `named`.
    """
    found: list[list[Token]] = [[]]
    words = _without_remarks(words, tuple(named))
    for at, token in enumerate(words):
        if token.text in _SPLIT:
            if not _goes_on(words, at) or (token.text == "," and _states_anew(words, at, found[-1])):
                found.append([])
        elif token.text == "без" and _has_number(found[-1]):
            found.append([token])
        elif (token.text == "и" and _has_number(found[-1]) and _denies(words, at + 1)) or (
            token.text == ":" and found[-1] and (_has_number(found[-1]) or not _goes_on(words, at))
        ):
            found.append([])
        else:
            found[-1].append(token)
    return _without_participles([each for each in found if each], tuple(kept))


def _denies(words: list[Token], at: int) -> bool:
    """«о размещении двух практик и об отсутствии инициатив»: what follows denies something else."""
    following = [each.text for each in words[at : at + 4]]
    if following[:1] in (["о"], ["об"]):
        following = following[1:]
    return bool(following) and (
        following[0].startswith("отсутств") or "нет" in following or following[1:2] == ["не"]
    )


def _states_anew(words: list[Token], at: int, clause: list[Token]) -> bool:
    """«добавили еще 4, стало 6»: two numbers, two statements."""
    return words[at + 1].text == "стало" and _has_number(clause)


def _is_titled(clause: list[Token]) -> bool:
    """«семьи, состоящие на учёте: 8», «практики, размещённые нами, – 3»: the label goes on to its number."""
    clause = clause[:-1] if clause[-1].text == "." else clause
    if len(clause) < 3 or clause[-1].value is None:
        return False
    qualifying = ADJECTIVE.match(clause[0].text) and clause[1].text in _PREPOSITIONS  # «готовые к зиме – 6»
    if not (_PARTICIPLE.match(clause[0].text) or qualifying):
        return False
    return len(clause) > 2 and clause[-2].text in ":-=" and all(each.value is None for each in clause[:-1])


def _has_number(clause: list[Token]) -> bool:
    return any(each.value is not None for each in clause)


def _goes_on(words: list[Token], at: int) -> bool:
    """After a colon: a number or «размещено 5»; after a comma: «стало 6»."""
    if at + 1 == len(words):
        return False
    following = words[at + 1]
    if words[at].text in ("также", "еще"):  # «инициатив - также 2»
        return at > 0 and words[at - 1].text in ":-" and following.value is not None
    if words[at].text == ":" and any(each.text == "не" for each in words[max(0, at - 3) : at]):
        return False  # «отказов не было: 3 практики»
    if words[at].text == ":":
        return following.value is not None or _is_stated(words, at + 1) or _is_moment(words, at + 1)
    if words[at].text == "," and at and words[at - 1].text in ("да", "есть"):  # «практики: да, 2»
        return following.value is not None
    counted = at > 0 and words[at - 1].value is not None  # «клубов 2, человек 29»
    return words[at].text == "," and (
        following.text == "стало" or (not counted and _is_label_unit(words, at + 1))
    )


def _is_stated(words: list[Token], at: int) -> bool:
    """«: размещено 5», «: всего 5», «: выложено 2»"""
    if words[at].text in _STATED:
        return True
    counted = at + 1 < len(words) and words[at + 1].value is not None
    return counted and re.match(r"[а-я]{3,20}(?:[ае]н|ят)[оаы]$", words[at].text) is not None


def _is_moment(words: list[Token], at: int) -> bool:
    """«: -», «: 2023 г. – 4», «: на 01.09.2024 – 6»: a dash or a masked date."""
    first = words[at].text
    if first == "-" or first[0] == MASK:
        return True
    return first in ("на", "за", "в") and at + 1 < len(words) and words[at + 1].text[0] == MASK


def _is_label_unit(words: list[Token], at: int) -> bool:
    """«Объем финансирования, тыс. руб.: 45,2»: the unit belongs to the label."""
    unit, end = unit_at(words, at)
    counted = unit is None and words[at].text in PIECES
    if counted:
        end = at + 2 if at + 1 < len(words) and words[at + 1].text == "." else at + 1
    return (
        (unit is not None or counted)
        and words[at].value is None
        and end < len(words)
        and (words[end].text in ":-=" or words[end].value is not None)
    )


def _without_participles(clauses: list[list[Token]], kept: tuple[str, ...]) -> list[list[Token]]:
    """«практик, размещённых в районе, составляет 11»: without what stands between the commas."""
    found: list[list[Token]] = []
    at = 0
    while at < len(clauses):
        clause = clauses[at]
        if found and _is_titled(clause) and not _has_number(found[-1]) and found[-1][-1].text != "нет":
            found[-1] = found[-1] + clause
            at += 1
            continue
        inserted = bool(found) and at + 1 < len(clauses) and _is_inserted(clause, clauses[at + 1])
        if inserted and len(clause) > 1 and _begins_phrase(*(each.text for each in clause[:2])):
            inserted = False  # «населенные пункты без магазинов отсутствуют»
        if inserted and all(each.value is None and each.text != "нет" for each in clause):
            named = bool(kept) and any(each.text.startswith(kept) for each in clause)
            found[-1] = found[-1] + (clause if named else []) + clauses[at + 1]
            at += 2
        else:
            found.append(clause)
            at += 1
    return found


def _is_inserted(clause: Sequence[Token], following: Sequence[Token]) -> bool:
    """«, размещённых в районе,»; with its number behind also «, доступных для инвалидов, – 5»."""
    if _PARTICIPLE.match(clause[0].text):
        return True
    told = following[0].text in "-:" and len(following) > 1
    quality = ADJECTIVE.match(clause[0].text) is not None and len(clause) > 1
    return told and quality and clause[1].text in _PREPOSITIONS


def _begins_phrase(participle: str, following: str) -> bool:
    """Whether it goes with the noun behind it; in «требующих ремонта», «посещающих клубы» it governs that."""
    other_case = participle.endswith("их") and not is_genitive(following)
    governs = _ACTIVE.search(participle) is not None and is_plural(participle)
    governs = governs and (other_case or not is_plural(following))
    return qualifies(participle, following) and not governs


_LONGEST_NAME = 3


def _names(inside: Sequence[Token], named: tuple[str, ...]) -> bool:
    """«(клубных формирований)»: the name of a figure and nothing else."""
    if not inside or len(inside) > _LONGEST_NAME or not named:
        return False
    return inside[-1].text.startswith(named) and all(ADJECTIVE.match(each.text) for each in inside[:-1])


def _without_remarks(words: list[Token], named: tuple[str, ...]) -> list[Token]:
    """Without brackets that hold no number."""
    result: list[Token] = []
    opened: int | None = None
    for token in words:
        result.append(token)
        if token.text == "(":
            opened = len(result) - 1
        elif token.text == ")" and opened is not None:
            inside = result[opened + 1 : -1]
            if all(each.value is None for each in inside):
                # «практик (инициатив)» names two; a longer remark says nothing of numbers.
                alone = len(inside) == 1 and inside[0].text not in PIECES
                result[opened:] = inside if alone or _names(inside, named) else []
            elif all(each.value is not None or each.text in _IN_BRACKETS for each in inside):
                result[opened:] = inside
            opened = None
    return result
