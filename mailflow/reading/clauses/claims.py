"""What a text claims of a figure, and how much the claim weighs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from mailflow.reading.clauses.roles import Moment

INFERRED = 1
"""«размещена практика»: the singular alone tells the number."""

EARLIER = 2
"""True of an earlier time or a step before: «ранее 2», «подготовлено 5»; stands where nothing else does."""

DIRECT = 3
"""A number stands at the noun, or its absence is stated."""

TOTAL = 4
"""A number called the total of the letter."""

DEED = 5
"""What the title says was done is said beside it: «отремонтировано 9 км» against «всего дорог 84 км»."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value for a figure; of several the heaviest counts, among equals that of the latest moment."""

    key: str
    value: Decimal
    weight: int = DIRECT
    certain: bool = True
    when: Moment | None = None
