"""Figures that count those below an age: «Служащие моложе 30 лет», told as «до тридцати»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.numerals import words_value

MARK = "молодых"
STEM = "молод"
"""What stands for «моложе 30 лет»: it tells some of those that the noun counts."""

_TITLE = re.compile(r"(?<!\d\s)\b(?:моложе|младше|не\sстарше|до)\s(?P<age>\d{2})\sлет\b", re.IGNORECASE)
_BELOW = r"(?:в\sвозрасте\s)?(?:моложе|младше|не\sстарше|до)\s"
# The oldest who are called young.
_YOUNG = 45
_TENS = ("двадцати", "тридцати", "сорока")


def is_of_the_young(spec: FigureSpec) -> bool:
    return _age(spec.title) is not None


def with_ages_marked(plain: str, specs: Sequence[FigureSpec]) -> str:
    """«3 служащих молодых» for «3 служащих до 30 лет», «молодых 30» of another age stays as it is."""
    for spec in specs:
        age = _age(spec.title)
        if age is not None:
            plain = _pattern(age).sub(MARK, plain)
    return plain


@lru_cache(maxsize=64)
def _age(title: str) -> int | None:
    match = _TITLE.search(title)
    return int(match["age"]) if match is not None and int(match["age"]) <= _YOUNG else None


@lru_cache(maxsize=16)
def _pattern(age: int) -> re.Pattern[str]:
    in_words = [each for each in _TENS if (words_value([each]) or (0,))[0] == age]
    told = "|".join((rf"{age}(?:-?ти)?", *in_words))
    years = r"(?:\s(?:лет|года)\b)?"
    return re.compile(rf"\b(?:молод[а-я]{{1,6}}\s)?{_BELOW}(?:{told})\b(?![.,]\d|\s?%){years}", re.IGNORECASE)
