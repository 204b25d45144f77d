"""The queue of messages that wait for a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mailflow.cases.review import waiting
from mailflow.model.board import ReviewItem
from mailflow.model.fact import FactUndone, MessageDismissed, MessageRead
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.cases.town import (
    NORTH_A,
    NORTH_B,
    Town,
    assigned,
    bounce,
    candidate,
    local,
    notice,
    reply,
    started,
    verdict,
)

NOW = local(9, 30)
AT = local(9, 20)


def _numbers(town: Town) -> list[int]:
    return [each.entry.number for each in waiting(town.book, NOW)]


@pytest.mark.parametrize(
    ("fact", "waits"),
    [
        (reply("a", verdict(NORTH_A), at=AT), False),
        (reply("a", verdict(NORTH_A, Outcome.DUPLICATE), at=AT), False),
        (reply("a", verdict(NORTH_A, decision=Decision.NONE), at=AT), False),
        (reply("a", verdict(NORTH_A, decision=Decision.REVIEW), at=AT), True),
        (reply("a", verdict(NORTH_A), verdict(NORTH_B, decision=Decision.REVIEW), at=AT), True),
        (reply("a", verdict(NORTH_A), candidates=(candidate(NORTH_B),), at=AT), True),
        (reply("a", candidates=(candidate(None),), at=AT), True),
        (reply("a", at=AT), True),
        (bounce("a", "stranger@other.example", at=AT), False),
        *((notice(kind, "a", at=AT), False) for kind in Kind if kind not in (Kind.REPLY, Kind.BOUNCE)),
        (notice(Kind.BOUNCE, "a", at=AT), True),
        (notice(Kind.BOUNCE, "a", at=AT, about="<req-96-2024.03701401@sovet.example>"), False),
    ],
)
def test_who_waits_for_a_person(fact: MessageRead, waits: bool) -> None:
    town = started()
    number = town.record(fact)
    assert _numbers(town) == ([number] if waits else [])


def test_an_item_carries_its_message_and_the_reason() -> None:
    town = started()
    fact = reply("a", candidates=(candidate(NORTH_A),), at=AT)
    number = town.record(
        replace(fact, understanding=replace(fact.understanding, reason="Два поселения с таким названием."))
    )
    entry = town.entries[number - 1]
    assert waiting(town.book, NOW) == (ReviewItem(entry, "Два поселения с таким названием."),)


def test_a_reason_is_given_also_where_the_message_brought_none() -> None:
    town = started()
    town.record(reply("a", at=AT), notice(Kind.BOUNCE, "b", at=AT))
    assert all(each.reason for each in waiting(town.book, NOW))


def test_assigned_and_dismissed_messages_leave_the_queue_and_come_back_when_undone() -> None:
    town = started()
    first = town.record(reply("a", candidates=(candidate(NORTH_A),), at=AT))
    second = town.record(reply("b", at=AT))
    decisions = (
        town.record(assigned(first, NORTH_A, Outcome.REPORT, AT)),
        town.record(MessageDismissed(AT, "o", second)),
    )
    assert _numbers(town) == []
    town.record(*(FactUndone(AT, "o", each) for each in decisions))
    assert _numbers(town) == [first, second]


def test_an_undone_recording_waits_again_and_says_why() -> None:
    town = started()
    number = town.record(reply("a", verdict(NORTH_A), at=AT))
    town.record(FactUndone(AT, "o", number))
    (item,) = waiting(town.book, NOW)
    assert (item.entry.number, "отменено" in item.reason) == (number, True)


def test_the_queue_of_an_earlier_day_knows_nothing_of_later_decisions() -> None:
    town = started()
    number = town.record(reply("a", at=local(9, 20)))
    town.record(MessageDismissed(local(9, 25), "o", number))
    assert [each.entry.number for each in waiting(town.book.as_of(local(9, 21)), local(9, 21))] == [number]
    assert _numbers(town) == []
