"""Figures that count who has something not: «Домовладения без приборов», «Дома, не подключённые к газу»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.numerals import COUNT
from mailflow.reading.clauses.words import is_noun, stem
from mailflow.reading.morphology import is_adjectival

MARK = "лишенных"
"""What stands for «без приборов учёта» and «не оснащены»: it qualifies the noun and denies nothing."""

_TITLE = re.compile(r"\bбез\s(?P<thing>[а-я ]{3,80})|,\sне\s(?P<done>[а-я]{5,30}(?:ые|ие|ых|их)(?:ся)?)\b")
_WORD = re.compile(r"[а-я]+")
# «освещение», «освещены», «освещается»
_ROOT = 5
_HAVE_NOT = r"не\s(?:оснащ|оборудован|обеспечен|имею|имеющ|подключ|охвачен|снабжен)[а-я]*"


def is_lack(spec: FigureSpec) -> bool:
    return _pattern(spec.title) is not None


def with_lacks_marked(plain: str, specs: Sequence[FigureSpec]) -> str:
    """«30 домов лишенных» for «30 домов без приборов», «лишенных 5 домов» for «не оснащены 5 домов»."""
    for spec in specs:
        lack = _pattern(spec.title)
        if lack is not None:
            plain = lack.sub(MARK, _place_first(spec.title).sub(rf"{MARK} \g<places> ", plain))
    return plain


@lru_cache(maxsize=64)
def _pattern(title: str) -> re.Pattern[str] | None:
    low = title.lower().replace("ё", "е")
    match = _TITLE.search(low)
    if match is None:
        return None
    if match["done"]:
        return re.compile(rf"\bне\s{stem(match['done'])}[а-я]*", re.IGNORECASE)
    words = _WORD.findall(match["thing"])
    things = [stem(word) for word in words if is_noun(word)]
    if not things:
        return None
    qualities = "".join(rf"(?:{stem(word)}[а-я]*\s)?" for word in words if is_adjectival(word))
    named = rf"{qualities}{things[0]}[а-я]*" + "".join(rf"(?:\s{each}[а-я]*)?" for each in things[1:])
    if len(things) > 1:  # «без интернета» of «без доступа к сети Интернет»
        named = rf"(?:{named}|{things[-1]}[а-я]*)"
    undone = rf"|\bне\s?{things[0][:_ROOT]}[а-я]*" if len(things[0]) >= _ROOT else ""  # «не освещены»
    without = rf"\bбез\s(?:[а-я]{{3,15}}[ыи]х\s)?{named}|\b{_HAVE_NOT}(?:\s{named})?"
    # «нет освещения на 5 улицах», «освещение отсутствует на 5 улицах»
    absent = rf"|\b(?:(?:нет|отсутствует)\s{named}|{named}\sотсутствует)\s(?:на|в)(?=\s\d)"
    # «пунктов, где нет магазинов, 8»
    where = rf"|,\sгде\s(?:нет|отсутству[а-я]{{2,3}})\s{named},?"
    return re.compile(without + undone + absent + where, re.IGNORECASE)


@lru_cache(maxsize=64)
def _place_first(title: str) -> re.Pattern[str]:
    """«В трёх населённых пунктах магазинов нет»: the places, then what they have not."""
    match = _TITLE.search(title.lower().replace("ё", "е"))
    things = [stem(word) for word in _WORD.findall(match["thing"] or "") if is_noun(word)] if match else []
    if not things:
        return re.compile(r"(?!)(?P<places>)")
    return re.compile(
        rf"\b(?:в|на)\s(?P<places>(?:\d{{1,6}}|{COUNT})\s(?:[а-я-]{{3,20}}\s){{1,3}})"
        rf"(?:{things[0]}|{things[-1]})[а-я]*\s(?:нет\b|отсутству[а-я]{{2,3}})",
        re.IGNORECASE,
    )
