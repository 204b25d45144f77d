"""Numbers of a list's items at the ends of sentences: «…, а именно: 1. Ремонт клуба. 2. Субботник.»"""

from __future__ import annotations

import re
from collections.abc import Sequence

_ITEM = re.compile(r"(?:(?P<label>[а-я]{2,30})\s?)?(?P<first>^|[:;]\s?|\s)(?P<number>\d{1,2})[.)]$")
"""«…, а именно: 1. Ремонт клуба. 2. Субботник.»: an item goes on behind; behind «практик: 1.» only where a
second one follows."""
_SECOND = re.compile(r"(?:^|[;\s])2[.)]$")


def ends_in_second(text: str) -> bool:
    """Whether a second item follows the sentence."""
    return _SECOND.search(text) is not None


def number_of_item(text: str, before: int, counted: Sequence[str]) -> int:
    """The number of a list that a sentence ends in, behind the item `before`; 0 where it ends in none.

    «Инициатив 1.» counts, and numbers nothing; so does «практик: 1.» of what is `counted`.
    """
    match = _ITEM.search(text)
    if match is None or (match["first"].isspace() and int(match["number"]) != before + 1):
        return 0
    if counted and (match["label"] or "").startswith(tuple(counted)):
        return 0
    return int(match["number"]) if before or not match["first"].isspace() else 0
