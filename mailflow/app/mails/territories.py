"""Cases by district: who is silent, in the order of the directory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mailflow.model.board import Board, Case, State
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Municipality

SILENT = frozenset({State.AWAITING, State.OVERDUE})
"""States of which nothing is known: no answer, no promise, no decision."""


def silent_cases(board: Board) -> tuple[Case, ...]:
    return tuple(case for case in board.cases if case.state in SILENT)


def districts_of(
    directory: Directory, cases: Iterable[Case]
) -> tuple[tuple[Municipality, Sequence[Case]], ...]:
    """Cases by their upper-level unit, the unit's own case among them."""
    groups: dict[Oktmo, list[Case]] = {}
    units: dict[Oktmo, Municipality] = {}
    for case in cases:
        parent = directory.get(case.municipality.parent) if case.municipality.parent else None
        unit = parent or case.municipality
        units.setdefault(unit.oktmo, unit)
        groups.setdefault(unit.oktmo, []).append(case)
    return tuple((units[code], found) for code, found in groups.items())
