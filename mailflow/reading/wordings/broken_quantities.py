"""Numbers told in two steps, the rest in a smaller unit: «6 га 30 соток», «5 тыс. 200 читателей»."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import partial

from mailflow.reading.clauses.quantities import plain_decimal

_WHOLE = r"(?<![\d.,])(?P<whole>\d{1,4})"
# The greater unit, the smaller one, and how many of it the greater has.
_PAIRS = tuple(
    (
        re.compile(
            rf"{_WHOLE}\s?(?P<unit>{greater})\s(?:и\s)?(?P<rest>\d{{1,3}})\s?{smaller}", re.IGNORECASE
        ),
        of,
    )
    for greater, smaller, of in (
        (r"км|километр(?:а|ов)?", r"(?:м|метр(?:а|ов)?)\b(?!\s?(?:кв|куб|[23²³]))", Decimal(1000)),
        (r"га|гектар(?:а|ов)?", r"сот(?:ок|ки|ка|\.)", Decimal(100)),
        (r"т|тонн[аы]?", r"(?:кг|килограмм(?:а|ов)?)\b", Decimal(1000)),
    )
)
# «5 тыс. 200 читателей»; «по 5 тыс. 200 семьям» counts two things
_THOUSANDS = re.compile(
    r"(?<![\d.,])(?<!\bпо\s)(?<!\bна\s)(?<!\bза\s)(?P<thousands>\d{1,3})\s?тыс(?:\.|яч[аи]?)?\s(?P<rest>\d{3})(?=\s[а-я]{3,})",
    re.IGNORECASE,
)


def with_quantities_joined(plain: str) -> str:
    """The text with «6,3 га» and «5 200 читателей» for such numbers."""
    if "тыс" in plain:
        plain = _THOUSANDS.sub(r"\g<thousands> \g<rest>", plain)
    for pattern, of in _PAIRS:
        plain = pattern.sub(partial(_joined, of), plain)
    return plain


def _joined(of: Decimal, found: re.Match[str]) -> str:
    rest = Decimal(found["rest"])
    if rest >= of:
        return found[0]
    value = plain_decimal(Decimal(found["whole"]) + rest / of)
    return f"{value:f} {found['unit']}".replace(".", ",")
