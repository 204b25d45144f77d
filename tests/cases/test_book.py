"""What the book remembers, for the fold and for matching."""

from __future__ import annotations

from dataclasses import replace

from mailflow.cases.book import Book
from mailflow.matching.context import Memory
from mailflow.model.fact import (
    Entry,
    FactUndone,
    FolderBaseline,
    LetterSettled,
    MessageDismissed,
    PositionMoved,
    SendResult,
    TroubleBegan,
    TroubleEnded,
)
from mailflow.model.identifiers import EntryNumber
from mailflow.model.understanding import Decision, Kind, Outcome
from tests.cases.town import (
    NORTH_A,
    NORTH_B,
    SOUTH_A,
    STAFF,
    Town,
    assigned,
    candidate,
    case_id,
    content,
    local,
    notice,
    reply,
    started,
    verdict,
)

CLERK = "clerk@mail.example"


def test_the_book_is_a_memory_for_matching() -> None:
    memory: Memory = Book()
    assert memory.cases_of_letter("<x@y.example>") == ()


def test_adding_an_entry_or_its_key_again_changes_nothing() -> None:
    town = started()
    for entry in tuple(town.entries):
        town.book.add(entry)
        town.book.add(Entry(EntryNumber(entry.number + 1000), entry.fact))
    assert len(town.book) == len(town.entries)
    assert len(town.book.outbox.sent_within(local(9, 6) - local(9, 5), local(9, 5, 9))) == 6


def test_a_reply_to_our_letter_is_traced_with_and_without_brackets() -> None:
    book = started().book
    expected = (case_id(NORTH_A),)
    assert book.cases_of_letter("<req-96-2024.03701401@sovet.example>") == expected
    assert book.cases_of_letter("REQ-96-2024.03701401@sovet.example") == expected
    assert book.cases_of_letter("<other@sovet.example>") == ()


def test_letters_are_found_by_address_in_any_case() -> None:
    book = started().book
    assert book.recipients_of("MO03701401@North.example") == (case_id(NORTH_A),)
    assert book.recipients_of("second@north.example") == ()


def test_a_reply_to_a_digest_concerns_no_case() -> None:
    town = started()
    digest = next(each for each in town.plan(local(9, 6, 9)).letters if each.key.startswith("digest"))
    town.send(digest, local(9, 6, 9))
    assert town.book.cases_of_letter(digest.message_id) == ()


def test_prior_answers_hold_what_was_recorded_held_or_assigned() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A), at=local(9, 10)))
    town.record(reply("b", verdict(NORTH_A, Outcome.QUESTION, Decision.REVIEW), at=local(9, 11)))
    stray = town.record(reply("c", candidates=(candidate(NORTH_A),), at=local(9, 12)))
    town.record(assigned(stray, NORTH_A, Outcome.CORRECTION, local(9, 13)))
    town.record(notice(Kind.RECEIPT, "d", at=local(9, 14)))
    found = town.book.prior_answers(case_id(NORTH_A))
    assert [(each.content, each.outcome) for each in found] == [
        (content("a"), Outcome.REPORT),
        (content("b"), Outcome.QUESTION),
        (content("c"), Outcome.CORRECTION),
    ]


def test_an_undone_or_dismissed_message_is_no_prior_answer() -> None:
    town = started()
    first = town.record(reply("a", verdict(NORTH_A), at=local(9, 10)))
    town.record(FactUndone(local(9, 10), "o", first))
    second = town.record(reply("b", verdict(NORTH_A, Outcome.QUESTION, Decision.REVIEW), at=local(9, 11)))
    town.record(MessageDismissed(local(9, 12), "o", second))
    assert town.book.prior_answers(case_id(NORTH_A)) == ()


def test_an_address_is_learned_from_a_persons_decision_alone() -> None:
    town = started()
    town.record(reply("a", verdict(NORTH_A), at=local(9, 10), sender=CLERK))
    assert town.book.learned_municipality(CLERK) is None
    message = town.record(reply("b", candidates=(candidate(NORTH_A),), at=local(9, 11), sender=CLERK))
    decision = town.record(assigned(message, NORTH_A, Outcome.REPORT, local(9, 12)))
    assert town.book.learned_municipality(CLERK.upper()) == NORTH_A
    town.record(FactUndone(local(9, 13), "o", decision))
    assert town.book.learned_municipality(CLERK) is None


