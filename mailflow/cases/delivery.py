"""What is known of the way of a case's letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mailflow.cases.addresses import Sign, SignKind, address_key, latest
from mailflow.cases.book import Book
from mailflow.cases.letters import LetterRecord
from mailflow.model.board import Delivery, ReminderSent
from mailflow.model.fact import LetterKind, SendResult
from mailflow.model.identifiers import CaseId
from mailflow.model.municipality import Municipality

_LOST = frozenset({SignKind.FAILED, SignKind.UNWANTED})
_PROOF = frozenset({SignKind.PROOF})
_DELAYED = frozenset({SignKind.DELAYED})
_REMINDERS = frozenset({LetterKind.REMINDER, LetterKind.DISTRICT_REMINDER})


@dataclass(frozen=True, slots=True)
class Way:
    """Delivery of a case, folded. `sent_at` is when its letter first left, or may have left."""

    delivery: Delivery
    words: str = ""
    sent_at: datetime | None = None
    recipient: str = ""
    reminders: tuple[ReminderSent, ...] = ()


def fold_way(book: Book, case: CaseId, municipality: Municipality, *, replied: bool) -> Way:
    """Fold the letters of a case; `replied` says that a message of its municipality has come."""
    records = tuple(book.outbox.of_case(case))
    letters = tuple(each for each in records if each.claim.kind is LetterKind.LETTER)
    recipient = address_in_use(book, municipality)
    delivery, words = Delivery.UNSENT, ""
    if letters:
        delivery, words = _fold(book, letters, records, municipality)
    if replied and delivery is not Delivery.UNSENT:
        delivery, words = Delivery.DELIVERED, ""
    left = [at for at in (each.left_at for each in letters) if at is not None]
    return Way(delivery, words, min(left, default=None), recipient, _reminders(records))


def address_in_use(book: Book, municipality: Municipality) -> str:
    """The first address of the directory that is not dead; "" where none is left or known."""
    return next((each for each in municipality.emails if not book.outbox.is_dead(each)), "")


def untried_address(book: Book, municipality: Municipality, letters: Sequence[LetterRecord]) -> str:
    """The address in use, unless a letter of the case went there already."""
    recipient = address_in_use(book, municipality)
    tried = {address_key(each.claim.recipient) for each in letters}
    return recipient if recipient and address_key(recipient) not in tried else ""


def _fold(
    book: Book,
    letters: Sequence[LetterRecord],
    records: Sequence[LetterRecord],
    municipality: Municipality,
) -> tuple[Delivery, str]:
    last = letters[-1]
    to_case = [each for each in records if each.claim.kind is not LetterKind.DISTRICT_REMINDER]
    proof = latest((sign for each in to_case for sign in book.outbox.signs(each)), _PROOF)
    signs = book.outbox.signs(last)
    lost = latest(signs, _LOST)
    if lost is not None and (proof is None or proof.order < lost.order):
        return _after_loss(book, letters, municipality, lost)
    if proof is not None:
        return Delivery.DELIVERED, ""
    return _by_settlement(last, latest(signs, _DELAYED))


def _after_loss(
    book: Book, letters: Sequence[LetterRecord], municipality: Municipality, lost: Sign
) -> tuple[Delivery, str]:
    """Undeliverable, unless the address is dead and another one is still to be tried.

    A letter refused for what it is goes to no other address: the one in use has been tried.
    """
    if untried_address(book, municipality, letters):
        return Delivery.DELAYED, lost.words
    return Delivery.UNDELIVERABLE, lost.words


def _by_settlement(last: LetterRecord, delayed: Sign | None) -> tuple[Delivery, str]:
    match last.result:
        case SendResult.RETRY:
            settlement = last.settlement
            return Delivery.DELAYED, settlement.words if settlement is not None else ""
        case SendResult.IN_DOUBT:
            return Delivery.UNKNOWN, ""
        case SendResult.REFUSED | SendResult.SENT:
            return (Delivery.DELAYED, delayed.words) if delayed is not None else (Delivery.SENT, "")


def _reminders(records: Sequence[LetterRecord]) -> tuple[ReminderSent, ...]:
    """Reminders that surely left, in order of sending."""
    sent = [
        ReminderSent(each.claim.stage, settlement.at)
        for each in records
        if each.claim.kind in _REMINDERS
        and (settlement := each.settlement) is not None
        and settlement.result is SendResult.SENT
    ]
    return tuple(sorted(sent, key=lambda each: each.sent_at))
