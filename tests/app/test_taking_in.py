"""A message comes in: position, raw bytes, understanding, record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from mailflow.app import guard
from mailflow.app.ports import FetchedMessage, FolderStatus
from mailflow.app.taking_in import TakenIn, take_in
from mailflow.errors import LedgerError, TransientError
from mailflow.matching.context import Context
from mailflow.matching.understand import Matcher
from mailflow.model.board import State
from mailflow.model.fact import (
    Entry,
    Fact,
    FolderBaseline,
    FolderRewound,
    MessageRead,
    PositionMoved,
    TroubleBegan,
)
from mailflow.model.identifiers import CaseId
from mailflow.model.message import OpenedMessage
from mailflow.model.understanding import Decision, Kind, Outcome, Understanding
from tests.app.office import START, Office, advertisement, answer
from tests.cases.town import CONFIGURATION, NORTH, NORTH_A, NORTH_B, REQUEST, local
from tests.fakes.ledger import FakeLedger
from tests.fakes.mailbox import FakeMailbox

LATER = local(9, 12, 11, 0)


def opened(office: Office) -> Office:
    """After the first look into an empty mailbox."""
    take_in(office.desk)
    return office


def test_the_first_look_notes_where_each_folder_ends_and_reads_nothing() -> None:
    office = Office()
    office.mailbox.put(answer(at=START))
    office.mailbox.put(answer(NORTH_B, at=START), folder="Spam")
    assert take_in(office.desk) == TakenIn()
    assert office.facts(FolderBaseline) == [
        FolderBaseline(START, "INBOX", 1, 2),
        FolderBaseline(START, "Spam", 1, 2),
    ]
    assert office.archive.kept == {}


def test_what_lay_in_the_mailbox_before_the_first_start_is_never_an_answer() -> None:
    office = Office()
    office.mailbox.put(answer(at=START))
    take_in(office.desk)
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    assert take_in(office.desk).read == 1
    assert [office.case(code).is_answered for code in (NORTH_A, NORTH_B)] == [False, True]


def test_an_answer_is_kept_recorded_and_passed_in_this_order() -> None:
    office = opened(Office(now=LATER))
    raw = answer(at=LATER)
    uid = office.mailbox.put(raw, internal_date=LATER)
    taken = take_in(office.desk)
    message = office.facts(MessageRead)[0]
    assert taken == TakenIn(read=1, recorded=1, newest=LATER)
    assert office.archive.get(message.content) == raw
    assert [type(entry.fact) for entry in office.ledger.entries()] == [
        FolderBaseline,
        MessageRead,
        PositionMoved,
    ]
    assert office.facts(PositionMoved) == [PositionMoved(LATER, "INBOX", 1, uid)]
    verdict = message.understanding.cases[0]
    assert (verdict.case, verdict.outcome, verdict.decision) == (
        CaseId(REQUEST.id, NORTH_A),
        Outcome.REPORT,
        Decision.RECORDED,
    )


def test_a_second_look_reads_nothing_twice() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    take_in(office.desk)
    before = office.ledger.entries()
    assert take_in(office.desk) == TakenIn()
    assert office.ledger.entries() == before


def test_a_restart_goes_on_where_the_last_run_stopped() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    take_in(office.desk)
    office.open_desk(office.desk.configuration)
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, newest=LATER)


class Stop(BaseException):
    """The machine stops."""


class StoppingDocuments:
    """A reader during which the machine stops."""

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        raise Stop


def test_raw_bytes_are_kept_before_anybody_tries_to_understand_them() -> None:
    office = opened(Office(now=LATER))
    raw = answer(at=LATER)
    office.mailbox.put(raw, internal_date=LATER)

    office.desk.documents = StoppingDocuments()
    with pytest.raises(Stop):
        take_in(office.desk)
    assert list(office.archive.kept.values()) == [raw]
    assert office.facts(PositionMoved) == []
    office.open_desk(office.desk.configuration)
    assert take_in(office.desk).read == 1


def test_the_same_content_in_two_folders_counts_once() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    office.mailbox.put(answer(at=LATER), internal_date=LATER, folder="INBOX/Копия")
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, again=1, newest=LATER)
    assert len(office.facts(MessageRead)) == 1


def test_a_message_above_the_limit_is_shown_to_a_person_without_being_loaded() -> None:
    limited = replace(CONFIGURATION, imap=replace(CONFIGURATION.imap, max_message_octets=20_000))
    office = opened(Office(limited, now=LATER))
    office.mailbox.put(answer(at=LATER, text="слово " * 5_000), internal_date=LATER)
    taken = take_in(office.desk)
    message = office.facts(MessageRead)[0]
    assert (taken.read, taken.recorded, taken.review) == (1, 0, 1)
    assert "слишком велико" in " ".join(message.understanding.defects)
    assert message.understanding.reason is not None
    assert len(office.archive.get(message.content)) < 1_000
    assert office.case(NORTH_A).is_answered is False
    assert take_in(office.desk) == TakenIn()


def test_a_message_that_the_server_does_not_give_is_not_called_too_large() -> None:
    """The fake has a limit of its own, far below the one in force."""
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER, text="слово " * 5_000), internal_date=LATER)
    take_in(office.desk)
    assert "не отдаёт" in " ".join(office.facts(MessageRead)[0].understanding.defects)


def test_a_folder_that_appears_later_is_read_from_the_first_start_on() -> None:
    office = opened(Office())
    old = START - timedelta(days=30)
    office.mailbox.put(answer(at=old), internal_date=old, folder="INBOX/Newsletters")
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER, folder="INBOX/Newsletters")
    assert take_in(office.desk).read == 1
    assert [office.case(code).is_answered for code in (NORTH_A, NORTH_B)] == [False, True]


def test_a_folder_restored_under_another_uidvalidity_is_neither_skipped_nor_counted_twice() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    take_in(office.desk)
    box = office.mailbox.boxes["INBOX"]
    box.uidvalidity = 77
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, again=1, newest=LATER)
    assert take_in(office.desk) == TakenIn()


def test_history_on_request_is_recorded_and_causes_no_mail() -> None:
    office = Office(now=LATER)
    office.mailbox.put(answer(at=local(9, 10)), internal_date=local(9, 10))
    office.mailbox.put(answer(NORTH_B, at=local(9, 1), name="old"), internal_date=local(9, 1))
    assert take_in(office.desk, since=local(9, 5, 0, 0)).recorded == 1
    assert [message.quiet for message in office.facts(MessageRead)] == [True]
    office.tick_at(LATER)
    assert office.case(NORTH_A).state is State.ANSWERED
    assert not any(key.startswith("ack/") for key in office.sent_keys())


class FragileMatcher(Matcher):
    """One with a fault of ours in it."""

    def understand(self, opened: OpenedMessage, context: Context) -> Understanding:
        if opened.message.subject == "бомба":
            raise RuntimeError("не ожидалось")
        return super().understand(opened, context)


def test_a_message_that_cannot_be_understood_waits_for_a_person_and_the_next_is_served() -> None:
    office = opened(Office(now=LATER))
    office.desk.matcher = FragileMatcher(office.desk.configuration.directory, (REQUEST,))
    office.mailbox.put(answer(at=LATER, subject="бомба"), internal_date=LATER)
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    taken = take_in(office.desk)
    broken, sound = (message.understanding for message in office.facts(MessageRead))
    assert (taken.read, taken.recorded, taken.review) == (2, 1, 1)
    assert (broken.kind, broken.subject, broken.cases) == (Kind.REPLY, "бомба", ())
    assert broken.defects == ("RuntimeError: не ожидалось",)
    assert broken.reason == "программа не смогла разобрать письмо, посмотрите его сами"
    assert sound.cases[0].decision is Decision.RECORDED


def test_a_message_under_way_at_three_deaths_is_quarantined_and_the_next_is_served() -> None:
    office = opened(Office(now=LATER))
    content = office.archive.put(answer(at=LATER))
    for _ in range(3):
        office.attempts.begin([content])
        office.attempts.died()
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    take_in(office.desk)
    assert [message.understanding.reason for message in office.facts(MessageRead)] == [
        guard.QUARANTINED,
        None,
    ]
    assert office.attempts.has_suspects is False


def test_a_line_cut_between_folders_leaves_what_was_recorded_and_loses_nothing() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER, folder="Spam")
    office.mailbox.cut_folders = {"Spam"}
    with pytest.raises(TransientError):
        take_in(office.desk)
    assert len(office.facts(MessageRead)) == 1
    office.mailbox.cut_folders = set()
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, newest=LATER)


def test_advertising_is_read_and_asks_nobody() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(advertisement(at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=1, newest=LATER)


class StoppingLedger(FakeLedger):
    """The machine stops before the second record."""

    def append_all(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        if self.entries():
            raise Stop
        return super().append_all(facts)


def test_a_stop_within_the_first_look_makes_no_news_of_what_lay_there() -> None:
    office = Office()
    office.mailbox.put(answer(at=START), internal_date=START)
    office.mailbox.put(answer(NORTH_B, at=START), folder="Spam", internal_date=START)
    office.ledger = stopping = StoppingLedger()
    office.open_desk(office.desk.configuration)
    with suppress(Stop):
        take_in(office.desk)
    office.ledger = FakeLedger()
    office.ledger.append_all([entry.fact for entry in stopping.entries()])
    office.open_desk(office.desk.configuration)
    take_in(office.desk)
    assert office.facts(MessageRead) == []


class CutMailbox(FakeMailbox):
    """The line is cut behind so many messages of any folder but INBOX."""

    cut_behind = 0

    def _fetch(self, folder: FolderStatus, uid: int, since: datetime | None) -> Iterator[FetchedMessage]:
        for number, message in enumerate(super()._fetch(folder, uid, since), start=1):
            if self.cut_behind and folder.name != "INBOX" and number > self.cut_behind:
                raise TransientError("обрыв связи")
            yield message


def test_old_mail_in_a_new_folder_stays_history_also_where_the_line_is_cut_within_it() -> None:
    """A person files new and old letters into a folder of their own."""
    office = Office(now=LATER)
    office.mailbox = mailbox = CutMailbox()
    office.open_desk(office.desk.configuration)
    take_in(office.desk)
    for number in range(60):
        new = advertisement(at=LATER, name=f"new{number}")
        mailbox.put(new, folder="INBOX/2024", internal_date=LATER)
    old = START - timedelta(days=40)
    mailbox.put(answer(at=old, name="old"), folder="INBOX/2024", internal_date=old)
    mailbox.cut_behind = 55
    with pytest.raises(TransientError):
        take_in(office.desk)
    mailbox.cut_behind = 0
    take_in(office.desk)
    read = [fact.understanding.message_id for fact in office.facts(MessageRead)]
    assert len(read) == 60
    assert not any("old" in each for each in read)


def test_a_mailbox_restored_from_a_backup_that_counts_back_loses_no_mail() -> None:
    """UIDNEXT shrinks and UIDVALIDITY stays: the UIDs of lost letters are given anew."""
    office = opened(Office(now=LATER))
    for number in range(9):
        office.mailbox.put(advertisement(at=LATER, name=f"sale{number}"), internal_date=LATER)
    take_in(office.desk)
    inbox = office.mailbox.boxes["INBOX"]
    for uid in (7, 8, 9):
        office.mailbox.expunge(uid)
    inbox.uidnext = 7
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, again=6, newest=LATER)
    assert office.facts(FolderRewound) == [FolderRewound(LATER, "INBOX", 1, 8)]
    (trouble,) = office.facts(TroubleBegan)
    assert "заново пронумеровал" in trouble.text
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, newest=LATER)


def test_a_status_that_lags_behind_is_no_renumbering() -> None:
    """Some servers answer STATUS from what they knew before."""
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    take_in(office.desk)
    office.mailbox.stale_uidnext = 1
    assert take_in(office.desk) == TakenIn()
    assert office.facts(TroubleBegan) == []


def test_a_renumbered_folder_is_a_line_in_the_digest() -> None:
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    take_in(office.desk)
    office.mailbox.boxes["INBOX"].uidvalidity = 2
    assert take_in(office.desk) == TakenIn(again=1, newest=LATER)
    (trouble,) = office.facts(TroubleBegan)
    assert "заново пронумеровал" in trouble.text
    take_in(office.desk)
    assert office.facts(TroubleBegan) == [trouble]


def test_a_suspect_that_somebody_removed_does_not_slow_the_reading_for_ever() -> None:
    office = opened(Office(now=LATER))
    uid = office.mailbox.put(answer(at=LATER), internal_date=LATER)
    office.desk.documents = StoppingDocuments()
    with pytest.raises(Stop):
        take_in(office.desk)
    office.attempts.died()
    office.mailbox.expunge(uid)
    office.open_desk(office.desk.configuration)
    take_in(office.desk)
    assert not office.attempts.has_suspects


def test_what_is_known_is_neither_opened_nor_kept_once_more() -> None:
    """A renumbered mailbox brings a year of scans again, and letters that were erased for good."""
    office = opened(Office(now=LATER))
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    take_in(office.desk)
    office.archive.erase(office.facts(MessageRead)[0].content)
    office.mailbox.boxes["INBOX"].uidvalidity = 2
    office.desk.documents = StoppingDocuments()
    assert take_in(office.desk) == TakenIn(again=1, newest=LATER)
    assert office.archive.kept == {}


def test_the_same_content_twice_in_one_batch_counts_once() -> None:
    office = opened(Office(now=LATER))
    for _ in range(2):
        office.mailbox.put(answer(at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=1, recorded=1, again=1, newest=LATER)


class SlowDocuments:
    """A reader that takes a minute for each message."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._reader = office.desk.documents

    def open_all(self, raws: Iterable[bytes]) -> Iterator[OpenedMessage]:
        for opened in self._reader.open_all(raws):
            self._office.clock.set(self._office.clock.now() + timedelta(minutes=1))
            yield opened


