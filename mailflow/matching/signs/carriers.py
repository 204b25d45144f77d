"""Signs of those who merely carry a letter are set aside: the forwarder, the district of a settlement."""

from __future__ import annotations

from collections.abc import Sequence

from mailflow.matching.signs.signs import MunicipalitySign
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import DISTRICT_KINDS, Directory
from mailflow.model.understanding import Signal
from mailflow.reading.passages import Place

# Depth of the sender's address: what is deeper was written by somebody in the letter itself.
OUTER = 1
FORWARDED_AUTHOR = 4
_FORWARDED = (Place.FORWARDED, Place.FORWARDED_SIGNATURE)


def without_forwarder(signs: Sequence[MunicipalitySign]) -> Sequence[MunicipalitySign]:
    """Signs of the author: whoever forwards a signed letter without a word of his own is set aside."""
    outer = [each for each in signs if each.depth <= OUTER]
    written = [each for each in signs if each.depth > OUTER]
    forwarded = any(each.place in _FORWARDED or each.depth == FORWARDED_AUTHOR for each in written)
    if not forwarded or any(each.depth < FORWARDED_AUTHOR for each in written):
        return signs
    return [each for each in signs if each not in outer]


def without_carriers(signs: Sequence[MunicipalitySign], directory: Directory) -> list[MunicipalitySign]:
    """Signs of the author: outer signs of a district go where an inner one names its settlement."""
    kept: list[MunicipalitySign] = []
    narrowed = list(signs)
    for sign in signs:
        district = _district_of(sign, directory)
        inner = [
            each
            for each in signs
            if _is_inner(each, sign) and district and _settlements(each, district, directory)
        ]
        if not inner:
            continue
        narrowed = [each for each in narrowed if each is not sign]
        narrowed = [
            MunicipalitySign(
                _settlements(each, district, directory) or each.candidates, each.evidence, each.depth
            )
            if each in inner and district
            else each
            for each in narrowed
        ]
    kept += narrowed
    return kept


def _is_inner(sign: MunicipalitySign, outer: MunicipalitySign) -> bool:
    if sign.depth > outer.depth:
        return True
    heads = (Signal.LETTERHEAD, Signal.SIGNATURE)
    return sign.depth == outer.depth and sign.evidence.signal in heads and outer.evidence.signal in heads


def _district_of(sign: MunicipalitySign, directory: Directory) -> Oktmo | None:
    if len(sign.candidates) != 1:
        return None
    code = next(iter(sign.candidates))
    return code if directory[code].kind in DISTRICT_KINDS else None


def _settlements(sign: MunicipalitySign, district: Oktmo, directory: Directory) -> frozenset[Oktmo]:
    return frozenset(code for code in sign.candidates if directory[code].parent == district)
