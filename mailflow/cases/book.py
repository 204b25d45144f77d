"""The book: an index over the ledger's entries, kept up entry by entry.

Recording one fact costs what it changes, whatever is stored already. Facts that a person has undone are
kept but do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from mailflow.cases.freshness import FoldedCase, Freshness
from mailflow.cases.inbox import Inbox
from mailflow.cases.marks import Marks
from mailflow.cases.outbox import Outbox
from mailflow.cases.recording import Recording
from mailflow.cases.signs import is_doubtful_report, is_lost_report, signs_of_message
from mailflow.cases.undoing import Undoing, can_be_undone
from mailflow.model.fact import (
    CaseExcluded,
    Entry,
    ExtensionGranted,
    Fact,
    FactUndone,
    FolderBaseline,
    FolderRewound,
    LetterClaimed,
    LetterKind,
    LetterSettled,
    MessageAssigned,
    MessageDismissed,
    MessageRead,
    PositionMoved,
    SendResult,
    TroubleBegan,
    TroubleEnded,
    key_mark,
)
from mailflow.model.identifiers import CaseId, ContentHash, EntryNumber, Oktmo
from mailflow.model.understanding import Kind, Outcome, PriorAnswer

_THREADS = frozenset(
    {LetterKind.LETTER, LetterKind.REMINDER, LetterKind.DISTRICT_REMINDER, LetterKind.ACKNOWLEDGEMENT}
)
"""Letters whose replies concern their cases; mails to staff are no sign of anything."""

_TO_ONE_CASE = frozenset({LetterKind.LETTER, LetterKind.REMINDER})


class Book:
    """What is known at a moment: fill it with `add_all`, keep it up with `add`.

    `outbox` answers about letters, `inbox` about messages, `marks` about folders, troubles and news.
    """

    __slots__ = (
        "_exclusions",
        "_extensions",
        "_marks",
        "_undoing",
        "entries",
        "folded",
        "freshness",
        "inbox",
        "marks",
        "outbox",
    )

    def __init__(self) -> None:
        self.entries: dict[EntryNumber, Entry] = {}
        self._marks: set[bytes] = set()
        self._undoing = Undoing()
        self.freshness = Freshness()
        self.outbox = Outbox(self._undoing, self.freshness)
        self.inbox = Inbox(self._undoing, self.freshness)
        self.marks = Marks()
        self._extensions: dict[CaseId, list[tuple[EntryNumber, ExtensionGranted]]] = {}
        self._exclusions: dict[CaseId, list[EntryNumber]] = {}
        self.folded: dict[CaseId, FoldedCase] = {}
        """Cases as last folded, kept by `cases.board`."""

    # recording

    def add_all(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in one entry; a number or a fact's key that is there already changes nothing."""
        mark = key_mark(entry.fact)
        if entry.number in self.entries or mark in self._marks:
            return
        self._marks.add(mark)
        self.entries[entry.number] = entry
        self._take(entry.number, entry.fact)

    def as_of(self, instant: datetime) -> Book:
        """A book of the facts recorded up to and including that instant."""
        book = Book()
        book.add_all(entry for entry in self.entries.values() if entry.fact.at <= instant)
        return book

    def _take(self, number: EntryNumber, fact: Fact) -> None:
        match fact:
            case MessageRead():
                self._read(number, fact)
            case MessageAssigned():
                self.inbox.assign(number, fact)
                self.marks.news(number)
            case MessageDismissed():
                self.inbox.dismiss(number, fact)
            case FactUndone():
                self._undo(number, fact)
            case ExtensionGranted():
                self._extensions.setdefault(fact.case, []).append((number, fact))
                self.freshness.touch((fact.case.municipality,))
                self.marks.news(number)
            case CaseExcluded():
                self._exclusions.setdefault(fact.case, []).append(number)
                self.freshness.touch((fact.case.municipality,))
                self.marks.news(number)
            case LetterClaimed():
                self.outbox.claim(number, fact)
            case LetterSettled():
                self._settled(number, fact)
            case FolderBaseline() | FolderRewound() | PositionMoved() | TroubleBegan() | TroubleEnded():
                self.marks.take(number, fact)

    def _read(self, number: EntryNumber, fact: MessageRead) -> None:
        lost = is_lost_report(fact.understanding, self.outbox) or is_doubtful_report(
            fact.understanding, self.outbox
        )
        self.inbox.read(number, fact, lost_report=lost)
        signs_of_message(number, fact, self.outbox)
        self.marks.message(number, fact, lost_report=lost)

    def _settled(self, number: EntryNumber, fact: LetterSettled) -> None:
        self.outbox.settle(number, fact)
        if fact.result in (SendResult.REFUSED, SendResult.IN_DOUBT):
            self.marks.news(number)

    def _undo(self, number: EntryNumber, fact: FactUndone) -> None:
        target = self.entries.get(fact.number)
        if target is None or not can_be_undone(target.fact):
            return
        reached = self._undoing.add(number, fact.number)
        self.freshness.touch_all()
        self.marks.news(number)
        if reached is None:
            return
        match self.entries[reached].fact:
            case MessageRead():
                self.inbox.refresh(reached)
            case MessageAssigned(message=message):
                self.inbox.decided(message)
            case MessageDismissed(message=message):
                self.inbox.refresh(message)
            case LetterSettled(letter=letter):
                self.outbox.take_back(reached, letter)
            case _:
                pass

    # asking

    def __len__(self) -> int:
        return len(self.entries)

    def entry(self, number: EntryNumber) -> Entry | None:
        return self.entries.get(number)

    def message_number(self, content: ContentHash) -> EntryNumber | None:
        """Number of the message with these raw bytes; None: never read."""
        return self.inbox.number_of(content)

    def message_by_id(self, message_id: str) -> tuple[EntryNumber, ...]:
        """Numbers of all messages read that bear this Message-ID."""
        return self.inbox.with_message_id(message_id)

    def is_undone(self, number: EntryNumber) -> bool:
        return number in self._undoing

    def extension(self, case: CaseId) -> ExtensionGranted | None:
        """The extension in force: the one granted last."""
        valid = [each for each in self._extensions.get(case, ()) if each[0] not in self._undoing]
        return max(valid, key=lambda each: (each[1].at, each[0]), default=(0, None))[1]

    def is_excluded(self, case: CaseId) -> bool:
        return any(number not in self._undoing for number in self._exclusions.get(case, ()))

    def in_doubt(self) -> tuple[LetterClaimed, ...]:
        """Claimed letters of which nobody knows whether they went out, in order of claiming."""
        return self.outbox.in_doubt()

    # what matching remembers (matching.context.Memory)

    def cases_of_letter(self, message_id: str) -> Sequence[CaseId]:
        letter = self.outbox.letter_of(message_id)
        if letter is None:
            return ()
        claim = self.outbox.records[letter].claim
        return claim.cases if claim.kind in _THREADS else ()

    def prior_answers(self, case: CaseId) -> Sequence[PriorAnswer]:
        found = ((number, self._prior_outcome(number, case)) for number in self.inbox.of_case(case))
        return tuple(
            _prior_answer(self.inbox.messages[number], outcome, self.inbox.recording(number, case))
            for number, outcome in found
            if outcome is not None
        )

    def learned_municipality(self, address: str) -> Oktmo | None:
        """The municipality for which persons took mail from the address; None where for several, and for
        the staff's own addresses, which forward letters of others."""
        if self.outbox.is_staff(address):
            return None
        known = self.inbox.assigned_municipalities(address)
        return next(iter(known)) if len(known) == 1 else None

    def recipients_of(self, address: str) -> Sequence[CaseId]:
        claims = (record.claim for record in self.outbox.to_address(address))
        return tuple(
            dict.fromkeys(case for claim in claims if claim.kind in _TO_ONE_CASE for case in claim.cases)
        )

    def _prior_outcome(self, number: EntryNumber, case: CaseId) -> Outcome | None:
        if self.inbox.messages[number].understanding.kind is not Kind.REPLY:
            return None
        recording = self.inbox.recording(number, case)
        if recording is not None:
            return recording.outcome
        held = self.inbox.held_verdict(number, case)
        return held.outcome if held is not None and not self.inbox.is_taken_back(number) else None


def _prior_answer(message: MessageRead, outcome: Outcome, counted: Recording | None) -> PriorAnswer:
    understanding = message.understanding
    return PriorAnswer(
        content=message.content,
        outcome=outcome,
        sent_at=understanding.sent_at,
        sender_number=understanding.sender_number,
        sender_date=understanding.sender_date,
        attachment_hashes=frozenset(
            each.sha256 for each in understanding.attachments if each.sha256 and not each.companion
        ),
        text=understanding.text,
        figures=counted.figures if counted is not None else {},
    )
