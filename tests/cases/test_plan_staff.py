"""Mails to staff: digest, sign of life, summary, corrections, troubles."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mailflow.model.fact import FactUndone, LetterKind, SendResult, TroubleBegan, TroubleEnded
from mailflow.model.plan import DueLetter
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.cases.town import (
    NORTH_A,
    NORTH_B,
    REQUEST,
    STAFF,
    Town,
    assigned,
    case_id,
    configuration,
    content,
    local,
    notice,
    reply,
    started,
    verdict,
)

SUMMARY = f"summary/96-2024/{STAFF}"
NOON = local(10, 7, 12)
"""Five working days after 30 September, at 12:00."""


def _of(town: Town, now: datetime, *kinds: LetterKind) -> list[DueLetter]:
    return [each for each in town.plan(now).letters if each.kind in kinds]


def _idle() -> Town:
    return Town(configuration(requests=()))


def test_a_digest_comes_each_working_morning_of_a_running_request() -> None:
    town = started(at=local(9, 5, 9))
    days = [
        each.key.split("/")[1]
        for day in range(8)
        for each in _of(town, local(9, 6, 9) + timedelta(days=day), LetterKind.DIGEST)
    ]
    assert days == ["2024-09-06", "2024-09-09", "2024-09-10", "2024-09-11", "2024-09-12", "2024-09-13"]
    assert _of(town, local(9, 6, 8, 59), LetterKind.DIGEST) == []


def test_a_digest_is_sent_once_a_day_to_each_of_the_staff() -> None:
    town = started(configuration(staff=(STAFF, "two@sovet.example", STAFF)))
    digests = _of(town, local(9, 6, 9), LetterKind.DIGEST)
    assert [each.recipient for each in digests] == [STAFF, "two@sovet.example"]
    for each in digests:
        town.send(each, local(9, 6, 9))
    assert _of(town, local(9, 6, 12), LetterKind.DIGEST, LetterKind.ALL_IS_WELL) == []


def test_with_nothing_to_say_a_sign_of_life_comes_once_a_week() -> None:
    town = _idle()
    keys = [key for day in range(21) for key in town.tick(local(9, 9, 9) + timedelta(days=day))]
    assert keys == [f"well/2024-W{week}/{STAFF}" for week in (37, 38, 39)]


def test_the_sign_of_life_comes_on_the_first_working_day_of_a_short_week() -> None:
    keys = [key for day in range(3) for key in _idle().tick(local(11, 4, 9) + timedelta(days=day))]
    assert keys == [f"well/2024-W45/{STAFF}"]


def test_news_are_told_once() -> None:
    town = _idle()
    town.record(reply("a", at=local(9, 10, 12)))
    message = town.book.message_number(content("a"))
    assert message is not None
    town.record(assigned(message, NORTH_A, Outcome.QUESTION, local(9, 10, 13)))
    assert town.tick(local(9, 11, 9)) == [f"digest/2024-09-11/{STAFF}"]
    assert town.tick(local(9, 12, 9)) == []


def test_what_waits_for_a_person_is_told_every_day() -> None:
    town = _idle()
    town.record(reply("a", at=local(9, 10, 12)))
    assert town.tick(local(9, 11, 9)) == [f"digest/2024-09-11/{STAFF}"]
    assert town.tick(local(9, 12, 9)) == [f"digest/2024-09-12/{STAFF}"]


def test_the_digest_of_a_day_on_which_a_restore_was_found_has_a_key_of_its_own() -> None:
    """The life that the ledger has lost may have sent the day's digest."""
    town = _idle()
    town.record(TroubleBegan(local(9, 11, 11, 30), "restored", "журнал из копии"))
    assert f"digest/2024-09-11T1130/{STAFF}" in town.tick(local(9, 11, 11, 30))
    assert town.tick(local(9, 11, 15)) == []
    assert town.tick(local(9, 12, 9)) == [f"digest/2024-09-12/{STAFF}"]


def test_advertising_and_receipts_are_no_news() -> None:
    town = _idle()
    town.record(*(notice(kind, kind, at=local(9, 10)) for kind in (Kind.BULK, Kind.OWN, Kind.RECEIPT)))
    assert town.tick(local(9, 11, 9)) == []


def test_the_summary_comes_once_at_its_hour() -> None:
    town = started()
    assert _of(town, NOON - timedelta(minutes=1), LetterKind.SUMMARY) == []
    (summary,) = _of(town, NOON, LetterKind.SUMMARY)
    assert (summary.key, summary.recipient, summary.request) == (SUMMARY, STAFF, REQUEST.id)
    town.send(summary, NOON)
    assert _of(town, NOON + timedelta(days=20), LetterKind.SUMMARY) == []


def test_a_summary_in_doubt_is_held_for_a_person() -> None:
    town = started()
    (summary,) = _of(town, NOON, LetterKind.SUMMARY)
    town.send(summary, NOON, SendResult.IN_DOUBT)
    plan = town.plan(NOON + timedelta(hours=1))
    assert LetterKind.SUMMARY not in {each.kind for each in plan.letters}
    assert ("in_doubt", SUMMARY) in {(each.code, each.key) for each in plan.held}


