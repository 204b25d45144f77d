"""Numbers that belong to what is asked: «Выпускники 11 классов», «специалисты до 35 лет» count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.words import stem

_OF_TITLE = re.compile(
    r"(?P<before>\b(?:до|от|старше|младше|свыше|после)\s)?\b(?P<number>\d{1,3})(?:-?[а-я]{1,2})?\s(?P<word>[а-я]{3,20})"
)


def without_title_numbers(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text without the numbers that a title has, where the title's own word follows them."""
    for pattern in _patterns(tuple(each.title for each in specs)):
        plain = pattern.sub("", plain)
    return plain


@lru_cache(maxsize=64)
def _patterns(titles: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """For «до 35 лет» the whole of it; for «11 классов» the number before any form of the word.

    What is told of another number of them is left out whole.
    """
    found = []
    for title in titles:
        for match in _OF_TITLE.finditer(title.lower().replace("ё", "е")):
            number = rf"\b{match['number']}(?:-?[а-я]{{1,2}})?\s"
            if match["before"]:
                found.append(rf"\b{match['before']}{number}{match['word']}\b\s?")
            else:
                word = re.escape(stem(match["word"]))
                found.append(rf"(?<![\d.,-]){number}(?={word})")
                # «выпускники 9 классов» are others
                found.append(rf"[^,;.\n]*(?<![\d.,-])\b\d{{1,3}}(?:-?[а-я]{{1,2}})?\s{word}[^,;.\n]*")
    return tuple(re.compile(each, re.IGNORECASE) for each in dict.fromkeys(found))
