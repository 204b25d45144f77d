"""The district of a settlement where the table does not name it: the code of the settlement does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import DISTRICT_KINDS, Municipality

# ОК 033-2013: two digits of the region, three of the upper-level municipality, three of what lies in it.
_UPPER = 5


def with_parents(municipalities: Sequence[Municipality]) -> list[Municipality]:
    """The same rows; an empty `parent` comes from the code: 03601401 lies in 03601000, if that is there."""
    districts = {each.oktmo for each in municipalities if each.kind in DISTRICT_KINDS}
    return [_with_parent(each, districts) for each in municipalities]


def _with_parent(municipality: Municipality, districts: set[Oktmo]) -> Municipality:
    upper = Oktmo(municipality.oktmo[:_UPPER] + "000")
    if municipality.parent or municipality.kind in DISTRICT_KINDS or upper not in districts:
        return municipality
    return replace(municipality, parent=upper)
