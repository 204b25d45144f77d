"""Signs of those who merely carry a letter are set aside: the forwarder, the district of a settlement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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
    outer = dict.fromkeys(found for each in signs if (found := _outer(each, directory)) is not None)
    carriers = [each for each in outer if any(_settlements(sign, each, directory) for sign in signs)]
    return [_narrowed(each, carriers, directory) for each in signs if _outer(each, directory) not in carriers]


class _Outer(NamedTuple):
    """What counts of a sign that names a district alone: in a letter of a thousand signs they are few."""

    district: Oktmo
    depth: int
    is_head: bool


def _outer(sign: MunicipalitySign, directory: Directory) -> _Outer | None:
    if len(sign.candidates) != 1:
        return None
    code = next(iter(sign.candidates))
    return _Outer(code, sign.depth, _is_head(sign)) if directory[code].kind in DISTRICT_KINDS else None


def _narrowed(sign: MunicipalitySign, carriers: Sequence[_Outer], directory: Directory) -> MunicipalitySign:
    """The sign with the settlements alone of the first district that carries it."""
    for each in carriers:
        settlements = _settlements(sign, each, directory)
        if settlements:
            return MunicipalitySign(settlements, sign.evidence, sign.depth)
    return sign


def _settlements(sign: MunicipalitySign, outer: _Outer, directory: Directory) -> frozenset[Oktmo]:
    """Those of the district that an inner sign may mean."""
    if not (sign.depth > outer.depth or (sign.depth == outer.depth and outer.is_head and _is_head(sign))):
        return frozenset()
    return frozenset(code for code in sign.candidates if directory[code].parent == outer.district)


def _is_head(sign: MunicipalitySign) -> bool:
    return sign.evidence.signal in (Signal.LETTERHEAD, Signal.SIGNATURE)
