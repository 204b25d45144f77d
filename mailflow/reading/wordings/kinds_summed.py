"""Two kinds that a title counts together, told apart: «11 детских и 4 спортивных площадки» are fifteen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache, partial

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.numerals import COUNT, word_value
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.morphology import is_adjectival

_TITLED = re.compile(r"\b(?P<first>[а-я]{4,20})\s(?:и|или)\s(?P<second>[а-я]{4,20})\s(?P<noun>[а-я]{4,20})\b")
_JOIN = r"\s?(?:,\s?)?(?:и|а\sтакже|,|;|плюс|\+)\s"
_TOTAL = r"(?:\s?[(,]?\s?(?:всего|итого)\s?[-:]?\s?\d{1,6}\s?\)?)?"


def with_kinds_summed(plain: str, specs: Sequence[FigureSpec]) -> str:
    """The text with «15 детских и спортивных площадок», where the title names both kinds before its noun."""
    for spec in specs:
        for pattern, whole in _patterns(spec.title):
            plain = pattern.sub(partial(_summed, whole), plain)
    return plain


_VALUE = rf"(?:{COUNT}(?![а-я])|нет|не\s[а-я]{{4,20}})"


@lru_cache(maxsize=256)
def _patterns(title: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = _TITLED.search(title.lower().replace("ё", "е"))
    if found is None or not is_noun(found["noun"]):
        return ()
    if not (is_adjectival(found["first"]) and is_adjectival(found["second"])):
        return ()
    noun = rf"(?:\s{re.escape(stem(found['noun']))}[а-я]{{0,4}})?"
    kinds = [rf"{re.escape(stem(found[each]))}[а-я]{{0,4}}{noun}" for each in ("first", "second")]
    whole = f"{found['first']} и {found['second']} {found['noun']}"
    counted = (
        rf"\b(?P<a>{COUNT})\s{one}{_JOIN}(?P<b>{COUNT})\s{other}(?![а-я]){_TOTAL}"
        for one, other in (kinds, kinds[::-1])
    )
    labelled = (
        rf"\b{one}\s?[:-]\s?(?P<a>{_VALUE})(?P<deed>(?:\s[а-я]{{4,20}})?)\s?[.;,\n]\s?(?:а\s)?"
        rf"{other}\s?[:-]\s?(?P<b>{_VALUE})(?:\s[а-я]{{4,20}})?(?=\s?(?:[.;,\n]|$))"
        for one, other in (kinds, kinds[::-1])
    )
    return (
        *((re.compile(each, re.IGNORECASE), f"{{}} {whole}") for each in counted),
        *((re.compile(each, re.IGNORECASE), f"{whole} - {{}}") for each in labelled),
    )


def _summed(whole: str, found: re.Match[str]) -> str:
    return whole.format(_value(found["a"]) + _value(found["b"]))


def _value(count: str) -> int:
    return int(count) if count.isdigit() else word_value(count.lower()) or 0
