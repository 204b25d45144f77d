"""What one cell of a table says: a number, nothing at all, or an explicit absence."""

from __future__ import annotations

import re
from decimal import Decimal

from mailflow.reading.normal import normalise, squeeze
from mailflow.reading.numerals import DIGITS, parse_digits, words_value

_VALUE = re.compile(
    rf"(?P<digits>-?(?:{DIGITS}))\s{{0,3}}(?:\([а-я ]{{2,30}}\))?\s{{0,3}}(?:шт|ед|единиц[аы]?"
    rf"|штук[иа]?|практик[аи]?|инициатив[аы]?|чел|%|тыс|млн|руб)?[а-я. ]{{0,12}}$"
)
_ABSENT = re.compile(
    r"^(?:-{1,3}|нет(?:у)?|не\s(?:имеется|имеются|размещал\w{2,3}|размещен\w?|подавал\w{2,3}"
    r"|поступал\w)|отсутству[ею]т|отсутствие|0\s?\(ноль\)|ноль|x|х)\.?$"
)


def cell_text(cell: str) -> str:
    """A cell in one spelling and on one line."""
    return squeeze(normalise(cell))


def cell_value(cell: str) -> Decimal | None:
    """The number of a cell; a dash or «нет» is zero; None for an empty cell and for other text."""
    low = cell_text(cell).lower()
    if not low:
        return None
    if _ABSENT.match(low):
        return Decimal(0)
    match = _VALUE.match(low)
    if match is not None:
        value = parse_digits(match["digits"])
        whole = value.to_integral_value()
        return whole.quantize(Decimal(1)) if value == whole and abs(value) < 10**15 else value
    words = re.findall(r"[а-я]+", low)
    number = words_value(words)
    return Decimal(number[0]) if number is not None and number[1] == len(words) else None


def is_number(cell: str) -> bool:
    """Whether the cell holds a number in digits and nothing of substance beside it."""
    return _VALUE.match(cell_text(cell).lower()) is not None
