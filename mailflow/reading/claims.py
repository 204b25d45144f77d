"""What a text claims of a figure, and how much the claim weighs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DIRECT = 3
"""A number stands at the noun, or its absence is stated."""

TOTAL = 4
"""A number called the total of the letter."""

INFERRED = 1
"""«размещена практика»: the singular alone tells the number."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A value for a figure; of several the heaviest counts."""

    key: str
    value: Decimal
    weight: int = DIRECT
    certain: bool = True
