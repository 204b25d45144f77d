"""Figures measured in a unit: «освоено средств 1 234,5 тыс. руб.»."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from mailflow.model.request import FigureSpec
from mailflow.reading.claims import Claim
from mailflow.reading.clauses import tokens
from mailflow.reading.predicates import is_planned
from mailflow.reading.stems import is_measure

_SCALES = (
    ("тыс", Decimal(1000)),
    ("млн", Decimal(10**6)),
    ("милли", Decimal(10**6)),
    ("млрд", Decimal(10**9)),
)


def measured_claims(
    low: str, specs: Sequence[FigureSpec], stems: Mapping[str, tuple[str, ...]]
) -> list[Claim]:
    """Numbers with their unit, in a sentence that names the figure: «освоено средств 1 234,5 тыс. руб.»."""
    found: list[Claim] = []
    for spec in specs:
        if is_measure(spec) and any(part in low for part in stems[spec.key]) and not is_planned(low):
            found += _with_unit(low, spec)
    return found


def _with_unit(low: str, spec: FigureSpec) -> list[Claim]:
    unit, scale = _unit(spec.unit.lower())
    found: list[Claim] = []
    words = tokens(low)
    for at, token in enumerate(words):
        if token.value is None:
            continue
        following = [each.text for each in words[at + 1 : at + 5] if each.text != "."]
        factor = next((each for name, each in _SCALES if following and following[0].startswith(name)), None)
        named = following[1:] if factor is not None else following
        if named and named[0].startswith(unit):
            value = token.value * (factor or Decimal(1)) / scale
            found.append(Claim(spec.key, _plain(value)))
    return found


def _plain(value: Decimal) -> Decimal:
    """Without an exponent and without zeros after the point."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value and abs(value) < 10**20 else value


def _unit(unit: str) -> tuple[str, Decimal]:
    """The stem of the unit and its scale: «тыс. руб.» -> («руб», 1000)."""
    scale = next((each for name, each in _SCALES if unit.startswith(name)), Decimal(1))
    parts = re.findall(r"[а-я%]+", unit)
    names = [each for each in parts if not any(each.startswith(name) for name, _ in _SCALES)]
    name = names[0] if names else "руб"
    return name[:3] if name[:3] in ("руб", "чел", "про") else name, scale