def test_a_flood_of_slow_mail_is_read_in_portions_and_holds_only_reminders_back() -> None:
    office = opened(Office(now=LATER))
    office.desk.documents = SlowDocuments(office)
    office.desk.look_patience = timedelta(minutes=10)
    looked_at = office.desk.looked_at
    for number in range(120):
        office.mailbox.put(advertisement(at=LATER, name=f"sale{number}"), internal_date=LATER)
    portions = [take_in(office.desk) for _ in range(3)]
    assert [(each.read, each.is_broken_off) for each in portions] == [(50, True), (50, True), (20, True)]
    assert office.desk.looked_at == looked_at
    assert take_in(office.desk) == TakenIn()
    assert office.desk.looked_at == office.clock.now()


def test_a_program_told_to_end_breaks_its_look_off_and_loses_nothing() -> None:
    office = opened(Office(now=LATER))
    for number in range(120):
        office.mailbox.put(advertisement(at=LATER, name=f"sale{number}"), internal_date=LATER)
    office.desk.is_ending = lambda: True
    assert take_in(office.desk).read == 50
    office.open_desk(office.desk.configuration)
    assert take_in(office.desk).read == 70


class PickyLedger(FakeLedger):
    """Cannot write a certain subject down, as JSON cannot half a surrogate pair."""

    def append_all(self, facts: Sequence[Fact]) -> Sequence[Entry]:
        if any(isinstance(fact, MessageRead) and "XXX" in fact.understanding.subject for fact in facts):
            raise TypeError("str is not valid UTF-8: surrogates not allowed")
        return super().append_all(facts)


