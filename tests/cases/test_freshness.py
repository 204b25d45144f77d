"""A kept board never shows what is no longer so."""

from __future__ import annotations

from datetime import date

import pytest

from mailflow.model.board import Case
from mailflow.model.fact import CaseExcluded, ExtensionGranted, Fact, FactUndone, MessageDismissed, SendResult
from mailflow.model.understanding import Candidate, Kind
from tests.cases.town import (
    CITY,
    NORTH_B,
    Town,
    bounce,
    candidate,
    case_id,
    local,
    notice,
    reply,
    started,
    verdict,
)

NOW = local(9, 30)
AT = local(9, 20)
LETTER_B = "<req-96-2024.03701402@sovet.example>"

TOUCHING = [
    reply("a", verdict(NORTH_B), at=AT),
    bounce("a", "mo03701402@north.example", at=AT),
    bounce("a", "elsewhere@other.example", at=AT, about=LETTER_B, address_good=True),
    notice(Kind.RECEIPT, "a", at=AT, about=LETTER_B),
    ExtensionGranted(AT, "o", case_id(NORTH_B), date(2024, 10, 20)),
    CaseExcluded(AT, "o", case_id(NORTH_B)),
]


def _anew(town: Town) -> Case:
    town.restart()
    return town.case(NORTH_B, NOW)


@pytest.mark.parametrize("fact", TOUCHING)
def test_a_fact_and_its_undoing_show_at_once(fact: Fact) -> None:
    town = started()
    before = town.case(NORTH_B, NOW)
    number = town.record(fact)
    after = town.case(NORTH_B, NOW)
    assert after != before
    assert after == _anew(town)
    town.record(FactUndone(AT, "o", number))
    undone = town.case(NORTH_B, NOW)
    assert undone != after
    assert undone == _anew(town)


@pytest.mark.parametrize("proposed", [candidate(NORTH_B), candidate(NORTH_B, None)])
def test_a_candidate_and_its_dismissal_show_at_once(proposed: Candidate) -> None:
    town = started()
    assert town.case(NORTH_B, NOW).waiting == ()
    message = town.record(reply("a", candidates=(proposed,), at=AT))
    assert town.case(NORTH_B, NOW).waiting == (message,)
    town.record(MessageDismissed(AT, "o", message))
    assert town.case(NORTH_B, NOW).waiting == ()


def test_a_claim_and_its_settlement_show_at_once() -> None:
    town = Town()
    letter = next(each for each in town.plan(local(9, 5, 9)).letters if "03701402" in each.key)
    assert town.case(NORTH_B, NOW).sent_at is None
    town.send(letter, local(9, 5, 9), None)
    assert town.case(NORTH_B, NOW).delivery.value == "unknown"
    town.restart()
    town.send(letter, local(9, 5, 9), SendResult.SENT)
    assert town.case(NORTH_B, NOW).delivery.value == "sent"


def test_what_concerns_another_municipality_leaves_the_kept_case_alone() -> None:
    town = started()
    before = town.case(NORTH_B, NOW)
    town.record(reply("a", verdict(CITY), at=AT))
    assert town.case(NORTH_B, NOW) is before
