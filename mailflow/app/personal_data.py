"""Personal data (152-FZ): erased after the retention term, shown on request. Figures and decisions stay."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from mailflow.app.ports import Archive
from mailflow.app.records import Records
from mailflow.cases.addresses import address_key
from mailflow.cases.book import Book
from mailflow.cases.outbox import Outbox
from mailflow.errors import NotFoundError
from mailflow.model.fact import Entry, Fact, LetterClaimed, MessageRead
from mailflow.model.identifiers import ContentHash
from mailflow.model.understanding import FailedRecipient, Understanding

ERASED = "стёрто по истечении срока хранения"


def erase_before(records: Records, archive: Archive, before: datetime) -> int:
    """Erase raw mail older than `before` and the people in its facts; returns how many facts changed.

    What a case stands on stays: kind, outcome, figures, numbers and dates of letters, who decided what, and
    which of the addresses we wrote to a delivery report is about.
    """
    records.catch_up()
    for content in _old_contents(records, before):
        archive.erase(content)
    archive.erase_others(frozenset(_contents(records)), before)
    outbox = records.book.outbox
    changed = records.ledger.rewrite(lambda fact: _erased(fact, before, outbox))
    if changed:
        records.book, records.seen = Book(), 0
        records.catch_up()
    return changed


def is_erased(message: MessageRead) -> bool:
    """Whether the message is past its term: its number and what it counted for are left."""
    return message.understanding.subject == ERASED


def data_on(records: Records, archive: Archive, address: str) -> Mapping[str, bytes | str]:
    """Everything held on the person behind an address, as files: a list of facts, and the raw mail."""
    wanted = address_key(address)
    entries = [entry for entry in records.book.entries.values() if wanted in _addresses(entry.fact)]
    if not entries:
        raise NotFoundError(f"Об адресе {address} ничего не хранится")
    files: dict[str, bytes | str] = {"facts.txt": "\n".join(_lines(records, entries)) + "\n"}
    for entry in entries:
        if isinstance(entry.fact, MessageRead | LetterClaimed):
            try:
                files[f"{entry.number:06}.eml"] = archive.get(entry.fact.content)
            except NotFoundError:
                continue
    return files


def _contents(records: Records) -> Iterator[ContentHash]:
    for entry in records.book.entries.values():
        if isinstance(entry.fact, MessageRead | LetterClaimed):
            yield entry.fact.content


def _old_contents(records: Records, before: datetime) -> Iterator[ContentHash]:
    for entry in records.book.entries.values():
        if isinstance(entry.fact, MessageRead | LetterClaimed) and entry.fact.at < before:
            yield entry.fact.content


def _erased(fact: Fact, before: datetime, outbox: Outbox) -> Fact:
    if not isinstance(fact, MessageRead) or fact.at >= before or is_erased(fact):
        return fact
    return replace(fact, understanding=_without_people(fact.understanding, outbox))


def _without_people(understanding: Understanding, outbox: Outbox) -> Understanding:
    return replace(
        understanding,
        message_id="",
        from_name="",
        from_address="",
        subject=ERASED,
        text="",
        attachments=tuple(replace(each, name="") for each in understanding.attachments),
        cases=tuple(replace(each, evidence=()) for each in understanding.cases),
        candidates=tuple(replace(each, why=ERASED) for each in understanding.candidates),
        failed_recipients=tuple(_without_stranger(each, outbox) for each in understanding.failed_recipients),
        delivered_recipients=tuple(
            each for each in understanding.delivered_recipients if _is_on_file(each, outbox)
        ),
        signatory=None,
        executor=None,
        phone=None,
        links=(),
        defects=(),
    )


def _without_stranger(failed: FailedRecipient, outbox: Outbox) -> FailedRecipient:
    """That somebody is named stays: a report that names nobody waits for a person."""
    address = failed.address if _is_on_file(failed.address, outbox) else ""
    return replace(failed, address=address, diagnostic="")


def _is_on_file(address: str, outbox: Outbox) -> bool:
    return any(True for _ in outbox.to_address(address))


def _addresses(fact: Fact) -> frozenset[str]:
    match fact:
        case MessageRead(understanding=understanding):
            failed = (each.address for each in understanding.failed_recipients)
            named = (understanding.from_address, *failed, *understanding.delivered_recipients)
            return frozenset(address_key(each) for each in named if each)
        case LetterClaimed(recipient=recipient):
            return frozenset({address_key(recipient)})
        case _:
            return frozenset()


def _lines(records: Records, entries: list[Entry]) -> Iterator[str]:
    timezone = records.configuration.association.timezone
    for entry in entries:
        at = entry.fact.at.astimezone(timezone)
        match entry.fact:
            case MessageRead(understanding=understanding):
                cases = ", ".join(f"{each.case} {each.outcome}" for each in understanding.cases) or "без дела"
                people = "; ".join(filter(None, (understanding.signatory, understanding.executor)))
                what = f"получено: «{understanding.subject}»  {cases}  {people}"
                yield f"{entry.number}  {at:%d.%m.%Y %H:%M}  {what}"
            case LetterClaimed(letter=letter):
                yield f"{entry.number}  {at:%d.%m.%Y %H:%M}  отправлено: {letter}"
            case _:
                continue
