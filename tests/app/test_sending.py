"""A letter goes out: planned, rendered, claimed, sent, settled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from mailflow.app.batch import CLAIM_GROUP
from mailflow.app.ports import Envelope, Sending
from mailflow.app.sending import Sent, send_due
from mailflow.app.sent_copies import keep_copies
from mailflow.app.tick import TickReport
from mailflow.cases.desk import REASONS, Hold
from mailflow.errors import PermanentError, TransientError
from mailflow.model.board import Delivery
from mailflow.model.fact import LetterClaimed, LetterSettled, SendResult, TroubleBegan
from mailflow.model.settings import Service
from tests.app.office import START, Office, answer
from tests.cases.town import (
    CITY,
    CONFIGURATION,
    NORTH,
    NORTH_A,
    NORTH_B,
    SOUTH,
    SOUTH_A,
    STAFF,
    configuration,
    local,
)
from tests.fakes.mailer import FakeMailer

LETTERS = [f"letter/96-2024/{code}/1" for code in (NORTH, NORTH_A, NORTH_B, SOUTH, SOUTH_A, CITY)]
NORTH_A_LETTER = f"letter/96-2024/{NORTH_A}/1"
NORTH_A_ADDRESS = f"mo{NORTH_A}@north.example"
REMINDER_DAY = local(9, 23, 9, 30)
"""Five working days before the deadline, when the first stage is announced."""


def letters_of(office: Office) -> list[str]:
    return [key for key in office.sent_keys() if key.startswith("letter/")]


def reminders_of(office: Office) -> list[str]:
    return [key for key in office.sent_keys() if key.startswith("reminder/")]


def started() -> Office:
    office = Office()
    office.tick_at(START)
    return office


def test_every_municipality_gets_its_letter_once() -> None:
    office = started()
    office.tick_at(START + timedelta(hours=1))
    assert sorted(letters_of(office)) == LETTERS
    assert {envelope.sender for envelope in office.mailer.sent} == {"sovet@sovet.example"}


def test_a_letter_is_claimed_before_it_is_sent_and_settled_after() -> None:
    office = started()
    events = [
        (type(entry.fact).__name__, entry.fact.letter)
        for entry in office.ledger.entries()
        if isinstance(entry.fact, LetterClaimed | LetterSettled) and entry.fact.letter == NORTH_A_LETTER
    ]
    assert events == [("LetterClaimed", NORTH_A_LETTER), ("LetterSettled", NORTH_A_LETTER)]
    claim = next(each for each in office.facts(LetterClaimed) if each.letter == NORTH_A_LETTER)
    envelope = next(each for each in office.mailer.sent if each.letter == NORTH_A_LETTER)
    assert office.archive.get(claim.content) == envelope.raw
    assert claim.message_id.encode() in envelope.raw


def test_a_claim_is_durable_when_the_mailer_sees_the_letter() -> None:
    office = Office()
    seen: list[bool] = []
    send = office.mailer._one

    def watched(envelope: object) -> object:
        seen.append(any(each.letter == envelope.letter for each in office.facts(LetterClaimed)))  # type: ignore[attr-defined]  # an envelope
        return send(envelope)  # type: ignore[arg-type]  # passed through

    office.mailer._one = watched  # type: ignore[assignment, method-assign]  # a look at the moment of sending
    office.tick_at(START)
    assert seen == [True] * len(office.mailer.sent)


class _Prompt:
    """A mailer whose results are all there when the first is asked for; notes what was claimed by then."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.unsettled: list[int] = []

    def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
        given = list(envelopes)
        for place, envelope in enumerate(given, start=1):
            claims, settled = self.office.facts(LetterClaimed), self.office.facts(LetterSettled)
            self.unsettled.append(len(claims) - len(settled))
            more = place % 3 != 0 and place < len(given)
            yield Sending(envelope.letter, SendResult.SENT, 250, "ok", more_at_hand=more)


def test_results_that_are_there_together_are_settled_together_and_none_waits() -> None:
    office = Office()
    office.desk.mailer = mailer = _Prompt(office)

    sent = send_due(office.desk)

    assert sent.sent == len(office.facts(LetterSettled)) == 7
    # The announcement for staff goes alone, then six letters, settled by threes.
    assert mailer.unsettled == [1, 6, 6, 6, 3, 3, 3]


