"""Letters in doubt: settled by our own copy, else by a person."""

from __future__ import annotations

from collections import deque
from datetime import timedelta

import pytest

from mailflow.app.doubts import decide_doubt, settle_doubts
from mailflow.app.ports import Sending
from mailflow.errors import NotFoundError, TransientError
from mailflow.model.board import Delivery
from mailflow.model.fact import LetterSettled, SendResult
from tests.app.office import START, Office
from tests.cases.town import NORTH_A

LETTER = f"letter/96-2024/{NORTH_A}/1"


@pytest.fixture
def office() -> Office:
    """The line broke after the final dot of one letter."""
    office = Office()
    office.mailer.answer(f"mo{NORTH_A}@north.example", SendResult.IN_DOUBT, 0, "обрыв после точки")
    office.tick_at(START)
    return office


def raw_of(office: Office) -> bytes:
    return next(each.raw for each in office.mailer.tried if each.letter == LETTER)


def test_our_own_copy_proves_that_the_letter_went_out(office: Office) -> None:
    office.mailbox.sent.append(raw_of(office))
    report = office.tick_at(START + timedelta(minutes=5))
    assert report.settled_doubts == 1
    assert office.case(NORTH_A).delivery is Delivery.SENT
    assert [each.letter for each in office.mailer.tried].count(LETTER) == 1


def test_the_letter_that_came_back_to_the_mailbox_proves_it_too(office: Office) -> None:
    office.mailbox.put(b"Received: from relay.example\r\n" + raw_of(office))
    assert office.tick_at(START + timedelta(minutes=5)).settled_doubts == 1


def test_a_message_that_merely_bears_its_message_id_proves_nothing(office: Office) -> None:
    """Message-IDs of letters can be guessed: whoever sends one must not hide that a letter may be lost."""
    head = raw_of(office).partition(b"\r\n\r\n")[0]
    office.mailbox.put(head + b"\r\n\r\nforged\r\n")
    assert office.tick_at(START + timedelta(minutes=5)).settled_doubts == 0
    assert [claim.letter for claim in office.desk.book.in_doubt()] == [LETTER]


def test_without_a_copy_it_stays_in_doubt(office: Office) -> None:
    assert settle_doubts(office.desk) == 0
    assert [claim.letter for claim in office.desk.book.in_doubt()] == [LETTER]


def test_a_mailbox_that_cannot_be_searched_settles_nothing(office: Office) -> None:
    office.mailbox.sent.append(raw_of(office))
    office.mailbox.faults.append(TransientError("обрыв связи"))
    assert settle_doubts(office.desk) == 0


@pytest.mark.parametrize(("result", "tries"), [(SendResult.SENT, 1), (SendResult.RETRY, 2)])
def test_what_the_server_said_after_the_pass_settles_the_doubt(
    office: Office, result: SendResult, tries: int
) -> None:
    office.desk.late_answers = deque([Sending(LETTER, result, 250, "наконец"), Sending("other", result)])
    report = office.tick_at(START + timedelta(minutes=5))
    assert report.settled_doubts == 1
    assert office.desk.book.in_doubt() == ()
    assert [each.letter for each in office.mailer.tried].count(LETTER) == tries
    assert (raw_of(office) in office.mailbox.sent) is (result is SendResult.SENT)


def test_a_crash_between_claim_and_answer_is_a_doubt_too(office: Office) -> None:
    before = office.facts(LetterSettled)
    assert before[-1].result is not None
    office.ledger._entries = [
        entry
        for entry in office.ledger.entries()
        if not (isinstance(entry.fact, LetterSettled) and entry.fact.letter.endswith("03703000/1"))
    ]
    office.open_desk(office.desk.configuration)
    assert {claim.letter for claim in office.desk.book.in_doubt()} == {LETTER, "letter/96-2024/03703000/1"}


@pytest.mark.parametrize(("was_sent", "tries"), [(True, 1), (False, 2)])
def test_a_person_decides_whether_it_is_sent_again(office: Office, was_sent: bool, tries: int) -> None:
    entries = decide_doubt(office.desk, LETTER, was_sent=was_sent, who="Иванова")
    office.tick_at(START + timedelta(minutes=1))
    fact = entries[0].fact
    assert isinstance(fact, LetterSettled)
    assert (fact.who, fact.result) == ("Иванова", SendResult.SENT if was_sent else SendResult.RETRY)
    assert [each.letter for each in office.mailer.tried].count(LETTER) == tries
    assert office.desk.book.in_doubt() == ()


@pytest.mark.parametrize("which", ["letter/", "letter/96-2024/", ""])
def test_a_person_decides_on_many_letters_at_once(office: Office, which: str) -> None:
    assert len(decide_doubt(office.desk, which, was_sent=True, who="Иванова")) == 1
    assert office.desk.book.in_doubt() == ()


@pytest.mark.parametrize("which", ["ack/", "letter", "letter/96"])
def test_what_names_no_letter_in_doubt_settles_none(office: Office, which: str) -> None:
    with pytest.raises(NotFoundError):
        decide_doubt(office.desk, which, was_sent=True, who="Иванова")


def test_a_letter_that_is_not_in_doubt_cannot_be_settled(office: Office) -> None:
    with pytest.raises(NotFoundError, match="Письма под сомнением"):
        decide_doubt(office.desk, "letter/96-2024/03701000/1", was_sent=True, who="Иванова")
