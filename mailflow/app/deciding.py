"""Decisions of a person: assign, dismiss, undo, exclude, extend. Each is a fact with who, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from mailflow.app.records import Records
from mailflow.errors import NotFoundError, UsageError
from mailflow.model.fact import (
    CaseExcluded,
    Entry,
    ExtensionGranted,
    FactUndone,
    MessageAssigned,
    MessageDismissed,
    MessageRead,
)
from mailflow.model.identifiers import CaseId, EntryNumber, Oktmo, RequestId
from mailflow.model.understanding import Outcome


def assign(
    records: Records,
    number: int,
    case: CaseId,
    *,
    outcome: Outcome | None,
    figures: Mapping[str, Decimal],
    until: date | None,
    who: str,
    why: str,
) -> Outcome:
    """Settle a message on a case; without `outcome` what was read in it counts, else `report`.

    With `until` (or a promised date and outcome `extension`) the case's dates move as well.
    """
    message = find_message(records, number)
    _check_case(records, case)
    _check_figures(records, case, figures)
    understanding = message.understanding
    read = next((each for each in understanding.cases if each.case == case), None)
    settled = outcome or (read.outcome if read else Outcome.REPORT)
    now = records.clock.now()
    counted = {**(read.figures if read else {}), **figures}
    facts: list[MessageAssigned | ExtensionGranted] = [
        MessageAssigned(now, who, EntryNumber(number), case, settled, counted, why)
    ]
    later = until or (understanding.promised_date if settled is Outcome.EXTENSION else None)
    if settled is Outcome.EXTENSION and later is not None:
        facts.append(ExtensionGranted(now, who, case, later, why))
    records.record(*facts)
    return settled


def dismiss(records: Records, number: int, *, who: str, why: str) -> None:
    """The message needs nothing more."""
    find_message(records, number)
    records.record(MessageDismissed(records.clock.now(), who, EntryNumber(number), why))


def undo(records: Records, number: int, *, who: str, why: str) -> Entry:
    """Take back a decision or an automatic recording by its number; returns what was taken back."""
    entry = records.book.entry(EntryNumber(number))
    if entry is None:
        raise NotFoundError(f"Записи № {number} нет")
    undoable = (MessageRead, MessageAssigned, MessageDismissed, ExtensionGranted, CaseExcluded, FactUndone)
    if not isinstance(entry.fact, undoable):
        raise UsageError(f"Запись № {number} нельзя отменить: это не решение")
    records.record(FactUndone(records.clock.now(), who, EntryNumber(number), why))
    return entry


def exclude(records: Records, case: CaseId, *, who: str, why: str) -> None:
    """Take a case out of the campaign."""
    _check_case(records, case)
    records.record(CaseExcluded(records.clock.now(), who, case, why))


def extend(records: Records, case: CaseId, until: date, *, who: str, why: str) -> None:
    """Grant a later date, inclusive."""
    _check_case(records, case)
    records.record(ExtensionGranted(records.clock.now(), who, case, until, why))


def parse_case(text: str) -> CaseId:
    """`96-2024/03601401` (a colon or a space instead of the slash is understood too)."""
    for mark in ("/", ":", " "):
        request, found, municipality = text.strip().partition(mark)
        if found:
            return CaseId(RequestId(request.strip()), Oktmo(municipality.strip()))
    raise UsageError(f"Дело записывается как 96-2024/03601401, а получено «{text}»")


def find_message(records: Records, number: int) -> MessageRead:
    """The message of that number. Raises NotFoundError."""
    entry = records.book.entry(EntryNumber(number))
    if entry is None or not isinstance(entry.fact, MessageRead):
        raise NotFoundError(f"Письма № {number} нет")
    return entry.fact


def _check_case(records: Records, case: CaseId) -> None:
    if not any(request.id == case.request for request in records.configuration.requests):
        raise NotFoundError(f"Запроса {case.request} нет в config/requests")
    if case.municipality not in records.configuration.directory:
        raise NotFoundError(f"Муниципального образования с кодом {case.municipality} нет в справочнике")


def _check_figures(records: Records, case: CaseId, figures: Mapping[str, Decimal]) -> None:
    request = next(each for each in records.configuration.requests if each.id == case.request)
    known = [figure.key for figure in request.figures]
    for key in figures:
        if key not in known:
            raise UsageError(f"Показателя «{key}» у запроса {case.request} нет; есть: {', '.join(known)}")