def test_no_letter_is_claimed_before_the_mailer_wants_it() -> None:
    office = Office()
    claimed = []

    class OneByOne(FakeMailer):
        def send(self, envelopes: Iterable[Envelope]) -> Iterator[Sending]:
            for sending in super().send(envelopes):
                claims, settled = office.facts(LetterClaimed), office.facts(LetterSettled)
                claimed.append(len(claims) - len(settled))
                yield sending

    office.desk.mailer = OneByOne()
    send_due(office.desk)

    assert max(claimed) == CLAIM_GROUP


def test_a_refused_letter_keeps_the_servers_words_and_is_not_tried_again_at_that_address() -> None:
    office = Office()
    address = f"mo{CITY}@north.example"
    office.mailer.answer(address, SendResult.REFUSED, 550, "5.1.1 No such user")
    report = office.tick_at(START)
    office.tick_at(START + timedelta(hours=1))
    case = office.case(CITY)
    assert (report.sent.sent, report.sent.failed) == (6, 1)
    assert (case.delivery, case.delivery_words) == (Delivery.UNDELIVERABLE, "5.1.1 No such user")
    assert [each.recipient for each in office.mailer.tried].count(address) == 1


def test_the_second_address_is_written_to_where_the_first_is_dead() -> None:
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.REFUSED, 550, "5.1.1 No such user")
    office.tick_at(START)
    office.tick_at(START + timedelta(minutes=1))
    assert [each.recipient for each in office.mailer.tried if str(NORTH_A) in each.letter] == [
        NORTH_A_ADDRESS,
        "second@north.example",
    ]


@pytest.mark.parametrize(("minutes", "tries"), [(4, 1), (6, 2)])
def test_a_passing_refusal_is_tried_again_when_its_time_has_come(minutes: int, tries: int) -> None:
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.RETRY, 450, "4.2.0 Try later")
    office.tick_at(START)
    office.tick_at(START + timedelta(minutes=minutes))
    assert [each.letter for each in office.mailer.tried].count(NORTH_A_LETTER) == tries


def test_a_retry_agreed_by_a_wrong_clock_is_not_waited_for() -> None:
    """The clock was eleven days ahead; the letter would wait them all (A52)."""
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.RETRY, 450, "4.2.0 Try later")
    office.tick_at(START + timedelta(days=11))
    office.tick_at(START)
    assert NORTH_A_LETTER in letters_of(office)


def test_a_retry_is_the_same_letter_with_the_same_message_id() -> None:
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.RETRY, 450, "4.2.0 Try later")
    office.tick_at(START)
    office.tick_at(START + timedelta(minutes=10))
    claims = [each for each in office.facts(LetterClaimed) if each.letter == NORTH_A_LETTER]
    assert [claim.attempt for claim in claims] == [1, 2]
    assert len({claim.message_id for claim in claims}) == 1


def test_a_letter_in_doubt_is_never_sent_again_by_itself() -> None:
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.IN_DOUBT, 0, "обрыв после точки")
    report = office.tick_at(START)
    for hours in range(1, 6):
        office.tick_at(START + timedelta(hours=hours))
    assert (report.sent.sent, report.sent.in_doubt) == (6, 1)
    assert [each.letter for each in office.mailer.tried].count(NORTH_A_LETTER) == 1
    assert office.case(NORTH_A).delivery is Delivery.UNKNOWN


def test_a_server_that_refuses_everything_ends_the_round_and_costs_nobody_an_attempt_too_many() -> None:
    office = Office()
    office.mailer.answer(f"mo{NORTH}@north.example", SendResult.RETRY, 421, "4.7.0 quota", whole_server=True)
    report = office.tick_at(START)
    assert report.sent.sent == 1  # the digest went before the letters
    assert len([each for each in office.mailer.tried if each.letter in LETTERS]) == 1
    office.tick_at(START + timedelta(minutes=10))
    assert sorted(letters_of(office)) == LETTERS


def test_a_letter_at_which_the_whole_server_is_angry_does_not_stand_before_the_others_for_ever() -> None:
    """421 at this recipient, «looks like spam» at this text: the order alone would stop all mail."""
    office = Office()
    for _ in range(99):
        office.mailer.answer(NORTH_A_ADDRESS, SendResult.RETRY, 421, "4.7.0 not now", whole_server=True)
    for step in range(20):
        office.tick_at(START + step * timedelta(minutes=10))
    assert sorted(letters_of(office)) == [each for each in LETTERS if each != NORTH_A_LETTER]
    tries = [each.letter for each in office.mailer.tried].count(NORTH_A_LETTER)
    assert 5 <= tries <= 20


