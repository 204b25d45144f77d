"""Acknowledgements: one a message, to an address on file alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailflow.model.fact import FactUndone, LetterKind, MessageRead
from mailflow.model.municipality import Directory
from mailflow.model.plan import DueLetter
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.cases.town import (
    DIRECTORY,
    NORTH,
    NORTH_A,
    NORTH_B,
    SOUTH_A,
    Town,
    assigned,
    bounce,
    candidate,
    case_id,
    configuration,
    content,
    local,
    reply,
    started,
    verdict,
)

AT = local(9, 20, 22, 40)
BOX_A = "mo03701401@north.example"
STRANGER = "clerk@stranger.example"


def _acks(town: Town, days: float = 0) -> list[DueLetter]:
    letters = town.plan(AT + timedelta(days=days)).letters
    return [each for each in letters if each.kind is LetterKind.ACKNOWLEDGEMENT]


def _town(*facts: MessageRead) -> Town:
    town = started(configuration(staff=()))
    town.record(*facts)
    return town


def test_an_acknowledgement_goes_at_once_also_at_night() -> None:
    town = _town(reply("a", verdict(NORTH_A), at=AT, sender=BOX_A))
    (ack,) = _acks(town)
    assert (ack.key, ack.recipient, ack.cases, ack.about) == (
        f"ack/{content('a')[:32]}",
        BOX_A,
        (case_id(NORTH_A),),
        town.book.message_number(content("a")),
    )


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (Outcome.REPORT, 1),
        (Outcome.NOTHING, 1),
        (Outcome.CORRECTION, 1),
        (Outcome.INTERIM, 1),
        (Outcome.DUPLICATE, 0),
    ],
)
def test_what_is_acknowledged(outcome: Outcome, expected: int) -> None:
    assert len(_acks(_town(reply("a", verdict(NORTH_A, outcome), at=AT, sender=BOX_A)))) == expected


@pytest.mark.parametrize(
    "fact",
    [
        reply("a", verdict(NORTH_A), at=AT, sender=BOX_A, quiet=True),
        reply("a", verdict(NORTH_A, decision=Decision.REVIEW), at=AT, sender=BOX_A),
        reply("a", candidates=(candidate(NORTH_A),), at=AT, sender=BOX_A),
        reply("a", verdict(NORTH_A, decision=Decision.NONE), at=AT, sender=BOX_A),
        reply("a", verdict(NORTH_A), at=AT, sent_at=AT - timedelta(days=8), sender=BOX_A),
    ],
)
def test_what_is_not_acknowledged(fact: MessageRead) -> None:
    assert _acks(_town(fact)) == []


@pytest.mark.parametrize("kind", [each for each in Kind if each is not Kind.REPLY])
def test_only_replies_are_acknowledged(kind: Kind) -> None:
    fact = reply("a", verdict(NORTH_A), at=AT, sender=BOX_A)
    assert _acks(_town(replace(fact, understanding=replace(fact.understanding, kind=kind)))) == []


def test_a_week_later_nothing_is_acknowledged_any_more() -> None:
    town = _town(reply("a", verdict(NORTH_A), at=AT, sender=BOX_A))
    assert len(_acks(town, 6.9)) == 1
    assert _acks(town, 7.1) == []


def test_a_strangers_letter_is_acknowledged_to_the_address_on_file() -> None:
    (ack,) = _acks(_town(reply("a", verdict(NORTH_A), at=AT, sender=STRANGER)))
    assert ack.recipient == BOX_A


def test_a_districts_clerk_gets_the_acknowledgement_for_its_settlement() -> None:
    (ack,) = _acks(_town(reply("a", verdict(NORTH_A), at=AT, sender="MO03701000@north.example")))
    assert ack.recipient == "mo03701000@north.example"


def test_a_successor_gets_the_acknowledgement_for_those_it_replaced() -> None:
    heir = "mo03701402@north.example"
    towns = Directory(
        tuple(replace(each, successor=NORTH_B) if each.oktmo == NORTH_A else each for each in DIRECTORY)
    )
    town = started(configuration(staff=(), directory=towns))
    town.record(reply("a", verdict(NORTH_A), at=AT, sender=heir))
    assert [ack.recipient for ack in _acks(town)] == [heir]


def test_a_table_for_several_settlements_is_acknowledged_once_to_their_district() -> None:
    verdicts = (verdict(NORTH_A), verdict(NORTH_B))
    (ack,) = _acks(_town(reply("a", *verdicts, at=AT, sender=STRANGER)))
    assert (ack.recipient, ack.cases) == (
        "mo03701000@north.example",
        (case_id(NORTH_A), case_id(NORTH_B)),
    )


def test_a_message_is_acknowledged_once_whether_recorded_or_assigned() -> None:
    town = _town(reply("a", verdict(NORTH_A, decision=Decision.REVIEW), at=AT, sender=BOX_A))
    message = town.book.message_number(content("a"))
    assert message is not None
    town.record(assigned(message, NORTH_A, Outcome.REPORT, AT))
    (ack,) = _acks(town)
    town.send(ack, AT)
    town.record(assigned(message, NORTH_B, Outcome.REPORT, AT + timedelta(minutes=1)))
    town.restart()
    assert _acks(town) == []


def test_an_undone_recording_is_not_acknowledged() -> None:
    town = _town(reply("a", verdict(NORTH_A), at=AT, sender=BOX_A))
    town.record(FactUndone(AT, "o", town.book.message_number(content("a")) or town.record()))
    assert _acks(town) == []


def test_a_dead_address_is_not_acknowledged_to() -> None:
    town = _town(reply("a", verdict(NORTH_A), at=AT, sender=BOX_A))
    town.record(bounce("b", BOX_A, at=AT + timedelta(minutes=1)))
    (ack,) = _acks(town, 0.1)
    assert ack.recipient == "second@north.example"


SENDERS = st.sampled_from(
    [BOX_A, STRANGER, "", "mo03702000@north.example", "second@north.example", "@", "x@@y"]
)


@given(st.sets(st.sampled_from([NORTH, NORTH_A, NORTH_B, SOUTH_A]), min_size=1), SENDERS, st.booleans())
def test_no_acknowledgement_ever_leaves_the_directory(codes: set[str], sender: str, bare: bool) -> None:
    known = [each for each in DIRECTORY if each.oktmo in codes]
    directory = Directory(tuple(replace(each, emails=()) for each in DIRECTORY)) if bare else DIRECTORY
    town = Town(configuration(staff=(), directory=directory))
    town.record(reply("a", *(verdict(each.oktmo) for each in known), at=AT, sender=sender))
    on_file = {address for each in directory for address in each.emails}
    assert {each.recipient for each in _acks(town)} <= on_file
    assert len(_acks(town)) == (0 if bare else 1)
