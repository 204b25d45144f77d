"""A sum told behind its parts: «Посажено 150 деревьев и 80 кустарников, всего 230»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token

_SUM = re.compile(r"^\W{0,3}(?:а\s)?(?:всего|итого|в\sсумме|общим\sчислом)\b")


def with_sum(found: Sequence[Claim], clauses: Sequence[Sequence[Token]], low: str) -> list[Claim]:
    """Claims with the sum for the only figure that one of its parts was claimed of.

    The last clause must tell the sum, and the numbers before it must add up to it. «120 деревьев, 30 роз,
    всего потрачено 150 тыс.» adds up by chance, and has words of its own.
    """
    last = clauses[-1] if clauses else []
    numbers = [each.value for clause in clauses[:-1] for each in clause if each.value is not None]
    told = [each.value for each in last if each.value is not None]
    words = [each.text for each in last if each.value is None and each.text.isalpha()]
    if len(told) != 1 or len(numbers) < 2 or sum(numbers, Decimal(0)) != told[0] or len(words) > 2:
        return list(found)
    if not last or _SUM.match(low[last[0].start : last[-1].end]) is None:
        return list(found)
    keys = {each.key for each in found if each.value in numbers}
    if len(keys) != 1:
        return list(found)
    return [
        replace(each, value=told[0]) if each.key in keys and each.value in numbers else each for each in found
    ]
