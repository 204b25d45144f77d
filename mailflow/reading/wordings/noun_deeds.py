"""A deed told by its noun, as its title tells it: «выполнен ремонт 2 памятников» for «Отремонтировано»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.synonyms import NOUN_DEEDS
from mailflow.reading.clauses.title_words import title_words
from mailflow.reading.clauses.words import stem

_DONE = r"(?:выполнен|проведен|произведен|осуществлен|сделан|завершен|закончен|прошл?|прошел)[аоы]?"
_KIND = r"(?:(?:капитальн|текущ|косметическ|полн|частичн)[а-я]{2}\s)?"
_ON = r"(?:на|в|по|в\sотношении|у)"
# «ремонт не проводился», «на ремонт 2 памятников выделено» tell no deed
_START = r"(?:(?<=^)|(?<=[.;:,(\n])|(?<=\sи)|(?<=\d))\s{0,3}"


def with_deeds_said(plain: str, specs: Sequence[FigureSpec]) -> str:
    """A normalised text with the deed of a title for its noun, where a number follows."""
    for gate, deed, patterns in _deeds(tuple(each.title for each in specs)):
        if gate in plain.lower():
            for pattern in patterns:
                plain = pattern.sub(partial(_told, deed), plain)
    return plain


def _told(deed: str, found: re.Match[str]) -> str:
    lead = found["lead"]
    return f"{lead}, {deed} " if lead[-1:].isalpha() else f"{lead}{deed} "


@lru_cache(maxsize=64)
def _deeds(titles: tuple[str, ...]) -> tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...]:
    """Of each noun whose deed begins one title and no other, and which no title has itself."""
    first = [words[0] for each in titles if (words := title_words(each))]
    every = [stem(word) for each in titles for word in title_words(each)]
    found = []
    for noun, deeds in NOUN_DEEDS.items():
        told = [word for word in first if word in deeds]
        if len(told) == 1 and stem(noun) not in every:
            found.append((stem(noun), told[0], _patterns(rf"{re.escape(stem(noun))}[а-я]{{0,2}}")))
    return tuple(found)


def _patterns(noun: str) -> tuple[re.Pattern[str], ...]:
    count = rf"(?=(?:лишь\s|только\s|всего\s)?{COUNT}\s)"
    written = (
        rf"\b(?P<lead>){_DONE}\s{_KIND}{noun}\s{count}",
        rf"\b(?P<lead>){_KIND}{noun}\s{_DONE}\s{_ON}\s{count}",
        rf"(?P<lead>{_START}){_KIND}{noun}\s?(?:[-:]\s?)?{count}",
        # «4 памятника ремонт 1 памятник»
        rf"(?P<lead>\b{COUNT}\s[а-я]{{4,20}})\s{_KIND}{noun}\s{count}",
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in written)
