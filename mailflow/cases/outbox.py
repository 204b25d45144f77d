"""The outgoing half of the book: letters by key, case, address and Message-ID."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from mailflow.cases.addresses import Sign, SignKind, address_key, latest
from mailflow.cases.freshness import Freshness
from mailflow.cases.letters import LetterRecord
from mailflow.cases.refusal import blames_address
from mailflow.cases.retries import ServerRest
from mailflow.cases.tally import Tally
from mailflow.cases.undoing import Undoing
from mailflow.model.fact import LetterClaimed, LetterKind, LetterSettled, SendResult
from mailflow.model.identifiers import CaseId, EntryNumber

TO_MUNICIPALITIES = frozenset({LetterKind.LETTER, LetterKind.REMINDER, LetterKind.DISTRICT_REMINDER})
"""Letters that ask a municipality for its answer; a reply in their thread concerns their cases."""

STAFF_ROUTINE = frozenset(
    {
        LetterKind.ANNOUNCEMENT,
        LetterKind.DIGEST,
        LetterKind.ALL_IS_WELL,
        LetterKind.SUMMARY,
        LetterKind.CHAIR_NOTE,
    }
)
"""Mails to staff that are few by their nature: the cap per address neither counts nor holds them."""

_STATES_OF_ADDRESS = frozenset({SignKind.FAILED, SignKind.PROOF, SignKind.ALIVE})


class Outbox:
    """Letters with their attempts, the signs about their way, and the tallies for the caps."""

    __slots__ = (
        "_by_address",
        "_by_case",
        "_by_kind",
        "_by_message_id",
        "_freshness",
        "_open",
        "_signs_of_address",
        "_signs_of_letter",
        "_staff",
        "_tally",
        "_tally_of_address",
        "_undoing",
        "records",
        "server_rest",
    )

    def __init__(self, undoing: Undoing, freshness: Freshness) -> None:
        self._undoing = undoing
        self._freshness = freshness
        self.records: dict[str, LetterRecord] = {}
        self._by_message_id: dict[str, str] = {}
        self._by_case: dict[CaseId, dict[str, None]] = {}
        self._by_address: dict[str, list[str]] = {}
        self._by_kind: dict[LetterKind, list[str]] = {}
        self._open: dict[str, None] = {}
        self._signs_of_letter: dict[str, list[Sign]] = {}
        self._signs_of_address: dict[str, list[Sign]] = {}
        self._staff: set[str] = set()
        self._tally = Tally()
        self._tally_of_address: dict[tuple[str, bool], Tally] = {}
        self.server_rest = ServerRest()

    # recording

    def claim(self, number: EntryNumber, fact: LetterClaimed) -> None:
        record = self.records.get(fact.letter)
        if record is None:
            record = self.records[fact.letter] = LetterRecord()
            self._index(fact)
        elif address_key(fact.recipient) != address_key(record.claim.recipient):
            self._index_address(fact)
        record.claims.append((number, fact))
        if fact.kind in TO_MUNICIPALITIES:
            for case in fact.cases:
                self._by_case.setdefault(case, {})[fact.letter] = None
        self._touch(record)
        self._open[fact.letter] = None
        self._tally.add(fact.at)
        if fact.kind in STAFF_ROUTINE:
            self._staff.add(address_key(fact.recipient))
        else:
            self._tally_of_address.setdefault(_purse(fact.kind, fact.recipient), Tally()).add(fact.at)

    def settle(self, number: EntryNumber, fact: LetterSettled) -> None:
        record = self.records.get(fact.letter)
        if record is None:
            return
        record.settlements.append((number, fact))
        self.server_rest.take(fact)
        self._touch(record)
        self.refresh(fact.letter)
        claim = next((each for _, each in record.claims if each.attempt == fact.attempt), record.claim)
        match fact.result:
            case SendResult.RETRY:
                self._uncount(claim)
            case SendResult.REFUSED:
                self._refused(number, fact, claim)
            case SendResult.SENT | SendResult.IN_DOUBT:
                pass

    def sign_letter(self, letter: str, sign: Sign) -> None:
        self._signs_of_letter.setdefault(letter, []).append(sign)
        self._touch(self.records[letter])

    def sign_address(self, address: str, sign: Sign) -> None:
        self._signs_of_address.setdefault(address_key(address), []).append(sign)
        self._freshness.touch_address(address)
        for record in self.to_address(address):
            self._touch(record)

    def take_back(self, number: EntryNumber, letter: str) -> None:
        """A person's settlement was undone, or that undoing was."""
        record = self.records[letter]
        if number in self._undoing:
            record.withdrawn |= {number}
        else:
            record.withdrawn -= {number}
        self.refresh(letter)

    def refresh(self, letter: str) -> None:
        """Take the letter into or out of those in doubt."""
        if self.records[letter].result is SendResult.IN_DOUBT:
            self._open[letter] = None
        else:
            self._open.pop(letter, None)

    # asking

    def in_doubt(self) -> tuple[LetterClaimed, ...]:
        """Last attempts of which nobody knows whether they went out, in order of claiming."""
        return tuple(self.records[letter].claim for letter in self._open)

    def letter_of(self, message_id: str) -> str | None:
        """Key of the letter with that Message-ID, with or without angle brackets; None: not ours."""
        return self._by_message_id.get(_id_key(message_id))

    def of_case(self, case: CaseId) -> Iterator[LetterRecord]:
        """Letters to municipalities that concern the case in their last attempt, in order of claiming."""
        found = (self.records[letter] for letter in self._by_case.get(case, ()))
        return (record for record in found if case in record.claim.cases)

    def of_kind(self, kind: LetterKind) -> Iterator[LetterRecord]:
        """Letters of one kind, the latest first."""
        return (self.records[letter] for letter in reversed(self._by_kind.get(kind, ())))

    def to_address(self, address: str) -> Iterator[LetterRecord]:
        """Letters to municipalities that went to the address, the latest first."""
        return (self.records[letter] for letter in reversed(self._by_address.get(address_key(address), ())))

    def signs(self, record: LetterRecord) -> tuple[Sign, ...]:
        """All signs about a letter's way: its own, and those about its address since it was claimed."""
        claim = record.claim
        about_address = self._signs_of_address.get(address_key(claim.recipient), ())
        return tuple(
            sign
            for sign in (
                *self._signs_of_letter.get(claim.letter, ()),
                *(each for each in about_address if each.at >= record.claims[0][1].at),
            )
            if sign.number not in self._undoing
        )

    def is_staff(self, address: str) -> bool:
        """Whether digests and the like went there: whatever such an address forwards, it is nobody's own."""
        return address_key(address) in self._staff

    def is_dead(self, address: str) -> bool:
        """The latest thing known of the address is that it does not exist."""
        signs = self._signs_of_address.get(address_key(address), ())
        last = latest((sign for sign in signs if sign.number not in self._undoing), _STATES_OF_ADDRESS)
        return last is not None and last.kind is SignKind.FAILED

    def sent_within(self, window: timedelta, now: datetime) -> tuple[datetime, ...]:
        """Instants of letters claimed within the window, oldest first.

        Attempts that surely did not go out are not counted.
        """
        return self._tally.within(window, now)

    def sent_to_within(
        self, window: timedelta, now: datetime, address: str, kind: LetterKind
    ) -> tuple[datetime, ...]:
        """The same for one address and letters that share a cap with those of the kind."""
        tally = self._tally_of_address.get(_purse(kind, address))
        return tally.within(window, now) if tally is not None else ()

    def _touch(self, record: LetterRecord) -> None:
        claim = record.claim
        if claim.kind in TO_MUNICIPALITIES:
            self._freshness.touch(case.municipality for _, each in record.claims for case in each.cases)

    def _index(self, fact: LetterClaimed) -> None:
        self._by_message_id[_id_key(fact.message_id)] = fact.letter
        self._by_kind.setdefault(fact.kind, []).append(fact.letter)
        self._index_address(fact)

    def _index_address(self, fact: LetterClaimed) -> None:
        if fact.kind in TO_MUNICIPALITIES:
            self._by_address.setdefault(address_key(fact.recipient), []).append(fact.letter)

    def _uncount(self, claim: LetterClaimed) -> None:
        self._tally.remove(claim.at)
        if claim.kind not in STAFF_ROUTINE:
            self._tally_of_address[_purse(claim.kind, claim.recipient)].remove(claim.at)

    def _refused(self, number: EntryNumber, fact: LetterSettled, claim: LetterClaimed) -> None:
        kind = SignKind.FAILED if blames_address(fact.words) else SignKind.UNWANTED
        sign = Sign(number, fact.at, kind, fact.words)
        self.sign_letter(fact.letter, sign)
        if kind is SignKind.FAILED:
            self.sign_address(claim.recipient, sign)


def _purse(kind: LetterKind, address: str) -> tuple[str, bool]:
    """Alarms have a cap of their own: no other mail to the staff may use up what tells of a trouble."""
    return address_key(address), kind is LetterKind.TROUBLE


def _id_key(message_id: str) -> str:
    return message_id.strip().strip("<>").lower()
