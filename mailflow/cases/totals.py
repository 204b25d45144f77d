"""Counts and sums over cases: of a board, of a territory, beside other regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mailflow.model.board import Board, Case, Delivery, State, Totals
from mailflow.model.identifiers import Oktmo
from mailflow.model.municipality import Directory, Municipality
from mailflow.model.request import Request
from mailflow.model.understanding import Figures, Outcome


def count(cases: Iterable[Case], request: Request) -> Totals:
    """Count cases by state and sum what their answers claim.

    `nothing` counts answers that there is nothing to report; `undeliverable` cuts across the states.
    """
    listed = tuple(cases)
    states = Counter(each.state for each in listed)
    return Totals(
        cases=len(listed),
        answered=states[State.ANSWERED],
        answered_late=states[State.ANSWERED_LATE],
        overdue=states[State.OVERDUE],
        awaiting=states[State.AWAITING],
        in_progress=states[State.IN_PROGRESS],
        extended=states[State.EXTENDED],
        refused=states[State.REFUSED],
        excluded=states[State.EXCLUDED],
        not_sent=states[State.NOT_SENT],
        undeliverable=sum(each.delivery is Delivery.UNDELIVERABLE for each in listed),
        nothing=sum(each.is_answered and each.outcome is Outcome.NOTHING for each in listed),
        figures=_sum(listed, request),
    )


def by_territory(board: Board, directory: Directory | None = None) -> tuple[tuple[Municipality, Totals], ...]:
    """Totals of each upper-level unit, its settlements and itself together, in the order of the board.

    A settlement whose district is neither on the board nor in the directory stands for itself.
    """
    units = {each.municipality.oktmo: each.municipality for each in board.cases}
    if directory is not None:
        units = {each.oktmo: each for each in directory} | units
    groups: dict[Oktmo, list[Case]] = {}
    for case in board.cases:
        parent = case.municipality.parent
        top = parent if parent is not None and parent in units else case.municipality.oktmo
        groups.setdefault(top, []).append(case)
    return tuple((units[code], count(cases, board.request)) for code, cases in groups.items())


@dataclass(frozen=True, slots=True)
class Standing:
    """One line of the comparison with other regions; equal values share a place."""

    place: int
    region: str
    value: Decimal
    ours: bool = False
    as_of: date | None = None
    source: str = ""


def rank(board: Board, figure: str, region: str = "", value: Decimal | None = None) -> tuple[Standing, ...]:
    """Our region beside the benchmarks of a figure, the highest first.

    Our value is what the answers claim, unless `value` gives another one (what the site shows).
    """
    ours = value if value is not None else count(board.cases, board.request).figures.get(figure, Decimal(0))
    lines = [
        (each.value, each.region, False, each.as_of, each.source)
        for each in board.request.benchmarks
        if each.figure == figure
    ]
    lines.append((ours, region, True, board.as_of.date(), ""))
    lines.sort(key=lambda line: (-line[0], not line[2], line[1]))
    return tuple(
        Standing(_place(each[0], [line[0] for line in lines]), each[1], each[0], each[2], each[3], each[4])
        for each in lines
    )


def _place(value: Decimal, values: Sequence[Decimal]) -> int:
    return 1 + sum(other > value for other in values)


def _sum(cases: Sequence[Case], request: Request) -> Figures:
    """Sums over answered cases, for every figure the request declares."""
    answered = [each for each in cases if each.is_answered]
    return {
        spec.key: sum((each.figures.get(spec.key, Decimal(0)) for each in answered), Decimal(0))
        for spec in request.figures
    }