def test_a_message_that_cannot_be_written_down_goes_to_a_person_and_stops_no_other() -> None:
    office = Office(now=LATER)
    office.ledger = PickyLedger()
    office.open_desk(office.desk.configuration)
    take_in(office.desk)
    office.mailbox.put(answer(at=LATER, subject="XXX"), internal_date=LATER)
    office.mailbox.put(answer(NORTH_B, at=LATER), internal_date=LATER)
    assert take_in(office.desk) == TakenIn(read=2, recorded=1, review=1, newest=LATER)
    assert office.facts(MessageRead)[0].understanding.defects == ("не записывается: TypeError",)
    assert office.notes == ["message_not_recorded: TypeError"]


def _appear(office: Office) -> str:
    office.mailbox.put(answer(at=LATER), internal_date=LATER, folder="INBOX/Newsletters")
    return "INBOX/Newsletters"


def _be_renumbered(office: Office) -> str:
    office.mailbox.boxes["INBOX"].uidvalidity = 77
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    return "INBOX"


def _count_back(office: Office) -> str:
    inbox = office.mailbox.boxes["INBOX"]
    for uid in range(4, 10):
        office.mailbox.expunge(uid)
    inbox.uidnext = 4
    office.mailbox.put(answer(at=LATER), internal_date=LATER)
    return "INBOX"


