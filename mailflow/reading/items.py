"""Which points of a request a reply speaks about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.reading.normal import normalise
from mailflow.reading.stems import is_noun, stem

_WORD = re.compile(r"[а-я]{4,40}")
_POINT = re.compile(
    r"(?:^|\n)[ \t]{0,10}(?:по\s)?(?:п(?:ункт\w{0,2}"
    r"|\.)\s?)?(?P<number>\d{1,2})[.):](?!\d)[ \t]{0,5}(?=\S)|\bпо\sпункту\s(?P<named>\d{1,2})\b"
    r"|\bп\.\s?(?P<short>\d{1,2})\b"
)
_COMMON_WORDS = (
    "информаци количеств размещени участи площадк муниципальн поселени городск сельск глав "
    "систем вопрос образовани край "
    "краснодарск администраци решени территори работ проведени сведени"
)
_COMMON = frozenset(_COMMON_WORDS.split())


def items_with_figures(items: Sequence[str], stems: Sequence[str]) -> tuple[int, ...]:
    """Points that name one of the figures reported, by their stems."""
    lows = [normalise(item).lower() for item in items]
    return tuple(
        at for at, low in enumerate(lows, 1) if any(re.search(rf"\b{re.escape(each)}", low) for each in stems)
    )


def find_items(text: str, items: Sequence[str]) -> tuple[int, ...]:
    """Numbers (from 1) of the points that are answered, numbered alike or by their own words."""
    if not items:
        return ()
    low = normalise(text).lower()
    by_words = {at for at, words in enumerate(_distinctive(tuple(items)), 1) if words and _speaks(low, words)}
    named = {int(m["named"] or m["short"]) for m in _POINT.finditer(low) if m["named"] or m["short"]}
    numbered = [int(match["number"]) for match in _POINT.finditer(low) if match["number"]]
    if len(items) > 1 and numbered == list(range(1, len(items) + 1)):
        by_words |= set(numbered)
    return tuple(sorted(by_words | {each for each in named if each <= len(items)} - {0}))


def _speaks(low: str, words: tuple[str, ...]) -> bool:
    return sum(word in low for word in words) >= (len(words) + 1) // 2


@lru_cache(maxsize=64)
def _distinctive(items: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Stems of the nouns that stand in one point only."""
    stems = [
        {stem(word) for word in _WORD.findall(normalise(item).lower()) if is_noun(word)} for item in items
    ]
    found = []
    for at, own in enumerate(stems):
        others = {each for other, words in enumerate(stems) if other != at for each in words}
        kept = {each for each in own - others if not any(each.startswith(common) for common in _COMMON)}
        found.append(tuple(sorted(kept)))
    return tuple(found)
