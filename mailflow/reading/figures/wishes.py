"""Figures that ask for what is to come or is needed: «Планируется отремонтировать», «Требуют ремонта»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import Token
from mailflow.reading.clauses.mentions import Mention
from mailflow.reading.clauses.predicates import is_done
from mailflow.reading.clauses.title_deeds import PLANS
from mailflow.reading.figures.lone_quantities import quantity_of

# «Служащие, которым требуется обучение»: what is asked for is a plan.
_WISHED = re.compile(r"потребн|требу|планир|намер|желающ|нужда|необходим")
_NOT_WISHED = re.compile(r"\bне\s(?:за)?(?:планир|требу|нужда|предусм|намеч)")
_DIGIT = re.compile(r"\d")
_UNTIL = re.compile(r"\bдо\sконца\b")


def is_wished(spec: FigureSpec) -> bool:
    """Whether a plan or a need is asked for, so that what is planned is the answer."""
    return _WISHED.search(spec.title.lower()) is not None


def speaks_of_plans(texts: Sequence[str], at: int) -> bool:
    """«до конца года ремонт, ещё 2,8 км»: a plan where one is asked for; the clause before may tell it."""
    before = at > 0 and _UNTIL.search(texts[at - 1]) is not None and _DIGIT.search(texts[at - 1]) is None
    return before or _UNTIL.search(texts[at]) is not None


def with_plans(
    claims: list[Claim],
    clause: Sequence[Token],
    words: str,
    specs: Sequence[FigureSpec],
    mentions: Sequence[Mention],
    *,
    planned: bool,
    wished: bool,
) -> list[Claim]:
    """The claims of a clause; what is planned is told of the figures that ask for plans, and of no others."""
    asked = [each for each in specs if is_wished(each)]
    if not asked:
        return claims
    keys = {each.key for each in asked}
    own = [each for each in claims if each.key in keys]
    others = [] if planned else [each for each in claims if each.key not in keys]
    told = _NOT_WISHED.search(words) or (wished and (planned or not is_done(words)))
    if own or others or not told or len(asked) > 1:
        return [*own, *others]
    return _planned(clause, words, asked[0], mentions)


def _planned(
    clause: Sequence[Token], words: str, spec: FigureSpec, mentions: Sequence[Mention]
) -> list[Claim]:
    """What a clause tells of the figure that asks for a plan, or the need it denies."""
    if _NOT_WISHED.search(words) and (_asks_for_plan(spec) or any(each.spec is spec for each in mentions)):
        return [Claim(spec.key, Decimal(0))]
    value = quantity_of(clause, spec) if _asks_for_plan(spec) else None
    return [] if value is None else [Claim(spec.key, value)]


def _asks_for_plan(spec: FigureSpec) -> bool:
    return spec.title.lower().startswith(PLANS)