def test_what_never_went_out_is_not_kept() -> None:
    """Each attempt is written anew: with attachments, a server that refuses for days would fill the disk."""
    office = Office()
    office.mailer.answer(f"mo{NORTH}@north.example", SendResult.RETRY, 421, "4.7.0 quota", whole_server=True)
    office.mailer.answer(f"mo{NORTH}@north.example", SendResult.RETRY, 450, "4.2.0 later")
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.IN_DOUBT, 0, "обрыв после точки")
    office.mailer.answer(f"mo{NORTH_B}@north.example", SendResult.REFUSED, 554, "5.7.1 no")
    for minutes in (0, 10, 30):
        office.tick_at(START + timedelta(minutes=minutes))
    ends = {(each.letter, each.attempt): each.result for each in office.facts(LetterSettled)}
    wanted = {
        each.content
        for each in office.facts(LetterClaimed)
        if ends[each.letter, each.attempt] is not SendResult.RETRY
    }
    assert set(office.archive.kept) == wanted
    assert {*ends.values()} == set(SendResult)


def test_staff_are_told_of_a_batch_before_it_goes_out() -> None:
    office = started()
    office.tick_at(REMINDER_DAY)
    announced = [key for key in office.sent_keys() if key.startswith("announcement/")]
    assert announced == [f"announcement/96-2024/soft/2024-09-23/{STAFF}"]
    assert reminders_of(office) == []
    office.tick_at(REMINDER_DAY + timedelta(hours=1))
    assert len(reminders_of(office)) == 6


def test_where_the_announcement_is_late_it_still_goes_before_the_reminders_of_the_same_tick() -> None:
    office = started()
    office.tick_at(local(9, 23, 10, 30))
    keys = office.sent_keys()
    announced = keys.index(f"announcement/96-2024/soft/2024-09-23/{STAFF}")
    assert [keys.index(key) > announced for key in reminders_of(office)] == [True] * 6


def test_an_answer_that_arrives_in_the_same_tick_stops_its_reminder() -> None:
    office = started()
    office.tick_at(REMINDER_DAY)
    moment = local(9, 23, 10, 30)
    office.mailbox.put(answer(at=moment), internal_date=moment)
    report = office.tick_at(moment)
    assert report.taken.recorded == 1
    assert f"reminder/96-2024/soft/{NORTH_A}" not in office.sent_keys()
    assert len(reminders_of(office)) == 5


def test_a_possible_answer_that_waits_for_a_person_stops_its_reminder() -> None:
    office = started()
    office.tick_at(REMINDER_DAY)
    moment = local(9, 23, 10, 30)
    text = "На № 96 от 05.09.2024. Просим продлить срок представления ответа до 10 октября 2024 года."
    office.mailbox.put(answer(at=moment, text=text), internal_date=moment)
    report = office.tick_at(moment)
    assert report.taken.review == 1
    assert report.sent.held[Hold.WAITING] == 1
    assert f"reminder/96-2024/soft/{NORTH_A}" not in office.sent_keys()


def test_no_reminder_leaves_while_the_mailbox_cannot_be_read() -> None:
    office = started()
    office.tick_at(REMINDER_DAY)
    office.mailbox.faults.append(TransientError("обрыв связи"))
    report = office.tick_at(local(9, 23, 10, 30))
    assert reminders_of(office) == []
    assert (report.mailbox_read, report.sent.held[Hold.MAILBOX_NOT_READ]) == (False, 6)
    office.tick_at(local(9, 23, 10, 31))
    assert len(reminders_of(office)) == 6


def test_an_acknowledgement_has_the_null_sender_and_goes_to_the_address_on_file() -> None:
    office = started()
    moment = local(9, 12, 11, 0)
    text = (
        "На № 96 от 05.09.2024. Размещено 2 успешные практики.\n\n"
        "Глава Берёзовского сельского поселения Северного муниципального района И.И. Иванов"
    )
    office.mailbox.put(answer(at=moment, text=text, sender="clerk@post.example"), internal_date=moment)
    office.tick_at(moment)
    acknowledged = [
        (each.sender, each.recipient) for each in office.mailer.sent if each.letter.startswith("ack/")
    ]
    assert acknowledged == [("", NORTH_A_ADDRESS)]


