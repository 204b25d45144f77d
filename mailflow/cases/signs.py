"""What a message says about the way of our letters: bounced, delayed, arrived."""

from __future__ import annotations

import re
from dataclasses import replace

from mailflow.cases.addresses import Sign, SignKind, address_key
from mailflow.cases.outbox import Outbox
from mailflow.model.fact import MessageRead
from mailflow.model.identifiers import EntryNumber
from mailflow.model.understanding import FailedRecipient, Kind, Understanding

_NUMBER = re.compile(r"(?:№|\bN)\s?(\d{1,6})\b")
_ARRIVED = frozenset({Kind.RECEIPT, Kind.REGISTRATION, Kind.AUTO_REPLY, Kind.REPLY})


def signs_of_message(number: EntryNumber, fact: MessageRead, outbox: Outbox) -> None:
    """Put a message's signs beside the letters and addresses they are about."""
    kind = fact.understanding.kind
    if kind is Kind.BOUNCE and not is_doubtful_report(fact.understanding, outbox):
        _failed(number, fact, outbox)
    if kind is Kind.DELAY:
        _delayed(number, fact, outbox)
    if kind in _ARRIVED:
        _arrived(number, fact, outbox)
    for address in fact.understanding.delivered_recipients:
        _got_it(fact.understanding, address, Sign(number, fact.at, SignKind.PROOF), outbox)


def is_lost_report(understanding: Understanding, outbox: Outbox) -> bool:
    """A failure report that names neither a letter of ours nor any recipient: a person must look.

    One that names only strangers is backscatter of mail we never sent and wants nobody.
    """
    if understanding.kind is not Kind.BOUNCE or understanding.failed_recipients:
        return False
    return not letters_about(understanding, outbox)


def is_doubtful_report(understanding: Understanding, outbox: Outbox) -> bool:
    """A failure report whose sender is forged by the word of our own server, or that no mail system sent: it
    takes nobody from the reminders, a person decides. About mail that we never sent it is backscatter and
    wants nobody."""
    is_forged = understanding.authentication == "fail" or understanding.from_mailbox
    if understanding.kind is not Kind.BOUNCE or not is_forged:
        return False
    failed = understanding.failed_recipients
    return bool(letters_about(understanding, outbox)) or any(
        True for each in failed for _ in outbox.to_address(each.address)
    )


def letters_about(understanding: Understanding, outbox: Outbox) -> tuple[str, ...]:
    """Keys of our letters the message speaks of."""
    found = (outbox.letter_of(message_id) for message_id in understanding.about)
    return tuple(dict.fromkeys(letter for letter in found if letter is not None))


def _failed(number: EntryNumber, fact: MessageRead, outbox: Outbox) -> None:
    understanding = fact.understanding
    letters = letters_about(understanding, outbox)
    for failed in understanding.failed_recipients:
        sign = Sign(number, fact.at, _kind(failed), failed.diagnostic or failed.status)
        if not failed.address_good:
            outbox.sign_address(failed.address, sign)
        for letter in letters or _last_letter_to(failed.address, outbox):
            if _is_recipient(letter, failed.address, outbox) or len(letters) == 1:
                outbox.sign_letter(letter, sign)
    if not understanding.failed_recipients:
        _failed_unnamed(number, fact, letters, outbox)


def _failed_unnamed(number: EntryNumber, fact: MessageRead, letters: tuple[str, ...], outbox: Outbox) -> None:
    """Our letters have one recipient each: where none is named, it is that one."""
    sign = Sign(number, fact.at, SignKind.FAILED)
    for letter in letters:
        outbox.sign_letter(letter, sign)
        outbox.sign_address(outbox.records[letter].claim.recipient, sign)


def _delayed(number: EntryNumber, fact: MessageRead, outbox: Outbox) -> None:
    understanding = fact.understanding
    named = {
        letter for each in understanding.failed_recipients for letter in _last_letter_to(each.address, outbox)
    }
    words = next((each.diagnostic or each.status for each in understanding.failed_recipients), "")
    for letter in letters_about(understanding, outbox) or sorted(named):
        outbox.sign_letter(letter, Sign(number, fact.at, SignKind.DELAYED, words))


def _arrived(number: EntryNumber, fact: MessageRead, outbox: Outbox) -> None:
    """Mail from the other side proves that the letter it speaks of has come; a notice that names none
    speaks of the last one. A reply may be about anything: it only proves that its sender exists."""
    understanding = fact.understanding
    letters = letters_about(understanding, outbox)
    sender = understanding.from_address
    # A forged sender proves nothing about the address it pretends to be.
    if not letters and (not sender or understanding.authentication == "fail"):
        return
    if letters or understanding.kind is not Kind.REPLY:
        _got_it(understanding, sender, Sign(number, fact.at, SignKind.PROOF), outbox)
    if sender:
        outbox.sign_address(sender, Sign(number, fact.at, SignKind.ALIVE))


def _got_it(understanding: Understanding, address: str, sign: Sign, outbox: Outbox) -> None:
    letters = letters_about(understanding, outbox)
    for letter in letters or _last_letter_to(address, outbox, understanding.subject):
        outbox.sign_letter(letter, sign)
        outbox.sign_address(outbox.records[letter].claim.recipient, replace(sign, kind=SignKind.ALIVE))


def _last_letter_to(address: str, outbox: Outbox, subject: str = "") -> tuple[str, ...]:
    """The last one, of those about a request that the subject names where it names one: «… № 96 от …»."""
    letters = [record.claim for record in outbox.to_address(address)]
    numbers = set(_NUMBER.findall(subject))
    named = [each for each in letters if each.request and each.request.partition("-")[0] in numbers]
    return tuple(each.letter for each in (named or letters)[:1])


def _is_recipient(letter: str, address: str, outbox: Outbox) -> bool:
    return address_key(outbox.records[letter].claim.recipient) == address_key(address)


def _kind(failed: FailedRecipient) -> SignKind:
    return SignKind.UNWANTED if failed.address_good else SignKind.FAILED
