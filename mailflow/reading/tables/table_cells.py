"""What one cell of a table says: a number, nothing at all, or an explicit absence."""

from __future__ import annotations

import re
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.clauses import tokens
from mailflow.reading.clauses.figure_kinds import is_flag, is_measure
from mailflow.reading.clauses.numerals import DIGITS, parse_digits, words_value
from mailflow.reading.clauses.quantities import find_quantities, plain_decimal, read_unit, unit_at
from mailflow.reading.normal import normalise, squeeze

_VALUE = re.compile(
    rf"(?P<digits>-?(?:{DIGITS}))\s{{0,3}}(?:\([а-я ]{{2,30}}\))?\s{{0,3}}(?:шт|ед|единиц[аы]?"
    rf"|штук[иа]?|практик[аи]?|инициатив[аы]?|чел|%|тыс|млн|руб)?[а-я. ]{{0,12}}$"
)
_ABSENT = re.compile(
    r"^(?:-{1,3}|нет(?:у)?|не\s(?:имеется|имеются|размещал\w{2,3}|размещен\w?|подавал\w{2,3}"
    r"|поступал\w|требу[ею]тся|требуют|зарегистрирован\w|выявлен\w|проводил\w{2,3}|производил\w{2,3}"
    r"|нужда[ею]тся|[а-я]{3,16}л(?:ись|ся|ось|ась)|участвовал\w|установлен\w|предусмотрен\w|допущен\w|было)|отсутству[ею]т|отсутствие|0\s?\(ноль\)|ноль)\.?$"
)
# «0, не участвовали», «0 (договоров нет)»: why there is none
_WHY_NONE = re.compile(
    r"^(?:0|нет)\s?[,(-]\s?(?:[^\d;]{0,60}\s)?(?:не|нет|отсутств[а-я]{1,5})\b[^\d;]{0,60}$"
)

_YEAR = re.compile(r"(?:(?:за|в|на)\s)?20\d\d\s?г")


def cell_text(cell: str) -> str:
    """A cell in one spelling and on one line."""
    return squeeze(normalise(cell))


def cell_value(cell: str) -> Decimal | None:
    """The number of a cell; a dash or «нет» is zero; None for an empty cell and for other text."""
    low = cell_text(cell).lower()
    if not low or _YEAR.match(low):
        return None
    if _ABSENT.match(low) or _WHY_NONE.match(low):
        return Decimal(0)
    match = _VALUE.match(low)
    if match is not None:
        value = parse_digits(match["digits"])
        whole = value.to_integral_value()
        return whole.quantize(Decimal(1)) if value == whole and abs(value) < 10**15 else value
    words = re.findall(r"[а-я]+", low)
    number = words_value(words)
    return Decimal(number[0]) if number is not None and number[1] == len(words) else None


def figure_value(cell: str, label: str, spec: FigureSpec) -> Decimal | None:
    """The value of a cell in the figure's own unit; cell or label may name another («млн руб.»)."""
    asked = read_unit(spec.unit) if is_measure(spec) else None
    if is_flag(spec) and cell_text(cell).lower().rstrip(".") in ("да", "+", "имеется", "есть"):
        return Decimal(1)
    value = cell_value(cell)
    if asked is None or value is None:
        return value
    told = [
        each for each in find_quantities(tokens(cell_text(cell).lower())) if each.dimension is asked.dimension
    ]
    if told:
        return plain_decimal(told[0].value / asked.factor)
    words = tokens(label)
    units = (unit_at(words, at)[0] for at in range(len(words)))
    named = next((each for each in units if each is not None and each.dimension is asked.dimension), asked)
    return plain_decimal(value * named.factor / asked.factor)


def is_number(cell: str) -> bool:
    """Whether the cell holds a number in digits and nothing of substance beside it."""
    low = cell_text(cell).lower()
    return _VALUE.match(low) is not None and not _YEAR.match(low)
