"""Labels and numbers parted by strokes: «Практики/инициативы: 5/2», «5/2 (практики/инициативы)»."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL = r"(?:[а-яё]{1,3}\s)?[а-яё][а-яё.-]{2,24}(?:\s[а-яё-]{1,24}){0,4}"
_LABELS = rf"(?P<labels>{_LABEL}(?:\s?/\s?{_LABEL}){{1,4}})"
_NUMBERS = r"(?P<numbers>\d{1,6}(?:\s?/\s?\d{1,6}){1,4})(?!\d|[.,/]\d)(?:\s?(?:шт|ед)\b\.?)?"
_LABELS_FIRST = re.compile(rf"(?<![а-яё/]){_LABELS}\s?(?:[:–—-]\s?|\s){_NUMBERS}", re.IGNORECASE)
_NUMBERS_FIRST = re.compile(rf"(?<![\d/.,]){_NUMBERS}\s?\(\s?{_LABELS}\s?\)", re.IGNORECASE)
# «площадки 12/обустроить 5/контейнеры 0», «1 дог. / 8,4 тыс. руб. / 0 исков»: each value with its own word
_COUNT = r"\d{1,3}(?:[ ]\d{3}){0,3}(?:[.,]\d{1,4})?|\d{1,9}"
_NAMED = (
    rf"(?:(?:[а-яё]{{3,20}}\s){{1,3}}(?:[-:]\s)?(?:{_COUNT})(?![\d.,]*\s?[а-яё])"
    rf"|(?:{_COUNT})\s(?:[а-яё]{{3,20}}\.?)(?:\s[а-яё]{{3,20}}\.?){{0,2}})"
)
_VALUES = re.compile(rf"(?<![\d/.,а-яё]){_NAMED}(?:\s?/\s?{_NAMED}){{1,5}}(?!\s?/)", re.IGNORECASE)
# «(практики; инициативы): 4; 3»
_IN_BRACKETS = re.compile(
    rf"\(\s?(?P<labels>{_LABEL}(?:\s?[;,]\s?{_LABEL}){{1,4}})\s?\)\s?[:-]\s?"
    r"(?P<numbers>\d{1,6}(?:\s?[;,]\s?\d{1,6}){1,4})(?!\d|[.,/]\d|\s[а-яё])",
    re.IGNORECASE,
)
_STROKE = re.compile(r"\s?/\s?")
_STOP = re.compile(r"\s?[;,]\s?")


def with_strokes_paired(text: str) -> str:
    """The text with «практики - 5, инициативы - 2» for «практики/инициативы: 5/2», where as many stand there.

    Of one label more than numbers nobody knows which is which. Values that have their words are parted by
    commas: «12 площадок / 5 контейнеров».
    """
    if "):" in text or ") :" in text or ") -" in text:
        text = _IN_BRACKETS.sub(lambda found: f"- {_paired(found, _STOP)}", text)
    if "/" not in text:
        return text
    text = _NUMBERS_FIRST.sub(_paired, _LABELS_FIRST.sub(_paired, text))
    return _VALUES.sub(lambda found: _STROKE.sub(", ", found[0]), text)


def _paired(found: re.Match[str], stroke: re.Pattern[str] = _STROKE) -> str:
    labels: Sequence[str] = stroke.split(found["labels"])
    numbers: Sequence[str] = stroke.split(found["numbers"])
    if len(labels) != len(numbers):
        return found[0]
    return ", ".join(f"{label} - {number}" for label, number in zip(labels, numbers, strict=True))
