"""What was recorded on a confirmed address alone falls with the confirmation."""

from __future__ import annotations

from dataclasses import replace

from mailflow.cases.review import waiting
from mailflow.model.board import State
from mailflow.model.fact import FactUndone
from mailflow.model.identifiers import EntryNumber
from mailflow.model.understanding import CaseVerdict, Evidence, Outcome, Signal, Strength
from tests.cases.town import NORTH_A, Town, assigned, candidate, local, reply, started, verdict

CLERK = "clerk@free.example"
NOW = local(9, 20)
_LEARNED = Evidence(Signal.LEARNED_ADDRESS, "адрес подтверждён сотрудником ранее", Strength.STRONG)
_SIGNED = Evidence(Signal.SIGNATURE, "«Берёзовское сельское поселение», подпись", Strength.STRONG)


def _by(*evidence: Evidence) -> CaseVerdict:
    return replace(verdict(NORTH_A, practices=2), evidence=evidence)


def _confirmed() -> tuple[Town, EntryNumber]:
    """A person took a letter of the clerk for one settlement; the number of that decision."""
    town = started()
    message = town.record(reply("a", candidates=(candidate(NORTH_A),), at=local(9, 10), sender=CLERK))
    return town, town.record(assigned(message, NORTH_A, Outcome.REPORT, local(9, 10)))


def test_a_reply_recorded_on_a_confirmation_waits_again_once_that_is_undone() -> None:
    town, decision = _confirmed()
    later = town.record(reply("b", _by(_LEARNED), at=local(9, 11), sender=CLERK))
    assert town.case(NORTH_A, NOW).state is State.ANSWERED
    town.record(FactUndone(local(9, 12), "o", decision))
    case = town.case(NORTH_A, NOW)
    assert (case.state, case.waiting) == (State.AWAITING, (EntryNumber(later - 2), later))
    assert "подтверждён" in waiting(town.book, NOW)[-1].reason


def test_undoing_that_undoing_records_the_reply_again() -> None:
    town, decision = _confirmed()
    town.record(reply("b", _by(_LEARNED), at=local(9, 11), sender=CLERK))
    undoing = town.record(FactUndone(local(9, 12), "o", decision))
    town.record(FactUndone(local(9, 13), "o", undoing))
    assert town.case(NORTH_A, NOW).state is State.ANSWERED
    assert waiting(town.book, NOW) == ()


def test_a_reply_that_names_itself_stays_recorded() -> None:
    town, decision = _confirmed()
    town.record(reply("b", _by(_LEARNED, _SIGNED), at=local(9, 11), sender=CLERK))
    town.record(FactUndone(local(9, 12), "o", decision))
    assert town.case(NORTH_A, NOW).state is State.ANSWERED
