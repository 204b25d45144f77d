"""Reminders: who, when, once, and what holds them back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from mailflow.cases.plan import plan
from mailflow.model.fact import CaseExcluded, ExtensionGranted, Fact, LetterKind, SendResult
from mailflow.model.municipality import Directory
from mailflow.model.request import DeadlineShift, ReminderStage
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.cases.town import (
    CALENDAR,
    CITY,
    DIRECTORY,
    NORTH,
    NORTH_A,
    NORTH_B,
    REQUEST,
    SOUTH,
    SOUTH_A,
    STAFF,
    Town,
    assigned,
    bounce,
    candidate,
    case_id,
    configuration,
    local,
    notice,
    reply,
    started,
    verdict,
)

QUIET = configuration(staff=())
SOFT = local(9, 23, 10)
"""Five working days before 30 September."""


def _reminders(keys: list[str]) -> list[str]:
    return [each for each in keys if each.startswith(("reminder/", "district/", "chair/"))]


def _codes(town: Town, now: datetime, code: str = NORTH_A, *, looked: bool = True) -> set[str]:
    held = town.plan(now, looked=looked).held
    return {each.code for each in held if each.case == case_id(NORTH_A) or code in each.key}


def test_every_silent_case_is_reminded_once_a_stage() -> None:
    town = started(QUIET)
    sent = Counter[str]()
    for hours in range(1, 24 * 45, 3):
        sent.update(_reminders(town.tick(local(9, 6, 0) + timedelta(hours=hours))))
    own = {
        f"reminder/96-2024/{stage}/{each.oktmo}"
        for stage in ("soft", "last", "today", "overdue-1")
        for each in DIRECTORY
    }
    districts = {f"district/96-2024/overdue-3/{each}" for each in (NORTH, SOUTH)}
    assert set(sent) == own | districts
    assert set(sent.values()) == {1}


def test_a_stage_falls_due_at_its_local_time() -> None:
    town = started(QUIET)
    assert _reminders(town.tick(SOFT - timedelta(minutes=1))) == []
    assert len(_reminders(town.tick(SOFT))) == 6


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        (reply("x", verdict(NORTH_A), at=local(9, 20)), "answered"),
        (reply("x", verdict(NORTH_A, Outcome.NOTHING), at=local(9, 20)), "answered"),
        (CaseExcluded(local(9, 20), "o", case_id(NORTH_A)), "excluded"),
        (ExtensionGranted(local(9, 20), "o", case_id(NORTH_A), date(2024, 10, 15)), "extended"),
        (reply("x", verdict(NORTH_A, decision=Decision.REVIEW), at=local(9, 20)), "waiting"),
        (reply("x", candidates=(candidate(NORTH_A),), at=local(9, 20)), "waiting"),
        (reply("x", candidates=(candidate(NORTH_A, None),), at=local(9, 20)), "waiting"),
        (
            bounce(
                "x",
                "mo03701401@north.example",
                at=local(9, 20),
                about="<req-96-2024.03701401@sovet.example>",
                address_good=True,
            ),
            "undeliverable",
        ),
    ],
)
def test_a_case_is_not_reminded_where_something_speaks_against_it(fact: Fact, code: str) -> None:
    town = started(QUIET)
    town.record(fact)
    sent = _reminders(town.tick(SOFT))
    assert len(sent) == 5
    assert "reminder/96-2024/soft/03701401" not in sent
    assert _codes(town, SOFT) == {code}


@pytest.mark.parametrize(
    "fact",
    [
        reply("x", verdict(NORTH_A, Outcome.INTERIM), at=local(9, 20)),
        notice(Kind.REGISTRATION, "x", at=local(9, 20), about="<req-96-2024.03701401@sovet.example>"),
        notice(Kind.AUTO_REPLY, "x", at=local(9, 20), sender="mo03701401@north.example"),
        reply("x", candidates=(candidate(None),), at=local(9, 20)),
    ],
)
def test_what_is_no_answer_does_not_stop_reminders(fact: Fact) -> None:
    town = started(QUIET)
    town.record(fact)
    assert len(_reminders(town.tick(SOFT))) == 6


def test_a_late_answer_stops_reminders_too() -> None:
    town = started(QUIET)
    town.record(reply("x", verdict(NORTH_A), at=local(10, 1, 0)))
    assert len(_reminders(town.tick(local(10, 1, 10)))) == 5
    assert _codes(town, local(10, 1, 10)) == {"answered"}


def test_holds_that_last_for_ever_are_listed_on_the_day_of_the_stage_alone() -> None:
    town = started(QUIET)
    town.record(reply("x", verdict(NORTH_A), at=local(9, 20)))
    assert _codes(town, local(9, 23, 20)) == {"answered"}
    assert _codes(town, local(9, 24, 10)) == set()


def test_a_person_who_refuses_a_municipality_stops_its_reminders() -> None:
    town = started(QUIET)
    message = town.record(reply("x", verdict(NORTH_A, Outcome.REFUSAL, Decision.REVIEW), at=local(9, 20)))
    town.record(assigned(message, NORTH_A, Outcome.REFUSAL, local(9, 21)))
    assert len(_reminders(town.tick(SOFT))) == 5
    assert _codes(town, SOFT) == {"refused"}


def test_a_letter_never_sent_is_not_reminded_of() -> None:
    town = Town(QUIET)
    for letter in town.plan(local(9, 5, 9)).letters:
        if "03701401" not in letter.key:
            town.send(letter, local(9, 5, 9))
    letter = town.plan(local(9, 5, 9)).letters[0]
    town.send(letter, local(9, 5, 9), SendResult.REFUSED, words="554 5.7.1 spam")
    assert len(_reminders(town.tick(SOFT))) == 5


@pytest.mark.parametrize(
    ("looked_before", "expected"), [(timedelta(minutes=10), 6), (timedelta(minutes=11), 0), (None, 0)]
)
def test_reminders_wait_for_a_fresh_look_into_the_mailbox(
    looked_before: timedelta | None, expected: int
) -> None:
    town = started(QUIET)
    looked_at = None if looked_before is None else SOFT - looked_before
    found = plan(town.book, QUIET, town.boards(SOFT), CALENDAR, SOFT, looked_at=looked_at)
    assert len(found.letters) == expected
    assert Counter(each.code for each in found.held) == Counter(mailbox_not_read=6 - expected)


def test_after_a_pause_only_the_latest_stage_is_sent() -> None:
    town = started(QUIET)
    sent = _reminders(town.tick(local(9, 30, 12)))
    assert sent == [f"reminder/96-2024/today/{each.oktmo}" for each in DIRECTORY]
    town = started(QUIET)
    assert _codes(town, local(9, 30, 12)) == {"superseded"}


def test_after_a_month_each_recipient_gets_at_most_one_reminder() -> None:
    town = started(QUIET)
    sent = _reminders(town.tick(local(10, 30, 12)))
    assert sorted(sent) == sorted(
        [f"district/96-2024/overdue-3/{each}" for each in (NORTH, SOUTH)]
        + [f"reminder/96-2024/overdue-1/{each}" for each in (NORTH, SOUTH, CITY)]
    )


def test_no_reminder_of_a_coming_deadline_goes_out_after_it() -> None:
    request = replace(REQUEST, reminders=REQUEST.reminders[:3])
    town = started(configuration(staff=(), requests=(request,)))
    assert _reminders(town.tick(local(10, 2, 12))) == []
    assert _codes(town, local(10, 2, 12)) == {"stage_passed"}


def test_reminders_wait_for_working_hours() -> None:
    town = started(QUIET)
    assert _reminders(town.tick(local(9, 23, 20))) == []
    assert _codes(town, local(9, 23, 20)) == {"outside_hours"}
    assert len(_reminders(town.tick(local(9, 24, 9)))) == 6


def test_a_reminder_on_the_day_of_a_deadline_on_a_day_off_comes_before_it() -> None:
    stage = ReminderStage("today", time(10), "t", working_days_before=0)
    request = replace(
        REQUEST, deadline=date(2024, 9, 29), deadline_shift=DeadlineShift.NONE, reminders=(stage,)
    )
    town = started(configuration(staff=(), requests=(request,)))
    assert len(_reminders(town.tick(local(9, 27, 10)))) == 6


def test_a_letter_sent_less_than_a_working_day_ago_is_not_reminded_of() -> None:
    town = Town(QUIET)
    town.send_letters(local(9, 26, 15))
    now = local(9, 27, 10)
    assert _reminders(town.tick(now)) == []
    assert _codes(town, now) == {"just_sent"}
    assert len(_reminders(town.tick(local(9, 27, 15)))) == 6


def test_a_stage_that_fell_due_before_the_letter_left_is_not_sent() -> None:
    town = Town(QUIET)
    town.send_letters(local(9, 24, 10))
    assert _reminders(town.tick(local(9, 26, 10))) == []
    assert _codes(town, local(9, 26, 10)) == {"stage_passed"}


def test_an_extended_case_is_reminded_by_its_own_dates() -> None:
    town = started(QUIET)
    town.record(ExtensionGranted(local(9, 20), "o", case_id(NORTH_A), date(2024, 10, 15)))
    sent = [
        (day, key)
        for day in range(45)
        for key in _reminders(town.tick(local(9, 20, 10) + timedelta(days=day)))
        if key.endswith(NORTH_A)
    ]
    assert sent == [
        (18, "reminder/96-2024/soft/03701401"),
        (24, "reminder/96-2024/last/03701401"),
        (25, "reminder/96-2024/today/03701401"),
        (26, "reminder/96-2024/overdue-1/03701401"),
    ]


def test_a_district_gets_one_letter_that_lists_its_silent_settlements() -> None:
    town = started(QUIET)
    town.record(reply("a", verdict(NORTH_A), at=local(9, 20)))
    for day in (23, 27, 30):
        town.tick(local(9, day, 10))
    town.tick(local(10, 1, 10))
    letters = {each.key: each for each in town.plan(local(10, 3, 10)).letters}
    north = letters[f"district/96-2024/overdue-3/{NORTH}"]
    assert (north.recipient, north.cases, north.district) == (
        "mo03701000@north.example",
        (case_id(NORTH_B),),
        NORTH,
    )
    assert letters[f"district/96-2024/overdue-3/{SOUTH}"].cases == (case_id(SOUTH_A),)


def test_a_district_without_an_address_holds_its_letter() -> None:
    bare = replace(DIRECTORY[NORTH], emails=())
    directory = Directory(tuple(bare if each.oktmo == NORTH else each for each in DIRECTORY))
    town = started(configuration(staff=(), directory=directory))
    held = {each.key: each.code for each in town.plan(local(10, 3, 10)).held}
    assert held[f"district/96-2024/overdue-3/{NORTH}"] == "no_address"


def test_the_chair_is_told_of_all_that_are_silent() -> None:
    town = started(configuration(chair="chair@sovet.example"))
    town.record(reply("a", verdict(NORTH_A), at=local(9, 20)))
    (note,) = [each for each in town.plan(local(10, 7, 10)).letters if each.kind is LetterKind.CHAIR_NOTE]
    assert (note.key, note.recipient) == ("chair/96-2024/overdue-5", "chair@sovet.example")
    assert note.cases == tuple(case_id(each.oktmo) for each in DIRECTORY if each.oktmo != NORTH_A)


def test_without_a_chair_the_staff_get_the_note() -> None:
    (note,) = [
        each for each in started().plan(local(10, 7, 10)).letters if each.kind is LetterKind.CHAIR_NOTE
    ]
    assert note.recipient == STAFF


def test_a_batch_is_announced_an_hour_ahead_and_waits_for_it() -> None:
    town = started()
    key = f"announcement/96-2024/soft/2024-09-23/{STAFF}"
    assert key not in [each.key for each in town.plan(SOFT - timedelta(minutes=61)).letters]
    (announcement,) = [
        each
        for each in town.plan(SOFT - timedelta(minutes=60)).letters
        if each.kind is LetterKind.ANNOUNCEMENT
    ]
    assert (announcement.key, announcement.due_at, len(announcement.cases)) == (key, local(9, 23, 9), 6)
    late = town.plan(SOFT)
    assert _reminders([each.key for each in late.letters]) == []
    assert Counter(each.code for each in late.held) == Counter(announcement=6)
    town.send(announcement, SOFT)
    assert len(_reminders([each.key for each in town.plan(SOFT).letters])) == 6


def test_in_a_preview_the_announcement_stands_before_its_batch() -> None:
    preview = started().plan(local(9, 20), horizon=local(9, 24))
    places = [each.key.split("/")[0] for each in preview.letters if "soft" in each.key]
    assert places == ["announcement", *["reminder"] * 6]


def test_a_retried_reminder_is_dropped_when_the_answer_has_come() -> None:
    town = started(QUIET)
    letter = next(each for each in town.plan(SOFT).letters if "03701401" in each.key)
    town.send(letter, SOFT, SendResult.RETRY, retry_at=SOFT + timedelta(hours=1))
    town.record(reply("a", verdict(NORTH_A), at=SOFT))
    assert letter.key not in town.tick(SOFT + timedelta(hours=2))
