"""What is known of the way of a letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mailflow.cases.refusal import blames_address
from mailflow.cases.review import waiting
from mailflow.model.board import Delivery, ReviewItem, State
from mailflow.model.fact import FactUndone, LetterSettled, SendResult
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.cases.town import (
    NORTH,
    NORTH_A,
    NORTH_B,
    REQUEST,
    Town,
    bounce,
    configuration,
    local,
    notice,
    reply,
    started,
    verdict,
)

NOW = local(9, 12)
LETTER_A = "<req-96-2024.03701401@sovet.example>"
LETTER_B = "<req-96-2024.03701402@sovet.example>"
BOX_A = "mo03701401@north.example"
BOX_B = "mo03701402@north.example"


def _first_attempt(result: SendResult | None, words: str = "") -> Town:
    """The letter to NORTH_B was tried once, with that end."""
    town = Town()
    letter = next(each for each in town.plan(local(9, 5, 9)).letters if each.recipient == BOX_B)
    retry_at = local(9, 5, 10) if result is SendResult.RETRY else None
    town.send(letter, local(9, 5, 9), result, words=words, retry_at=retry_at)
    return town


@pytest.mark.parametrize(
    ("result", "delivery", "state"),
    [
        (SendResult.SENT, Delivery.SENT, State.AWAITING),
        (SendResult.IN_DOUBT, Delivery.UNKNOWN, State.AWAITING),
        (None, Delivery.UNKNOWN, State.AWAITING),
        (SendResult.RETRY, Delivery.DELAYED, State.NOT_SENT),
        (SendResult.REFUSED, Delivery.UNDELIVERABLE, State.AWAITING),
    ],
)
def test_the_end_of_the_attempt_decides_before_any_other_sign(
    result: SendResult | None, delivery: Delivery, state: State
) -> None:
    case = _first_attempt(result).case(NORTH_B, NOW)
    assert (case.delivery, case.state) == (delivery, state)


def test_a_letter_in_doubt_that_was_found_is_sent() -> None:
    town = _first_attempt(SendResult.IN_DOUBT)
    key = town.book.in_doubt()[0].letter
    town.record(LetterSettled(local(9, 5, 11), key, 1, SendResult.SENT))
    assert town.case(NORTH_B, NOW).delivery is Delivery.SENT


@pytest.mark.parametrize("kind", [Kind.RECEIPT, Kind.REGISTRATION, Kind.AUTO_REPLY])
def test_any_proof_of_receipt_makes_it_delivered_and_never_answered(kind: Kind) -> None:
    town = started()
    town.record(notice(kind, "n", at=local(9, 6), about=LETTER_B, sender="robot@other.example"))
    case = town.case(NORTH_B, local(10, 2))
    assert (case.delivery, case.state) == (Delivery.DELIVERED, State.OVERDUE)


def test_a_notice_from_the_address_itself_is_about_the_last_letter_to_it() -> None:
    town = started()
    town.record(notice(Kind.AUTO_REPLY, "n", at=local(9, 6), sender=BOX_B.upper()))
    assert town.case(NORTH_B, NOW).delivery is Delivery.DELIVERED
    assert town.case(NORTH_A, NOW).delivery is Delivery.SENT


def test_a_reply_proves_receipt_for_its_own_case_alone() -> None:
    town = started()
    town.record(reply("r", verdict(NORTH_A, Outcome.INTERIM), at=local(9, 6), sender=BOX_B))
    assert town.case(NORTH_A, NOW).delivery is Delivery.DELIVERED
    assert town.case(NORTH_B, NOW).delivery is Delivery.SENT


def test_a_delay_is_shown_with_the_servers_words_until_the_letter_arrives() -> None:
    town = started()
    fact = bounce("d", BOX_B, at=local(9, 6), about=LETTER_B)
    town.record(replace(fact, understanding=replace(fact.understanding, kind=Kind.DELAY)))
    case = town.case(NORTH_B, NOW)
    assert (case.delivery, case.delivery_words, case.recipient) == (Delivery.DELAYED, "no such user", BOX_B)
    town.record(notice(Kind.RECEIPT, "n", at=local(9, 7), about=LETTER_B))
    assert town.case(NORTH_B, NOW).delivery is Delivery.DELIVERED


@pytest.mark.parametrize("about", [LETTER_B, ""])
def test_a_bounce_from_the_only_address_makes_the_case_undeliverable(about: str) -> None:
    town = started()
    town.record(bounce("b", BOX_B, at=local(9, 6), about=about))
    case = town.case(NORTH_B, NOW)
    assert (case.delivery, case.delivery_words, case.recipient) == (
        Delivery.UNDELIVERABLE,
        "no such user",
        "",
    )
    assert town.case(NORTH_A, NOW).delivery is Delivery.SENT


def test_a_bounce_that_names_no_recipient_is_about_the_letter_it_quotes() -> None:
    town = started()
    fact = bounce("b", BOX_B, at=local(9, 6), about=LETTER_B)
    town.record(replace(fact, understanding=replace(fact.understanding, failed_recipients=())))
    assert town.case(NORTH_B, NOW).delivery is Delivery.UNDELIVERABLE


def test_a_bounce_with_another_address_on_file_only_delays() -> None:
    town = started()
    town.record(bounce("b", BOX_A, at=local(9, 6), about=LETTER_A))
    case = town.case(NORTH_A, NOW)
    assert (case.delivery, case.recipient) == (Delivery.DELAYED, "second@north.example")


def test_a_refused_message_does_not_kill_its_address() -> None:
    town = started()
    town.record(bounce("b", BOX_A, at=local(9, 6), about=LETTER_A, address_good=True))
    case = town.case(NORTH_A, NOW)
    assert (case.delivery, case.recipient) == (Delivery.UNDELIVERABLE, BOX_A)


def test_an_undone_bounce_was_none() -> None:
    town = started()
    number = town.record(bounce("b", BOX_B, at=local(9, 6), about=LETTER_B))
    town.record(FactUndone(local(9, 7), "o", number))
    case = town.case(NORTH_B, NOW)
    assert (case.delivery, case.recipient) == (Delivery.SENT, BOX_B)


def test_mail_from_a_dead_address_brings_it_back_to_life() -> None:
    town = started()
    town.record(bounce("b", BOX_B, at=local(9, 6), about=LETTER_B))
    town.record(reply("r", at=local(9, 8), sender=BOX_B))
    assert town.case(NORTH_B, NOW).recipient == BOX_B


def test_mail_with_failed_authentication_proves_nothing_about_its_sender() -> None:
    town = started()
    town.record(bounce("b", BOX_B, at=local(9, 6), about=LETTER_B))
    forged = reply("r", at=local(9, 8), sender=BOX_B)
    town.record(replace(forged, understanding=replace(forged.understanding, authentication="fail")))
    assert town.case(NORTH_B, NOW).recipient == ""


def test_an_old_bounce_says_nothing_about_a_letter_sent_later() -> None:
    town = Town()
    town.record(bounce("b", BOX_B, at=local(9, 1)))
    town.record(notice(Kind.AUTO_REPLY, "n", at=local(9, 2), sender=BOX_B))
    town.send_letters(local(9, 5, 9))
    case = town.case(NORTH_B, NOW)
    assert (case.delivery, case.recipient) == (Delivery.SENT, BOX_B)


def test_a_bounced_reminder_makes_the_only_address_dead() -> None:
    town = started()
    town.tick(local(9, 23, 10))
    town.record(bounce("b", BOX_B, at=local(9, 23, 11)))
    case = town.case(NORTH_B, local(9, 24))
    assert (case.delivery, case.recipient) == (Delivery.UNDELIVERABLE, "")


def test_a_letter_to_the_district_says_nothing_about_the_settlements_own_box() -> None:
    town = started()
    for day in (23, 27, 30):
        town.tick(local(9, day, 10))
    town.tick(local(10, 1, 10))
    assert any(each.startswith("district/") for each in town.tick(local(10, 3, 10)))
    town.record(bounce("b", "mo03701000@north.example", at=local(10, 3, 11)))
    assert town.case(NORTH_B, local(10, 4)).delivery is Delivery.SENT
    assert town.case(NORTH, local(10, 4)).delivery is Delivery.UNDELIVERABLE


def test_a_held_reply_is_no_proof_for_the_proposed_case() -> None:
    town = started()
    town.record(reply("r", verdict(NORTH_B, decision=Decision.REVIEW), at=local(9, 6)))
    assert town.case(NORTH_B, NOW).delivery is Delivery.SENT


def test_delivered_is_kept_whatever_the_clock_said() -> None:
    town = started()
    town.record(notice(Kind.RECEIPT, "n", at=local(9, 5, 9) - timedelta(days=10), about=LETTER_B))
    assert town.case(NORTH_B, NOW).delivery is Delivery.DELIVERED


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("550 5.1.1 <x@y.example>: Recipient address rejected: User unknown", True),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", True),
        ("550 5.2.1 mailbox disabled", True),
        ("550 No such user here", True),
        ("550 нет такого ящика", True),
        ("552 5.2.2 mailbox full", False),
        ("552 5.3.4 Message size exceeds fixed limit", False),
        ("554 5.7.1 Message rejected under suspicion of SPAM", False),
        ("554 Message rejected: spam", False),
        ("550 5.0.0 policy violation", False),
        ("550 5.5.0 mailbox unavailable", True),
    ],
)
def test_a_refusal_blames_the_address_or_the_message(words: str, expected: bool) -> None:
    assert blames_address(words) is expected


def test_a_refusal_of_the_message_leaves_the_address_in_use() -> None:
    case = _first_attempt(SendResult.REFUSED, "554 5.7.1 spam").case(NORTH_B, NOW)
    assert (case.delivery, case.recipient) == (Delivery.UNDELIVERABLE, BOX_B)


@pytest.mark.parametrize(
    ("subject", "delivered"),
    [("Письмо № 96 от 05.09.2024 зарегистрировано", "96"), ("Письмо зарегистрировано", "112")],
)
def test_a_notice_proves_the_letter_its_subject_names_else_the_last_one(subject: str, delivered: str) -> None:
    other = replace(REQUEST, number="112", date=date(2024, 9, 6))
    town = Town(configuration(requests=(REQUEST, other)))
    town.send_letters(local(9, 5, 9))
    town.send_letters(local(9, 6, 9))
    message = notice(Kind.REGISTRATION, "n", at=local(9, 9), sender=BOX_A)
    town.record(replace(message, understanding=replace(message.understanding, subject=subject)))

    boards = town.boards(NOW)

    proved = [
        board.request.number
        for board in boards
        for case in board.cases
        if case.municipality.oktmo == NORTH_A and case.delivery is Delivery.DELIVERED
    ]
    assert proved == [delivered]


@pytest.mark.parametrize("doubt", [{"authentication": "fail"}, {"from_mailbox": True}])
def test_a_report_that_may_be_forged_is_not_believed_even_with_our_letter(doubt: dict[str, Any]) -> None:
    town = started()
    report = bounce("a", BOX_B, at=local(9, 9, 9), about=LETTER_B)
    understood = replace(report.understanding, **doubt)
    town.record(replace(report, understanding=understood))
    assert town.case(NORTH_B, local(9, 9, 10)).delivery is Delivery.SENT
    assert "может быть поддельным" in _waiting(town)[0].reason
    assert f"reminder/96-2024/soft/{NORTH_B}" in town.tick(local(9, 23, 10))


def test_a_forged_report_about_strangers_wants_nobody() -> None:
    report = bounce("a", "x@elsewhere.example", at=local(9, 9, 9))
    town = started()
    town.record(replace(report, understanding=replace(report.understanding, authentication="fail")))
    assert _waiting(town) == []


def _waiting(town: Town) -> list[ReviewItem]:
    return list(waiting(town.book, NOW))
