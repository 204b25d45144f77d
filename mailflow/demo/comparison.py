"""The simulated truth against what the program found, honestly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mailflow.demo.story import Told
from mailflow.demo.town.residents import Habit, Resident
from mailflow.model.board import Case, Delivery, State
from mailflow.model.understanding import Outcome


@dataclass(frozen=True, slots=True)
class Line:
    """One habit: how many there were, and in how many cases state and figures came out right."""

    habit: Habit
    municipalities: int
    state_right: int
    figures_right: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`wrong` names every case that differs, in Russian."""

    lines: tuple[Line, ...]
    wrong: tuple[str, ...]
    wrong_credits: int
    doubled: int

    @property
    def is_perfect(self) -> bool:
        return not self.wrong and not self.doubled


def compare(told: Told) -> Comparison:
    """State and figures of every case beside the truth; letters that anybody got twice."""
    cases = {case.id.municipality: case for case in told.board.cases}
    pairs = [(resident, cases[resident.oktmo]) for resident in told.town.residents]
    return Comparison(
        tuple(_lines(pairs)),
        tuple(_describe(resident, case) for resident, case in pairs if not _is_right(resident, case)),
        sum(case.is_answered and resident.truth.outcome is None for resident, case in pairs),
        _doubled(told),
    )


def _lines(pairs: Sequence[tuple[Resident, Case]]) -> Iterator[Line]:
    for habit in Habit:
        own = [(resident, case) for resident, case in pairs if resident.habit is habit]
        if own:
            yield Line(
                habit,
                len(own),
                sum(_state_right(resident, case) for resident, case in own),
                sum(_figures_right(resident, case) for resident, case in own),
            )


def _is_right(resident: Resident, case: Case) -> bool:
    return _state_right(resident, case) and _figures_right(resident, case)


def _state_right(resident: Resident, case: Case) -> bool:
    return case.state is _expected_state(resident) and (
        resident.habit is not Habit.DEAD_ADDRESS or case.delivery is Delivery.UNDELIVERABLE
    )


def _expected_state(resident: Resident) -> State:
    if resident.truth.outcome is None:
        return State.OVERDUE
    return State.ANSWERED_LATE if resident.truth.late else State.ANSWERED


def _figures_right(resident: Resident, case: Case) -> bool:
    truth = resident.truth
    if truth.outcome is None or resident.habit is Habit.TABLE:
        # A district's own line is the total of its settlements and must not be counted again.
        return not case.figures
    if truth.outcome is Outcome.NOTHING:
        return not any(case.figures.values())
    # A figure of zero may be named or left out.
    found = {key: value for key, value in case.figures.items() if value}
    return found == {key: value for key, value in truth.figures.items() if value}


def _describe(resident: Resident, case: Case) -> str:
    found = ", ".join(f"{key}={value}" for key, value in case.figures.items()) or "без показателей"
    truth = resident.truth
    meant = (
        "молчит" if truth.outcome is None else f"practices={truth.practices}, initiatives={truth.initiatives}"
    )
    return (
        f"{resident.municipality.name} ({resident.habit}): должно быть "
        f"{_expected_state(resident)} ({meant}), получилось {case.state} ({found}), доставка {case.delivery}"
    )


def _doubled(told: Told) -> int:
    """Letters (by Message-ID) that reached the same address more than once."""
    received = Counter(
        (address, letter.message_id) for address, letters in told.town.got.items() for letter in letters
    )
    return sum(number - 1 for number in received.values())
