"""Decisions of a person: assign, dismiss, undo, exclude, extend, resume: facts with who, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from mailflow.app.lost_hours import put_in_doubt
from mailflow.app.personal_data import is_erased
from mailflow.app.records import Records
from mailflow.app.troubles import trouble_ended
from mailflow.cases.addresses import address_key
from mailflow.cases.board import addressees
from mailflow.cases.deadlines import effective_deadline
from mailflow.cases.loops import LOOP_TROUBLE
from mailflow.cases.standstill import CLOCK_TROUBLE, RESTORED_TROUBLE
from mailflow.cases.undoing import can_be_undone
from mailflow.errors import NotFoundError, UsageError
from mailflow.model.fact import (
    CaseExcluded,
    Entry,
    ExtensionGranted,
    FactUndone,
    MessageAssigned,
    MessageDismissed,
    MessageRead,
    TroubleBegan,
)
from mailflow.model.identifiers import CaseId, EntryNumber, Oktmo, RequestId
from mailflow.model.request import Request
from mailflow.model.understanding import CaseVerdict, Outcome

if TYPE_CHECKING:
    # They read mail: too heavy for commands that only look into the ledger.
    from mailflow.app.rereading import Rereader
    from mailflow.matching.answers import Answer


def assign(  # noqa: PLR0913 - what a person says of a letter, each by its name
    records: Records,
    number: int,
    case: CaseId,
    *,
    outcome: Outcome | None,
    figures: Mapping[str, Decimal],
    until: date | None,
    who: str,
    why: str,
    rereader: Rereader | None = None,
) -> Sequence[Entry]:
    """Settle a message on a case; without `outcome` what was read in it counts, else `report`.

    What was settled on no case is read once more by `rereader` for the one named. With `until` (or a
    promised date and outcome `extension`) the case's dates move as well. Returns what was recorded, the
    assignment first.
    """
    message = find_message(records, number)
    _check_case(records, case)
    _check_figures(records, case, figures)
    understanding = message.understanding
    read: CaseVerdict | Answer | None = next(
        (each for each in understanding.cases if each.case == case), None
    )
    if read is None and rereader is not None and not understanding.cases:
        read = rereader.answer(message, _request(records, case))
    if outcome is None and read is None and is_erased(message):
        raise NotFoundError(
            f"Письмо № {number} стёрто по истечении срока хранения, и что в нём было, неизвестно. Если оно "
            "у вас есть, назовите исход и числа сами: --outcome и --set"
        )
    settled = outcome or (read.outcome if read else Outcome.REPORT)
    now = records.clock.now()
    counted = {**(read.figures if read else {}), **figures}
    facts: list[MessageAssigned | ExtensionGranted] = [
        MessageAssigned(now, who, EntryNumber(number), case, settled, counted, why)
    ]
    if until is not None:
        _check_later(records, case, until)
    later = until or (understanding.promised_date if settled is Outcome.EXTENSION else None)
    if later is not None and later > _deadline(records, case):
        facts.append(ExtensionGranted(now, who, case, later, why))
    return records.record(*facts)


def dismiss(records: Records, number: int, *, who: str, why: str) -> Sequence[Entry]:
    """The message needs nothing more."""
    find_message(records, number)
    return records.record(MessageDismissed(records.clock.now(), who, EntryNumber(number), why))


def undo(records: Records, number: int, *, who: str, why: str) -> Sequence[Entry]:
    """Take back a decision or an automatic recording by its number; with a letter's number all decisions on
    it as well, so that it waits again.

    A record is taken back once; who wants it taken back again after that was undone undoes the last undoing.
    """
    entry = records.book.entry(EntryNumber(number))
    if entry is None:
        raise NotFoundError(f"Записи № {number} нет")
    if not can_be_undone(entry.fact):
        raise UsageError(f"Запись № {number} нельзя отменить: это не решение")
    now = records.clock.now()
    also = [_last_undoing(records, each) for each in _decisions_in_force(records, entry)]
    undone = records.record(*(FactUndone(now, who, each, why) for each in (entry.number, *also)))
    if not undone:
        last = _last_undoing(records, number)
        how = f"отмените запись № {last}" if not records.book.is_undone(entry.number) else "она не действует"
        raise UsageError(f"Запись № {number} уже отменяли: {how}")
    return undone


def _decisions_in_force(records: Records, entry: Entry) -> Sequence[EntryNumber]:
    """What persons decided on the letter in `entry` and have not taken back; none where it is no letter."""
    if not isinstance(entry.fact, MessageRead):
        return ()
    return tuple(
        each.number
        for each in records.book.entries.values()
        if isinstance(each.fact, MessageAssigned | MessageDismissed)
        and each.fact.message == entry.number
        and not records.book.is_undone(each.number)
    )


def exclude(records: Records, case: CaseId, *, who: str, why: str) -> Sequence[Entry]:
    """Take a case out of the campaign."""
    _check_case(records, case)
    return records.record(CaseExcluded(records.clock.now(), who, case, why))


def extend(records: Records, case: CaseId, until: date, *, who: str, why: str) -> Sequence[Entry]:
    """Grant a later date, inclusive."""
    _check_case(records, case)
    _check_later(records, case, until)
    return records.record(ExtensionGranted(records.clock.now(), who, case, until, why))


def standstills(records: Records) -> Sequence[tuple[str, TroubleBegan]]:
    """What keeps mail back until a person says go on: the word for `resume`, and the trouble."""
    return tuple(
        (name.removeprefix(LOOP_TROUBLE), trouble)
        for name, (_, trouble) in records.book.marks.troubles.items()
        if name in (RESTORED_TROUBLE, CLOCK_TROUBLE) or name.startswith(LOOP_TROUBLE)
    )


def resume(records: Records, what: str, *, who: str, why: str) -> int:
    """Let mail go on: after a restored ledger (`restored`), after a leap of the clock (`clock`), or to an
    address that went round.

    Returns how many letters are in doubt by it: they may have gone out in the hours the ledger has lost.
    """
    named = {word: trouble.name for word, trouble in standstills(records)}
    name = named.get(what.strip()) or named.get(address_key(what))
    if name is None:
        waiting = ", ".join(named) or "ничего"
        raise NotFoundError(f"«{what}» отправки не держит; подтверждения ждёт: {waiting}")
    doubtful = put_in_doubt(records) if name == RESTORED_TROUBLE else 0
    trouble_ended(records, name, who=who, why=why)
    return doubtful


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
    if entry is None:
        raise NotFoundError(f"Письма № {number} нет: {last_number(records)}")
    if not isinstance(entry.fact, MessageRead):
        raise NotFoundError(f"Письма № {number} нет: под этим номером записано не письмо")
    return entry.fact


def last_number(records: Records) -> str:
    """In Russian: how far the numbers go. None is given twice, so a higher one never stood for anything."""
    last = max(records.book.entries, default=None)
    return "журнал пуст" if last is None else f"последняя запись — № {last}"


def _check_case(records: Records, case: CaseId) -> None:
    if not any(request.id == case.request for request in records.configuration.requests):
        raise NotFoundError(f"Запроса {case.request} нет в config/requests")
    if case.municipality not in records.configuration.directory:
        raise NotFoundError(f"Муниципального образования с кодом {case.municipality} нет в справочнике")
    listed = addressees(_request(records, case), records.configuration.directory)
    if all(each.oktmo != case.municipality for each in listed):
        raise NotFoundError(
            f"Запрос {case.request} не обращён к муниципальному образованию {case.municipality}"
        )


def _last_undoing(records: Records, number: int) -> EntryNumber:
    """The end of the chain of undoings that began at the record."""
    last = EntryNumber(number)
    for entry in records.book.entries.values():
        if isinstance(entry.fact, FactUndone) and entry.fact.number == last:
            last = entry.number
    return last


def _check_later(records: Records, case: CaseId, until: date) -> None:
    deadline = _deadline(records, case)
    if until <= deadline:
        raise UsageError(f"Срок продлевают на день позже {deadline:%d.%m.%Y}, а указано {until:%d.%m.%Y}")


def _deadline(records: Records, case: CaseId) -> date:
    return effective_deadline(_request(records, case), records.calendar)


def _request(records: Records, case: CaseId) -> Request:
    return next(each for each in records.configuration.requests if each.id == case.request)


def _check_figures(records: Records, case: CaseId, figures: Mapping[str, Decimal]) -> None:
    request = _request(records, case)
    known = [figure.key for figure in request.figures]
    for key in figures:
        if key not in known:
            raise UsageError(f"Показателя «{key}» у запроса {case.request} нет; есть: {', '.join(known)}")