@pytest.mark.parametrize("happens", [_appear, _be_renumbered, _count_back])
@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_stop_within_a_folder_read_anew_loses_none_of_its_letters(
    happens: Callable[[Office], str], fails_at: int
) -> None:
    """The folder was called done before its last letters were recorded: a full disk then lost them (I1)."""
    office = opened(Office(now=LATER))
    for number in range(9):
        office.mailbox.put(advertisement(at=LATER, name=f"sale{number}"), internal_date=LATER)
    take_in(office.desk)
    folder = happens(office)
    for code in (NORTH_B, NORTH):
        office.mailbox.put(answer(code, at=LATER), internal_date=LATER, folder=folder)
    whole, left = office.ledger.append_all, [fails_at]

    def failing(facts: Sequence[Fact]) -> Sequence[Entry]:
        if any(isinstance(fact, MessageRead) for fact in facts):
            left[0] -= 1
            if left[0] == 0:
                raise LedgerError("на диске нет места")
        return whole(facts)

    office.ledger.append_all = failing  # type: ignore[method-assign]  # the disk of this test
    with pytest.raises(LedgerError):
        take_in(office.desk)
    office.open_desk(CONFIGURATION)
    take_in(office.desk)
    assert [office.case(code).is_answered for code in (NORTH_A, NORTH_B, NORTH)] == [True] * 3