def test_a_request_never_sent_has_no_summary() -> None:
    assert _of(Town(), NOON, LetterKind.SUMMARY) == []


def test_an_answer_after_the_summary_is_told_in_a_correction() -> None:
    town = started()
    town.record(reply("before", verdict(NORTH_A), at=local(10, 4)))
    town.send(_of(town, NOON, LetterKind.SUMMARY)[0], NOON)
    assert _of(town, NOON, LetterKind.CORRECTION) == []
    town.record(reply("after", verdict(NORTH_B), at=local(10, 9)))
    (correction,) = _of(town, local(10, 9), LetterKind.CORRECTION)
    assert (correction.key, correction.cases) == (
        f"correction/96-2024/{content('after')[:32]}/{STAFF}",
        (case_id(NORTH_B),),
    )
    town.send(correction, local(10, 9))
    assert _of(town, local(10, 10), LetterKind.CORRECTION) == []


def test_an_assignment_after_the_summary_corrects_it_too() -> None:
    town = started()
    message = town.record(reply("a", verdict(NORTH_A, decision=Decision.REVIEW), at=local(10, 4)))
    town.send(_of(town, NOON, LetterKind.SUMMARY)[0], NOON)
    decision = town.record(assigned(message, NORTH_A, Outcome.REPORT, local(10, 9)))
    assert len(_of(town, local(10, 9), LetterKind.CORRECTION)) == 1
    town.record(FactUndone(local(10, 9), "o", decision))
    assert _of(town, local(10, 9), LetterKind.CORRECTION) == []


def test_a_duplicate_after_the_summary_corrects_nothing() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A), at=local(10, 4)))
    town.send(_of(town, NOON, LetterKind.SUMMARY)[0], NOON)
    town.record(reply("b", verdict(NORTH_A, Outcome.DUPLICATE), at=local(10, 9)))
    assert _of(town, local(10, 9), LetterKind.CORRECTION) == []


def test_a_trouble_is_told_once_and_its_end_once() -> None:
    town = _idle()
    began = local(9, 10, 3)
    number = town.record(TroubleBegan(began, "imap", "Почта не читается"))
    key = f"trouble/imap/{began.isoformat()}/{STAFF}"
    (letter,) = _of(town, began, LetterKind.TROUBLE)
    assert (letter.key, letter.stage, letter.about) == (key, "began", number)
    assert town.tick(began) == [key]
    assert town.tick(began + timedelta(hours=1)) == []
    town.record(TroubleEnded(began + timedelta(hours=2), "imap"))
    assert town.tick(began + timedelta(hours=2)) == [f"{key}/recovered"]
    assert town.tick(began + timedelta(hours=3)) == []


def test_the_end_of_a_trouble_that_lasted_for_days_is_told_too() -> None:
    town = _idle()
    began, over = local(9, 10, 3), local(9, 16, 3)
    town.record(TroubleBegan(began, "imap", "Почта не читается"))
    (key,) = town.tick(began)
    town.record(TroubleEnded(over, "imap"))
    assert town.tick(over) == [f"{key}/recovered"]


def test_a_passed_trouble_hides_none_that_lasts() -> None:
    """Begun before it, and not told yet: mail was stopped meanwhile."""
    town = _idle()
    lasting, passed = local(9, 10, 3), local(9, 11, 3)
    town.record(TroubleBegan(lasting, "imap", "Почта не читается"))
    town.record(TroubleBegan(passed, "silence", "Служба не работала"))
    town.record(TroubleEnded(passed, "silence"))
    assert f"trouble/imap/{lasting.isoformat()}/{STAFF}" in town.tick(local(9, 16, 3))


def test_a_trouble_over_before_it_could_be_told_is_left_to_the_digest() -> None:
    town = _idle()
    began = local(9, 10, 3)
    town.record(TroubleBegan(began, "smtp", "Почта не отправляется"))
    town.record(TroubleEnded(began + timedelta(hours=2), "smtp"))
    assert town.tick(began + timedelta(hours=2)) == []
    assert town.tick(local(9, 10, 9)) == [f"digest/2024-09-10/{STAFF}"]


def test_every_outbreak_of_the_same_trouble_is_told() -> None:
    town = _idle()
    told = 0
    for hour in (1, 4):
        at = local(9, 10, hour)
        town.record(TroubleBegan(at, "imap", "Почта не читается"))
        told += len(town.tick(at))
        town.record(TroubleEnded(at + timedelta(hours=1), "imap"))
        told += len(town.tick(at + timedelta(hours=1)))
    assert told == 4


def test_without_digest_addresses_the_operators_hear_of_troubles() -> None:
    config = configuration(requests=(), staff=())
    town = Town(replace(config, staff=replace(config.staff, operators=("op@sovet.example",))))
    town.record(TroubleBegan(local(9, 10), "imap", "Почта не читается"))
    assert [each.recipient for each in town.plan(local(9, 10)).letters] == ["op@sovet.example"]