def test_a_template_that_cannot_be_rendered_costs_its_letters_and_makes_one_trouble() -> None:
    office = Office()
    office.renderer.broken.add("letter")
    report = office.tick_at(START)
    again = office.tick_at(START + timedelta(minutes=5))
    began = office.facts(TroubleBegan)
    assert letters_of(office) == []
    assert (report.sent.failed, again.sent.failed) == (6, 6)
    assert [trouble.name for trouble in began] == ["letter:letter"]
    assert "templates/letter.j2:3: неизвестное имя «срк»" in began[0].text
    assert [key for key in office.sent_keys() if key.startswith("trouble/")] != []
    office.renderer.broken.clear()
    office.tick_at(START + timedelta(minutes=10))
    assert sorted(letters_of(office)) == LETTERS


def test_a_mended_template_ends_the_trouble() -> None:
    office = Office()
    office.renderer.broken.add("letter")
    office.tick_at(START)
    office.renderer.broken.clear()
    report = office.tick_at(START + timedelta(minutes=5))
    assert report.troubles == ()


def test_the_brake_lets_only_so_many_letters_out_in_one_pass() -> None:
    office = Office(configuration(service=Service(max_sends_per_tick=3)))
    report = office.tick_at(START)
    assert report.sent.sent == 3
    assert report.sent.held[Hold.PER_TICK] == 4
    for minute in (1, 2):
        office.tick_at(START + timedelta(minutes=minute))
    assert sorted(letters_of(office)) == LETTERS


def test_the_stop_switch_holds_everything_back_and_reads_on() -> None:
    office = Office(configuration(service=Service(stopped=True)))
    office.tick_at(START - timedelta(days=1))
    office.mailbox.put(answer(at=START), internal_date=START)
    report = office.tick_at(START)
    assert office.mailer.tried == []
    assert (report.taken.read, report.sent.sent) == (1, 0)
    assert report.sent.reasons[Hold.STOPPED] == REASONS[Hold.STOPPED]
    office.desk.configuration = CONFIGURATION
    office.tick_at(START + timedelta(minutes=1))
    assert letters_of(office) != []


def test_accepted_letters_get_a_copy_in_the_sent_folder() -> None:
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.REFUSED, 550, "5.1.1 No such user")
    office.tick_at(START)
    assert office.mailbox.sent == [each.raw for each in office.mailer.sent]


def test_a_mailbox_that_takes_no_copy_now_gets_it_later() -> None:
    office = Office()
    office.tick_at(START - timedelta(days=1))
    office.clock.set(START)
    office.mailbox.faults.append(TransientError("нет места"))
    sent = send_due(office.desk)
    assert sent.failed == 0
    assert "sent_copy_failed: TransientError" in office.notes
    office.tick_at(START + timedelta(minutes=1))
    assert office.mailbox.sent == [each.raw for each in office.mailer.sent]


def test_a_refused_copy_goes_behind_the_others() -> None:
    office = Office()
    office.desk.copies_owed = [office.archive.put(b"first"), office.archive.put(b"second")]
    office.mailbox.faults.append(PermanentError("слишком велико"))
    keep_copies(office.desk)
    assert [office.archive.get(each) for each in office.desk.copies_owed] == [b"second", b"first"]


def test_copies_that_a_stop_prevented_are_made_after_the_next_start() -> None:
    office = Office()
    office.tick_at(START)
    kept, office.mailbox.sent = office.mailbox.sent, office.mailbox.sent[:1]
    office.desk = office.open_desk(CONFIGURATION)
    office.tick_at(START + timedelta(minutes=1))
    assert sorted(office.mailbox.sent) == sorted(kept)


def test_no_copies_are_made_where_the_server_makes_them_itself() -> None:
    office = Office(replace(CONFIGURATION, imap=replace(CONFIGURATION.imap, sent_copy=False)))
    office.tick_at(START)
    assert office.mailbox.sent == []


def test_the_report_of_a_pass_as_json() -> None:
    office = Office()
    office.mailer.answer(NORTH_A_ADDRESS, SendResult.RETRY, 450, "4.2.0 Try later")
    report = office.tick_at(START)
    assert report.as_json() == {
        "now": START.isoformat(),
        "mailbox_read": True,
        "read": 0,
        "recorded": 0,
        "review": 0,
        "already_known": 0,
        "sent": 6,
        "failed": 1,
        "in_doubt": 0,
        "doubts_settled": 0,
        "held": {"retry_later": 1},
        "held_reasons": {"retry_later": REASONS[Hold.RETRY_LATER]},
        "troubles": [],
    }
    assert isinstance(report, TickReport)
    assert Sent() == Sent()
