"""Numbered answers that stand in the order of what was asked and name nothing: «1. Нет. 2. 390 человек.»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from mailflow.model.request import FigureSpec
from mailflow.reading.clauses.claims import Claim
from mailflow.reading.clauses.clauses import tokens
from mailflow.reading.clauses.figure_kinds import is_measure
from mailflow.reading.clauses.quantities import read_unit, unit_at
from mailflow.reading.tables.table_cells import figure_value

_POINT = re.compile(r"^[ \t]{0,20}(\d{1,2})[.)][ \t]{1,4}(\S[^\n]{0,200})$", re.MULTILINE)
_BARE = re.compile(
    r"(?:\d[\d ]{0,10}(?:[.,]\d{1,3})?|нет|-)(?:\s(?:тыс\.?\s|млн\.?\s)?[а-я%]{1,14}\.?){0,2}\s?[.;,]?$"
)


def ordered_claims(
    plain: str, specs: Sequence[FigureSpec], stems: Mapping[str, Sequence[str]]
) -> Iterator[Claim]:
    """The bare numbers of a list that has one point for each figure, where no point names another's.

    `plain` is normalised. A point in words must name its own figure.
    """
    points = [(int(each[1]), each[2].strip().lower()) for each in _POINT.finditer(plain)]
    if [number for number, _ in points] != list(range(1, len(specs) + 1)) or len(specs) < 2:
        return
    told = list(zip((text for _, text in points), specs, strict=True))
    if not all(_is_bare_of(text, spec) or _names(text, stems[spec.key]) for text, spec in told):
        return
    for text, spec in told:
        if _is_bare_of(text, spec):
            value = figure_value(_without_unit(text, spec), spec.unit.lower(), spec)
            if value is not None:
                yield Claim(spec.key, value)


def _is_bare_of(text: str, spec: FigureSpec) -> bool:
    """A number with the figure's own unit or none: «7 650 экземпляров» counts no kilometres."""
    if _BARE.match(text) is None:
        return False
    words = tokens(text)
    unit, _ = unit_at(words, 1) if len(words) > 1 else (None, 0)
    asked = read_unit(spec.unit) if is_measure(spec) else None
    if unit is not None:
        return asked is not None and asked.dimension is unit.dimension
    rest = [each.text for each in words[1:] if each.text.isalpha()]
    return all(_is_piece(word, spec) for word in rest)


def _is_piece(word: str, spec: FigureSpec) -> bool:
    return word.startswith(("шт", "ед", "экз", "тыс", "млн")) or word[:5] == spec.unit.lower()[:5]


def _without_unit(text: str, spec: FigureSpec) -> str:
    """«7 650 экземпляров» as «7 650»: the figure's own noun says nothing new."""
    if is_measure(spec):
        return text.rstrip(" .;,")
    return re.sub(rf"\s?\b{re.escape(spec.unit.lower()[:5])}[а-я]*", "", text).rstrip(" .;,") or text


def _names(text: str, stems: Sequence[str]) -> bool:
    return any(part.split()[0] in text for part in stems)
