"""Numbers that belong to what is asked: «Выпускники 11 классов», «специалисты до 35 лет» count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.numerals import word_value
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import stem

_OF_TITLE = re.compile(
    r"(?P<before>\b(?:до|от|старше|младше|свыше|после)\s)?\b(?P<number>\d{1,3})(?:-?[а-я]{1,2})?\s"
    r"(?P<word>[а-я]{3,20})"
)
# «в возрасте от 14 до 35 лет», «14-35 лет»
_RANGE = re.compile(
    r"\b(?:от\s|с\s)?(?P<low>\d{1,3})\s?(?:-|до|по)\s?(?P<high>\d{1,3})(?:-?[а-я]{1,2})?\s(?P<word>лет|год)"
)
# «тираж одного номера 300 экз.» tells no whole, and counts no number
_OF_EACH = re.compile(
    r"\b(?:тираж|цена|стоимость|размер|площадь|объем|длина|вместимость)\s(?:одного|одной|каждого|каждой)\s[а-я]{4,20}",
    re.IGNORECASE,
)
_ENDS = ",;.\n"
# «11-х классов»
_CASE = r"(?:-?[а-я]{1,2})?\s"


def without_title_numbers(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text without the numbers that a title has, where the title's own word follows them.

    What is told of another number of them («выпускники 9 классов») is left out whole.
    """
    own, others = _patterns(tuple(each.title for each in specs))
    for pattern in own:
        plain = pattern.sub("", plain)
    for pattern in others:
        plain = _without_clauses(plain, pattern)
    if any("одно" in each.title.lower() or "кажд" in each.title.lower() for each in specs):
        return plain
    return _without_clauses(plain, _OF_EACH) if " одно" in plain or " кажд" in plain else plain


@lru_cache(maxsize=64)
def _patterns(titles: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """What to take out: «до 35 лет» whole, of «11 классов» the number; and where another number stands."""
    own, others = [], []
    for title in titles:
        low = title.lower().replace("ё", "е")
        for match in _RANGE.finditer(low):
            between = rf"{match['low']}(?:\s?-\s?|\s(?:до|по)\s){match['high']}"
            own.append(
                rf"\b(?:в\sвозрасте\s)?(?:от\s|с\s)?{between}(?:-?[а-я]{{1,2}})?\s{match['word']}[а-я]*\s?"
            )
        own += [
            rf"\b{word}\s(?={re.escape(stem(following))})"  # «Тираж одного номера»
            for word, following in pairwise(title_words(title))
            if word_value(word) is not None
        ]
        for match in _OF_TITLE.finditer(_RANGE.sub("", low)):
            number = rf"\b{match['number']}{_CASE}"
            if match["before"]:
                own.append(rf"\b{match['before']}{number}{match['word']}\b\s?")
                continue
            word = re.escape(stem(match["word"]))
            own.append(rf"(?<![\d.,-]){number}(?={word})")
            others.append(rf"(?<![\d.,-])\b\d{{1,3}}{_CASE}{word}")
    return tuple(_compiled(each) for each in dict.fromkeys(own)), tuple(
        _compiled(each) for each in dict.fromkeys(others)
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _without_clauses(plain: str, pattern: re.Pattern[str]) -> str:
    kept: list[str] = []
    done = 0
    for match in pattern.finditer(plain):
        if match.start() < done:
            continue
        start = max(done, *(plain.rfind(each, done, match.start()) + 1 for each in _ENDS))
        kept.append(plain[done:start])
        done = min((at for each in _ENDS if (at := plain.find(each, match.end())) >= 0), default=len(plain))
    return "".join((*kept, plain[done:]))
