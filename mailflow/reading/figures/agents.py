"""Who did not do it: «Гранты ТОС не получали» denies the grants, not those who might have got them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.words import is_person

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


def is_agent(predicate: str, word: str, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the mention acts in an active denial about another figure; `word` is its noun."""
    if _NOT_DONE.search(predicate) is None or all(each.spec is mention.spec for each in mentions):
        return False
    return is_person(word) or word.startswith(_ACTORS)
