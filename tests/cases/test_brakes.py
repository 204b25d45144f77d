"""The stop switch and the caps."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

from mailflow.cases.marks import Marks
from mailflow.cases.standstill import RESTORED_TROUBLE, may_have_left
from mailflow.model.fact import LetterKind, SendResult, TroubleBegan, TroubleEnded
from mailflow.model.identifiers import EntryNumber, Oktmo
from mailflow.model.municipality import Directory
from mailflow.model.settings import Service
from tests.cases.town import (
    DIRECTORY,
    NORTH,
    NORTH_A,
    NORTH_B,
    SOUTH,
    STAFF,
    Town,
    configuration,
    local,
    reply,
    started,
    verdict,
)

NINE = local(9, 5, 9)


def test_the_stop_switch_holds_everything() -> None:
    town = Town(configuration(service=Service(stopped=True)))
    town.record(reply("a", verdict(NORTH_A), at=local(9, 4)))
    plan = town.plan(NINE)
    assert plan.letters == ()
    assert Counter(each.code for each in plan.held) == Counter(stopped=len(plan.held))
    assert len(plan.held) == 7  # five letters, the digest, the acknowledgement


def test_a_pass_sends_no_more_than_the_emergency_brake_allows() -> None:
    plan = Town(configuration(staff=(), service=Service(max_sends_per_tick=4))).plan(NINE)
    assert (len(plan.letters), [each.code for each in plan.held]) == (4, ["per_tick", "per_tick"])


def test_the_hourly_cap_survives_a_restart_and_tells_until_when() -> None:
    town = Town(configuration(staff=(), per_hour=4))
    assert len(town.tick(NINE)) == 4
    town.restart()
    plan = town.plan(NINE + timedelta(minutes=59))
    assert plan.letters == ()
    assert {(each.code, each.until) for each in plan.held} == {("per_hour", NINE + timedelta(hours=1))}
    assert len(town.tick(NINE + timedelta(hours=1))) == 2


def test_the_daily_cap_counts_the_last_24_hours() -> None:
    town = Town(configuration(staff=(), per_day=5))
    assert len(town.tick(NINE)) == 5
    assert town.tick(NINE + timedelta(hours=8)) == []
    assert len(town.tick(NINE + timedelta(hours=24))) == 1


def test_attempts_that_surely_did_not_go_out_do_not_use_up_the_cap() -> None:
    town = Town(configuration(staff=(), per_hour=6))
    for letter in town.plan(NINE).letters:
        town.send(letter, NINE, SendResult.RETRY, retry_at=NINE)
    assert len(town.tick(NINE + timedelta(minutes=1))) == 6


def test_what_cannot_wait_goes_first() -> None:
    town = Town(configuration(per_hour=2))
    town.record(reply("a", verdict(NORTH_A), at=local(9, 4)))
    kinds = Counter(each.kind for each in town.plan(NINE).letters)
    assert kinds == Counter({LetterKind.ACKNOWLEDGEMENT: 1, LetterKind.DIGEST: 1})


def test_one_address_gets_no_more_than_its_share_a_day() -> None:
    shared = Directory(tuple(replace(each, emails=("one@north.example",)) for each in DIRECTORY))
    town = Town(configuration(staff=(), directory=shared, service=Service(max_per_address_per_day=4)))
    assert len(town.tick(NINE)) == 4
    held = town.plan(NINE + timedelta(hours=8)).held
    assert {each.code for each in held} == {"per_address"}
    assert len(town.tick(NINE + timedelta(hours=24))) == 2


def test_the_share_of_an_address_does_not_hold_back_staffs_routine() -> None:
    town = started(configuration(service=Service(max_per_address_per_day=1)))
    sent = town.tick(local(9, 23, 10))
    assert f"announcement/96-2024/soft/2024-09-23/{STAFF}" in sent
    assert f"digest/2024-09-23/{STAFF}" in sent


def test_a_clock_that_ran_ahead_does_not_silence_the_service() -> None:
    town = Town(configuration(staff=(), per_hour=3))
    for letter in town.plan(NINE + timedelta(days=10)).letters:
        town.send(letter, NINE + timedelta(days=10))
    assert len(town.tick(NINE)) == 3


def _began(town: Town, name: str, at: datetime) -> str:
    town.record(TroubleBegan(at, name, "Неполадка"))
    return f"trouble/{name}/{at.isoformat()}/{STAFF}"


def test_other_mail_to_staff_does_not_use_up_what_tells_of_a_trouble() -> None:
    town = started(configuration(service=Service(max_per_address_per_day=2)))
    town.tick(local(10, 7, 12))
    for number, code in enumerate((NORTH_A, NORTH_B, NORTH, SOUTH)):
        town.record(reply(f"late-{number}", verdict(code), at=local(10, 8, 9)))
    corrections = [key for key in town.tick(local(10, 8, 9, 10)) if key.startswith("correction/")]
    assert len(corrections) == 2
    assert _began(town, "imap", local(10, 8, 9, 20)) in town.tick(local(10, 8, 9, 30))


def test_a_trouble_that_comes_and_goes_does_not_use_up_what_tells_of_another() -> None:
    town = started(configuration(service=Service(max_per_address_per_day=5)))
    for minute in range(0, 60, 10):
        at = local(9, 10, 12, minute)
        _began(town, "folder:INBOX/Район", at)
        town.tick(at)
        town.record(TroubleEnded(at + timedelta(minutes=5), "folder:INBOX/Район"))
        town.tick(at + timedelta(minutes=5))
    told = [each.claim for each in town.book.outbox.of_kind(LetterKind.TROUBLE)]
    assert len(told) == 4
    assert _began(town, "ledger", local(9, 10, 13)) in town.tick(local(9, 10, 13))


def test_a_campaign_leaves_a_hundredth_of_the_day_to_alarms() -> None:
    one = next(iter(DIRECTORY))
    many = Directory(
        tuple(
            replace(one, oktmo=Oktmo(f"{number:08}"), emails=(f"a{number}@north.example",))
            for number in range(1, 131)
        )
    )
    town = Town(configuration(staff=(), directory=many, per_day=100))
    letters = [key for key in town.tick(NINE) if key.startswith("letter/")]
    town.configuration = configuration(directory=many, per_day=100)
    assert len(letters) == 99
    assert _began(town, "imap", NINE + timedelta(minutes=1)) in town.tick(NINE + timedelta(minutes=2))


def test_until_sent_was_looked_at_only_staff_hear_of_an_old_ledger() -> None:
    town = Town()
    plan = town.plan(NINE, sent_known=False)
    assert {each.kind for each in plan.letters} <= {LetterKind.DIGEST}
    assert Counter(each.code for each in plan.held) == Counter(sent_not_read=6)


def test_what_fell_due_before_a_restore_was_found_may_have_left() -> None:
    """At whatever hour and behind whatever brake it stands now."""
    town = Town(configuration(service=Service(stopped=True)))
    town.record(reply("a", verdict(NORTH_A), at=local(9, 5, 19)))
    night = local(9, 5, 23)
    before, after = night - timedelta(hours=1), night - timedelta(days=1)
    due = town.wanted(night)
    assert Counter(each.kind for each in due) >= Counter(
        {LetterKind.LETTER: 4, LetterKind.ACKNOWLEDGEMENT: 1}
    )
    for restored, expected in ((before, {LetterKind.LETTER, LetterKind.ACKNOWLEDGEMENT}), (after, set())):
        marks = Marks()
        marks.take(EntryNumber(1), TroubleBegan(restored, RESTORED_TROUBLE, ""))
        assert {each.kind for each in due if may_have_left(each, marks)} == expected
