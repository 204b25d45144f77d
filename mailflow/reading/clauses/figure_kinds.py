"""What kind of number a figure asks for, by its unit: measured, money, people, or yes or no.

Units of numbers in a text are read by `quantities`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mailflow.model.request import FigureSpec
from mailflow.patterns import Gated

# «Утверждена программа (да/нет)»
FLAG = Gated(r"\(?\bда\s?/\s?нет\b\)?", re.IGNORECASE)
_MEASURE = re.compile(
    r"^(?:тыс|млн|млрд|%|процент|км|м\.?$|п(?:ог)?\. ?м|м2|м3|кв(?![а-я])|куб(?![а-я])|га$|гектар"
    r"|тонн|т$|т\.|кг|метр)|(?<![а-я])(?:руб|чел)"
)
_PEOPLE = re.compile(r"(?<![а-я])чел")
_ROUBLES = re.compile(r"(?<![а-я])руб")


def is_measure(spec: FigureSpec) -> bool:
    """Whether the figure is measured (roubles, kilometres, people) and not counted piece by piece."""
    return _is_of_measure(spec.unit)


@lru_cache(maxsize=256)
def is_flag(spec: FigureSpec) -> bool:
    """Whether yes (1) or no (0) is asked: unit or title say «да/нет»."""
    return FLAG.search(f"{spec.title} {spec.unit}") is not None


def counts_people(spec: FigureSpec) -> bool:
    """Whether people are counted: «чел.», «тыс. человек»."""
    return _PEOPLE.search(spec.unit.lower()) is not None


def is_money(spec: FigureSpec) -> bool:
    """Whether roubles are asked for; a «труба» is none."""
    return _ROUBLES.search(spec.unit.lower()) is not None


@lru_cache(maxsize=256)
def _is_of_measure(unit: str) -> bool:
    return _MEASURE.search(unit.lower()) is not None or "/" in unit.replace("да/нет", "")