def test_nothing_is_learned_of_an_address_that_gets_our_digests() -> None:
    town = started()
    message = town.record(reply("b", candidates=(candidate(NORTH_A),), at=local(9, 11), sender=STAFF))
    town.record(assigned(message, NORTH_A, Outcome.REPORT, local(9, 12)))
    assert town.book.learned_municipality(STAFF) == NORTH_A
    town.tick(local(9, 12))
    assert town.book.outbox.is_staff(STAFF)
    assert town.book.learned_municipality(STAFF) is None


def test_an_address_that_wrote_for_two_municipalities_identifies_neither() -> None:
    town = started()
    for name, code in (("a", NORTH_A), ("b", NORTH_B)):
        message = town.record(reply(name, candidates=(candidate(code),), at=local(9, 11), sender=CLERK))
        town.record(assigned(message, code, Outcome.REPORT, local(9, 12)))
    assert town.book.learned_municipality(CLERK) is None


def test_candidates_without_a_request_stand_for_all_requests_of_the_municipality() -> None:
    town = started()
    message = town.record(reply("a", candidates=(candidate(NORTH_A, None),), at=local(9, 10)))
    assert town.book.inbox.waiting_for(case_id(NORTH_A)) == (message,)
    assert town.book.inbox.waiting_for(case_id(NORTH_B)) == ()


def test_candidates_without_a_municipality_hold_nobody_back() -> None:
    town = started()
    message = town.record(reply("a", candidates=(candidate(None),), at=local(9, 10)))
    assert town.book.inbox.waiting() == (message,)
    assert town.book.inbox.waiting_for(case_id(NORTH_A)) == ()


def test_a_claim_without_a_settlement_is_in_doubt_until_settled() -> None:
    town = Town()
    letter = town.plan(local(9, 5, 9)).letters[0]
    town.send(letter, local(9, 5, 9), None)
    assert [each.letter for each in town.book.in_doubt()] == [letter.key]
    town.record(LetterSettled(local(9, 5, 10), letter.key, 1, SendResult.IN_DOUBT))
    assert [each.letter for each in town.book.in_doubt()] == [letter.key]
    town.record(LetterSettled(local(9, 5, 11), letter.key, 1, SendResult.SENT))
    assert town.book.in_doubt() == ()


def test_a_persons_settlement_can_be_undone_but_not_the_servers() -> None:
    town = Town()
    first, second = town.plan(local(9, 5, 9)).letters[:2]
    town.send(first, local(9, 5, 9), SendResult.IN_DOUBT)
    byhand = town.record(LetterSettled(local(9, 5, 10), first.key, 1, SendResult.SENT, who="o"))
    town.send(second, local(9, 5, 9))
    byserver = EntryNumber(len(town.entries))
    assert town.book.in_doubt() == ()
    town.record(FactUndone(local(9, 5, 11), "o", byhand), FactUndone(local(9, 5, 11), "o", byserver))
    assert [each.letter for each in town.book.in_doubt()] == [first.key]
    assert not town.book.is_undone(byserver)


def test_a_folder_is_done_up_to_its_baseline_or_its_position() -> None:
    town = Town()
    assert town.book.marks.position("INBOX", 7) is None
    town.record(FolderBaseline(local(9, 1), "INBOX", 7, 1001))
    assert town.book.marks.position("INBOX", 7) == 1000
    town.record(PositionMoved(local(9, 2), "INBOX", 7, 1005))
    assert town.book.marks.position("INBOX", 7) == 1005
    assert town.book.marks.position("INBOX", 8) is None


def test_a_trouble_is_open_until_it_ends() -> None:
    town = Town()
    began = TroubleBegan(local(9, 2), "imap", "Почта не читается")
    number = town.record(began)
    assert town.book.marks.troubles == {"imap": (number, began)}
    town.record(TroubleEnded(local(9, 3), "imap"))
    assert town.book.marks.troubles == {}


def test_messages_are_found_by_content_and_by_message_id() -> None:
    town = Town()
    fact = reply("a", verdict(SOUTH_A), at=local(9, 10))
    number = town.record(fact)
    twin = town.record(replace(fact, content=content("twin")))
    assert town.book.message_number(content("a")) == number
    assert town.book.message_by_id("<a@town.example>") == (number, twin)


def test_a_book_as_of_an_instant_holds_the_facts_up_to_it() -> None:
    town = started(at=local(9, 5, 9))
    town.record(reply("a", verdict(NORTH_A), at=local(9, 10)))
    before = town.book.as_of(local(9, 9))
    assert len(before) == len(town.entries) - 1
    assert before.message_number(content("a")) is None
