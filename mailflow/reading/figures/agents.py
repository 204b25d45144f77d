"""Who did not do it: «Гранты ТОС не получали» denies the grants, not those who might have got them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.noun_phrases import ADJECTIVE
from mailflow.reading.clauses.words import is_person
from mailflow.reading.morphology import is_substantive

_NOT_DONE = re.compile(r"\bне\s(?!был|имел)[а-я]{3,20}(?:ли|ла|ло|[аяеи]л|[аяу]ют|[ая]ет|[ая]т)\b")
_ACTORS = (
    "тос",
    "организаци",
    "учреждени",
    "предприяти",
    "нко",
    "дружин",
    "совет",
    "сообществ",
    "объединени",
)


def is_agent(clause: Sequence[Token], predicate: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the mention acts in a denial about another figure: «Грантов ТОС не получено»."""
    word = clause[mention.at].text
    others = [each for each in mentions if each.spec is not mention.spec]
    if not others or any(_are_joined(clause, mention, each) for each in others):
        return False
    if word.startswith(_ACTORS):
        return True
    return (is_person(word) or is_substantive(word)) and _NOT_DONE.search(predicate) is not None


def _are_joined(clause: Sequence[Token], one: Mention, other: Mention) -> bool:
    """«ТОС и грантов нет»: both are denied."""
    first, second = sorted((one, other), key=lambda each: each.at)
    between = [each.text for each in clause[first.end : second.at]]
    return bool({"и", ",", "ни", "/"} & set(between)) and all(
        each in ("и", ",", "ни", "/") or ADJECTIVE.match(each) for each in between
    )
