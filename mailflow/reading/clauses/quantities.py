"""Numbers with their unit: «1 234,5 тыс. руб.», «17,3 процента», «850 м», «25 человек»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from mailflow.reading.clauses.clauses import Token

_SCALES = (
    ("тыс", Decimal(1000)),
    ("млн", Decimal(10**6)),
    ("миллион", Decimal(10**6)),
    ("млрд", Decimal(10**9)),
    ("миллиард", Decimal(10**9)),
)


class Dimension(StrEnum):
    """What a unit measures; values of one dimension are comparable."""

    MONEY = "money"
    SHARE = "share"
    PEOPLE = "people"
    LENGTH = "length"
    AREA = "area"
    VOLUME = "volume"
    MASS = "mass"


_UNITS = (
    (re.compile(r"руб\w{0,4}$|₽$|р$"), Dimension.MONEY, Decimal(1)),
    (re.compile(r"%|проц(?:ент\w{0,3})?$"), Dimension.SHARE, Decimal(1)),
    (re.compile(r"чел(?:овек\w{0,2})?$|жител\w{1,3}$|гражд\w{2,5}$|лиц$"), Dimension.PEOPLE, Decimal(1)),
    (re.compile(r"км$|километр\w{0,3}$"), Dimension.LENGTH, Decimal(1000)),
    (re.compile(r"(?:пог|п\.м)$|метр\w{0,3}$|м$"), Dimension.LENGTH, Decimal(1)),
    (re.compile(r"га$|гектар\w{0,3}$"), Dimension.AREA, Decimal(10_000)),
    (re.compile(r"сот(?:ок|к[аи]|ках)$"), Dimension.AREA, Decimal(100)),
    (re.compile(r"квм$|м2$|м²$"), Dimension.AREA, Decimal(1)),
    (re.compile(r"кубм$|кубометр\w{0,3}$|м3$|м³$"), Dimension.VOLUME, Decimal(1)),
    (re.compile(r"тонн\w{0,2}$|тн$|т$"), Dimension.MASS, Decimal(1000)),
    (re.compile(r"кг$|килограмм\w{0,3}$"), Dimension.MASS, Decimal(1)),
)
_POWERS = re.compile(r"\b(кв|куб)(?:адратн|ическ)?(?:ы[хей]|и[хй])?\.?\s?м(?:етр[а-я]{0,2})?\b")
_POWER = {"2": "2", "²": "2", "3": "3", "³": "3"}
# «кв», «кубических»
_IN_WORDS = re.compile(r"(кв|куб)(?:$|(?:адратн|ическ)[а-я]{2,3}$)")
_UNIT_WORD = re.compile(r"[а-я]+[23]?|%|₽")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a dimension and how many of its base units it is: «тыс. руб.» is (MONEY, 1000)."""

    dimension: Dimension
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` in base units of the dimension; tokens `at` to `end` (exclusive) hold it."""

    value: Decimal
    dimension: Dimension
    at: int
    end: int
    unit: Decimal = Decimal(1)


def read_unit(written: str) -> Unit | None:
    """The unit as a request declares it, in lower case; None for what is counted piece by piece."""
    words = _UNIT_WORD.findall(_POWERS.sub(r"\1м", written.lower()))
    scale = Decimal(1)
    for word in words:
        factor = _scale_of(word)
        if factor is not None:
            scale = factor
            continue
        found = next((each for each in _UNITS if each[0].match(word)), None)
        return Unit(found[1], found[2] * scale) if found is not None else None
    return None


def scale_of_unit(written: str) -> Decimal:
    """1000 for «тыс. экз.», 1 where the unit counts one by one."""
    return _scale_of(written.lower()) or Decimal(1)


def find_quantities(words: Sequence[Token]) -> list[Quantity]:
    """Every number that a unit follows, «1 млн 200 тыс. рублей» as one."""
    found: list[Quantity] = []
    at = 0
    while at < len(words):
        quantity = _quantity(words, at) if words[at].value is not None else None
        if quantity is not None and found and _goes_on(found[-1], quantity):
            found[-1] = replace(found[-1], value=found[-1].value + quantity.value, end=quantity.end)
        elif quantity is not None:
            found.append(quantity)
        at = quantity.end if quantity is not None else at + 1
    return found


def _goes_on(before: Quantity, quantity: Quantity) -> bool:
    """«1 км 500 м», «120 тыс. руб. 50 коп.»: the rest in a smaller unit."""
    near = quantity.at - before.end <= 1
    return near and quantity.dimension is before.dimension and quantity.unit < before.unit


def _quantity(words: Sequence[Token], at: int) -> Quantity | None:
    total, start = Decimal(0), at
    while at < len(words) and (value := words[at].value) is not None:
        at += 1
        factor = _scale_of(words[at].text) if at < len(words) else None
        total += value * (factor or Decimal(1))
        if factor is None:
            break
        at = _past_point(words, at + 1)
    unit, end = unit_at(words, at)
    return None if unit is None else Quantity(total * unit.factor, unit.dimension, start, end, unit.factor)


def unit_at(words: Sequence[Token], at: int) -> tuple[Unit | None, int]:
    """The unit that begins at a token, and the token behind it; («м» before a square is an area)."""
    scale = Decimal(1)
    while at < len(words) and (factor := _scale_of(words[at].text)) is not None:
        scale, at = scale * factor, _past_point(words, at + 1)
    if at >= len(words):
        return None, at
    name, end = words[at].text, _past_point(words, at + 1)
    power = _IN_WORDS.match(name)
    if power is not None and end < len(words) and words[end].text.startswith("м"):
        name, end = f"{power[1]}м", end + 1
    elif (
        (name in ("п", "пог") or name.startswith("погонн"))
        and end < len(words)
        and words[end].text.startswith("м")
    ):
        name, end = "м", end + 1
    elif name == "м" and end < len(words) and words[end].text in _POWER:
        name, end = f"м{_POWER[words[end].text]}", end + 1
    found = next((each for each in _UNITS if each[0].match(name)), None)
    return (None, at) if found is None else (Unit(found[1], found[2] * scale), end)


def scale_at(words: Sequence[Token], at: int) -> tuple[Decimal, int]:
    """The scale that begins at a token, 1 where none does, and the token behind it: «3,2 тыс. посещений»."""
    factor = _scale_of(words[at].text) if at < len(words) else None
    return (Decimal(1), at) if factor is None else (factor, _past_point(words, at + 1))


def _scale_of(word: str) -> Decimal | None:
    return next((factor for name, factor in _SCALES if word.startswith(name)), None)


def _past_point(words: Sequence[Token], at: int) -> int:
    return at + 1 if at < len(words) and words[at].text == "." else at


def plain_decimal(value: Decimal) -> Decimal:
    """Without an exponent and without zeros after the point."""
    whole = value.to_integral_value()
    if whole == value and abs(value) < 10**20:
        return whole.quantize(Decimal(1))
    return value.normalize() if abs(value) < 10**20 else value
