"""Numbers that are said by other words than numerals: «пара практик», «заседали трижды», «300 т.р.»."""

from __future__ import annotations

import re
from math import prod

from mailflow.patterns import Gated
from mailflow.reading.clauses.words import is_plural
from mailflow.reading.morphology import is_genitive

_PAIR = Gated(
    r"(?<!чета\s)(?<!ая\s)(?<!ую\s)(?<!через\s)(?<!\bза\s)(?<!\bна\s)\bпар[ау](?:\s(?P<noun>[а-я]{4,20})\b|(?=[.,;\n]|$))",
    re.IGNORECASE,
)
_TIMES = Gated(r"\b(?:дважды|двукратно|трижды|трехкратно|четырежды)\b", re.IGNORECASE)
_AS_NUMBER = {"д": "2", "т": "3", "ч": "4"}
_SHORT_THOUSANDS = Gated(r"(?<=\d)\s?(?:т\.\s?р(?:уб)?\.?|тр\.?)(?![а-я])", re.IGNORECASE)
# «4*30=120», «12 + 3 = 15», where it comes out so
_RECKONED = Gated(
    r"(?<![\d.,/-])(?P<terms>\d{1,5}(?:\s?[*xх×+]\s?\d{1,5}){1,6})\s?=\s?(?P<result>\d{1,7})(?![\d.,]*\d)",
    re.IGNORECASE,
)
# «(план 50, факт 45)», «план - 50, факт - 45»
_PLAN_AND_FACT = Gated(
    r"[(:-]?\s?\bплан[а-я]{0,2}\s?[-:]?\s?\d{1,7}\s?[,;/]\s?(?:по\s)?факт(?:у|ически)?\s?[-:]?\s?(?P<fact>\d{1,7})(?:\s?\))?",
    re.IGNORECASE,
)
_LENGTHS = ("лет", "дней", "недел", "месяц", "час", "минут", "раз")


def with_numbers_said(plain: str) -> str:
    """The text with digits for such words; «через пару дней» and «супружеская пара» count nothing."""
    plain = _PLAN_AND_FACT.sub(r"- \g<fact>", plain)
    plain = _RECKONED.sub(_result, plain)
    plain = _SHORT_THOUSANDS.sub(" тыс. руб.", plain)
    plain = _TIMES.sub(lambda found: f"{_AS_NUMBER[found[0][0].lower()]} раза", plain)
    return _PAIR.sub(_two, plain)


def _result(found: re.Match[str]) -> str:
    """What is reckoned, where the reckoning holds; a sum of products is nobody's."""
    terms = [int(each) for each in re.findall(r"\d+", found["terms"])]
    value = sum(terms) if "+" in found["terms"] else prod(terms)
    mixed = "+" in found["terms"] and re.search(r"[*xх×]", found["terms"].lower()) is not None
    return found["result"] if value == int(found["result"]) and not mixed else found[0]


def _two(found: re.Match[str]) -> str:
    noun = found["noun"]
    if noun is None:
        return "2"
    low = noun.lower()
    if low.startswith(_LENGTHS) or not (is_plural(low) and is_genitive(low)):
        return found[0]
    return f"2 {noun}"
