"""Numbers told by a deed without what it was done to: «проверено – 19 шт.», «отремонтировано 4»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.deeds import done_alone
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.title_deeds import deed_stems
from mailflow.reading.figures.number_claims import number_claim

# «отремонтировано 4 на сумму …», «проверено 30 из 33»
_BEHIND = frozenset({"на", "в", "из", "по", "за", "для", "от", "с"})


def deed_claims(clause: Sequence[Token], specs: Sequence[FigureSpec], low: str) -> list[Claim]:
    """The only number of a clause that tells the deed of one figure; «модернизировано: нет» is none."""
    numbers = [at for at, token in enumerate(clause) if token.value is not None]
    if numbers and numbers[0] + 1 < len(clause) and clause[numbers[0] + 1].text in _BEHIND:
        numbers, clause = numbers[:1], clause[: numbers[0] + 1]
    words = [each.text for each in clause if each.value is None]
    if len(numbers) > 1 or not words or not (numbers or words[-1] == "нет" or words[-2:] == ["нет", "."]):
        return []
    spec = done_alone(words, specs)
    if spec is None:
        return []
    if not numbers:
        return [Claim(spec.key, Decimal(0))]
    at = next((at for at, each in enumerate(clause) if each.text.startswith(deed_stems(spec))), 0)
    return number_claim(list(clause), numbers[0], Mention(spec, at, at + 1), low)
